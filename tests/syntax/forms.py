# ruff: noqa: E501
"""One wording after another with what it is read as, written in one line (``shown.short``)."""

CONDITIONS: list[tuple[str, str]] = [
    ("a", "Named(a)"),
    ("not a", "Not(Named(a))"),
    ("not (a or b)", "Not(Or([Named(a), Named(b)]))"),
    ("a is b", "Comparison(a, Is(b, False))"),
    ('a is "b c"', 'Comparison(a, Is("b c", False))'),
    ("a is -5", "Comparison(a, Is(-5, False))"),
    ("a is 0.5 EUR", "Comparison(a, Is(0.5 EUR, False))"),
    ("a is yes", "Comparison(a, Is(YesNo(True), False))"),
    ("a is not no", "Comparison(a, Is(YesNo(False), True))"),
    ("a is today", "Comparison(a, Is(Today(), False))"),
    ('a is one of b, "c"', 'Comparison(a, IsOneOf([b, "c"], False))'),
    ("a is not one of b", "Comparison(a, IsOneOf([b], True))"),
    ("a is known", "Comparison(a, IsKnown(False))"),
    ("a is unknown", "Comparison(a, IsKnown(True))"),
    ("a is at least 20", "Comparison(a, Ordered(at least, 20))"),
    ("a is at most b", "Comparison(a, Ordered(at most, b))"),
    ("a is more than 0.5", "Comparison(a, Ordered(more than, 0.5))"),
    ("a is less than 5 EUR", "Comparison(a, Ordered(less than, 5 EUR))"),
    ("a is at least 80 % of b", "Comparison(a, Ordered(at least, PercentOf(80, b)))"),
    ("a is at least 80% of b", "Comparison(a, Ordered(at least, PercentOf(80, b)))"),
    ("a is between 1 and b", "Comparison(a, Between(1, b))"),
    (
        "a is between 10 % of b and 20 % of b and c",
        "And([Comparison(a, Between(PercentOf(10, b), PercentOf(20, b))), Named(c)])",
    ),
    ("a includes any of b, c", "Comparison(a, Includes(False, [b, c]))"),
    ("a includes all of b", "Comparison(a, Includes(True, [b]))"),
    ('a mentions "b", "c" but not "d", "e"', 'Comparison(a, Mentions(["b", "c"], ["d", "e"]))'),
    ('a mentions "b"', 'Comparison(a, Mentions(["b"], []))'),
    ("a is in the last 30 days", "Comparison(a, IsWithin(Last(Duration(30, False)), False))"),
    ("a is in the last attention", "Comparison(a, IsWithin(Last(attention), False))"),
    ("a is in the next 2 weeks", "Comparison(a, IsWithin(Next(Duration(14, True)), False))"),
    ("a is not in the next 1 day", "Comparison(a, IsWithin(Next(Duration(1, False)), True))"),
    ("a is 10 to 60 days ago", "Comparison(a, IsWithin(AgoRange(10, Duration(60, False)), False))"),
    ("a is 1 to 2 weeks from today", "Comparison(a, IsWithin(AheadRange(7, Duration(14, True)), False))"),
    ("a is not 10 to 60 days ago", "Comparison(a, IsWithin(AgoRange(10, Duration(60, False)), True))"),
    ("a is on 2026-04-15", "Comparison(a, OnDay(on, Day(2026-04-15, 739721)))"),
    ("a is before today", "Comparison(a, OnDay(before, Today()))"),
    ("a is after b", "Comparison(a, OnDay(after, b))"),
    ("a is at least 14 days ago", "Comparison(a, Ago(at least, Duration(14, False)))"),
    ("a is at most 2 weeks ago", "Comparison(a, Ago(at most, Duration(14, True)))"),
    ("a is more than cooling ago", "Comparison(a, Ago(more than, cooling))"),
    ("a is less than 1 week ago", "Comparison(a, Ago(less than, Duration(7, True)))"),
    ("at least 2 e", "Happened(at least, 2, [e], None, False, None, False)"),
    (
        "at least 2 e where m is at least 30 in the last 30 days",
        "Happened(at least, 2, [e], Comparison(m, Ordered(at least, 30)), False, Last(Duration(30, False)), False)",
    ),
    (
        "at least 2 e 10 to 60 days ago",
        "Happened(at least, 2, [e], None, False, AgoRange(10, Duration(60, False)), False)",
    ),
    ("at most 3 e in the last attention", "Happened(at most, 3, [e], None, False, Last(attention), False)"),
    (
        "at least 1 of e, f where (m is 5 or m is 6)",
        "Happened(at least, 1, [e, f], Or([Comparison(m, Is(5, False)), Comparison(m, Is(6, False))]), False, None, True)",
    ),
    ("no e, f in the last 30 days", "Happened(no, 0, [e, f], None, False, Last(Duration(30, False)), False)"),
    ("no e", "Happened(no, 0, [e], None, False, None, False)"),
    ("e in the last 30 days", "Happened(some, 1, [e], None, False, Last(Duration(30, False)), False)"),
    (
        "e where m is unknown in the last 30 days",
        "Happened(some, 1, [e], Comparison(m, IsKnown(True)), False, Last(Duration(30, False)), False)",
    ),
    ("e on at least 3 different days", "Happened(at least, 3, [e], None, True, None, False)"),
    (
        "e where m is 5 on at least 1 different day in the last 14 days",
        "Happened(at least, 1, [e], Comparison(m, Is(5, False)), True, Last(Duration(14, False)), False)",
    ),
    (
        "some person (r is b and e in the last 3 days)",
        "Persons(some, 1, And([Comparison(r, Is(b, False)), Happened(some, 1, [e], None, False, Last(Duration(3, False)), False)]))",
    ),
    ("no person (r is b)", "Persons(no, 0, Comparison(r, Is(b, False)))"),
    ("at least 2 people (r is b)", "Persons(at least, 2, Comparison(r, Is(b, False)))"),
    ("at most 1 person (r is b)", "Persons(at most, 1, Comparison(r, Is(b, False)))"),
    ("(a and b) or c", "Or([And([Named(a), Named(b)]), Named(c)])"),
    ("a and (b or c)", "And([Named(a), Or([Named(b), Named(c)])])"),
    ("a and b and c", "And([Named(a), Named(b), Named(c)])"),
    ("((a))", "Named(a)"),
    ("all of - a - b or c", "Bullets(all of, 0, [Named(a), Or([Named(b), Named(c)])])"),
    ("any of - a", "Bullets(any of, 0, [Named(a)])"),
    ("at least 2 of - a - b is c - d", "Bullets(at least, 2, [Named(a), Comparison(b, Is(c, False)), Named(d)])"),
]
DECLARATIONS: list[tuple[str, str]] = [
    (
        'setting s "S" is 30 days',
        "Setting(s, Words(S, []), [], Duration(30, False), None, [])",
    ),
    (
        'setting s "S" is one of DE, AT',
        "Setting(s, Words(S, []), [], [DE, AT], None, [])",
    ),
    (
        'setting s "S" is 5 EUR',
        "Setting(s, Words(S, []), [], 5 EUR, None, [])",
    ),
    (
        'setting s "S" owner sales by country - DE 50 - AT, "CH" 2 weeks - otherwise one of a, b',
        'Setting(s, Words(S, []), [sales], None, country, [Arm([DE], 50), Arm([AT, "CH"], Duration(14, True)), Arm([], [a, b])])',
    ),
    (
        'lead "Leads" key k',
        "Record(lead, Words(Leads, []), [Key(k, None)])",
    ),
    (
        "customer fact f number in EUR",
        "Record(customer, None, [Field(fact, f, TypeExpr(number, EUR, []), None, None, [], None, [], [], None, None, None, None)])",
    ),
    (
        'opportunity reaction r several of a, "b c" "Label" de "Name"',
        'Record(opportunity, None, [Field(reaction, r, TypeExpr(several of, None, [a, "b c"]), Words(Label, [[de, Name]]), None, [], None, [], [], None, None, None, None)])',
    ),
    (
        'account fact f date column "F" as "DD.MM.YYYY"',
        'Record(account, None, [Field(fact, f, TypeExpr(date, None, []), None, Column("F", "DD.MM.YYYY"), [], None, [], [], None, None, None, None)])',
    ),
    (
        'account need n one of a, b values a "A", "AA"; "b" "B" denied by a unknown when "?", "-" empty means a filled by sales because "x" see "y"',
        'Record(account, None, [Field(need, n, TypeExpr(one of, None, [a, b]), None, None, [Spelling(a, ["A", "AA"]), Spelling("b", ["B"])], None, [a], ["?", "-"], a, sales, None, Because(Words(x, []), "y"))])',
    ),
    (
        'account need n yes/no denied by yes dated by "D" fresh for 2 weeks',
        'Record(account, None, [Field(need, n, TypeExpr(yes/no, None, []), None, None, [], "D", [YesNo(True)], [], None, None, Duration(14, True), None)])',
    ),
    (
        'account everywhere unknown when "n/a"',
        'Record(account, None, [Everywhere(["n/a"])])',
    ),
    (
        "people key p fact f text",
        "People(None, [Key(p, None), Field(fact, f, TypeExpr(text, None, []), None, None, [], None, [], [], None, None, None, None)])",
    ),
    (
        'events column type "T" column at "A" column key "K" column person "P" column record "R"',
        'Events([EventColumn(type, "T"), EventColumn(at, "A"), EventColumn(key, "K"), EventColumn(person, "P"), EventColumn(record, "R")])',
    ),
    (
        'events reaction e, f recorded as "E", "F"',
        'Events([Event(reaction, [e, f], [], None, ["E", "F"], [], None, [], None, None)])',
    ),
    (
        'events need e with m number in EUR and k one of a, b "Label" because "x"',
        "Events([Event(need, [e], [Attribute(m, TypeExpr(number, EUR, [])), Attribute(k, TypeExpr(one of, None, [a, b]))], Words(Label, []), [], [], None, [], Because(Words(x, []), None), None)])",
    ),
    (
        'events need e from f, g while a is b and c owner sales, marketing because "x" until 2026-12-31',
        "Events([Event(need, [e], [], None, [], [f, g], And([Comparison(a, Is(b, False)), Named(c)]), [sales, marketing], Because(Words(x, []), None), Day(2026-12-31, 739981))])",
    ),
    (
        'dimension d "D" owners a, b met when any is met criterion c "C" when x ask "A" offer "O" because "B" owner s',
        "Dimension(d, Words(D, []), [a, b], any of, 0, [Criterion(c, Words(C, []), [s], When(Named(x), False), Because(Words(B, []), None), Words(A, []), Words(O, []))])",
    ),
    (
        'dimension d "D" met when at least 1 is met criterion c "C" when x criterion d "D" when y',
        "Dimension(d, Words(D, []), [], at least, 1, [Criterion(c, Words(C, []), [], When(Named(x), False), None, None, None), Criterion(d, Words(D, []), [], When(Named(y), False), None, None, None)])",
    ),
    (
        'disqualifier d "D" de "E" fr "F" unless x because "B" until 2026-01-31',
        "Blocker(True, d, Words(D, [[de, E], [fr, F]]), [], When(Named(x), True), Because(Words(B, []), None), None, None, Day(2026-01-31, 739647))",
    ),
    (
        'stage s "S" as "X" hand over to sales when a',
        'Stage(s, Words(S, []), "X", [], HandOver(sales, None), When(Named(a), False))',
    ),
    (
        'stage s "S" owner a keep with marketing otherwise',
        "Stage(s, Words(S, []), None, [a], Keep(marketing), None)",
    ),
    (
        'guarantee "G" owner sales always at least s when c is yes',
        "Guarantee(Words(G, []), [sales], Always(s, True, When(Comparison(c, Is(YesNo(True), False)), False)))",
    ),
    (
        'guarantee "G" always s unless all of - c - d',
        "Guarantee(Words(G, []), [], Always(s, False, When(Bullets(all of, 0, [Named(c), Named(d)]), True)))",
    ),
    (
        'guarantee "G" never s when c',
        "Guarantee(Words(G, []), [], Never(s, When(Named(c), False)))",
    ),
    (
        'guarantee "G" more e never lowers the stage',
        "Guarantee(Words(G, []), [], MoreNeverLowers(None, e))",
    ),
    (
        'guarantee "G" more reaction never lowers the stage',
        "Guarantee(Words(G, []), [], MoreNeverLowers(reaction, None))",
    ),
    (
        'guarantee "G" learning f never lowers the stage',
        "Guarantee(Words(G, []), [], LearningNeverLowers(f))",
    ),
    (
        'outcomes column at "A" rejected r "R" recorded as "X", "Y" on hold for 60 days or until new need disqualifies speaks against c for 2 weeks',
        'Outcomes([EventColumn(at, "A"), Outcome(rejected, r, Words(R, []), ["X", "Y"], [OnHold(Duration(60, False), True), Disqualifies(), SpeaksAgainst(c, Duration(14, True), False)])])',
    ),
    (
        "outcomes decided for us w decided against us l no decision n",
        "Outcomes([Outcome(decided for us, w, None, [], []), Outcome(decided against us, l, None, [], []), Outcome(no decision, n, None, [], [])])",
    ),
    (
        'example "E" de "B" like "F" on 2026-01-01 - a is unknown, b is c undated - 2 e by "p" with m 40 and k x, e on 2026-01-02 expect s',
        'Example(Words(E, [[de, B]]), "F", [Step(Day(2026-01-01, 739617), [[GivenField(None, a, None, False), GivenField(None, b, c, True)], [GivenEvent(2, e, "p", [[m, 40], [k, x]]), GivenEvent(1, e, None, [])]], []), Step(Day(2026-01-02, 739618), [], [ExpectStage(s)])])',
    ),
    (
        'example "E" on 2026-01-01 - i includes a and "b" undated, i includes nothing - person "p", person "p" r is x, person "p" i includes a - events are unknown, people are unknown',
        'Example(Words(E, []), None, [Step(Day(2026-01-01, 739617), [[GivenSet(None, i, [a, "b"], True), GivenSet(None, i, [], False)], [GivenPerson("p"), GivenField("p", r, x, False), GivenSet("p", i, [a], False)], [GivenNoData(False), GivenNoData(True)]], [])])',
    ),
    (
        'example "E" on 2026-01-01 expect c met expect c not met expect c open expect disqualified by d expect disqualified expect on hold by h, else s expect on hold',
        "Example(Words(E, []), None, [Step(Day(2026-01-01, 739617), [], [ExpectState(c, met), ExpectState(c, not met), ExpectState(c, open), ExpectDisqualified(d), ExpectDisqualified(None), ExpectOnHold(h, s), ExpectOnHold(None, None)])])",
    ),
    (
        'example "E" on 2026-01-01 expect changes on 2026-02-01 to s expect no change',
        "Example(Words(E, []), None, [Step(Day(2026-01-01, 739617), [], [ExpectChange(Day(2026-02-01, 739648), s), ExpectNoChange()])])",
    ),
    (
        'example "E" on 2026-01-01 expect changes on 2026-02-01 to on hold expect changes on 2026-03-01 to disqualified',
        "Example(Words(E, []), None, [Step(Day(2026-01-01, 739617), [], [ExpectChange(Day(2026-02-01, 739648), on_hold), ExpectChange(Day(2026-03-01, 739676), disqualified)])])",
    ),
]
