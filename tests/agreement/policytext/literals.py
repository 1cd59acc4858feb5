"""Literals of each type, from small pools so that records can hit their edges."""

from random import Random

from tests.agreement.policytext.shapes import FieldShape

PICKS = (
    ("DE", "AT", "CH", "PL", "Österreich"),
    ("confirmed", "planned", "refused", '"not asked"'),
    ("economic_buyer", "champion", "user", '"in"', '"3M"'),
    ("A1", "B2", "C3", "straße", '"Größe 4"'),
)
DURATIONS_SHORT = (1, 7, 14, 30)
INTEGERS = (0, 1, 2, 5, 20, 50, 100, -3, 1000)
NUMBERS = ("0", "0.5", "12.25", "100", "-1.5", "99.9990", "1000")
DAYS = ("2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01", "2026-03-02", "2026-04-15", "2026-06-30", "2024-02-29")
TEXTS = ("Acme", "late deliveries", "CTO", "", "Müller GmbH", "a;b")
PHRASES = ("CTO", "Leiter", "Head of Sales", "late deliveries", "Müller", "GmbH", "3 Tage", "STRASSE")


def plain(label: str) -> str:
    """Return a label without its quotes."""
    return label.strip('"')


def quoted(text: str) -> str:
    """Return a text as a quoted string (the pools need no escapes)."""
    return f'"{text}"'


def literal(rng: Random, shape: FieldShape) -> str:
    """Return a random literal of a field's type, as written."""
    match shape.kind:
        case "integer":
            return str(rng.choice(INTEGERS))
        case "number":
            return rng.choice(NUMBERS) + (f" {shape.unit}" if shape.unit else "")
        case "date":
            return rng.choice(DAYS)
        case "yes/no":
            return rng.choice(("yes", "no"))
        case "text":
            return quoted(rng.choice([text for text in TEXTS if text]))
        case _:
            return rng.choice(shape.values)


def sort_key(text: str) -> float:
    """Return the place of an ordered literal among its kind."""
    head = text.split(" ", maxsplit=1)[0]
    return float(head) if head.count("-") < 2 else float(head.replace("-", ""))


def ordered_pair(rng: Random, shape: FieldShape) -> tuple[str, str]:
    """Return two different literals of an ordered type, the lower first."""
    while True:
        pair = sorted((literal(rng, shape), literal(rng, shape)), key=sort_key)
        if sort_key(pair[0]) < sort_key(pair[1]):
            return pair[0], pair[1]


def duration(rng: Random, days: int) -> str:
    """Return a duration as written, sometimes in weeks."""
    if days % 7 == 0 and rng.random() < 0.4:
        return "1 week" if days == 7 else f"{days // 7} weeks"
    return "1 day" if days == 1 else f"{days} days"
