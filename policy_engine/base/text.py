"""Texts for readers: a first wording and its translations."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader sees: ``default``, and for each language in ``translations`` another wording."""

    default: str
    translations: tuple[tuple[str, str], ...] = ()

    def within(self, language: str) -> str:
        """Return the wording in ``language`` (``"en"``, ``"de"``), else the first one."""
        return dict(self.translations).get(language, self.default)
