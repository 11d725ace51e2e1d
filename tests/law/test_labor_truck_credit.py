"""The heavy truck's credit (s. 18(22)), worked by hand around each of its limits and on its first and last day.

On paper, net cost 10,000. VNM 3,800: regional value content 62.00. High-wage material and labor 3,200: 32.00 points,
with 10 and 5 of credits 47.00, higher than 45. 32 - 30 = 2 points lift 62.00 to 64.00, to 30 June 2027 enough.
A cent less of labor lifts to 63.9999. At regional value content of exactly 60 four points do; at 59.9999 none count.
Labor value content of exactly 45.00 (31 + 9 + 5) is not higher than 45: no credit; a cent more gives 1.0001.
"""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from labor_goods import HT, LT, asked, credits_full, lvc, seen, vehicle
from msgspec.structs import replace

from building import DAY, GIVEN, NO, law, lot, paper, rvc
from rvc_cli.facts.findings import Assessment, Finding
from rvc_cli.facts.goods import Costs
from rvc_cli.facts.outcome import Outcome

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
LAST = date(2027, 6, 30)


def truck(
    vnm: object, labor: object, day: date = DAY, open_: object = 0, costs: Costs | None = None, **given: Any
) -> Assessment:
    """A heavy truck of net cost 10,000 with this VNM, of which ``open_`` may originate, and this high-wage labor."""
    bad, unknown = Fraction(str(vnm)), Fraction(str(open_))
    lots = [lot(10_000 - bad), lot(bad - unknown, NO), lot(unknown, paper("blank", "US"))]
    stated = credits_full(high_wage_materials=0, high_wage_labor=labor, **given)
    return asked(vehicle(stated, lots, good_class=HT, costs=costs or GIVEN), HT, day)


def added(finding: Finding) -> tuple[Fraction, Fraction]:
    """The points of the credit at both ends."""
    return next(
        ((one.low, one.high) for one in finding.points if one.name == "labor credit"), (Fraction(0),) * 2
    )


def test_two_points_lift_sixty_two_percent_to_sixty_four_and_a_cent_less_does_not() -> None:
    at, below = truck(3800, 3200), truck(3800, "3199.99")
    assert seen(at.outcome, rvc(at).outcome, rvc(at).at_low.share, added(rvc(at))) == (
        MET,
        MET,
        Fraction(62, 100),
        (2, 2),
    )
    assert (below.outcome, rvc(below).outcome) == (NOT_MET, NOT_MET)
    assert added(rvc(below)) == (Fraction("1.9999"),) * 2
    slack = rvc(at).slack
    assert slack is not None
    assert seen(slack.points, slack.money) == (0, 0)
    short = rvc(below).slack
    assert short is not None
    assert (short.points, short.money) == (Fraction("-0.0001"), Fraction("-0.01"))


def test_the_finding_names_the_credit_its_last_day_and_the_day_that_lies_in_both_periods() -> None:
    finding = rvc(truck(3800, 3200))
    assert finding.notes[0] == (
        "points of high-wage material and labor above 30 count towards it, with them it is 64.00 %, until "
        "2027-06-30: the period ends on 2027-07-01, taken as the first day without them (Uniform Regulations s. 18(22))"
    )
    assert [seen(one.name, one.low, one.least) for one in finding.points] == [
        ("regional value content", 62, 60),
        ("labor credit", 2, None),
        ("total", 64, 64),
    ]


@pytest.mark.parametrize(
    ("day", "vnm", "outcome", "asked_for"),
    [
        (date(2024, 6, 30), 3800, MET, 60),
        (date(2024, 7, 1), 3800, MET, 64),
        (LAST, 3800, MET, 64),
        (LAST + timedelta(days=1), 3800, NOT_MET, 70),
        (LAST + timedelta(days=2), 3800, NOT_MET, 70),
    ],
)
def test_the_credit_counts_on_its_last_day_and_on_no_later_one(
    day: date, vnm: int, outcome: Outcome, asked_for: int
) -> None:
    finding = rvc(truck(vnm, 3200, day))
    assert seen(finding.outcome, finding.asked.value) == (outcome, asked_for)
    lifted = day > date(2024, 6, 30) and day <= LAST
    assert seen(added(finding)) == (((2, 2) if lifted else (0, 0)),)


def test_on_the_first_day_of_the_agreement_the_credit_finds_nothing_to_lift_below_sixty() -> None:
    first = date(2020, 7, 1)
    assert rvc(truck(4000, 4000, first)).outcome is MET
    missed = rvc(truck("4000.01", 4000, first))
    assert seen(missed.outcome, missed.asked.value) == (NOT_MET, 60)


def test_regional_value_content_itself_may_not_be_below_sixty() -> None:
    at, below = rvc(truck(4000, 3400)), rvc(truck("4000.01", 4000))
    assert seen(at.outcome, added(at), below.outcome, added(below)) == (MET, (4, 4), NOT_MET, (10, 10))
    slack = below.slack
    assert slack is not None
    assert (slack.points, slack.money) == (Fraction("-0.0001"), Fraction("-0.01"))


