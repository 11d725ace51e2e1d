"""Where an easy reading goes wrong: assemblies, and places of production."""

from pathlib import Path

import pytest

from building import answer, ask, ends, errors, row, rvc, write
from rvc_cli.facts.findings import Assessment
from rvc_cli.facts.outcome import Outcome

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
CAR = {"class": "passenger-vehicle"}
NO_COSTS = {"labor": 0}
MODULE = [
    row("US-PART", 400, parent="MODULE", originating="yes"),
    row("CN-PART", 200, parent="MODULE", originating="no"),
]


def _with_module(folder: Path, **cells: object) -> Assessment:
    """A car of 3,000 of certified material and one module that lists a part of 400 and one of 200."""
    rows = [row("REST", 3000, originating="yes"), row("MODULE", parent="", **cells), *MODULE]
    return answer(write(folder, rows, CAR, cost=NO_COSTS))


def test_a_bought_module_enters_at_its_price_whatever_it_lists(tmp_path: Path) -> None:
    assert ends(_with_module(tmp_path, unit_value=1000, made="no", originating="no")) == (
        4000,
        1000,
        4000,
        1000,
    )


def test_a_module_made_by_the_producer_is_looked_through(tmp_path: Path) -> None:
    assert ends(_with_module(tmp_path)) == (3600, 200, 3600, 200)


def test_of_a_valued_module_that_nobody_says_who_made_the_worse_is_low_and_the_better_high(
    tmp_path: Path,
) -> None:
    found = _with_module(tmp_path, unit_value=1000, originating="no")
    assert ends(found) == (4000, 1000, 3600, 200)
    assert [need.part_number for need in rvc(found).needed] in ([], ["MODULE"])


def test_a_bought_module_without_a_price_is_an_error(tmp_path: Path) -> None:
    rows = [row("REST", 3000, originating="yes"), row("MODULE", parent="", made="no"), *MODULE]
    assert errors(ask(write(tmp_path, rows, CAR))) == ["BOM301"]


def test_a_bought_axle_is_measured_by_its_makers_costs_and_never_by_its_price(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("AXLE", 500, parent="", hs_code="8708.50", origin="US", made="no", role="none"),
        row("A", 76, parent="AXLE", originating="yes"),
        row("B", 24, parent="AXLE", originating="no"),
        row("L", 0, parent="AXLE", kind="labor"),
    ]
    found = answer(write(tmp_path, rows, CAR, cost=NO_COSTS))
    axle = next(one for one in found.findings if one.requirement == "part:AXLE")
    assert [axle.at_low.base, axle.at_low.vnm, axle.outcome] == [100, 24, MET]
    assert ends(found) == (800, 0, 800, 0)


def test_a_bought_axle_that_misses_by_its_makers_costs_is_not_saved_by_its_price(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("AXLE", 200, parent="", hs_code="8708.50", origin="US", made="no", role="none"),
        row("A", 74, parent="AXLE", originating="yes"),
        row("B", 26, parent="AXLE", originating="no"),
        row("L", 0, parent="AXLE", kind="labor"),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (500, 200, 500, 200)


def test_a_bought_axle_whose_vnm_is_a_tenth_of_its_price_might_be_waived_its_percentage(
    tmp_path: Path,
) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("AXLE", 260, parent="", hs_code="8708.50", origin="US", made="no", role="none"),
        row("A", 74, parent="AXLE", originating="yes"),
        row("B", 26, parent="AXLE", originating="no"),
        row("L", 0, parent="AXLE", kind="labor"),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (560, 260, 560, 0)


def test_a_bought_module_of_nobody_knows_where_is_not_made_originating_by_its_own_rule(
    tmp_path: Path,
) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("AXLE", 500, parent="", hs_code="8708.50", made="no", role="none"),
        row("A", 100, parent="AXLE", originating="yes"),
        row("L", 0, parent="AXLE", kind="labor"),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (800, 500, 800, 0)


@pytest.mark.parametrize("made", ["yes", "no", ""])
def test_what_is_made_abroad_from_regional_parts_is_wholly_non_originating(tmp_path: Path, made: str) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("HARNESS", 100, parent="", made=made, made_in="CN", originating="yes", hs_code="8544.30"),
        row("WIRE", 90, parent="HARNESS", originating="yes", origin="US"),
        row("L", 9, parent="HARNESS", kind="labor"),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (400, 100, 400, 100)


def test_what_is_made_abroad_needs_a_value_of_its_own(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("HARNESS", parent="", made="yes", made_in="CN"),
        row("WIRE", 90, parent="HARNESS", originating="yes"),
    ]
    assert errors(ask(write(tmp_path, rows, CAR))) == ["BOM301"]


def test_a_statement_from_a_supplier_abroad_counts_for_nothing(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("M", 100, originating="no", made_in="CN", supplier_net_cost=100, supplier_vnm=0),
        row("N", 100, originating="", origin="CN", supplier_regional_value=100),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (500, 200, 500, 200)


@pytest.mark.parametrize(
    "tag", ["PR", "Puerto Rico", "us", "USA", "United States", "MEX", "méxico", "Canadá", "Estados Unidos"]
)
def test_puerto_rico_and_every_name_of_the_three_countries_are_in_the_territory(
    tmp_path: Path, tag: str
) -> None:
    assert ends(answer(write(tmp_path, [row("A", 10, origin=tag)], CAR, cost=NO_COSTS))) == (10, 0, 10, 0)


@pytest.mark.parametrize("tag", ["VI", "GU", "AS", "MP", "CN", "GL", "CU"])
def test_islands_that_are_no_customs_territory_are_outside(tmp_path: Path, tag: str) -> None:
    assert ends(answer(write(tmp_path, [row("A", 10, origin=tag)], CAR, cost=NO_COSTS))) == (10, 10, 10, 10)


@pytest.mark.parametrize("produced_in", ["CN", "VI"])
def test_a_good_produced_abroad_is_not_met_whatever_its_content(tmp_path: Path, produced_in: str) -> None:
    good = {**CAR, "produced_in": produced_in}
    found = answer(write(tmp_path, [row("A", 10, originating="yes")], good, cost=NO_COSTS))
    assert [found.outcome, rvc(found).outcome, rvc(found).at_low.share] == [NOT_MET, NOT_MET, 1]


@pytest.mark.parametrize("value", ["", "12"])
@pytest.mark.parametrize("said", [{}, {"produced_in": "MX"}])
def test_a_good_whose_own_row_says_it_is_made_abroad_is_not_met(
    tmp_path: Path, value: str, said: dict[str, str]
) -> None:
    rows = [
        row("CAR", value, parent="", made_in="CN"),
        row("A", 10, parent="CAR", originating="yes"),
        row("L", 1, parent="CAR", kind="labor"),
    ]
    assert answer(write(tmp_path, rows, {**CAR, **said})).outcome is NOT_MET
