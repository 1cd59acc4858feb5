"""Words that cannot be names: the keywords of every language, whichever a file is written in."""

_GERMAN = """
regelwerk bibliothek ziel innerhalb von verantwortlich zeitzone vorgabe je sonst lead firma chance kunde personen
ereignisse schlüssel tatsache reaktion bedarf text ganze zahl ja nein datum eins mehrere spalte werte stand laut
gefüllt gültig für leer heißt unbekannt bei erfasst als aus solange dimension erfüllt wenn alle sind ist mindestens
kriterium außer weil siehe fragen anbieten zurückstellung ausschluss stufe übergeben an antwort bleibt zusicherung
nie immer ergebnisse uns entschieden gegen keine entscheidung abgelehnt spricht oder bis zu neuem beispiel wie am
erwarte nicht in den letzten tagen nächsten vor verschiedenen eine person kein keinen und bekannt auf
"""
GERMAN = frozenset(_GERMAN.split())
"""German keywords, small; ``ss`` is read for ``ß`` as well."""


def is_german_keyword(word: str) -> bool:
    """Tell whether a word is a German keyword as it is read: with a capital or small, ``ss`` for ``ß``."""
    small = word[:1].lower() + word[1:]
    return small in GERMAN or (("ss" in small) and small.replace("ss", "ß") in GERMAN)


TEXT_LANGUAGES = ("de", "en", "fr")
"""Languages of translations; these words are free to be names."""
