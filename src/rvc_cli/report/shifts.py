"""A tariff shift in print: what was found, the lines that fail it or leave it open, and how little may fail."""

from collections.abc import Callable, Sequence

from rich.text import Text

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.explanation import ShiftTold
from rvc_cli.facts.findings import Finding, Need
from rvc_cli.report.grid import Column, grid
from rvc_cli.report.numbers import HUNDRED, ceiling_at, money, plain
from rvc_cli.report.paper import EM_DASH, EN_DASH, Paper
from rvc_cli.report.wording import STYLES, outcome_word, paragraph

BASE = "the greater of total cost and transaction value"
Block = list[Text]


def share(finding: Finding) -> str:
    """How much does not shift, and how much may fail to (s. 5(1)); empty where nothing does."""
    if not finding.points:
        return ""
    (found,) = finding.points
    least, most = sorted((found.low, found.high))
    shown = f"{ceiling_at(least)}{EN_DASH}{ceiling_at(most)}" if least != most else ceiling_at(most)
    allowed = (
        f"; up to {plain(found.most)} % may ({paragraph(found.citation)})" if found.most is not None else ""
    )
    return f"{shown} % of {BASE} does not shift{allowed}"


def needed(needs: Sequence[Need], line_of: Callable[[Need], str], paper: Paper) -> Block:
    """The lines that fail a shift or leave it open, each with its share of cost or price."""
    if not needs:
        return []
    columns = (
        Column("Part number", least=12),
        Column("Line", right=True),
        Column("Share", right=True, point=True),
        Column("What does not shift, or may not", least=20, fold=True),
    )
    rows = [(one.part_number, line_of(one), f"{ceiling_at(one.points)} %", one.fact) for one in needs]
    return grid(paper, columns, rows)


def told(shift: ShiftTold, currency: str, lines: dict[int, int], paper: Paper) -> Block:
    """The rule in its words, the outcome, the arithmetic of s. 5(1), and the lines."""
    finding = shift.finding
    style = STYLES[finding.outcome]
    words = ["Tariff shift (s. 3(2))", *finding.notes]
    block = paper.said(": ".join(words[:2]), indent=0)
    block += paper.said(f"{outcome_word(finding.outcome)}: {finding.said}", style)
    block += [line for note in words[2:] for line in paper.said(note)]
    if finding.points and shift.limit:
        (found,) = finding.points
        block += [
            line for text in _arithmetic(shift, found.low, found.high, currency) for line in paper.said(text)
        ]
        if found.most is not None:
            block += paper.said(f"Up to {plain(found.most)} % of {BASE} may fail: {shift.limit}")
    block += paper.said(finding.citation, indent=2, style="dim")
    return [*block, *needed(finding.needed, lambda one: _line(one, lines), paper)]


def _arithmetic(shift: ShiftTold, low: Fraction, high: Fraction, currency: str) -> list[str]:
    """``USD 12.00 does not shift: of 100.00 12.00 %`` at both ends where they differ."""
    ends = [("", low)] if low == high else [("At worst: ", low), ("At best: ", high)]
    base = money(shift.base)
    return [
        f"{name}{currency} {money(one * shift.base / HUNDRED)} does not shift: of {base} {ceiling_at(one)} %"
        for name, one in ends
    ]


def _line(need: Need, lines: dict[int, int]) -> str:
    found = lines.get(need.row) if need.row is not None else None
    return EM_DASH if found is None else str(found)
