"""What would decide labor value content: the facts not known, and how many points hang on each at most."""

from collections.abc import Iterable, Iterator

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Need
from rvc_cli.facts.labor import Formula
from rvc_cli.facts.lots import ZERO
from rvc_cli.law.amounts import HUNDRED, ONE
from rvc_cli.law.bounds import Bounds
from rvc_cli.law.labor_reading import Reading
from rvc_cli.law.labor_stated import Stated
from rvc_cli.law.needs import heaviest_first

ROW_OPEN = "high_wage: from a plant that pays the qualifying wage rate?"
PURCHASE_OPEN = "in the table of purchases, high_wage: from a plant that pays the qualifying wage rate?"
NOT_GIVEN = "not given in [labor_value]; 0 must be written where there is none"
COSTS_OPEN = "costs are not stated: net cost is known from below only (s. 7(11))"
PLANT_OPEN = "does the assembly plant pay the qualifying wage rate on the day? (s. 12, 18(5))"
SHIPMENTS_OPEN = (
    "shipments: where does each start, what does its carrier pay, is it in the value of a material?"
)
CAPACITY_OPEN = "no plant of the table certainly has the wages, the operator and the capacity of s. 12"


def needs(stated: Stated, readings: Iterable[Reading]) -> tuple[Need, ...]:
    """Everything that keeps one formula or the other open, most points first; what both lack is named once."""
    rows: list[Need] = []
    named: dict[tuple[str, str, int | None], Need] = {}
    for one in (each for reading in readings for each in _of_reading(stated, reading)):
        key = (one.part_number, one.fact, one.line)
        if one.row is not None:
            rows.append(one)
        elif one.points > (named[key].points if key in named else ZERO):
            named[key] = one
    return heaviest_first([*rows, *named.values()])


def _of_reading(stated: Stated, reading: Reading) -> Iterator[Need]:
    yield from (_net_cost if reading.basis is Formula.NET_COST else _purchases)(stated, reading)
    yield from _spent(stated, reading)
    yield from _credits(stated, reading)


def _net_cost(stated: Stated, reading: Reading) -> Iterator[Need]:
    base = reading.low.base if reading.low.base is not None else reading.high.base
    if stated.labor.high_wage_materials is None:
        for one in stated.materials.open_rows():
            yield Need(one.part_number, one.row, _points(one.value, base), ROW_OPEN)
    if not stated.costs_given:
        yield Need("[cost]", None, reading.high.share * HUNDRED, COSTS_OPEN)


def _purchases(stated: Stated, reading: Reading) -> Iterator[Need]:
    table = stated.purchases
    for one in table.open_rows if table else ():
        yield Need(one.part_number, None, _points(one.value, reading.low.base), PURCHASE_OPEN, one.line)
    if table is None and stated.labor.annual_purchase_value is None:
        yield Need("annual_purchase_value", None, HUNDRED, NOT_GIVEN)
    if table is None and stated.labor.total_annual_purchase_value is None:
        yield Need("total_annual_purchase_value", None, HUNDRED, NOT_GIVEN)


def _spent(stated: Stated, reading: Reading) -> Iterator[Need]:
    left = (ONE - reading.low.share) * HUNDRED
    for name, amount, fact in (
        ("high_wage_labor", reading.spent.labor, PLANT_OPEN),
        ("transport", reading.spent.transport, SHIPMENTS_OPEN),
    ):
        if amount.high is None:
            annual = reading.basis is Formula.ANNUAL_PURCHASE_VALUE and len(stated.formulas) > 1
            yield Need(f"annual_{name}" if annual else name, None, left, NOT_GIVEN)
        elif amount.low != amount.high:
            base = reading.low.base if reading.low.base is not None else reading.high.base
            yield Need(name, None, _points(amount.high - amount.low, base), fact)


def _credits(stated: Stated, reading: Reading) -> Iterator[Need]:
    labor = stated.labor
    if not _settled(reading.technology):
        for name, amount in (
            ("technology_wages", labor.technology_wages),
            ("production_wages", labor.production_wages),
        ):
            if amount is None:
                yield Need(name, None, reading.technology.high or ZERO, NOT_GIVEN)
    if not _settled(reading.assembly):
        name, fact = ("assembly_credit", "not given in [labor_value]")
        if labor.capacity is not None:
            name, fact = "capacity", CAPACITY_OPEN
        yield Need(name, None, reading.assembly.high or ZERO, fact)


def _settled(points: Bounds) -> bool:
    return points.low == points.high


def _points(value: Fraction, base: Fraction | None) -> Fraction:
    return value / base * HUNDRED if base is not None and base > 0 else ZERO
