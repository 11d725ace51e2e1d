"""The top of an answer: the verdict, the reason, the way out, and what the verdict says nothing about."""

from collections.abc import Iterator

from msgspec import Struct

from rvc_cli.facts.findings import Assessment, Finding, Need, Report
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass
from rvc_cli.report.headline import asked_in_vain, headline, other_reading, resting_on_no_law, still_open
from rvc_cli.report.numbers import at_least, floor_at, plain
from rvc_cli.report.paper import Paper
from rvc_cli.report.physical import Lines
from rvc_cli.report.reasons import reasons, unbounded, without_a_finding
from rvc_cli.report.wording import (
    LAW,
    NO_FIGURE,
    asked_of,
    base_name,
    counted_name,
    fails_its_shift,
    in_a_sentence,
    measured,
    missed_floor,
    outcome_and_grounds,
    outcome_on_tags,
    short_name,
    short_points,
    spare,
    standing,
    status_of,
    tail,
)

_VERBS = {Outcome.MET: "meets", Outcome.NOT_MET: "misses", Outcome.UNDETERMINED: "for"}
QUALIFIES = "qualifies as originating"


class Verdict(Struct, frozen=True):
    """``first`` is the answer and takes one line; the others may be folded."""

    first: str
    reasons: tuple[str, ...]
    ways_out: tuple[str, ...]
    limits: tuple[str, ...]


def verdict(assessment: Assessment, report: Report, paper: Paper, lines: Lines) -> Verdict:
    """The answer for one good in words."""
    finding = headline(assessment)
    if finding is None:
        first, why = _nothing_decides(assessment, paper), without_a_finding(assessment)
        return Verdict(first, tuple(why), (), tuple(_limits(assessment)))
    first = first_line(assessment, finding, paper)
    told = (finding.said,) if finding.low is None and finding.said and finding.said not in first else ()
    return Verdict(
        first,
        (*told, *reasons(assessment, finding, report, paper)),
        tuple(_ways_out(assessment, finding, paper, lines)),
        tuple(_limits(assessment)),
    )


def _nothing_decides(assessment: Assessment, paper: Paper) -> str:
    """The first line where no finding decides: what was to decide, and that it was not assessed."""
    said = outcome_on_tags(assessment)
    names = [in_a_sentence(one.requirement) for one in still_open(assessment)]
    in_vain = ", ".join(in_a_sentence(one) for one in asked_in_vain(assessment))
    if assessment.outcome is Outcome.UNDETERMINED and names:
        several = f"{names[0]} and {len(names) - 1} more"
        return paper.fitting(f"{said}: {', '.join(names)} not assessed", f"{said}: {several} not assessed")
    if in_vain:
        return f"{said}: no rule on file asks this good for {in_vain}"
    return f"{said}: nothing that decides could be assessed"


def first_line(assessment: Assessment, finding: Finding, paper: Paper) -> str:
    """The verdict in one line: figure, percentage, and as much of the distance as there is room for."""
    name = (
        f"{outcome_and_grounds(assessment)}: {short_name(finding.requirement)}{_reading(assessment, finding)}"
    )
    head = name if measured(finding) == NO_FIGURE else f"{name} {measured(finding)}"
    if finding.low is None and not paper.fits(head):
        head = name
    candidates = (
        f"{head}{asked}{distance}{pack}"
        for pack in _with_a_pack(assessment, finding)
        for asked, distance in _asked_and_distance(assessment, finding)
    )
    return paper.fitting(*candidates)


def _reading(assessment: Assessment, finding: Finding) -> str:
    """By which reading of the roll-up of core parts, where the two come to different answers."""
    other = other_reading(assessment)
    if finding.requirement != "rvc" or other is None or other.outcome is finding.outcome:
        return ""
    return " (US position)" if other.requirement == "rvc:panel" else " (panel's reading)"


def _asked_and_distance(assessment: Assessment, finding: Finding) -> Iterator[tuple[str, str]]:
    """The percentage asked for and the way to it, the fullest words first; what is no law is always said to be none."""
    asked, brief = _asked(assessment, finding)
    ends = tuple(_distances(assessment, finding))
    last = () if standing(assessment, finding.required) else ((asked, ""), (brief, ""))
    shorter = ends if last else (*ends, "")
    yield from ((words, end) for words in (asked, brief) for end in shorter)
    yield from last


def _distances(assessment: Assessment, finding: Finding) -> Iterator[str]:
    """What keeps the outcome open, or how far the figure lies from the percentage, the fullest words first."""
    reserve, points = _reserve(assessment, finding), short_points(finding)
    if fails_its_shift(finding):
        yield ", but not the tariff shift beside it"
        yield ", but no tariff shift"
    elif reserve:
        yield f", {reserve}"
    elif finding.requirement == "rvc" and finding.outcome is Outcome.MET and not tail(finding):
        yield ", waived by s. 5(4)"
    elif points is not None and finding.outcome is assessment.outcome:
        money, way = spare(finding, assessment.currency), tail(finding)
        if money is not None:
            yield f", {points} points and {money} {way}"
        yield f", {points} points {way}"


