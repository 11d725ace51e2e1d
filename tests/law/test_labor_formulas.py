"""Both formulas of s. 18(6), worked by hand: at each threshold and a cent below, on each day, with what is not known.

On paper, for a net cost of 10,000: 2,000 of high-wage material and 500 of high-wage labor are 25.00 points, with 10 of
technology and 5 of assembly 40.00: the total of a passenger vehicle since 1 July 2023 and its least at once, for
40 - 10 - 5 = 25. A cent less is 24.9999 and 39.9999. A truck: 3,000 of 10,000 are 30.00, with 15 of credits 45.00.

By purchases: 2,000 of 9,000 are 22.22; with labor of 1,000 above and below the line 3,000 of 10,000, 30.00.
"""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from labor_goods import (
    CENT,
    HT,
    LT,
    asked,
    credits_full,
    measured,
    paid,
    percents,
    seen,
    stated,
    sums,
    vehicle,
)
from msgspec.structs import replace

from building import DAY, MINE, law
from building import stated as statement
from rvc_cli.facts.labor import Formula
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import NothingInForceError
from rvc_cli.facts.rules import GoodClass, Method

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
ANNUAL = Formula.ANNUAL_PURCHASE_VALUE


def test_a_passenger_vehicle_is_met_at_forty_percent_and_missed_a_cent_of_labor_below() -> None:
    at = measured(vehicle(credits_full(high_wage_materials=2000, high_wage_labor=500)))
    below = measured(vehicle(credits_full(high_wage_materials=2000, high_wage_labor="499.99")))
    assert (at.outcome, percents(at)) == (MET, (40, 40))
    assert (below.outcome, percents(below)) == (NOT_MET, (Fraction("39.9999"), Fraction("39.9999")))
    assert at.method is Method.NET_COST
    assert at.citation == "Uniform Regulations s. 18(1)(d), 18(6)(a)"
    assert seen(at.asked.value, at.at_low.base, at.at_low.vnm) == (40, 10_000, None)


def test_the_points_come_from_material_labor_transport_and_the_two_credits() -> None:
    labor = stated(
        high_wage_materials=1800,
        high_wage_labor=650,
        transport=50,
        technology_wages="12.5",
        production_wages=100,
        assembly_credit=True,
    )
    found = measured(vehicle(labor))
    assert sums(found) == {
        "material and labor": (25, 25),
        "of which material": (18, 18),
        "of which labor": (Fraction("6.5"), Fraction("6.5")),
        "of which transport": (Fraction("0.5"), Fraction("0.5")),
        "technology": (Fraction("12.5"), Fraction("12.5")),
        "assembly": (5, 5),
        "total": (40, 40),
    }
    assert [(one.most, one.least) for one in found.points if one.most or one.least] == [
        (None, 25),
        (10, None),
        (5, None),
        (None, 40),
    ]
    assert percents(found) == (40, 40)  # 25 + 10 of 12.5 + 5


@pytest.mark.parametrize("good_class", [LT, HT])
def test_a_truck_is_met_at_forty_five_percent_and_missed_a_cent_below(good_class: GoodClass) -> None:
    for labor, outcome in (("1000", MET), ("999.99", NOT_MET)):
        given = credits_full(high_wage_materials=2000, high_wage_labor=labor)
        found = measured(vehicle(given, good_class=good_class), good_class)
        assert seen(found.outcome, found.asked.value) == (outcome, 45)


PHASES = [
    (date(2020, 7, 1), date(2021, 6, 30), 30, 15),
    (date(2021, 7, 1), date(2022, 6, 30), 33, 18),
    (date(2022, 7, 1), date(2023, 6, 30), 36, 21),
    (date(2023, 7, 1), DAY, 40, 25),
]


