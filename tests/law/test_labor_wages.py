"""Qualifying plants and the credits (s. 12, 18(5), 18(9)-(14)), exactly at every limit and a cent or a unit below.

On paper: 1,000 hours at US$16 are 16,000; 15,999.99 is 15.99999 an hour. CA$20.88: 20,880. MXN$294.22: 294,220.
Wages of July to December 2025 certify a plant from January to June 2026; those of a year the year after; those of
10 to 19 March, ten days, the ten days from 20 to 29 March.
"""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from labor_goods import HT, LT, PV, credits_full, measured, open_facts, percents, seen, stated, vehicle
from msgspec.structs import replace

from building import DAY, law
from rvc_cli.facts.labor import Capacity, Formula, Operator, Plant, Product, Shipment
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass
from rvc_cli.law.labor_provisions import LaborLaw, WageLaw, labor_law
from rvc_cli.law.labor_wages import certifies, months_on, qualifies

HOURS = Fraction(1000)


def of(good_class: GoodClass = PV) -> LaborLaw:
    """The law of the day for a class."""
    found = labor_law(law(), good_class, DAY, staged=False)
    assert found is not None
    return found


def plant(country: str, wages: object, name: str = "P", **fields: object) -> Plant:
    """A plant of 1,000 hours."""
    plain = Plant(name, country, HOURS, Fraction(str(wages)))
    return replace(plain, **fields)


@pytest.mark.parametrize(
    ("country", "wages", "answer"),
    [
        ("US", "16000", True),
        ("US", "15999.99", False),
        ("CA", "20880", True),
        ("CA", "20879.99", False),
        ("MX", "294220", True),
        ("MX", "294219.99", False),
        ("CN", "999999", False),
        ("", "999999", None),
    ],
)
def test_a_plant_at_exactly_the_floor_qualifies_and_a_cent_below_does_not(
    country: str, wages: str, answer: bool | None
) -> None:
    assert qualifies("P", [plant(country, wages)], of().wages, DAY) is answer


def test_a_plant_of_which_hours_or_wages_are_not_known_is_open() -> None:
    wages = of().wages
    assert qualifies("P", [plant("US", 0, hours=None)], wages, DAY) is None
    assert qualifies("P", [plant("US", 0, base_wages=None)], wages, DAY) is None
    assert qualifies("Q", [plant("US", 16000)], wages, DAY) is None
    assert qualifies("P", [plant("CN", 0, hours=None)], wages, DAY) is False


def half(year: int, first: int = 1) -> tuple[date, date]:
    """Half a year from the first of a month."""
    begins = date(year, first, 1)
    return begins, months_on(begins, 6) - timedelta(days=1)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (half(2025, 7), date(2026, 1, 1), date(2026, 6, 30)),
        (half(2026), date(2026, 7, 1), date(2026, 12, 31)),
        ((date(2025, 1, 1), date(2025, 12, 31)), date(2026, 1, 1), date(2026, 12, 31)),
        ((date(2025, 11, 15), date(2026, 11, 14)), date(2026, 11, 15), date(2027, 11, 14)),
        ((date(2026, 3, 10), date(2026, 3, 19)), date(2026, 3, 20), date(2026, 3, 29)),
        ((date(2026, 1, 31), date(2026, 2, 27)), date(2026, 2, 28), date(2026, 3, 27)),
        ((date(2020, 7, 1), date(2020, 12, 31)), date(2020, 7, 1), date(2021, 6, 30)),
        ((date(2020, 7, 1), date(2021, 6, 30)), date(2020, 7, 1), date(2022, 6, 30)),
    ],
)
def test_wages_of_a_period_certify_the_following_one_of_the_same_length(
    period: tuple[date, date], first: date, last: date
) -> None:
    wages, day = of().wages, timedelta(days=1)
    assert [certifies(period, wages, one) for one in (first - day, first, last, last + day)] == [
        False,
        True,
        True,
        False,
    ]


def test_wages_of_more_than_twelve_months_certify_nothing_and_those_of_no_period_any_day() -> None:
    wages = of().wages
    long = (date(2025, 1, 1), date(2026, 1, 1))
    assert not any(certifies(long, wages, date(2026, 1, 2) + timedelta(days=one)) for one in range(800))
    assert certifies(None, wages, DAY)
    for last in (date.max, date(9999, 6, 30)):
        assert not certifies((date(9999, 1, 1), last), wages, DAY)


def test_of_several_periods_one_that_certifies_the_day_is_enough_and_stale_wages_leave_it_open() -> None:
    wages = of().wages
    stale = plant("US", 999999, period=(date(2024, 1, 1), date(2024, 12, 31)))
    low = plant("US", 15000, period=half(2026))
    high = plant("US", 17000, period=(date(2025, 1, 1), date(2025, 12, 31)))
    assert qualifies("P", [stale], wages, DAY) is None
    assert qualifies("P", [stale, low], wages, DAY) is False
    assert qualifies("P", [stale, low, high], wages, DAY) is True


def test_without_floors_in_the_rules_no_plant_is_known_to_qualify() -> None:
    empty = WageLaw({}, date.max, None)
    assert qualifies("P", [plant("US", 99999)], empty, DAY) is None


@pytest.mark.parametrize(
    ("wages", "outcome", "low", "high"),
    [
        ("16000", Outcome.MET, 40, 40),
        ("15999.99", Outcome.NOT_MET, 35, 35),
        (None, Outcome.UNDETERMINED, 35, 40),
    ],
)
def test_labor_counts_if_the_assembly_plant_pays_the_floor(
    wages: str | None, outcome: Outcome, low: int, high: int
) -> None:
    rows = (plant("US", wages or 0, base_wages=None if wages is None else Fraction(wages)),)
    labor = credits_full(high_wage_materials=2000, high_wage_labor=500, plants=rows, plant="P")
    found = measured(vehicle(labor))
    assert (found.outcome, percents(found)) == (outcome, (low, high))
    if outcome is Outcome.NOT_MET:
        assert "P is no qualifying assembly plant: its wages are no high-wage labor (s. 12)" in found.notes
    if outcome is Outcome.UNDETERMINED:
        assert open_facts(found) == [("high_wage_labor", 5)]


