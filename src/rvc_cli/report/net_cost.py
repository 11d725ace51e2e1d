"""The net cost of each good for people: the figure first, then each cost with its formula and its paragraph."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from rvc_cli.facts.books import Books, CostKind, ExcludedKind, Route
from rvc_cli.facts.cost_sheets import Allocated, CostSheets, Portion, Sheet
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.periods import period_of
from rvc_cli.law.cost_allocation import FORMULA, LEFT_OUT_BY
from rvc_cli.report.amounts import SAID, SAID_ROUNDED, cents, quantity, ratio_shown
from rvc_cli.report.grid import Cell, Column, grid
from rvc_cli.report.interest import interest_lines
from rvc_cli.report.paper import MINUS, TIMES, Paper
from rvc_cli.report.printing import printed
from rvc_cli.report.sections import DIM, TITLE, Block, joined

SIDE_BY_SIDE = 3
ROUTES = {
    Route.A: "s. 7(11)(a): total cost of all goods, less the excluded costs in it, the rest allocated to each good",
    Route.B: "s. 7(11)(b): total cost allocated to each good, less the excluded costs in what is allocated to it",
    Route.C: "s. 7(11)(c): each cost allocated to each good, so that no excluded costs are in their aggregate",
}
KINDS = {
    CostKind.DIRECT_MATERIAL: "Direct materials",
    CostKind.DIRECT_LABOR: "Direct labor",
    CostKind.DIRECT_OVERHEAD: "Direct overhead",
    CostKind.PERIOD: "Period costs",
    CostKind.OTHER: "Other costs",
    CostKind.CURRENCY_LOSS: "Currency losses",
    CostKind.CURRENCY_GAIN: "Currency gains, deducted",
}
SHORT = {
    ExcludedKind.SALES_PROMOTION: "sales promotion",
    ExcludedKind.ROYALTIES: "royalties",
    ExcludedKind.SHIPPING_PACKING: "shipping, packing",
    ExcludedKind.NON_ALLOWABLE_INTEREST: "interest",
}
EXCLUDED = {
    ExcludedKind.SALES_PROMOTION: "Sales promotion, marketing, after-sales service",
    ExcludedKind.ROYALTIES: "Royalties",
    ExcludedKind.SHIPPING_PACKING: "Shipping and packing",
    ExcludedKind.NON_ALLOWABLE_INTEREST: "Non-allowable interest",
}


def net_cost_text(sheets: CostSheets, to_terminal: bool = True) -> str:
    """The whole answer as text: for standard output as it is, or plain for a file."""
    return printed(lambda paper: answer(sheets, paper), to_terminal)


def answer(sheets: CostSheets, paper: Paper) -> Iterator[Text]:
    """Every line of the answer, none wider than the paper."""
    yield from _head(sheets, paper)
    yield Text()
    yield from joined(
        [
            _goods(sheets, paper),
            _make_up(sheets, paper),
            *(_cost(one, sheets, paper) for one in sheets.allocations),
            interest_lines(sheets, paper),
            _left_out(sheets, paper),
            _small_print(sheets, paper),
        ]
    )


def _head(sheets: CostSheets, paper: Paper) -> Iterator[Text]:
    books = sheets.books
    named = books.goods[0] if len(books.goods) == 1 else f"{len(books.goods)} goods"
    first = f"Net cost of {named}: {books.currency} {cents(sheets.net_cost)}"
    yield from paper.said(first, indent=0, style=TITLE)
    reckoned = f"Total cost {books.currency} {cents(sheets.total_cost)} {MINUS} excluded costs {cents(sheets.excluded)}"
    yield from paper.said(reckoned)
    yield from paper.said(ROUTES[books.route])
    yield from paper.said(_about(books), DIM)


def _about(books: Books) -> str:
    parts = [books.source, books.producer]
    if books.first and books.last:
        year = books.fiscal_year
        length = period_of(books.first, books.last, year) if year else None
        parts.append(
            f"{books.first} to {books.last}" + (f", a {length.replace('-', ' ')} (s. 1(7))" if length else "")
        )
    return " · ".join(part for part in parts if part)


def _goods(sheets: CostSheets, paper: Paper) -> Block:
    """A row for each good; per unit where the units produced are stated."""
    per_unit = all(sheet.units is not None for sheet in sheets.sheets)
    columns = [
        Column("Good", least=12),
        Column("Total cost", right=True),
        Column("Excluded", right=True),
        Column("Net cost", right=True),
    ]
    if per_unit:
        columns += [Column("Units", right=True), Column("Per unit", right=True)]
    rows: list[Sequence[Cell]] = [_good(sheet, per_unit) for sheet in sheets.sheets]
    if len(rows) > 1:
        totals = (sheets.total_cost, sheets.excluded, sheets.net_cost)
        rows.append(["All goods", *map(cents, totals), *(("", "") if per_unit else ())])
    return grid(paper, columns, rows)


def _good(sheet: Sheet, per_unit: bool) -> list[Cell]:
    row: list[Cell] = [sheet.good, *map(cents, (sheet.total_cost, sheet.excluded_total, sheet.net_cost))]
    if per_unit and sheet.units:
        row += [quantity(sheet.units), cents(sheet.net_cost / sheet.units)]
    return row


def _make_up(sheets: CostSheets, paper: Paper) -> Block:
    """What total cost and excluded costs are made of, good by good where there is room."""
    shown = sheets.sheets if len(sheets.sheets) <= SIDE_BY_SIDE else ()
    columns = [Column("What it is made of", least=20), Column("All goods", right=True)]
    columns += [Column(sheet.good, right=True, least=10) for sheet in shown if len(shown) > 1]
    rows = [
        _row(name, [sheet.by_kind[kind] for sheet in sheets.sheets], shown) for kind, name in KINDS.items()
    ]
    rows += [
        _row(
            f"Excluded: {name[0].lower()}{name[1:]}", [sheet.excluded[kind] for sheet in sheets.sheets], shown
        )
        for kind, name in SHORT.items()
    ]
    kept = [row for row in rows if row]
    return grid(paper, columns, kept) if kept else []


def _row(name: str, amounts: list[Fraction], shown: Sequence[Sheet]) -> list[Cell]:
    """A kind of cost; empty where no good has any."""
    if not any(amounts):
        return []
    by_good = [cents(amount) for amount in amounts] if len(shown) > 1 else []
    return [name, cents(sum(amounts, Fraction(0))), *by_good]


def _cost(one: Allocated, sheets: CostSheets, paper: Paper) -> Block:
    """One cost: what is to be allocated, the formula and its paragraph, what falls to each good."""
    cost, books = one.cost, sheets.books
    title = f"{cost.name} · {cost.kind.replace('-', ' ')} · {books.currency} {cents(cost.amount)}"
    lines = paper.said(title, indent=0, style=TITLE)
    lines += paper.said(_method(one, books))
    before = books.route is not Route.B
    excluded = cost.amount - one.remainder
    if excluded and before:
        lines += paper.said(
            f"{cents(cost.amount)} {MINUS} excluded {cents(excluded)} = {cents(one.remainder)} to allocate",
        )
    for kind, amount in one.excluded.items():
        if amount:
            lines += paper.said(f"Excluded in it: {EXCLUDED[kind].lower()} {cents(amount)}")
    if cost.note:
        lines += paper.said(cost.note, DIM)
    return [*lines, *_portions(one, before, paper)]


def _method(one: Allocated, books: Books) -> str:
    cost = one.cost
    by = f", by {cost.method.base}" if cost.method.base else ""
    if len(books.goods) == 1 and not cost.stated and not cost.method.base:
        return f"whole to the only good produced ({one.citation})"
    criterion = f", criterion: {cost.criterion}" if cost.criterion else ""
    return f"{FORMULA[cost.method.allocation]}{by} ({one.citation}{criterion})"


def _portions(one: Allocated, before: bool, paper: Paper) -> Block:
    excluded = any(portion.excluded_total for portion in one.portions)
    columns = [
        Column("Good", least=10),
        Column("Part of the whole", right=True),
        Column("Ratio", right=True),
        Column("Allocated", right=True),
    ]
    if excluded and not before:
        columns += [Column("Excluded in it", right=True)]
    rows = [_portion(portion, before, excluded) for portion in one.portions]
    return grid(paper, columns, rows)


def _portion(portion: Portion, before: bool, excluded: bool) -> list[Cell]:
    fraction = f"{quantity(portion.part)} ÷ {quantity(portion.whole)}" if portion.whole else ""
    allocated = portion.remainder if before else portion.amount
    ratio = f"{TIMES} {ratio_shown(portion.ratio)}"
    row: list[Cell] = [portion.good, fraction, ratio, cents(allocated)]
    return [*row, cents(portion.excluded_total)] if excluded and not before else row


def _left_out(sheets: CostSheets, paper: Paper) -> Block:
    """Costs on the books that are allocated to no good, and why."""
    lines: Block = []
    for cost in sheets.left_out:
        if cost.left_out is not None:
            why = f"{cost.left_out.replace('-', ' ')} ({LEFT_OUT_BY[cost.left_out]})"
            lines += paper.said(f"{cost.name}, {sheets.books.currency} {cents(cost.amount)}: {why}")
            lines += paper.said(cost.note, DIM, indent=4) if cost.note else []
    return [Text("Allocated to no good", style=TITLE), *lines] if lines else []


def _small_print(sheets: CostSheets, paper: Paper) -> Block:
    decimals = sheets.ratio_decimals
    rounding = SAID if decimals is None else SAID_ROUNDED.format(what=f"ratios ({decimals} decimals)")
    lasting = "A method is used throughout the producer's fiscal year (Schedule 5 s. 6)."
    return [*paper.said(rounding, DIM), *paper.said(lasting, DIM)]
