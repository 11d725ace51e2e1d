"""The top of an answer: the verdict, the reason, the way out, and what the verdict says nothing about."""

from collections.abc import Iterator
from dataclasses import dataclass

from rvc_cli.facts.findings import Assessment, Figure, Finding, Need, Report
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.numbers import at_least, at_most, floor_at, plain
from rvc_cli.report.paper import EN_DASH, Paper
from rvc_cli.report.physical import Lines
from rvc_cli.report.wording import (
    LAW,
    base_name,
    counted_name,
    measured,
    open_points,
    outcome_on_tags,
    required,
    requirement_name,
    short_name,
    short_points,
    spare,
    standing,
    tail,
    within_base,
)

_VERBS = {Outcome.MET: "meets", Outcome.NOT_MET: "misses", Outcome.UNDETERMINED: "for"}
QUALIFIES = "qualifies as originating"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``first`` is the answer and takes one line; the others may be folded."""

    first: str
    reasons: tuple[str, ...]
    ways_out: tuple[str, ...]
    limits: tuple[str, ...]


def verdict(assessment: Assessment, report: Report, paper: Paper, lines: Lines) -> Verdict:
    """The answer for one good in words."""
    finding = headline(assessment)
    if finding is None:
        first = f"{outcome_on_tags(assessment)}: no figure could be measured"
        return Verdict(first, tuple(_open_requirements(assessment)), (), tuple(_limits(assessment)))
    return Verdict(
        first_line(assessment, finding, paper),
        tuple(_reasons(assessment, finding, report, paper)),
        tuple(_ways_out(assessment, finding, paper, lines)),
        tuple(_limits(assessment)),
    )


def headline(assessment: Assessment) -> Finding | None:
    """The finding that explains the outcome: the first that decides and says the same."""
    deciding = [one for one in assessment.findings if one.decides] or list(assessment.findings)
    alike = [one for one in deciding if one.outcome is assessment.outcome]
    return next(iter(alike or deciding), None)


def first_line(assessment: Assessment, finding: Finding, paper: Paper) -> str:
    """The verdict in one line: figure, percentage, and as much of the distance as there is room for."""
    head = f"{outcome_on_tags(assessment)}: {short_name(finding.requirement)} {measured(finding)}"
    said = standing(assessment, finding.required)
    asked, brief = _asked(assessment, finding, said)
    reserve = _reserve(assessment, finding)
    if reserve:
        return paper.fitting(
            f"{head}{asked}, {reserve}", f"{head}{brief}, {reserve}", f"{head}{asked}", f"{head}{brief}"
        )
    points, money, way = short_points(finding), spare(finding, assessment.currency), tail(finding)
    if points is None or money is None or finding.outcome is not assessment.outcome:
        return paper.fitting(f"{head}{asked}", f"{head}{brief}")
    full, short = f"{points} points and {money} {way}", f"{points} points {way}"
    if said:
        return paper.fitting(
            *(f"{head}{asked}{end}" for end in (f", {full}", f", {short}", "")), f"{head}{brief}"
        )
    return paper.fitting(
        f"{head}{asked}, {full}",
        f"{head}{brief}, {points} points, {money} {way}",
        f"{head}{asked}, {short}",
        f"{head}{brief}, {short}",
        f"{head}{asked}",
        f"{head}{brief}",
    )


def _asked(assessment: Assessment, finding: Finding, said: str) -> tuple[str, str]:
    """The percentage asked for, in full and in brief; what is not law is said to be none in both."""
    percent = required(finding.required)
    if not percent:
        return "", ""
    if not said:
        return f", {percent} required", f" for {percent}"
    verb = _VERBS[finding.outcome]
    short = said if said.startswith("your") else f"{assessment.pack.status}, not {LAW}"
    return f" {verb} {percent} ({said})", f" {verb} {percent} ({short})"


def _reserve(assessment: Assessment, finding: Finding) -> str:
    """What keeps the outcome open although this figure does not; empty where the figure says it all."""
    if assessment.outcome is Outcome.UNDETERMINED:
        if finding.outcome is Outcome.MET:
            return "not all that is asked is assessed"
        if finding.outcome is Outcome.NOT_MET:
            return "another way is not assessed"
        if _unbounded(finding):
            return f"{base_name(finding)} not stated"
    return ""


def _reasons(assessment: Assessment, finding: Finding, report: Report, paper: Paper) -> Iterator[str]:
    """Why: what the figure is made of, and what keeps it open."""
    if assessment.within_margin:
        asked = f" of {plain(report.margin)} points" if report.margin is not None else ""
        yield f"Within the margin: met by less than the margin{asked} asked for"
    if finding.outcome is Outcome.NOT_MET and not tail(finding):
        yield from finding.notes
    if assessment.outcome is Outcome.UNDETERMINED:
        yield from _why_open(assessment, finding)
    if finding.low and finding.high and finding.low.vnm is not None and finding.high.vnm is not None:
        yield _made_of(assessment, finding.low, finding.high, finding, paper)


def _unbounded(finding: Finding) -> bool:
    """Whether the costs are not stated, so that what the figure is measured against is known from below only."""
    return finding.high is not None and finding.high.base is None


def _why_open(assessment: Assessment, finding: Finding) -> Iterator[str]:
    if finding.outcome is Outcome.NOT_MET and finding.alternative:
        yield f"The percentage is missed, but {finding.alternative} offers another way, which is not assessed"
    elif finding.outcome is Outcome.MET:
        yield from _open_requirements(assessment)
    points = open_points(assessment, finding)
    if points > 0:
        yield f"Open facts are worth {floor_at(points)} points"
    if _unbounded(finding):
        yield f"The costs are not stated, so {base_name(finding)} is known from below only"
    if finding.outcome is Outcome.UNDETERMINED and finding.also_required:
        others = ", ".join(required(one) for one in finding.also_required)
        yield f"Which rule binds is open: other readings of it ask for {others}"


def _open_requirements(assessment: Assessment) -> Iterator[str]:
    names = ", ".join(requirement_name(one.requirement).lower() for one in assessment.not_assessed)
    yield f"Asked for but not assessed: {names}" if names else "Nothing that decides could be assessed"


def _made_of(assessment: Assessment, low: Figure, high: Figure, finding: Finding, paper: Paper) -> str:
    """The amounts behind the figure; non-originating value rounded up, what it is measured against cut down."""
    least, most = at_least(high.vnm or ZERO), at_least(low.vnm or ZERO)
    counted = most if low.vnm == high.vnm else f"{least}{EN_DASH}{most}"
    bases = sorted({one.base for one in (low, high) if one.base is not None})
    base = EN_DASH.join(at_most(one) for one in bases) + (" or more" if high.base is None else "")
    code = assessment.currency
    what = counted_name(finding)
    what = what[0].upper() + what[1:]
    return paper.fitting(
        f"{what} is {code} {counted} in {within_base(finding)} {code} {base}",
        f"{what} {code} {counted} in {within_base(finding)} {base}",
        indent=2,
    )


def _ways_out(assessment: Assessment, finding: Finding, paper: Paper, lines: Lines) -> Iterator[str]:
    """What would change the answer, or how far the good may still go."""
    money, slack = spare(finding, assessment.currency), finding.slack
    what, base = counted_name(finding), base_name(finding)
    if slack is not None and money is not None and finding.outcome is Outcome.MET:
        more = f"{money} more of {what} may still come"
        yield paper.fitting(f"{more} at the same {base}", more, indent=2)
    if slack is not None and money is not None and finding.outcome is Outcome.NOT_MET:
        yield paper.fitting(
            f"{money} of {what} must go at the same {base}", f"{money} of {what} must go", indent=2
        )
    if finding.outcome is Outcome.UNDETERMINED:
        if _unbounded(finding) and slack is not None and slack.net_cost_to_meet is not None:
            amount = f"{assessment.currency} {at_least(slack.net_cost_to_meet)}"
            yield f"Met from a {base} of {amount}: state the costs in [cost] or with --cost"
        if finding.needed:
            yield _first_need(assessment, finding.needed[0], paper, lines)
        if money is not None and not _unbounded(finding):
            yield f"At worst {money} of {what} must go at the same {base}"


def _first_need(assessment: Assessment, need: Need, paper: Paper, lines: Lines) -> str:
    line = lines.of_need(assessment.source, need)
    where = f" (line {line})" if line is not None else ""
    points = f"{floor_at(need.points)} points"
    name = paper.shortened(need.part_number, 24)
    return paper.fitting(
        f"Settle first: {name}{where}, {points}: {need.fact}",
        f"Settle first: {name}{where}, {points}",
        indent=2,
    )


def _limits(assessment: Assessment) -> Iterator[str]:
    """What the verdict does not say; the words of origin only where all of the law was assessed and met."""
    names = ", ".join(requirement_name(one.requirement).lower() for one in assessment.not_assessed)
    sound = assessment.outcome is Outcome.MET and not assessment.tagged and assessment.pack.status == LAW
    if assessment.originating is True and sound and not names:
        yield f"{assessment.name} {QUALIFIES}"
    elif assessment.originating is False:
        yield f"{assessment.name} does not originate"
    elif names and _decided_without(assessment):
        yield f"Not assessed, so origin is not decided: {names}"


def _decided_without(assessment: Assessment) -> bool:
    """Whether the outcome stands on a figure, so that what was left out must be said beside it."""
    finding = headline(assessment)
    return finding is not None and not (
        assessment.outcome is Outcome.UNDETERMINED and finding.outcome is Outcome.MET
    )
