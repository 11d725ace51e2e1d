"""What cannot be a tree is named row by row; what can be summed is summed exactly, and what cannot is refused."""

from fractions import Fraction
from pathlib import Path

import pytest

from building import answer, ask, ends, errors, row, write
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.words import country, kind, yes_no

CAR = {"class": "passenger-vehicle"}
NO_COSTS = {"labor": 0}


def _complaints(folder: Path, rows: list[dict[str, str]]) -> list[tuple[str, int | None]]:
    """Every error with its line."""
    report = ask(write(folder, rows, CAR))
    assert report.assessments == ()
    return [(one.code, one.span.line) for one in report.diagnostics]


def test_an_assembly_that_contains_itself_is_named(tmp_path: Path) -> None:
    rows = [
        row("A", parent=""),
        row("B", parent="A"),
        row("A", parent="B"),
        row("R", 1, parent=""),
    ]
    assert {code for code, _ in _complaints(tmp_path, rows)} == {"BOM311"}


def test_a_ring_that_no_top_row_leads_to_is_named(tmp_path: Path) -> None:
    rows = [row("R", 1, parent="", originating="yes"), row("A", parent="B"), row("B", parent="A")]
    assert _complaints(tmp_path, rows) == [("BOM311", 4), ("BOM311", 3)] or {
        line for _, line in _complaints(tmp_path, rows)
    } == {3, 4}


def test_a_part_that_contains_itself_directly_is_named(tmp_path: Path) -> None:
    rows = [row("R", 1, parent=""), row("A", parent="A")]
    assert _complaints(tmp_path, rows) == [("BOM311", 3)]


def test_a_parent_that_does_not_exist_is_named(tmp_path: Path) -> None:
    rows = [row("R", 1, parent=""), row("A", 1, parent="Q"), row("B", 1, parent="r")]
    assert _complaints(tmp_path, rows) == [("BOM310", 3), ("BOM310", 4)]


def test_levels_that_jump_and_items_without_their_prefix_are_named(tmp_path: Path) -> None:
    rows = [row("R", 1, level=1), row("A", 1, level=3)]
    assert _complaints(tmp_path, rows) == [("BOM312", 3)]
    rows = [row("R", 1, item="1"), row("A", 1, item="2.1"), row("B", 1, item="1")]
    assert set(_complaints(tmp_path, rows)) == {("BOM314", 4), ("BOM313", 3)}


def test_a_table_that_begins_deeper_than_its_smallest_level_is_refused(tmp_path: Path) -> None:
    assert _complaints(tmp_path, [row("R", 1, level=2), row("A", 1, level=1)]) == [("BOM312", 2)]


@pytest.mark.parametrize(("depth", "found"), [(199, []), (200, ["BOM315"])])
def test_two_hundred_levels_are_read_and_one_more_is_refused(
    tmp_path: Path, depth: int, found: list[str]
) -> None:
    rows = [row("N0", parent="")]
    rows += [row(f"N{level}", parent=f"N{level - 1}") for level in range(1, depth + 1)]
    rows += [row("LEAF", 1, parent=f"N{depth}", originating="yes"), row("R", 1, parent="", originating="yes")]
    assert errors(ask(write(tmp_path, rows, CAR))) == found


def test_one_part_number_made_and_bought_is_named_on_both_lines(tmp_path: Path) -> None:
    rows = [
        row("P", 5, parent="", made="yes"),
        row("P", 5, parent="", made="no"),
        row("A", 1, parent="P"),
    ]
    assert _complaints(tmp_path, rows) == [("BOM316", 2), ("BOM316", 3)]


def test_a_row_said_to_be_made_needs_contents_and_a_cost_row_has_none(tmp_path: Path) -> None:
    rows = [row("A", 1, made="yes"), row("B", 1, parent="")]
    assert _complaints(tmp_path, rows) == [("BOM306", 2)]
    assert _complaints(tmp_path, [row("A", 1, made="yes")]) == [("BOM306", 2)]
    rows = [row("L", 1, parent="", kind="labor"), row("B", 1, parent="L")]
    assert _complaints(tmp_path, rows) == [("BOM308", 2)]


