"""A statement of codes serves a shift; beside a percentage it takes a statement of values too (s. 9(7)(a)(i), (ii))."""

from pathlib import Path

import pytest

from building import answer, row, rvc, shift, write
from rvc_cli.facts.outcome import Outcome

VALUES = ({"supplier_net_cost": "80", "supplier_vnm": "40"}, {"supplier_regional_value": "30"})
VEHICLE = {"hs_code": "8703.23", "produced_in": "MX"}
ENGINE = {"class": "part", "part_for": "aftermarket", "hs_code": "8407.34"}


def _rows(code: str, inside: str, price: int, **stated: str) -> list[dict[str, str]]:
    shared = {"supplier_hs_statement": "", "supplier_net_cost": "", "supplier_vnm": ""}
    return [
        row("N", 60, parent="", hs_code="7318.15", originating="yes", **shared),
        row(
            "G", price, parent="", hs_code=code, originating="no", made="no", made_in="MX", **shared | stated
        ),
        row("A", 20, parent="G", hs_code=inside, originating="no", made="no", made_in="CN", **shared),
    ]


def _vehicle(folder: Path, **stated: str) -> Outcome:
    path = write(folder, _rows("8703.23", "8708.99", 100, **stated), VEHICLE, cost={"labor": 300})
    return shift(answer(path)).outcome


def test_a_vehicle_is_asked_for_a_percentage_so_that_codes_alone_leave_its_shift_open(tmp_path: Path) -> None:
    assert _vehicle(tmp_path) is Outcome.NOT_MET
    assert _vehicle(tmp_path, supplier_hs_statement="yes") is Outcome.UNDETERMINED


@pytest.mark.parametrize("values", VALUES)
def test_with_a_statement_of_values_too_the_shift_of_a_vehicle_is_met(
    tmp_path: Path, values: dict[str, str]
) -> None:
    assert _vehicle(tmp_path, **values) is Outcome.NOT_MET
    assert _vehicle(tmp_path, supplier_hs_statement="yes", **values) is Outcome.MET


def test_what_is_lacking_is_named(tmp_path: Path) -> None:
    rows = _rows("8703.23", "8708.99", 100, supplier_hs_statement="yes")
    found = shift(answer(write(tmp_path, rows, VEHICLE, cost={"labor": 300})))
    assert found.said == "1 open line"
    assert ["s. 9(7)(a)(i)" in one.fact for one in found.needed] == [True]


def test_a_part_whose_rule_asks_for_both_is_left_open_by_codes_alone(tmp_path: Path) -> None:
    rows = _rows("8407.34", "8409.91", 40, supplier_hs_statement="yes")
    assert answer(write(tmp_path, rows, ENGINE, cost={"labor": 60})).outcome is Outcome.UNDETERMINED
    rows[1].update(supplier_net_cost="40", supplier_vnm="20")
    found = answer(write(tmp_path, rows, ENGINE, cost={"labor": 60}))
    assert (found.outcome, rvc(found).outcome) == (Outcome.MET, Outcome.MET)


def test_a_bare_shift_is_served_by_codes_alone(tmp_path: Path) -> None:
    body = {"class": "part", "part_for": "aftermarket", "hs_code": "8708.21"}
    rows = _rows("8708.21", "7208.10", 100, supplier_hs_statement="yes")
    assert answer(write(tmp_path, rows, body, cost={"labor": 5})).outcome is Outcome.MET
