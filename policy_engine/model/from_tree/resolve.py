"""The order of the resolution: files, names, types, then everything that has conditions."""

from collections.abc import Sequence
from dataclasses import replace

from policy_engine.base.diagnostic import Diagnostic, has_errors, in_order
from policy_engine.base.source import Source, Span
from policy_engine.model.checks import run_checks
from policy_engine.model.examples import resolve_examples
from policy_engine.model.from_tree import cycles, events, growth, header, libraries, record, rules, settings, spellings
from policy_engine.model.from_tree.context import Context
from policy_engine.model.from_tree.libraries import Declarations
from policy_engine.model.from_tree.literals import length
from policy_engine.model.from_tree.lookalikes import look_alikes
from policy_engine.model.from_tree.mentioned import event_names, rule_names
from policy_engine.model.from_tree.namespace import Kind, Namespace, declare_all
from policy_engine.model.from_tree.texts import optional_text, text
from policy_engine.model.nodes.policy import Policy
from policy_engine.syntax.tree.file import File
from policy_engine.values.texts import fold


def resolve(files: Sequence[tuple[Source, File]], today: int | None = None) -> tuple[Policy | None, list[Diagnostic]]:
    """Return what a policy means, and all findings of names, types, policy rules and examples.

    ``files[0]`` is the policy (or a library that is checked alone), the others are the libraries it uses, each once.
    ``today`` is the day of the check as an ordinal. Names and types come first: while they have errors there is no
    policy (None), and the checks that need one are not run.
    """
    trees = [file for _, file in files]
    parts = libraries.joined(trees)
    ctx = _context(files, trees)
    _fields_and_events(ctx, parts)
    policy = _policy(ctx, files, parts)
    if ctx.is_broken or has_errors(ctx.diagnostics):
        return None, in_order(ctx.diagnostics)
    examples, in_examples = resolve_examples(parts.examples, policy)
    policy = replace(policy, examples=examples)
    return policy, in_order([*ctx.diagnostics, *in_examples, *run_checks(policy, today)])


def _context(files: Sequence[tuple[Source, File]], trees: Sequence[File]) -> Context:
    """Return a context that knows all names and the owners."""
    names = Namespace(fold)
    owners, doubled = header.declared_owners(trees[0])
    ctx = Context(names, owners)
    ctx.diagnostics += libraries.check_files(files)
    ctx.diagnostics += doubled
    declared = libraries.declared_names(trees)
    ctx.diagnostics += declare_all(names, declared)
    ctx.diagnostics += look_alikes([*(name for name, _ in declared), *libraries.attribute_names(trees)])
    return ctx


def _fields_and_events(ctx: Context, parts: Declarations) -> None:
    """Find the types of fields, attributes and settings, which all conditions need."""
    ctx.has_people = bool(parts.people)
    ctx.people_have_key = record.has_key(parts.people)
    ctx.record_fields = record.field_types(ctx, parts.records, Kind.FIELD)
    ctx.person_fields = record.field_types(ctx, parts.people, Kind.PERSON_FIELD)
    ctx.unknown_everywhere = record.everywhere([*parts.records, *parts.people])
    ctx.event_columns = events.columns(ctx, parts.event_columns)
    ctx.attributes = events.attribute_types(ctx, parts.events)
    order = cycles.in_order(ctx, _event_edges(ctx, parts))
    growth.check_derived(ctx, parts, order)
    events.derived_attributes(ctx, parts.events, order)
    spellings.event_spellings(ctx, [e for e in parts.events if not e.sources], parts.outcomes)
    ctx.settings = settings.shapes(ctx, parts.settings)


def _policy(ctx: Context, files: Sequence[tuple[Source, File]], parts: Declarations) -> Policy:
    """Return the policy without its examples; it is whole only if nothing was reported."""
    head = files[0][1]
    cycles.in_order(ctx, _rule_edges(ctx, parts))
    return Policy(
        name=head.name.text,
        title=text(head.title),
        goal=optional_text(head.goal.text) if head.goal is not None else None,
        goal_days=length(ctx, head.goal.within) if head.goal is not None else None,
        owners=ctx.owners or (),
        time_zone=header.time_zone(ctx, head),
        record=record.record(ctx, parts.records, head.span),
        people=record.people(ctx, parts.people),
        events=events.events(ctx, parts.events),
        event_columns=ctx.event_columns,
        outcome_columns=events.columns(ctx, parts.outcome_columns),
        everywhere_unknown=ctx.unknown_everywhere,
        dimensions=rules.dimensions(ctx, parts.dimensions),
        criteria=rules.criteria(ctx, parts.dimensions),
        blockers=rules.blockers(ctx, parts.blockers),
        stages=rules.stages(ctx, parts.stages),
        guarantees=rules.guarantees(ctx, parts.guarantees),
        outcomes=events.outcomes(ctx, parts.outcomes),
        settings=settings.resolved(ctx),
        examples=(),
        files=tuple(source.name for source, _ in files),
        span=head.span,
        is_library=head.is_library,
    )


def _event_edges(ctx: Context, parts: Declarations) -> cycles.Edges:
    """Return what each derived event rests on: its sources, and the events in its ``while``."""
    edges: dict[str, list[tuple[str, Span]]] = {}
    for event in parts.events:
        in_while = event_names(event.condition) if event.condition is not None else ()
        names = [*event.sources, *in_while]
        for name in event.names:
            edges.setdefault(name.text, [(source.text, source.span) for source in names])
    return {name: targets for name, targets in edges.items() if ctx.kind_of(name) is Kind.EVENT}


def _rule_edges(ctx: Context, parts: Declarations) -> cycles.Edges:
    """Return what each criterion and dimension rests on: the criteria and dimensions that it names."""
    edges: dict[str, list[tuple[str, Span]]] = {}
    for dimension in parts.dimensions:
        if ctx.kind_of(dimension.name.text) is Kind.DIMENSION:
            edges.setdefault(dimension.name.text, [(c.name.text, c.name.span) for c in dimension.criteria])
        for criterion in dimension.criteria:
            if ctx.kind_of(criterion.name.text) is Kind.CRITERION:
                targets = [(name.text, name.span) for name in rule_names(criterion.when.body)]
                edges.setdefault(criterion.name.text, targets)
    return edges
