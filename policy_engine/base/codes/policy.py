"""Policy rules: codes of the family P."""

from policy_engine.base.diagnostic import Code, Severity

# ---- evidence

NEED_WITHOUT_BECAUSE = Code(
    "P001",
    "a need without `because`",
    Severity.ERROR,
    "need `{name}` does not say why it is a need",
    'add `because "…"`: what of their own does it show or tell?',
)
SCORE_NOT_REACTION = Code(
    "P002",
    "a score that is no reaction",
    Severity.ERROR,
    "`{name}` is declared as a {evidence}, but {what} adds up reactions",
    "call it a reaction, or declare what the {word} stands for",
)
NEED_FROM_REACTIONS = Code(
    "P003",
    "a need made from reactions without `while`",
    Severity.ERROR,
    "need `{name}` rests on the reaction `{reaction}`, and no `while` stands on the way{way}",
    "add `while …`: in which situation does `{reaction}` show a need?",
)
WHILE_ON_REACTIONS = Code(
    "P004",
    "a `while` that rests on reactions",
    Severity.ERROR,
    "the `while` of `{name}` rests on the reaction `{reaction}`{way}",
    "let `while` rest on facts and needs: a reaction cannot vouch for a reaction",
)
WHILE_NAMES_RULE = Code(
    "P005",
    "a `while` that names a criterion or dimension",
    Severity.ERROR,
    "the `while` of `{name}` names the {kind} `{rule}`",
    "write the condition itself, on fields and events",
)
NO_NEED = Code(
    "P006",
    "a handover without any need",
    Severity.ERROR,
    "`{stage}` hands over, but no criterion rests on need",
    "add a criterion on a need: facts and reactions alone hand nobody over",
)
NOT_PROVEN = Code(
    "P007",
    "G1 and G2 are not proven",
    Severity.WARNING,
    "not proven: every handover rests on need (G1), nobody hands over alone (G2)",
    "no proof was made; sign-off asks for one",
)
FRESH_WITHOUT_DATE = Code(
    "P008",
    "`fresh for` without `dated by`",
    Severity.WARNING,
    "`{name}` is to be fresh for {days} days, but no column dates it",
    'add `dated by "…"`; without a date the value is unknown, unless JSON gives `at`',
)

# ---- parts

NO_GOAL = Code(
    "P009",
    "a policy without a goal",
    Severity.ERROR,
    "policy `{name}` has no goal",
    'add `goal "The buying group decides" within 90 days`',
)
NO_OWNERS = Code(
    "P010",
    "a policy without owners",
    Severity.ERROR,
    "policy `{name}` names no owners",
    "add `owners marketing, sales`: they sign what the rules mean",
)
NO_STAGES = Code(
    "P011",
    "a policy without stages",
    Severity.ERROR,
    "policy `{name}` has no stages, so it decides nothing",
    "add stages, best first, the last one with `otherwise`",
)
LAST_NOT_OTHERWISE = Code(
    "P012",
    "the last stage has a condition",
    Severity.ERROR,
    "the last stage `{name}` does not take everybody who is left",
    "add a stage below it with `keep with …` and `otherwise`",
)
OTHERWISE_NOT_LAST = Code(
    "P013",
    "`otherwise` above other stages",
    Severity.ERROR,
    "stage `{name}` takes everybody, so nobody reaches the stages below it",
    "give it a `when`, or move it to the end",
)
LAST_HANDS_OVER = Code(
    "P014",
    "the last stage hands over",
    Severity.ERROR,
    "the last stage `{name}` hands over everybody who is left",
    "write `keep with …`, or add a stage below it that keeps",
)
QUORUM = Code(
    "P015",
    "a dimension asks for more criteria than it has",
    Severity.ERROR,
    "dimension `{name}` asks for {number} met criteria and has {count}",
    "ask for at most {count}, or add criteria",
)
ONE_VALUE = Code(
    "P016",
    "a picklist with one value",
    Severity.WARNING,
    "`{name}` can only be `{value}`",
    "list every value, or use yes/no",
)

# ---- joint responsibility

ONE_OWNER = Code(
    "P017",
    "a handover with one owner",
    Severity.WARNING,
    "`{stage}` hands over, but `{owner}` is the only owner: nobody shares the responsibility",
    "name the receiving side as an owner too",
)
OWNER_WITHOUT_CRITERION = Code(
    "P018",
    "an owner without a criterion",
    Severity.WARNING,
    "`{owner}` is named as owner of no criterion, so every handover is without them",
    "add `owner {owner}` to a criterion that they answer for",
)

# ---- time

UNTIL_SOON = Code(
    "P019",
    "an `until` that comes near",
    Severity.WARNING,
    "`{name}` ends after {until}, {left}",
    "renew or remove it in time",
)
UNTIL_OVER = Code(
    "P020",
    "an `until` that is over",
    Severity.ERROR,
    "`{name}` ended after {until}",
    "remove it, or give it a later day",
)
UNTIL_MISPLACED = Code(
    "P021",
    "an `until` that ends no need",
    Severity.ERROR,
    "`{name}` is no need made from other events, so `until` cannot end it",
    "`until` stands on holds, disqualifiers and needs that are made `from` other events",
)

# ---- holds, disqualifiers, rejections

EMPTY_DOES_NOT_BLOCK = Code(
    "P022",
    "a hold or disqualifier that an empty value passes",
    Severity.WARNING,
    "an empty {fields} does not block: `{name}` takes effect only when it surely holds",
    "write `unless …`, or give the field `empty means …`",
)
UNKNOWN_EVENTS_DO_NOT_BLOCK = Code(
    "P023",
    "a hold or disqualifier that unknown events pass",
    Severity.NOTE,
    "unknown {what} do not block: `{name}` takes effect only when it surely holds",
    "fine if the source always lists {what}; else write `unless …`",
)
REJECTION_PROMOTES = Code(
    "P024",
    "a rejection that would promote",
    Severity.ERROR,
    "`{outcome}` speaks against `{criterion}`, and here its being not met would promote",
    "sales' no must not promote: rest this on a criterion that no rejection speaks against",
)
NEW_NEED_UNDATED = Code(
    "P025",
    "new need that no field can date",
    Severity.WARNING,
    "`{name}` lasts until new need, but no need field is dated",
    'add `dated by "…"` to the need fields: an undated value never counts as new',
)

# ---- what decides nothing

DIMENSION_UNUSED = Code(
    "P026",
    "a dimension that decides nothing",
    Severity.WARNING,
    "no stage, hold or disqualifier rests on dimension `{name}`",
    "name it in a stage's `when`, or remove it",
)
CRITERION_UNUSED = Code(
    "P027",
    "a criterion that decides nothing",
    Severity.WARNING,
    "no stage, hold or disqualifier rests on criterion `{name}`",
    "name its dimension `{dimension}` or the criterion in a stage's `when`, or remove it",
)
FIELD_UNUSED = Code(
    "P028",
    "a field that is never used",
    Severity.NOTE,
    "nothing rests on field `{name}`",
    "use it in a condition, or remove it",
)
EVENT_UNUSED = Code(
    "P029",
    "an event that is never used",
    Severity.NOTE,
    "nothing rests on event `{name}`",
    "use it in a condition, or remove it",
)
SETTING_UNUSED = Code(
    "P030",
    "a setting that is never used",
    Severity.NOTE,
    "nothing rests on setting `{name}`",
    "use it in a condition, or remove it",
)