@pytest.mark.parametrize(("first", "last", "total", "least"), PHASES)
def test_each_phase_of_a_passenger_vehicle_is_met_at_its_total_and_missed_a_cent_below(
    first: date, last: date, total: int, least: int
) -> None:
    for day in (first, last):
        at = measured(vehicle(credits_full(high_wage_materials=least * 100, high_wage_labor=0)), day=day)
        below = measured(
            vehicle(credits_full(high_wage_materials=least * 100 - CENT, high_wage_labor=0)), day=day
        )
        assert seen(at.outcome, at.asked.value, at.asked.since, below.outcome) == (MET, total, first, NOT_MET)
        assert at.points[0].least == least


def test_before_the_first_day_nothing_is_in_force() -> None:
    with pytest.raises(NothingInForceError):
        asked(vehicle(credits_full(high_wage_materials=1)), day=date(2020, 6, 30))


def test_each_credit_has_its_cap_and_only_material_and_labor_reach_beyond_them() -> None:
    rest = {"high_wage_labor": 0, "transport": 0}
    without = measured(
        vehicle(stated(high_wage_materials=3999, technology_wages=0, assembly_credit=False, **rest))
    )
    assert (without.outcome, percents(without)) == (NOT_MET, (Fraction("39.99"),) * 2)
    alone = measured(
        vehicle(stated(high_wage_materials=4000, technology_wages=0, assembly_credit=False, **rest))
    )
    assert alone.outcome is MET
    rich = stated(
        high_wage_materials="2499.99",
        technology_wages=90,
        production_wages=100,
        assembly_credit=True,
        **rest,
    )
    assert measured(vehicle(rich)).outcome is NOT_MET


OF_OURS = (
    MINE
    + """
[passenger-vehicle.lvc-most-technology]
in_force = [{ since = 2020-07-01, percent = 20, cite = "board paper" }]
"""
)


def test_the_least_of_material_and_labor_binds_by_itself_where_a_cap_leaves_it_room(tmp_path: Path) -> None:
    """In the law the caps alone imply the least; with 20 points of technology 24.9999 + 20 + 5 passes 40 and fails."""
    path = tmp_path / "mine.toml"
    path.write_text(OF_OURS, encoding="utf-8")
    book = law(str(path))
    for materials, outcome in (("2500", MET), ("2499.99", NOT_MET)):
        labor = credits_full(high_wage_materials=materials, high_wage_labor=0, technology_wages=20)
        found = measured(vehicle(labor), book=book)
        assert (found.outcome, found.at_low.share > Fraction(40, 100)) == (outcome, True)
    open_ = vehicle(
        credits_full(high_wage_labor=0, technology_wages=20),
        [paid(2400, True), paid(200, None), paid(7400, False)],
    )
    assert seen(measured(open_, book=book).outcome, percents(measured(open_, book=book))) == (OPEN, (49, 51))
    assert "24.99 % of high-wage material and labor: at least 25 points of it are required" in found.notes


def test_by_annual_purchases_labor_stands_above_and_below_the_line_or_in_neither_whichever_gives_more() -> (
    None
):
    given = {"annual_purchase_value": 2000, "total_annual_purchase_value": 9000}
    at = measured(vehicle(credits_full(basis=ANNUAL, high_wage_labor=1000, **given), good_class=HT), HT)
    below = measured(
        vehicle(credits_full(basis=ANNUAL, high_wage_labor="999.99", **given), good_class=HT), HT
    )
    none = measured(vehicle(credits_full(basis=ANNUAL, high_wage_labor=0, **given), good_class=HT), HT)
    assert seen(at.outcome, percents(at), at.at_low.base) == (MET, (45, 45), 10_000)
    assert (below.outcome, none.outcome) == (NOT_MET, NOT_MET)
    assert seen(none.at_low.base, none.at_low.share) == (9000, Fraction(2, 9) + Fraction(15, 100))
    assert (at.method, at.citation) == (None, "Uniform Regulations s. 18(2), 18(6)(b)")
    assert (
        "measured by annual purchase value (s. 18(6)(b)), high-wage labor above and below the line"
        in at.notes
    )


