"""The costs of one unit of a good, in numbers that a manifest takes: never in favour of the good where they are cut."""

from collections.abc import Iterator

from rvc_cli.diagnostics import Diagnostic, RvcError, Span
from rvc_cli.diagnostics.cost_sheets import BEYOND_DIGITS, CUT, UNITS_NEEDED
from rvc_cli.facts.books import CostKind
from rvc_cli.facts.cells import DECIMAL_DIGITS, INTEGER_DIGITS
from rvc_cli.facts.cost_sheets import CostSheets, Sheet, UnitCosts
from rvc_cli.facts.exact import Fraction

ADDED = {
    CostKind.DIRECT_LABOR: "labor",
    CostKind.DIRECT_OVERHEAD: "overhead",
    CostKind.PERIOD: "period",
    CostKind.OTHER: "other",
    CostKind.CURRENCY_GAIN: "currency_gain",
    CostKind.CURRENCY_LOSS: "currency_loss",
}
SCALE = 10**DECIMAL_DIGITS


def unit_costs(sheets: CostSheets) -> tuple[tuple[UnitCosts, ...], tuple[Diagnostic, ...]]:
    """Direct materials are left to the bill of materials; everything else is a key of the manifest. With notes.

    Raises :class:`RvcError` where units are not stated, or an amount has more digits than a manifest takes.
    """
    at = Span(sheets.books.source)
    missing = [sheet.good for sheet in sheets.sheets if sheet.units is None]
    if missing:
        message = (
            f"How many units of {', '.join(missing)} were produced is not stated in [base.units-produced]."
        )
        raise RvcError(UNITS_NEEDED.at(at, message))
    found = tuple(_of_one(sheet, sheet.units) for sheet in sheets.sheets if sheet.units)
    beyond = [f"{one.good}, {key}" for one in found for key in _beyond(one)]
    if beyond:
        message = f"Costs of one unit have more than {INTEGER_DIGITS} digits: {'; '.join(beyond)}."
        raise RvcError(BEYOND_DIGITS.at(at, message))
    cut = [one.good for one in found if one.cut]
    message = (
        f"Costs of one unit of {', '.join(cut)} were cut at the 8th decimal, never in favour of the good."
    )
    return found, (CUT.at(at, message),) if cut else ()


def _of_one(sheet: Sheet, units: Fraction) -> UnitCosts:
    exact = {key: sheet.by_kind[kind] / units for kind, key in ADDED.items()}
    exact_excluded = {kind.value: amount / units for kind, amount in sheet.excluded.items()}
    gain = ADDED[CostKind.CURRENCY_GAIN]
    added = {key: held(amount, up=key == gain) for key, amount in exact.items()}
    excluded = {key: held(amount, up=True) for key, amount in exact_excluded.items()}
    return UnitCosts(sheet.good, units, added, excluded, added != exact or excluded != exact_excluded)


def held(amount: Fraction, *, up: bool) -> Fraction:
    """The nearest number of eight decimals that is not more, or with ``up`` not less."""
    scaled = amount.numerator * SCALE
    whole = -(-scaled // amount.denominator) if up else scaled // amount.denominator
    return Fraction(whole, SCALE)


def _beyond(one: UnitCosts) -> Iterator[str]:
    for key, amount in {**one.added, **one.excluded}.items():
        if amount >= 10**INTEGER_DIGITS:
            yield key
