"""Thousands of complaints: the first are named, all are counted, and none costs more than a look."""

from pathlib import Path

import pytest

from building import ask, write
from rvc_cli.diagnostics import LISTED, Diagnostic, Severity, Span, shortened, total
from rvc_cli.diagnostics.tables import NOT_A_NUMBER, TOTAL_NAME
from rvc_cli.intake.rulepacks import check_pack
from rvc_cli.report.as_json import to_json

MANY = LISTED * 3 + 7
HEADER = 'id = "mine"\nstatus = "target"\nsource = "x"\nread_on = 2026-11-01\nverified_through = 2026-11-01\n'


def _table(folder: Path, header: str, line: str, count: int = MANY) -> Path:
    path = folder / "bom.csv"
    path.write_text(header + "".join(line.format(number) for number in range(count)), encoding="utf-8")
    return path


KINDS = [
    ("part_number,unit_value\n", "P{},1e3\n", "BOM104", 1),
    ("part_number,unit_value,origin\n", "P{},1e3,Nowhere\n", "BOM104", 2),
    ("part_number,unit_value\n", "P{},\n", "BOM301", 1),
    ("part_number,unit_value,currency\n", "P{0},{0}.5,EUR\n", "BOM320", 1),
    ("part_number,unit_value,supplier_regional_value\n", "P{0},{0},{0}.01\n", "BOM303", 1),
    ("part_number,unit_value,parent\n", "P{},1,Q\n", "BOM310", 1),
    ("part_number,unit_value,level\nR,1,1\n", "P{0},1,3\nR{0},1,1\n", "BOM312", 1),
    ("part_number,unit_value,item\nR,1,1\n", "P{0},1,2.{0}\n", "BOM313", 1),
    ("part_number,unit_value,parent\n", "P{0},,P{0}\n", "BOM311", 1),
    ("part_number,unit_value\n", "P{},1,2\n", "BOM201", 1),
]


@pytest.mark.parametrize(("header", "line", "code", "each"), KINDS)
def test_the_first_of_many_complaints_are_named_and_all_are_counted(
    header: str, line: str, code: str, each: int, tmp_path: Path
) -> None:
    report = ask(_table(tmp_path, header, line))
    told = [one for one in report.diagnostics if one.severity is Severity.ERROR]
    assert code in {one.code for one in told}
    assert len(told) <= LISTED
    assert total(told) == MANY * each
    assert [one.span.line for one in told[: 40 * each : each]] == sorted(
        {one.span.line or 0 for one in told[: 40 * each]}
    )
    assert f'"diagnostics_total": {MANY * each},' in to_json(report)


def test_as_many_as_are_listed_stand_for_themselves(tmp_path: Path) -> None:
    told = ask(_table(tmp_path, "part_number,unit_value\n", "P{},1e3\n", LISTED)).diagnostics
    assert (len(told), {one.stands_for for one in told}) == (LISTED, {1})


def test_complaints_are_shortened_by_severity_and_keep_their_order() -> None:
    errors = [NOT_A_NUMBER.at(Span("a", line), "x") for line in range(LISTED + 3)]
    warnings = [TOTAL_NAME.at(Span("a", line), "y") for line in range(2)]
    kept = shortened([*errors[:5], *warnings, *errors[5:]])
    assert total(kept) == LISTED + 5
    assert [one.stands_for for one in kept if one.severity is Severity.WARNING] == [1, 1]
    assert [one.stands_for for one in kept if one.severity is Severity.ERROR] == [1] * (LISTED - 1) + [4]
    assert shortened(kept) == kept


def _said(found: tuple[Diagnostic, ...]) -> tuple[int, int | None]:
    return total(found), found[0].span.line


def test_thousands_of_keys_that_no_manifest_has_are_counted(tmp_path: Path) -> None:
    path = write(tmp_path, [{"part_number": "A", "unit_value": "1"}], {"class": "custom"})
    path.write_text(path.read_text() + "".join(f"key{number} = 1\n" for number in range(10_000)))
    found = ask(path).diagnostics
    assert len(found) <= LISTED
    assert _said(found) == (10_000, 5)


@pytest.mark.parametrize("line", ["key{} = 1\n", "[s{}.rvc]\nin_force = 3\n"])
def test_thousands_of_keys_that_no_rules_have_are_counted(line: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(HEADER + "".join(line.format(number) for number in range(5_000)))
    found = check_pack(str(path))
    assert len(found) <= LISTED
    assert _said(found)[0] == 5_000


def test_thousands_of_subjects_that_nothing_reads_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    row = 'in_force = [{ since = 2020-07-01, percent = 66, cite = "s. 13" }]'
    subjects = "".join(f"[s{number}.rvc]\n{row}\n" for number in range(3_000))
    path.write_text(HEADER + 'extends = "usmca"\n' + subjects)
    found = check_pack(str(path))
    assert (len(found), total(found)) == (LISTED, 3_000)
