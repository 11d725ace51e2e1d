"""The parts of an answer below the verdict, each a list of lines; an empty one where there is nothing to say."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Assessment, Finding, NotAssessed
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.grid import Cell, Column, grid
from rvc_cli.report.numbers import aligned, at_least, at_most, ceiling_at, floor_at, shown_percent
from rvc_cli.report.paper import Paper
from rvc_cli.report.physical import Lines
from rvc_cli.report.wording import (
    STYLES,
    measured,
    outcome_word,
    paragraph,
    required,
    requirement_name,
)

DIM = "dim"
TITLE = "bold"
SIDE_BY_SIDE = 140
GUTTER = 4
UNKNOWN = "unknown"
Block = list[Text]


def findings(assessment: Assessment, paper: Paper) -> Block:
    """Every requirement: what was measured, what is required, the outcome, the law."""
    columns = (
        Column("Requirement", least=22),
        Column("Measured", right=True, least=14),
        Column("Required", right=True),
        Column("Outcome"),
        Column("Law", least=8),
    )
    found = assessment.findings
    percents = aligned([required(one.required).removesuffix(" %") for one in found])
    rows: list[Sequence[Cell]] = [
        (
            _requirement(one, assessment),
            measured(one),
            f"{percent} %" if one.required else "",
            Text(outcome_word(one.outcome), style=STYLES[one.outcome] if one.decides else ""),
            paragraph(one.citation),
        )
        for one, percent in zip(found, percents, strict=True)
    ]
    rows += [
        (requirement_name(one.requirement), "—", "", "  not assessed", paragraph(one.citation))
        for one in assessment.not_assessed
    ]
    return grid(paper, columns, rows) if rows else []


def _requirement(finding: Finding, assessment: Assessment) -> str:
    """The requirement; its subject where that is not the good; a finding that only explains is set in."""
    name = requirement_name(finding.requirement)
    if finding.subject != assessment.name and finding.subject not in name:
        name = f"{name}: {finding.subject}"
    if finding.decides:
        return name
    return f"  {name}" if ":" in finding.requirement else f"  {name} (does not decide)"


def needs(assessment: Assessment, top: int, paper: Paper, lines: Lines) -> Block:
    """The facts that would decide it, most points first."""
    needed = [need for one in assessment.findings if one.low for need in one.needed]
    if not needed:
        return []
    count = max(len(needed), assessment.open_facts)
    points = f"worth {floor_at(assessment.undetermined_points)} points in all"
    columns = (
        Column("Part number", least=12),
        Column("Line", right=True),
        Column("Points", right=True),
        Column("Open fact", least=20),
    )
    rows = [
        (one.part_number, _line(assessment, one.row, lines), floor_at(one.points), one.fact)
        for one in needed[:top]
    ]
    return [
        *_title(f"Undetermined: {count} open {_plural('fact', count)}, {points}", paper),
        *(grid(paper, columns, rows) if rows else []),
        *_more(count - len(rows), paper),
    ]


def shifts(assessment: Assessment, top: int, paper: Paper, lines: Lines) -> Block:
    """The lines that break a tariff shift or leave it open, each with its share of cost or price."""
    found = [one for one in assessment.findings if one.low is None and one.needed]
    needed = [need for one in found for need in one.needed]
    if not needed:
        return []
    columns = (
        Column("Part number", least=12),
        Column("Line", right=True),
        Column("Share", right=True),
        Column("What does not shift, or may not", least=20),
    )
    rows = [
        (one.part_number, _line(assessment, one.row, lines), f"{ceiling_at(one.points)} %", one.fact)
        for one in needed[:top]
    ]
    title = f"{requirement_name(found[0].requirement)}: {found[0].said}"
    return [*_title(title, paper), *grid(paper, columns, rows), *_more(len(needed) - len(rows), paper)]


def heaviest(assessment: Assessment, top: int, paper: Paper, lines: Lines) -> Block:
    """The non-originating lines of most value, and what each costs in points."""
    if not assessment.heaviest[:top]:
        return []
    columns = (
        Column("Part number", least=12),
        Column("Line", right=True),
        Column("Origin"),
        Column(f"Value in {assessment.currency}", right=True),
        Column("Points", right=True),
    )
    rows = [
        (
            one.part_number,
            _line(assessment, one.row, lines),
            one.origin or UNKNOWN,
            at_least(one.value),
            ceiling_at(one.points),
        )
        for one in assessment.heaviest[:top]
    ]
    return [*_title("Heaviest non-originating lines", paper), *grid(paper, columns, rows)]


def countries(assessment: Assessment, paper: Paper) -> Block:
    """The value of the materials by the country they are tagged with."""
    content = assessment.content_by_country
    if not content:
        return []
    total = sum((value for _, value in content), Fraction(0))
    columns = (
        Column("Origin"),
        Column(f"Value in {assessment.currency}", right=True),
        Column("Share", right=True),
    )
    rows = [
        (code or UNKNOWN, at_most(value), f"{shown_percent(value / total) if total else '0.00'} %")
        for code, value in content
    ]
    return [*_title("Content by country of origin, as tagged", paper), *grid(paper, columns, rows)]


def side_by_side(left: Block, right: Block, paper: Paper) -> Block:
    """Two blocks beside each other where there is room, else one after the other."""
    widest = max((line.cell_len for line in left), default=0)
    room = widest + GUTTER + max((line.cell_len for line in right), default=0)
    if not left or not right or paper.width < SIDE_BY_SIDE or room > paper.width:
        return [*left, *([Text()] if left and right else []), *right]
    lines: Block = []
    for place in range(max(len(left), len(right))):
        line = left[place].copy() if place < len(left) else Text()
        if place < len(right):
            line.pad_right(widest + GUTTER - line.cell_len)
            line.append_text(right[place])
        lines.append(line)
    return lines


def left_out(assessments: Iterable[Assessment], paper: Paper) -> Block:
    """What the law asks beside, and why it was not assessed; for several goods each reason once."""
    reasons = dict.fromkeys(_reason(one) for assessment in assessments for one in assessment.not_assessed)
    lines = [line for reason in reasons for line in _paragraph(reason, paper)]
    return [*_title("Not assessed", paper), *lines] if lines else []


def _reason(one: NotAssessed) -> str:
    cited = f" ({paragraph(one.citation)})" if one.citation else ""
    return f"{requirement_name(one.requirement)}: {one.reason}{cited}"


def evidence(assessment: Assessment, paper: Paper) -> Block:
    """What the originating value rests on, and what the table left out or the producer vouches for."""
    lines: Block = []
    code = assessment.currency
    for text in (
        f"By certification: {code} {at_most(assessment.certified)}",
        f"By origin tag alone: {code} {at_least(assessment.tagged)}",
    ):
        lines += _paragraph(text, paper)
    if assessment.own_determination:
        named = ", ".join(paper.shortened(one, 40) for one in assessment.own_determination)
        lines += _paragraph(f"By the producer's own determination (s. 8(7)(a)): {named}", paper)
    return [*_title("What originating value rests on", paper), *lines]


def remarks(assessment: Assessment, paper: Paper) -> Block:
    """The notes of the findings, and the other readings of their rules."""
    texts: dict[str, None] = {}
    for one in assessment.findings:
        name = requirement_name(one.requirement)
        for other in one.also_required:
            texts[f"{name}: another reading asks for {required(other)}, {other.citation.paragraph}"] = None
        if one.alternative:
            texts[f"{name}: one of several ways of which one suffices, {one.alternative}"] = None
        texts.update(dict.fromkeys(f"{name}: {note}" for note in one.notes))
    lines = [line for text in texts for line in _paragraph(text, paper)]
    return [*_title("Notes", paper), *lines] if lines else []


def later(assessment: Assessment, paper: Paper) -> Block:
    """The verdict on the next day on which a later percentage is already fixed."""
    then = assessment.later
    if then is None:
        return []
    distance = _distance(then.outcome, then.points)
    text = f"From {then.day.isoformat()} on {required(then.required)} will be required: "
    lines = _paragraph(f"{text}{outcome_word(then.outcome)}{distance}", paper, STYLES[then.outcome])
    return [
        *_title("Later", paper),
        *lines,
        *_paragraph(then.required.citation.paragraph, paper, DIM, indent=4),
    ]


def _distance(outcome: Outcome, points: Fraction) -> str:
    if points >= 0:
        return f", {floor_at(points)} points to spare" if outcome is Outcome.MET else ""
    short = f", {ceiling_at(-points)} points short"
    return {Outcome.MET: "", Outcome.NOT_MET: short, Outcome.UNDETERMINED: f"{short} at worst"}[outcome]


def cited(assessment: Assessment, paper: Paper) -> Block:
    """The paragraph behind every percentage, in full, and since when it binds."""
    lines: Block = []
    for one in assessment.findings:
        asked = f"{required(one.required)}{_since(one)}, " if one.required else ""
        text = f"{requirement_name(one.requirement)}: {asked}{one.citation}"
        lines += _paragraph(text, paper)
    return [*_title("Paragraphs applied", paper), *lines] if lines else []


def _since(one: Finding) -> str:
    if one.required is None or one.required.since == one.required.since.min:
        return ""
    return f" since {one.required.since.isoformat()}"


def _title(text: str, paper: Paper) -> Block:
    return [Text(line, style=TITLE) for line in paper.folded(text, indent=0)]


def _paragraph(text: str, paper: Paper, style: str = "", indent: int = 2) -> Block:
    return [Text(line, style=style) for line in paper.folded(text, indent)]


def _line(assessment: Assessment, row: int | None, lines: Lines) -> str:
    line = lines.of(assessment.source, row)
    return "—" if line is None else str(line)


def _more(left: int, paper: Paper) -> Block:
    return (
        _paragraph(f"and {left} more; --top N shows more, --format json all", paper, DIM) if left > 0 else []
    )


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def joined(blocks: Sequence[Block]) -> Iterator[Text]:
    """Blocks that have lines, a blank line between them."""
    for place, block in enumerate(one for one in blocks if one):
        if place:
            yield Text()
        yield from block
