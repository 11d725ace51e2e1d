"""Codes shorter than the rules need: what they may be decides only where every one of it has a rule on file."""

from fractions import Fraction

import pytest

from building import GIVEN, NO, OPEN, contents, lot, part, rvc, shift
from rvc_cli.facts.codes import dotted
from rvc_cli.facts.goods import Made
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import Method, Use
from shifted import MET, NOT_MET, UNKNOWN, a_part, car

AFTERMARKET, PASSENGER, HEAVY = Use.AFTERMARKET, Use.PASSENGER_VEHICLE, Use.HEAVY_TRUCK


@pytest.mark.parametrize(
    ("code", "full", "material"),
    [
        ("8536", "853690", "741980"),
        ("8544", "854430", "390110"),
        ("8507", "850780", "390110"),
        ("8482", "848210", "722810"),
        ("8512", "851220", "853340"),
        ("84", "848210", "722810"),
    ],
)
def test_a_code_that_may_be_one_without_a_rule_on_file_is_never_met(
    code: str, full: str, material: str
) -> None:
    lots, codes = [lot(20), lot(80, NO)], ["", material]
    assert a_part(code, AFTERMARKET, lots, codes).outcome is UNKNOWN
    assert a_part(full, AFTERMARKET, lots, codes).outcome is MET


def test_six_digits_do_not_tell_a_switch_from_a_motor_starter_and_eight_do() -> None:
    lots, codes = [lot(20), lot(80, NO)], ["", "741980"]
    found = {
        code: a_part(code, AFTERMARKET, lots, codes, tariff="US").outcome
        for code in ("853650", "85365039", "85365040", "85365041", "8536504000", "8536509020")
    }
    assert found == {
        "853650": UNKNOWN,
        "85365039": MET,
        "85365040": UNKNOWN,
        "85365041": MET,
        "8536504000": UNKNOWN,
        "8536509020": MET,
    }


@pytest.mark.parametrize("tariff", ["MX", "CA", ""])
def test_digits_count_beyond_six_only_where_they_are_said_to_be_of_the_tariff_of_the_rules(
    tariff: str,
) -> None:
    lots, codes = [lot(20), lot(80, NO)], ["", "741980"]
    assert a_part("85365001", AFTERMARKET, lots, codes, tariff=tariff).outcome is UNKNOWN
    assert a_part("85369001", AFTERMARKET, lots, codes, tariff=tariff).outcome is MET
    assert a_part("85365001", AFTERMARKET, lots, codes, tariff="US").outcome is MET


@pytest.mark.parametrize(
    ("code", "full", "use", "percent"),
    [
        ("8481", "848180", HEAVY, 50),
        ("8407", "840734", HEAVY, 70),
        ("8409", "840991", AFTERMARKET, 50),
        ("8409", "840991", PASSENGER, 75),
        ("8407", "840734", PASSENGER, 75),
    ],
)
def test_nor_does_its_value_serve_it(code: str, full: str, use: Use, percent: int) -> None:
    lots, codes = [lot(percent), lot(100 - percent, NO)], ["", "848190"]
    assert a_part(code, use, lots, codes, method=Method.NET_COST).outcome is UNKNOWN
    assert a_part(full, use, lots, codes, method=Method.NET_COST).outcome is MET


@pytest.mark.parametrize(("code", "outcome"), [("8536", UNKNOWN), ("853650", UNKNOWN), ("853690", MET)])
def test_a_bought_module_of_such_a_code_leaves_its_vehicle_open(code: str, outcome: Outcome) -> None:
    inner = {"sub": contents([lot(40), lot(160, NO)], costs=GIVEN, codes=["", "741980"])}
    module = part("sub", hs_code=code, made=Made.ACQUIRED, unit_value=Fraction(200), evidence=OPEN)
    assert rvc(car([lot(140)], [""], [module], inner)).outcome is outcome


@pytest.mark.parametrize(
    ("value", "material", "outcome"),
    [(5, "730120", UNKNOWN), (95, "730120", MET), (5, "870899", UNKNOWN)],
)
def test_a_heading_whose_every_subheading_has_a_rule_is_decided_where_all_say_the_same(
    value: int, material: str, outcome: Outcome
) -> None:
    found = a_part("8708", PASSENGER, [lot(value), lot(100 - value, NO)], ["", material])
    assert found.outcome is outcome


def test_what_originates_by_value_only_is_so_in_the_subheadings_that_the_table_lists() -> None:
    lots, codes = [lot(5), lot(60, NO)], ["", "730120"]
    assert a_part("8708", PASSENGER, lots, codes).outcome is UNKNOWN
    assert a_part("870810", PASSENGER, lots, codes).outcome is MET
    assert a_part("870880", PASSENGER, lots, codes).outcome is NOT_MET


@pytest.mark.parametrize(
    ("code", "percent", "outcome"),
    [
        ("8501", 60, UNKNOWN),
        ("8501", 49, NOT_MET),
        ("8501", 75, MET),
        ("850140", 50, MET),
        ("850140", 49, NOT_MET),
        ("850132", 60, NOT_MET),
    ],
)
def test_a_tables_percentage_binds_the_subheadings_that_it_lists_and_no_other(
    code: str, percent: int, outcome: Outcome
) -> None:
    lots, codes = [lot(percent), lot(100 - percent, NO)], ["", "85030035"]
    found = a_part(code, PASSENGER, lots, codes, method=Method.NET_COST, tariff="US")
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("code", "tariff", "words"),
    [
        ("8544", "", "more digits of the code would tell which rule binds"),
        ("853650", "", "more digits of the code would tell which rule binds"),
        (
            "85365090",
            "",
            "tariff would tell whose the digits of the code are after the sixth, and so which rule binds",
        ),
        ("85365090", "MX", "its digits in the tariff of US would tell which rule binds"),
    ],
)
def test_a_code_that_leaves_its_rule_open_is_asked_for_what_would_tell(
    code: str, tariff: str, words: str
) -> None:
    found = a_part(code, AFTERMARKET, [lot(20), lot(80, NO)], ["", "741980"], tariff=tariff)
    assert found.outcome is UNKNOWN
    assert [(one.requirement, one.reason) for one in found.not_assessed] == [("rvc", words)]
    (need,) = shift(found).needed
    assert need.fact == f"HS code {dotted(code)}: {words}"


@pytest.mark.parametrize(("code", "tariff"), [("851290", ""), ("940120", ""), ("85365040", "US")])
def test_a_full_code_without_a_rule_on_file_is_not_asked_for_more_digits(code: str, tariff: str) -> None:
    found = a_part(code, AFTERMARKET, [lot(20), lot(80, NO)], ["", "741980"], tariff=tariff)
    assert {one.reason for one in found.not_assessed} == {
        "no rule for this code and use is on file",
        "no rule for this good is on file",
    }
    assert found.findings == ()
