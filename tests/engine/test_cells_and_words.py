"""Cells at the edge of what is read: digits, blanks, letters and signs of money that both readers judge alike."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from building import answer, ask, errors, row, write
from rvc_cli.engine.cells import Cells
from rvc_cli.engine.connection import connect
from rvc_cli.facts.cells import HS_CODE, NumberFormat, foreign_mark
from rvc_cli.facts.columns import Column
from rvc_cli.facts.exact import Fraction, of_text
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.rules import ListedCodes
from rvc_cli.facts.words import NO, YES, Kind, country, folded, hyphened, yes_no

GERMAN = {"decimal": ",", "thousands": "."}
SIGNED = {"currency_sign": True}
CUSTOM = {"class": "custom", "required": 50}
BLANKS = [
    chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace() and chr(code) not in " \t\r\n"
]


def _refused(
    folder: Path, rows: list[dict[str, str]], **said: Any
) -> list[tuple[str, str | None, int | None]]:
    report = ask(write(folder, rows, CUSTOM, **said))
    assert report.assessments == ()
    assert report.exit_status == 2
    return [(one.code, one.span.column, one.span.line) for one in report.diagnostics]


@pytest.mark.parametrize(
    ("cell", "value"), [("9.999.999.999,99", "9999999999.99"), ("999.999.999", "999999999")]
)
def test_ten_digits_are_read_with_thousands_marks_between_them(cell: str, value: str, tmp_path: Path) -> None:
    found = answer(write(tmp_path, [row("A", cell, originating="yes")], CUSTOM, format=GERMAN))
    assert found.net_cost_low == Fraction(value)


@pytest.mark.parametrize("cell", ["10.000.000.000", "123.456.789.012,00", "12.345.678.901,5", "12345678901"])
def test_more_than_ten_digits_are_refused_however_they_are_written(cell: str, tmp_path: Path) -> None:
    rows = [row("A", cell, originating="yes"), row("B", "1", originating="no")]
    assert _refused(tmp_path, rows, format=GERMAN) == [("BOM107", "unit_value", 2)]


@pytest.mark.parametrize("mark", ["", ".", " ", "'", "\u2019", "\u00a0", "\u202f"])
def test_no_pattern_of_a_number_takes_more_than_ten_digits(mark: str) -> None:
    matches = re.compile(NumberFormat(",", mark).number).fullmatch
    digits = "1234567890"
    grouped = mark.join(["1", "234", "567", "890"])
    assert matches(digits)
    assert matches(grouped)
    assert not matches(digits + "1")
    assert not matches(mark.join(["12", "345", "678", "901"]))
    assert not matches(mark.join(["1", "234", "567", "890", "123"]))


@pytest.mark.parametrize(
    ("column", "cell"), [(Column.UNIT_VALUE, "9" * 12), (Column.QUANTITY, "9" * 12),
                         (Column.PRICE_UNIT, "9" * 30), (Column.LEVEL, "9" * 20)]
)  # fmt: skip
def test_a_cell_that_its_type_cannot_hold_is_bad_whatever_its_pattern_says(column: Column, cell: str) -> None:
    layout = Layout("t", "t.csv", ",", False, {column: 0}, (column.value,), NumberFormat(), column, 2)
    lost = Cells(layout, "2026-11-23", ListedCodes((), ()))._lost(column)
    with connect("") as connection:
        for text, bad in ((cell, True), ("5", False), (" 5 ", False), ("", False), ("  ", False)):
            relation = f"(SELECT '{text}' AS c0)"
            assert connection.execute(f"SELECT {lost} FROM {relation}").fetchone() == (bad,), text


@pytest.mark.parametrize("column", ["unit_value", "quantity"])
def test_a_pattern_that_takes_too_much_gives_no_figure(
    column: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NumberFormat, "number", property(lambda _: "[0-9]{1,15}"))
    cells = {"unit_value": "1", "quantity": "1"}
    rows = [row("A", **{**cells, column: "9" * 12}), row("B", **cells)]
    with pytest.raises(AssertionError, match="disagree"):
        ask(write(tmp_path, rows, CUSTOM))


def test_a_blank_that_is_no_space_beside_a_word_hides_no_rule(tmp_path: Path) -> None:
    for blank in BLANKS:
        rows = [row("A", "1", made=f"yes{blank}"), row("B", 1, made="no")]
        assert _refused(tmp_path, rows) == [("BOM111", "made", 2)], blank
        rows = [row("L", 1, parent="", kind=f"{blank}labor"), row("B", 1, parent="L", kind="")]
        assert _refused(tmp_path, rows) == [("BOM110", "kind", 2)], blank
        rows = [row("P", "", parent="", made=f"{blank}no"), row("B", 1, parent="P")]
        assert _refused(tmp_path, rows) == [("BOM111", "made", 2)], blank


@pytest.mark.parametrize("cell", ["\u017f\u00ed", "ye\u017f", "s\u0130", "YE\uff33", "s\u00ec", "si\u0301"])
def test_a_letter_that_only_folds_to_a_word_is_none(cell: str, tmp_path: Path) -> None:
    assert yes_no(cell) is None
    assert _refused(tmp_path, [row("A", 1, made=cell), row("B", 1, made="")]) == [("BOM111", "made", 2)]


@pytest.mark.parametrize("cell", [" yes", "YES\t", "S\u00cd", "s\u00ed", "True", "1"])
def test_every_way_to_say_yes_comes_under_the_rule_of_the_row(cell: str, tmp_path: Path) -> None:
    assert _refused(tmp_path, [row("A", 1, made=cell), row("B", 1, made="")]) == [("BOM306", "made", 2)]


@pytest.mark.parametrize(("column", "read"), [(Column.KIND, hyphened), (Column.MADE, folded)])
def test_sql_and_python_fold_every_letter_alike(column: Column, read: Callable[[str], str]) -> None:
    layout = Layout("t", "t.csv", ",", False, {column: 0}, (column.value,), NumberFormat(), None, 2)
    cells = Cells(layout, "2026-11-23", ListedCodes((), ()))
    everything = [chr(code) for code in range(1, 0x2100) if chr(code) not in "'\0"]
    words = [*everything, *(f"{one}no" for one in everything), *(f"s{one}" for one in everything)]
    words += [f"shipping{one}packing" for one in everything]
    vocabulary = sorted({*YES, *NO, *(kind.value for kind in Kind)})
    with connect("") as connection:
        connection.execute("CREATE TABLE words (c0 VARCHAR)")
        connection.execute(
            f"INSERT INTO words VALUES {', '.join(f'({chr(39)}{one}{chr(39)})' for one in words)}"
        )
        told = connection.execute(f"SELECT c0, {cells.says(column, vocabulary)} FROM words").fetchall()
    assert {one for one, known in told if known} == {one for one in words if read(one) in vocabulary}
    assert folded("\tS\u00cd ") == "s\u00ed"


SIGNS = [
    ("USD", "$ 5", ""), ("MXN", "$5", ""), ("EUR", "5 \u20ac", ""), ("EUR", "EUR 5", ""), ("MXN", "$5 MXN", ""),
    ("EUR", "$5", "$"), ("USD", "EUR 100", "EUR"), ("USD", "5\u20ac", "\u20ac"), ("MXN", "$5 USD", "USD"),
    ("CHF", "$5", "$"), ("CHF", "CHF 5", ""),
]  # fmt: skip


@pytest.mark.parametrize(("currency", "cell", "foreign"), SIGNS)
def test_a_sign_beside_an_amount_is_that_of_its_good_or_an_error(
    currency: str, cell: str, foreign: str, tmp_path: Path
) -> None:
    assert foreign_mark(cell, currency) == foreign
    rows = [row("A", cell, originating="yes"), row("B", "1", originating="yes")]
    path = write(tmp_path, rows, {**CUSTOM, "currency": currency}, format=SIGNED)
    report = ask(path)
    assert errors(report) == (["BOM104"] if foreign else [])
    if not foreign:
        assert report.assessments[0].net_cost_low == 6


@pytest.mark.parametrize(
    ("cell", "right"), [("$ 100", True), ("USD 100", True), ("EUR 100", False), ("100 \u20ac", False)]
)
def test_a_sign_is_that_of_the_currency_its_row_names(cell: str, right: bool, tmp_path: Path) -> None:
    rows = [row("A", cell, currency="USD", originating="yes"), row("B", "1", currency="", originating="yes")]
    rates = {"USD": {"rate": 0.5, "on": _Day("2026-11-01"), "source": "ECB"}}
    path = write(tmp_path, rows, {**CUSTOM, "currency": "EUR"}, format=SIGNED, exchange_rates=rates)
    report = ask(path)
    assert errors(report) == ([] if right else ["BOM104"])
    assert [one.net_cost_low for one in report.assessments] == ([51] if right else [])


class _Day:
    """A date as TOML writes it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __str__(self) -> str:
        return self._text


