"""The reading function: one raw record into the slots of a snapshot, in one pass.

What is common is done in place or looked up in a memo; a record with anything else raises, and is read exactly.
"""

import ast

from policy_engine.backends.python.frame import Module
from policy_engine.backends.python.template import block, expr, name, slot
from policy_engine.runtime.layout import EventSlot, FieldSlot, Layout, coder
from policy_engine.runtime.memo import (
    MINUTES,
    OddValueError,
    dated_reader,
    day_memo,
    families,
    float_memo,
    hours_memo,
    longest_unknown,
    person_place,
    plain_keys,
    record_key,
    several_reader,
    type_memo,
    value_memo,
    words_memo,
)
from policy_engine.runtime.plan import EventColumns
from policy_engine.runtime.read.lookup import given
from policy_engine.runtime.snapshot import Snapshot
from policy_engine.values.numbers import MAX_INTEGER, MAX_SCALED
from policy_engine.values.types import SCALE, IntegerType, NumberType, SeveralType, TextType


class ReaderWriter:
    """Writes the reading function of one layout; ``table`` rows have no dotted paths."""

    def __init__(self, module: Module, layout: Layout, made: type[Snapshot], *, table: bool) -> None:
        self.module = module
        self.layout = layout
        self.table = table
        self.made = made
        self.days = self._shared("days", day_memo(layout.plan.time_zone))

    def write(self) -> str:
        """Add the function and return its name."""
        body = block("s = NEW()\nget = raw.get", NEW=self.module.constant(self.made))
        body.extend(self._key())
        for kept in self.layout.fields:
            body.extend(self._field(kept))
        body.extend(self._people())
        body.extend(self._events())
        body.extend(
            block(
                "s.odd = False\ns._full = None\ns.last_view = None\ns._raw = raw, number, T\nreturn s",
                T=ast.Constant(self.table),
            )
        )
        return self.module.add("read_table" if self.table else "read", ("raw", "number"), body)

    def _shared(self, what: object, memo: object) -> ast.expr:
        known = ("memo", what)
        if known not in self.module.shared:
            self.module.shared[known] = f"M{len(self.module.table)}"
            self.module.table[self.module.shared[known]] = memo
        return name(self.module.shared[known])

    def _get(self, column: str, getter: str, container: str) -> ast.expr:
        text = self.module.constant(column)
        if "." in column and not self.table:
            return expr("G(R, C, True)", G=self._shared("given", given), R=container, C=text)
        return expr("G(C)", G=getter, C=text)

    def _column(self, kept: FieldSlot, getter: str, container: str) -> ast.expr:
        if kept.plan.dotted:
            return self._get(kept.plan.column, getter, container)
        return expr("G(C)", G=getter, C=self.module.constant(kept.plan.column))

    def _key(self) -> list[ast.stmt]:
        column = self.layout.plan.key_column
        if column is None:
            return block("s.key = str(number)")
        fast = "key = V\ns.key = key if type(key) is str and key.isalnum() and key.isascii() else F(key)"
        return block(fast, V=self._get(column, "get", "raw"), F=self._shared("key", record_key))

    def _field(self, kept: FieldSlot) -> list[ast.stmt]:
        made, value, said, day = self._reading(kept, "get", "raw")

        made.append(self._store(kept.value, value))
        if kept.words is not None:
            made.append(self._store(kept.words, said))
        if kept.day is not None:
            made.append(self._store(kept.day, day))
        return made

    def _store(self, place: int, value: ast.expr) -> ast.stmt:
        target = slot("s", f"f{place}")
        assert isinstance(target, ast.Attribute), "slots are attributes"
        return ast.Assign([ast.Attribute(target.value, target.attr, ast.Store())], value)

    def _reading(
        self, kept: FieldSlot, getter: str, container: str
    ) -> tuple[list[ast.stmt], ast.expr, ast.expr, ast.expr]:
        """Return statements to run first, and then what gives code, words and day of a field."""
        found = self._column(kept, getter, container)
        if kept.day is None:
            return self._value(kept, found)
        by = kept.plan.dated_by
        at: ast.expr = ast.Constant(None) if by is None else self._get(by, getter, container)
        pattern = "v = V\nif type(v) is dict:\n    at = v.get('at')\n    v = v['value']\nelse:\n    at = None\n"
        made = block(pattern + "if at is None:\n    at = A", V=found, A=at)
        if kept.plan.empty_means is not None:
            read = self._shared(("dated", id(kept)), dated_reader(kept, self.layout.plan.time_zone))
            made.extend(block("v, said, at = F(v, at)", F=read))
            return made, name("v"), name("said"), name("at")
        unknown = kept.plan.unknown_when
        days = self._shared(("days", unknown), day_memo(self.layout.plan.time_zone, unknown))
        made.extend(block("at = D[at]", D=days))
        more, value, said, _ = self._value(kept, name("v"))
        if kept.plan.fresh_days is not None:
            nothing = ast.Constant(None) if _is_none_coded(kept) else ast.Constant(0)
            more.extend(block("v = V", V=value) if kept.words is None else block("said = S\nv = V", S=said, V=value))
            value, said = expr("v if at else N", N=nothing), name("said")
            if kept.words is not None:
                said = expr("V if at else N", V=said, N=ast.Constant(""))
        return [*made, *more], value, said, name("at")

    def _value(self, kept: FieldSlot, found: ast.expr) -> tuple[list[ast.stmt], ast.expr, ast.expr, ast.expr]:
        plan = kept.plan
        zero = ast.Constant(0)
        if isinstance(plan.type, SeveralType):
            return [], expr("F(V)", F=self._shared(("several", id(kept)), several_reader(plan)), V=found), zero, zero
        memo = self._shared(("value", id(kept)), value_memo(plan))
        if isinstance(plan.type, IntegerType | NumberType):
            return self._number(kept, found, memo), name("v"), zero, zero
        if isinstance(plan.type, TextType) and kept.words is None:
            return self._text(found, longest_unknown(plan), memo), name("v"), zero, zero
        if kept.words is None:
            return [], expr("M[V]", M=memo, V=found), zero, zero
        said = self._shared(("words", id(kept)), words_memo(plan))
        return block("v = V", V=found), expr("M[v]", M=memo), expr("M[v]", M=said), zero

    def _text(self, found: ast.expr, longest: int, memo: ast.expr) -> list[ast.stmt]:
        """Texts are seldom met twice: one that is clean, and longer than what means unknown, is taken as it is."""
        clean = "type(v) is str and len(v) > N and v.isascii() and v.isprintable() and v[0] != ' ' and v[-1] != ' '"
        return block(f"v = V\nif not ({clean}):\n    v = M[v]", V=found, N=longest, M=memo)

    def _number(self, kept: FieldSlot, found: ast.expr, memo: ast.expr) -> list[ast.stmt]:
        """JSON's whole numbers are read in place, unless ``unknown when`` may list one."""
        plan = kept.plan
        floats = self._shared(("floats", id(kept)), float_memo(plan))
        made = block("v = V", V=found)
        asked = block("v = F[v] if type(v) is float else M[v]", F=floats, M=memo)
        if any(char.isdigit() for spelling in plan.unknown_when for char in spelling):
            return [*made, *asked]
        scale, most = (1, MAX_INTEGER) if isinstance(plan.type, IntegerType) else (SCALE, MAX_SCALED // SCALE)
        in_place = block("v = v * N", N=scale) if scale > 1 else block("pass")
        pattern = "if type(v) is int and -N <= v <= N:\n    BODY\nelse:\n    ASKED"
        return [*made, *block(pattern, N=most, BODY=in_place, ASKED=asked)]

    def _people(self) -> list[ast.stmt]:
        people = self.layout.plan.people
        unknown = block("s.people = ()\ns.people_known = False")
        by_person = any(event.person for event in self.layout.events)
        nobody = block("persons = {}") if by_person else []
        if people is None:
            return [*unknown, *nobody]
        body = block("field = one.get")
        parts: list[ast.expr] = []
        for kept in self.layout.people_fields:
            made, value, said, day = self._reading(kept, "field", "one")
            for part, wanted in ((value, True), (said, kept.words is not None), (day, kept.day is not None)):
                if wanted:
                    local = f"p{len(parts)}"
                    made.extend(block("P = V", P=local, V=part))
                    parts.append(name(local))
            body.extend(made)
        body.extend(block("people.append(V)", V=ast.Tuple(parts, ast.Load())))
        ended: list[ast.stmt] = []
        if people.key_column is not None:
            body.extend(block("keys.append(V)", V=self._get(people.key_column, "field", "one")))
            ended = block("if keys:\n    F(keys)", F=self._shared("keys", plain_keys))
            if by_person:
                ended.extend(block("persons = {}\nfor key in keys:\n    persons[key] = len(persons)"))
        elif by_person:
            ended = nobody
        pattern = (
            "raw_people = get(P)\nif raw_people is None:\n    NONE\nelse:\n    CHECK\n    people = []\n    keys = []\n"
            "    for one in raw_people:\n        BODY\n    ENDED\n    s.people = people\n    s.people_known = True"
        )
        return block(
            pattern,
            P=self.module.constant("people"),
            NONE=[*unknown, *nobody],
            CHECK=self._only_lists("raw_people"),
            BODY=body,
            ENDED=ended,
        )

    def _only_lists(self, local: str) -> list[ast.stmt]:
        return block("if type(L) is not list:\n    raise E", L=local, E=self._shared("odd", OddValueError))

    def _events(self) -> list[ast.stmt]:
        slots = self.layout.events
        targets = [ast.Attribute(name("s"), f"e{kept.place}", ast.Store()) for kept in slots]
        nothing: list[ast.stmt] = [ast.Assign([target], ast.Tuple([], ast.Load())) for target in targets]
        lists = ast.List([ast.List([], ast.Load()) for _ in slots], ast.Load())
        ended: list[ast.stmt] = [ast.Assign([target], expr("lists[N]", N=i)) for i, target in enumerate(targets)]
        pattern = (
            "events = get(C)\nif events is None:\n    NONE\n    s.events_known = False\nelse:\n    CHECK\n"
            "    lists = L\n    keys = []\n    for one in events:\n        BODY\n    if keys:\n        F(keys)\n"
            "    ENDED\n    s.events_known = True"
        )
        return block(
            pattern,
            C=self.module.constant("events"),
            NONE=nothing,
            CHECK=self._only_lists("events"),
            L=lists,
            BODY=self._event(),
            F=self._shared("keys", plain_keys),
            ENDED=ended,
        )

    def _event(self) -> list[ast.stmt]:
        plan = self.layout.plan
        slots = self.layout.events
        if not families(plan.columns, plan.outcome_columns):
            found = self._family(plan.columns, slots, "all", block("continue"))
        else:
            outcomes = tuple(kept for kept in slots if kept.plan.is_outcome)
            others = tuple(kept for kept in slots if not kept.plan.is_outcome)
            second = self._family(plan.outcome_columns, outcomes, "outcomes", block("continue"))
            found = self._family(plan.columns, others, "events", second)
        return [*block("field = one.get"), *found, *self._kept(slots)]

    def _family(
        self, columns: EventColumns, slots: tuple[EventSlot, ...], what: str, otherwise: list[ast.stmt]
    ) -> list[ast.stmt]:
        plans = tuple((kept.place, kept.plan) for kept in slots)
        person = block("who = V", V=self._get(columns.person, "field", "one"))
        needed = person if any(kept.person for kept in self.layout.events) else []
        pattern = "place = M[T]\nif place < 0:\n    OTHERWISE\nelse:\n    DAY\n    key = K\n    WHO"
        return block(
            pattern,
            M=self._shared(("types", what), type_memo(plans)),
            T=self._needed(columns.type),
            OTHERWISE=otherwise,
            DAY=self._day(self._needed(columns.at)),
            K=self._get(columns.key, "field", "one"),
            WHO=needed,
        )

    def _needed(self, column: str) -> ast.expr:
        """What every event has; one without is odd."""
        if "." in column and not self.table:
            return self._get(column, "field", "one")
        return expr("one[C]", C=self.module.constant(column))

    def _day(self, at: ast.expr) -> list[ast.stmt]:
        """A moment's date, hour and offset most often tell its day."""
        return block(
            "at = A\nif at[13:19] in MINUTES:\n    day = H[at[:10] + at[19:]].get(at[10:13]) or D[at]\n"
            "else:\n    day = D[at]",
            A=at,
            MINUTES=self.module.constant(MINUTES),
            H=self._shared("hours", hours_memo(self.layout.plan.time_zone)),
            D=self.days,
        )

    def _kept(self, slots: tuple[EventSlot, ...]) -> list[ast.stmt]:
        kept = block("if not day:\n    continue\nif key is not None:\n    keys.append(key)")
        for event in slots:
            if not event.plain:
                body = [*self._parts(event), *block("continue")]
                kept.extend(block("if place == N:\n    BODY", N=event.place, BODY=body))
        return [*kept, *block("lists[place].append(day)")]

    def _parts(self, event: EventSlot) -> list[ast.stmt]:
        made: list[ast.stmt] = []
        parts: list[ast.expr] = [name("day")]
        if event.person:
            person = self._shared("person", person_place)
            made.extend(block("at = persons[who] if who in persons else F(persons, who)", F=person))
            parts.append(name("at"))
        for attribute in event.attributes:
            before, value, said, _ = self._value(attribute, self._attribute(attribute))
            made.extend(before)
            made.extend(block("A = V", A=f"a{attribute.value}", V=value))
            parts.append(name(f"a{attribute.value}"))
            if attribute.words is not None:
                made.extend(block("A = V", A=f"a{attribute.words}", V=said))
                parts.append(name(f"a{attribute.words}"))
        return [*made, *block("lists[N].append(V)", N=event.place, V=ast.Tuple(parts, ast.Load()))]

    def _attribute(self, attribute: FieldSlot) -> ast.expr:
        return self._get(attribute.plan.column, "field", "one")


def _is_none_coded(kept: FieldSlot) -> bool:
    return coder(kept.plan.type)(None) is None
