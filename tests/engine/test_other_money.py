"""Amounts in other money: every line without a rate is named, and amounts are compared in one currency."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from building import answer, ask, errors, row, rvc, write
from rvc_cli.facts.exact import Fraction

CUSTOM = {"class": "custom", "required": 50}


class Day:
    """A date as TOML writes it."""

    def __str__(self) -> str:
        return "2026-11-01"


def rates(**units: object) -> dict[str, dict[str, object]]:
    """Exchange rates of a manifest."""
    return {code: {"rate": rate, "on": Day(), "source": "FIX"} for code, rate in units.items()}


def _places(
    folder: Path, rows: list[dict[str, str]], **said: Any
) -> list[tuple[str, int | None, str | None]]:
    report = ask(write(folder, rows, CUSTOM, **said))
    assert report.assessments == ()
    return [(one.code, one.span.line, one.span.column) for one in report.diagnostics]


def test_every_line_without_a_rate_is_named_and_nothing_else(tmp_path: Path) -> None:
    rows = [row(f"P{place}", 1, currency="MXN" if place % 2 else "USD") for place in range(6)]
    assert _places(tmp_path, rows) == [("BOM320", line, "currency") for line in (3, 5, 7)]


def test_a_rate_is_missed_on_a_row_with_contents_too(tmp_path: Path) -> None:
    rows = [row("BOX", "", parent="", currency="CAD"), row("A", 1, parent="BOX"), row("B", 1, parent="")]
    assert _places(tmp_path, rows) == [("BOM320", 2, "currency")]


def test_a_statement_in_a_currency_without_a_rate_is_named_once(tmp_path: Path) -> None:
    rows = [
        row("A", 10, supplier_regional_value=5, supplier_currency="MXN"),
        row("B", 10, supplier_regional_value="", supplier_currency=""),
    ]
    assert _places(tmp_path, rows) == [("BOM320", 2, "supplier_currency")]


def test_a_statement_in_the_currency_of_its_row_needs_no_rate_of_its_own(tmp_path: Path) -> None:
    rows = [row("A", 1000, currency="MXN", exchange_rate="0.05", supplier_regional_value=500)]
    rows[0]["supplier_currency"] = "mxn"
    found = rvc(answer(write(tmp_path, [{**rows[0], "originating": "no"}], CUSTOM)))
    assert (found.at_low.base, found.at_high.vnm) == (Fraction(50), Fraction(25))


@pytest.mark.parametrize(
    ("recorded", "wrong"), [("1", False), ("1.000", False), ("0.99", True), ("1.00000001", True)]
)
@pytest.mark.parametrize("currency", ["", "USD", "usd"])
def test_a_rate_beside_an_amount_in_the_currency_of_the_good_is_one(
    recorded: str, wrong: bool, currency: str, tmp_path: Path
) -> None:
    rows = [
        row("A", 10, currency=currency, exchange_rate=recorded),
        row("B", 1, currency="CAD", exchange_rate=2),
    ]
    report = ask(write(tmp_path, rows, CUSTOM))
    assert errors(report) == (["BOM323"] if wrong else [])
    if wrong:
        assert (report.diagnostics[0].span.line, report.diagnostics[0].cell) == (2, recorded)


ABOVE = [
    ("60", "USD", "1000", "MXN", True), ("50", "USD", "1000", "MXN", False), ("50.01", "USD", "1000", "MXN", True),
    ("1000", "MXN", "100", "USD", False), ("2000", "MXN", "100", "USD", False), ("2000.01", "MXN", "100", "USD", True),
    ("10.01", "", "10", "", True), ("10", "", "10", "", False), ("11", "", "10", "MXN", True),
]  # fmt: skip


@pytest.mark.parametrize(("amount", "stated", "value", "currency", "above"), ABOVE)
def test_a_stated_regional_value_is_compared_in_the_currency_of_the_good(
    amount: str, stated: str, value: str, currency: str, above: bool, tmp_path: Path
) -> None:
    said = {"supplier_regional_value": amount, "supplier_currency": stated, "currency": currency}
    rows = [row("S", 1, **dict.fromkeys(said, "")), row("A", value, **said)]
    report = ask(write(tmp_path, rows, CUSTOM, exchange_rates=rates(MXN=Decimal("0.05"))))
    assert errors(report) == (["BOM303"] if above else [])
    if above:
        assert (report.diagnostics[0].span.line, report.diagnostics[0].cell) == (3, amount)


def test_a_stated_regional_value_is_of_one_unit_and_of_every_line_that_says_so(tmp_path: Path) -> None:
    line = row("A", 1000, price_unit=100, quantity=3, supplier_regional_value=10)
    assert errors(ask(write(tmp_path, [line, {**line, "quantity": "5"}], CUSTOM))) == []
    line["supplier_regional_value"] = "10.00000001"
    twice = [line, row("S", 1, price_unit=1, quantity=1), {**line, "quantity": "5", "part_number": "B"}]
    assert _places(tmp_path, twice) == [("BOM303", at, "supplier_regional_value") for at in (2, 4)]


def test_a_statement_on_a_row_with_contents_is_compared_with_its_own_value(tmp_path: Path) -> None:
    rows = [
        row("BOX", 10, parent="", supplier_regional_value=11),
        row("A", 1, parent="BOX"),
        row("SUB", "", parent="", supplier_regional_value=11),
        row("B", 1, parent="SUB"),
    ]
    assert _places(tmp_path, rows) == [("BOM303", 2, "supplier_regional_value")]


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    rows = [
        row("R", 1, parent="", currency="USD", made="yes"),
        row("A", "1e3", parent="Q", currency="USD"),
        row("B", "", parent="B2", currency="USD"),
        row("B2", "", parent="B", currency="USD"),
        row("C", "", parent="R2", currency="EUR", made=""),
    ]
    found = _places(tmp_path, rows)
    assert ("BOM104", 3, "unit_value") in found
    assert ("BOM310", 3, "parent") in found
    assert {line for code, line, _ in found if code == "BOM311"} == {4, 5}
    assert ("BOM320", 6, "currency") in found
    assert ("BOM310", 6, "parent") in found
    assert ("BOM306", 2, "made") in found
    assert ("BOM301", 6, "unit_value") in found


def test_an_orphan_and_what_stands_in_it_is_no_ring(tmp_path: Path) -> None:
    rows = [
        row("R", 1, parent=""),
        row("A", "", parent="Q"),
        row("B", "", parent="A"),
        row("C", 1, parent="B"),
    ]
    assert _places(tmp_path, rows) == [("BOM310", 3, "parent")]


def test_a_level_that_is_none_makes_no_jump_of_its_neighbours(tmp_path: Path) -> None:
    rows = [
        row("R", "", level=1),
        row("A", "", level="1.5"),
        row("B", 1, level=3),
        row("C", 1, level=2),
        row("D", 1, level=4),
    ]
    found = _places(tmp_path, rows)
    assert ("BOM121", 3, "level") in found
    assert [line for code, line, _ in found if code == "BOM312"] == [6]


def test_items_that_are_none_stand_below_nothing(tmp_path: Path) -> None:
    rows = [
        row("R", 1, item="1"),
        row("A", 1, item="7..2"),
        row("B", 1, item="2.1"),
        row("C", 1, item="7..2"),
    ]
    assert sorted(_places(tmp_path, rows), key=str) == [
        ("BOM122", 3, "item"),
        ("BOM122", 5, "item"),
        ("BOM313", 4, "item"),
    ]


@pytest.mark.parametrize("tree", ["level", "item", "parent"])
def test_a_tree_that_is_too_deep_is_told_at_its_own_column(tree: str, tmp_path: Path) -> None:
    rows = [row("R", "1", level=1, item="1", parent="")]
    for depth in range(1, 204):
        said = {
            "level": depth,
            "item": ".".join(["2", *["1"] * (depth - 1)]),
            "parent": f"N{depth - 1}" if depth > 1 else "",
        }
        rows.append(row(f"N{depth}", "1" if depth == 203 else "", **said))
    rows = [
        {name: cell for name, cell in one.items() if name in {"part_number", "unit_value", tree}}
        for one in rows
    ]
    found = _places(tmp_path, rows)
    assert {(code, column) for code, _, column in found} == {("BOM315", tree)}


def test_a_sum_beyond_exact_arithmetic_is_told_of_the_table_and_of_no_row(tmp_path: Path) -> None:
    big = row("A", "9999999999.99999999", quantity="9999999999.99999999")
    report = ask(write(tmp_path, [{**big, "part_number": f"A{place}"} for place in range(2_000)], CUSTOM))
    if errors(report):
        assert [(one.code, one.span.line) for one in report.diagnostics] == [("BOM321", None)]
    else:
        assert report.assessments[0].net_cost_low == 2_000 * Fraction("9999999999.99999999") ** 2