def test_a_statement_is_marked_with_the_currency_of_the_supplier(tmp_path: Path) -> None:
    rates = {"MXN": {"rate": 0.05, "on": _Day("2026-11-01"), "source": "FIX"}}
    good = row("A", "10", supplier_regional_value="MXN 20", supplier_currency="MXN", originating="no")
    assert errors(ask(write(tmp_path, [good], CUSTOM, format=SIGNED, exchange_rates=rates))) == []
    bad = {**good, "supplier_regional_value": "USD 2", "unit_value": "MXN 10"}
    found = _refused(tmp_path, [bad], format=SIGNED, exchange_rates=rates)
    assert found == [("BOM104", "unit_value", 2), ("BOM104", "supplier_regional_value", 2)]


def test_a_sign_is_that_of_the_vehicle_its_row_belongs_to(tmp_path: Path) -> None:
    (tmp_path / "v.csv").write_text("vehicle,class,required,currency\nA,custom,50,USD\nB,custom,50,EUR\n")
    (tmp_path / "m.toml").write_text(
        '[goods]\ntable = "v.csv"\nbom = "bom.csv"\n[format]\ncurrency_sign = true\n'
    )
    (tmp_path / "bom.csv").write_text(
        "vehicle,part_number,unit_value\nA,X,$5\nB,X,\u20ac5\n", encoding="utf-8"
    )
    assert errors(ask(tmp_path / "m.toml")) == []
    (tmp_path / "bom.csv").write_text("vehicle,part_number,unit_value\nA,X,$5\nB,X,$5\n", encoding="utf-8")
    [one] = ask(tmp_path / "m.toml").diagnostics
    assert (one.code, one.span.line, one.span.column) == ("BOM104", 3, "unit_value")


