"""Why the verdict is what it is: what keeps it open, what else decides, and the amounts behind the figure."""

from collections.abc import Iterable, Iterator

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Assessment, Comparison, Figure, Finding, NotAssessed, Report
from rvc_cli.facts.labor import CREDIT
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.headline import asked_in_vain, beside, is_own, other_reading, other_ways, still_open
from rvc_cli.report.numbers import ELLIPSIS, ceiling_at, floor_at, money, plain
from rvc_cli.report.paper import EN_DASH, Paper
from rvc_cli.report.wording import (
    CUT,
    WORDS,
    asked_of,
    base_name,
    counted_name,
    has_own_facts,
    in_a_sentence,
    in_brief,
    missed_floor,
    open_points,
    paragraph,
    required,
    requirement_name,
    tail,
    within_base,
)

_ALSO = {Outcome.NOT_MET: "Also not met", Outcome.UNDETERMINED: "Also undetermined"}
_ASSUMED = "taken to be"  # a note that tells what was assumed, not what is open
_TARIFF_SHIFT = "tariff-shift"


def reasons(assessment: Assessment, finding: Finding, report: Report, paper: Paper) -> Iterator[str]:
    """Why: what keeps the figure open, what else decides, and what the figure is made of."""
    if assessment.within_margin:
        asked = f" of {plain(report.margin)} points" if report.margin is not None else ""
        yield f"Within the margin: met by less than the margin{asked} asked for"
    if finding.outcome is Outcome.NOT_MET and not tail(finding):
        yield from _missed_without_a_distance(finding)
    if assessment.outcome is Outcome.UNDETERMINED:
        yield from _why_open(assessment, finding)
    yield from _below_the_floor(finding)
    yield from _taken_as_complete(assessment)
    yield from _also(assessment, finding)
    yield from _other_reading(assessment, finding)
    if finding.low and finding.high and finding.low.vnm is not None and finding.high.vnm is not None:
        yield _made_of(assessment, finding.low, finding.high, finding, paper)


def _below_the_floor(finding: Finding) -> Iterator[str]:
    """Why points of labor value content count for nothing: regional value content itself is below the least."""
    floor = missed_floor(finding.points)
    if floor is not None and floor.least is not None:
        points = next(one for one in finding.points if one.name == CREDIT)
        short = ceiling_at(Fraction(floor.least) - floor.high)
        yield (
            f"{floor_at(points.high)} points of labor would count only from {plain(floor.least)} % on, which is "
            f"missed by {short} ({paragraph(points.citation)})"
        )


def _taken_as_complete(assessment: Assessment) -> Iterator[str]:
    """That costs given in a part alone are taken to be all there are."""
    parts = assessment.costs_only_of
    if parts:
        more = f" and {len(parts) - 1} more" if len(parts) > 1 else ""
        yield f"Costs are taken as complete: the good has none of its own, only {parts[0]}{more}"


def _other_reading(assessment: Assessment, finding: Finding) -> Iterator[str]:
    """What the other reading of the roll-up of core parts comes to, where it differs."""
    other = other_reading(assessment)
    if finding.requirement == "rvc" and other and (other.low, other.high) != (finding.low, finding.high):
        yield f"{in_brief(other)}, {WORDS[other.outcome].lower()}"


def without_a_finding(assessment: Assessment) -> Iterator[str]:
    """Why no finding decides, and what was found although nobody asked for it."""
    yield from _unasked(assessment)
    for one in still_open(assessment):
        yield f"{requirement_name(one.requirement)}: {one.reason}"
    for other in assessment.findings:
        if is_own(other, assessment) and not other.decides:
            yield f"Found, but not asked for: {in_brief(other)}, {WORDS[other.outcome].lower()}"


def unbounded(finding: Finding) -> bool:
    """Whether the costs are not stated, so that what the figure is measured against is known from below only."""
    return finding.high is not None and finding.high.base is None


def _missed_without_a_distance(finding: Finding) -> Iterator[str]:
    if finding.comparison is Comparison.EXCEEDS and finding.slack is not None and finding.slack.points == 0:
        yield f"Exactly {required(finding.required)}, and {asked_of(finding)} is required"
    yield from finding.notes


