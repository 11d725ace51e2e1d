"""Origin and value of what was withdrawn, for people: the figure first, then each withdrawal with its formula."""

from collections.abc import Iterator

from rich.text import Text

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.ledger import AverageOver, Flow, Rounding, Subject
from rvc_cli.facts.stocks import ZERO, Averaged, Part, Stock, Stocks, Taken
from rvc_cli.law.inventory import schedule
from rvc_cli.report.amounts import SAID, SAID_ROUNDED, cents, quantity, ratio_shown
from rvc_cli.report.grid import Cell, Column, grid
from rvc_cli.report.numbers import plain
from rvc_cli.report.paper import MINUS, TIMES, Paper
from rvc_cli.report.printing import printed
from rvc_cli.report.sections import DIM, TITLE, Block, joined

FLOWS = {
    Flow.FIFO: "FIFO",
    Flow.LIFO: "LIFO",
    Flow.AVERAGE: "Average",
    Flow.SPECIFIC: "Specific identification",
}
OVER = {
    AverageOver.SHIPMENT: "of what is there before each shipment",
    AverageOver.PRECEDING_MONTH: "of the preceding month",
    AverageOver.PRECEDING_THREE_MONTHS: "of the preceding three months",
    AverageOver.MONTH: "over a month",
    AverageOver.THREE_MONTHS: "over three months",
    AverageOver.SIX_MONTHS: "over six months",
    AverageOver.FISCAL_YEAR: "over the fiscal year",
}


def inventory_text(found: Stocks, top: int, to_terminal: bool = True) -> str:
    """The whole answer as text: for standard output as it is, or plain for a file."""
    return printed(lambda paper: answer(found, top, paper), to_terminal)


def answer(found: Stocks, top: int, paper: Paper) -> Iterator[Text]:
    """Every line of the answer, none wider than the paper."""
    blocks: list[Block] = []
    for stock in found.stocks:
        blocks += [
            _head(stock, found, paper),
            _taken(stock, found, top, paper),
            *(_averaged(one, found, paper) for one in stock.averaged),
            _closing(stock, found, paper),
        ]
    yield from joined([*blocks, _small_print(found, paper)])


def _head(stock: Stock, found: Stocks, paper: Paper) -> Block:
    """The item, what went into goods or out, and by which method and paragraph."""
    goods = found.chosen.subject is Subject.FUNGIBLE_GOODS
    moved = stock.taken if goods else stock.into_goods()
    net = [(one, 1 if one.returned_to is None else -1) for one in moved]
    origin, other = (
        sum((sign * one.units(originating) for one, sign in net), ZERO) for originating in (True, False)
    )
    where = f"{stock.item}, {stock.plant}" if stock.plant else stock.item
    what = "shipped" if goods else "into goods"
    first = (
        f"{where}: {quantity(origin + other)} units {what}, {quantity(origin)} originating, "
        f"{quantity(other)} non-originating"
    )
    lines = paper.said(first, indent=0, style=TITLE)
    if _valued(stock, found):
        vnm = sum((sign * one.vnm for one, sign in net), ZERO)
        money = f"{found.currency} {cents(vnm)}".strip()
        lines += paper.said(f"Value of non-originating materials: {money}")
    over = f" {OVER[found.chosen.over]}" if found.chosen.flow is Flow.AVERAGE else ""
    lines += paper.said(f"{FLOWS[found.chosen.flow]} method{over} ({schedule(found.chosen)})")
    return [*lines, *_opening(stock, found, paper)]


def _valued(stock: Stock, found: Stocks) -> bool:
    """Whether there are values to show; of goods origin alone is asked."""
    materials = found.chosen.subject is not Subject.FUNGIBLE_GOODS
    return materials and any(part.value is not None for one in stock.taken for part in one.parts)


def _opening(stock: Stock, found: Stocks, paper: Paper) -> Block:
    if not stock.opening:
        return []
    parts = ", ".join(
        f"{quantity(part.quantity)} {_origin(part)}" + (f" of line {part.line}" if part.line else "")
        for part in stock.opening
    )
    cite = {
        Subject.FUNGIBLE_MATERIALS: " (Schedule 8 s. 9)",
        Subject.FUNGIBLE_GOODS: " (Schedule 8 s. 15)",
    }.get(found.chosen.subject, "")
    return paper.said(f"Opening inventory: {parts}{cite}")


def _origin(part: Part) -> str:
    return "originating" if part.originating else "non-originating"


def _taken(stock: Stock, found: Stocks, top: int, paper: Paper) -> Block:
    """A row for each withdrawal and return, its formula under it, up to a limit that is said."""
    valued = _valued(stock, found)
    columns = [
        Column("Date"),
        Column("Line", right=True),
        Column("Kind"),
        Column("Good", least=6),
        Column("Units", right=True),
        Column("Originating", right=True),
        Column("Non-orig.", right=True),
    ]
    columns += [Column("VNM", right=True)] if valued else []
    shown = stock.taken[:top]
    if not shown:
        return []
    header, *rows = grid(paper, columns, [_row(one, valued) for one in shown])
    lines = [header]
    for one, row in zip(shown, rows, strict=True):
        lines += [row, *paper.said(_formula(one, found.chosen.rounding, valued), DIM, indent=4)]
    left = len(stock.taken) - len(shown)
    return [
        *lines,
        *(paper.said(f"and {left} more; --top N shows more, --format json all", DIM) if left else []),
    ]


