"""``rvc explain``: the formula with its numbers, the paragraph, and the rows that were counted, level by level."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from rvc_cli.facts.explanation import Calculation, Explanation, Step
from rvc_cli.facts.labor import CREDIT, TOTAL
from rvc_cli.facts.rules import Method
from rvc_cli.report.findings_told import finding_told, formula
from rvc_cli.report.grid import Cell, Column, grid
from rvc_cli.report.numbers import floor_at, money
from rvc_cli.report.paper import EM_DASH, EN_DASH, Paper
from rvc_cli.report.printing import printed
from rvc_cli.report.sections import DIM, TITLE, Block
from rvc_cli.report.shifts import told
from rvc_cli.report.wording import (
    STYLES,
    in_a_sentence,
    missed_floor,
    of_core_part,
    outcome_word,
    paragraph,
    required,
)

DEEPEST_INDENT = 8
_METHODS = {
    Method.NET_COST: "Net cost method (s. 7(3)): (net cost - VNM) ÷ net cost",
    Method.TRANSACTION_VALUE: "Transaction value method (s. 7(2)): (transaction value - VNM) ÷ transaction value",
}


def explanations_text(explanations: Sequence[Explanation], to_terminal: bool = True) -> str:
    """Explanations as text, one under the other, for standard output as it is or plain for a file."""
    return printed(lambda paper: _all(explanations, paper), to_terminal)


def _all(explanations: Sequence[Explanation], paper: Paper) -> Iterator[Text]:
    for place, one in enumerate(explanations):
        yield from [Text()] * (place > 0)
        yield from explained(one, paper)


def explained(explanation: Explanation, paper: Paper) -> Iterator[Text]:
    """Every line of an explanation, none wider than the paper."""
    lines = dict(explanation.lines_of)
    yield from _heading(explanation, paper, lines)
    for one in explanation.calculations:
        yield Text()
        yield from calculation(one, explanation.currency, paper)
    if explanation.shift:
        yield Text()
        yield from told(explanation.shift, explanation.currency, lines, paper)
    for other in explanation.beside:
        yield from [Text()] * (not of_core_part(other.finding))
        yield from finding_told(other, explanation.currency, lines, paper)
    if explanation.steps:
        yield Text()
        yield from _steps(explanation, paper, lines)
    if explanation.notes or explanation.not_assessed:
        yield Text()
    for note in explanation.notes:
        yield from paper.said(note)
    for left in explanation.not_assessed:
        said = f"{in_a_sentence(left.requirement)}: {left.reason} ({paragraph(left.citation)})"
        yield from paper.said(f"Not assessed: {said}")


def _heading(explanation: Explanation, paper: Paper, lines: dict[int, int]) -> Block:
    """What is explained, where it stands, and what the law takes it for."""
    line = lines.get(explanation.row) if explanation.row is not None else None
    where = f", line {line} of {explanation.source}" if line is not None else f", {explanation.source}"
    inside = f" in {explanation.good}" if explanation.good != explanation.subject else ""
    head = paper.folded(f"{explanation.subject}{inside}{where}", indent=0)
    return [*(Text(text, style=TITLE) for text in head), *paper.said(explanation.standing)]


def calculation(one: Calculation, currency: str, paper: Paper) -> Block:
    """The formula in words and with its numbers, at both ends where they differ, and the paragraph."""
    lines = paper.said(one.title, indent=0) if one.title else []
    lines += paper.said(_METHODS[one.method], indent=2 if one.title else 0) if one.method else []
    if one.low == one.high:
        lines += paper.said(f"{formula(one.low, currency)}")
    else:
        lines += paper.said(f"At worst: {formula(one.low, currency)}")
        lines += paper.said(f"At best:  {formula(one.high, currency)}")
    lines += [line for text in _added(one) for line in paper.said(text)]
    if one.required is not None:
        since = one.required.since
        days = f" since {since.isoformat()}" if since != since.min else ""
        verdict = f": {outcome_word(one.outcome)}" if one.outcome else ""
        style = STYLES[one.outcome] if one.outcome else ""
        lines += paper.said(f"{required(one.required)} required{days}{verdict}", style)
    lines += [line for note in one.notes for line in paper.said(note[:1].upper() + note[1:])]
    return [*lines, *(paper.said(one.citation, DIM) if one.citation else [])]


def _added(one: Calculation) -> Iterator[str]:
    """The points that count towards the figure without being part of it (s. 18(22)), and what they make of it."""
    for part in () if missed_floor(one.points) else one.points:
        if part.name in {CREDIT, TOTAL}:
            name = "with it" if part.name == TOTAL else f"+ {part.name} ({part.citation})"
            ends = dict.fromkeys((floor_at(part.low), floor_at(part.high)))
            yield f"{name}: {EN_DASH.join(ends)} {'%' if part.name == TOTAL else 'points'}"


def _steps(explanation: Explanation, paper: Paper, lines: dict[int, int]) -> Iterator[Text]:
    """The rows that counted: what each is, and what it adds to net cost and to VNM; the reason under each."""
    columns = (
        Column("Part number", least=16),
        Column("Line", right=True),
        Column("Counted as", least=10),
        Column(f"Net cost {explanation.currency}", right=True, point=True),
        Column("VNM", right=True, point=True),
    )
    rows: list[list[Cell]] = [_row(step, lines) for step in explanation.steps]
    header, *laid = grid(paper, columns, rows)
    yield header
    for step, line in zip(explanation.steps, laid, strict=True):
        yield line
        reason = "; ".join(part for part in (step.words, step.citation) if part)
        if reason:
            yield from paper.said(reason, DIM, indent=4 + 2 * min(step.depth, DEEPEST_INDENT))


def _row(step: Step, lines: dict[int, int]) -> list[Cell]:
    deep = f"({step.depth}) " if step.depth > DEEPEST_INDENT else ""
    name = f"{'  ' * min(step.depth, DEEPEST_INDENT)}{deep}{step.part_number}"
    line = lines.get(step.row) if step.row is not None else None
    net_cost = money(step.net_cost_low)
    if step.net_cost_high is None:
        net_cost += " +"
    elif step.net_cost_high != step.net_cost_low:
        net_cost += f"{EN_DASH}{money(step.net_cost_high)}"
    vnm = sorted({step.vnm_low, step.vnm_high})
    return [
        name,
        EM_DASH if line is None else str(line),
        step.what,
        net_cost,
        EN_DASH.join(money(one) for one in vnm),
    ]
