"""Counting events and people as loops in place, which stop when the answer is settled."""

import ast
from collections.abc import Callable
from dataclasses import dataclass

from policy_engine.backends.python.fields import choose, chosen_values
from policy_engine.backends.python.frame import Frame, Mode
from policy_engine.backends.python.template import block, both, expr, slot
from policy_engine.ir.nodes.conditions import Bound, Condition, Count, Or, People, Source, Window
from policy_engine.ir.nodes.operands import Choice
from policy_engine.runtime.layout import EventSlot, FieldSlot

Asker = Callable[[Frame, Condition, Mode, str], list[ast.stmt]]
"""Writes the statements that answer a condition; handed in, since conditions count and counts have conditions."""


_FEW_DAYS = 8
"""Up to so many different days are looked for in a list, which is faster than a set then."""


@dataclass(frozen=True, slots=True)
class Task:
    """Which question is asked, of at least how many; the local for the answer, and who writes nested questions."""

    mode: Mode
    number: int
    answer: str
    ask: Asker


def test_events(frame: Frame, count: Count, mode: Mode, answer: str, ask: Asker) -> list[ast.stmt]:
    """Return statements that tell whether a bounded count of events surely, or possibly, holds."""
    if count.bound is Bound.AT_MOST:
        return [
            *_reach(frame, count, Task(mode.flipped, count.number + 1, answer, ask)),
            *block("R = not R", R=answer),
        ]
    return _reach(frame, count, Task(mode, count.number, answer, ask))


def _reach(frame: Frame, count: Count, task: Task) -> list[ast.stmt]:
    mode, answer = task.mode, task.answer
    guards = guards_by_event(count)
    made: list[ast.stmt] = []
    if mode is Mode.POSSIBLE:
        made.extend(_perhaps_unrecorded(frame, guards, answer, task.ask))
    else:
        made.extend(block("R = False", R=answer))
    high = count.window.high if count.window is not None else None
    if isinstance(high, Choice):
        made.extend(block("H = V", H=frame.local("w"), V=choose(frame, high, chosen_values(frame, high))))
    loops = _loops(frame, count, task, guards)
    if mode is Mode.POSSIBLE:
        return [*made, *block("if not R:\n    BODY", R=answer, BODY=loops)]
    if isinstance(high, Choice):
        return [*made, *block("if H is not None:\n    BODY", H=frame.local("w"), BODY=loops)]
    return [*made, *loops]


def guards_by_event(count: Count) -> dict[str, Condition | None]:
    """Return, per recorded event, the condition on which it counts: any of the ways by which it is named."""
    ways: dict[str, list[Source]] = {}
    for source in count.sources:
        ways.setdefault(source.event, []).append(source)
    guards: dict[str, Condition | None] = {}
    for event, sources in ways.items():
        conditions = tuple(dict.fromkeys(s.guard for s in sources if s.guard is not None))
        if len([s for s in sources if s.guard is not None]) < len(sources):
            guards[event] = None
        else:
            guards[event] = conditions[0] if len(conditions) == 1 else Or(conditions)
    return guards


def _perhaps_unrecorded(frame: Frame, guards: dict[str, Condition | None], answer: str, ask: Asker) -> list[ast.stmt]:
    """Where events are unknown, any number of them is possible, unless none of them would count."""
    made = block("R = not E", R=answer, E=slot("s", "events_known"))
    conditions = [g for g in guards.values() if g is not None]
    if len(conditions) < len(guards):
        return made
    asked = ask(frame.inner(), Or(tuple(conditions)), Mode.POSSIBLE, answer)
    return [*made, *block("if R:\n    BODY", R=answer, BODY=asked)]


def _loops(frame: Frame, count: Count, task: Task, guards: dict[str, Condition | None]) -> list[ast.stmt]:
    number, answer = task.number, task.answer
    counted, distinct = frame.local("n"), frame.local("q")
    made: list[ast.stmt] = []
    if number > 1:
        made.extend(block("N = 0", N=counted))
    if count.different_days and number > 1:
        made.extend(block("Q = []" if number <= _FEW_DAYS else "Q = set()", Q=distinct))
    hit = _hit(count, number, answer, counted, distinct)
    for index, (event, guard) in enumerate(guards.items()):
        loop = _event_loop(frame, frame.names.events[event], count, task, hit)
        if guard is not None:
            asked = task.ask(frame.inner(), guard, task.mode, frame.local("g"))
            loop = [*asked, *block("if G:\n    BODY", G=frame.local("g"), BODY=loop)]
        made.extend(block("if not R:\n    BODY", R=answer, BODY=loop) if index else loop)
    if number > 1 and len(guards) == 1:
        (kept,) = (frame.names.events[event] for event in guards)
        return block("if len(E) >= N:\n    BODY", E=slot("s", f"e{kept.place}"), N=number, BODY=made)
    return made