@pytest.mark.parametrize("column", ["quantity", "exchange_rate"])
def test_what_is_no_money_has_no_sign(column: str, tmp_path: Path) -> None:
    rows = [row("A", "5", **{column: "$ 2"}), row("B", "5", **{column: "1"})]
    assert _refused(tmp_path, rows, format=SIGNED) == [("BOM104", column, 2)]


PRINTED = [
    "8708.29.50.60",
    "8708 29",
    "870829",
    "87.08",
    "87 08 29",
    "8708.29.5060",
    "87.08.29",
    "8708",
    "9801.00",
]
PRINTED += ["0101.21", "8708.29.99 01", "8708295060", "87082", "9999.99.99.99", "8708.2"]
NO_CODES = [
    "0.123456789",
    "0.00000000",
    "00005.50",
    "0000",
    "0012.34",
    "1.25",
    "870",
    "8.708",
    "870.829",
    "8708.2.9",
]
NO_CODES += ["8708..29", "8708.29.", ".8708", "87082950601", "8708.295.06", "8 708", "00.08"]


@pytest.mark.parametrize(
    ("cell", "sound"), [(one, True) for one in PRINTED] + [(one, False) for one in NO_CODES]
)
def test_an_hs_code_is_one_as_tariffs_print_them(cell: str, sound: bool, tmp_path: Path) -> None:
    assert bool(re.fullmatch(HS_CODE, cell)) == sound
    report = ask(write(tmp_path, [row("A", 1, hs_code=cell), row("B", 1, hs_code="")], CUSTOM))
    assert errors(report) == ([] if sound else ["BOM115"])


@pytest.mark.parametrize(
    "cell", ["no", "No", "yes", "YES", "y", "n", "N", "s\u00ed", "true", "0", "NA", "na"]
)
def test_an_answer_in_the_column_of_countries_is_no_country(cell: str, tmp_path: Path) -> None:
    assert country(cell) is None
    rows = [row("A", 1, origin=cell), row("B", 1, origin="US")]
    report = ask(write(tmp_path, rows, CUSTOM))
    assert errors(report) == ["BOM113"]
    if folded(cell) != "na":
        assert "originating" in report.diagnostics[0].message


def test_norway_is_no_in_capitals_beside_other_countries(tmp_path: Path) -> None:
    rows = [row("A", 1, origin="NO"), row("B", 1, origin="US")]
    assert dict(answer(write(tmp_path, rows, CUSTOM)).content_by_country) == {"NO": 1, "US": 1}
    assert _refused(tmp_path, [row("A", 1, origin="NO"), row("B", 1, origin="NO")]) == [
        ("BOM113", "origin", 2)
    ]
    assert _refused(tmp_path, [row("A", 1, origin="NO"), row("B", 1, origin="")]) == [("BOM113", "origin", 2)]
    for named in ("NOR", "Norway", "Noruega"):
        assert errors(ask(write(tmp_path, [row("A", 1, origin=named)], CUSTOM))) == []


def test_a_number_of_one_digit_leaves_the_letters_of_the_interpreter_alone() -> None:
    assert of_text("1") == of_text("1.0") == 1
    assert b"\0".decode() == chr(0)
