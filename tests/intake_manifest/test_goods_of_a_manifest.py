"""A manifest and its table together: one good or many, and complaints about both in one run."""

from pathlib import Path

import pytest

from building import ask, errors
from rvc_cli.facts.exact import Fraction

GOOD = '[good]\nbom = "bom.csv"\nclass = "custom"\nrequired = 50\n'
GOODS = '[goods]\nbom = "bom.csv"\ntable = "v.csv"\n'


def _written(folder: Path, manifest: str, bom: str, vehicles: str = "") -> Path:
    (folder / "bom.csv").write_text(bom, encoding="utf-8")
    (folder / "v.csv").write_text(vehicles, encoding="utf-8")
    (folder / "m.toml").write_text(manifest, encoding="utf-8")
    return folder / "m.toml"


def test_one_good_over_a_table_of_many_vehicles_is_an_error_that_asks_for_goods(tmp_path: Path) -> None:
    bom = "vehicle,part_number,unit_value,originating\nA,X,1,yes\nB,X,1,yes\n"
    report = ask(_written(tmp_path, f"{GOOD}[cost]\nlabor = 100\n", bom))
    assert report.assessments == ()
    [one] = report.diagnostics
    assert (one.code, one.span.line) == ("MAN004", 2)
    assert "[goods]" in one.message


def test_one_good_over_a_table_of_one_vehicle_is_that_good(tmp_path: Path) -> None:
    bom = "vehicle,part_number,unit_value,originating\nA,X,1,yes\nA,Y,1,yes\n"
    report = ask(_written(tmp_path, f"{GOOD}[cost]\nlabor = 100\n", bom))
    assert [(one.net_cost_low, one.lines) for one in report.assessments] == [(Fraction(102), 2)]


def test_that_a_good_holds_many_vehicles_is_said_beside_what_else_is_wrong(tmp_path: Path) -> None:
    report = ask(_written(tmp_path, GOOD, "vehicle,part_number,unit_value\nA,X,1\nB,X,1e3\nC,Y,1\nD,Z,1\n"))
    assert errors(report) == ["MAN004", "BOM104"]


def test_a_manifest_with_an_error_still_has_its_table_looked_at(tmp_path: Path) -> None:
    path = _written(tmp_path, GOOD + "colour = 1\n", "part_number,unit_value,currency\nA,1e3,EUR\nB,,USD\n")
    found = [(one.code, one.span.file, one.span.line) for one in ask(path).diagnostics]
    bom = str(tmp_path / "bom.csv")
    assert found == [("MAN001", str(path), 5), ("BOM104", bom, 2), ("BOM301", bom, 3)]


@pytest.mark.parametrize(
    "wrong", ['[format]\ndecimal = ";"\n', "[columns]\nX = 1\n", '[good]\nbom = "none.csv"\n']
)
def test_a_table_is_not_judged_by_a_manifest_that_is_wrong_about_it(wrong: str, tmp_path: Path) -> None:
    manifest = wrong if wrong.startswith("[good]") else GOOD + wrong
    report = ask(_written(tmp_path, manifest, "part_number,unit_value\nA,1;5\n"))
    assert report.exit_status == 2
    assert all(code.startswith("MAN") for code in errors(report))


def test_vehicles_that_are_not_described_are_named_beside_bad_cells(tmp_path: Path) -> None:
    path = _written(tmp_path, GOODS, "vehicle,part_number,unit_value\nA,X,1e3\nB,X,1\n", "vehicle\nA\nC\n")
    assert sorted(errors(ask(path))) == ["BOM104", "BOM324", "BOM324"]


@pytest.mark.parametrize(("cell", "right"), [("$5", False), ("EUR 5", True), ("5 €", True), ("USD 5", False)])
def test_money_in_a_table_of_vehicles_is_marked_with_the_currency_of_its_row(
    cell: str, right: bool, tmp_path: Path
) -> None:
    vehicles = f"vehicle;class;required;currency;labor\nA;custom;50;EUR;{cell}\nB;custom;50;;$7\n"
    path = _written(
        tmp_path, f"{GOODS}[format]\ncurrency_sign = true\n",
        "vehicle,part_number,unit_value,originating\nA,X,€1,yes\nB,X,$1,yes\n", vehicles,
    )  # fmt: skip
    report = ask(path)
    assert errors(report) == ([] if right else ["MAN023"])
    assert [one.net_cost_low for one in report.assessments] == ([6, 8] if right else [])


def test_a_percentage_is_no_money(tmp_path: Path) -> None:
    path = _written(
        tmp_path, f"{GOODS}[format]\ncurrency_sign = true\n", "vehicle,part_number,unit_value\nA,X,$1\n",
        "vehicle,class,required\nA,custom,$50\n",
    )  # fmt: skip
    assert errors(ask(path)) == ["MAN023"]


def test_a_very_long_cell_of_a_table_of_vehicles_is_read(tmp_path: Path) -> None:
    vehicles = f'vehicle,class,required,plant\nA,custom,50,"{"x" * 200_000}"\n'
    report = ask(_written(tmp_path, GOODS, "vehicle,part_number,unit_value\nA,X,1\n", vehicles))
    assert errors(report) == []


def test_blank_lines_above_the_header_of_a_table_of_vehicles_are_said(tmp_path: Path) -> None:
    report = ask(
        _written(tmp_path, GOODS, "vehicle,part_number,unit_value\nA,X,1\n", "\n\nvehicle,class\nA,custom\n")
    )
    [one] = report.diagnostics
    assert (one.code, one.span.line) == ("BOM008", 1)
    assert "blank" in one.message


def test_everything_wrong_with_a_table_of_vehicles_comes_in_the_order_of_its_lines(tmp_path: Path) -> None:
    vehicles = 'vehicle,class,units\nA,custom,x\nB,custom\nC,cust"om,1\nA,custom,2\n'
    report = ask(_written(tmp_path, GOODS, "vehicle,part_number,unit_value\nA,X,1\n", vehicles))
    found = [(one.code, one.span.line) for one in report.diagnostics]
    assert found == [("MAN023", 2), ("BOM201", 3), ("BOM202", 4), ("MAN024", 5)]
