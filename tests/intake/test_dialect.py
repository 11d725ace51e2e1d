"""Encodings, delimiters, line ends and quotes, settled before a row is read."""

import io
import os
import sys
from pathlib import Path

import pytest
from read_tables import complaints, opened, places, refusal

from rvc_cli.diagnostics import RvcError
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.intake.columns import ColumnMap
from rvc_cli.intake.dialect import open_table, with_quotes

TABLE = "part_number,unit_value,description\nA-1,10,señal ½\nA-2,5,x\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_table_is_the_same_in_every_encoding_and_with_either_line_end(
    encoding: str, newline: str, tmp_path: Path
) -> None:
    layout, notes = opened(TABLE.replace("\n", newline).encode(encoding), tmp_path)
    assert Path(layout.path).read_bytes().decode() == TABLE.replace("\n", newline)
    assert layout.plain
    assert layout.physical_lines == 3
    assert layout.columns == {Column.PART_NUMBER: 0, Column.UNIT_VALUE: 1, Column.DESCRIPTION: 2}
    assert places(notes) == (["BOM006"] if encoding == "cp1252" else [])


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_both_orders_of_utf_16_are_read_with_their_mark(mark: str, tmp_path: Path) -> None:
    layout, _ = opened("\ufeff".encode(mark) + TABLE.encode(mark), tmp_path)
    assert Path(layout.path).read_text("utf-8") == TABLE


