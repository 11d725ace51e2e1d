"""The credit of heavy trucks: points of high-wage material and labor towards regional value content (s. 18(22))."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Finding, Need, Points, Slack
from rvc_cli.facts.labor import CREDIT, TOTAL
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import Method
from rvc_cli.law.amounts import HUNDRED
from rvc_cli.law.labor import LaborValue
from rvc_cli.law.labor_notes import percents
from rvc_cli.law.labor_provisions import TruckCredit
from rvc_cli.law.labor_reading import Reading
from rvc_cli.law.value_content import Verdict

LABOR_UNKNOWN = "labor value content: [labor_value] or high_wage? its points above 30 would count (s. 18(22))"


class Lift(Struct, frozen=True):
    """The points that may be added to regional value content, at the worst and at the best, and on what terms."""

    low: Fraction
    high: Fraction
    terms: TruckCredit


def lift(labor: LaborValue, terms: TruckCredit) -> Lift:
    """How many points s. 18(22) adds: the points of high-wage material and labor above 30 where labor value content
    is higher than 45 %, by the formula that gives most of them."""
    pairs = [_of_reading(one, labor, terms) for one in labor.readings]
    return Lift(
        max((low for low, _ in pairs), default=ZERO), max((high for _, high in pairs), default=ZERO), terms
    )


def _of_reading(reading: Reading, labor: LaborValue, terms: TruckCredit) -> tuple[Fraction, Fraction]:
    ends = zip(reading.points, reading.totals(labor.required), strict=True)
    low, high = (_above(points, total, terms) for points, total in ends)
    return low, high


def _above(points: Fraction, total: Fraction, terms: TruckCredit) -> Fraction:
    """Points above 30; none unless labor value content is higher than 45 %: reaching it is not enough."""
    if total <= Fraction(terms.total_above.value):
        return ZERO
    return max(points - Fraction(terms.points_above.value), ZERO)


def with_credit(verdict: Verdict, added: Lift) -> Verdict:
    """The verdict on regional value content with the credit; one that is met without it stays as it is.

    Regional value content itself must not be below 60 % (s. 18(22)).
    """
    finding = verdict.finding
    if finding.outcome is Outcome.MET or finding.method is not Method.NET_COST or not added.high:
        return verdict
    outcome = _lifted(finding, added)
    open_ = outcome is Outcome.UNDETERMINED and added.low != added.high
    found = replace(
        finding,
        outcome=outcome,
        slack=_slack(finding, added, outcome),
        notes=(*finding.notes, _note(finding, added)),
        points=tuple(_points(finding, added)),
        needed=(Need("", None, ZERO, LABOR_UNKNOWN),) if open_ else (),
    )
    rule = (
        outcome if outcome is Outcome.MET or verdict.rule_outcome is Outcome.NOT_MET else verdict.rule_outcome
    )
    return Verdict(found, rule)


def without_labor(verdict: Verdict, terms: TruckCredit) -> Verdict:
    """The verdict of a truck of whose labor nothing is said: a miss that its points could lift is open."""
    finding = verdict.finding
    if finding.outcome is not Outcome.NOT_MET or finding.method is not Method.NET_COST:
        return verdict
    if _lifted(finding, Lift(ZERO, HUNDRED - Fraction(terms.points_above.value), terms)) is Outcome.NOT_MET:
        return verdict
    found = replace(finding, outcome=Outcome.UNDETERMINED, needed=(Need("", None, ZERO, LABOR_UNKNOWN),))
    return Verdict(found, Outcome.UNDETERMINED)


def _lifted(finding: Finding, added: Lift) -> Outcome:
    """Met where even the strictest reading is at the worst, not met where not even the mildest is at the best."""
    asked = [Fraction(one.value) for one in (finding.asked, *finding.also_required)]
    least = Fraction(added.terms.least_rvc.value)
    low, high = finding.at_low.share * HUNDRED, finding.at_high.share * HUNDRED
    if low >= least and low + added.low >= max(asked):
        return Outcome.MET
    return Outcome.UNDETERMINED if high >= least and high + added.high >= min(asked) else finding.outcome


def _slack(finding: Finding, added: Lift, outcome: Outcome) -> Slack:
    """How far the figure with its credit lies from the percentage, or without it from the least, if that is nearer."""
    best = outcome is Outcome.NOT_MET
    end, more = (finding.at_high, added.high) if best else (finding.at_low, added.low)
    share = end.share * HUNDRED
    points = min(share + more - Fraction(finding.asked.value), share - Fraction(added.terms.least_rvc.value))
    return Slack(points, points / HUNDRED * (end.base or ZERO), None)


def _points(finding: Finding, added: Lift) -> Iterator[Points]:
    cite = added.terms.points_above.citation.paragraph
    least = added.terms.least_rvc
    low, high = finding.at_low.share * HUNDRED, finding.at_high.share * HUNDRED
    yield Points("regional value content", low, high, None, least.value, least.citation.paragraph)
    yield Points(CREDIT, added.low, added.high, None, None, cite)
    asked = finding.asked
    yield Points(TOTAL, *_totals(finding, added), None, asked.value, asked.citation.paragraph)


def _totals(finding: Finding, added: Lift) -> tuple[Fraction, Fraction]:
    """Both ends with the points, which count only where regional value content itself is not below the least."""
    least = Fraction(added.terms.least_rvc.value)
    low, high = finding.at_low.share * HUNDRED, finding.at_high.share * HUNDRED
    return low + added.low * (low >= least), high + added.high * (high >= least)


def _note(finding: Finding, added: Lift) -> str:
    terms = added.terms
    low, high = _totals(finding, added)
    ends = terms.points_above.until
    until = ""
    if ends:
        last = ends - timedelta(days=1)
        until = f", until {last}: the period ends on {ends}, taken as the first day without them"
    above = f"points of high-wage material and labor above {terms.points_above.value}"
    cite = terms.points_above.citation.paragraph
    if finding.at_high.share * HUNDRED < Fraction(terms.least_rvc.value):
        return f"{above} count towards it only from {terms.least_rvc.value} % on{until} ({cite})"
    return f"{above} count towards it, with them it is {percents(low, high)}{until} ({cite})"
