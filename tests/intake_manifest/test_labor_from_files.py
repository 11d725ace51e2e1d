"""Labor value content from files to verdict: what contradicts, both formulas, many vehicles, a bare table."""

from fractions import Fraction
from pathlib import Path

import pytest
from labor_files import WAGES, lvc, source

from building import ask, errors, row, table, write
from rvc_cli.facts.outcome import Outcome


def test_a_high_wage_purchase_of_a_plant_below_the_floor_is_refused(tmp_path: Path) -> None:
    files = {"plants": WAGES, "purchases": "part_number,value,plant,high_wage\nA,1,Sur,yes\nB,1,Norte,no\n"}
    report = ask(source(tmp_path, files))
    (one,) = report.diagnostics
    assert (one.code, Path(one.span.file).name, one.span.line, one.span.column, one.cell) == (
        "LAB008",
        "purchases.csv",
        2,
        "high_wage",
        "yes",
    )
    assert one.message.startswith("A is said to be high_wage, but the wages of Sur are below the floor")


def test_a_vehicle_whose_producer_averages_does_not_miss_alone(tmp_path: Path) -> None:
    known = {"high_wage_labor": 0, "transport": 0, "technology_wages": 0, "assembly_credit": False}
    path = source(tmp_path, {}, high_wage_materials=1000, **known)
    assert lvc(path).outcome is Outcome.NOT_MET
    year = (
        '[averaging.labor_value]\ncategory = "class"\nbasis = "all"\nfrom = 2026-01-01\nuntil = 2026-12-31\n'
    )
    text = path.read_text()
    path.write_text(text + year)
    found = lvc(path)
    assert found.outcome is Outcome.UNDETERMINED
    assert any("s. 18(15)" in note for note in found.notes)
    path.write_text(text + year.replace("labor_value", "rvc"))
    assert lvc(path).outcome is Outcome.NOT_MET


def test_rows_that_say_high_wage_beside_their_sum_are_refused(tmp_path: Path) -> None:
    rows = [row("A", 8000, originating="yes", high_wage="no"), row("L", 2000, kind="labor", high_wage="")]
    report = ask(source(tmp_path, {}, rows, high_wage_materials=3))
    assert [(one.code, one.span.line) for one in report.diagnostics] == [("MAN004", 7)]
    blank = [one | {"high_wage": ""} for one in rows]
    assert errors(ask(source(tmp_path, {}, blank, high_wage_materials=3))) == []
    tree = [
        row("S", "", parent="", high_wage="yes"),
        row("A", 8000, parent="S", originating="yes"),
        row("B", 1, parent="", originating="yes"),
    ]
    assert errors(ask(source(tmp_path, {}, tree, high_wage_materials=3))) == ["MAN004"]


def test_amounts_above_the_net_cost_they_are_part_of_are_refused(tmp_path: Path) -> None:
    path = source(tmp_path, {}, high_wage_materials=8000, high_wage_labor="2000.01")
    text = path.read_text().replace('"2000.01"', "2000.01")
    path.write_text(text)
    assert errors(ask(path)) == ["ASK015"]
    path.write_text(text.replace("2000.01", "2000"))
    assert lvc(path).outcome is Outcome.MET
    path.write_text(text + 'basis = "annual-purchase-value"\n')
    assert errors(ask(path)) == []


def test_from_files_to_verdict_by_both_formulas(tmp_path: Path) -> None:
    """By rows 2,500 of 10,000 and the credits: 40. By purchases 30 of 100: 45."""
    files = {
        "plants": WAGES + "Ohio2,US,1000,16000\n",
        "purchases": "part_number,value,plant\nA,30,Norte\nB,70,Sur\n",
        "capacity": "plant,product,capacity,operator\nOhio2,engines,100000,producer\n",
    }
    rows = [
        row("A", 2500, originating="yes", high_wage="yes"),
        row("B", 5500, originating="yes", high_wage="no"),
        row("L", 2000, kind="labor"),
    ]
    known = {
        "technology_wages": 1,
        "production_wages": 10,
        "annual_high_wage_labor": 0,
        "annual_transport": 0,
    }
    more = {"high_wage_labor": 0, "transport": 0}
    found = lvc(source(tmp_path, files, rows, **known | more))
    assert (found.outcome, found.at_low.share, found.at_high.share) == (
        Outcome.MET,
        Fraction(45, 100),
        Fraction(45, 100),
    )
    assert "plants that pay the qualifying wage rate on the day: Norte, Ohio2" in found.notes
    assert "plants that do not pay it: Sur" in found.notes
    assert any(note.startswith("plants that may pay it") and note.endswith(": Ohio") for note in found.notes)
    report = ask(tmp_path / "good.toml", require=frozenset({"lvc"}))
    assert report.exit_status == 0


