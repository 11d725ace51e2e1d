"""Core parts by hand: every part of column 1 of Table A.2 by each method of s. 14(7) and (10), on both sides of 75 %.

The vehicle is made of six core parts, each bought with its supplier's statement (net cost 100, VNM 25 unless said), and
of a rest worth 400 that originates. A part with VNM 25 is at 75 % exactly; with 26 it misses by a point.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from building import answer, ends, row, write
from rvc_cli.facts.findings import Assessment, Finding
from rvc_cli.facts.outcome import Outcome

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
ROLES = ("engine", "transmission", "body-chassis", "axle", "suspension", "steering")
COSTS = {"labor": 0}
Rows = list[dict[str, str]]


def _parts(vnm: dict[str, object] | None = None, **cells: object) -> Rows:
    """Six bought core parts, each 120 by price, 100 by net cost; the VNM of some is told apart."""
    told = vnm or {}
    return [
        row(
            f"P-{role}",
            120,
            parent="",
            role=role,
            originating="",
            supplier_net_cost="100",
            supplier_vnm=told.get(role, 25),
            made_in="US",
            **cells,
        )
        for role in ROLES
    ]


def _asked(folder: Path, rows: Rows, rest: int = 400, **choices: object) -> Assessment:
    every = [*rows, row("REST", rest, parent="", originating="yes", role="none")]
    car = {
        "class": "passenger-vehicle",
        "hs_code": "8703.23",
        "propulsion": "combustion",
        "produced_in": "MX",
    }
    return answer(write(folder, every, car, cost=COSTS, choices=choices))


def _finding(found: Assessment, requirement: str) -> Finding:
    return next(one for one in found.findings if one.requirement == requirement)


def _core(found: Assessment) -> Outcome:
    return _finding(found, "core-parts").outcome


def test_each_part_at_its_percentage_meets(tmp_path: Path) -> None:
    found = _asked(tmp_path, _parts())
    assert (_core(found), _finding(found, "core-parts").said) == (MET, "6 of 6")
    engine = _finding(found, "core-part:engine")
    assert (engine.outcome, engine.at_low.share, engine.decides) == (MET, Fraction(3, 4), False)


@pytest.mark.parametrize(("vnm", "outcome"), [(25, MET), ("25.01", NOT_MET)])
def test_one_part_a_cent_below_fails_part_by_part(vnm: object, outcome: Outcome, tmp_path: Path) -> None:
    assert _core(_asked(tmp_path, _parts({"axle": vnm}), core_parts="part")) is outcome


@pytest.mark.parametrize(("vnm", "outcome"), [(40, MET), ("40.01", NOT_MET)])
def test_as_one_part_a_good_one_makes_up_for_a_bad_one(vnm: object, outcome: Outcome, tmp_path: Path) -> None:
    """Super-core: net cost 600, VNM 4 x 25 + 10 + 40 = 150, 75 % exactly (s. 14(10)(a))."""
    rows = _parts({"engine": 10, "axle": vnm})
    assert _core(_asked(tmp_path, rows, core_parts="super-core")) is outcome
    best = _asked(tmp_path, rows)
    assert _core(best) is (MET if outcome is MET else OPEN)  # the components of column 2 are told by nobody


def test_a_statement_tells_no_components_so_that_method_stays_open(tmp_path: Path) -> None:
    assert _core(_asked(tmp_path, _parts({"axle": 26}), core_parts="components")) is OPEN


def _engine(block: int = 30, bolt: int = 40, **cells: object) -> Rows:
    """An engine made by the vehicle's producer: net cost 200; a block and bolts from abroad, the rest from here."""
    rest = 200 - block - bolt
    return [
        row("ENG", "", parent="", made="yes", role="engine", **cells),
        row("BLOCK", block, parent="ENG", originating="no", role="engine/block"),
        row("BOLT", bolt, parent="ENG", originating="no", role="none"),
        row("HEAD", rest, parent="ENG", originating="yes", role="engine/head"),
        row("ENG-L", 0, parent="ENG", kind="labor"),
    ]


