"""A percentage put to a good: the formula of s. 7(2) or 7(3), at both ends of what is known."""

from collections.abc import Iterable
from decimal import Decimal

from rvc_cli.facts.outcome import Outcome, all_of, any_of
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import Method
from rvc_cli.law.amounts import slope_for
from rvc_cli.law.de_minimis import change_outcome, may_be_waived, surely_waived
from rvc_cli.law.measured import Measured
from rvc_cli.law.product_rule import Alternative, Candidate


def by_method(
    measured: Measured, required: Provision[Decimal], method: Method, value_only: bool = False
) -> Outcome:
    """Is the regional value content not less than required by this method, or waived by s. 5(4)?

    Whether s. 5(4) serves goods that originate ``only if`` they satisfy the percentage (s. 14(2), 15(4)) is left open.
    """
    by_price = method is Method.TRANSACTION_VALUE
    value = _by_price(measured, required) if by_price else _by_cost(measured, required)
    if value is Outcome.MET or (surely_waived(measured) and not value_only):
        return Outcome.MET
    return Outcome.UNDETERMINED if value is Outcome.UNDETERMINED or may_be_waived(measured) else value


def _by_cost(measured: Measured, required: Provision[Decimal]) -> Outcome:
    """(NC - VNM) / NC against the percentage (s. 7(3))."""
    slope = slope_for(required.value)
    ends = measured.ends_at(slope)
    if ends.low.net_cost > 0 and ends.low.reaches(slope):
        return Outcome.MET
    unbounded = not measured.costs_given and (slope > 0 or ends.high.vnm == 0)
    if unbounded or (ends.high.net_cost > 0 and ends.high.reaches(slope)):
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
    return Outcome.UNDETERMINED if ends.high.vnm <= allowed else Outcome.NOT_MET


def alternative_outcome(
    measured: Measured, alternative: Alternative, value_only: bool, is_it_met: bool = False
) -> Outcome:
    """One alternative of a rule: its percentage by any method it opens (s. 7(1)), and its shift.

    ``is_it_met``: nothing else is asked, so that no shift is put to what misses or leaves open its percentage.
    """
    value = value_outcome(measured, alternative, value_only) if alternative.required else Outcome.MET
    if alternative.change is None or value is Outcome.NOT_MET or (is_it_met and value is not Outcome.MET):
        return value
    return all_of((value, change_outcome(measured, alternative.change)))


def value_outcome(measured: Measured, alternative: Alternative, value_only: bool = False) -> Outcome:
    """The percentage of an alternative by any of its methods that is open.

    Net cost is always open to a good that has it; transaction value only to one that is sold, and undetermined where
    its price is not told.
    """
    return any_of(
        by_method(measured, provision, method, value_only)
        for method, provision in alternative.required.items()
        if method is Method.NET_COST or measured.price is not None or measured.price_unknown
    )


def candidate_outcome(measured: Measured, candidate: Candidate, fallback: Alternative) -> Outcome:
    """A rule's alternatives together; one suffices (s. 3(6)).

    A rule with a tariff shift also has the way of s. 3(4), ``fallback``, for goods classified with their parts; not
    where the goods originate by value only, despite s. 13 and Schedule 1 (s. 14(2), 15(4)).
    """
    open_ = False
    for by_value in (True, False):  # no code has to be looked at where the value alone decides
        for one in candidate.alternatives:
            if (one.change is None) is by_value:
                outcome = alternative_outcome(measured, one, candidate.value_only, is_it_met=open_)
                if outcome is Outcome.MET:
                    return outcome
                open_ = open_ or outcome is Outcome.UNDETERMINED
    found = Outcome.UNDETERMINED if open_ else Outcome.NOT_MET
    return any_of((found, shared_outcome(measured, candidate, fallback, found)))


def by_shift_alone(
    measured: Measured, candidates: Iterable[Candidate], fallback: Alternative
) -> Outcome | None:
    """The ways to originate without the percentage of the good's own rule: a shift alone, or s. 3(4) in its place.

    None where no reading of the rule offers one, or where it is not assessed since no codes of materials are given.
    """
    found, offered = [], False
    for one in candidates:
        bare = [each.change for each in one.alternatives if each.change is not None and not each.required]
        shared = shared_outcome(measured, one, fallback)
        offered = offered or bool(bare) or shared is not Outcome.NOT_MET
        ways = (Outcome.NOT_MET, *(change_outcome(measured, change) for change in bare), shared)
        found.append(any_of(ways))
    outcome = same_for_all(found)
    return outcome if offered and (measured.coded or outcome is Outcome.MET) else None


def asks_both(measured: Measured, candidates: Iterable[Candidate], fallback: Alternative) -> bool:
    """Whether every reading of the rule asks for a shift and a percentage, each a requirement, with no way around."""
    ways = [one.alternatives for one in candidates]
    both = all(len(each) == 1 and each[0].change is not None and each[0].required for each in ways)
    return both and measured.coded and by_shift_alone(measured, candidates, fallback) is None


def shared_outcome(
    measured: Measured, candidate: Candidate, fallback: Alternative, else_: Outcome = Outcome.NOT_MET
) -> Outcome:
    """The way of s. 3(4): 60 % or 50 % in place of the shift.

    (a) where materials cannot shift because they share the good's subheading, which provides for the good and its
    parts (s. 3(5)), and all others do; (b) where the good came unassembled. Whether "all other applicable
    requirements", (iii), include a higher percentage of the good's own rule is read both ways. ``else_`` is what the
    rule comes to without it.
    """
    closed = candidate.with_parts is False and not measured.unassembled
    if closed or candidate.value_only or not fallback.required:
        return Outcome.NOT_MET
    ways = [one for one in candidate.alternatives if one.change is not None]
    value = value_outcome(measured, fallback) if ways else Outcome.NOT_MET
    if value is Outcome.NOT_MET or value is else_:
        return value
    shares = any_of(_only_shared(measured, candidate, one) for one in ways)
    if shares is not Outcome.MET:
        return shares
    own = [one for one in candidate.alternatives if one.required]
    if value is Outcome.MET and not _asks_more(own, fallback):
        return Outcome.MET
    return any_of((Outcome.UNDETERMINED, *(value_outcome(measured, one) for one in own)))


def _only_shared(measured: Measured, candidate: Candidate, way: Alternative) -> Outcome:
    """Whether only materials of the good's own subheading, or the form it came in, stand in the way of a shift."""
    if measured.unassembled:
        return Outcome.MET
    if way.change is None or way.shared is None:
        return Outcome.NOT_MET
    all_, others = measured.unshifted(way.change), measured.unshifted(way.shared)
    if not all_.may or others.must:
        return Outcome.NOT_MET
    surely = candidate.with_parts is True and all_.must and not others.may
    return Outcome.MET if surely else Outcome.UNDETERMINED


def _asks_more(own: Iterable[Alternative], fallback: Alternative) -> bool:
    """Whether the good's own rule has a percentage above that of s. 3(4), by the same method."""
    return any(
        method not in fallback.required or provision.value > fallback.required[method].value
        for one in own
        for method, provision in one.required.items()
    )


def same_for_all(outcomes: Iterable[Outcome]) -> Outcome:
    """Candidates among which the facts do not choose: met if every one is, not met if none could be.

    After one that is open, or differs from those before it, no other is asked.
    """
    found: Outcome | None = None
    for one in outcomes:
        if one is Outcome.UNDETERMINED or one is not (found or one):
            return Outcome.UNDETERMINED
        found = one
    return found or Outcome.UNDETERMINED
