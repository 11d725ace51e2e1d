"""Purchases of steel and aluminum (s. 17), worked by hand first.

At 70 %: 700.00 of 1,000.00 originate; 0.7 x 1,000.00 = 700.00, so met with nothing to spare. A cent of them less,
699.99 of 1,000.00 = 69.999 %, is a cent short; a cent more, 700.01, is met.

Stampings (s. 17(2)): coils of 620 originate, coils of 300 do not, a stamping bought for 1,000 holds steel worth 80 and
originates. By its metal: (620 + 80) / (620 + 80 + 300) = 700 / 1,000 = 70 %. By its price it would be
1,620 / 1,920 = 84.37 %. With metal worth 79.99 it is 699.99 / 999.99 = 69.9997 %, not met.

Other uses (s. 17(4)): 700 originating and 300 other for vehicles, 5,000 other for dies: 70 %, the dies left out; with
them 700 / 6,000 = 11.66 %.

Two tests (19 CFR 182.94(a), s. 19(4)(c)): steel 900 of 1,000 and aluminum 600 of 1,000 are 75 % together; aluminum by
itself is 60 % and not met.
"""

from datetime import date
from fractions import Fraction

import pytest

from building import judged
from purchased import (
    BODY,
    COIL,
    FRAME,
    SHEET,
    bought,
    car_of,
    left,
    listed,
    put,
    said,
    stamped,
    steel,
    summed,
    sums,
)
from rvc_cli.facts.findings import Finding
from rvc_cli.facts.metals import Basis, Metal, PurchasedFor
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
BEFORE, POURED = date(2027, 6, 30), date(2027, 7, 1)
CENT = Fraction(1, 100)


@pytest.mark.parametrize("metal", ["steel", "aluminum"])
@pytest.mark.parametrize(
    ("originating", "outcome", "money"),
    [("700.00", MET, 0), ("699.99", NOT_MET, -CENT), ("700.01", MET, CENT)],
)
def test_at_its_percentage_a_metal_is_met_and_a_cent_below_it_is_missed(
    metal: str, originating: str, outcome: Outcome, money: Fraction
) -> None:
    code = COIL if metal == "steel" else SHEET
    other = Fraction(1000) - Fraction(originating)
    facts = listed([bought(originating, hs_code=code), bought(other, False, hs_code=code)])
    found = put(car_of(facts) if metal == "steel" else car_of(None, facts))[metal]
    assert isinstance(found, Finding)
    assert said(found.outcome, found.asked.value) == (outcome, 70)
    assert found.slack is not None
    assert (found.slack.money, found.slack.points) == (money, money / 10)
    assert sums(found) == (1000, other, 1000, other)


def test_the_two_metals_are_two_tests() -> None:
    one = car_of(
        listed([bought(900), bought(100, False)]),
        listed([bought(600, hs_code=SHEET), bought(400, False, hs_code=SHEET)]),
    )
    found = put(one)
    assert [part.outcome for part in found.values() if isinstance(part, Finding)] == [MET, NOT_MET]
    assert list(found) == ["steel", "aluminum"]
    assert judged(one).outcome is NOT_MET


def test_one_table_may_hold_both_metals_and_each_test_takes_its_own() -> None:
    both = listed(
        [bought(70), bought(30, False), bought(60, hs_code=SHEET), bought(40, False, hs_code=SHEET)]
    )
    found = put(car_of(both, both))
    assert [sums(one) for one in found.values() if isinstance(one, Finding)] == [
        (100, 30, 100, 30),
        (100, 40, 100, 40),
    ]


@pytest.mark.parametrize("code", [BODY, FRAME])
@pytest.mark.parametrize(("metal_value", "outcome"), [("80", MET), ("79.99", NOT_MET)])
def test_a_stamping_counts_with_the_value_of_its_metal(code: str, metal_value: str, outcome: Outcome) -> None:
    found = steel(car_of(listed([bought(620), bought(300, False), stamped(metal_value, hs_code=code)])))
    total = 920 + Fraction(metal_value)
    assert (found.outcome, *sums(found)) == (outcome, total, 300, total, 300)
    assert "of stampings only the value of their metal counts: 1 purchase (s. 17(2))" in found.notes


def test_a_stamping_of_the_other_metal_or_that_table_s_does_not_describe_does_not_count() -> None:
    for metal in (Metal.ALUMINUM, Metal.NONE):
        found = steel(car_of(listed([bought(70), bought(30, False), stamped(500, False, metal=metal)])))
        assert sums(found) == (100, 30, 100, 30)


