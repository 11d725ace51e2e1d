"""``rvc inventory``: origin and value of what was withdrawn, from a ledger of what came in and went out."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from rvc_cli.diagnostics import Code, Diagnostic, RvcError, Span
from rvc_cli.diagnostics import ledgers as codes
from rvc_cli.facts.ledger import Flow, Inventory, Ledger, Movement, Subject
from rvc_cli.facts.stocks import Stocks
from rvc_cli.intake.ledger import read_ledger
from rvc_cli.law.inventory import by_inventory, objections, stocks
from rvc_cli.law.stock_conditions import Fault, RowObjection, choice_objections
from rvc_cli.law.stock_movements import NotInStockError

STDIN = "-"
_CODES: dict[Fault, Code] = {
    Fault.ORIGIN: codes.ORIGIN,
    Fault.VALUE: codes.VALUE,
    Fault.LOT: codes.LOT,
    Fault.OPENING: codes.OPENING,
    Fault.TOO_MUCH: codes.TOO_MUCH,
    Fault.REFERENCE: codes.REFERENCE,
    Fault.COUNT: codes.COUNT,
    Fault.TWICE: codes.TWICE,
}


class InventoryOptions(Struct, frozen=True):
    """A call of ``rvc inventory``, parsed; ``average_given``: what is averaged over was said, not presumed."""

    ledger: str
    chosen: Inventory
    average_given: bool = False


class InventoryAnswer(Struct, frozen=True):
    """What came of the ledger, and what there is to say beside it."""

    stocks: Stocks
    diagnostics: tuple[Diagnostic, ...]


def inventory(options: InventoryOptions) -> InventoryAnswer:
    """The ledger read, held against the Schedule, and worked through.

    Raises :class:`RvcError` with everything that stands against it.
    """
    chosen, name = options.chosen, options.ledger
    wrong = [
        codes.METHOD.at(Span(name), f"{one}.") for one in choice_objections(chosen, options.average_given)
    ]
    if wrong:
        raise RvcError(*wrong)
    ledger, notes = read_ledger(None if name == STDIN else Path(name), name)
    against = [_placed(name, one) for one in objections(ledger, chosen)]
    if against:
        raise RvcError(*sorted(against, key=lambda one: one.span.line or 0))
    try:
        found = stocks(ledger, chosen)
    except NotInStockError as missing:
        at = Span(name, missing.line, "quantity")
        raise RvcError(
            codes.NOT_IN_STOCK.at(at, f"This row cannot be carried out: {missing.words}.")
        ) from None
    return InventoryAnswer(found, (*notes, *_remarks(ledger, chosen)))


def _placed(name: str, one: RowObjection) -> Diagnostic:
    return _CODES[one.fault].at(Span(name, one.line, one.column), f"This row {one.words}.")


def _remarks(ledger: Ledger, chosen: Inventory) -> Iterator[Diagnostic]:
    """A sale of the item itself beside its use, under one averaging period (s. 8(21))."""
    if chosen.flow is not Flow.AVERAGE or chosen.subject is not Subject.FUNGIBLE_MATERIALS:
        return
    for (_, item), entries in by_inventory(ledger).items():
        sold = next((one for one in entries if one.movement is Movement.SALE), None)
        if sold is not None and any(one.movement in {Movement.USE, Movement.SHIPMENT} for one in entries):
            message = f"{item} is both used and sold; {codes.SALES_BESIDE_USE.why}"
            yield codes.SALES_BESIDE_USE.at(Span(ledger.name, sold.line, "kind"), message)