def test_a_plain_file_is_read_in_place_and_nothing_is_copied(tmp_path: Path) -> None:
    layout, _ = opened(TABLE, tmp_path)
    assert layout.path == str(tmp_path / "t.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_that_makes_a_header(delimiter: str, tmp_path: Path) -> None:
    layout, _ = opened(TABLE.replace(",", delimiter), tmp_path)
    assert layout.delimiter == delimiter


def test_commas_within_quoted_names_do_not_make_it_a_comma_table(tmp_path: Path) -> None:
    layout, _ = opened('part_number;unit_value;"notes, remarks, hints, more"\nA;1;x\n', tmp_path)
    assert layout.delimiter == ";"
    assert layout.headers == ("part_number", "unit_value", "notes, remarks, hints, more")


def test_a_file_that_ends_within_a_letter_was_cut_off(tmp_path: Path) -> None:
    for end in ("ñ", "价", "\U0001f697"):
        for kept in range(1, len(end.encode())):
            content = b"part_number,unit_value,description\nA,1,x\nB,1,caf" + end.encode()[:kept]
            assert places(complaints(content, tmp_path)) == ["BOM010 line 3"], (end, kept)


def test_an_accent_at_the_end_is_windows_1252_where_another_stands_before_it(tmp_path: Path) -> None:
    content = b"part_number,unit_value,description\nA,1,a\xf1o\nA,1,caf\xe9"
    assert places(complaints(content, tmp_path)) == ["BOM006"]


ALPHABETS = [
    "价格表",
    "Болт стальной",
    "śruba łożyska",
    "Çelik çivata ğ",
    "βίδα",
    "ボルト",
    "볼트",
    "برغي",
    "\U0001f697",
    "½",
    "€",
    "“x”",
]


@pytest.mark.parametrize("text", ALPHABETS)
@pytest.mark.parametrize("bad", [b"\xf1", b"\xe9 ", b"\xff"])
def test_a_bad_byte_among_sound_letters_of_any_alphabet_is_no_windows_1252(
    text: str, bad: bytes, tmp_path: Path
) -> None:
    content = f"part_number,unit_value,description\nA,1,{text}\nB,1,".encode() + bad + b"x\nC,1,y\n"
    assert places(complaints(content, tmp_path)) == ["BOM010 line 3"]


SPANISH = [
    "Ø½ perno de presión",
    "\u00d7\u00bc \u00d7 \u00bd ñ",
    "RESISTENCIA ÓPTICA Ñ",
    "“año” \u2013 señal",
    "±5 µm §3 ñ°",
    "ÁÉÍÓÚÑ áéíóúñ ü ß",
]


@pytest.mark.parametrize("text", SPANISH)
def test_what_spanish_writes_in_windows_1252_is_read_as_that(text: str, tmp_path: Path) -> None:
    content = f"part_number,unit_value,description\nA,1,{text} x\n".encode("cp1252")
    assert places(complaints(content, tmp_path)) == ["BOM006"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_letters_without_a_mark_are_called_by_their_name(encoding: str, tmp_path: Path) -> None:
    [one] = complaints(TABLE.encode(encoding), tmp_path)
    assert one.code == "BOM004"
    assert encoding[:6].upper() in one.message


def test_a_diameter_sign_in_windows_1252_is_no_mixture_of_encodings(tmp_path: Path) -> None:
    content = "part_number,unit_value,description\nA,1,Ø½ perno de presión\n".encode("cp1252")
    assert places(complaints(content, tmp_path)) == ["BOM006"]


def test_a_letter_that_straddles_two_chunks_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = ("part_number,unit_value,description\r\nA,1," + "ñ" * 50 + "\r\n").encode()
    for size in range(1, 9):
        monkeypatch.setattr("rvc_cli.intake.bytes_scan.CHUNK", size)
        monkeypatch.setattr("rvc_cli.intake.bytes_scan.chunks.__defaults__", (size,))
        layout, notes = opened(content, tmp_path)
        assert notes == []
        assert (layout.mixed_newlines, layout.physical_lines) == (False, 2)


def test_line_ends_of_both_kinds_are_told(tmp_path: Path) -> None:
    layout, _ = opened("part_number,unit_value\r\nA,1\nB,2\r\n", tmp_path)
    assert layout.mixed_newlines
    assert not layout.plain


def test_a_line_break_within_a_cell_is_told(tmp_path: Path) -> None:
    layout = with_quotes(opened('part_number,unit_value,description\nA,1,"two\nlines"\n', tmp_path)[0])
    assert layout.multiline
    assert layout.sound_quotes
    assert not layout.plain


def test_a_header_over_two_lines_is_one_header(tmp_path: Path) -> None:
    layout, _ = opened('part_number,"unit\nvalue"\nA,1\n', tmp_path)
    assert layout.columns == {Column.PART_NUMBER: 0, Column.UNIT_VALUE: 1}
    assert layout.header_lines == 2


@pytest.mark.parametrize("cell", ['1/2" bolt', '"M8" bolt', '\t"x"', '"open', '="01"', '"a"b"', '"'])
def test_quotes_in_the_wrong_place_are_told(cell: str, tmp_path: Path) -> None:
    layout = with_quotes(opened(f"part_number,unit_value,description\nA,1,{cell}\nB,2,x\n", tmp_path)[0])
    assert not layout.sound_quotes


@pytest.mark.parametrize(
    "cell", ['""', '"a"', ' "a"', '"a"  ', '"a ""b"" c"', '""""', '"a,b"', '"\n"', '","']
)
def test_quotes_in_their_place_are_sound(cell: str, tmp_path: Path) -> None:
    layout = with_quotes(
        opened(f"part_number,description,unit_value\nA,{cell},1\n{cell},{cell},2", tmp_path)[0]
    )
    assert layout.sound_quotes


def test_the_last_line_needs_no_line_end(tmp_path: Path) -> None:
    layout, _ = opened("part_number,unit_value\nA,1", tmp_path)
    assert layout.physical_lines == 2


def test_standard_input_is_spooled_and_read_like_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TABLE.encode("utf-16"))))
    layout, _ = open_table(None, "-", ColumnMap(), NumberFormat(), Scratch(tmp_path))
    assert layout.name == "-"
    assert Path(layout.path).read_text("utf-8") == TABLE


def test_a_file_that_does_not_exist_is_a_complaint(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(RvcError) as refused:
            open_table(path, "none.csv", ColumnMap(), NumberFormat(), Scratch(tmp_path))
        assert places(refused.value.diagnostics) == ["BOM001"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(RvcError) as refused:
        open_table(tmp_path / "pipe.csv", "pipe.csv", ColumnMap(), NumberFormat(), Scratch(tmp_path))
    assert places(refused.value.diagnostics) == ["BOM001"]


def test_all_complaints_about_a_header_come_at_once(tmp_path: Path) -> None:
    found = refusal("PN,part number,orgin,level,parent\nA,,,,\n", tmp_path)
    assert sorted(one.code for one in found) == ["BOM050", "BOM051", "BOM052", "BOM055"]


def test_a_table_of_the_real_world_draws_a_complaint_and_no_traceback(tmp_path: Path) -> None:
    folder = Path(__file__).resolve().parents[3] / "shared" / "realdata" / "fsae"
    if not folder.is_dir():
        pytest.skip("the cost sheets of the real world are not here")
    for path in folder.glob("*.csv"):
        [complaint] = refusal(path.read_bytes(), tmp_path)
        assert complaint.code == "BOM008"
        assert "header seems to stand in line" in complaint.message
