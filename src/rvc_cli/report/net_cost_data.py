"""The net cost of each good for programs: JSON, a fragment of a manifest, and a table of vehicles' costs."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rvc_cli import __version__
from rvc_cli.diagnostics import Diagnostic
from rvc_cli.facts.books import Books
from rvc_cli.facts.cost_sheets import Allocated, CostSheets, InterestFound, Portion, Sheet, UnitCosts
from rvc_cli.facts.exact import Fraction
from rvc_cli.law.cost_allocation import LEFT_OUT_BY
from rvc_cli.report.amounts import diagnostic_rows
from rvc_cli.report.numbers import plain, ratio
from rvc_cli.report.sheet import csv_text

SCHEMA_VERSION = 1
Object = dict[str, Any]


def net_cost_json(sheets: CostSheets | None, diagnostics: Sequence[Diagnostic]) -> str:
    """The answer as JSON: amounts as strings, exact; without sheets, the complaints alone."""
    found: Object = {"schema_version": SCHEMA_VERSION, "rvc_version": __version__}
    if sheets is not None:
        found |= _sheets(sheets)
    else:
        found |= {"goods": []}
    found |= diagnostic_rows(diagnostics)
    return json.dumps(found, ensure_ascii=True, indent=2) + "\n"


def _sheets(sheets: CostSheets) -> Object:
    return {
        **_books(sheets.books),
        "total_cost": plain(sheets.total_cost),
        "excluded": plain(sheets.excluded),
        "net_cost": plain(sheets.net_cost),
        "ratio_decimals": sheets.ratio_decimals,
        "goods": [_good(sheet) for sheet in sheets.sheets],
        "costs": [_cost(one) for one in sheets.allocations],
        "left_out": [
            {
                "name": cost.name,
                "amount": plain(cost.amount),
                "reason": cost.left_out.value,
                "citation": LEFT_OUT_BY[cost.left_out],
            }
            for cost in sheets.left_out
            if cost.left_out is not None
        ],
        "interest": [_interest(one) for one in sheets.interest],
    }


def _books(books: Books) -> Object:
    return {
        "books": books.source,
        "producer": books.producer,
        "currency": books.currency,
        "route": f"s. 7(11)({books.route})",
        "from": books.first.isoformat() if books.first else None,
        "until": books.last.isoformat() if books.last else None,
    }


def _good(sheet: Sheet) -> Object:
    return {
        "name": sheet.good,
        "units": None if sheet.units is None else plain(sheet.units),
        "by_kind": _amounts(sheet.by_kind),
        "total_cost": plain(sheet.total_cost),
        "excluded_by_kind": _amounts(sheet.excluded),
        "excluded": plain(sheet.excluded_total),
        "net_cost": plain(sheet.net_cost),
        "net_cost_per_unit": plain(sheet.net_cost / sheet.units) if sheet.units else None,
    }


def _cost(one: Allocated) -> Object:
    return {
        "name": one.cost.name,
        "kind": one.cost.kind.value,
        "amount": plain(one.cost.amount),
        "method": one.cost.method.allocation.value,
        "base": one.cost.method.base or None,
        "citation": one.citation,
        "excluded": _amounts(one.excluded),
        "goods": [_portion(portion) for portion in one.portions],
    }


def _portion(one: Portion) -> Object:
    return {
        "good": one.good,
        "part": plain(one.part),
        "whole": plain(one.whole),
        "ratio": ratio(one.ratio),
        "amount": plain(one.amount),
        "excluded": _amounts(one.excluded),
        "remainder": plain(one.remainder),
    }


def _interest(one: InterestFound) -> Object:
    return {
        "loan": one.loan.name,
        "weighted_principal_payments": plain(one.weighted),
        "maturity_exact": ratio(one.unrounded),
        "maturity_years": plain(one.maturity),
        "comparison": one.comparison.value,
        "government_rate": plain(one.government),
        "limit": plain(one.limit),
        "contract_rate": plain(one.loan.rate),
        "above": one.above,
        "excess": plain(one.excess),
        "non_allowable": plain(one.amount),
        "citation": one.law.cite,
    }


def _amounts(amounts: Mapping[Any, Fraction]) -> Object:
    return {str(getattr(key, "value", key)): plain(amount) for key, amount in amounts.items()}


def manifest_fragment(one: UnitCosts, sheets: CostSheets) -> str:
    """``[cost]`` and ``[cost.excluded]`` of one unit of a good, as a manifest takes them."""
    books = sheets.books
    lines = [
        f"# {_comment(one.good)}: costs of one unit, s. 7(11)({books.route}), in {books.currency}",
        f"# from {plain(one.units)} units in {_comment(books.source)}",
        "# Materials come from the bill of materials.",
        *(
            ["# What no decimal holds is cut at the 8th place, never in favour of the good."]
            if one.cut
            else []
        ),
        "[cost]",
        *(f"{key} = {plain(amount)}" for key, amount in one.added.items()),
        "[cost.excluded]",
        *(f"{key} = {plain(amount)}" for key, amount in one.excluded.items()),
    ]
    return "\n".join(lines) + "\n"


def _comment(text: str) -> str:
    """Text for a comment of TOML, which holds no control characters."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def vehicle_costs(every: Iterable[UnitCosts]) -> tuple[str, tuple[Diagnostic, ...]]:
    """A row for each good with the costs of one unit: the table that ``[goods]`` of a manifest names."""
    rows = list(every)
    keys = [*rows[0].added, *rows[0].excluded]
    return csv_text([["vehicle", *keys], *([one.good, *_in_order(one, keys)] for one in rows)])


def _in_order(one: UnitCosts, keys: Iterable[str]) -> list[str]:
    amounts = {**one.added, **one.excluded}
    return [plain(amounts[key]) for key in keys]