def test_labor_is_left_out_where_it_would_lower_the_share() -> None:
    """5,000 of 5,000 are all; transport of 100 makes 5,100 of 5,000, with labor of 1,000 only 6,100 of 6,000."""
    labor = credits_full(
        basis=ANNUAL,
        annual_purchase_value=5000,
        total_annual_purchase_value=5000,
        high_wage_labor=1000,
        transport=100,
    )
    found = measured(vehicle(labor))
    assert seen(found.at_low.base, sums(found)["of which labor"]) == (5000, (0, 0))


def test_by_annual_purchases_a_passenger_vehicle_is_met_at_forty_percent_and_missed_a_cent_below() -> None:
    for bought, outcome in (("25000000", MET), ("24999999.99", NOT_MET)):
        labor = credits_full(
            basis=ANNUAL,
            annual_purchase_value=bought,
            total_annual_purchase_value=100_000_000,
            high_wage_labor=0,
        )
        assert measured(vehicle(labor)).outcome is outcome


def test_of_no_purchases_no_share_is_high_wage() -> None:
    labor = credits_full(
        basis=ANNUAL, annual_purchase_value=0, total_annual_purchase_value=0, high_wage_labor=500
    )
    found = measured(vehicle(labor))
    assert (found.outcome, percents(found)) == (NOT_MET, (15, 15))


BOTH = {
    "high_wage_materials": 2400,
    "high_wage_labor": 0,
    "annual_purchase_value": 2600,
    "total_annual_purchase_value": 10_000,
    "annual_high_wage_labor": 0,
    "annual_transport": 0,
}


def test_where_both_formulas_are_given_the_better_decides_and_is_named() -> None:
    """24 points by net cost, 26 by purchases: 39 and 41 with the credits."""
    found = measured(vehicle(credits_full(**BOTH)))
    assert (found.outcome, percents(found), found.method) == (MET, (41, 41), None)
    assert found.notes[:2] == (
        "measured by annual purchase value (s. 18(6)(b)), without high-wage labor",
        "by net cost (s. 18(6)(a)) it is 39.00 %",
    )
    turned = measured(vehicle(credits_full(**BOTH | {"high_wage_materials": 2700})))
    assert (turned.outcome, percents(turned), turned.method) == (MET, (42, 42), Method.NET_COST)
    assert "by annual purchase value (s. 18(6)(b)) it is 41.00 %" in turned.notes


def test_the_formula_that_is_chosen_is_the_only_one() -> None:
    found = measured(vehicle(credits_full(basis=Formula.NET_COST, **BOTH)))
    assert (found.outcome, percents(found)) == (NOT_MET, (39, 39))


def test_amounts_per_unit_never_enter_the_annual_formula_beside_the_other() -> None:
    given = {key: value for key, value in BOTH.items() if not key.startswith("annual_h")}
    found = measured(vehicle(credits_full(**given | {"high_wage_labor": 9999})))
    assert found.method is Method.NET_COST
    alone = {key: value for key, value in given.items() if key != "high_wage_materials"}
    labor = credits_full(**alone | {"high_wage_labor": 0, "annual_transport": 0})
    assert percents(measured(vehicle(labor))) == (41, 41)


@pytest.mark.parametrize(("chosen", "share"), [((), 10), (("L",), Fraction(1000, 96))])
def test_a_statement_that_is_elected_costs_what_it_says_and_any_other_the_price(
    chosen: tuple[str, ...], share: Fraction
) -> None:
    none = stated(high_wage_labor=0, transport=0, technology_wages=0, assembly_credit=False)
    one = vehicle(none, [paid(1000, True, statement=statement(600, 0)), paid(9000, False)])
    settled = replace(one, elections=replace(one.elections, accumulate=chosen))
    assert percents(measured(settled)) == (share, share)
