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

MEANT = {
    "if": "_when", "except": "_unless", "else": "_otherwise", "default": "_otherwise", "equals": "is_",
    "contains": "includes_any", "then": "", "dann": "", "wenn": "_when", "falls": "_when",
    "weil": "because", "und": "_and", "oder": "_or", "nicht": "not_", "ist": "is_", "vorgabe": "_setting",
    "lead": "lead", "firma": "account", "chance": "opportunity", "kunde": "customer", "personen": "_people",
    "ereignisse": "_events", "ergebnisse": "_outcomes", "schlüssel": "_key", "tatsache": "fact",
    "reaktion": "reaction", "bedarf": "need", "spalte": "_column", "werte": "_values", "kriterium": "_criterion",
    "zurückstellung": "_hold", "ausschluss": "_disqualifier", "stufe": "_stage", "zusicherung": "_guarantee",
    "beispiel": "_example", "verantwortlich": "_owners", "fragen": "ask", "anbieten": "offer", "sonst": "_otherwise",
    "ziel": "goal", "zeitzone": "time_zone", "erwarte": "expect_stage",
}  # fmt: skip
"""Words, small, that people write for a keyword, and the rule whose words are meant; empty: the word is too much."""

MEANT_PAIRS = {
    ("greater", "than"): "is_more_than", ("larger", "than"): "is_more_than", ("bigger", "than"): "is_more_than",
    ("higher", "than"): "is_more_than", ("smaller", "than"): "is_less_than", ("fewer", "than"): "is_less_than",
    ("lower", "than"): "is_less_than",
}  # fmt: skip
"""The same for two words."""
