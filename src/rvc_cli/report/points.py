"""The sums that a measure is made of, in points: what was found, the most that counts, the least that is required."""

from collections.abc import Iterator

from rich.text import Text

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Assessment, Finding, Points
from rvc_cli.report.grid import Column, grid
from rvc_cli.report.numbers import floor_at, plain
from rvc_cli.report.paper import EN_DASH, Paper
from rvc_cli.report.wording import paragraph, requirement_name

TITLE = "bold"
NOTHING = "\N{EM DASH}"


def points(assessment: Assessment, paper: Paper) -> list[Text]:
    """A small table for every finding that is made of sums, a blank line between two."""
    lines: list[Text] = []
    for finding in assessment.findings:
        if finding.points:
            lines += [*([Text()] if lines else []), *_of_finding(finding, paper)]
    return lines


def _of_finding(finding: Finding, paper: Paper) -> Iterator[Text]:
    """Sum by sum: found, counted within the most that the law lets count, and the least, reached or not."""
    title = f"{requirement_name(finding.requirement)} in points, sum by sum"
    yield from (Text(line, style=TITLE) for line in paper.folded(title, indent=0))
    capped = any(one.most is not None for one in finding.points)
    columns = (
        Column("Sum", least=18),
        Column("Found", right=True),
        *((Column("At most", right=True), Column("Counted", right=True)) if capped else ()),
        Column("At least", right=True),
        Column("Law", least=8),
    )
    rows = [
        (
            one.name,
            _ends(one.low, one.high),
            *((_most(one), _ends(_counted(one, one.low), _counted(one, one.high))) if capped else ()),
            _least(one),
            paragraph(one.citation),
        )
        for one in finding.points
    ]
    yield from grid(paper, columns, rows)


def _ends(low: Fraction, high: Fraction) -> str:
    return floor_at(low) if low == high else f"{floor_at(low)}{EN_DASH}{floor_at(high)}"


def _counted(one: Points, end: Fraction) -> Fraction:
    return end if one.most is None else min(end, Fraction(one.most))


def _most(one: Points) -> str:
    return NOTHING if one.most is None else plain(one.most)


def _least(one: Points) -> str:
    """The least that is required, and whether it is reached: at both ends, at neither, or at the best only."""
    if one.least is None:
        return NOTHING
    least = Fraction(one.least)
    word = "met" if one.low >= least else "not met" if one.high < least else "open"
    return f"{plain(one.least)}, {word}"
