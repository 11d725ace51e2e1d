"""Purchases of steel and aluminum made by hand, and put to the law alone."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from building import CAR, DAY, GIVEN, ask, contents, good, law, lot, row, write
from rvc_cli.diagnostics import Diagnostic
from rvc_cli.facts.findings import Assessment, Finding, NotAssessed
from rvc_cli.facts.goods import Good, GoodFacts
from rvc_cli.facts.metals import (
    Basis,
    Metal,
    MetalFacts,
    MetalPurchase,
    Metals,
    Period,
    PurchasedFor,
    PurchaseTable,
    PurchaseTotals,
)
from rvc_cli.facts.rules import GoodClass
from rvc_cli.law.metals import metals

SEDAN = {"class": "passenger-vehicle"}
COIL, SHEET, BODY, FRAME = "721049", "760612", "870829", "870899"


def bought(
    value: object, originating: bool | None = True, hs_code: str = COIL, **fields: Any
) -> MetalPurchase:
    """A purchase for vehicles; a coil of coated steel, melted and poured here, unless told otherwise."""
    metal_value = fields.pop("metal_value", None)
    plain: dict[str, Any] = {
        "material": "coil",
        "line": 2,
        "metal": None,
        "melted_and_poured": True,
        "use": PurchasedFor.VEHICLES,
        "days": None,
    }
    return MetalPurchase(
        hs_code=hs_code,
        value=None if value is None else Fraction(str(value)),
        metal_value=None if metal_value is None else Fraction(str(metal_value)),
        originating=originating,
        **{**plain, **fields},
    )


def stamped(metal_value: object, originating: bool | None = True, **fields: Any) -> MetalPurchase:
    """A body stamping of steel worth 1,000 by itself."""
    plain = {"metal": Metal.STEEL, "hs_code": BODY, "value": 1000, **fields}
    return bought(originating=originating, metal_value=metal_value, **plain)


def listed(
    purchases: Sequence[MetalPurchase], tells_use: bool = True, tells_period: bool = False, **chosen: Any
) -> MetalFacts:
    """A table of purchases, and what the producer chose."""
    table = PurchaseTable("steel.csv", tuple(purchases), tells_use, tells_period)
    return MetalFacts(table, chosen.get("period"), chosen.get("basis"))


def summed(originating: object, total: object, poured: bool | None = None) -> MetalFacts:
    """Purchases as totals."""
    sums = PurchaseTotals(Fraction(str(originating)), Fraction(str(total)), poured)
    return MetalFacts(sums, Period.PREVIOUS_CALENDAR_YEAR, Basis.ALL)


def car_of(
    steel: MetalFacts | None, aluminum: MetalFacts | None = None, starts: str = "", **facts: Any
) -> Good:
    """A vehicle, all of whose materials originate, with its producer's purchases."""
    plain = good(contents([lot(100)], costs=GIVEN), facts=GoodFacts(**facts))
    return replace(plain, metals=Metals(steel, aluminum, starts))


def put(
    one: Good, day: date = DAY, good_class: GoodClass = CAR, packs: tuple[str, ...] = ()
) -> dict[str, Finding | NotAssessed]:
    """What the law finds of the purchases of each metal."""
    return {found.requirement: found for found in metals(one, good_class, law(*packs), day)}


def steel(one: Good, day: date = DAY, good_class: GoodClass = CAR) -> Finding:
    """The finding on steel."""
    found = put(one, day, good_class)["steel"]
    assert isinstance(found, Finding), found
    return found


def said(*values: Any) -> tuple[Any, ...]:
    """Values beside each other, whatever their types."""
    return values


def sums(found: Finding) -> tuple[Any, ...]:
    """Base and what does not originate at the low end, then at the high end."""
    assert found.low is not None
    assert found.high is not None
    return found.low.base, found.low.vnm, found.high.base, found.high.vnm


def left(one: Finding | NotAssessed) -> str:
    """Why a metal was not assessed."""
    assert isinstance(one, NotAssessed)
    return one.reason


def write_purchases(
    folder: Path, table: str | bytes, good: Mapping[str, object] = SEDAN, **sections: Any
) -> Path:
    """A good all of whose materials originate, and a table of purchases beside it."""
    (folder / "steel.csv").write_bytes(table.encode() if isinstance(table, str) else table)
    sections.setdefault("steel", {"purchases": "steel.csv"})
    return write(folder, [row("A", 100, originating="yes")], good, cost={"labor": 0}, **sections)


def on_metal(found: Assessment, metal: str = "steel") -> Finding:
    return next(one for one in found.findings if one.requirement == metal)


def complaints(folder: Path, table: str | bytes, **sections: Any) -> list[tuple[Any, ...]]:
    """Code, line, column and cell of every error, all of one run; nothing is answered."""
    report = ask(write_purchases(folder, table, **sections))
    assert report.assessments == ()
    assert report.exit_status == 2
    return [
        (one.code, one.span.line, one.span.column, one.cell) for one in report.diagnostics if _is_error(one)
    ]


def _is_error(one: Diagnostic) -> bool:
    return one.severity.value == "error"