def test_a_stamping_of_unknown_metal_may_count_or_not() -> None:
    found = steel(car_of(listed([bought(70), bought(30, False), stamped(20, metal=None)])))
    assert sums(found) == (100, 30, 120, 30)
    found = steel(car_of(listed([bought(70), bought(30, False), stamped(20, False, metal=None)])))
    assert (found.outcome, sums(found)) == (OPEN, (120, 50, 100, 30))
    assert [one.fact for one in found.needed] == ["metal (steel.csv)"]


def test_metal_of_unknown_value_is_worth_at_most_the_part() -> None:
    found = steel(car_of(listed([bought(70), bought(30, False), stamped(None, False)])))
    assert sums(found) == (1100, 1030, 100, 30)
    assert found.needed[0].points == 70 - Fraction(7000, 1100)
    assert steel(car_of(listed([bought(70), bought(30, False), stamped(None)]))).outcome is MET


@pytest.mark.parametrize(
    ("use", "counts"),
    [
        (PurchasedFor.VEHICLES, True),
        (PurchasedFor.STAMPINGS, True),
        (PurchasedFor.DIRECTED_BUY, True),
        (PurchasedFor.OTHER_PARTS, False),
        (PurchasedFor.OTHER_VEHICLES, False),
        (PurchasedFor.TOOLS, False),
        (PurchasedFor.DIES, False),
        (PurchasedFor.MOULDS, False),
        (PurchasedFor.OTHER, False),
    ],
)
def test_only_what_is_for_vehicles_and_their_stampings_counts(use: PurchasedFor, counts: bool) -> None:
    found = steel(car_of(listed([bought(700), bought(300, False), bought(5000, False, use=use)])))
    assert found.outcome is (NOT_MET if counts else MET)
    assert sums(found) == ((6000, 5300, 6000, 5300) if counts else (1000, 300, 1000, 300))
    assert ("not counted: 1 for other uses (s. 17(4), Table S)" in found.notes) is not counts


def test_a_use_that_is_not_told_is_open_and_a_table_without_the_column_is_taken_for_vehicles() -> None:
    purchases = [bought(70), bought(30, False), bought(50, False, use=None)]
    found = steel(car_of(listed(purchases)))
    assert (found.outcome, sums(found)) == (OPEN, (150, 80, 100, 30))
    assert [one.fact for one in found.needed] == ["use (steel.csv)"]
    taken = steel(car_of(listed(purchases, tells_use=False)))
    assert sums(taken) == (150, 80, 150, 80)
    assert any("no column `use`" in note for note in taken.notes)


@pytest.mark.parametrize(
    ("code", "low", "high"),
    [
        ("7210.49", 1000, 1000),  # listed
        ("7210.4910", 1000, 1000),  # an item of it
        ("7210.61", 100, 100),  # plated with aluminum and zinc: not listed
        ("7210", 1000, 100),  # some of the heading are listed
        ("8708", 1000, 100),
        ("", 1000, 100),
        ("7601", 100, 100),  # aluminum
        ("7305.11", 100, 100),
        ("8708.22", 100, 100),  # windows, HS 2022
    ],
)
def test_table_s_says_which_codes_count_and_a_code_too_short_for_it_is_open(
    code: str, low: int, high: int
) -> None:
    found = steel(car_of(listed([bought(70), bought(30, False), bought(900, False, code.replace(".", ""))])))
    assert said(found.at_low.base, found.at_high.base) == (low, high)
    assert bool(found.needed) is (low != high)


def test_a_code_of_a_whole_heading_of_aluminum_is_long_enough() -> None:
    for code in ("7606", "760612", "76061190"):
        found = put(car_of(None, listed([bought(1, hs_code=code)])))["aluminum"]
        assert isinstance(found, Finding)
        assert found.outcome is MET


def test_a_purchase_without_a_code_is_of_the_metal_that_is_stated_if_of_any() -> None:
    purchases = [bought(70), bought(30, False), bought(900, False, "", metal=Metal.ALUMINUM)]
    assert sums(steel(car_of(listed(purchases)))) == (100, 30, 100, 30)
    purchases[2] = bought(900, False, "", metal=Metal.STEEL)
    assert sums(steel(car_of(listed(purchases)))) == (1000, 930, 100, 30)


