"""What a table looks like is nobody's business: order, names, columns, dialect and units change no figure."""

import random
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import answer, ends, table, toml
from rvc_cli.facts.findings import Assessment
from tables_at_random import MONEY, Cells, Tree, by_level, by_parent, trees

FEW = settings(max_examples=8)
GOOD: Mapping[str, object] = {"class": "passenger-vehicle"}
Saying = tuple[list[Cells], Mapping[str, object]]


def _asked(
    rows: list[Cells],
    designated: list[str],
    write: Callable[[Path, list[Cells]], None] | None = None,
    **sections: Mapping[str, object],
) -> Assessment:
    """The answer about a table, written the plain way or by ``write``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if write:
            write(folder / "bom.csv", rows)
        else:
            (folder / "bom.csv").write_text(table(rows), encoding="utf-8", newline="")
        said: dict[str, Mapping[str, object]] = {
            "good": {"name": "the good", "bom": "bom.csv", **GOOD},
            "choices": {"intermediate": designated},
            **sections,
        }
        text = "".join(
            f"[{key}]\n" + "".join(f"{name} = {toml(value)}\n" for name, value in section.items())
            for key, section in said.items()
        )
        (folder / "good.toml").write_text(text, encoding="utf-8")
        return answer(folder / "good.toml")


def _figures(found: Assessment) -> object:
    return (
        ends(found),
        found.outcome,
        found.net_cost_low,
        found.net_cost_high,
        found.certified,
        found.tagged,
        found.content_by_country,
    )


@FEW
@given(trees(), st.randoms(use_true_random=False))
def test_the_order_of_rows_with_parents_changes_nothing(tree: Tree, chance: random.Random) -> None:
    rows = by_parent(tree)
    turned = list(rows)
    chance.shuffle(turned)
    assert _figures(_asked(turned, tree.designated)) == _figures(_asked(rows, tree.designated))


@FEW
@given(trees(), st.integers(0, 30), st.sampled_from(["0.25", "0.5"]))
def test_a_row_split_into_two_of_its_part_number_changes_nothing(tree: Tree, place: int, cut: str) -> None:
    rows = by_parent(tree)
    at = place % len(rows)
    share = Decimal(cut)
    if rows[at]["part_number"] == "WHOLE" or Decimal(rows[at]["quantity"]) < 1:
        at = next(index for index, one in enumerate(rows) if one["part_number"] == "SURE")
    quantity = Decimal(rows[at]["quantity"])
    halves = [{**rows[at], "quantity": f"{quantity * part:f}"} for part in (share, 1 - share)]
    split = [*rows[:at], *halves, *rows[at + 1 :]]
    assert _figures(_asked(split, tree.designated)) == _figures(_asked(rows, tree.designated))


@FEW
@given(trees(), st.sampled_from(["2", "0.5", "10"]))
def test_scaling_all_money_leaves_the_shares_and_the_outcome(tree: Tree, factor: str) -> None:
    rows = [_rounded(one) for one in by_parent(tree)]
    scaled = [_scaled(one, Decimal(factor)) for one in rows]
    plain, other = _asked(rows, tree.designated), _asked(scaled, tree.designated)
    findings = [
        [
            (one.requirement, one.outcome, one.said, *(end and end.share for end in (one.low, one.high)))
            for one in each.findings
        ]
        for each in (plain, other)
    ]
    assert findings[0] == findings[1]
    assert (
        other.net_cost_low
        == plain.net_cost_low
        * Decimal(factor).as_integer_ratio()[0]
        / (Decimal(factor).as_integer_ratio()[1])
    )


def _rounded(one: Cells) -> Cells:
    """A row with six decimals of money at most, so that it can be scaled within eight."""
    cut = {name: f"{Decimal(one[name]):.6f}" for name in MONEY if one.get(name)}
    return {**one, **cut}


def _scaled(one: Cells, factor: Decimal) -> Cells:
    return {**one, **{name: f"{Decimal(one[name]) * factor:f}" for name in MONEY if one.get(name)}}


@FEW
@given(trees())
def test_renaming_parts_changes_nothing(tree: Tree) -> None:
    rows = by_parent(tree)
    renamed = [
        {
            name: f"Ñ {cell} x" if name in {"part_number", "parent"} and cell else cell
            for name, cell in one.items()
        }
        for one in rows
    ]
    names = [f"Ñ {one} x" for one in tree.designated]
    assert _figures(_asked(renamed, names)) == _figures(_asked(rows, tree.designated))


@FEW
@given(trees(), st.randoms(use_true_random=False))
def test_the_order_of_columns_changes_nothing(tree: Tree, chance: random.Random) -> None:
    rows = by_level(tree)
    columns = list(dict.fromkeys(name for one in rows for name in one))
    chance.shuffle(columns)
    turned = [{name: one.get(name, "") for name in columns} for one in rows]
    assert _figures(_asked(turned, tree.designated)) == _figures(_asked(rows, tree.designated))


def _encoded(encoding: str, delimiter: str, newline: str) -> Callable[[Path, list[Cells]], None]:
    def write(path: Path, rows: list[Cells]) -> None:
        path.write_bytes(table(rows, delimiter, newline).encode(encoding))

    return write


def _quoted(path: Path, rows: list[Cells]) -> None:
    columns = list(dict.fromkeys(name for one in rows for name in one))
    lines = [columns, *([one.get(name, "") for name in columns] for one in rows)]
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    path.write_text(text, encoding="utf-8", newline="")


WRITERS = {
    "bom": _encoded("utf-8-sig", ",", "\n"),
    "utf-16": _encoded("utf-16", "\t", "\r\n"),
    "cp1252": _encoded("cp1252", ";", "\r\n"),
    "tabs": _encoded("utf-8", "\t", "\n"),
    "semicolons": _encoded("utf-8", ";", "\n"),
    "crlf": _encoded("utf-8", ",", "\r\n"),
    "quoted without a last line end": _quoted,
}


@pytest.mark.parametrize("written", WRITERS)
@settings(max_examples=3)
@given(tree=trees())
def test_dialect_encoding_and_line_ends_change_nothing(written: str, tree: Tree) -> None:
    rows = [{**one, "supplier": "Año, S.A. de C.V."} for one in by_parent(tree)]
    told = _asked(rows, tree.designated, WRITERS[written])
    assert _figures(told) == _figures(_asked(rows, tree.designated))


@settings(max_examples=5)
@given(trees())
def test_a_decimal_comma_that_the_manifest_names_changes_nothing(tree: Tree) -> None:
    rows = by_parent(tree)
    comma = [
        {name: cell.replace(".", ",") if name in {*MONEY, "quantity"} else cell for name, cell in one.items()}
        for one in rows
    ]
    told = _asked(comma, tree.designated, _encoded("utf-8", ";", "\n"), format={"decimal": ","})
    assert _figures(told) == _figures(_asked(rows, tree.designated))


@settings(max_examples=5)
@given(trees())
def test_blank_rows_are_counted_and_change_nothing(tree: Tree) -> None:
    rows = by_parent(tree)
    blank = dict.fromkeys(rows[0], "")
    with_blanks = [rows[0], blank, *rows[1:], blank]
    told = _asked(with_blanks, tree.designated)
    assert told.blank_rows == 2
    assert _figures(told) == _figures(_asked(rows, tree.designated))


@settings(max_examples=5)
@given(trees())
def test_money_in_another_currency_at_its_stated_rate_changes_nothing(tree: Tree) -> None:
    rows = [_rounded(one) for one in by_parent(tree)]
    pesos = [{**_scaled(one, Decimal(20)), "currency": "MXN"} for one in rows]
    rates = {"MXN": {"rate": Decimal("0.05"), "on": date(2026, 11, 2), "source": "the bank"}}
    told = _asked(pesos, tree.designated, exchange_rates=rates)
    assert _figures(told) == _figures(_asked(rows, tree.designated))
