"""Origin and value of what was withdrawn, for programs: JSON, and rows of a bill of materials."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from rvc_cli import __version__
from rvc_cli.diagnostics import Diagnostic
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.ledger import Flow
from rvc_cli.facts.stocks import Averaged, BomRow, Part, Stock, Stocks, Taken
from rvc_cli.law.inventory import schedule
from rvc_cli.report.amounts import diagnostic_rows
from rvc_cli.report.numbers import plain, ratio
from rvc_cli.report.sheet import csv_text

SCHEMA_VERSION = 1
Object = dict[str, Any]


def inventory_json(found: Stocks | None, diagnostics: Sequence[Diagnostic]) -> str:
    """The answer as JSON: amounts as strings, exact; without stocks, the complaints alone."""
    said: Object = {"schema_version": SCHEMA_VERSION, "rvc_version": __version__}
    said |= {"items": []} if found is None else _stocks(found)
    said |= diagnostic_rows(diagnostics)
    return json.dumps(said, ensure_ascii=True, indent=2) + "\n"


def _stocks(found: Stocks) -> Object:
    chosen, rounding = found.chosen, found.chosen.rounding
    return {
        "ledger": found.ledger,
        "currency": found.currency or None,
        "of": chosen.subject.value,
        "method": chosen.flow.value,
        "average_over": chosen.over.value if chosen.flow is Flow.AVERAGE else None,
        "rounding": {"ratio": rounding.ratio, "units": rounding.units, "value": rounding.value},
        "citation": schedule(chosen),
        "items": [_stock(stock) for stock in found.stocks],
    }


def _stock(stock: Stock) -> Object:
    return {
        "item": stock.item,
        "plant": stock.plant or None,
        "opening": [_part(part) for part in stock.opening],
        "withdrawals": [_taken(one) for one in stock.taken],
        "periods": [_averaged(one) for one in stock.averaged],
        "closing": [_part(part) for part in stock.closing],
    }


def _taken(one: Taken) -> Object:
    entry = one.entry
    return {
        "line": entry.line,
        "date": entry.day.isoformat(),
        "kind": entry.movement.value,
        "good": entry.good or None,
        "good_units": _amount(entry.good_units),
        "reference": entry.reference or None,
        "returned_to_line": one.returned_to.line if one.returned_to else None,
        "units": plain(entry.quantity),
        "originating_units": plain(one.units(originating=True)),
        "non_originating_units": plain(one.units(originating=False)),
        "vnm": plain(one.vnm),
        "ratio": None if one.ratio is None else ratio(one.ratio),
        "average": _amount(one.average),
        "parts": [_part(part) for part in one.parts],
    }


def _part(one: Part) -> Object:
    return {
        "originating": one.originating,
        "units": plain(one.quantity),
        "unit_value": _amount(one.unit_value),
        "value": _amount(one.value),
        "lot": one.lot or None,
        "origin": one.origin or None,
        "line": one.line or None,
    }


def _averaged(one: Averaged) -> Object:
    return {
        "from": one.span.first.isoformat(),
        "until": one.span.last.isoformat(),
        "units": plain(one.units),
        "originating_units": plain(one.originating),
        "value": _amount(one.value),
        "ratio": ratio(one.ratio),
        "average": _amount(one.average),
        "withdrawn": plain(one.withdrawn),
        "withdrawn_originating": plain(one.withdrawn_originating),
        "withdrawn_non_originating": plain(one.withdrawn - one.withdrawn_originating),
        "vnm": _amount(one.vnm),
        "left": plain(one.left),
        "left_originating": plain(one.left_originating),
        "left_non_originating": plain(one.left - one.left_originating),
    }


def _amount(amount: Fraction | None) -> str | None:
    return None if amount is None else plain(amount)


def bom_csv(rows: Iterable[BomRow], currency: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Rows as a bill of materials with a column ``vehicle``; ``currency`` where the ledger states it."""
    money = ["currency"] if currency else []
    head = ["vehicle", "part_number", "quantity", "unit_value", *money, "origin", "originating"]
    return csv_text([head, *(_bom_row(row, currency) for row in rows)])


def _bom_row(row: BomRow, currency: str) -> list[str]:
    amounts = [plain(row.quantity), plain(row.unit_value), *([currency] if currency else [])]
    return [row.vehicle, row.part_number, *amounts, row.origin, "yes" if row.originating else "no"]
