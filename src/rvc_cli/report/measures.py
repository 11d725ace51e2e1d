"""What was put to the good: its requirements, the sums they are made of, and the parts that explain."""

from collections.abc import Sequence

from rich.text import Text

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Assessment, Comparison, Finding, Points
from rvc_cli.report.grid import Cell, Column, grid
from rvc_cli.report.headline import is_own
from rvc_cli.report.numbers import aligned, floor_at, plain
from rvc_cli.report.paper import EN_DASH, Paper
from rvc_cli.report.sections import Block, joined, title
from rvc_cli.report.wording import (
    NO_FIGURE,
    STYLES,
    measured,
    of_shift,
    of_shift_of_part,
    outcome_word,
    paragraph,
    required,
    requirement_name,
    standing,
)

ROOM_FOR_LAW = 80  # on narrower paper the paragraphs stand below only
_NOT_ASKED = "Not asked for: it does not decide"
_PARTS = "By their own rules: these explain, and do not decide"


def findings(assessment: Assessment, paper: Paper, hidden: int = 0) -> Block:
    """The requirements of the good, then what does not decide, each under a heading of its own.

    ``hidden`` counts the components that are not told of.
    """
    own = [one for one in assessment.findings if is_own(one, assessment)]
    deciding = [one for one in own if one.decides]
    others = [one for one in assessment.findings if not is_own(one, assessment)]
    left_out: list[Sequence[Cell]] = [
        (requirement_name(one.requirement), NO_FIGURE, "", "  not assessed", paragraph(one.citation))
        for one in assessment.not_assessed
    ]
    idle = [one for one in own if not one.decides]
    blocks = [
        _table(assessment, deciding, paper, "Requirement", left_out),
        *(_points(one, paper) for one in own if one.points and not of_shift(one)),
        _titled(_NOT_ASKED, _table(assessment, idle, paper, "Requirement"), paper),
        _titled(_PARTS, [*_table(assessment, others, paper, "Part"), *_hidden(hidden, paper)], paper),
    ]
    return list(joined(blocks))


def _hidden(count: int, paper: Paper) -> Block:
    """How many components are not told of, and where they are."""
    said = f"and {count} more; --top N shows more, --format json has all"
    return paper.said(said) if count else []


def _table(
    assessment: Assessment,
    found: Sequence[Finding],
    paper: Paper,
    title: str,
    more: Sequence[Sequence[Cell]] = (),
) -> Block:
    """A line for each finding: what was measured, what is required, the outcome, the law."""
    roomy = paper.width >= ROOM_FOR_LAW
    columns = (
        Column(title, least=22 if roomy else 12, fold=True),
        Column("Measured", right=True, least=16, point=True, fold=True),
        Column("Required", right=True),
        Column("Outcome"),
        *((Column("Law", least=8),) if roomy else ()),
    )
    percents = aligned([required(one.required).removesuffix(" %") for one in found])
    rows: list[Sequence[Cell]] = [
        (
            _name(one, assessment),
            measured(one),
            _percent(one, percent),
            Text(outcome_word(one.outcome), style=STYLES[one.outcome] if one.decides else ""),
            _law(one, assessment),
        )
        for one, percent in zip(found, percents, strict=True)
    ]
    return grid(paper, columns, [row[: len(columns)] for row in (*rows, *more)]) if rows or more else []


def _name(finding: Finding, assessment: Assessment) -> str:
    """The requirement, of a part the part; its subject where that is not the good."""
    name = requirement_name(finding.requirement).removeprefix("Part ")
    if of_shift_of_part(finding):
        return f"{name}, by tariff shift"
    named = finding.subject == assessment.name or finding.subject in name
    return name if named else f"{name}: {finding.subject}"


def _percent(finding: Finding, percent: str) -> str:
    if finding.required is None:
        return ""
    return f"> {percent} %" if finding.comparison is Comparison.EXCEEDS else f"{percent} %"


def _law(finding: Finding, assessment: Assessment) -> str:
    """The paragraph; what is no law is said to be none before anything is cut."""
    words = paragraph(finding.citation)
    return f"not law: {words}" if standing(assessment, finding.required) else words


def _points(finding: Finding, paper: Paper) -> Block:
    title = f"{requirement_name(finding.requirement)} in points, sum by sum"
    return _titled(title, sums(finding, paper), paper)


def sums(finding: Finding, paper: Paper) -> Block:
    """The sums that a measure is made of: found, counted within the most that the law lets count, and the least."""
    parts = finding.points
    capped, floored = any(one.most is not None for one in parts), any(one.least is not None for one in parts)
    columns = [
        Column("Sum", least=18, fold=True),
        Column("Found", right=True, point=True),
        *((Column("At most", right=True), Column("Counted", right=True, point=True)) if capped else ()),
        *([Column("At least", right=True)] if floored else []),
        Column("Law", least=8),
    ]
    rows = [
        [
            one.name,
            _ends(one.low, one.high),
            *((_most(one), _ends(_counted(one, one.low), _counted(one, one.high))) if capped else ()),
            *([_least(one)] if floored else []),
            paragraph(one.citation),
        ]
        for one in parts
    ]
    return grid(paper, columns, rows)


def _ends(low: Fraction, high: Fraction) -> str:
    return floor_at(low) if low == high else f"{floor_at(low)}{EN_DASH}{floor_at(high)}"


def _counted(part: Points, end: Fraction) -> Fraction:
    return end if part.most is None else min(end, Fraction(part.most))


def _most(part: Points) -> str:
    return NO_FIGURE if part.most is None else plain(part.most)


def _least(part: Points) -> str:
    """The least that is required, and whether it is reached: at both ends, at neither, or at the best only."""
    if part.least is None:
        return NO_FIGURE
    least = Fraction(part.least)
    word = "met" if part.low >= least else "not met" if part.high < least else "open"
    return f"{plain(part.least)}, {word}"


def _titled(text: str, table: Block, paper: Paper) -> Block:
    return [*title(text, paper), *table] if table else []
