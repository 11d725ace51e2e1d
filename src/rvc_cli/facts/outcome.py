"""The three answers, and how several of them make one."""

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    """Met, not met, or not to be told from what is known."""

    MET = "met"
    NOT_MET = "not-met"
    UNDETERMINED = "undetermined"


def all_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Requirements that must all hold: not met when one is not, met when every one is."""
    seen = set(outcomes)
    if Outcome.NOT_MET in seen:
        return Outcome.NOT_MET
    return Outcome.MET if seen == {Outcome.MET} else Outcome.UNDETERMINED


def any_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Alternatives of which one suffices (s. 3(6)): met when one is, not met when all are not."""
    found: Outcome | None = None
    for one in outcomes:
        if one is Outcome.MET:  # no other is asked any more
            return one
        found = one if found is not Outcome.UNDETERMINED else found
    return found or Outcome.UNDETERMINED
