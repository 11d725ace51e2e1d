"""Where production is not told to be in the territory, and where it is told not to be (s. 3(2), 9(1)(c), 10(1), 10(2)).

A vehicle of net cost 10,000: an engine bought at 2,400, of which its maker tells net cost 2,000 and VNM 400 (80 %
of its own, by components of column 2 85 %), VNM of 200 beside it, and the rest originates. With the engine at its price
the vehicle has 74 %, with the engine rolled up 98 %.
"""

from fractions import Fraction
from pathlib import Path

import pytest

from building import answer, ends, row, rvc, write
from rvc_cli.facts.findings import Assessment
from rvc_cli.facts.outcome import Outcome

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
CAR = {"class": "passenger-vehicle", "hs_code": "8703.23", "produced_in": "MX", "propulsion": "combustion"}
COST = {"labor": 100, "overhead": 0}
PLACE = "made_in: "
OTHERS = {
    "transmission": (500, "8708.40"),
    "body-chassis": (500, "8707.10"),
    "axle": (300, "8708.50"),
    "suspension": (300, "8708.80"),
    "steering": (200, "8708.94"),
}


def _vehicle(folder: Path, **engine: object) -> Assessment:
    said = {"hs_code": "8407.34", "role": "engine", "made": "no", "originating": "", **engine}
    inside = [
        ("E1", 300, {"hs_code": "8409.91", "originating": "no", "origin": "CN", "role": "engine/block"}),
        ("E2", 100, {"hs_code": "8483.90", "originating": "no", "origin": "CN", "role": "none"}),
        ("E3", 1300, {"hs_code": "8409.91", "originating": "yes", "role": "none"}),
        ("EL", 300, {"kind": "labor"}),
    ]
    rest = [("D", 5500, "yes"), ("D2", 200, "no")]
    rows = [
        row("E", 2400, parent="", **said),
        *(row(name, value, parent="E", **cells) for name, value, cells in inside),
        *(row(name, value, hs_code="7320.20", originating=word, role="none") for name, value, word in rest),
        *(
            row(role, value, hs_code=code, originating="yes", role=role)
            for role, (value, code) in OTHERS.items()
        ),
    ]
    return answer(write(folder, rows, CAR, cost=COST))


def _said(found: Assessment) -> dict[str, Outcome]:
    return {one.requirement: one.outcome for one in found.findings if ":" not in one.requirement}


def _facts(found: Assessment, requirement: str) -> list[str]:
    finding = next(one for one in found.findings if one.requirement == requirement)
    return [one.fact for one in finding.needed if one.part_number == "E"]


WORST, ROLLED = (10_000, 2_600), (10_000, 200)


@pytest.mark.parametrize("made", ["no", ""])
def test_a_core_part_of_nobody_knows_where_rolls_up_at_the_best_only(tmp_path: Path, made: str) -> None:
    found = _vehicle(tmp_path, made=made)
    assert ends(found) == (*WORST, *ROLLED)
    assert (_said(found)["rvc"], _said(found)["core-parts"]) == (OPEN, OPEN)
    assert any(one.startswith(PLACE) for one in _facts(found, "core-parts"))


@pytest.mark.parametrize("place", [{"made_in": "MX"}, {"origin": "CA"}])
def test_a_core_part_made_in_the_territory_rolls_up(tmp_path: Path, place: dict[str, str]) -> None:
    found = _vehicle(tmp_path, **place)
    assert ends(found) == (*ROLLED, *ROLLED)
    assert (_said(found)["rvc"], _said(found)["core-parts"]) == (MET, MET)


@pytest.mark.parametrize(
    "said", [{"made_in": "CN"}, {"origin": "CN"}, {"made_in": "MX", "originating": "no"}]
)
def test_a_core_part_made_outside_or_said_not_to_originate_never_does(
    tmp_path: Path, said: dict[str, str]
) -> None:
    found = _vehicle(tmp_path, **said)
    assert ends(found) == (*WORST, *WORST)
    assert (_said(found)["rvc"], _said(found)["core-parts"]) == (NOT_MET, NOT_MET)


def test_a_no_on_an_engine_of_ones_own_stands_too_and_its_own_vnm_counts(tmp_path: Path) -> None:
    found = _vehicle(tmp_path, made="yes", originating="no")
    assert ends(found) == (9_600, 600, 9_600, 600)
    assert (_said(found)["rvc"], _said(found)["core-parts"]) == (MET, NOT_MET)


STATED = {
    "supplier_net_cost": ({"supplier_net_cost": 2600, "supplier_vnm": 1000}, (9_900, 1_000)),
    "supplier_regional_value": ({"supplier_regional_value": 1000}, (10_300, 2_000)),
}
BY_PRICE = (10_300, 3_000)


@pytest.mark.parametrize("kind", STATED)
@pytest.mark.parametrize("children", [False, True])
@pytest.mark.parametrize("chosen", ["best", ["B"]])
@pytest.mark.parametrize("made_in", ["", "MX", "CN"])
def test_a_statement_counts_where_its_supplier_is_in_the_territory(
    tmp_path: Path, kind: str, children: bool, chosen: object, made_in: str
) -> None:
    cells, used = STATED[kind]
    rows = [
        row("A", 7200, originating="yes", role="none"),
        row("B", 3000, parent="", originating="no", made="no", made_in=made_in, role="none", **cells),
    ]
    rows += [row("B1", 10, parent="B", originating="no", role="none")] if children else []
    found = answer(write(tmp_path, rows, CAR, cost=COST, choices={"accumulate": chosen}))
    low, high = {"": (BY_PRICE, used), "MX": (used, used), "CN": (BY_PRICE, BY_PRICE)}[made_in]
    assert ends(found) == (*low, *high)
    needed = [one.fact for one in rvc(found).needed if one.part_number == "B"]
    assert any(one.startswith(PLACE) for one in needed) is (rvc(found).outcome is OPEN)


CHASSIS = {
    "class": "part",
    "hs_code": "8706.00",
    "part_for": "other-vehicle",
    "part_for_hs": "8702.10",
    "persons": 20,
    "produced_in": "US",
}


@pytest.mark.parametrize(
    ("made_in", "price", "vnm", "outcome"),
    [
        ("CN", 4001, (4001, 4001), NOT_MET),
        ("CN", 4000, (4000, 4000), MET),
        ("", 4001, (4001, 1000), OPEN),
        ("", 4000, (4000, 1000), MET),
        ("MX", 4001, (1000, 1000), MET),
    ],
)
def test_a_material_of_table_f_made_outside_counts_at_its_whole_value(
    tmp_path: Path, made_in: str, price: int, vnm: tuple[int, int], outcome: Outcome
) -> None:
    rows = [
        row("A", 9000 - price, parent="", originating="yes"),
        row("E", price, parent="", hs_code="8407.34", originating="no", made="no", made_in=made_in),
        row("E1", 1000, parent="E", originating="no"),
        row("E2", 1000, parent="E", originating="yes"),
        row("EL", 1500, parent="E", kind="labor"),
    ]
    found = answer(write(tmp_path, rows, CHASSIS, cost={"overhead": 1000}))
    assert (found.outcome, ends(found)) == (outcome, (10_000, vnm[0], 10_000, vnm[1]))
    assert rvc(found).at_low.share == Fraction(10_000 - vnm[0], 10_000)