@pytest.mark.parametrize("cell", ["freight", "duties", "brokerage", "waste"])
def test_a_deduction_may_reach_the_value_of_one_unit_and_not_exceed_it(tmp_path: Path, cell: str) -> None:
    rows = [
        row("A", 100, price_unit=10, originating="no", **{cell: "10"}),
        row("S", 1, price_unit=1, originating="yes"),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (11, 0, 11, 0)
    rows[0][cell] = "10.00000001"
    assert _complaints(tmp_path, rows) == [("BOM302", 2)]


def test_a_statement_must_be_whole_and_within_its_value(tmp_path: Path) -> None:
    said: list[tuple[dict[str, object], str]] = [
        ({"supplier_net_cost": 5}, "BOM304"),
        ({"supplier_net_cost": 5, "supplier_vnm": "5.01"}, "BOM305"),
        ({"supplier_regional_value": "10.01"}, "BOM303"),
    ]
    for cells, code in said:
        assert _complaints(tmp_path, [row("A", 10, originating="no", **cells)]) == [(code, 2)]


def test_sums_beyond_exact_arithmetic_are_refused_and_never_rounded(tmp_path: Path) -> None:
    big = row("A", "9999999999.99999999", quantity="9999999999.99999999", originating="yes")
    found = answer(write(tmp_path, [big], CAR, cost=NO_COSTS))
    assert found.net_cost_low == Fraction("9999999999.99999999") ** 2
    report = ask(write(tmp_path, [{**big, "part_number": f"A{place}"} for place in range(200)], CAR))
    assert errors(report) == ["BOM321"] or report.assessments[0].net_cost_low == 200 * found.net_cost_low


def test_ten_thousand_small_cents_add_up_exactly(tmp_path: Path) -> None:
    rows = [row(f"P{place}", "0.00000001", quantity="0.00000001", originating="yes") for place in range(1000)]
    found = answer(write(tmp_path, rows, CAR, cost=NO_COSTS))
    assert found.net_cost_low == Fraction(1000, 10**16)


FORMATS = [
    (NumberFormat(), "12.5", "12.5"),
    (NumberFormat(decimal=",", thousands="."), "1.234,5", "1234.5"),
    (NumberFormat(thousands=","), "1,234,567.5", "1234567.5"),
    (NumberFormat(currency_sign=True), "$ 12.5", "12.5"),
]


@pytest.mark.parametrize(("written", "cell", "plain"), FORMATS)
def test_a_number_is_read_as_the_manifest_says_it_is_written(
    tmp_path: Path, written: NumberFormat, cell: str, plain: str
) -> None:
    assert written.plain(cell) == plain
    said = {
        name: value for name in ("decimal", "thousands", "currency_sign") if (value := getattr(written, name))
    }
    if said.get("decimal") == ".":
        del said["decimal"]
    rows = [row("A", cell, originating="yes")]
    path = write(tmp_path, rows, CAR, cost=NO_COSTS, **({"format": said} if said else {}))
    assert answer(path).net_cost_low == Fraction(plain)


@pytest.mark.parametrize("cell", ["1.234.5", "12,5", "1.23,4", "1,234.5", "€5", "", "1.2345,0"])
def test_a_number_written_another_way_than_the_manifest_says_is_refused(tmp_path: Path, cell: str) -> None:
    rows = [row("A", cell, originating="yes"), row("B", "1", originating="yes")]
    said = {"decimal": ",", "thousands": "."} if cell in {"1.234.5", "1.23,4", "1,234.5", "1.2345,0"} else {}
    path = write(tmp_path, rows, CAR, **({"format": said} if said else {}))
    report = ask(path)
    assert (report.exit_status, report.assessments) == (2, ())


def test_one_vehicle_knows_nothing_of_the_rows_of_another(tmp_path: Path) -> None:
    rows = [
        row("BOX", vehicle="one", parent="", quantity=1),
        row("A", 10, vehicle="one", parent="BOX", quantity=2, originating="yes"),
        row("BOX", 7, vehicle="two", parent="", quantity=3, originating="no"),
    ]
    report = ask(write(tmp_path, rows))
    assert errors(report) == []
    assert [(one.name, str(one.net_cost_low), one.lines) for one in report.assessments] == [
        ("one", "20", 2),
        ("two", "21", 1),
    ]


def test_words_are_read_whatever_their_case_and_only_if_known() -> None:
    assert [kind(one) for one in ("Material", "sales promotion", "SALES_PROMOTION", "mat")] == [
        "material",
        "sales-promotion",
        "sales-promotion",
        None,
    ]
    assert [yes_no(one) for one in (" SÍ ", "N", "ja", "")] == [True, False, None, None]
    assert [country(one) for one in ("pr", "N/A", "EU", "")] == ["US", None, None, None]
