"""``rvc explain`` of a tariff shift: the rule in its words, the code of each material, what fails, and s. 5(1)."""

import pytest

from calling import DAY, Calls

TABLE = """part_number,parent,unit_value,hs_code,originating,made
ENG,,400,8407.34,yes,
BODY,,,8707.10,,yes
SHELL,BODY,80,8707.10,no,
KIT,,{kit},8703.23,no,
LAMP,,10,,no,
REST,,{rest},,yes,
"""
CAR = """[good]
name = "Car"
bom = "car.csv"
class = "passenger-vehicle"
hs_code = "8703.23"
produced_in = "MX"
[cost]
labor = 10
"""


@pytest.fixture
def car(rvc: Calls) -> str:
    return _written(rvc, 90)


def _written(rvc: Calls, kit: int) -> str:
    rvc.write("car.csv", TABLE.format(kit=kit, rest=500 - kit))
    return rvc.write("car.toml", CAR)


def explained(rvc: Calls, *arguments: str) -> str:
    done = rvc("explain", *arguments, *DAY)
    assert done.status == 0, done.err
    return " ".join(done.out.split())


def test_the_good_is_told_with_its_rule_and_the_sums_of_de_minimis(rvc: Calls, car: str) -> None:
    said = explained(rvc, car)
    assert "Tariff shift (s. 3(2)): asks for a change from any other heading ✓ MET: within s. 5(1)" in said
    assert "At worst: USD 100.00 does not shift: of 1,000.00 10.00 %" in said
    assert "At best: USD 90.00 does not shift: of 1,000.00 9.00 %" in said
    assert "Up to 10 % of the greater of total cost and transaction value may fail" in said
    assert "s. 13, 8703.21\N{EN DASH}8703.90 (1)" in said
    assert "HS code 8707.10 shifts" in said
    assert "HS code 8703.23 does not shift" in said
    assert "without an HS code it may or may not shift" in said


def test_the_lines_that_fail_are_named_with_their_share(rvc: Calls) -> None:
    said = explained(rvc, _written(rvc, 120))
    assert "✗ NOT MET: 1 code fails: 8703.23" in said
    assert "KIT 5 12.00 % HS code 8703.23 does not shift" in said
    assert "LAMP 6 1.00 % HS code: none is given" in said
    checked = " ".join(rvc("check", "car.toml", *DAY).out.split())
    assert "Tariff shift: 1 code fails: 8703.23 Part number Line Share" in checked
    assert (
        "12.00\N{EN DASH}13.00 % of the greater of total cost and transaction value does not shift; up to 10 % may"
        in checked
    )


def test_a_line_says_its_code_and_whether_it_shifts(rvc: Calls, car: str) -> None:
    assert "said not to originate; HS code 8703.23 does not shift" in explained(rvc, car, "KIT")
    assert "without an HS code it may or may not shift" in explained(rvc, car, "LAMP")
    assert "HS code" not in explained(rvc, car, "ENG")


def test_a_component_is_told_by_its_own_rule(rvc: Calls) -> None:
    rows = "part_number,parent,unit_value,hs_code,originating,made,article\n"
    rows += "BRK,,,8708.30,,yes,other\nPAD,BRK,40,6813.81,no,,\nDISC,BRK,60,8708.30,no,,\nREST,,900,,yes,,\n"
    rvc.write("car.csv", rows)
    rvc.write("car.toml", CAR)
    said = explained(rvc, "car.toml", "BRK")
    assert "asks for a change from any other heading" in said
    assert "codes that break it: 8708.30" in said
    assert "HS code 6813.81 shifts" in said
    assert "HS code 8708.30 does not shift" in said


def test_without_codes_the_shift_is_not_assessed_and_nothing_is_told_of_it(rvc: Calls) -> None:
    table = rvc.write("bom.csv", "part_number,unit_value,originating\nA,50,yes\nB,50,no\n")
    said = explained(rvc, table, "--class", "passenger-vehicle")
    assert "Tariff shift" not in said
    assert "Not assessed: tariff shift: no HS codes of the materials are given" in said
    assert said.count("shift") == 1


def test_a_part_that_is_the_good_itself_is_told_by_its_rule(rvc: Calls) -> None:
    rvc.write("car.csv", "part_number,unit_value,hs_code,originating\nA,40,,yes\nB,60,7326.90,no\n")
    part = CAR.replace('"passenger-vehicle"', '"part"').replace("8703.23", "8708.30")
    said = explained(
        rvc, rvc.write("car.toml", part.replace("[cost]", 'part_for = "passenger-vehicle"\n[cost]'))
    )
    assert "Tariff shift (s. 3(2)): asks for a change from any other heading ✓ MET: no code fails" in said
    assert "does not shift" not in said
    stamped = part.replace("8708.30", "8707.10").replace("[cost]", 'part_for = "passenger-vehicle"\n[cost]')
    valued = explained(rvc, rvc.write("car.toml", stamped))
    assert "Tariff shift" not in valued
    assert "said not to originate; HS code 7326.90; s. 7(21)" in valued


def test_a_pack_without_de_minimis_lets_nothing_fail(rvc: Calls) -> None:
    rules = """id = "mine"
status = "target"
source = "a test"
read_on = 2026-01-01
verified_through = 2026-11-23
[[rule]]
codes = ["8708.30"]
source = "schedule-1"
cite = "mine"
paths = [{ shift = "from any other heading" }]
"""
    rvc.write("mine.toml", rules)
    rvc.write("car.csv", "part_number,unit_value,hs_code,originating\nA,99,,yes\nB,1,8708.99,no\n")
    part = CAR.replace('"passenger-vehicle"', '"part"').replace("8703.23", "8708.30")
    rvc.write("car.toml", part.replace("[cost]", 'part_for = "aftermarket"\n[cost]'))
    said = explained(rvc, "car.toml", "--rules", "mine.toml")
    assert "✗ NOT MET: 1 code fails: 8708.99" in said
    assert "may fail" not in said
    checked = rvc("check", "car.toml", "--rules", "mine.toml", *DAY)
    assert checked.status == 1
    assert "does not shift; up to" not in checked.out
