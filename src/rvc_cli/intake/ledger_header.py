"""The header of a ledger: which header names which column, and every one that is open to doubt."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from rvc_cli.diagnostics import Diagnostic, Span
from rvc_cli.diagnostics.ledgers import HEADER_TWICE, MISSPELT_HEADER, NEEDED_COLUMN, UNKNOWN_HEADER
from rvc_cli.diagnostics.printable import shown
from rvc_cli.facts.columns import Column
from rvc_cli.facts.ledger import Movement
from rvc_cli.facts.ledger_columns import NEEDED, LedgerColumn
from rvc_cli.intake.column_aliases import aliases
from rvc_cli.intake.header_names import folded, resembles

_AS_IN_A_BOM = {
    LedgerColumn.ITEM: Column.PART_NUMBER,
    LedgerColumn.SUPPLIER: Column.SUPPLIER,
    LedgerColumn.QUANTITY: Column.QUANTITY,
    LedgerColumn.UNIT_VALUE: Column.UNIT_VALUE,
    LedgerColumn.CURRENCY: Column.CURRENCY,
    LedgerColumn.ORIGINATING: Column.ORIGINATING,
    LedgerColumn.ORIGIN: Column.ORIGIN,
}
_LISTED: Mapping[LedgerColumn, str] = {
    LedgerColumn.DATE: "day, posting date, movement date, transaction date, fecha, fecha de movimiento",
    LedgerColumn.KIND: "movement, movement type, transaction, transaction type, movimiento, tipo de movimiento, "
    "tipo",
    LedgerColumn.ITEM: "material, artículo, part_number",
    LedgerColumn.PLANT: "location, warehouse, site, planta, almacén, centro",
    LedgerColumn.LOT: "batch, lot number, lot no, batch number, lote, número de lote",
    LedgerColumn.QUANTITY: "units, unidades",
    LedgerColumn.GOOD: "vehicle, finished good, finished product, producto terminado, bien",
    LedgerColumn.GOOD_UNITS: "units of good, goods produced, goods shipped, unidades del bien",
    LedgerColumn.REFERENCE: "document, document number, doc no, ref, documento, folio, referencia",
}
_MOVEMENTS: Mapping[Movement, str] = {
    Movement.OPENING: "opening inventory, opening balance, inventario inicial, apertura",
    Movement.RECEIPT: "received, purchase, goods receipt, recepción, entrada, compra",
    Movement.USE: "used, issue, consumption, goods issue, uso, consumo",
    Movement.SHIPMENT: "shipped, embarque, envío",
    Movement.SALE: "sold, venta",
    Movement.LOSS: "lost, scrap, scrapped, pérdida, merma",
    Movement.RETURN: "returned, devolución",
    Movement.SENT_BACK: "return to supplier, returned to supplier, devolución al proveedor",
    Movement.CLOSING: "closing inventory, closing balance, count, inventario final, cierre, conteo",
}


def columns_of(headers: Sequence[str]) -> dict[LedgerColumn, int]:
    """Where each column stands; of one given twice the first."""
    found: dict[LedgerColumn, int] = {}
    for place, header in enumerate(headers):
        column = _known().get(folded(header))
        if column is not None:
            found.setdefault(column, place)
    return found


def header_complaints(headers: Sequence[str], name: str, line: int) -> Iterator[Diagnostic]:
    """A complaint for each header that is doubled, nearly known or unknown, and for each column that is missing."""
    found: dict[LedgerColumn, str] = {}
    for header in headers:
        column = _known().get(folded(header))
        if column is None:
            yield _stranger(header, Span(name, line))
        elif column in found:
            message = (
                f'"{shown(found[column])}" and "{shown(header)}" both mean {column}; rename or remove one.'
            )
            yield HEADER_TWICE.at(Span(name, line, column.value), message, header)
        else:
            found[column] = header
    for column in NEEDED:
        if column not in found:
            message = f"The ledger has no column {column}, which is needed; add it, or rename the header that means it."
            yield NEEDED_COLUMN.at(Span(name, line, column.value), message)


@lru_cache(maxsize=1000)
def movement(text: str) -> Movement | None:
    """The kind a cell names, in English or Spanish, without regard to case, blanks and accents."""
    return _movements().get(folded(text))


def _stranger(header: str, at: Span) -> Diagnostic:
    key = folded(header)
    near = next((column for known, column in _known().items() if resembles(key, known)), None)
    if near is None or key in _of_a_bom():
        return UNKNOWN_HEADER.at(at, f'The column "{shown(header)}" is not known; it is not read.', header)
    message = (
        f'The header "{shown(header)}" is not known, but looks like {near}; correct it, or name it otherwise.'
    )
    return MISSPELT_HEADER.at(Span(at.file, at.line, near.value), message, header)


@cache
def _known() -> dict[str, LedgerColumn]:
    """Every folded header that is known; canonical names go before aliases."""
    of_a_bom = aliases()
    known: dict[str, LedgerColumn] = {}
    for column, same in _AS_IN_A_BOM.items():
        known |= {folded(alias): column for alias in of_a_bom[same]}
    for column, listed in _LISTED.items():
        known |= {folded(alias): column for alias in listed.split(", ")}
    return known | {folded(column.value): column for column in LedgerColumn}


@cache
def _of_a_bom() -> frozenset[str]:
    """The headers of a bill of materials: a column of units or of a description is no misspelt one."""
    every = (name for column, listed in aliases().items() for name in (column.value, *listed))
    return frozenset(map(folded, every))


@cache
def _movements() -> dict[str, Movement]:
    known = {folded(alias): one for one, listed in _MOVEMENTS.items() for alias in listed.split(", ")}
    return known | {folded(one.value): one for one in Movement}
