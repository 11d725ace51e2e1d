"""Many goods at a glance: the total first, then a line for each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from rich.text import Text

from rvc_cli.facts.findings import Assessment, Finding, Report
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.grid import Cell, Column, grid
from rvc_cli.report.headline import headline, resting_on_no_law, still_open
from rvc_cli.report.numbers import aligned
from rvc_cli.report.paper import Paper
from rvc_cli.report.totals import errors, left_out, overall, unfinished
from rvc_cli.report.wording import (
    NO_FIGURE,
    STYLES,
    WORDS,
    YOUR_OWN,
    measured,
    outcome_on_tags,
    outcome_word,
    required,
    short_name,
    short_points,
    spare,
    standing,
    status_of,
    tail,
)

ROOM_FOR_MONEY = 110
ROOM_FOR_REQUIRED = 72
NOT_LAW = "*"
WIDEST_FIGURE = 16  # "100.00 % or more": figures are never cut, long words are


def summary(report: Report, paper: Paper) -> Iterator[Text]:
    """The total, what was left out, and a line for each good."""
    outcome = overall(report)
    total = _total(report, outcome, paper)
    yield Text(paper.shortened(total, paper.width), style=f"bold {STYLES[outcome]}")
    for text in _beside_the_total(report, total):
        yield from paper.said(text)
    yield Text()
    marks = _marks(report.assessments)
    yield from _goods(report.assessments, marks, paper)
    for words, mark in marks.items():
        yield from paper.said(f"{mark} {words}")


def _beside_the_total(report: Report, total: str) -> Iterator[str]:
    """What must be known with the total: tags that found no room in it, errors, goods that are met by too little."""
    tags = _on_tags(report)
    if tags and tags not in total:
        yield tags
    if unfinished(report) and left_out(report):
        yield f"Incomplete: {errors(report)}; goods that could not be computed are not counted here"
    elif unfinished(report):
        yield f"No good was left out, but see above: {errors(report)}"
    within = sum(one.within_margin for one in report.assessments)
    if within:
        yield f"Within the margin: {within} met by less than the margin asked for"


def _total(report: Report, outcome: Outcome, paper: Paper) -> str:
    """How many goods came to what, the worst first; that a percentage is not law is never left out."""
    counts = Counter(one.outcome for one in report.assessments)
    goods = len(report.assessments)
    parts = ", ".join(
        f"{counts[one]} {WORDS[one].lower()}"
        for one in (Outcome.NOT_MET, Outcome.UNDETERMINED, Outcome.MET)
        if counts[one]
    )
    count = f"{goods} {'good' if goods == 1 else 'goods'}{' computed' if unfinished(report) else ''}: "
    tags = f"; {_on_tags(report)}" if _on_tags(report) else ""
    word = _word(report, outcome)
    return paper.fitting(
        *(
            f"{word}{said}: {how_many}{parts}{rest}"
            for how_many, rest in ((count, tags), ("", tags), ("", ""))
            for said in _not_by_law(report.assessments)
        )
    )


def _on_tags(report: Report) -> str:
    number = sum("on tags" in outcome_on_tags(one) for one in report.assessments)
    return f"{number} on tags" if number else ""


def _word(report: Report, outcome: Outcome) -> str:
    """The outcome of the whole call, which an error leaves open."""
    if unfinished(report) and outcome is Outcome.UNDETERMINED:
        return "? INCOMPLETE" if left_out(report) else "? WITH ERRORS"
    return outcome_word(outcome)


def _not_by_law(assessments: Sequence[Assessment]) -> tuple[str, ...]:
    """How many goods were put to a percentage that is not law, and to which, in ever fewer words."""
    put = [(one, found.required) for one in assessments if (found := _no_law(one)) and found.required]
    if len(put) < len(assessments):
        put = [(one, percent) for one, percent in put if standing(one, percent) != YOUR_OWN]
    if not put:
        return ("",)
    some = "" if len(put) == len(assessments) else f"for {len(put)}: "
    words = ({standing(*one) for one in put}, {status_of(*one) for one in put})
    return tuple(f" ({some}{_one_of(said)})" for said in words)


def _one_of(said: set[str]) -> str:
    return next(iter(said)) if len(said) == 1 else "figures that are not law"


def _no_law(assessment: Assessment) -> Finding | None:
    """The finding that decided, where its percentage is not law."""
    finding = headline(assessment)
    return resting_on_no_law(assessment, finding) if finding else None


def _marks(assessments: Sequence[Assessment]) -> dict[str, str]:
    """A mark for each kind of percentage that is not law."""
    said = (standing(one, found.required) for one in assessments if (found := _no_law(one)) is not None)
    return {words: NOT_LAW * number for number, words in enumerate(dict.fromkeys(said), start=1)}


def _goods(assessments: Sequence[Assessment], marks: Mapping[str, str], paper: Paper) -> Iterator[Text]:
    """A line for each good: outcome, the requirement that decided, figure, percentage, distance."""
    columns = {
        Column("Outcome"): True,
        Column("Good", least=6): True,
        Column("By", least=8): True,
        Column("Measured", right=True, least=WIDEST_FIGURE, point=True): True,
        Column("Required", right=True): paper.width >= ROOM_FOR_REQUIRED,
        Column("Points", right=True, point=True): True,
        Column("In money"): paper.width >= ROOM_FOR_MONEY,
    }
    found = [headline(one) for one in assessments]
    percents = aligned([required(one.required).removesuffix(" %") if one else "" for one in found])
    rows = [
        _row(assessment, finding, percent, marks)
        for assessment, finding, percent in zip(assessments, found, percents, strict=True)
    ]
    kept = list(columns.values())
    yield from grid(paper, list(compress(columns, kept)), [list(compress(row, kept)) for row in rows])


def _row(
    assessment: Assessment, finding: Finding | None, percent: str, marks: Mapping[str, str]
) -> list[Cell]:
    outcome = Text(outcome_on_tags(assessment), style=STYLES[assessment.outcome])
    if finding is None:
        left = [short_name(one.requirement) for one in still_open(assessment)]
        return [outcome, assessment.name, left[0] if left else NO_FIGURE, NO_FIGURE, "", "", ""]
    rests = resting_on_no_law(assessment, finding)
    mark = marks.get(standing(assessment, rests.required), "") if rests else ""
    points, money = short_points(finding), spare(finding, assessment.currency)
    sign = "-" if tail(finding).startswith("short") else "+"
    return [
        outcome,
        assessment.name,
        f"{short_name(finding.requirement)}{mark}",
        measured(finding),
        f"{percent} %" if finding.required else "",
        f"{sign}{points}" if points else "",
        f"{money} {tail(finding)}" if money else "",
    ]