def _row(one: Taken, valued: bool) -> list[Cell]:
    entry = one.entry
    units = [quantity(one.units(originating)) for originating in (True, False)]
    row: list[Cell] = [entry.day.isoformat(), str(entry.line), entry.movement.value, entry.good]
    return [*row, quantity(entry.quantity), *units, *([cents(one.vnm)] if valued else [])]


def _formula(one: Taken, rounding: Rounding, valued: bool) -> str:
    """How a withdrawal came about: its receipts, or its ratio and its average."""
    if one.ratio is None:
        return "; ".join(_of_receipt(part, valued) for part in one.parts)
    units = one.entry.quantity
    text = f"{quantity(units)} {TIMES} {ratio_shown(one.ratio)} = {quantity(one.units(originating=True))} originating"
    if one.average is None or not valued:
        return text
    each = f"{_unit(one.average)} {TIMES} (1 {MINUS} {ratio_shown(one.ratio)})"
    if rounding.value is not None:
        each = f"{each} = {_unit(one.vnm / units)}, {_unit(one.vnm / units)}"
    return f"{text}; VNM {each} {TIMES} {quantity(units)} = {cents(one.vnm)}"


def _of_receipt(part: Part, valued: bool) -> str:
    """Units of one receipt, and what they are worth where that counts as non-originating value."""
    origin = "originating" if part.originating else "non-originating"
    price = f" {TIMES} {_unit(part.unit_value)}" if valued and part.unit_value is not None else ""
    worth = f" = {cents(part.value)}" if price and part.value is not None and not part.originating else ""
    return f"{quantity(part.quantity)} {origin}{price}{worth} (line {part.line})"


def _unit(value: Fraction) -> str:
    """A unit value: exactly where a decimal holds it, with at least two places."""
    text = plain(value)
    if "/" in text:
        return quantity(value)
    return text if len(text.partition(".")[2]) > 1 else cents(value)


def _averaged(one: Averaged, found: Stocks, paper: Paper) -> Block:
    """A period averaged over, in the words of the regulation."""
    ratio = ratio_shown(one.ratio)
    title = (
        f"{one.span.first} to {one.span.last}: {quantity(one.originating)} ÷ {quantity(one.units)} = {ratio} "
        "originating"
    )
    texts = [
        _divided("withdrawn", one.withdrawn, one.withdrawn_originating, ratio),
        *_average_value(one, found, ratio),
        _divided("left", one.left, one.left_originating, ratio),
    ]
    lines = paper.said(title, indent=0, style=TITLE)
    return [*lines, *(line for text in texts for line in paper.said(text))]


def _divided(what: str, units: Fraction, originating: Fraction, ratio: str) -> str:
    return (
        f"{quantity(units)} {what} {TIMES} {ratio} = {quantity(originating)} originating, "
        f"{quantity(units - originating)} non-originating"
    )


def _average_value(one: Averaged, found: Stocks, ratio: str) -> Iterator[str]:
    """The average unit value, and what of it is non-originating; nothing where values are not stated."""
    if one.average is None or one.value is None or one.vnm is None or not one.withdrawn:
        return
    money, each = f"{found.currency} {cents(one.vnm)}".strip(), _unit(one.vnm / one.withdrawn)
    yield f"Average value {cents(one.value)} ÷ {quantity(one.units)} = {_unit(one.average)}"
    yield (
        f"VNM {_unit(one.average)} {TIMES} (1 {MINUS} {ratio}) = {each} a unit, {each} {TIMES} "
        f"{quantity(one.withdrawn)} = {money}"
    )


def _closing(stock: Stock, found: Stocks, paper: Paper) -> Block:
    """What is left."""
    if not stock.closing:
        return paper.said("Nothing is left.", indent=0)
    total = sum((part.quantity for part in stock.closing), ZERO)
    origin = sum((part.quantity for part in stock.closing if part.originating), ZERO)
    value = sum((part.value or ZERO for part in stock.closing), ZERO)
    worth = f", worth {found.currency} {cents(value)}".replace("  ", " ") if _valued(stock, found) else ""
    text = (
        f"Left: {quantity(total)} units, {quantity(origin)} originating, {quantity(total - origin)} "
        f"non-originating{worth}"
    )
    return paper.said(text, indent=0)


def _small_print(found: Stocks, paper: Paper) -> Block:
    chosen, rounding = found.chosen, found.chosen.rounding
    done = [
        f"{what} ({decimals} decimals)"
        for what, decimals in (
            ("ratios", rounding.ratio),
            ("units", rounding.units),
            ("values", rounding.value),
        )
        if decimals is not None
    ]
    texts = [SAID if not done else SAID_ROUNDED.format(what=", ".join(done))]
    if chosen.subject is Subject.IDENTICAL_MATERIALS:
        texts.append(
            "The method is chosen for the fiscal year, for all identical materials and all plants (Schedule 7 s. 3)."
        )
    else:
        section = "12" if chosen.subject is Subject.FUNGIBLE_GOODS else "3"
        texts.append(f"The method is used throughout the fiscal year (s. 8(19), Schedule 8 s. {section}).")
    if chosen.flow is Flow.AVERAGE and chosen.subject is Subject.FUNGIBLE_MATERIALS:
        texts.append(
            "Section 7 is for net cost averaged over that period, section 8 for any other regional value content, "
            "section 6 for goods without such a requirement (Schedule 8 s. 6 to 8)."
        )
    if chosen.flow is Flow.SPECIFIC:
        section = "13" if chosen.subject is Subject.FUNGIBLE_GOODS else "4"
        texts.append(
            "It holds where originating units are physically segregated, or bear a mark of origin that stays visible "
            f"(Schedule 8 s. {section})."
        )
    return [line for text in texts for line in paper.said(text, DIM)]
