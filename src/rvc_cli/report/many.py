"""Many goods at a glance: the total first, then a line for each."""

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from rvc_cli.facts.findings import Report
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.grid import Cell, Column, grid
from rvc_cli.report.numbers import aligned
from rvc_cli.report.paper import Paper
from rvc_cli.report.totals import errors, overall, unfinished
from rvc_cli.report.verdict import headline
from rvc_cli.report.wording import (
    STYLES,
    WORDS,
    measured,
    outcome_on_tags,
    outcome_word,
    pack_standing,
    required,
    short_name,
    short_points,
    spare,
    tail,
)

ROOM_FOR_MONEY = 110


def summary(report: Report, paper: Paper) -> Iterator[Text]:
    """The total, what was left out, and a line for each good."""
    outcome = overall(report)
    yield Text(paper.shortened(_total(report, outcome), paper.width), style=f"bold {STYLES[outcome]}")
    said = (
        [f"Incomplete: {errors(report)}; a source with an error is not computed"]
        if unfinished(report)
        else []
    )
    within = sum(one.within_margin for one in report.assessments)
    said += [f"Within the margin: {within} met by less than the margin asked for"] if within else []
    for text in said:
        yield from (Text(line) for line in paper.folded(text))
    yield Text()
    yield from _goods(report, paper)


def _total(report: Report, outcome: Outcome) -> str:
    """How many goods came to what, the worst first."""
    counts = Counter(one.outcome for one in report.assessments)
    goods = len(report.assessments)
    parts = [
        f"{counts[one]} {WORDS[one].lower()}"
        for one in (Outcome.NOT_MET, Outcome.UNDETERMINED, Outcome.MET)
        if counts[one]
    ]
    tagged = sum("on tags" in outcome_on_tags(one) for one in report.assessments)
    tags = f"; {tagged} on tags" if tagged else ""
    leading = next((found.required for one in report.assessments if (found := headline(one))), None)
    standing = pack_standing(report.pack, leading) if report.pack else ""
    said = f" ({standing})" if standing else ""
    word = "? INCOMPLETE" if unfinished(report) and outcome is Outcome.UNDETERMINED else outcome_word(outcome)
    count = f"{goods} {'good' if goods == 1 else 'goods'}{' computed' if unfinished(report) else ''}"
    return f"{word}: {count}{said}: {', '.join(parts)}{tags}"


def _goods(report: Report, paper: Paper) -> Iterator[Text]:
    """A line for each good: outcome, figure, percentage, distance."""
    wide = paper.width >= ROOM_FOR_MONEY
    columns = [
        Column("Outcome"),
        Column("Good", least=10),
        Column("Measured", right=True, least=10),
        Column("Required", right=True),
        Column("Points", right=True),
        *([Column("In money")] if wide else []),
    ]
    findings = [headline(one) for one in report.assessments]
    percents = iter(aligned([required(one.required).removesuffix(" %") for one in findings if one]))
    rows: list[list[Cell]] = []
    for assessment, finding in zip(report.assessments, findings, strict=True):
        row: list[Cell] = [
            Text(outcome_on_tags(assessment), style=STYLES[assessment.outcome]),
            assessment.name,
        ]
        if finding is None:
            rows.append([*row, "—", "", "", *([""] if wide else [])])
            continue
        points, money = short_points(finding), spare(finding, assessment.currency)
        sign = "-" if tail(finding).startswith("short") else "+"
        figure = f"{short_name(finding.requirement)} {measured(finding)}"
        asked = f"{next(percents)} %" if finding.required else next(percents)
        row += [figure, asked, f"{sign}{points}" if points else ""]
        rows.append([*row, *([f"{money} {tail(finding)}" if money else ""] if wide else [])])
    yield from grid(paper, columns, rows)
