"""Policies of any length, for measuring the parser."""

_HEAD = """policy long "A long policy"
goal "A decision" within 90 days
owners marketing, sales
account
  key id
  fact country one of DE, AT, CH
  fact employees integer
  fact due date
  fact consent yes/no
events
  reaction visit with minutes number
  need request
    because "They asked"
"""
_CRITERION = """  criterion c_{n} "Criterion number {n}" de "Kriterium Nummer {n}"
    owner sales  # whoever calls
    when all of
      - country is one of DE, AT
      - employees is at least {n}
      - (at least 2 visit where minutes is at least 5 in the last 30 days or due is in the next 90 days)
    because "The reason number {n}"
    ask "The question number {n}?"

"""
_STAGES = """stage high "High"
  hand over to sales, answer within 3 days
  when d
stage low "Low"
  keep with marketing
  otherwise
"""


def policy_text(lines: int) -> str:
    """Return a policy of about as many lines as asked for; no two criteria of it are alike."""
    number = (lines - _HEAD.count("\n") - _STAGES.count("\n") - 2) // _CRITERION.count("\n")
    criteria = "".join(_CRITERION.format(n=n) for n in range(1, number + 1))
    return f'{_HEAD}dimension d "D"\n  met when any is met\n{criteria}{_STAGES}'
