"""A percentage put to a good: the formula of s. 7(2) or 7(3), at both ends of what is known."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome, all_of, any_of
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import Method
from rvc_cli.law.amounts import Ends, slope_for
from rvc_cli.law.product_rule import Alternative, Candidate

EndsAt = Callable[[Fraction], Ends]


class Measured(NamedTuple):
    """What a percentage is put to.

    ``ends_at`` gives net cost and VNM at the worst and at the best, open choices weighed at a slope; ``by_price`` the
    VNM of the transaction value method; ``price`` is the
    adjusted transaction value, None where the good is not sold; with ``costs_given`` False net cost is known from
    below only; ``may_waive`` is the share of total cost or price up to which s. 5(4) waives the requirement.
    """

    ends_at: EndsAt
    by_price: Callable[[], Ends]
    price: Fraction | None
    costs_given: bool
    may_waive: Fraction


def by_method(measured: Measured, required: Provision[Decimal], method: Method) -> Outcome:
    """Is the regional value content not less than required, by this method?"""
    if method is Method.TRANSACTION_VALUE:
        return _by_price(measured, required)
    slope = slope_for(required.value)
    ends = measured.ends_at(slope)
    if ends.low.net_cost > 0 and ends.low.reaches(slope):
        return Outcome.MET
    unbounded = not measured.costs_given and (slope > 0 or ends.high.vnm == 0)
    if unbounded or (ends.high.net_cost > 0 and ends.high.reaches(slope)) or may_be_waived(measured):
        return Outcome.UNDETERMINED
    return Outcome.NOT_MET


def _by_price(measured: Measured, required: Provision[Decimal]) -> Outcome:
    """(TV - VNM) / TV against the percentage (s. 7(2)); undetermined without a price above zero."""
    if measured.price is None or measured.price <= 0:
        return Outcome.UNDETERMINED
    allowed = slope_for(required.value) * measured.price
    ends = measured.by_price()
    if ends.low.vnm <= allowed:
        return Outcome.MET
    if ends.high.vnm <= allowed or may_be_waived(measured):
        return Outcome.UNDETERMINED
    return Outcome.NOT_MET


def may_be_waived(measured: Measured) -> bool:
    """Whether VNM could be small enough for s. 5(4) to waive the percentage; that is not assessed here."""
    high = measured.ends_at(ZERO).high
    bases = [high.total_cost] + ([measured.price] if measured.price is not None else [])
    return high.vnm <= measured.may_waive * max(bases)


def alternative_outcome(measured: Measured, alternative: Alternative) -> Outcome:
    """One alternative of a rule: its percentage by any method it opens (s. 7(1)), and its shift, not assessed.

    Net cost is always open to a good that has it; transaction value only to one that is sold.
    """
    if not alternative.required:
        return Outcome.UNDETERMINED
    outcome = any_of(
        by_method(measured, provision, method)
        for method, provision in alternative.required.items()
        if method is Method.NET_COST or measured.price is not None
    )
    if alternative.shift is None:
        return outcome
    return Outcome.NOT_MET if outcome is Outcome.NOT_MET else Outcome.UNDETERMINED


def candidate_outcome(measured: Measured, candidate: Candidate, fallback: Alternative) -> Outcome:
    """A rule's alternatives together."""
    return outcome_of(measured, ways(candidate, fallback))


def outcome_of(measured: Measured, alternatives: Iterable[Alternative]) -> Outcome:
    """Several alternatives; one suffices (s. 3(6))."""
    return any_of(alternative_outcome(measured, one) for one in alternatives)


def ways(candidate: Candidate, fallback: Alternative) -> tuple[Alternative, ...]:
    """The alternatives of a rule.

    A rule with a tariff shift also has the way of s. 3(4), ``fallback``, for goods classified with their parts; not
    where the goods originate by value only, despite s. 13 and Schedule 1 (s. 14(2), 15(4)).
    """
    alternatives = candidate.alternatives
    if not candidate.value_only and any(one.shift and one.required for one in alternatives):
        alternatives = (*alternatives, fallback)
    return alternatives


def same_for_all(outcomes: tuple[Outcome, ...]) -> Outcome:
    """Candidates among which the facts do not choose: met if every one is, not met if none could be."""
    if not outcomes:
        return Outcome.UNDETERMINED
    found = set(outcomes)
    return found.pop() if len(found) == 1 else all_of(found - {Outcome.NOT_MET} | {Outcome.UNDETERMINED})