@pytest.mark.parametrize(
    ("block", "bolt", "part", "components"),
    [
        (10, 40, MET, MET),  # VNM 50 of 200
        (30, 40, NOT_MET, MET),  # 70 of 200, components 30
        (50, 0, MET, MET),
        (50, 10, NOT_MET, MET),  # components exactly 50 of 200
        (51, 0, NOT_MET, NOT_MET),
    ],
)
def test_an_engine_by_all_its_vnm_and_by_its_components_of_column_two(
    block: int, bolt: int, part: Outcome, components: Outcome, tmp_path: Path
) -> None:
    rows = [*_parts()[1:], *_engine(block, bolt)]
    assert _core(_asked(tmp_path, rows, core_parts="part")) is part
    assert _core(_asked(tmp_path, rows, core_parts="components")) is (OPEN if components is MET else NOT_MET)
    engine = _finding(_asked(tmp_path, rows), "core-part:engine")
    assert engine.outcome is (MET if MET in {part, components} else NOT_MET)


def _whole_by_parts(folder: Path, engine: Rows, core_parts: str = "best") -> Assessment:
    """Every other part certified: nothing but the engine is asked."""
    others = [row(f"P-{role}", 120, parent="", role=role, originating="yes") for role in ROLES[1:]]
    return _asked(folder, [*others, *engine], core_parts=core_parts)


def test_certified_parts_satisfy_by_themselves_and_leave_the_one_part_open(tmp_path: Path) -> None:
    """s. 14(4); their own net cost and VNM, which s. 14(10) adds up, are in nobody's papers."""
    assert _core(_whole_by_parts(tmp_path, _engine(30, 40))) is MET
    assert _core(_whole_by_parts(tmp_path, _engine(30, 40), core_parts="super-core")) is OPEN
    assert _core(_whole_by_parts(tmp_path, _engine(51, 0), core_parts="components")) is NOT_MET


def test_the_two_readings_of_the_roll_up_stand_side_by_side_and_may_part(tmp_path: Path) -> None:
    """The engine, 200 with VNM 170 but components 40, originates by s. 14(7)(b) only.

    Vehicle: 5 x 120 + 200 + 200 = 1,000. Panel: VNM 0. United States: VNM 170 + 90 of the rest = 26 %.
    """
    engine = _engine(40, 130)
    rest = row("ABROAD", 90, parent="", originating="no", role="none")
    others = [row(f"P-{role}", 120, parent="", role=role, originating="yes") for role in ROLES[1:]]
    found = _asked(tmp_path, [*others, *engine, rest], 110)
    other = _finding(found, "rvc:us-position")
    assert (ends(found), found.outcome) == ((1000, 90, 1000, 90), MET)
    assert other.at_low.vnm == 260
    assert (other.outcome, other.decides) == (NOT_MET, False)
    us = _asked(tmp_path, [*others, *engine, rest], 110, core_part_rollup="us-position")
    assert (ends(us), us.outcome) == ((1000, 260, 1000, 260), NOT_MET)
    assert _finding(us, "rvc:panel").at_low.vnm == 90


def test_a_part_that_originates_by_all_its_vnm_rolls_up_by_both_readings(tmp_path: Path) -> None:
    found = _whole_by_parts(tmp_path, _engine(10, 40))
    assert ends(found)[1] == _finding(found, "rvc:us-position").at_low.vnm == 0


def test_a_part_that_does_not_originate_enters_as_any_material_by_both_readings(tmp_path: Path) -> None:
    rows = _parts(dict.fromkeys(ROLES, 60))
    found = _asked(tmp_path, rows, core_parts="part")
    assert (
        ends(found)[1] == _finding(found, "rvc:us-position").at_low.vnm == 360
    )  # by the suppliers' statements


@pytest.mark.parametrize("gone", ROLES)
def test_a_part_that_should_be_there_and_is_not_is_named_and_leaves_it_open(
    gone: str, tmp_path: Path
) -> None:
    rows = [one for one in _parts() if one["role"] != gone]
    core = _finding(_asked(tmp_path, rows), "core-parts")
    assert core.outcome is OPEN
    assert any(gone in need.fact for need in core.needed)
    assert core.said == "5 of 6"


@pytest.mark.parametrize(
    ("propulsion", "missing"),
    [("battery", ["battery"]), ("hybrid", ["battery"]), ("plug-in-hybrid", ["battery"]), ("combustion", [])],
)
def test_which_parts_are_expected_follows_from_the_propulsion(
    propulsion: str, missing: list[str], tmp_path: Path
) -> None:
    car = {"class": "passenger-vehicle", "propulsion": propulsion, "produced_in": "MX"}
    found = answer(write(tmp_path, _parts(), car, cost=COSTS))
    named = [need.fact for need in _finding(found, "core-parts").needed]
    assert [one for one in ("battery", "engine") if any(f" {one}?" in fact for fact in named)] == missing