def test_of_many_vehicles_the_amounts_of_a_year_hold_for_each(tmp_path: Path) -> None:
    (tmp_path / "v.csv").write_text("vehicle,class,plant\nX,light-truck,Norte\nY,passenger-vehicle,Sur\n")
    (tmp_path / "plants.csv").write_text(WAGES)
    rows = [row(f"A{one}", 100, vehicle=one, originating="yes") for one in ("X", "Y")]
    (tmp_path / "bom.csv").write_text(table(rows))
    text = '[goods]\ntable = "v.csv"\nbom = "bom.csv"\n[labor_value]\nbasis = "annual-purchase-value"\n'
    text += "annual_purchase_value = 20\ntotal_annual_purchase_value = 100\ntransport = 0\n"
    text += 'high_wage_labor = 100\ntechnology_wages = 0\nassembly_credit = false\nplants = "plants.csv"\n'
    (tmp_path / "many.toml").write_text(text)
    report = ask(tmp_path / "many.toml")
    found = [next(one for one in each.findings if one.requirement == "lvc") for each in report.assessments]
    assert [one.outcome for one in found] == [Outcome.MET, Outcome.NOT_MET]
    assert [one.at_low.share for one in found] == [Fraction(3, 5), Fraction(1, 5)]
    assert [one.asked.value for one in found] == [45, 40]


def test_a_bare_table_with_the_column_is_measured_as_far_as_it_tells(tmp_path: Path) -> None:
    rows = [row("A", 8000, originating="yes", high_wage="yes"), row("L", 2000, kind="labor")]
    bare = lvc(write(tmp_path, rows))
    assert (bare.outcome, bare.at_low.share) == (Outcome.MET, Fraction(4, 5))
    report = ask(write(tmp_path, rows), require=frozenset({"lvc"}))
    assert report.exit_status == 0
    poor = [one | {"high_wage": "no" if one["part_number"] == "A" else ""} for one in rows]
    assert lvc(write(tmp_path, poor)).outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(("labor", "codes"), [("2000", []), ("2000.01", ["ASK015"])])
def test_labor_of_the_assembly_is_no_more_than_the_costs_it_is_part_of(
    tmp_path: Path, labor: str, codes: list[str]
) -> None:
    rows = [
        row("S", "", parent="", kind="assembly"),
        row("A", 8000, parent="S", originating="yes"),
        row("L", 500, parent="S", kind="labor"),
        row("M", 1500, parent="", kind="labor"),
    ]
    path = source(tmp_path, {}, rows, high_wage_materials=0, high_wage_labor=float(labor))
    assert errors(ask(path)) == codes
    unstated = [one for one in rows if one.get("kind") == "assembly"]
    path = source(tmp_path, {}, [*unstated, rows[1]], high_wage_materials=0, high_wage_labor=float(labor))
    assert errors(ask(path)) == []


def test_technology_wages_of_no_production_wages_are_refused(tmp_path: Path) -> None:
    for production, codes in ((0, ["MAN004"]), (1, [])):
        wages = {"technology_wages": 100, "production_wages": production}
        assert errors(ask(source(tmp_path, {}, high_wage_materials=1000, **wages))) == codes
    nothing = {"technology_wages": 0, "production_wages": 0}
    assert errors(ask(source(tmp_path, {}, high_wage_materials=1000, **nothing))) == []