def test_labor_value_content_must_be_higher_than_forty_five() -> None:
    at = truck(3700, 3100, technology_wages=9)
    above = truck("3699.99", "3100.01", technology_wages=9)
    assert seen(lvc(at).at_low.share, added(rvc(at)), rvc(at).outcome) == (Fraction(45, 100), (0, 0), NOT_MET)
    assert (added(rvc(above)), rvc(above).outcome) == ((Fraction("1.0001"),) * 2, MET)


def test_without_points_above_thirty_there_is_no_credit() -> None:
    assert seen(added(rvc(truck(3700, 3000)))) == ((0, 0),)
    assert rvc(truck(3700, 3000)).outcome is NOT_MET


def test_what_is_met_without_the_credit_names_none() -> None:
    finding = rvc(truck(3600, 4000))
    assert (finding.outcome, finding.points, finding.notes) == (
        MET,
        (),
        ("taken to be produced in the territory: produced_in is not given (s. 3(2))",),
    )


def test_what_is_not_known_of_labor_or_of_origin_leaves_the_credit_open() -> None:
    unknown = rvc(truck(3800, 3200, production_wages=None, technology_wages=None))
    assert seen(unknown.outcome, added(unknown)) == (OPEN, (0, 2))
    origin = rvc(truck(3900, 3200, open_=200))
    assert seen(origin.outcome, origin.at_low.share, added(origin)) == (OPEN, Fraction(61, 100), (2, 2))
    hopeless = rvc(truck(4200, 3200, open_=100))
    assert hopeless.outcome is NOT_MET
    low = rvc(truck(4100, 3200, open_=200))
    assert (low.outcome, low.at_high.share) == (NOT_MET, Fraction(61, 100))


def test_without_stated_costs_no_credit_by_net_cost_is_certain() -> None:
    found = rvc(truck(3800, 3200, costs=Costs()))
    assert (found.outcome, found.at_high.base) == (OPEN, None)
    annual = truck(
        3800,
        0,
        costs=Costs(),
        annual_purchase_value=3200,
        total_annual_purchase_value=10_000,
        annual_high_wage_labor=0,
        annual_transport=0,
    )
    assert seen(rvc(annual).outcome, added(rvc(annual))[0]) == (MET, 2)


def test_the_formula_that_gives_most_points_lends_them() -> None:
    found = truck(
        3800,
        2900,
        annual_purchase_value=3200,
        total_annual_purchase_value=10_000,
        annual_high_wage_labor=0,
        annual_transport=0,
    )
    assert seen(added(rvc(found))) == ((2, 2),)


def test_light_trucks_have_no_such_credit() -> None:
    stated = credits_full(high_wage_materials=0, high_wage_labor=4000)
    found = asked(vehicle(stated, [lot(7400), lot(2600, NO)], good_class=LT), LT)
    assert (rvc(found).outcome, rvc(found).points) == (NOT_MET, ())


def test_a_truck_produced_outside_the_territory_is_not_lifted() -> None:
    stated = credits_full(high_wage_materials=0, high_wage_labor=4000)
    lots = [lot(6200), lot(3800, NO)]
    found = asked(vehicle(stated, lots, good_class=HT, produced_in="CN"), HT)
    assert rvc(found).outcome is NOT_MET


def test_the_next_fixed_day_is_reckoned_with_the_credit_as_it_binds_then() -> None:
    early = truck(3800, 3200, date(2024, 6, 30)).later
    assert early is not None
    assert seen(early.day, early.outcome, early.points) == (date(2024, 7, 1), MET, 0)
    today = truck(3800, 3200).later
    assert today is not None
    assert seen(today.day, today.outcome, today.points) == (date(2027, 7, 1), NOT_MET, -8)


def test_the_credit_is_the_law_s_and_a_pack_that_asks_more_is_put_to_the_same(tmp_path: Any) -> None:
    book = law("target_70")
    stated = credits_full(high_wage_materials=0, high_wage_labor=3800)
    one = vehicle(stated, [lot(6200), lot(3800, NO)], good_class=HT)
    found = rvc(asked(one, HT, book=book))
    assert seen(found.asked.value, added(found), found.outcome) == (70, (8, 8), MET)
    less = replace(one, labor=replace(stated, high_wage_labor=Fraction("3799.99")))
    assert rvc(asked(less, HT, book=book)).outcome is NOT_MET


@pytest.mark.parametrize(
    ("vnm", "day", "outcome"),
    [
        (4000, DAY, OPEN),  # 60 % exactly
        ("4000.01", DAY, NOT_MET),  # below 60 % no points count
        ("3600.01", DAY, OPEN),
        (3600, DAY, MET),  # 64 % without any
        (4000, LAST, OPEN),
        ("3600.01", LAST + timedelta(days=1), NOT_MET),
    ],
)
def test_of_a_truck_nothing_is_said_about_the_points_are_not_known(
    vnm: object, day: date, outcome: Outcome
) -> None:
    bad = Fraction(str(vnm))
    silent = replace(vehicle(None, [lot(10_000 - bad), lot(bad, NO)], good_class=HT), labor=None)
    found = rvc(asked(silent, HT, day))
    assert found.outcome is outcome
    assert [one.fact.startswith("labor value content") for one in found.needed] == [True] * (outcome is OPEN)
