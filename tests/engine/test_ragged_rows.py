"""A row with more or fewer cells than the header is an error, whatever the cells too many hold."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ask, errors
from rvc_cli.engine import pieces

HEADER = ["part_number", "unit_value", "origin", "description"]
SOUND = [f"P{place},{place + 1},US,bolt" for place in range(40)]


def found(
    path: Path, rows: list[str], delimiter: str = ",", newline: str = "\n"
) -> list[tuple[str, int | None]]:
    """Codes and lines of the errors in a table of these rows."""
    text = newline.join([",".join(HEADER), *rows, ""]).replace(",", delimiter)
    path.write_bytes(text.encode())
    report = ask(path)
    assert not errors(report) or (report.exit_status, report.assessments) == (2, ())
    return [(one.code, one.span.line) for one in report.diagnostics if one.code in errors(report)]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("beyond", ["", ",", ",,,", '""', " ", '"",""', "x"])
def test_a_cell_too_many_is_an_error_be_it_blank(
    beyond: str, delimiter: str, newline: str, tmp_path: Path
) -> None:
    rows = [*SOUND[:7], f"B,1,CN,234,{beyond}", *SOUND[7:]]
    assert found(tmp_path / "bom.csv", rows, delimiter, newline) == [("BOM201", 9)]


@pytest.mark.parametrize("row", ["B,1,CN", "B,1", "B"])
def test_a_cell_too_few_is_an_error(row: str, tmp_path: Path) -> None:
    assert found(tmp_path / "bom.csv", [*SOUND, row]) == [("BOM201", 42)]


@pytest.mark.parametrize("tree", ["level", "parent"])
def test_a_row_of_a_tree_is_no_exception(tree: str, tmp_path: Path) -> None:
    places = {"level": ("1", "2"), "parent": ("", "G")}[tree]
    (tmp_path / "bom.csv").write_text(
        f"part_number,{tree},origin,unit_value,description\nG,{places[0]},,,\nB,{places[1]},CN,1,234,\n",
        "utf-8",
    )
    assert errors(ask(tmp_path / "bom.csv")) == ["BOM201"]


def test_a_late_row_of_a_long_table_is_no_exception(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "SHORTEST", 1)
    monkeypatch.setattr(pieces, "LONGEST", 300)
    assert found(tmp_path / "bom.csv", [*SOUND, "B,1,CN,234,"]) == [("BOM201", 42)]


@given(st.lists(st.lists(st.sampled_from(["", '""', "5"]), min_size=1, max_size=7), min_size=1, max_size=6))
def test_rows_are_as_wide_as_the_header_or_named(
    tmp_path_factory: pytest.TempPathFactory, tails: list[list[str]]
) -> None:
    rows = [",".join([f"P{place}", "5", *tail]) for place, tail in enumerate(tails)]
    wrong = [place + 2 for place, tail in enumerate(tails) if len(tail) != 2]
    path = tmp_path_factory.mktemp("rows") / "bom.csv"
    text = "\n".join(["part_number,unit_value,description,supplier", *rows, ""])
    path.write_text(text, "utf-8")
    report = ask(path)
    assert [one.span.line for one in report.diagnostics if one.code == "BOM201"] == wrong
