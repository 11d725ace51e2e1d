"""What the law could still make of a good keeps an answer open, once it is claimed; and nothing else does."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from building import answer, ask, ends, errors, row, rvc, write
from rvc_cli.facts.outcome import Outcome

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
NO_COSTS = {"labor": 0}
LAST, FIRST = date(2027, 6, 30), date(2027, 7, 1)


def _content(regional: int, whole: int = 100) -> list[dict[str, str]]:
    return [row("R", regional, originating="yes"), row("V", whole - regional, originating="no")]


def _other(**said: object) -> dict[str, object]:
    return {"class": "part", "part_for": "other-vehicle", "produced_in": "MX", **said}


@pytest.mark.parametrize(
    ("percent", "day", "outcome"), [(60, LAST, OPEN), (59, LAST, NOT_MET), (60, FIRST, NOT_MET)]
)
def test_a_labor_credit_that_is_claimed_may_lift_a_heavy_truck_from_sixty_percent_until_its_last_day(
    percent: int, day: date, outcome: Outcome, tmp_path: Path
) -> None:
    truck = {"class": "heavy-truck"}
    unclaimed = answer(write(tmp_path, _content(percent), truck, cost=NO_COSTS), day)
    assert unclaimed.outcome is outcome  # what nobody says is not nought
    claimed = write(tmp_path, _content(percent), truck, cost=NO_COSTS, labor_value={"high_wage_labor": 0})
    assert answer(claimed, day).outcome is outcome


def test_a_vehicle_that_is_averaged_with_others_does_not_fail_alone(tmp_path: Path) -> None:
    year = {"category": "class", "basis": "all", "from": date(2026, 1, 1), "until": date(2026, 12, 31)}
    car = {"class": "passenger-vehicle"}
    path = write(tmp_path, _content(74), car, cost=NO_COSTS, **{"averaging.rvc": year})
    found = answer(path)
    assert found.outcome is OPEN
    assert "averaging" in [one.requirement for one in found.not_assessed]
    assert any("s. 16(1)" in note for note in rvc(found).notes)
    assert answer(write(tmp_path, _content(75), car, cost=NO_COSTS, **{"averaging.rvc": year})).outcome is MET


@pytest.mark.parametrize("code", ["8407.33", "8407.34", "8408.20"])
@pytest.mark.parametrize("vehicle", ["passenger-vehicle", "light-truck"])
def test_a_complete_engine_directly_in_the_vehicle_is_the_core_part_by_its_code(
    vehicle: str, code: str, tmp_path: Path
) -> None:
    rows = [row("E", 50, originating="no", hs_code=code), row("R", 50, originating="yes")]
    found = answer(write(tmp_path, rows, {"class": vehicle}, cost=NO_COSTS))
    assert (found.outcome, ends(found)) == (NOT_MET, (100, 50, 100, 50))


def test_an_engine_deeper_in_the_tree_stays_a_question(tmp_path: Path) -> None:
    rows = [
        row("M", "", parent="", made="yes"),
        row("E", 50, parent="M", originating="no", hs_code="8407.34"),
        row("R", 50, parent="", originating="yes"),
    ]
    assert answer(write(tmp_path, rows, {"class": "passenger-vehicle"}, cost=NO_COSTS)).outcome is OPEN


@pytest.mark.parametrize(
    ("code", "vehicle", "facts", "percent"),
    [
        ("8706.00", "8703.32", {}, 60),
        ("8407.34", "8703.32", {}, Decimal("62.5")),
        ("8407.34", "8704.10", {}, 60),
        ("8407.34", "8703.10", {}, 50),
        ("8708.95", "8703.10", {}, 50),
        ("8708.95", "8703.32", {}, 60),
        ("8708.50", "8703.32", {"article": "other"}, 50),
        ("8708.50", "8703.32", {"article": "drive-axle-87.03"}, 60),
    ],
)
def test_a_part_for_another_vehicle_has_the_percentage_that_its_vehicle_gives_it(
    code: str, vehicle: str, facts: dict[str, str], percent: Decimal | int, tmp_path: Path
) -> None:
    said = _other(hs_code=code, part_for_hs=vehicle, method="net-cost", **facts)
    assert rvc(answer(write(tmp_path, _content(90), said, cost=NO_COSTS))).asked.value == percent


def test_a_material_that_table_f_lists_may_bring_its_own_vnm_instead_of_its_value(tmp_path: Path) -> None:
    rows = [
        row("ENG", 50, parent="", hs_code="8408.20", originating="no", made="no", made_in="US"),
        row("BLOCK", 40, parent="ENG", originating="yes"),
        row("INJ", 5, parent="ENG", originating="no"),
        row("REST", 50, parent="", originating="yes"),
    ]
    said = _other(hs_code="8706.00", part_for_hs="8703.32")
    found = answer(write(tmp_path, rows, said, cost=NO_COSTS))
    assert (found.outcome, ends(found)) == (MET, (100, 5, 100, 5))
    rows[0]["hs_code"] = "8471.70"
    assert answer(write(tmp_path, rows, said, cost=NO_COSTS)).outcome is NOT_MET
    vehicle = {"class": "other-vehicle", "hs_code": "8703.32", "produced_in": "MX"}
    assert ends(answer(write(tmp_path, rows, vehicle, cost=NO_COSTS)))[1] == 50


@pytest.mark.parametrize(
    ("part_for", "vehicle"),
    [("other-vehicle", "8703.23"), ("heavy-truck", "8703.23"), ("other-vehicle", "8708.40")],
)
def test_a_vehicle_that_is_not_what_the_part_is_for_is_an_error(
    part_for: str, vehicle: str, tmp_path: Path
) -> None:
    said = {"class": "part", "part_for": part_for, "hs_code": "8708.95", "part_for_hs": vehicle}
    assert errors(ask(write(tmp_path, _content(90), said, cost=NO_COSTS))) == ["ASK002"]


def test_a_chassis_for_a_heavy_truck_is_a_heavy_truck_without_a_tariff_shift(tmp_path: Path) -> None:
    said = {"class": "part", "part_for": "heavy-truck", "hs_code": "8706.00", "produced_in": "MX"}
    found = answer(write(tmp_path, _content(90), said, cost=NO_COSTS))
    assert found.good_class == "heavy-truck"
    assert [one.requirement for one in found.not_assessed] == ["steel", "aluminum", "lvc"]


def test_a_class_that_is_only_assumed_is_shown_with_its_own_percentage(tmp_path: Path) -> None:
    found = answer(write(tmp_path, _content(25), {"method": "net-cost"}, cost=NO_COSTS))
    assert (found.outcome, found.later) == (NOT_MET, None)
    assert rvc(found).asked.value == 75


def test_an_engine_for_a_heavy_truck_has_no_other_way_than_its_value(tmp_path: Path) -> None:
    said: dict[str, object] = {"class": "part", "part_for": "heavy-truck", "hs_code": "8408.20"}
    assert answer(write(tmp_path, _content(64), said, cost=NO_COSTS)).outcome is MET
    path = write(tmp_path, _content(61), {**said, "method": "net-cost"}, cost=NO_COSTS)
    assert answer(path).outcome is NOT_MET


@pytest.mark.parametrize(
    ("content", "said", "outcome"),
    [
        (50, {}, MET),  # by net cost
        (49, {}, OPEN),
        (49, {"method": "net-cost"}, NOT_MET),
        (49, {"transaction_value": "127.5"}, MET),  # 51 of 127.5 leave 60 %
        (49, {"transaction_value": "127.49"}, NOT_MET),
    ],
)
def test_a_price_that_nobody_tells_leaves_the_transaction_value_method_open(
    content: int, said: dict[str, object], outcome: Outcome, tmp_path: Path
) -> None:
    cart = {"class": "other-vehicle", "hs_code": "8703.10", "produced_in": "MX", **said}
    if "transaction_value" in cart:
        cart["transaction_value"] = float(str(cart["transaction_value"]))
    found = answer(write(tmp_path, _content(content), cart, cost=NO_COSTS))
    assert rvc(found).outcome is outcome
    asked = [one.fact for one in rvc(found).needed if one.fact.startswith("transaction value")]
    assert len(asked) == (outcome is OPEN)


@pytest.mark.parametrize(
    ("day", "outcome"), [("2030-02-28", OPEN), ("2030-03-01", OPEN), ("2030-03-02", NOT_MET)]
)
def test_a_new_plant_has_its_milder_percentage_for_five_years_after_the_first_prototype(
    day: str, outcome: Outcome, tmp_path: Path
) -> None:
    plant = {"first_prototype": date(2025, 3, 1), "kind": "new-building"}
    lorry = {"class": "other-vehicle", "hs_code": "8705.10"}
    path = write(tmp_path, _content(55), lorry, cost=NO_COSTS, new_plant=plant)
    assert answer(path, date.fromisoformat(day)).outcome is outcome


@pytest.mark.parametrize(
    ("content", "plant", "outcome"),
    [
        (5000, {"kind": "new-building", "new_to_assembler": True, "new_machinery": True}, MET),
        (4999, {"kind": "new-building", "new_to_assembler": True, "new_machinery": True}, NOT_MET),
        (5999, {"kind": "new-building", "new_to_assembler": True, "new_machinery": False}, NOT_MET),
        (5999, {"kind": "new-building", "new_to_assembler": False}, NOT_MET),
        (5999, {"kind": "new-building", "new_to_assembler": True}, OPEN),
        (5999, {"kind": "new-building", "new_machinery": True}, OPEN),
        (6000, {"kind": "new-building", "new_to_assembler": False}, MET),
        (5000, {"kind": "refit", "new_to_assembler": True}, MET),
        (5000, {"kind": "refit", "new_to_assembler": True, "new_machinery": False}, MET),
        (4999, {"kind": "refit", "new_to_assembler": True}, NOT_MET),
        (5999, {"kind": "refit", "new_to_assembler": False}, NOT_MET),
        (5999, {"kind": "refit"}, OPEN),
    ],
)
def test_a_new_plant_has_its_percentage_where_all_its_conditions_are_told(
    content: int, plant: dict[str, Any], outcome: Outcome, tmp_path: Path
) -> None:
    lorry = {"class": "other-vehicle", "hs_code": "8705.10"}
    told = {"first_prototype": date(2025, 3, 1), **plant}
    found = answer(write(tmp_path, _content(content, 10_000), lorry, cost=NO_COSTS, new_plant=told))
    assert rvc(found).outcome is outcome
    asked = [one.fact for one in rvc(found).needed if "[new_plant]" in one.fact]
    lacking = {"new_to_assembler"} if plant["kind"] == "refit" else {"new_to_assembler", "new_machinery"}
    assert len(asked) == (len(lacking - plant.keys()) if outcome is OPEN else 0)


def test_a_new_plant_takes_no_method_from_a_golf_car(tmp_path: Path) -> None:
    cart = {"class": "other-vehicle", "hs_code": "8703.10", "transaction_value": 200}
    plant = {"first_prototype": date(2025, 3, 1), "kind": "refit", "new_to_assembler": True}
    found = answer(write(tmp_path, _content(20), cart, cost=NO_COSTS, new_plant=plant))
    assert rvc(found).outcome is MET


def test_points_are_of_the_base_by_which_the_good_was_measured(tmp_path: Path) -> None:
    rows = [row("A", 150, originating="yes"), row("B", 50, originating="no")]
    said = {
        "class": "part", "hs_code": "8408.20", "part_for": "light-truck",
        "method": "transaction-value", "transaction_value": 400,
    }  # fmt: skip
    found = answer(write(tmp_path, rows, said, cost=NO_COSTS))
    assert [one.points for one in found.heaviest] == [Decimal("12.5")]


def test_only_requirements_of_the_good_itself_decide(tmp_path: Path) -> None:
    rows = [
        row("O", 50, parent="", made="no", origin="US", hs_code="8708.29"),
        row("A", 28, parent="O", origin="CN"),
        row("B", 72, parent="O", origin="US"),
        row("L", 0, parent="O", kind="labor"),
        row("G", 500, parent="", origin="US"),
    ]
    found = answer(write(tmp_path, rows, {"class": "passenger-vehicle"}, cost=NO_COSTS))
    assert {one.requirement for one in found.findings if one.decides} == {"rvc", "tariff-shift"}
    assert any(one.requirement == "part:O" for one in found.findings)
