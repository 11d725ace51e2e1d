"""De minimis (s. 5): how little may fail a tariff shift, and how little non-originating value needs no percentage.

The base is the transaction value or the total cost, whichever serves; without stated costs total cost is known from
below only, so that what is within the limit stays within it, and nothing is surely above. Values are those of
s. 8(1) to (6), never those of a statement of s. 9 (s. 5(5)).
"""

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome
from rvc_cli.law.measured import Measured, Unshifted
from rvc_cli.law.tariff_shift import Change


def least_base(measured: Measured) -> Fraction:
    """The greater of price and total cost, the latter at its least."""
    return max(measured.booked_at(None).low.total_cost, measured.price or ZERO)


def most_base(measured: Measured) -> Fraction | None:
    """The same with total cost at its most; None where it has no upper bound."""
    if not measured.costs_given:
        return None
    return max(measured.booked_at(None).high.total_cost, measured.price or ZERO)


def change_outcome(measured: Measured, change: Change) -> Outcome:
    """Does every non-originating material that counts undergo the change, or as good as every one (s. 3(2), 5(1))?"""
    found = measured.unshifted(change)
    if not found.may or within_the_limit(measured, found):
        return Outcome.MET
    most = most_base(measured)
    if not found.must or (
        measured.may_waive > 0 and (most is None or found.high <= measured.may_waive * most)
    ):
        return Outcome.UNDETERMINED
    return Outcome.NOT_MET


def within_the_limit(measured: Measured, found: Unshifted) -> bool:
    """Whether what does not shift is surely not more than s. 5(1) lets pass."""
    return measured.may_waive > 0 and found.low <= measured.may_waive * least_base(measured)


def surely_waived(measured: Measured) -> bool:
    """Is all non-originating value surely not more than s. 5(4) asks, so that no percentage needs to be met?

    The low end is weighed as a whole, (limit) x (cost) - VNM, so that what raises VNM and cost together counts once.
    """
    limit = measured.may_waive
    if limit <= 0:
        return False
    low = measured.booked_at(limit).low
    cost = low.net_cost + measured.excluded if measured.excluded else low.net_cost
    if low.vnm <= limit * cost:
        return True
    return measured.price is not None and measured.booked_at(ZERO).low.vnm <= limit * measured.price


def may_be_waived(measured: Measured) -> bool:
    """Whether it could be so little, if every unknown fact is at its best."""
    limit = measured.may_waive
    if limit <= 0:
        return False
    most = most_base(measured)
    return most is None or measured.booked_at(ZERO).high.vnm <= limit * most
