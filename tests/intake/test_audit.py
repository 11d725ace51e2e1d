"""The careful reader against a naive oracle, and the hint each kind of wrong cell gets."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_tables import complaints, opened, places

from rvc_cli.diagnostics.printable import shown
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.intake.audit import audit

HINTS = {
    "12,000": 'thousands = ","',
    "12,5": 'decimal = ","',
    "1.234.567": 'decimal = ","',
    "12.000.1": "at most one decimal mark",
    "1.234,56": 'thousands = "."',
    "1.5E-05": "exponent notation",
    "#N/A": "error value of the spreadsheet",
    "#REF!": "error value of the spreadsheet",
    "=A1*2": "formula",
    "=SUM(B2:B9)": "formula",
    "$5": "currency_sign = true",
    "MXN 5": "currency_sign = true",
    "-3": "negative",
    "(3.00)": "negative",
    "NaN": "not an amount",
    "-inf": "not an amount",
    "1_000": "underscore",
    "١٢": "Western digits",
    "1.123456789": "8 decimals",
    "12345678901": "10 digits",
    "12%": "percentage",
    "N/A": "leave the cell blank",
    "+3": "sign",
}
ATOMS = [
    "",
    " ",
    "0",
    "7",
    "12",
    "1.5",
    ".",
    ",",
    "-",
    "+",
    "e5",
    "_",
    "$",
    "x",
    "US",
    "yes",
    "no",
    "2026-02-",
    "28",
    "30",
]
TEXTS = st.lists(st.sampled_from(ATOMS), max_size=3).map("".join)
COLUMNS = ("part_number", "unit_value", "quantity", "originating", "certified_until")


@pytest.mark.parametrize(("cell", "hint"), HINTS.items())
def test_each_kind_of_wrong_number_gets_its_own_hint(cell: str, hint: str, tmp_path: Path) -> None:
    [complaint] = complaints(f"part_number;unit_value\nA;{cell}\n", tmp_path)
    assert hint in complaint.message
    assert complaint.cell == cell


def test_a_cell_is_quoted_as_it_was_read_and_shown_without_its_control_characters(tmp_path: Path) -> None:
    [complaint] = complaints("part_number,unit_value\nA, \x1b[31m5\n", tmp_path)
    assert complaint.cell == " \x1b[31m5"
    assert '"\\x1b[31m5"' in complaint.message


def test_text_is_shown_printable_and_short() -> None:
    assert shown("a\x1b[2J\u202eb\nc") == "a\\x1b[2J\\u202eb\\nc"
    assert shown("x" * 61) == "x" * 60 + "…"
    assert shown("x" * 60) == "x" * 60
    assert shown("[bold]") == "[bold]"


@pytest.mark.parametrize(
    ("written", "good", "bad"),
    [
        (NumberFormat(decimal=","), "12,5", "12.5"),
        (NumberFormat(thousands=","), "1,234.5", "1,23.4"),
        (NumberFormat(decimal=",", thousands="."), "1.234,5", "1,234.5"),
        (NumberFormat(decimal=",", thousands="."), "900", "0.900"),
        (NumberFormat(thousands=","), "0.900", "0,900"),
        (NumberFormat(thousands=","), "10,000", "010,000"),
        (NumberFormat(thousands=","), "1,234,567,890", "0,234,567,890"),
        (NumberFormat(currency_sign=True), "$5", "$5,000"),
        (NumberFormat(thousands=" "), "1 234", "1 23"),
    ],
)
def test_the_format_of_the_manifest_says_how_numbers_are_read(
    written: NumberFormat, good: str, bad: str, tmp_path: Path
) -> None:
    table = "part_number;unit_value\nA;{}\n"
    assert complaints(table.format(good), tmp_path, written) == []
    assert places(complaints(table.format(bad), tmp_path, written)) == ["BOM104 line 2 unit_value"]


def test_rows_of_blank_cells_are_no_rows(tmp_path: Path) -> None:
    assert complaints("part_number,unit_value,quantity\nA,1,1\n,,\n , ,\t\n\n", tmp_path) == []


def test_known_roles_are_the_only_ones(tmp_path: Path) -> None:
    layout, _ = opened("part_number,unit_value,role\nA,1,Engine / Valve_Body\nB,1,engine/wheel\n", tmp_path)
    known = frozenset({"engine", "engine/valve-body"})
    assert places(audit(layout, known, frozenset())) == ["BOM116 line 3 role"]


def test_a_total_that_was_rounded_is_still_a_total(tmp_path: Path) -> None:
    found = complaints("part_number,quantity,unit_value\nA,3,1.335\nB,1,0.33333333\nTotal,1,4.34\n", tmp_path)
    assert places(found) == ["BOM204 line 4"]


def test_a_total_of_the_unit_values_is_a_total(tmp_path: Path) -> None:
    found = complaints("part_number,quantity,unit_value\nA,3,2\nB,1,5\nGrand total,1,7\n", tmp_path)
    assert places(found) == ["BOM204 line 4"]


def test_a_part_that_is_merely_called_total_is_none(tmp_path: Path) -> None:
    assert (
        complaints("part_number,unit_value,description\nA,3,x\nB,5,Total Quartz 5W30 oil\n", tmp_path) == []
    )


def test_a_value_that_happens_to_be_the_sum_is_no_total(tmp_path: Path) -> None:
    assert complaints("part_number,unit_value\nA,3\nB,5\nC,8\n", tmp_path) == []


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
def test_a_cell_is_bad_exactly_where_a_naive_reading_says_so(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    body = "".join(";".join(row) + "\n" for row in rows)
    table = ";".join(COLUMNS) + "\nP;1;1;;\n" + body
    found = places(complaints(table, tmp_path_factory.mktemp("a")))
    expected = []
    for line, row in enumerate(rows, 3):
        if any(cell.strip() for cell in row):
            expected += [
                f"line {line} {column}"
                for column, cell in zip(COLUMNS, row, strict=True)
                if _naively_bad(column, cell.strip())
            ]
    assert [place.split(" ", 1)[1] for place in found] == expected


def _naively_bad(column: str, text: str) -> bool:
    if column == "part_number":
        return not text
    if column == "originating":
        return text not in {"", "yes", "no", "0"}
    if column == "certified_until":
        return bool(text) and not _is_day(text)
    if not text:
        return column == "quantity"
    return not _is_amount(text) or (column == "quantity" and Decimal(text) == 0)


def _is_amount(text: str) -> bool:
    whole, point, rest = text.partition(".")
    digits = set("0123456789")
    return (
        1 <= len(whole) <= 10 and set(whole) <= digits and (not point or (bool(rest) and set(rest) <= digits))
    )


def _is_day(text: str) -> bool:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
