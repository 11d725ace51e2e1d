"""Rows of a bill of materials out of an inventory: what one unit of a good took of each item, by origin."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from rvc_cli.diagnostics import Diagnostic, RvcError, Span
from rvc_cli.diagnostics.cost_sheets import BEYOND_DIGITS
from rvc_cli.diagnostics.ledgers import CUT, GOOD_UNITS, METHOD
from rvc_cli.facts.cells import INTEGER_DIGITS
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.ledger import Entry, Subject
from rvc_cli.facts.stocks import ZERO, BomRow, Part, Stocks, Taken
from rvc_cli.tasks.unit_costs import SCALE, held

CUT_SAID = (
    "No decimal holds some quantities or values; they were cut at the 8th, never in favour of the good."
)


class By(StrEnum):
    """What a bill of materials is of: a good as one shipment of it was made, or over all rows of the ledger."""

    SHIPMENT = "shipment"
    GOOD = "good"


class Bom(Struct, frozen=True):
    """The rows, and the notes about them."""

    rows: tuple[BomRow, ...]
    notes: tuple[Diagnostic, ...]


Batch = tuple[bool, str, Fraction]


def bom_rows(found: Stocks, by: By) -> Bom:
    """A row for each material, origin, country and value in a good.

    Raises :class:`RvcError` where the ledger says not of which good, or of how many of them, or has no values.
    """
    at = Span(found.ledger)
    if found.chosen.subject is Subject.FUNGIBLE_GOODS:
        message = "Goods that are commingled are no materials of a good; --format json has the origin of each shipment."
        raise RvcError(METHOD.at(at, message))
    wrong = list(_without_units(found))
    if wrong:
        raise RvcError(*wrong)
    rows = [row for one in _batches(found, by) for row in _held(one)]
    beyond = [one.row for one in rows if one.row.quantity >= 10**INTEGER_DIGITS]
    if beyond:
        message = f"{beyond[0].part_number}: one unit of {beyond[0].vehicle} takes more than a row can say."
        raise RvcError(BEYOND_DIGITS.at(at, message))
    notes = (CUT.at(at, CUT_SAID),) if any(one.cut for one in rows) else ()
    return Bom(tuple(one.row for one in rows), notes)


def _without_units(found: Stocks) -> Iterator[Diagnostic]:
    for stock in found.stocks:
        for taken in stock.into_goods():
            entry = taken.entry
            if taken.returned_to is None and (not entry.good or entry.good_units is None):
                message = f"Of {stock.item} this row says not into how many units of which good it went."
                yield GOOD_UNITS.at(Span(found.ledger, entry.line, "good_units"), message)


class _Batch(Struct):
    """What went into some units of one good, of one item: quantities and values by origin, country and value."""

    vehicle: str
    item: str
    goods: Fraction
    parts: dict[Batch, Part]


def _batches(found: Stocks, by: By) -> Iterator[_Batch]:
    for stock in found.stocks:
        batches: dict[str, _Batch] = {}
        for taken in stock.into_goods():
            name = _vehicle(taken.returned_to or taken.entry, by)
            batch = batches.setdefault(name, _Batch(name, stock.item, ZERO, {}))
            _add(batch, taken)
        yield from batches.values()


def _vehicle(entry: Entry, by: By) -> str:
    """The good, and of one shipment its day and reference: so all items of the shipment come together."""
    if by is By.GOOD:
        return entry.good
    return " ".join(part for part in (entry.good, entry.day.isoformat(), entry.reference) if part)


def _add(batch: _Batch, taken: Taken) -> None:
    sign = 1 if taken.returned_to is None else -1
    batch.goods += sign * (taken.entry.good_units or ZERO)
    for part in taken.parts:
        key = (part.originating, part.origin, part.unit_value or ZERO)
        before = batch.parts.get(key, Part(part.originating, ZERO, ZERO, origin=part.origin))
        value = (before.value or ZERO) + sign * (part.value or ZERO)
        batch.parts[key] = Part(
            part.originating, before.quantity + sign * part.quantity, value, origin=part.origin
        )


class _Written(Struct, frozen=True):
    row: BomRow
    cut: bool


def _held(batch: _Batch) -> Iterator[_Written]:
    """The rows of one item in one good; none of what has all come back."""
    for part in batch.parts.values():
        if batch.goods <= 0 or not (part.quantity or part.value):
            continue
        up = not part.originating
        quantity = part.quantity / batch.goods if part.quantity else Fraction(1)
        value = (part.value or ZERO) / batch.goods / quantity
        least = max(held(quantity, up=up), Fraction(1, SCALE))
        price = held(value, up=up)
        row = BomRow(batch.vehicle, batch.item, least, price, part.origin, part.originating)
        yield _Written(row, (least, price) != (quantity, value))
