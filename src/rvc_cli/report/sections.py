"""The parts of an answer below the verdict, each a list of lines; an empty one where there is nothing to say."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Assessment, Finding, Need, NotAssessed
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.grid import Column, grid
from rvc_cli.report.numbers import ELLIPSIS, ceiling_at, floor_at, money, shown_percent
from rvc_cli.report.paper import Paper
from rvc_cli.report.physical import Lines
from rvc_cli.report.shifts import needed, share
from rvc_cli.report.wording import (
    CUT,
    STYLES,
    asked_of,
    has_own_facts,
    in_a_sentence,
    not_law,
    of_shift,
    open_points,
    outcome_word,
    paragraph,
    required,
    requirement_name,
    standing,
)

DIM = "dim"
TITLE = "bold"
SIDE_BY_SIDE = 140
GUTTER = 4
UNKNOWN = "unknown"
BY_RULE = "By its own rule, or as an indirect material (s. 3(2), 8(13))"
ABSORBED = "Not by itself, but within a part that rolls up as a whole (s. 7(4)(b), 14(1))"
Block = list[Text]


def needs(assessment: Assessment, top: int, paper: Paper, lines: Lines) -> Block:
    """The facts that would decide it, most points first: those of the bill of materials, then purchases, by metal."""
    apart = [one for one in assessment.findings if has_own_facts(one)]
    told = [*apart, *(one for one in assessment.findings if of_shift(one))]
    needed = [need for one in assessment.findings if one not in told for need in one.needed]
    lists = [(needed, None), *((one.needed, one) for one in apart)]
    return list(joined([_open_facts(assessment, *one, top, paper, lines) for one in lists]))


def _open_facts(
    assessment: Assessment,
    needed: Sequence[Need],
    finding: Finding | None,
    top: int,
    paper: Paper,
    lines: Lines,
) -> Block:
    """A list of open facts; those of one finding with what they are worth to it alone."""
    if not needed:
        return []
    count = len(needed) if finding else max(len(needed), assessment.open_facts)
    weighs = any(one.points for one in needed)
    worth = f", worth {floor_at(open_points(assessment, finding))} points in all" if weighs else ""
    columns = (
        Column("Part number", least=12),
        Column("Line", right=True),
        Column("Points", right=True, point=True),
        Column("Open fact", least=20, fold=True),
    )
    rows = [
        (
            one.part_number,
            _physical(lines.of_need(assessment.source, one)),
            floor_at(one.points) if one.points else "—",
            one.fact,
        )
        for one in needed[:top]
    ]
    what = f"Undetermined, {in_a_sentence(finding.requirement)}" if finding else "Undetermined"
    return [
        *title(f"{what}: {count} open {_plural('fact', count)}{worth}", paper),
        *grid(paper, columns, rows),
        *_more(count - len(rows), paper),
    ]


def shifts(assessment: Assessment, top: int, paper: Paper, lines: Lines) -> Block:
    """How much of a good does not shift, and the lines that fail the change or leave it open."""
    block: Block = []
    for one in assessment.findings:
        if not of_shift(one) or not (one.needed or one.points):
            continue
        block += title(f"{requirement_name(one.requirement)}: {one.said}", paper)
        block += needed(
            one.needed[:top], lambda need: _physical(lines.of_need(assessment.source, need)), paper
        )
        block += [*_more(len(one.needed) - top, paper), *paper.said(share(one))]
    return block


def heaviest(assessment: Assessment, top: int, paper: Paper, lines: Lines) -> Block:
    """The non-originating lines of most value, and what each costs in points."""
    if not assessment.heaviest[:top]:
        return []
    columns = (
        Column("Part number", least=12),
        Column("Line", right=True),
        Column("Origin"),
        Column(f"Value in {assessment.currency}", right=True, point=True),
        Column("Points", right=True, point=True),
    )
    rows = [
        (
            one.part_number,
            _line(assessment, one.row, lines),
            one.origin or UNKNOWN,
            money(one.value),
            floor_at(one.points),
        )
        for one in assessment.heaviest[:top]
    ]
    table = grid(paper, columns, rows)
    cut = _cut((one.value for one in assessment.heaviest[:top]), paper)
    return [*title("Heaviest non-originating lines", paper), *table, *cut]


def countries(assessment: Assessment, paper: Paper) -> Block:
    """The value of the materials by the country they are tagged with."""
    content = assessment.content_by_country
    if not content:
        return []
    total = sum((value for _, value in content), Fraction(0))
    columns = (
        Column("Origin"),
        Column(f"Value in {assessment.currency}", right=True, point=True),
        Column("Share", right=True, point=True),
    )
    rows = [
        (code or UNKNOWN, money(value), f"{shown_percent(value / total) if total else '0.00'} %")
        for code, value in content
    ]
    table = grid(paper, columns, rows)
    cut = _cut((value for _, value in content), paper)
    return [*title("Content by country of origin, as tagged", paper), *table, *cut]


def _cut(amounts: Iterable[Fraction], paper: Paper) -> Block:
    """That amounts were cut, where any was."""
    return paper.said(CUT, DIM) if any(ELLIPSIS in money(one) for one in amounts) else []


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
    lines = [line for reason in reasons for line in paper.said(reason)]
    return [*title("Not assessed", paper), *lines] if lines else []


def _reason(one: NotAssessed) -> str:
    cited = f" ({paragraph(one.citation)})" if one.citation else ""
    return f"{requirement_name(one.requirement)}: {one.reason}{cited}"


def evidence(assessment: Assessment, paper: Paper) -> Block:
    """What the originating value rests on, and what the table left out or the producer vouches for."""
    lines: Block = []
    code = assessment.currency
    rests = [("By certification", assessment.certified), ("By origin tag alone", assessment.tagged)]
    rests += [
        (name, amount)
        for name, amount in ((BY_RULE, assessment.by_rule), (ABSORBED, assessment.absorbed))
        if amount
    ]
    for name, amount in rests:
        lines += paper.said(f"{name}: {code} {money(amount)}")
    lines += _cut((amount for _, amount in rests), paper)
    if assessment.own_determination:
        named = ", ".join(paper.shortened(one, 40) for one in assessment.own_determination)
        lines += paper.said(f"By the producer's own determination (s. 8(7)(a)): {named}")
    return [*title("What originating value rests on", paper), *lines]


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
    lines = [line for text in texts for line in paper.said(text)]
    return [*title("Notes", paper), *lines] if lines else []


def later(assessment: Assessment, paper: Paper) -> Block:
    """The verdict on the next day on which a later percentage, or another condition, is already fixed."""
    lines: Block = []
    whole = [("", assessment.later)] if assessment.later else []
    for name, then in (*whole, *((one.requirement, one.later) for one in assessment.findings if one.later)):
        said = standing(assessment, then.required)
        asked = f"{required(then.required)}{f' ({said})' if said else ''} will be required"
        what = f", {in_a_sentence(name)}:" if name else ""
        outcome = f"{outcome_word(then.outcome)}{_distance(then.outcome, then.points)}"
        text = f"From {then.day.isoformat()} on{what} {then.asks or asked}: {outcome}"
        lines += paper.said(text, STYLES[then.outcome])
        lines += paper.said(then.required.citation.paragraph, DIM, indent=4)
    return [*title("Later", paper), *lines] if lines else []


def _distance(outcome: Outcome, points: Fraction) -> str:
    if points >= 0:
        return f", {floor_at(points)} points to spare" if outcome is Outcome.MET else ""
    short = f", {ceiling_at(-points)} points short"
    return {Outcome.MET: "", Outcome.NOT_MET: short, Outcome.UNDETERMINED: f"{short} at worst"}[outcome]


def cited(assessment: Assessment, paper: Paper) -> Block:
    """The paragraph behind every percentage, in full, and since when it binds."""
    lines: Block = []
    for one in assessment.findings:
        asked = f"{asked_of(one)}{_since(one)}, " if one.required else ""
        said = "not law: " if one.required and not_law(assessment.pack, one.required) else ""
        text = f"{requirement_name(one.requirement)}: {asked}{said}{one.citation}"
        lines += paper.said(text)
    return [*title("Paragraphs applied", paper), *lines] if lines else []


def _since(one: Finding) -> str:
    if one.required is None or one.required.since == one.required.since.min:
        return ""
    return f" since {one.required.since.isoformat()}"


def title(text: str, paper: Paper) -> Block:
    """The heading of a part of an answer."""
    return paper.said(text, indent=0, style=TITLE)


def _line(assessment: Assessment, row: int | None, lines: Lines) -> str:
    return _physical(lines.of(assessment.source, row))


def _physical(line: int | None) -> str:
    return "—" if line is None else str(line)


def _more(left: int, paper: Paper) -> Block:
    return paper.said(f"and {left} more; --top N shows more", DIM) if left > 0 else []


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def joined(blocks: Sequence[Block]) -> Iterator[Text]:
    """Blocks that have lines, a blank line between them."""
    for place, block in enumerate(one for one in blocks if one):
        if place:
            yield Text()
        yield from block