def test_what_nobody_certified_is_open_and_what_is_refused_is_not() -> None:
    found = steel(car_of(listed([bought(60), bought(20, None), bought(20, False)])))
    assert (found.outcome, sums(found)) == (OPEN, (100, 40, 100, 20))
    assert [said(one.points, one.fact, one.line) for one in found.needed] == [
        (20, "originating (steel.csv)", 2)
    ]


def test_needs_come_most_points_first_and_name_every_open_fact() -> None:
    light = bought(10, None, "7210", material="light", line=5, use=None)
    heavy = bought(30, None, material="heavy", line=4, melted_and_poured=None)
    found = steel(car_of(listed([bought(60), light, heavy])), POURED)
    assert [(one.part_number, one.line, one.fact) for one in found.needed] == [
        ("heavy", 4, "originating, melted_and_poured (steel.csv)"),
        ("light", 5, "hs_code 72.10 is short, use, originating (steel.csv)"),
    ]
    assert found.needed[0].points == 30


def test_of_nothing_there_is_no_share() -> None:
    dies = listed([bought(5, use=PurchasedFor.DIES), bought(1, hs_code=SHEET)])
    found = put(car_of(dies, summed(0, 0)))
    assert left(found["aluminum"]) == "no purchase of aluminum counts, and of nothing there is no share"
    why = "1 for other uses (s. 17(4), Table S); 1 not in Table S for this metal"
    assert left(found["steel"]) == f"no purchase of steel counts ({why}), and of nothing there is no share"
    assert "no purchases of steel are given" in left(put(car_of(None))["steel"])
    assert judged(car_of(dies)).outcome is MET


def test_where_it_is_open_whether_anything_counts_the_answer_is_open() -> None:
    for originating in (True, False):
        found = steel(car_of(listed([bought(5, originating, use=None)])))
        assert said(found.outcome, found.at_low.share, found.at_high.share) == (OPEN, 0, 1)


@pytest.mark.parametrize("good_class", list(GoodClass))
def test_only_cars_and_trucks_are_asked(good_class: GoodClass) -> None:
    asked = put(car_of(summed(1, 1), summed(1, 1)), good_class=good_class)
    covered = {GoodClass.PASSENGER_VEHICLE, GoodClass.LIGHT_TRUCK, GoodClass.HEAVY_TRUCK}
    assert list(asked) == (["steel", "aluminum"] if good_class in covered else [])


def test_a_chassis_of_a_heavy_truck_is_asked_too() -> None:
    found = judged(car_of(summed(69, 100), hs_code="870600"), GoodClass.HEAVY_TRUCK)
    assert [one.outcome for one in found.findings if one.requirement == "steel"] == [NOT_MET]


def test_what_is_assessed_leaves_the_list_of_what_is_not_and_decides() -> None:
    found = judged(car_of(summed(70, 100), summed(69, 100)))
    assert [one.requirement for one in found.not_assessed] == ["core-parts", "lvc"]
    assert [one.requirement for one in found.findings] == ["rvc", "tariff-shift", "steel", "aluminum"]
    assert found.outcome is NOT_MET
    half = judged(car_of(summed(70, 100)))
    assert [one.requirement for one in half.not_assessed] == ["core-parts", "aluminum", "lvc"]


def test_period_and_basis_are_each_metals_own_and_said() -> None:
    a = listed([bought(1)], basis=Basis.CLASS_PLANT_EXPORTED)
    found = put(car_of(a, summed(1, 1)))
    assert isinstance(found["steel"], Finding)
    assert isinstance(found["aluminum"], Finding)
    assert found["steel"].notes[:2] == (
        "period not stated; the producer may choose one of s. 17(7)",
        "on the basis of exported motor vehicles of a category: one class of one plant, s. 16(1)(b) (s. 17(9)(d))",
    )
    assert found["aluminum"].notes[:2] == (
        "purchases of the previous calendar year, 2025-01-01 to 2025-12-31 (s. 17(7)(b))",
        "on the basis of all motor vehicles produced (s. 17(9)(a))",
    )


def test_every_basis_has_its_paragraph() -> None:
    for basis in Basis:
        note = steel(car_of(listed([bought(1)], basis=basis))).notes[1]
        letter = note.rpartition("17(9)(")[2][0]
        exported = basis.value.endswith("exported")
        assert letter == {Basis.ALL: "a", Basis.EXPORTED: "b"}.get(basis, "d" if exported else "c")