def _hit(count: Count, number: int, answer: str, counted: str, distinct: str) -> list[ast.stmt]:
    """What happens at an event that counts: the answer is settled, or one more is counted."""
    if number == 1:
        return _found(answer)
    enough = block("if N >= M:\n    BODY", N=counted, M=number, BODY=_found(answer))
    more = [*block("N += 1", N=counted), *enough]
    if not count.different_days:
        return more
    remember = block("Q.append(d)" if number <= _FEW_DAYS else "Q.add(d)", Q=distinct)
    return block("if d not in Q:\n    BODY", Q=distinct, BODY=[*more, *remember])


def _found(answer: str) -> list[ast.stmt]:
    return [*block("R = True", R=answer), ast.Break()]


def _event_loop(frame: Frame, kept: EventSlot, count: Count, task: Task, hit: list[ast.stmt]) -> list[ast.stmt]:
    """Return the loop over the events of one type that does ``hit`` at each that counts."""
    target, attributes = loop_target(frame, kept)
    inner = frame.inner(attributes=attributes)
    tests = [window_test(frame, count.window, task.mode)]
    if count.by_person:
        if frame.person_index is None:
            return block("pass")
        tests.append(expr("w == I", I=frame.person_index))
    body = hit
    if count.where is not None:
        asked = task.ask(inner, count.where, task.mode, inner.local("o"))
        body = [*asked, *block("if A:\n    BODY", A=inner.local("o"), BODY=hit)]
    body = block("if T:\n    BODY", T=both(tests), BODY=body)
    return [ast.For(target, slot("s", f"e{kept.place}"), body, [])]


def loop_target(frame: Frame, kept: EventSlot) -> tuple[ast.expr, dict[str, tuple[FieldSlot, str, str]]]:
    """Return what a loop over events binds, and the locals of the event's attributes."""
    if kept.plain:
        return ast.Name("d", ast.Store()), {}
    locals_ = ["d", *(["w"] if kept.person else [])]
    attributes: dict[str, tuple[FieldSlot, str, str]] = {}
    for attribute in kept.attributes:
        value, words = f"a{attribute.value}", f"a{attribute.words}"
        attributes[attribute.plan.name] = (attribute, value, words)
        locals_.extend([value] if attribute.words is None else [value, words])
    return ast.Tuple([ast.Name(n, ast.Store()) for n in locals_], ast.Store()), attributes


def window_test(frame: Frame, window: Window | None, mode: Mode) -> ast.expr:
    """Return whether day ``d`` lies in the window; where a setting leaves that open, it possibly does."""
    if window is None:
        return expr("d <= day")
    low = max(window.low, 0)
    if isinstance(window.high, int):
        return expr("A <= day - d <= B", A=low, B=window.high)
    high = frame.local("w")
    if mode is Mode.SURE:
        return expr("A <= day - d <= H", A=low, H=high)
    return expr("A <= day - d <= H if H is not None else d <= day", A=low, H=high)


def test_people(frame: Frame, people: People, mode: Mode, answer: str, ask: Asker) -> list[ast.stmt]:
    """Return statements that tell whether a bounded number of people surely, or possibly, is reached."""
    if people.bound is Bound.AT_MOST:
        reach = _reach_people(frame, people, Task(mode.flipped, people.number + 1, answer, ask))
        return [*reach, *block("R = not R", R=answer)]
    return _reach_people(frame, people, Task(mode, people.number, answer, ask))


def _reach_people(frame: Frame, people: People, task: Task) -> list[ast.stmt]:
    number, answer = task.number, task.answer
    counted, found = frame.local("n"), frame.local("m")
    inner = frame.inner(person=frame.local("p"), person_index=frame.local("i"))
    asked = task.ask(inner, people.condition, task.mode, found)
    held = _found(answer)
    if number > 1:
        held = [*block("N += 1", N=counted), *block("if N >= M:\n    BODY", N=counted, M=number, BODY=held)]
    last = asked[-1]
    if len(asked) == 1 and isinstance(last, ast.Assign):
        body = block("if T:\n    BODY", T=last.value, BODY=held)
    else:
        body = [*asked, *block("if M:\n    BODY", M=found, BODY=held)]
    loop = people_loop(inner, body)
    if number > 1:
        loop = [*block("N = 0", N=counted), *loop]
    if task.mode is Mode.SURE:
        return [*block("R = False", R=answer), *loop]
    unknown = block("R = not K", R=answer, K=slot("s", "people_known"))
    return [*unknown, *block("if not R:\n    BODY", R=answer, BODY=loop)]


def people_loop(frame: Frame, body: list[ast.stmt]) -> list[ast.stmt]:
    """Return the loop over people, in ``frame``'s locals, with their index where events by them are asked for."""
    assert frame.person is not None and frame.person_index is not None, "the frame is that of the person"
    if not any(event.person for event in frame.names.events.values()):
        return [ast.For(ast.Name(frame.person, ast.Store()), slot("s", "people"), body, [])]
    everyone = expr("enumerate(P)", P=slot("s", "people"))
    pair = ast.Tuple([ast.Name(frame.person_index, ast.Store()), ast.Name(frame.person, ast.Store())], ast.Store())
    return [ast.For(pair, everyone, body, [])]
