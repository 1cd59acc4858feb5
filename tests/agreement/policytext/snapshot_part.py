"""The declarations of what a record consists of: settings, fields, people, events."""

from collections.abc import Sequence

from tests.agreement.policytext.conditions import Conditions, while_scope
from tests.agreement.policytext.literals import DURATIONS_SHORT, PICKS, duration, literal, plain
from tests.agreement.policytext.shapes import DURATIONS, Draft, EventShape, FieldShape, SettingShape

KINDS = {
    "texts": "text", "integers": "integer", "numbers": "number", "flags": "yes/no", "dates": "date",
    "picklists": "one of", "several": "several of",
}  # fmt: skip
STEMS = {
    "text": "pain", "integer": "seats", "number": "budget", "yes/no": "consent", "date": "renewal",
    "one of": "country", "several of": "interests",
}  # fmt: skip


def type_text(shape: FieldShape) -> str:
    """Return a type as written."""
    if shape.values:
        return f"{shape.kind} {', '.join(shape.values)}"
    return f"{shape.kind} in {shape.unit}" if shape.unit else shape.kind


def draw_shape(draft: Draft, name: str, evidence: str, kind: str | None = None) -> FieldShape:
    """Draw a field or attribute of an enabled type."""
    rng = draft.rng
    kinds = [KINDS[feature] for feature in KINDS if feature in draft.features] or ["yes/no", "one of"]
    kind = kind or rng.choice(kinds)
    unit = "EUR" if kind == "number" and draft.on("units", 0.6) else None
    values: tuple[str, ...] = ()
    if kind in ("one of", "several of"):
        pool = rng.choice(PICKS)
        values = tuple(rng.sample(pool, rng.randint(2, len(pool))))
    return FieldShape(name.format(STEMS[kind]), kind, evidence, unit, values)


def field_clauses(draft: Draft, shape: FieldShape) -> Sequence[str]:
    """Return the clauses of a field in a random choice."""
    rng = draft.rng
    clauses: list[str] = []
    if draft.on("columns"):
        as_format = ""
        if draft.on("formats") and shape.kind in ("date", "number", "integer"):
            as_format = ' as "DD.MM.YYYY"' if shape.kind == "date" else ' as "1.234,56"'
        dotted = f"deep.{shape.name}" if rng.random() < 0.3 else f"{shape.name} (CRM)"
        clauses.append(f'column "{dotted}"{as_format}')
    if draft.on("spellings") and shape.values:
        spelt = [f'{v} "{plain(v)} alt", "X {plain(v)}"' for v in shape.values if rng.random() < 0.6]
        clauses.append("values " + "; ".join(spelt) if spelt else "")
    dated = draft.on("dated", 0.7)
    if dated:
        clauses.append(f'dated by "{shape.name} on"')
        if draft.on("fresh", 0.7):
            clauses.append(f"fresh for {duration(rng, rng.choice(DURATIONS))}")
    if shape.evidence == "need" and shape.kind in ("one of", "yes/no") and draft.on("denied", 0.7):
        clauses.append(f"denied by {literal(rng, shape)}")
    if draft.on("unknown when", 0.4):
        clauses.append('unknown when "Select", "keine Angabe"')
    if draft.on("empty means", 0.3) and shape.kind != "several of":
        clauses.append(f"empty means {literal(rng, shape)}")
    if draft.on("filled by", 0.3):
        clauses.append(f"filled by {rng.choice(draft.owners)}")
    if shape.evidence == "need":
        clauses.append('because "They need it" de "Sie brauchen es"')
    return clauses


def add_field(draft: Draft, shape: FieldShape) -> None:
    """Declare a field."""
    lines = [f"  {shape.evidence} {shape.name} {type_text(shape)}"]
    lines += [f"    {clause}" for clause in field_clauses(draft, shape) if clause]
    draft.add("\n".join(lines))


def evidence(draft: Draft) -> str:
    """Draw an evidence class."""
    return draft.rng.choice(("fact", "need", "reaction") if "reactions" in draft.features else ("fact", "need"))


def add_record(draft: Draft) -> None:
    """Declare the record's block."""
    rng = draft.rng
    kind = rng.choice(("lead", "account", "opportunity", "customer"))
    draft.add(f'{kind} "The record"' if rng.random() < 0.3 else kind)
    if not draft.on("no key", 0.4):
        draft.add('  key company\n    column "Company ID"' if draft.on("columns") else "  key company")
    for number in range(rng.randint(3, 8)):
        draft.fields.append(draw_shape(draft, f"{{}}_{number}", evidence(draft)))
    for shape in draft.fields:
        add_field(draft, shape)
    if draft.on("everywhere"):
        draft.add('  everywhere unknown when "unbekannt", "?"')


def add_people(draft: Draft) -> None:
    """Declare people."""
    if "people" not in draft.features and "persons" not in draft.features:
        return
    draft.add('people "Buying group" de "Einkaufsgruppe"')
    draft.people_keyed = draft.on("people key", 0.9) or draft.on("person events", 0.9)
    if draft.people_keyed:
        draft.add("  key contact")
    for number in range(draft.rng.randint(1, 4)):
        draft.people.append(draw_shape(draft, f"person_{{}}_{number}", evidence(draft)))
    for shape in draft.people:
        add_field(draft, shape)


