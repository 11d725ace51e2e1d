"""Records and their physical lines, against the reader of the standard library."""

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.facts.layout import Layout
from rvc_cli.intake.records import Record, records, sound_quotes
from rvc_cli.intake.rows import count_empty, line_numbers, rewrite

CELLS = st.text(st.sampled_from('ab ,;"\n\tñ'), max_size=6)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=6)
SCRAPS = st.text(st.sampled_from('ab,"\n '), max_size=30)


def read(text: str, folder: Path, delimiter: str = ",") -> list[Record]:
    file = folder / "t.csv"
    file.write_bytes(text.encode())
    return list(records(file, delimiter))


def written(rows: list[list[str]], quoting: int, newline: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=quoting, lineterminator=newline).writerows(rows)  # type: ignore[arg-type]  # a constant
    return text.getvalue()


def layout_of(text: str, folder: Path) -> Layout:
    file = folder / "t.csv"
    file.write_bytes(text.encode())
    return Layout(
        name="t.csv",
        path=str(file),
        delimiter=",",
        quoted='"' in text,
        columns={Column.PART_NUMBER: 0, Column.UNIT_VALUE: 1},
        headers=("part_number", "unit_value"),
        format=NumberFormat(),
        tree=None,
        physical_lines=text.count("\n") + (not text.endswith("\n")),
        multiline=True,
    )


@given(ROWS, st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), st.sampled_from(["\n", "\r\n"]))
def test_what_a_writer_of_csv_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], quoting: int, newline: str
) -> None:
    found = read(written(rows, quoting, newline), tmp_path_factory.mktemp("r"))
    assert [record.cells for record in found] == rows
    assert all(not record.faults for record in found)
    line = 1
    for record in found:
        assert record.line == line
        line += 1 + sum(cell.count("\n") for cell in record.cells)


@given(SCRAPS)
def test_a_record_has_a_fault_exactly_where_the_pattern_of_sound_quotes_fails(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    assume(' "' not in text and '" ' not in text)  # spaces beside a quote: no fault, and not in the pattern
    faults = [fault for record in read(text, tmp_path_factory.mktemp("r")) for fault in record.faults]
    assert (not faults) == bool(re.fullmatch(sound_quotes(","), text))


@given(SCRAPS)
def test_a_text_without_faults_is_read_as_the_standard_library_reads_it(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    assume(' "' not in text and '" ' not in text)
    found = read(text, tmp_path_factory.mktemp("r"))
    if not any(record.faults for record in found):
        theirs = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert _not_blank(record.cells for record in found) == _not_blank(theirs)


def _not_blank(rows: Iterable[list[str]]) -> list[list[str]]:
    return [row for row in rows if "".join(row).strip(" \n")]


def test_spaces_around_a_quoted_cell_are_no_part_of_it(tmp_path: Path) -> None:
    first, second = read('a, "b, c"  ,d\ne," ""f"" ",  "g" \n', tmp_path)
    assert (first.cells, second.cells) == (["a", "b, c", "d"], ["e", ' "f" ', "g"])
    assert not first.faults + second.faults


def test_a_stray_quote_swallows_nothing_after_it(tmp_path: Path) -> None:
    first, second = read('a,1/2" bolt,c\nd,e,f\n', tmp_path)
    assert (first.cells, second.cells) == (["a", '1/2" bolt', "c"], ["d", "e", "f"])
    assert [(fault.code.id, fault.line, fault.place) for fault in first.faults] == [("BOM202", 1, 1)]


def test_a_quote_never_closed_is_told_at_the_line_its_cell_begins_in(tmp_path: Path) -> None:
    *_, last = read('a,b\n"c\nd",e\nf,"g\nh,i\n', tmp_path)
    assert [(fault.code.id, fault.line, fault.place) for fault in last.faults] == [("BOM203", 4, 1)]


def test_a_cell_longer_than_the_standard_library_takes_is_read(tmp_path: Path) -> None:
    [record] = read('a,"' + "x" * 200_000 + '"\n', tmp_path)
    assert len(record.cells[1]) == 200_000


def test_rows_are_found_at_their_physical_lines(tmp_path: Path) -> None:
    layout = layout_of('part_number,unit_value\nA,1\n\n,\n"B\nb",2\n  \nC,3', tmp_path)
    assert line_numbers(layout, {0, 1, 2, 3}) == {0: 2, 1: 4, 2: 5, 3: 8}
    assert line_numbers(layout, {2}) == {2: 5}
    assert line_numbers(layout, ()) == {}
    assert count_empty(layout) == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("body", "empty"),
    [
        ("A,1|B,2|", 0),
        ("A,1||B,2|", 1),
        ("A,1|||  |B,2||", 4),
        ("A,1|\t|B,2|  ", 2),
        (",||A,1", 1),
        (" A,1|B,2", 0),
    ],
)
def test_empty_lines_are_counted_with_and_without_reading_the_records(
    body: str, empty: int, newline: str, tmp_path: Path
) -> None:
    layout = layout_of(("part_number,unit_value|" + body).replace("|", newline), tmp_path)
    assert count_empty(layout) == empty
    fast = replace(layout, multiline=False)
    assert count_empty(fast) == empty
    rows = range(2)
    assert line_numbers(fast, rows) == line_numbers(layout, rows)


@given(ROWS, st.sampled_from(["\n", "\r\n"]))
def test_a_table_written_anew_holds_the_same_records(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], newline: str
) -> None:
    folder = tmp_path_factory.mktemp("r")
    text = written([["part_number", "unit_value"], *rows], csv.QUOTE_MINIMAL, newline)
    copy = rewrite(layout_of(text, folder), Scratch(folder))
    again = list(csv.reader(io.StringIO(Path(copy.path).read_bytes().decode(), newline=""), strict=True))
    assert again[1:] == rows
    assert "\r" not in Path(copy.path).read_text("utf-8")
    assert (copy.header_lines, copy.mixed_newlines) == (1, False)


@pytest.mark.parametrize("closes", [True, False])
def test_a_quoted_cell_of_over_a_megabyte_is_the_last_thing_read(closes: bool, tmp_path: Path) -> None:
    path = tmp_path / "bom.csv"
    line = "x" * 999 + "\n"
    rest = '"' if closes else line * 4000
    path.write_text(f'part_number,description\nA,"{line * 1001}{rest}\nB,y\n', "utf-8")
    read = list(records(path, ","))
    assert [one.line for one in read] == [1, 2]
    assert [(fault.code.id, fault.line) for fault in read[1].faults] == [("BOM203", 2)]
    assert len(read[1].cells[-1]) < 2_000_000, "what follows is not gathered"


def test_a_quoted_cell_of_a_megabyte_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "bom.csv"
    path.write_text('part_number,description\nA,"' + ("x" * 999 + "\n") * 1000 + '"\nB,y\n', "utf-8")
    assert [one.line for one in records(path, ",")] == [1, 2, 1003]