def test_a_plant_that_the_table_does_not_list_is_taken_at_the_word_of_its_labor() -> None:
    labor = credits_full(high_wage_materials=2000, high_wage_labor=500, plants=(plant("US", 1),), plant="Q")
    found = measured(vehicle(labor))
    assert found.outcome is Outcome.MET
    assert "plants that do not pay it: P" in found.notes


def test_a_long_table_of_plants_is_named_in_part() -> None:
    rows = tuple(plant("US", 16000, f"P{one}") for one in range(12))
    found = measured(vehicle(credits_full(high_wage_materials=1, plants=rows)))
    assert any(note.endswith("P9 and 2 more") for note in found.notes)


@pytest.mark.parametrize(
    ("technology", "points", "counted"),
    [("9.99", "9.99", "9.99"), ("10", "10", "10"), ("10.01", "10.01", "10"), ("250", "250", "10")],
)
def test_technology_is_a_percentage_of_production_wages_capped_at_ten(
    technology: str, points: str, counted: str
) -> None:
    labor = credits_full(high_wage_materials=0, high_wage_labor=0, technology_wages=technology)
    found = measured(vehicle(replace(labor, assembly_credit=False)))
    part = next(one for one in found.points if one.name == "technology")
    assert seen(part.low, part.high, part.most) == (Fraction(points), Fraction(points), 10)
    assert percents(found) == (Fraction(counted), Fraction(counted))


MINE = Operator.PRODUCER
CASES = [
    (PV, Product.ENGINES, 100_000, 5),
    (PV, Product.ENGINES, 99_999, 0),
    (LT, Product.TRANSMISSIONS, 100_000, 5),
    (LT, Product.TRANSMISSIONS, 99_999, 0),
    (PV, Product.BATTERY_PACKS, 25_000, 5),
    (PV, Product.BATTERY_PACKS, 24_999, 0),
    (HT, Product.ENGINES, 20_000, 5),
    (HT, Product.ENGINES, 19_999, 0),
    (HT, Product.TRANSMISSIONS, 20_000, 5),
    (HT, Product.BATTERY_PACKS, 20_000, 5),
    (HT, Product.BATTERY_PACKS, 19_999, 0),
]


def assembly(*rows: Capacity, good_class: GoodClass = PV, wages: object = 16000) -> tuple[object, ...]:
    """The assembly credit, in points, of these capacities; plant P pays ``wages``."""
    labor = stated(
        high_wage_materials=0,
        high_wage_labor=0,
        transport=0,
        technology_wages=0,
        capacity=rows,
        plants=(plant("US", wages),),
    )
    return percents(measured(vehicle(labor, good_class=good_class), good_class))


@pytest.mark.parametrize(("good_class", "product", "units", "points"), CASES)
def test_the_assembly_credit_is_earned_at_exactly_the_capacity(
    good_class: GoodClass, product: Product, units: int, points: int
) -> None:
    row = Capacity("P", product, Fraction(units), MINE, None)
    assert seen(assembly(row, good_class=good_class)) == ((points, points),)


FULL = Capacity("P", Product.ENGINES, Fraction(100_000), MINE, None)


@pytest.mark.parametrize(
    ("row", "wages", "points"),
    [
        (FULL, "15999.99", (0, 0)),
        (replace(FULL, plant="unheard of"), "16000", (0, 5)),
        (replace(FULL, units=None), "16000", (0, 5)),
        (replace(FULL, operator=None), "16000", (0, 5)),
        (replace(FULL, operator=Operator.SUPPLIER), "16000", (0, 5)),
        (replace(FULL, operator=Operator.SUPPLIER, contract_years=Fraction(3)), "16000", (5, 5)),
        (replace(FULL, operator=Operator.SUPPLIER, contract_years=Fraction("2.99")), "16000", (0, 0)),
        (replace(FULL, operator=None, units=Fraction(99_999)), "16000", (0, 0)),
    ],
)
def test_a_high_wage_assembly_plant_has_the_wages_the_capacity_and_an_operator_that_counts(
    row: Capacity, wages: str, points: tuple[int, int]
) -> None:
    assert seen(assembly(row, wages=wages)) == (points,)


def test_the_assembly_credit_is_single() -> None:
    other = replace(FULL, product=Product.TRANSMISSIONS)
    assert seen(assembly(FULL, other)) == ((5, 5),)
    assert seen(assembly(replace(FULL, units=Fraction(50_000)), replace(other, units=Fraction(99_999)))) == (
        (0, 0),
    )
    assert seen(assembly()) == ((0, 0),)


def test_shipments_are_moved_by_carriers_that_pay_the_floor() -> None:
    moved = (Shipment("P", Fraction(100), "US", False), Shipment("P", Fraction(100), "CN", False))
    labor = credits_full(
        basis=Formula.ANNUAL_PURCHASE_VALUE,
        high_wage_labor=0,
        annual_purchase_value=2400,
        total_annual_purchase_value=10_000,
        shipments=moved,
    )
    for wages, outcome in (("16000", Outcome.MET), ("15999.99", Outcome.NOT_MET)):
        found = measured(vehicle(replace(labor, plants=(plant("US", wages),))))
        assert found.outcome is outcome
    open_ = measured(vehicle(labor))
    assert open_facts(open_) == [("transport", 1)]