def _why_open(assessment: Assessment, finding: Finding) -> Iterator[str]:
    match finding.outcome:
        case Outcome.NOT_MET:
            yield _another_way(assessment, finding)
        case Outcome.MET:
            yield from _unasked(assessment)
            yield from _unassessed(still_open(assessment))
        case Outcome.UNDETERMINED:
            yield from _open_figure(assessment, finding)


def _another_way(assessment: Assessment, finding: Finding) -> str:
    """That another way of the rule may still do, with the paragraphs of the ways where they are known."""
    said = "The percentage is missed"
    if finding.alternative is None:
        return f"{said}, but another way is not assessed"
    ways = [
        f"{in_a_sentence(one.requirement)} ({paragraph(one.citation)}), {WORDS[one.outcome].lower()}"
        for one in other_ways(assessment, finding)
    ] + [
        f"{in_a_sentence(one.requirement)} ({paragraph(one.citation)}), not assessed"
        for one in assessment.not_assessed
        if one.requirement == _TARIFF_SHIFT
    ]
    if not ways:
        return f"{said}, but {finding.alternative} offers another way, which is not assessed"
    return f"{said}, but {finding.alternative} offers another way: {'; '.join(ways)}"


def _open_figure(assessment: Assessment, finding: Finding) -> Iterator[str]:
    """What keeps a figure open: facts, costs, the choice of the rule; of an exact figure, what its notes say."""
    points = open_points(assessment, finding)
    told = finding.requirement == "rvc" or has_own_facts(finding)
    if points > 0 and told and finding.low != finding.high:
        yield f"Open facts are worth {floor_at(points)} points"
    if unbounded(finding):
        yield f"The costs are not stated, so {base_name(finding)} is known from below only"
    if finding.also_required:
        others = ", ".join(required(one) for one in finding.also_required)
        yield f"Which rule binds is open: other readings of it ask for {others}"
    if finding.low == finding.high:
        yield from _open_though_exact(assessment, finding)


def _open_though_exact(assessment: Assessment, finding: Finding) -> Iterator[str]:
    """Why an outcome is open that no figure leaves open: what the notes say, another way, else what may waive it."""
    notes = [one for one in finding.notes if not one.startswith(_ASSUMED)]
    yield from notes
    missed = finding.slack is not None and finding.slack.points < 0
    if missed and finding.alternative is not None:
        yield _another_way(assessment, finding)
    elif missed and not notes and not finding.also_required and not finding.needed:
        yield "The percentage is missed, but s. 5(4) may waive it"


def _unassessed(left_out: Iterable[NotAssessed]) -> Iterator[str]:
    names = ", ".join(in_a_sentence(one.requirement) for one in left_out)
    if names:
        yield f"Asked for but not assessed: {names}"


def _unasked(assessment: Assessment) -> Iterator[str]:
    names = ", ".join(in_a_sentence(one) for one in asked_in_vain(assessment))
    if names:
        yield f"Asked for, but no rule on file asks this good for it: {names}"


def _also(assessment: Assessment, finding: Finding) -> Iterator[str]:
    """The other requirements that keep the good from being met."""
    for outcome, said in _ALSO.items():
        named = "; ".join(in_brief(one) for one in beside(assessment, finding) if one.outcome is outcome)
        if named:
            yield f"{said}: {named}"


def _made_of(assessment: Assessment, low: Figure, high: Figure, finding: Finding, paper: Paper) -> str:
    """The amounts behind the figure, as they are; what has no end after four decimals is cut, and that is said."""
    least, most = money(high.vnm or ZERO), money(low.vnm or ZERO)
    counted = most if low.vnm == high.vnm else f"{least}{EN_DASH}{most}"
    bases = sorted({one.base for one in (low, high) if one.base is not None})
    base = EN_DASH.join(money(one) for one in bases) + (" or more" if high.base is None else "")
    code, what = assessment.currency, counted_name(finding)
    cut = f" ({CUT})" if ELLIPSIS in counted + base else ""
    named = f"{what[0].upper()}{what[1:]}"
    full = f"{named} is {code} {counted} in {within_base(finding)} {code} {base}{cut}"
    return paper.fitting(
        full, f"{named} {code} {counted} in {within_base(finding)} {base}{cut}", full, indent=2
    )
