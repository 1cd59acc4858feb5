"""What a column's name and its values give away: keys, persons, consent, spellings of *unknown*."""

import re
from typing import Final

from policy_engine.values.texts import match_form

UNKNOWN: Final = frozenset(
    {
        "-", "--", "---", "–", "—", "?", "??", "n/a", "#n/a", "#nv", "nan", "#null!", "null", "(null)", "(blank)",
        "(leer)", "unknown", "unbekannt", "not set", "not specified", "not provided", "tbd", "select", "select...",
        "select…", "please select", "-- select --", "- select -", "--none--", "-none-", "bitte wählen",
        "bitte auswählen", "keine angabe", "k.a.", "k. a.", "k.a", "nicht angegeben", "nicht bekannt",
    }
)  # fmt: skip
"""Spellings, folded, that stand for *nobody knows* in exports."""

LONGEST_UNKNOWN: Final = max(map(len, UNKNOWN))
_KEY_ENDINGS: Final = ("nummer", "nr", "guid", "uuid", "kennung")
_KEY_WORDS: Final = ("id", "key", "no", "number")
_NO_KEYS: Final = ("telefon", "phone", "fax", "mobil", "haus", "post", "street", "house", "zip", "postal")
_PERSON_WORDS: Final = frozenset(
    {
        "name", "phone", "tel", "mobile", "mobil", "handy", "fax", "contact", "kontakt", "person", "owner", "inhaber",
        "user", "rep", "ansprechpartner", "betreuer", "assignee", "address", "adresse", "street", "straße", "strasse",
        "iban", "birth", "birthday", "birthdate", "linkedin", "url", "website", "ip",
    }
)  # fmt: skip
_PERSON_PARTS: Final = ("mail", "telefon", "telephone", "phone", "geburt")
_CONSENT_WORDS: Final = frozenset({"consent", "optin", "gdpr", "dsgvo", "einwilligung", "permission", "zustimmung"})
_AGAINST: Final = frozenset({"out", "no", "not", "without", "missing", "withdrawn", "revoked", "kein", "keine", "ohne"})
_LONG_NUMBER: Final = re.compile(r"(?:[0-9][ ()/.+-]{0,3}){7}")


def is_unknown(text: str) -> bool:
    """Tell whether a value says that nobody knows."""
    return match_form(text) in UNKNOWN


def like_a_key(words: tuple[str, ...]) -> bool:
    """Tell whether a column is named like what tells records apart: ``Company ID``, ``Kundennummer``."""
    if not words or any(word.startswith(_NO_KEYS) for word in words):
        return False
    return words[-1] in _KEY_WORDS or words[-1].endswith(_KEY_ENDINGS)


def like_a_person(words: tuple[str, ...]) -> bool:
    """Tell whether a column is named as if it held names, addresses or numbers of persons."""
    return any(
        word in _PERSON_WORDS or word.endswith("name") or any(part in word for part in _PERSON_PARTS) for word in words
    )


def like_consent(words: tuple[str, ...]) -> bool:
    """Tell whether yes in a column of this name is consent; ``Opted out`` is the opposite."""
    says = any(word in _CONSENT_WORDS for word in words) or ("opt" in words and "in" in words)
    return says and not _AGAINST & set(words)


def personal(text: str) -> bool:
    """Tell whether a value may be an address, a link or a telephone number."""
    return "@" in text or "://" in text or text.startswith("www.") or _LONG_NUMBER.search(text) is not None


def like_a_code(text: str) -> bool:
    """Tell whether digits are no amount: postcodes with a zero in front, telephone numbers with a plus."""
    return (text[:1] == "0" and text[1:2].isdigit()) or (text[:1] == "+" and len(text) > 7)
