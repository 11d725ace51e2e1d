"""What is not known of labor value content at its worst and its best; regimes, classes and packs that ask otherwise."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from labor_goods import (
    HT,
    PV,
    asked,
    credits_full,
    lvc,
    measured,
    open_facts,
    paid,
    percents,
    seen,
    unstated,
    vehicle,
)
from msgspec.structs import replace

from building import DAY, GIVEN, MINE, contents, good, judged, law, lot, paper
from building import stated as statement
from rvc_cli.facts.goods import Costs, GoodFacts
from rvc_cli.facts.labor import Formula
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
ANNUAL = Formula.ANNUAL_PURCHASE_VALUE

OF_OURS = (
    MINE
    + """
[passenger-vehicle.rvc]
in_force = [{ since = 2020-07-01, percent = 20, cite = "board paper" }]
"""
)


@pytest.mark.parametrize("key", ["high_wage_labor", "transport"])
def test_an_amount_that_is_not_given_may_be_the_whole_net_cost(key: str) -> None:
    given = {"high_wage_materials": 2000, "high_wage_labor": 500, "transport": 0}
    labor = unstated(credits_full(**given), key)
    found = measured(vehicle(labor))
    known = 25 if key == "transport" else 20
    assert percents(found) == (known + 15, 115)
    assert found.outcome is (MET if key == "transport" else OPEN)
    if key != "transport":
        assert open_facts(found) == [(key, 80)]


@pytest.mark.parametrize(
    ("key", "low"), [("technology_wages", 30), ("production_wages", 30), ("assembly_credit", 35)]
)
def test_a_credit_that_is_not_known_counts_nothing_at_the_worst_and_its_most_at_the_best(
    key: str, low: int
) -> None:
    labor = unstated(credits_full(high_wage_materials=2500, high_wage_labor=0), key)
    found = measured(vehicle(labor))
    assert (found.outcome, percents(found)) == (OPEN, (low, 40))
    assert open_facts(found) == [(key, 40 - low)]


def test_technology_wages_of_nothing_are_nothing_whatever_the_others() -> None:
    labor = replace(credits_full(high_wage_materials=3500, high_wage_labor=0), technology_wages=Fraction(0))
    assert percents(measured(vehicle(replace(labor, production_wages=None)))) == (40, 40)
    assert percents(measured(vehicle(replace(labor, production_wages=Fraction(0))))) == (40, 40)


@pytest.mark.parametrize("key", ["annual_purchase_value", "total_annual_purchase_value"])
def test_an_annual_value_that_is_not_given_leaves_everything_open(key: str) -> None:
    given = {"annual_purchase_value": 3000, "total_annual_purchase_value": 9000}
    labor = credits_full(basis=ANNUAL, high_wage_labor=0, **given)
    found = measured(vehicle(unstated(labor, key)))
    assert (found.outcome, percents(found)) == (OPEN, (15, 115))
    assert [one.part_number for one in found.needed] == [key]


def test_while_no_formula_is_met_each_end_is_that_of_the_one_that_gives_most_there() -> None:
    """By rows 20 to 26 points of net cost and 15 of credits; by purchases nothing is known but their total."""
    lots = [paid(2000, True), paid(600, None), paid(7400, False)]
    labor = credits_full(high_wage_labor=0, total_annual_purchase_value=100)
    found = measured(vehicle(labor, lots))
    assert seen(found.outcome, percents(found), found.at_low.base) == (OPEN, (35, 115), 10_000)
    assert found.citation == "Uniform Regulations s. 18(1)(d), 18(6)(b), 18(6)(a)"
    names = [one.part_number for one in found.needed]
    assert {"L", "annual_purchase_value", "annual_high_wage_labor", "annual_transport"} == set(names)


def test_without_stated_costs_net_cost_is_known_from_below_and_nothing_is_ever_met() -> None:
    """Materials 24,000 of which 6,000 are high-wage: 25.0 of the materials, 21.4 of a net cost of 28,000."""
    lots = [lot(24_000)]
    labor = credits_full(high_wage_materials=6000, high_wage_labor=0)
    open_ = measured(vehicle(labor, lots, costs=Costs()))
    assert (open_.outcome, open_.at_low.base, percents(open_)) == (OPEN, None, (15, 40))
    assert "[cost]" in [one.part_number for one in open_.needed]
    told = measured(vehicle(labor, lots, costs=Costs(Fraction(4000), given=True)))
    assert (told.outcome, told.at_low.share) == (NOT_MET, Fraction(6, 28) + Fraction(15, 100))
    even = measured(vehicle(replace(labor, high_wage_materials=Fraction(24_000)), lots, costs=Costs()))
    assert even.outcome is OPEN
    poor = measured(vehicle(replace(labor, high_wage_materials=Fraction(5999)), lots, costs=Costs()))
    assert poor.outcome is NOT_MET


def test_without_stated_costs_not_even_a_total_that_the_credits_reach_is_met(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    rules = OF_OURS.replace("[passenger-vehicle.rvc]", "[passenger-vehicle.lvc]").replace(
        "percent = 20", "percent = 9"
    )
    rules += "[passenger-vehicle.lvc-least-material-and-labor]\n"
    rules += 'in_force = [{ since = 2020-07-01, percent = 0, cite = "board paper" }]\n'
    path.write_text(rules, encoding="utf-8")
    labor = credits_full(high_wage_materials=0, high_wage_labor=0)
    assert measured(vehicle(labor, costs=Costs()), book=law(str(path))).outcome is OPEN
    assert measured(vehicle(labor), book=law(str(path))).outcome is MET


def test_what_is_spent_on_labor_is_part_of_the_costs_that_were_not_stated() -> None:
    """2,000 of 10,000 materials and 1,000 of labor: at best 3,000 of 11,000."""
    labor = credits_full(high_wage_materials=2000, high_wage_labor=1000)
    found = measured(vehicle(labor, costs=Costs()))
    assert found.at_high.share == Fraction(3, 11) + Fraction(15, 100)


def test_the_worst_takes_the_higher_of_the_two_net_costs() -> None:
    """2,400 high-wage; a material worth 600 whose supplier states a net cost of 100: net cost 9,500 with the statement,
    10,000 without. 25.26 would be met at 25; 24.00 is the truth where the statement is not used."""
    other = lot(600, paper("yes", "US"), statement=statement(100, 0))
    labor = credits_full(high_wage_materials=2400, high_wage_labor=0)
    found = measured(vehicle(labor, [lot(9400), other]))
    assert seen(found.at_low.base, found.at_high.base) == (10_000, 9500)
    assert (found.outcome, percents(found)) == (OPEN, (39, Fraction(2400, 95) + 15))


def test_excluded_costs_lower_the_base_and_nothing_else() -> None:
    labor = credits_full(high_wage_materials=2000, high_wage_labor=500)
    costs = Costs(Fraction(1000), Fraction(1000), given=True)
    assert measured(vehicle(labor, costs=costs)).at_low.base == 10_000


def test_a_vehicle_produced_outside_the_territory_has_no_labor_value_content() -> None:
    labor = credits_full(high_wage_materials=5000, high_wage_labor=5000)
    found = measured(vehicle(labor, produced_in="CN"))
    assert (found.outcome, percents(found)) == (NOT_MET, (15, 15))
    assert "produced outside the territory: nothing counts (s. 12, 18(4))" in found.notes
    assert measured(vehicle(labor, produced_in="MX")).outcome is MET


@pytest.mark.parametrize(
    ("materials", "outcome", "asked_for"),
    [("2500", MET, 40), ("2499.99", OPEN, 40), ("1000", OPEN, 40), ("999.99", NOT_MET, 25)],
)
def test_alternative_staging_leaves_open_what_only_the_usual_values_refuse(
    materials: str, outcome: Outcome, asked_for: int
) -> None:
    labor = credits_full(high_wage_materials=materials, high_wage_labor=0)
    found = measured(vehicle(labor, alternative_staging=True))
    assert seen(found.outcome, found.asked.value) == (outcome, asked_for)
    assert {found.asked.value, *(one.value for one in found.also_required)} == {25, 40}


@pytest.mark.parametrize(
    ("until", "outcome", "asked_for"),
    [(DAY, MET, 25), (DAY - timedelta(days=1), NOT_MET, 40), (None, OPEN, 40)],
)
def test_within_an_approved_regime_its_own_values_bind_and_after_it_the_usual_ones(
    until: date | None, outcome: Outcome, asked_for: int
) -> None:
    labor = credits_full(high_wage_materials=1000, high_wage_labor=0)
    found = measured(vehicle(labor, alternative_staging=True, staging_until=until))
    assert seen(found.outcome, found.asked.value) == (outcome, asked_for)
    less = measured(
        vehicle(
            replace(labor, high_wage_materials=Fraction("999.99")),
            alternative_staging=True,
            staging_until=until,
        )
    )
    assert less.outcome is NOT_MET


def test_no_regime_is_for_heavy_trucks() -> None:
    labor = credits_full(high_wage_materials=2999, high_wage_labor=0)
    found = measured(vehicle(labor, good_class=HT, alternative_staging=True, staging_until=DAY), HT)
    assert seen(found.outcome, found.asked.value) == (NOT_MET, 45)


def test_labor_value_content_decides_once_it_is_assessed_and_is_left_out_where_nothing_is_said() -> None:
    labor = credits_full(high_wage_materials=2000, high_wage_labor=0)
    found = asked(vehicle(labor))
    assert (found.outcome, lvc(found).decides) == (NOT_MET, True)
    assert "lvc" not in [one.requirement for one in found.not_assessed]
    assert [one.requirement for one in found.findings] == ["rvc", "tariff-shift", "lvc"]
    silent = asked(vehicle(None))
    assert "lvc" in [one.requirement for one in silent.not_assessed]
    assert silent.outcome is MET


def test_classes_without_the_requirement_are_never_asked_for_it() -> None:
    for good_class in (GoodClass.OTHER_VEHICLE, GoodClass.CUSTOM, GoodClass.PART):
        facts = GoodFacts(good_class, "870510", required=Decimal(50))
        one = replace(good(contents([lot(100)], costs=GIVEN), facts=facts), labor=credits_full())
        assert "lvc" not in [found.requirement for found in judged(one, good_class).findings]


def test_where_the_class_is_only_assumed_every_class_must_find_it_met() -> None:
    for materials, outcome in (("3000", MET), ("2999.99", OPEN), ("2500", OPEN), ("2499.99", OPEN)):
        one = vehicle(credits_full(high_wage_materials=materials, high_wage_labor=0))
        one = replace(one, facts=GoodFacts())
        found = lvc(judged(one, PV, assumed=True))
        assert found.outcome is outcome


def test_a_pack_that_stands_alone_without_it_asks_for_none(tmp_path: Path) -> None:
    text = OF_OURS.replace('extends = "usmca"\n', "")
    path = tmp_path / "alone.toml"
    path.write_text(text, encoding="utf-8")
    found = asked(vehicle(credits_full(high_wage_materials=1)), book=law(str(path)))
    assert "lvc" in [one.requirement for one in found.not_assessed]


def test_the_distance_is_given_in_points_and_in_high_wage_spending() -> None:
    short = measured(vehicle(credits_full(high_wage_materials=2400, high_wage_labor=0))).slack
    spare = measured(vehicle(credits_full(high_wage_materials=2600, high_wage_labor=0))).slack
    assert short is not None
    assert spare is not None
    assert seen(short.points, short.money, short.net_cost_to_meet) == (-1, -100, None)
    assert seen(spare.points, spare.money) == (1, 100)


def test_the_day_after_the_last_phase_changed_asks_what_the_day_of_it_does() -> None:
    labor = credits_full(high_wage_materials=2500, high_wage_labor=0)
    for days in (0, 1):
        assert measured(vehicle(labor), day=date(2023, 7, 1) + timedelta(days=days)).asked.value == 40
    assert measured(vehicle(labor), day=date(2023, 6, 30)).asked.value == 36
