"""Whether a good leaves its producer anything to choose that changes how its rows are weighed."""

from operator import attrgetter

from rvc_cli.facts.goods import Good, Made
from rvc_cli.facts.lots import Statement

STATEMENT = attrgetter("statement")


def has_statements(good: Good) -> bool:
    """Whether a supplier has made a statement about any row (s. 9)."""
    return any(
        any(map(STATEMENT, inside.lots)) or any(map(STATEMENT, inside.components))
        for inside in good.contents.values()
    )


def has_choices(good: Good, stated: bool) -> bool:
    """Whether any row has to be weighed; ``stated``: whether any has a statement, so that each is looked at."""
    for inside in good.contents.values():
        if any(part.made is Made.UNKNOWN for part in inside.components):
            return True
        if stated and any(_weighed(one.statement) for one in inside.lots):
            return True
        if stated and any(_weighed(one.statement) for one in inside.components):
            return True
    return False


def _weighed(statement: Statement | None) -> bool:
    """Whether a statement changes net cost and VNM at once, so that using it has to be weighed."""
    return statement is not None and statement.net_cost is not None