def add_settings(draft: Draft) -> None:
    """Declare settings of every kind that some field can use."""
    rng = draft.rng
    shapes = [shape for shape in draft.fields if shape.kind in ("integer", "number", "date")]
    lists = [shape for shape in draft.fields if shape.kind in ("one of", "several of")]
    if draft.on("settings", 0.9):
        for shape in rng.sample(shapes, min(2, len(shapes))):
            add_setting(draft, SettingShape(f"limit_{shape.name}", shape.kind, shape.unit, shape))
    if draft.on("durations", 0.8):
        add_setting(draft, SettingShape("attention", "duration"))
    if draft.on("lists", 0.8) and lists:
        shape = rng.choice(lists)
        add_setting(draft, SettingShape(f"targets_{shape.name}", "list", None, shape))


def setting_value(draft: Draft, shape: SettingShape) -> str:
    """Return a value of a setting as written."""
    if shape.kind == "duration":
        return duration(draft.rng, draft.rng.choice(DURATIONS_SHORT))
    assert shape.of is not None
    if shape.kind == "list":
        return "one of " + ", ".join(draft.rng.sample(shape.of.values, draft.rng.randint(1, 2)))
    return literal(draft.rng, shape.of)


def add_setting(draft: Draft, shape: SettingShape) -> None:
    """Declare a setting, plain or by a picklist."""
    rng = draft.rng
    picklists = [field for field in draft.fields if field.kind == "one of"]
    head = f'setting {shape.name} "As agreed" {draft.owner(0.2)}'.rstrip()
    if not (draft.on("settings by", 0.7) and picklists):
        draft.add(f"{head} is {setting_value(draft, shape)}")
        draft.settings.append(shape)
        return
    by = rng.choice(picklists)
    covered = rng.sample(by.values, rng.randint(1, len(by.values)))
    arms = [covered[:1], covered[1:]] if len(covered) > 1 else [covered]
    lines = [f"{head} by {by.name}"]
    lines += [f"  - {', '.join(arm)} {setting_value(draft, shape)}" for arm in arms]
    if rng.random() < 0.6:
        lines.append(f"  - otherwise {setting_value(draft, shape)}")
    draft.add("\n".join(lines))
    draft.settings.append(SettingShape(shape.name, shape.kind, shape.unit, shape.of, by))


def add_events(draft: Draft) -> None:
    """Declare recorded events, then derived ones upon them."""
    if "events" not in draft.features:
        return
    rng = draft.rng
    draft.add("events")
    if draft.on("event columns"):
        draft.add('  column type "Activity"', '  column at "Activity date"', '  column person "Who"')
        draft.add('  column key "Activity ID"')
    shared = [draw_shape(draft, f"attribute_{{}}_{number}", "fact") for number in range(rng.randint(1, 3))]
    for number in range(rng.randint(1, 4)):
        add_recorded(draft, f"event_{number}", shared)
    for number in range(rng.randint(0, 3)):
        add_derived(draft, f"derived_{number}")


def add_recorded(draft: Draft, name: str, shared: Sequence[FieldShape]) -> None:
    """Declare a recorded event; attributes come from a shared stock, so that several events declare them alike."""
    rng = draft.rng
    attributes = tuple(rng.sample(shared, rng.randint(1, len(shared)))) if draft.on("attributes", 0.7) else ()
    kind = evidence(draft)
    line = f"  {kind} {name}"
    if attributes:
        line += " with " + " and ".join(f"{a.name} {type_text(a)}" for a in attributes)
    if draft.on("recorded as"):
        line += f'\n    recorded as "Page: /{name}", "{name.upper()} DE"'
    if kind == "need":
        line += '\n    because "They asked"'
    draft.add(line)
    draft.events.append(EventShape(name, kind, attributes, kind == "reaction"))


def add_derived(draft: Draft, name: str) -> None:
    """Declare a derived event: a plain group, or ``while`` a condition holds, on recorded and derived ones."""
    rng = draft.rng
    if not (draft.on("groups", 0.8) or draft.on("while", 0.8)):
        return
    sources = rng.sample(draft.events, rng.randint(1, min(2, len(draft.events))))
    guarded = draft.on("while", 0.8)
    bare = not guarded and any(source.bare for source in sources)
    kind = rng.choice(("fact", "reaction") if bare else ("fact", "need", "need"))
    line = f'  {kind} {name} "Derived"\n    from {", ".join(source.name for source in sources)}'
    nested = any(source.nested for source in sources)
    if guarded:
        condition = Conditions(draft).condition(while_scope(draft), 2)
        nested = nested or any(event.derived and event.name in condition for event in draft.events)
        line += f"\n    while {condition}"
    if kind == "need":
        line += '\n    because "It is more than attention"'
    if kind == "need" and draft.on("event until"):
        line += "\n    until 2026-03-05"
    draft.add(line)
    attributes = tuple(a for a in sources[0].attributes if all(a in source.attributes for source in sources))
    draft.events.append(EventShape(name, kind, attributes, bare or kind == "reaction", True, nested))