def _asked(assessment: Assessment, finding: Finding) -> tuple[str, str]:
    """The percentage asked for, in full and in brief; under a pack that is no law it says which it is."""
    percent, provision = asked_of(finding), finding.required
    if not percent or provision is None:
        return "", ""
    floor = missed_floor(finding.points)
    if floor is not None and floor.least is not None:
        least = f"{plain(floor.least)} %"
        return f", {percent} required, or {least} with its points of labor", f" for {percent} or {least}"
    said = standing(assessment, provision)
    if said:
        verb = _VERBS[finding.outcome]
        return f" {verb} {percent} ({said})", f" {verb} {percent} ({status_of(assessment, provision)})"
    if assessment.pack.status != LAW:
        return f", {percent} required by law", f", {percent} by law"
    return f", {percent} required", f" for {percent}"


def _with_a_pack(assessment: Assessment, finding: Finding) -> tuple[str, ...]:
    """What the first line adds where another percentage, which is not law, is met too and so part of the answer."""
    other = resting_on_no_law(assessment, finding)
    if other is None or other is finding or other.required is None:
        return ("",)
    name, said = short_name(other.requirement), standing(assessment, other.required)
    return (
        f", and {name} {measured(other)} meets {asked_of(other)} ({said})",
        f", and {name} ({said})",
        f", and {name} ({status_of(assessment, other.required)})",
    )


def _reserve(assessment: Assessment, finding: Finding) -> str:
    """What keeps the outcome open although this figure does not; empty where the figure says it all."""
    if assessment.outcome is Outcome.UNDETERMINED:
        if finding.outcome is Outcome.MET:
            return "not all that is asked is assessed"
        if finding.outcome is Outcome.NOT_MET:
            return "another way is not assessed"
        if unbounded(finding):
            return f"{base_name(finding)} not stated"
    return ""


def _ways_out(assessment: Assessment, finding: Finding, paper: Paper, lines: Lines) -> Iterator[str]:
    """What would change the answer, or how far the good may still go."""
    match finding.outcome:
        case Outcome.MET:
            if assessment.outcome is Outcome.MET:
                yield from _room(assessment, finding, paper)
        case Outcome.NOT_MET:
            yield from _excess(assessment, finding, paper)
        case Outcome.UNDETERMINED:
            yield from _to_settle(assessment, finding, paper, lines)


def _room(assessment: Assessment, finding: Finding, paper: Paper) -> Iterator[str]:
    money, what = spare(finding, assessment.currency), counted_name(finding)
    if money is None or finding.slack is None:
        return
    if not finding.slack.money:
        yield f"Exactly at the limit: no more of {what} may come at the same {base_name(finding)}"
        return
    more = f"{money} more of {what} may still come"
    yield paper.fitting(f"{more} at the same {base_name(finding)}", more, indent=2)


def _excess(assessment: Assessment, finding: Finding, paper: Paper) -> Iterator[str]:
    money = spare(finding, assessment.currency)
    if money is not None:
        must = f"{money} of {counted_name(finding)} must go"
        if assessment.outcome is Outcome.UNDETERMINED:
            must = f"To meet the percentage, {must}"
        yield paper.fitting(f"{must} at the same {base_name(finding)}", must, indent=2)


def _to_settle(assessment: Assessment, finding: Finding, paper: Paper, lines: Lines) -> Iterator[str]:
    money, slack = spare(finding, assessment.currency), finding.slack
    if unbounded(finding) and slack is not None and slack.net_cost_to_meet is not None:
        amount = f"{assessment.currency} {at_least(slack.net_cost_to_meet)}"
        yield f"Met from a {base_name(finding)} of {amount}: state the costs in [cost] or with --cost"
    if finding.needed:
        yield _first_need(assessment, finding.needed[0], paper, lines)
    if money is not None and not unbounded(finding):
        yield f"At worst {money} of {counted_name(finding)} must go at the same {base_name(finding)}"


def _first_need(assessment: Assessment, need: Need, paper: Paper, lines: Lines) -> str:
    line = lines.of_need(assessment.source, need)
    where = f" (line {line})" if line is not None else ""
    name = paper.shortened(need.part_number, 24)
    points = f", {floor_at(need.points)} points" if need.points else ""
    head = f"{name}{where}{points}: " if name else ""
    return f"Settle first: {head}{need.fact}"


def _limits(assessment: Assessment) -> Iterator[str]:
    """What the verdict does not say; the words of origin only where all of the law was assessed and met."""
    names = ", ".join(in_a_sentence(one.requirement) for one in assessment.not_assessed)
    sound = assessment.outcome is Outcome.MET and not assessment.tagged and assessment.pack.status == LAW
    if assessment.originating is True and sound and not names:
        yield f"{assessment.name} {QUALIFIES}"
    elif assessment.originating is False:
        yield f"{assessment.name} does not originate"
    elif names and _decided_without(assessment):
        yield f"Not assessed, so origin is not decided: {names}"
    if (
        assessment.pack.status != LAW
        and assessment.good_class is not GoodClass.CUSTOM
        and not _by_the_pack(assessment)
    ):
        yield f"No percentage here comes from {assessment.pack.id}, which is not law"


def _by_the_pack(assessment: Assessment) -> bool:
    """Whether any percentage that was put to the good or its parts is one of those that are not law."""
    found = (one for each in assessment.findings for one in (each.required, *each.also_required))
    return any(standing(assessment, one) for one in found)


def _decided_without(assessment: Assessment) -> bool:
    """Whether the outcome stands on a figure, so that what was left out must be said beside it."""
    finding = headline(assessment)
    return finding is not None and not (
        assessment.outcome is Outcome.UNDETERMINED and finding.outcome is Outcome.MET
    )
