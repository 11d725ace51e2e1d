"""Rows that sum up others, in flat tables and in trees, from the file to the answer."""

from pathlib import Path

import pytest

from building import ask, errors, row, write
from rvc_cli.diagnostics import Severity
from rvc_cli.facts.exact import Fraction

CUSTOM = {"class": "custom", "required": 50}
NAMES = [
    "Total",
    "TOTAL_BOM",
    "Gesamt",
    "Gesamtsumme",
    "Summe",
    "Net cost",
    "NET_COST",
    "Costo neto",
    "costo_neto",
]
NAMES += ["Importe", "IMPORTE", "Suma", "Grand Total:", "BOM total", "Total-2026", " Net cost", "net costs"]


def _told(folder: Path, rows: list[dict[str, str]]) -> list[tuple[str, int | None]]:
    report = ask(write(folder, rows, CUSTOM))
    told = [one for one in report.diagnostics if one.severity is not Severity.NOTE]
    return [(one.code, one.span.line) for one in told]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("column", ["part_number", "description"])
def test_a_row_named_like_a_sum_that_is_the_sum_of_the_rows_above_is_an_error(
    name: str, column: str, tmp_path: Path
) -> None:
    rows = [row("A", 10, quantity=2, description="a"), row("B", 5, quantity=1, description="b")]
    rows.append({**row("C", 25, quantity=1, description="c"), column: name})
    assert _told(tmp_path, rows) == [("BOM204", 4)]


@pytest.mark.parametrize("name", [*NAMES, "Gear", "P-204"])
def test_a_row_of_any_name_that_is_no_sum_stays_a_material(name: str, tmp_path: Path) -> None:
    rows = [row("A", 10, quantity=2), row("B", 5, quantity=1), row(name, "24.5", quantity=1)]
    report = ask(write(tmp_path, rows, CUSTOM))
    assert errors(report) == []
    assert report.assessments[0].net_cost_low == Fraction("49.5")


@pytest.mark.parametrize(
    "name", ["Bracket", "Summer tire", "Importer", "Magnet", "Cost", "Netting", "Totalizer"]
)
def test_a_row_of_another_name_that_happens_to_be_the_sum_stays_a_material(name: str, tmp_path: Path) -> None:
    assert _told(tmp_path, [row("A", 10), row("B", 5), row(name, 15)]) == []


@pytest.mark.parametrize(
    ("total", "found"), [("15.68", True), ("15.682", True), ("15.6821", False), ("15.66", False)]
)
def test_a_total_of_lines_that_were_rounded_is_one_within_half_a_cent_for_each(
    total: str, found: bool, tmp_path: Path
) -> None:
    told = _told(tmp_path, [row("A", "10.336"), row("B", "5.336"), row("Total", total)])
    assert told == [("BOM204" if found else "BOM205", 4)]


@pytest.mark.parametrize("name", ["TOTAL MATERIAL COST", "Total cost of materials"])
def test_a_long_name_of_a_total_is_asked_about(name: str, tmp_path: Path) -> None:
    assert _told(tmp_path, [row("A", 10), row("B", 5), row(name, 14)]) == [("BOM205", 4)]
    assert _told(tmp_path, [row("A", 10), row("B", 5), row(name, 15)]) == [("BOM204", 4)]


LEVELS = [
    row("CAR", "", quantity=1, level=0),
    row("AXLE", "", quantity=2, level=1),
    row("BOLT", 5, quantity=3, level=2),
    row("SEAT", 40, quantity=4, level=1),
]
EXTENDED, PLAIN = 2 * 3 * 5 + 4 * 40, 3 * 5 + 4 * 40


@pytest.mark.parametrize("amount", [EXTENDED, PLAIN])
@pytest.mark.parametrize("level", [0, 1])
def test_a_total_of_a_table_by_levels_counts_quantities_of_assemblies_or_does_not(
    amount: int, level: int, tmp_path: Path
) -> None:
    assert _told(tmp_path, [*LEVELS, row("Total", amount, quantity=1, level=level)]) == [("BOM204", 6)]


@pytest.mark.parametrize("amount", [EXTENDED, PLAIN])
def test_a_total_of_a_table_by_items_or_parents_is_told_as_well(amount: int, tmp_path: Path) -> None:
    items = ["1", "1.1", "1.1.1", "1.2"]
    rows = [{**one, "item": item} for one, item in zip(LEVELS, items, strict=True)]
    rows = [{name: cell for name, cell in one.items() if name != "level"} for one in rows]
    assert _told(tmp_path, [*rows, row("Total", amount, quantity=1, item=2)]) == [("BOM204", 6)]
    parents = ["", "CAR", "AXLE", "CAR"]
    rows = [{**one, "parent": parent} for one, parent in zip(LEVELS, parents, strict=True)]
    rows = [{name: cell for name, cell in one.items() if name != "level"} for one in rows]
    total = row("Total", amount, quantity=1, parent="")
    assert _told(tmp_path, [*rows, total]) == [("BOM204", 6)]
    assert _told(tmp_path, [*reversed(rows), total]) == [("BOM204", 6)]


def test_a_total_of_bought_assemblies_leaves_out_what_is_in_them(tmp_path: Path) -> None:
    rows = [
        row("AXLE", 100, quantity=2, level=1, made="no"),
        row("BOLT", 5, quantity=3, level=2, made=""),
        row("SEAT", 40, quantity=4, level=1, made=""),
        row("Total", 360, quantity=1, level=1, made=""),
    ]
    assert _told(tmp_path, rows) == [("BOM204", 5)]


def test_a_total_within_an_assembly_is_the_sum_of_what_stands_beside_it(tmp_path: Path) -> None:
    rows = [
        row("SEAT", 7, quantity=1, parent=""),
        row("AXLE", "", quantity=2, parent=""),
        row("BOLT", 5, quantity=3, parent="AXLE"),
        row("NUT", 1, quantity=3, parent="AXLE"),
        row("Subtotal", 18, quantity=1, parent="AXLE"),
    ]
    assert _told(tmp_path, rows) == [("BOM204", 6)]


def test_a_ring_keeps_no_total_from_being_looked_for(tmp_path: Path) -> None:
    rows = [row("R", 5, parent="")]
    for place in range(30):
        here, there = (f"A{place}", f"B{place}")
        rows += [row(here, "", parent=there), row(here, "", parent=there), row(there, "", parent=here)]
        rows += [row(there, "", parent=here)]
    told = _told(tmp_path, [*rows, row("Total", 5, parent="")])
    assert ("BOM204", len(rows) + 2) in told


def test_a_table_with_rows_that_are_none_is_still_watched(tmp_path: Path) -> None:
    path = tmp_path / "bom.csv"
    path.write_text("part_number,unit_value,level\nA,,0\n,,\nB,5,1\nC,1\n\nTotal,5,0\n", encoding="utf-8")
    told = [
        (one.code, one.span.line) for one in ask(path, good_class=None).diagnostics if one.code != "BOM058"
    ]
    assert told == [("BOM201", 5), ("BOM204", 7)]
