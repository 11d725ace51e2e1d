"""The tariff shift of parts: which ways their rules offer, and what of them waits for codes or articles."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest

from building import DAY, NO, OPEN, contents, good, judged, law, lot, part, rvc, shift
from rvc_cli.facts.goods import Costs, Good, GoodFacts, Made
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass, Method, Use
from rvc_cli.law.evidence import EvidenceMode
from rvc_cli.law.vehicle import assess
from rvc_cli.law.worked import Question, work
from shifted import CAR_FACTS, MET, NOT_MET, UNKNOWN, a_part, car, told


def test_a_brake_short_of_its_percentage_originates_by_a_change_of_heading() -> None:
    brake = a_part("870830", Use.PASSENGER_VEHICLE, [lot(60), lot(40, NO)], ["", "732690"])
    assert (rvc(brake).outcome, shift(brake).outcome, brake.outcome) == (NOT_MET, MET, MET)
    assert rvc(brake).alternative == shift(brake).alternative == "s. 3(6)"
    other = a_part("870830", Use.PASSENGER_VEHICLE, [lot(60), lot(40, NO)], ["", "870899"])
    assert (rvc(other).outcome, shift(other).outcome, other.outcome) == (NOT_MET, NOT_MET, NOT_MET)
    valued = a_part("870830", Use.PASSENGER_VEHICLE, [lot(70), lot(30, NO)], ["", "870899"])
    assert (rvc(valued).outcome, shift(valued).outcome, valued.outcome) == (MET, NOT_MET, MET)


def test_an_alternative_whose_percentage_is_met_and_whose_own_shift_is_not_fails() -> None:
    bumper = a_part("870810", Use.PASSENGER_VEHICLE, [lot(70), lot(30, NO)], ["", "870829"])
    assert (rvc(bumper).outcome, shift(bumper).outcome, bumper.outcome) == (NOT_MET, NOT_MET, NOT_MET)
    assert any("beside the percentage" in note and "not met" in note for note in rvc(bumper).notes)
    sound = a_part("870810", Use.PASSENGER_VEHICLE, [lot(70), lot(30, NO)], ["", "870899"])
    assert (rvc(sound).outcome, shift(sound).outcome, sound.outcome) == (MET, NOT_MET, MET)
    short = a_part("870810", Use.PASSENGER_VEHICLE, [lot("69.99"), lot("30.01", NO)], ["", "870899"])
    assert short.outcome is NOT_MET


def test_de_minimis_serves_an_alternative_and_never_waives_its_percentage() -> None:
    lots, codes = [lot(60), lot(10, NO), lot(30, NO)], ["", "870829", "870899"]
    bumper = a_part("870810", Use.PASSENGER_VEHICLE, lots, codes)
    assert (rvc(bumper).outcome, bumper.outcome) == (NOT_MET, NOT_MET)
    richer = a_part("870810", Use.PASSENGER_VEHICLE, [lot(70), *lots[1:2], lot(20, NO)], codes)
    assert (rvc(richer).outcome, richer.outcome) == (MET, MET)


def test_a_vibration_control_good_needs_the_change_and_the_percentage() -> None:
    aa = {"article": "8708.99.aa"}
    both = a_part("870899", Use.PASSENGER_VEHICLE, [lot(70), lot(30, NO)], ["", "400510"], **aa)
    assert (rvc(both).outcome, shift(both).outcome, both.outcome) == (MET, MET, MET)
    assert (shift(both).alternative, rvc(both).alternative) == (None, None)
    short = a_part("870899", Use.PASSENGER_VEHICLE, [lot("69.99"), lot("30.01", NO)], ["", "400510"], **aa)
    assert (rvc(short).outcome, shift(short).outcome, short.outcome) == (NOT_MET, MET, NOT_MET)


@pytest.mark.parametrize(("percent", "outcome"), [(70, MET), (69, UNKNOWN), (50, UNKNOWN), (49, NOT_MET)])
def test_materials_of_its_own_subheading_leave_half_or_the_tables_percentage_to_do(
    percent: int, outcome: Outcome
) -> None:
    lots, codes = [lot(percent), lot(100 - percent, NO)], ["", "870899"]
    fields = {"article": "8708.99.aa", "method": Method.NET_COST}
    found = a_part("870899", Use.PASSENGER_VEHICLE, lots, codes, **fields)
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("code", "material", "percent", "outcome"),
    [
        ("850590", "850590", 50, MET),
        ("850590", "850590", 49, NOT_MET),
        ("848390", "848390", 50, MET),
        ("848390", "848390", 49, NOT_MET),
        ("848340", "848340", 60, NOT_MET),
        ("847989", "847989", 60, NOT_MET),
        ("851140", "851140", 60, NOT_MET),
    ],
)
def test_half_does_only_where_a_subheading_provides_for_goods_and_their_parts(
    code: str, material: str, percent: int, outcome: Outcome
) -> None:
    lots = [lot(percent), lot(100 - percent, NO)]
    found = a_part(code, Use.AFTERMARKET, lots, ["", material], method=Method.NET_COST)
    assert found.outcome is outcome


def test_a_code_of_which_no_list_says_so_leaves_half_open() -> None:
    belt = a_part("870821", Use.PASSENGER_VEHICLE, [lot(60), lot(40, NO)], ["", "870821"])
    assert (shift(belt).outcome, belt.outcome) == (UNKNOWN, UNKNOWN)
    assert any("50 % by net cost" in note for note in shift(belt).notes)


def test_a_vehicle_that_came_unassembled_has_the_way_of_half_if_that_is_claimed() -> None:
    kit, codes = [lot(50), lot(50, NO)], ["", "870323"]
    assert shift(car(kit, codes)).outcome is NOT_MET
    claimed = car(kit, codes, unassembled=True)
    assert (shift(claimed).outcome, rvc(claimed).outcome, claimed.outcome) == (MET, UNKNOWN, UNKNOWN)
    by_cost = car([lot(49), lot(51, NO)], codes, unassembled=True, method=Method.NET_COST)
    assert shift(by_cost).outcome is NOT_MET
    open_ = shift(car([lot(49), lot(51, NO)], codes, unassembled=True))
    assert (open_.outcome, open_.needed[0].fact.split(":")[0]) == (UNKNOWN, "transaction value")


def test_a_good_that_shifts_or_does_not_is_asked_for_no_percentage_its_rule_lacks() -> None:
    system = a_part("847989", Use.HEAVY_TRUCK, [lot(20), lot(80, NO)], ["", "847990"])
    assert [one.requirement for one in system.findings] == ["tariff-shift"]
    assert (system.outcome, system.not_assessed) == (MET, ())
    same = a_part("847989", Use.HEAVY_TRUCK, [lot(20), lot(80, NO)], ["", "847989"])
    assert (same.outcome, same.not_assessed) == (NOT_MET, ())


@pytest.mark.parametrize(
    ("code", "use", "article"),
    [
        ("870850", Use.PASSENGER_VEHICLE, ""),
        ("840734", Use.LIGHT_TRUCK, ""),
        ("840991", Use.PASSENGER_VEHICLE, ""),
        ("870829", Use.PASSENGER_VEHICLE, "body-stamping"),
        ("870840", Use.HEAVY_TRUCK, "gear-box"),
        ("870899", Use.HEAVY_TRUCK, "chassis"),
        ("870891", Use.PASSENGER_VEHICLE, "other"),
    ],
)
def test_parts_that_originate_by_value_content_only_are_asked_for_no_shift(
    code: str, use: Use, article: str
) -> None:
    found = a_part(code, use, [lot(40), lot(60, NO)], ["", "732690"], article=article)
    assert [one.requirement for one in found.findings] == ["rvc"]
    assert (found.outcome, found.not_assessed) == (NOT_MET, ())


def test_a_propulsion_battery_originates_by_its_shift_as_well() -> None:
    fields = {"article": "propulsion-battery", "method": Method.NET_COST}
    cells = a_part(
        "850760", Use.PASSENGER_VEHICLE, [lot(20), lot(80, NO)], ["", "850790 battery-cell"], **fields
    )
    assert cells.outcome is NOT_MET
    other = a_part("850760", Use.PASSENGER_VEHICLE, [lot(20), lot(80, NO)], ["", "850790 other"], **fields)
    assert other.outcome is MET
    unnamed = a_part("850760", Use.PASSENGER_VEHICLE, [lot(20), lot(80, NO)], ["", "850790"], **fields)
    assert unnamed.outcome is UNKNOWN
    bolts = a_part("850760", Use.PASSENGER_VEHICLE, [lot(20), lot(80, NO)], ["", "731815"], **fields)
    assert bolts.outcome is MET


def test_a_body_that_meets_one_of_two_readings_of_and_is_open() -> None:
    shifts = a_part("870790", Use.HEAVY_TRUCK, [lot(40), lot(60, NO)], ["", "732690"])
    assert shifts.outcome is UNKNOWN
    both = a_part("870790", Use.HEAVY_TRUCK, [lot(64), lot(36, NO)], ["", "732690"])
    assert both.outcome is MET
    neither = a_part("870790", Use.HEAVY_TRUCK, [lot(40), lot(60, NO)], ["", "870829"])
    assert neither.outcome is NOT_MET


def test_an_article_that_nobody_names_is_met_by_all_readings_or_by_none() -> None:
    lots = [lot(60), lot(40, NO)]
    stamping_or_other = a_part("870829", Use.PASSENGER_VEHICLE, lots, ["", "720990"])
    assert stamping_or_other.outcome is UNKNOWN
    assert a_part("870829", Use.PASSENGER_VEHICLE, lots, ["", "720990"], article="other").outcome is MET
    assert a_part("870829", Use.PASSENGER_VEHICLE, lots, ["", "870829"]).outcome is UNKNOWN
    assert a_part("870829", Use.PASSENGER_VEHICLE, lots, ["", "870899"]).outcome is NOT_MET


def test_where_no_rule_is_on_file_the_shift_is_not_assessed_and_the_reason_says_so() -> None:
    seat = a_part("940120", Use.PASSENGER_VEHICLE, [lot(60), lot(40, NO)], ["", "940190"])
    assert seat.outcome is UNKNOWN
    reasons = {one.requirement: one.reason for one in seat.not_assessed}
    assert reasons["tariff-shift"] == "no rule for this good is on file"


def test_a_table_without_codes_is_not_assessed_unless_no_code_could_matter() -> None:
    found = judged(good(contents([lot(80), lot(20, NO)]), facts=CAR_FACTS))
    reasons = {one.requirement: one.reason for one in found.not_assessed}
    assert reasons["tariff-shift"] == "no HS codes of the materials are given"
    assert found.outcome is MET
    sound = judged(good(contents([lot(90), lot(10, NO)]), facts=CAR_FACTS))
    assert shift(sound).outcome is MET


def _bought_brake(codes: Sequence[str], percent: int) -> Good:
    brake = contents([lot(percent), lot(100 - percent, NO)], codes=codes)
    cells: dict[str, Any] = {"hs_code": "870830", "made": Made.ACQUIRED, "unit_value": Fraction(120)}
    row = part("brake", evidence=OPEN._replace(made_in="MX"), **cells)
    return good(contents([lot(380)], [row], codes=[""]), {"brake": brake}, CAR_FACTS)


def test_a_bought_component_is_decided_by_its_own_shift_in_either_direction() -> None:
    by_shift = judged(_bought_brake(["", "732690"], 40))
    assert told(rvc(by_shift).at_low.vnm, rvc(by_shift).at_high.vnm) == (0, 0)
    by_value = judged(_bought_brake(["", "870899"], 70))
    assert told(rvc(by_value).at_low.vnm, rvc(by_value).at_high.vnm) == (0, 0)
    neither = judged(_bought_brake(["", "870899"], 40))
    assert told(rvc(neither).at_low.vnm, rvc(neither).at_high.vnm) == (120, 120)
    unsaid = judged(_bought_brake(["", ""], 40))
    assert told(rvc(unsaid).at_low.vnm, rvc(unsaid).at_high.vnm) == (120, 0)
    said = {one.outcome for one in by_shift.findings if one.requirement == "part:BRAKE"}
    assert said == {MET, NOT_MET}


def test_de_minimis_of_section_5_4_waives_the_percentage_and_says_so() -> None:
    costs = Costs(Fraction(82), Fraction(81), given=True)
    found = car([lot(1), lot(9, NO)], ["", "870829"], costs=costs)
    assert (rvc(found).outcome, rvc(found).at_low.share, found.outcome) == (MET, Fraction(2, 11), MET)
    assert any("s. 5(4)" in note for note in rvc(found).notes)
    above = car([lot(1), lot("9.3", NO)], ["", "870829"], costs=costs)
    assert rvc(above).outcome is NOT_MET
    sold: dict[str, Any] = {"transaction_value": Fraction(93)}
    assert rvc(car([lot(1), lot("9.3", NO)], ["", "870829"], costs=costs, **sold)).outcome is MET
    open_ = car([lot(1), lot(9, OPEN), lot("0.3", NO)], ["", "", "870829"], costs=costs)
    assert rvc(open_).outcome is UNKNOWN


@pytest.mark.parametrize(
    ("required", "outcome"),
    [
        (None, MET),
        ({"all"}, MET),
        ({"rvc", "tariff-shift"}, MET),
        ({"rvc"}, NOT_MET),
        ({"tariff-shift"}, MET),
    ],
)
def test_one_way_alone_that_is_asked_for_decides_alone(required: set[str] | None, outcome: Outcome) -> None:
    facts = GoodFacts(GoodClass.PART, "870830", part_for=Use.PASSENGER_VEHICLE)
    brake = good(contents([lot(40), lot(60, NO)], codes=["", "732690"]), facts=facts)
    question = Question(
        law(), DAY, EvidenceMode.AS_WRITTEN, None if required is None else frozenset(required), 10
    )
    found = assess(work(brake, GoodClass.PART, False, question), "as the test says", question)
    assert found.outcome is outcome
