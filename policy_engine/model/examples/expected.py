"""What is expected at the end of one day of an example."""

from typing import Final, assert_never

from policy_engine.base.codes import examples as codes
from policy_engine.model.examples.desk import Desk, advice
from policy_engine.model.examples.values import calendar_day
from policy_engine.model.nodes.examples import (
    Expected,
    ExpectedBlock,
    ExpectedChange,
    ExpectedNoChange,
    ExpectedStage,
    ExpectedState,
)
from policy_engine.syntax.tree import examples as tree
from policy_engine.syntax.tree.atoms import Name
from policy_engine.values.days import day_text

BUILT_IN: Final = ("on_hold", "disqualified")
"""The stages that every policy has."""


def expected_on(desk: Desk, day: int, expectations: tuple[tree.Expectation, ...]) -> tuple[Expected, ...]:
    """Return the day's expectations in the order of writing; faulty ones are reported and left out."""
    found: list[Expected] = []
    subjects: dict[str, tree.Expectation] = {}
    for expectation in expectations:
        one = _expected(desk, day, expectation)
        if one is None:
            continue
        subject = _subject(one)
        if subject in subjects:
            labels = [(subjects[subject].span, "the first expectation")]
            desk.report(codes.EXPECTED_TWICE, expectation.span, labels=labels, what=subject, day=day_text(day))
            continue
        subjects[subject] = expectation
        found.append(one)
    return tuple(found)


def _expected(desk: Desk, day: int, expectation: tree.Expectation) -> Expected | None:
    names = desk.names
    match expectation:
        case tree.ExpectStage():
            return ExpectedStage(expectation.stage.text, expectation.span) if _stage(desk, expectation.stage) else None
        case tree.ExpectState(name=name):
            if name.text in names.judged:
                return ExpectedState(name.text, expectation.state, expectation.span)
            desk.report(codes.UNKNOWN_RULE, name.span, name=name.text, help=_rule_help(desk, name))
            return None
        case tree.ExpectDisqualified(by=by):
            sound = _blocker(desk, by, names.disqualifiers, names.holds, "disqualifier")
            return ExpectedBlock(True, by.text if by else None, None, expectation.span) if sound else None
        case tree.ExpectOnHold(by=by, otherwise=otherwise):
            sound = _blocker(desk, by, names.holds, names.disqualifiers, "hold")
            sound = (otherwise is None or _stage(desk, otherwise)) and sound
            stage = otherwise.text if otherwise else None
            return ExpectedBlock(False, by.text if by else None, stage, expectation.span) if sound else None
        case tree.ExpectChange():
            return _change(desk, day, expectation)
        case tree.ExpectNoChange():
            return ExpectedNoChange(expectation.span)
        case _:
            assert_never(expectation)


def _stage(desk: Desk, name: Name) -> bool:
    """Tell whether a name is a declared stage, having reported it if not."""
    names = desk.names
    if name.text in names.stages:
        return True
    if name.text == "on_hold":
        help_ = "write `expect on hold`"
    elif name.text in names.judged:
        help_ = f"write `expect {name.text} met`, `not met` or `open`"
    else:
        help_ = advice(name.text, names.stages)
    desk.report(codes.UNKNOWN_STAGE, name.span, name=name.text, help=help_)
    return False


def _rule_help(desk: Desk, name: Name) -> str:
    if name.text in desk.names.stages:
        return f"a stage is expected by its name alone: `expect {name.text}`"
    if name.text in desk.names.outcomes:
        return "an outcome that only speaks against a criterion has no state; expect that criterion's"
    return advice(name.text, desk.names.judged)


def _blocker(desk: Desk, by: Name | None, wanted: tuple[str, ...], others: tuple[str, ...], kind: str) -> bool:
    """Tell whether nothing, or a hold or disqualifier of the right sort, stands after ``by``."""
    if by is None or by.text in wanted:
        return True
    if by.text in others:
        help_ = "write `expect on hold by …`" if kind == "disqualifier" else "write `expect disqualified by …`"
    else:
        help_ = advice(by.text, wanted)
    desk.report(codes.UNKNOWN_BLOCKER, by.span, name=by.text, kind=kind, help=help_)
    return False


def _change(desk: Desk, day: int, expectation: tree.ExpectChange) -> Expected | None:
    sound = expectation.stage.text in BUILT_IN or _stage(desk, expectation.stage)
    on = calendar_day(expectation.day)
    if on is not None and on <= day:
        desk.report(codes.CHANGE_NOT_LATER, expectation.day.span, day=day_text(on), today=day_text(day))
        return None
    return ExpectedChange(on, expectation.stage.text, expectation.span) if sound and on is not None else None


def _subject(expected: Expected) -> str:
    """Return what an expectation is about; a day has one of each."""
    match expected:
        case ExpectedStage() | ExpectedBlock():
            return "the stage"
        case ExpectedState():
            return f"`{expected.name}`"
        case ExpectedChange() | ExpectedNoChange():
            return "the next change"
        case _:
            assert_never(expected)
