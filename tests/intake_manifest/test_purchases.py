"""Tables of purchases and totals, from the files to the verdict."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from building import DAY, answer, ask, errors
from purchased import complaints, on_metal, write_purchases
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.as_json import to_json

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
HEADER = (
    "material,hs_code,value,metal_value,metal,currency,originating,melted_and_poured,supplier,period,use\n"
)
SOUND = HEADER + (
    "coil,7210.49,700,,,,yes,yes,Mill,2025,vehicles\n"
    "plate,7208.51,100.00,,,,no,,Mill,2025-Q3,vehicles\n"
    "door skin,8708.29,900,100,steel,,no,,Press,2025-11,stampings\n"
    "rail,8708.99,900,100,steel,,yes,no,Press,2025-11-30,stampings\n"
    "die block,7228.30,5000,,,,no,,Mill,2025,dies\n"
    "next year,7210.49,5000,,,,no,,Mill,2026-01,vehicles\n"
)
CHOSEN = {"purchases": "steel.csv", "period": "previous-calendar-year", "basis": "all"}


def test_a_table_of_purchases_is_read_to_its_verdict(tmp_path: Path) -> None:
    """By hand: coil 700, plate 100 not, door skin's steel 100 not, rail's steel 100: 800 of 1,000."""
    found = answer(write_purchases(tmp_path, SOUND, steel=CHOSEN))
    one = on_metal(found)
    assert (one.outcome, one.at_low.share) == (MET, Fraction(4, 5))
    assert one.at_low.base == 1000
    assert "not counted: 1 outside the period; 1 for other uses (s. 17(4), Table S)" in one.notes
    assert one.later is not None
    assert one.later.outcome is MET
    assert one.later.points == 0
    poured = on_metal(
        answer(write_purchases(tmp_path, SOUND.replace("2025", "2026"), steel=CHOSEN), date(2027, 7, 1))
    )
    assert poured.at_low.base == 6000


def test_the_report_says_it_in_json_with_the_line_of_each_open_fact(tmp_path: Path) -> None:
    table = SOUND.replace("steel,,no,,Press", "steel,,,,Press")
    report = ask(write_purchases(tmp_path, table, steel=CHOSEN), require=frozenset({"steel"}))
    said = json.loads(to_json(report))
    (good,) = said["goods"]
    assert [one["requirement"] for one in good["findings"]] == ["rvc", "tariff-shift", "steel"]
    assert good["not_assessed"] == ["core-parts", "aluminum", "lvc"]
    steel = good["findings"][2]
    assert steel["low"] == {"base": "1000", "vnm": "200", "percent": "80", "share": "4/5"}
    assert (steel["high"]["percent"], steel["outcome"], said["exit_status"]) == ("90", "met", 0)
    missed = table.replace("coil,7210.49,700", "coil,7210.49,300")
    report = ask(write_purchases(tmp_path, missed, steel=CHOSEN), require=frozenset({"steel"}))
    steel = json.loads(to_json(report))["goods"][0]["findings"][2]
    fact = f"originating ({tmp_path / 'steel.csv'})"
    assert steel["needed"] == [{"part_number": "door skin", "line": 4, "points": "16.6666", "fact": fact}]
    assert report.exit_status == 3


@pytest.mark.parametrize(
    ("change", "status"),
    [({}, 0), ({"coil,7210.49,700": "coil,7210.49,300"}, 1)],
)
def test_an_assessed_metal_decides_and_only_where_it_is_required(
    tmp_path: Path, change: dict[str, str], status: int
) -> None:
    table = SOUND
    for old, new in change.items():
        table = table.replace(old, new)
    path = write_purchases(tmp_path, table, steel=CHOSEN)
    assert ask(path).exit_status == status
    assert ask(path, require=frozenset({"steel"})).exit_status == status
    assert ask(path, require=frozenset({"rvc"})).exit_status == 0
    assert ask(path, require=frozenset({"aluminum"})).exit_status == 3
    assert ask(path, require=frozenset({"all"})).exit_status == (status or 3)


def test_amounts_are_read_as_format_says_and_converted_at_the_stated_rates(tmp_path: Path) -> None:
    """10.000,50 pesos at 0.05 are 500.025; 214.29625 dollars do not originate: exactly 70 %."""
    text = (
        "material;hs_code;value;currency;originating\na;7210.49;10.000,50;mxn;yes\nb;7210.49;214,29643;;no\n"
    )
    rates = {"MXN": {"rate": 0.05, "on": date(2026, 11, 2), "source": "books"}}
    written = {"decimal": ",", "thousands": "."}
    found = on_metal(answer(write_purchases(tmp_path, text, exchange_rates=rates, format=written)))
    assert found.at_low.vnm == Fraction("214.29643")
    assert found.at_low.base == Fraction("500.025") + Fraction("214.29643")
    assert found.outcome is NOT_MET
    text = text.replace("214,29643", "214,29642")
    assert (
        on_metal(answer(write_purchases(tmp_path, text, exchange_rates=rates, format=written))).outcome is MET
    )


def test_one_table_for_both_metals_is_read_and_complained_about_once(tmp_path: Path) -> None:
    both = {"steel": {"purchases": "steel.csv"}, "aluminum": {"purchases": "steel.csv"}}
    text = "material,hs_code,value,originating\na,7210.49,1,yes\nb,7606.12,3,no\n"
    found = answer(write_purchases(tmp_path, text, **both))
    assert (on_metal(found).outcome, on_metal(found, "aluminum").outcome) == (MET, NOT_MET)
    assert [one[0] for one in complaints(tmp_path, text.replace(",3,", ",x,"), **both)] == ["BOM104"]


def test_a_metal_that_stands_against_its_code_is_refused_at_its_line(tmp_path: Path) -> None:
    text = "material,hs_code,value,metal,originating\na,7210.49,1,steel,yes\nb,7210.49,1,aluminio,yes\n"
    assert complaints(tmp_path, text) == [("PUR006", 3, "metal", "aluminum")]
    text = "material,hs_code,value,metal,originating\na,7210.49,1,,yes\nb,8708.29,1,none,yes\n"
    assert on_metal(answer(write_purchases(tmp_path, text))).at_low.base == 1


def test_without_codes_nobody_can_tell_what_table_s_lists(tmp_path: Path) -> None:
    found = on_metal(answer(write_purchases(tmp_path, "material,value,originating\na,70,yes\nb,30,no\n")))
    assert found.outcome is OPEN
    assert [found.at_low.share, found.at_high.share] == [0, 1]
    assert {one.fact.partition(" (")[0] for one in found.needed} == {"hs_code"}


def test_totals_are_in_the_goods_currency_and_need_no_table(tmp_path: Path) -> None:
    totals = {"originating": 700, "total": 1000}
    path = write_purchases(tmp_path, "x", steel=totals, aluminum={"originating": 699.99, "total": 1000})
    found = answer(path)
    assert [on_metal(found, metal).outcome for metal in ("steel", "aluminum")] == [MET, NOT_MET]
    assert on_metal(answer(path, date(2027, 7, 1))).outcome is OPEN
    write_purchases(tmp_path, "x", steel={**totals, "melted_and_poured": True})
    assert on_metal(answer(path, date(2027, 7, 1))).outcome is MET


def test_a_section_without_purchases_is_not_assessed_and_says_why(tmp_path: Path) -> None:
    found = answer(write_purchases(tmp_path, "x", steel={"period": "month-to-date"}))
    reasons = {one.requirement: one.reason for one in found.not_assessed}
    assert reasons["steel"].startswith("no purchases of steel are given")


def test_purchases_of_a_class_that_is_not_asked_are_noted(tmp_path: Path) -> None:
    good = {"class": "part", "hs_code": "8708.50", "part_for": "light-truck"}
    report = ask(write_purchases(tmp_path, SOUND, good))
    assert [one.code for one in report.diagnostics] == ["PUR007"]
    assert [one.requirement for one in report.assessments[0].findings] == ["rvc"]


def test_many_vehicles_share_the_purchases_of_their_producer(tmp_path: Path) -> None:
    (tmp_path / "steel.csv").write_text(SOUND, encoding="utf-8")
    (tmp_path / "v.csv").write_text(
        "vehicle,class,labor,fiscal_year_starts\nX,light-truck,0,01-01\nY,passenger-vehicle,0,01-01\n"
        "Z,heavy-truck,0,02-01\n",
        encoding="utf-8",
    )
    rows = "".join(f"{name},A,1,yes\n" for name in "XYZ")
    (tmp_path / "bom.csv").write_text(f"vehicle,part_number,unit_value,originating\n{rows}", encoding="utf-8")
    (tmp_path / "m.toml").write_text(
        '[goods]\ntable = "v.csv"\nbom = "bom.csv"\n[steel]\npurchases = "steel.csv"\n'
        'period = "previous-fiscal-year"\n',
        encoding="utf-8",
    )
    report = ask(tmp_path / "m.toml")
    assert errors(report) == []
    bases = [on_metal(one).at_low.base for one in report.assessments]
    assert bases[:2] == [1000, 1000]
    (z,) = report.assessments[2:]
    assert any("2025-02-01 to 2026-01-31" in note for note in on_metal(z).notes)
    assert on_metal(z).at_low.base != on_metal(z).at_high.base


def test_the_day_asked_chooses_the_period(tmp_path: Path) -> None:
    text = "material,hs_code,value,originating,period\na,7210.49,1,yes,2025\nb,7210.49,1,no,2026\n"
    path = write_purchases(tmp_path, text, steel=CHOSEN)
    assert [on_metal(answer(path, day)).outcome for day in (DAY, date(2027, 1, 1))] == [MET, NOT_MET]