def test_every_engine_is_a_part_by_itself_and_all_rows_of_a_body_are_one(tmp_path: Path) -> None:
    rows = [*_parts(), {**_parts({"engine": 26})[0], "part_number": "ENG-2"}]
    assert _core(_asked(tmp_path, rows, core_parts="part")) is NOT_MET
    body = [row("B1", 60, parent="", role="body-chassis/major-stamping", originating="no"),
            row("B2", 180, parent="", role="body-chassis/secondary-panel", originating="yes")]  # fmt: skip
    rows = [one for one in _parts() if one["role"] != "body-chassis"] + body
    found = _asked(tmp_path, rows, core_parts="part")
    assert (_finding(found, "core-part:body-chassis").at_low.share, _core(found)) == (Fraction(3, 4), MET)
    body[0]["unit_value"] = "60.01"
    assert _core(_asked(tmp_path, rows, core_parts="part")) is OPEN  # what it costs to weld them is not told


def test_a_role_within_the_same_role_counts_once(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [*_parts()[1:], *_engine(10, 40)]
    rows += [row("INNER", 10, parent="ENG", originating="yes", role="engine")]
    found = _asked(tmp_path, rows, core_parts="part")
    assert [one.subject for one in found.findings if one.requirement == "core-part:engine"] == ["ENG"]


def test_without_any_role_core_parts_are_not_assessed(tmp_path: Path) -> None:
    rows = [row("A", 90, originating="yes"), row("B", 10, originating="no")]
    found = answer(write(tmp_path, rows, {"class": "passenger-vehicle"}, cost=COSTS))
    assert found.outcome is MET
    assert "core-parts" in [one.requirement for one in found.not_assessed]


def test_a_code_of_the_table_without_a_role_leaves_the_core_parts_open(tmp_path: Path) -> None:
    rows = [*_parts(), row("BEARING", 5, parent="", originating="no", hs_code="8482.10")]
    core = _finding(_asked(tmp_path, rows), "core-parts")
    assert core.outcome is OPEN
    assert [need.part_number for need in core.needed] == ["BEARING"]


def test_a_row_without_role_or_code_within_a_part_may_be_a_component(tmp_path: Path) -> None:
    engine = _engine(40, 30)
    engine[2]["role"] = ""
    found = _finding(_whole_by_parts(tmp_path, engine, core_parts="components"), "core-part:engine")
    assert found.outcome is OPEN


@pytest.mark.parametrize(("unit_value", "outcome"), [("", OPEN), ("50", MET), ("50.01", NOT_MET)])
def test_a_self_produced_component_enters_at_its_cost_with_a_normal_profit(
    unit_value: str, outcome: Outcome, tmp_path: Path
) -> None:
    """s. 8(1)(c): its unit_value; its bare cost, 40, would understate it. It does not originate: no rule, said no."""
    engine = [
        row("ENG", "", parent="", made="yes", role="engine"),
        row(
            "BLOCK",
            unit_value,
            parent="ENG",
            made="yes",
            originating="no",
            hs_code="8409.91",
            role="engine/block",
        ),
        row("CASTING", 40, parent="BLOCK", originating="no", role="none"),
        row("BOLT", 60, parent="ENG", originating="no", role="none"),
        row("REST-E", 100, parent="ENG", originating="yes", role="none"),
        row("ENG-L", 0, parent="ENG", kind="labor"),
    ]
    found = _whole_by_parts(tmp_path, engine, core_parts="components")
    assert _finding(found, "core-part:engine").outcome is outcome


def test_the_count_is_by_the_method_elected_or_says_that_all_decide_as_one(tmp_path: Path) -> None:
    """Engine 90 %, axle 60 %, the others 75 %: super-core (600 - 150) / 600 = 75 %."""
    rows = _parts({"engine": 10, "axle": 40})
    for chosen, outcome, said in (
        ("best", MET, "5 of 6 alone, super-core 75.00 %"),
        ("super-core", MET, "5 of 6 alone, super-core 75.00 %"),
        ("part", NOT_MET, "5 of 6"),
    ):
        found = _finding(_asked(tmp_path, rows, core_parts=chosen), "core-parts")
        assert (found.outcome, found.said) == (outcome, said)
