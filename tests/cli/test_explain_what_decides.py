"""``rvc explain`` never contradicts ``rvc check``: it shows every finding that decides, with its reckoning."""

import pytest

from calling import DAY, Calls
from rvc_cli.report.paper import MINUS

CAR = """[good]
name = "car"
bom = "b.csv"
class = "passenger-vehicle"
hs_code = "8703.23"
propulsion = "combustion"
produced_in = "{country}"
[cost]
labor = 100
"""
COLUMNS = "part_number,parent,kind,quantity,unit_value,originating,made,made_in,role,high_wage,hs_code\n"
# By 14(7)(a) the engine is at (2,000 - 700) / 2,000 = 65 %, by 14(7)(b) at (2,000 - 300) / 2,000 = 85 %.
ENGINE = COLUMNS + (
    "E,,,1,2400,,no,MX,engine,,8407.34\n"
    "E1,E,,1,300,no,,,engine/block,,8409.91\n"
    "E2,E,,1,400,no,,,none,,8483.90\n"
    "E3,E,,1,1000,yes,,,none,,8409.91\n"
    "EL,E,labor,1,300,,,,,,\n"
    "D,,,1,5500,yes,,,none,,7320.20\n"
    "D2,,,1,200,no,,,none,,7320.20\n"
    "T,,,1,500,yes,,,transmission,,8708.40\n"
    "BB,,,1,500,yes,,,body-chassis,,8707.10\n"
    "AX,,,1,300,yes,,,axle,,8708.50\n"
    "SU,,,1,300,yes,,,suspension,,8708.80\n"
    "ST,,,1,200,yes,,,steering,,8708.94\n"
)


def explained(rvc: Calls, table: str, *more: str, manifest: str = "", country: str = "MX") -> str:
    """The words of an explanation of the car, or of a part of it, on one line."""
    rvc.write("b.csv", table)
    done = rvc("explain", rvc.write("car.toml", CAR.format(country=country) + manifest), *more, *DAY)
    assert (done.status, done.err) == (0, ""), done.err
    return " ".join(done.out.split())


def test_core_parts_that_decide_are_told_with_each_method(rvc: Calls) -> None:
    said = explained(rvc, ENGINE, manifest='[choices]\ncore_parts = "part"\n')
    assert "`rvc check` answers: not met (rvc, core-parts)" in said
    assert "Core parts 5 of 6: ✗ NOT MET elected: all VNM of the part, s. 14(7)(a)" in said
    assert f"all VNM of the part, s. 14(7)(a): USD (2,000.00 {MINUS} 700.00) ÷ 2,000.00 = 65.00 %" in said
    assert f"not elected: USD (2,000.00 {MINUS} 300.00) ÷ 2,000.00 = 85.00 %, 75 % required, ✓ MET" in said
    assert "Core part transmission T: by its papers ✓ MET" in said


def test_both_readings_of_the_roll_up_stand_side_by_side(rvc: Calls) -> None:
    said = explained(rvc, ENGINE)
    assert f"(10,000.00 {MINUS} 200.00) ÷ 10,000.00 = 98.00 % 75 % required since 2023-07-01: ✓ MET" in said
    assert "By the panel's reading, which decides here" in said
    other = f"RVC by the United States' position USD (10,000.00 {MINUS} 2,600.00) ÷ 10,000.00 = 74.00 %"
    assert f"{other} 75 % required: ✗ NOT MET" in said
    said = explained(rvc, ENGINE, manifest='[choices]\ncore_part_rollup = "us-position"\n')
    assert "By the United States' position, which decides here" in said
    assert f"RVC by the panel's reading USD (10,000.00 {MINUS} 200.00)" in said


def test_a_core_part_is_told_by_the_methods_that_made_it_originate(rvc: Calls) -> None:
    said = explained(rvc, ENGINE, "E")
    first, second = said.index("= 65.00 %"), said.index("= 85.00 %")
    assert "✗ NOT MET" in said[first:second]
    assert "✓ MET" in said[second:]
    assert "By the panel's reading, for which any method of s. 14 will do, it rolls up" in said
    assert "By the United States' position, for which only s. 14(7)(a) will, it does not roll up" in said


def test_labor_value_content_that_decides_is_told_sum_by_sum(rvc: Calls) -> None:
    table = COLUMNS + "A,,,1,4000,yes,,,none,yes,\nB,,,1,5900,yes,,,none,no,\n"
    wages = "[labor_value]\nhigh_wage_labor = 0\ntransport = 0\ntechnology_wages = 0\nproduction_wages = 1\n"
    said = explained(rvc, table, manifest=f"{wages}assembly_credit = false\n")
    assert "answers: met" in said
    assert "Labor value content 40.00 %, 40 % required: ✓ MET" in said
    said = explained(rvc, table.replace("4000", "3999.99"), manifest=f"{wages}assembly_credit = false\n")
    assert "answers: not met (lvc)" in said
    assert "Labor value content 39.99 %, 40 % required: ✗ NOT MET" in said
    assert "total 39.99 — 39.99 40, not met s. 18(1)(d)" in said


def test_a_good_made_elsewhere_is_not_told_to_meet_its_percentage(rvc: Calls) -> None:
    said = explained(rvc, f"{COLUMNS}A,,,1,9900,yes,,,none,,7320.20\n", country="CN")
    assert "= 100.00 % 75 % required since 2023-07-01: ✗ NOT MET Produced in CN, outside" in said
    assert "MET: no code fails" not in said.replace("NOT MET", "")


@pytest.mark.parametrize("name", ["steel", "aluminum", "labor value content"])
def test_what_is_not_assessed_is_named(name: str, rvc: Calls) -> None:
    assert f"Not assessed: {name}: " in explained(rvc, ENGINE)


def test_what_rolls_up_with_its_core_part_is_not_among_the_lines_that_count(rvc: Calls) -> None:
    """VNM 200 is D2; the engine's price of 2,400 rests on the engine as a whole."""
    rvc.write("b.csv", ENGINE)
    said = rvc("check", rvc.write("car.toml", CAR.format(country="MX")), *DAY).out
    heaviest = said[said.index("Heaviest non-originating lines") :].split("\n\n")[0]
    assert ("D2 " in heaviest, "E  " in heaviest) == (True, False)
    assert "Not by itself, but within a part that rolls up as a whole" in " ".join(said.split())
