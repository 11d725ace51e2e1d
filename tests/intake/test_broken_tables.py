"""Every file in ``tests/broken/tables`` draws exactly the complaints that ``expected.toml`` says."""

import re
from pathlib import Path

import pytest
import tomli
from read_tables import complaints, places

from rvc_cli.diagnostics import Code, Severity, tables
from rvc_cli.diagnostics.printable import LONGEST
from rvc_cli.intake.dialect import MOST_COLUMNS

BROKEN = Path(__file__).resolve().parents[1] / "broken" / "tables"
EXPECTED: dict[str, list[str]] = tomli.loads((BROKEN / "expected.toml").read_text("utf-8"))
SOUND = "part_number,unit_value,description\nA-1,10,señal\n"
BYTES = {
    "an empty file": (b"", ["BOM002"]),
    "nothing but blanks": (b"  \n\n\t\n", ["BOM002"]),
    "nothing but a mark": (b"\xef\xbb\xbf", ["BOM002"]),
    "a workbook": (b"PK\x03\x04\x14\x00\x06\x00", ["BOM003"]),
    "a program": (b"\x7fELF\x02\x01\x01\x00\x00", ["BOM003"]),
    "every byte there is": (bytes(range(256)), ["BOM003"]),
    "a web page": (b"<html><table><tr>", ["BOM003"]),
    "a NUL": (b"part_number,unit_value\nA\0-1,10\n", ["BOM004 line 2"]),
    "UTF-16 without mark": (SOUND.encode("utf-16-le"), ["BOM004 line 1"]),
    "UTF-16 cut off": (SOUND.encode("utf-16")[:-1], ["BOM005"]),
    "UTF-32": (SOUND.encode("utf-32"), ["BOM005"]),
    "neither UTF-8 nor Windows-1252": (b"part_number,unit_value\nA-1,10\nA-\x81,1\n", ["BOM005 line 3"]),
    "old Mac line ends": (b"part_number,unit_value\rA-1,10\r", ["BOM007 line 1"]),
    "one lone carriage return": (b"part_number,unit_value\nA-1,10\rA-2,5\n", ["BOM007 line 2"]),
    "cut off within a letter": (SOUND.encode() + "A-2,5,ñ".encode()[:-1], ["BOM010 line 3"]),
    "two encodings": (SOUND.encode() + "A-2,5,ñ\n".encode("cp1252"), ["BOM010 line 3"]),
    "a sheet saved to its full width": (
        ",".join(["part_number", "unit_value", *[""] * MOST_COLUMNS]).encode() + b"\nA\n",
        ["BOM059 line 1"],
    ),
    "an endless row": (SOUND.encode() + b"A-2,5," + b"x" * 1_100_000 + b"\n", ["BOM206 line 3"]),
}
NOTES = {
    "Windows-1252": (SOUND.encode("cp1252"), ["BOM006"]),
    "an unknown header": (b"part_number,unit_value,weight\nA,1,2\n", ["BOM053 line 1"]),
    "columns without a name": (b"part_number,unit_value,,\nA,1,,\n", ["BOM054 line 1"]),
}


@pytest.mark.parametrize("name", sorted(path.name for path in BROKEN.glob("*.csv")))
def test_a_broken_table_draws_exactly_its_complaints(name: str, tmp_path: Path) -> None:
    found = complaints((BROKEN / name).read_bytes(), tmp_path)
    assert sorted(places(found)) == sorted(EXPECTED[name])


@pytest.mark.parametrize(("content", "expected"), (BYTES | NOTES).values(), ids=(BYTES | NOTES).keys())
def test_bytes_that_are_no_sound_table_draw_their_complaint(
    content: bytes, expected: list[str], tmp_path: Path
) -> None:
    assert places(complaints(content, tmp_path)) == expected


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_complaint_is_one_printable_line_of_plain_words(name: str, tmp_path: Path) -> None:
    for one in complaints((BROKEN / name).read_bytes(), tmp_path):
        assert one.message.isprintable()
        assert one.message.endswith(".")
        assert not re.search(r"Traceback|None|Error|regex|column_index", one.message)
        assert len(one.message) < 200 + 5 * LONGEST


def test_every_expectation_has_its_file_and_every_code_has_a_case() -> None:
    assert {path.name for path in BROKEN.glob("*.csv")} == set(EXPECTED)
    drawn = {line.split()[0] for lines in EXPECTED.values() for line in lines}
    drawn |= {line.split()[0] for _, lines in (BYTES | NOTES).values() for line in lines}
    elsewhere = {
        "BOM001",
        "BOM011",
        "BOM056",
        "BOM057",
    }  # no such file, no room for a copy; two notes about a manifest's map: tested with these
    every = {one.id for one in vars(tables).values() if isinstance(one, Code)}
    assert every == drawn | elsewhere


def test_every_code_is_used_once_and_says_what_mends_it() -> None:
    codes = [one for one in vars(tables).values() if isinstance(one, Code)]
    assert len({one.id for one in codes}) == len(codes)
    assert all(one.title and one.why.endswith(".") and one.mend.endswith(".") for one in codes)
    assert {one.severity for one in codes} == set(Severity)
