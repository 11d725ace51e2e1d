"""Words of the law that offer two readings: what only one of them lets originate is open."""

from fractions import Fraction
from typing import Any

import pytest

from building import NO, lot, rvc
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import Method, Use
from shifted import MET, NOT_MET, UNKNOWN, a_part, car


@pytest.mark.parametrize(
    ("percent", "material", "outcome"),
    [
        (50, "870899 suspension-part", UNKNOWN),
        (49, "870899 suspension-part", NOT_MET),
        (50, "870899 brake-part", MET),
        (50, "840999", MET),
    ],
)
def test_a_brake_of_materials_of_8708_99_that_are_no_parts_of_brakes_is_open(
    percent: int, material: str, outcome: Outcome
) -> None:
    lots = [lot(percent), lot(100 - percent, NO)]
    facts: dict[str, Any] = {"article": "other", "method": Method.NET_COST}
    found = a_part("870830", Use.AFTERMARKET, lots, ["", material], **facts)
    assert found.outcome is outcome


@pytest.mark.parametrize(("percent", "outcome"), [(65, UNKNOWN), (49, NOT_MET)])
def test_whether_wiring_sets_share_their_subheading_with_their_parts_is_open(
    percent: int, outcome: Outcome
) -> None:
    lots = [lot(percent), lot(100 - percent, NO)]
    found = a_part("854430", Use.PASSENGER_VEHICLE, lots, ["", "854430"], method=Method.NET_COST)
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("article", "use", "percent", "material", "outcome"),
    [
        ("chassis-frame", Use.HEAVY_TRUCK, 40, "730120", UNKNOWN),
        ("chassis-frame", Use.HEAVY_TRUCK, 63, "870829", NOT_MET),
        ("chassis-frame", Use.HEAVY_TRUCK, 64, "870829", MET),
        ("chassis", Use.HEAVY_TRUCK, 40, "730120", NOT_MET),
        ("chassis", Use.PASSENGER_VEHICLE, 40, "730120", UNKNOWN),
        ("chassis", Use.LIGHT_TRUCK, 70, "870829", UNKNOWN),
        ("chassis", Use.PASSENGER_VEHICLE, 69, "870829", NOT_MET),
        ("chassis", Use.PASSENGER_VEHICLE, 75, "870829", MET),
        ("chassis-frame", Use.PASSENGER_VEHICLE, 40, "730120", NOT_MET),
    ],
)
def test_a_chassis_and_its_frame_may_be_what_the_other_paragraph_names(
    article: str, use: Use, percent: int, material: str, outcome: Outcome
) -> None:
    lots = [lot(percent), lot(100 - percent, NO)]
    found = a_part("870899", use, lots, ["", material], article=article, method=Method.NET_COST)
    assert found.outcome is outcome


@pytest.mark.parametrize("of", ["87.03", "other"])
@pytest.mark.parametrize("vehicle", ["870332", "870210", ""])
def test_table_f_takes_in_a_non_driving_axle_and_no_part_of_one(of: str, vehicle: str) -> None:
    for article, least in ((f"non-driving-axle-{of}", 60), (f"non-driving-axle-part-{of}", 50)):
        facts: dict[str, Any] = {"article": article, "part_for_hs": vehicle, "method": Method.NET_COST}
        for content, outcome in ((least, MET), (least - 1, NOT_MET)):
            lots = [lot(content), lot(100 - content, NO)]
            found = a_part("870850", Use.OTHER_VEHICLE, lots, ["", "870899"], **facts)
            assert found.outcome is outcome, (article, content)


@pytest.mark.parametrize(
    ("code", "percent", "material", "outcome"),
    [
        ("850720", 60, "854911 spent-battery", UNKNOWN),
        ("850780", 60, "854911 spent-battery", UNKNOWN),
        ("850720", 49, "854911 spent-battery", NOT_MET),
        ("850720", 60, "854911 other", MET),
        ("850720", 50, "850790", MET),
        ("850720", 49, "850790", NOT_MET),
        ("841520", 60, "841510 split-system", UNKNOWN),
        ("841520", 49, "841510 split-system", NOT_MET),
        ("841520", 50, "841510 other", MET),
        ("841520", 50, "841430 air-conditioning-assembly", MET),
        ("841520", 5, "841430 other", MET),
    ],
)
def test_what_one_way_of_a_rule_excepts_and_the_other_does_not_name_leaves_that_other_open(
    code: str, percent: int, material: str, outcome: Outcome
) -> None:
    lots = [lot(percent), lot(100 - percent, NO)]
    found = a_part(code, Use.AFTERMARKET, lots, ["", material], method=Method.NET_COST)
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("percent", "facts", "outcome"),
    [
        (75, {}, MET),
        (74, {}, UNKNOWN),
        (50, {}, UNKNOWN),
        (49, {}, NOT_MET),
        (74, {"unassembled": False}, NOT_MET),
        (74, {"produced_in": "CN"}, NOT_MET),
        (49, {"method": None, "transaction_value": Fraction(200)}, UNKNOWN),
        (49, {"method": None, "transaction_value": Fraction(100)}, NOT_MET),
    ],
)
def test_whether_a_vehicle_that_came_unassembled_keeps_its_own_percentage_is_open(
    percent: int, facts: dict[str, Any], outcome: Outcome
) -> None:
    said = {"unassembled": True, "produced_in": "MX", "method": Method.NET_COST, **facts}
    found = car([lot(percent), lot(100 - percent, NO)], ["", "870323"], **said)
    assert rvc(found).outcome is outcome
    assert any("3(4)(b)(ii)" in one for one in rvc(found).notes) is (outcome is UNKNOWN)
