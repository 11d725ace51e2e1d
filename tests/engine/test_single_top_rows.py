"""A single top row with contents is the good itself, unless it says that it is a material (contract 1.1)."""

from pathlib import Path

import pytest

from building import answer, ask, ends, errors, row, rvc, shift, write
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.outcome import Outcome

COSTS = {"labor": 300}
VEHICLE = {"hs_code": "8703.23", "produced_in": "MX"}
TREES = {"parent": ("", "GLIDER", "GLIDER"), "level": ("1", "2", "2"), "item": ("1", "1.1", "1.2")}


def _rows(tree: str = "parent", price: object = 1000, **top: object) -> list[dict[str, str]]:
    up, below, beside = TREES[tree]
    return [
        row("GLIDER", price, **{tree: up}, **{"hs_code": "8703.23", **top}),
        row("A", 50, **{tree: below}, hs_code="8708.99", originating="no"),
        row("B", 30, **{tree: beside}, hs_code="8708.99", originating="yes"),
    ]


@pytest.mark.parametrize("tree", list(TREES))
def test_a_single_top_row_that_is_bought_enters_at_its_price(tmp_path: Path, tree: str) -> None:
    rows = _rows(tree, made="no", originating="no")
    found = answer(write(tmp_path, rows, VEHICLE, cost=COSTS))
    assert ends(found) == (1300, 1000, 1300, 1000)
    assert (rvc(found).outcome, shift(found).outcome) == (Outcome.NOT_MET, Outcome.NOT_MET)


@pytest.mark.parametrize("tree", list(TREES))
def test_a_single_top_row_that_says_nothing_else_is_the_good(tmp_path: Path, tree: str) -> None:
    for top in ({}, {"made": "yes"}, {"originating": "yes"}, {"hs_code": ""}, {"hs_code": "8703"}):
        found = answer(write(tmp_path, _rows(tree, "", **top), VEHICLE, cost=COSTS))
        assert ends(found)[:2] == (380, 50), top


@pytest.mark.parametrize("said", [{"made": "no"}, {"originating": "no"}, {"hs_code": "8708.21"}])
def test_each_sign_that_it_is_a_material_is_enough(tmp_path: Path, said: dict[str, str]) -> None:
    found = answer(write(tmp_path, _rows(**said), VEHICLE, cost=COSTS))
    assert rvc(found).at_low.vnm == 1000
    assert rvc(found).outcome is not Outcome.MET


def test_a_bought_single_top_row_needs_its_price(tmp_path: Path) -> None:
    assert errors(ask(write(tmp_path, _rows(price="", made="no"), VEHICLE, cost=COSTS))) == ["BOM301"]


def test_a_bought_single_top_row_of_one_vehicle_among_many_enters_at_its_price(tmp_path: Path) -> None:
    rows = [{**one, "vehicle": "V"} for one in _rows("level", made="no", originating="no")]
    assert answer(write(tmp_path, rows)).net_cost_low == Fraction(1000)
