"""Plain tables and counted nouns, for people."""

from collections.abc import Iterator, Mapping, Sequence

from policy_engine.base.render import width


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines of a plain table, two blanks before it and between its columns; numbers stand to the right."""
    whole = [header, *rows]
    widths = [max(width(row[place]) for row in whole) for place in range(len(header))]
    right = [all(_is_number(row[place]) for row in rows) for place in range(len(header))]
    for row in whole:
        cells = []
        for place, cell in enumerate(row):
            blanks = " " * (widths[place] - width(cell))
            cells.append(blanks + cell if right[place] else cell + blanks)
        yield ("  " + "  ".join(cells)).rstrip()


def _is_number(cell: str) -> bool:
    """Tell whether a cell is a count, a share, or blank."""
    return not cell or cell.removeprefix("<").removeprefix(">").removesuffix(" %").isdigit()


def counted(number: int, noun: str) -> str:
    """Return ``1 row``, ``2 rows``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def verb(number: int, one: str, more: str) -> str:
    """Return the form of a verb that goes with a number."""
    return one if number == 1 else more


def share(part: int, whole: int) -> str:
    """Return a share in per cent; only nothing is ``0 %``, and only all of it ``100 %``."""
    if not part or not whole:
        return "0 %"
    if part == whole:
        return "100 %"
    percent = round(100 * part / whole)
    return "<1 %" if percent < 1 else ">99 %" if percent > 99 else f"{percent} %"


def several(names: Sequence[str], most: int = 8) -> str:
    """Return names in backticks with commas; after the first ``most`` only how many more there are."""
    shown = ", ".join(f"`{name}`" for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def by_name(numbers: Mapping[str, int], most: int = 6) -> str:
    """Return names with their numbers, the greatest first: `` `a` 3, `b` 1 ``; a single one without its number."""
    if len(numbers) == 1:
        return several(list(numbers))
    ranked = sorted(numbers.items(), key=lambda item: -item[1])
    shown = ", ".join(f"`{name}` {number}" for name, number in ranked[:most])
    return shown if len(ranked) <= most else f"{shown} and {len(ranked) - most} more"
