"""A sample with one cell turned to garbage, or one letter of a header changed, is never answered as before."""

import csv
import io
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from building import DAY, ask
from rvc_cli.diagnostics import Severity
from rvc_cli.facts.findings import Report

SAMPLES = Path(__file__).resolve().parents[2] / "sample_boms"
SEED = 20261123
GARBAGE = [
    "12,000", "abc", "-5", "1e3", "#N/A", "NaN", "inf", "٣", "=1+1", "🚗", "yes!", "ZZ", "?", "1_000", "0x10",
    "9" * 400, "1.2.3", "$5", "5 USD", "5%", "2026-13-01", "31/12/2026", "maybe", "N/A", "--", "½", "1,5,0",
]  # fmt: skip
SHORT_AND_FREE = {
    "uom"
}  # three letters of free text: half of all words are near it, and it changes no figure
FREE = {"description", "supplier", "uom", "part_number", "vehicle"}


@dataclass(frozen=True)
class Sample:
    """A sample that is changed: what is asked about, and the table in it."""

    asked: str
    table: str


TAKEN = [
    Sample("sedan_meets_78.csv", "sedan_meets_78.csv"),
    Sample("pickup_three_levels_meets_76.toml", "tables/pickup_three_levels.csv"),
    Sample("heavy_truck_meets_64_misses_70_in_2027.toml", "tables/heavy_truck.csv"),
]


def _records(sample: Sample) -> list[list[str]]:
    return list(csv.reader(io.StringIO((SAMPLES / sample.table).read_text("utf-8"))))


def _changed(folder: Path, sample: Sample, records: list[list[str]]) -> Report:
    shutil.copytree(SAMPLES, folder, dirs_exist_ok=True)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(records)
    (folder / sample.table).write_text(text.getvalue(), encoding="utf-8", newline="")
    return ask(folder / sample.asked, DAY)


@lru_cache
def _before(sample: Sample) -> Report:
    return ask(SAMPLES / sample.asked, DAY)


def _figures(report: Report) -> list[object]:
    return [
        [(one.requirement, one.outcome, one.low, one.high) for one in good.findings]
        for good in report.assessments
    ]


def _cells(sample: Sample, count: int) -> Iterator[tuple[int, int, str]]:
    """Places of data at random, each with garbage other than what stands there."""
    chance = random.Random(f"{SEED} {sample.asked}")
    header, *rows = _records(sample)
    places = [
        (line, column)
        for line in range(1, len(rows) + 1)
        for column, name in enumerate(header)
        if name not in FREE and not (name == "parent" and not rows[line - 1][column])
    ]
    for line, column in chance.sample(places, count):
        yield line, column, chance.choice(GARBAGE)


@pytest.mark.parametrize("sample", TAKEN, ids=lambda one: one.asked)
def test_garbage_in_a_cell_of_data_is_refused_where_it_stands(tmp_path: Path, sample: Sample) -> None:
    header = _records(sample)[0]
    for number, (line, column, garbage) in enumerate(_cells(sample, 12)):
        records = _records(sample)
        records[line][column] = garbage
        report = _changed(tmp_path / str(number), sample, records)
        wrong = [one for one in report.diagnostics if one.severity is Severity.ERROR]
        said = f"{garbage[:12]!r} for {header[column]} on line {line + 1}"
        assert (report.exit_status, report.assessments) == (2, ()), said
        assert any(one.span.line == line + 1 for one in wrong), (said, wrong)


@pytest.mark.parametrize("sample", TAKEN, ids=lambda one: one.asked)
def test_a_blank_for_a_quantity_or_a_needed_value_is_refused(tmp_path: Path, sample: Sample) -> None:
    header, *rows = _records(sample)
    chance = random.Random(SEED)
    for name in ("quantity", "unit_value"):
        column = header.index(name)
        filled = [line for line, one in enumerate(rows, 1) if one[column]]
        line = chance.choice(filled)
        records = _records(sample)
        records[line][column] = ""
        report = _changed(tmp_path / name, sample, records)
        same = _figures(report) == _figures(_before(sample))
        assert report.exit_status == 2 or not same, f"{name} on line {line + 1}"


@pytest.mark.parametrize("sample", TAKEN, ids=lambda one: one.asked)
def test_a_letter_changed_in_a_header_is_refused(tmp_path: Path, sample: Sample) -> None:
    chance = random.Random(SEED)
    header = _records(sample)[0]
    for column, name in enumerate(header):
        if name in SHORT_AND_FREE:
            continue
        at = chance.randrange(len(name))
        letter = chance.choice([one for one in "abcdefghijklmnopqrstuvwxyz" if one != name[at]])
        records = _records(sample)
        records[0][column] = name[:at] + letter + name[at + 1 :]
        report = _changed(tmp_path / str(column), sample, records)
        assert (report.exit_status, report.assessments) == (2, ()), records[0][column]


@pytest.mark.parametrize("sample", TAKEN, ids=lambda one: one.asked)
@pytest.mark.parametrize("change", ["dropped", "doubled"])
def test_a_letter_dropped_or_doubled_in_a_header_is_refused(
    tmp_path: Path, sample: Sample, change: str
) -> None:
    chance = random.Random(f"{SEED} {change}")
    header = _records(sample)[0]
    long = [column for column, name in enumerate(header) if name not in SHORT_AND_FREE]
    for column in chance.sample(long, 6):
        name = header[column]
        at = chance.choice([place for place, letter in enumerate(name) if letter != "_"])
        records = _records(sample)
        records[0][column] = name[:at] + ("" if change == "dropped" else name[at] * 2) + name[at + 1 :]
        report = _changed(tmp_path / str(column), sample, records)
        assert (report.exit_status, report.assessments) == (2, ()), records[0][column]


@pytest.mark.parametrize("sample", TAKEN, ids=lambda one: one.asked)
def test_a_cell_more_or_less_in_a_row_is_refused_at_its_line(tmp_path: Path, sample: Sample) -> None:
    for name, cut in (("more", lambda one: [*one, "x"]), ("less", lambda one: one[:-1])):
        records = _records(sample)
        records[3] = cut(records[3])
        report = _changed(tmp_path / name, sample, records)
        assert (report.exit_status, report.assessments) == (2, ())
        assert any(one.span.line == 4 for one in report.diagnostics)
