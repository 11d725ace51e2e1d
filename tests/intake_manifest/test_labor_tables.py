"""The tables that [labor_value] names: what they say, what is wrong with them, each complaint at its cell."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from labor_files import WAGES, source

from building import ask
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.goods import Good
from rvc_cli.facts.labor import AnnualPurchase, Capacity, Formula, Labor, Operator, Plant, Product, Shipment
from rvc_cli.facts.rules import ListedCodes
from rvc_cli.intake.goods import Asked, read_source
from rvc_cli.intake.header_names import folded
from rvc_cli.intake.labor_columns import CAPACITY, PLANTS, PURCHASES, SHIPMENTS
from rvc_cli.intake.sources import Source


def complaints(folder: Path, files: Mapping[str, str], **labor: object) -> list[tuple[object, ...]]:
    """Code, line, column and cell of every error."""
    report = ask(source(folder, files, **labor))
    assert report.assessments == ()
    return [
        (one.code, Path(one.span.file).stem, one.span.line, one.span.column, one.cell)
        for one in report.diagnostics
    ]


def good(path: Path, folder: Path) -> Good:
    """The good as it is read."""
    with Scratch(folder) as scratch:
        asked = Asked(date(2026, 11, 23), frozenset({"none"}), frozenset(), ListedCodes((), ()), 10, scratch)
        read = read_source(Source(path, path.name, "manifest"), asked)
    assert [one.message for one in read.diagnostics] == []
    return read.goods[0]


def stated(path: Path, folder: Path) -> Labor:
    """What is stated of its labor value content."""
    found = good(path, folder).labor
    assert found is not None
    return found


def test_every_table_is_read_as_what_it_says(tmp_path: Path) -> None:
    files = {
        "plants": "Planta;País;Horas;Salarios base;Desde;Hasta;Moneda\n"
        "Norte;México;1000;300000;2025-01-01;2025-12-31;mxn\nOhio;;;;;;\n",
        "purchases": "Part No,Value,Plant,High Wage,Made in,Used in\nA,100.5,Norte,sí,US,\nB,7,,,,A\n",
        "capacity": "plant,makes,capacity,operated by,contract years\n"
        "Norte,Motores,100000,propia,\nOhio,battery packs,,proveedor,2.5\n",
        "shipments": "carrier,amount,from,in_materials\nOhio,3,Canada,no\nNorte,4,,\n",
    }
    found = stated(source(tmp_path, files, basis="annual-purchase-value"), tmp_path)
    assert found.plants == (
        Plant("Norte", "MX", Fraction(1000), Fraction(300_000), (date(2025, 1, 1), date(2025, 12, 31))),
        Plant("Ohio", "", None, None, None),
    )
    assert found.purchases == (
        AnnualPurchase("A", "", Fraction("100.5"), "Norte", True, "US", 2),
        AnnualPurchase("B", "A", Fraction(7), "", None, "", 3),
    )
    assert found.capacity == (
        Capacity("Norte", Product.ENGINES, Fraction(100_000), Operator.PRODUCER, None),
        Capacity("Ohio", Product.BATTERY_PACKS, None, Operator.SUPPLIER, Fraction("2.5")),
    )
    assert found.shipments == (
        Shipment("Ohio", Fraction(3), "CA", False),
        Shipment("Norte", Fraction(4), "", None),
    )
    assert (found.basis, found.plant) == (Formula.ANNUAL_PURCHASE_VALUE, "Norte")


def test_amounts_are_converted_at_the_manifests_rates_and_wages_never(tmp_path: Path) -> None:
    files = {
        "plants": WAGES,
        "purchases": "part_number,value,currency\nA,1000,MXN\nB,5,USD\nC,6,\n",
        "shipments": "carrier,amount,currency\nNorte,20,mxn\n",
    }
    path = source(tmp_path, files)
    text = path.read_text() + '[exchange_rates]\nMXN = { rate = 0.05, on = 2026-11-02, source = "FIX" }\n'
    path.write_text(text)
    found = stated(path, tmp_path)
    assert [one.value for one in found.purchases or ()] == [50, 5, 6]
    assert [one.amount for one in found.shipments or ()] == [1]
    assert (found.plants or ())[0].base_wages == 294_220


def test_what_is_not_given_is_unknown_and_a_nought_is_written(tmp_path: Path) -> None:
    bare = stated(source(tmp_path, {}, basis="net-cost"), tmp_path)
    assert bare == Labor(basis=Formula.NET_COST, plant="Norte")
    keys = ("high_wage_materials", "high_wage_labor", "transport", "technology_wages", "production_wages")
    zeros = stated(source(tmp_path, {}, **dict.fromkeys(keys, 0)), tmp_path)
    assert [getattr(zeros, key) for key in keys] == [0] * 5


WRONG = [
    ("plants", "plant,country,hours\nA,US,1\n", ("MAN021", 1, None, None)),
    ("plants", WAGES + ",US,1,1\n", ("BOM101", 5, "plant", "")),
    ("plants", WAGES + "W,US,0,1\n", ("BOM105", 5, "hours", "0")),
    ("plants", WAGES + "W,US,1,1e3\n", ("BOM104", 5, "base_wages", "1e3")),
    ("plants", WAGES + "W,Atlantis,1,1\n", ("BOM112", 5, "country", "Atlantis")),
    ("plants", WAGES + "Norte,MX,1,1\n", ("LAB005", 5, "plant", "Norte")),
    (
        "plants",
        "plant,country,hours,base_wages,from,until\nA,US,1,1,2026-01-01,\n",
        ("LAB004", 2, "until", ""),
    ),
    (
        "plants",
        "plant,country,hours,base_wages,from,until\nA,US,1,1,2026-02-01,2026-01-31\n",
        ("LAB004", 2, "until", "2026-01-31"),
    ),
    ("plants", "plant,country,hours,base_wages,currency\nA,MX,1,1,USD\n", ("LAB003", 2, "currency", "USD")),
    (
        "plants",
        "plant,country,hours,base_wages,from,until\nA,US,1,1,,\nA,MX,1,1,2026-01-01,2026-01-31\n",
        ("LAB005", 3, "country", "MX"),
    ),
    ("purchases", "part_number,value\nA,\n", ("BOM101", 2, "value", "")),
    ("purchases", "part_number,value,high_wage\nA,1,perhaps\n", ("BOM111", 2, "high_wage", "perhaps")),
    ("purchases", "part_number,value,parent\nA,1,B\n", ("LAB007", 2, "parent", "B")),
    ("purchases", "part_number,value,currency\nA,1,EUR\n", ("BOM320", 2, "currency", "EUR")),
    ("capacity", "plant,product,capacity\nA,wheels,1\n", ("LAB001", 2, "product", "wheels")),
    (
        "capacity",
        "plant,product,capacity,operator\nA,engines,1,the state\n",
        ("LAB002", 2, "operator", "the state"),
    ),
    ("capacity", "plant,product,capacity\nA,engines,1\nA,motores,2\n", None),
    ("capacity", "plant,product,capacity\nA,engines,1\nA,engines,2\n", ("LAB005", 3, "product", "engines")),
    ("shipments", "carrier,amount\nA,-1\n", ("BOM108", 2, "amount", "-1")),
]


@pytest.mark.parametrize(("name", "text", "expected"), WRONG)
def test_each_bad_cell_is_refused_at_its_file_line_column_and_cell(
    tmp_path: Path, name: str, text: str, expected: tuple[object, ...] | None
) -> None:
    if expected is None:
        assert len(ask(source(tmp_path, {name: text})).assessments) == 1
        return
    code, line, column, cell = expected
    assert complaints(tmp_path, {name: text}) == [(code, name, line, column, cell)]


def test_everything_wrong_is_said_in_one_go(tmp_path: Path) -> None:
    files = {
        "plants": WAGES + "W,US,x,y\n",
        "purchases": "part_number,value,plant\nA,z,Norte\n",
        "capacity": "plant,product,capacity\nNorte,wheels,1\n",
        "shipments": "carrier,amount\nNorte,\n",
    }
    found = [(one[0], one[1]) for one in complaints(tmp_path, files)]
    assert found == [
        ("BOM104", "plants"),
        ("BOM104", "plants"),
        ("BOM104", "purchases"),
        ("LAB001", "capacity"),
        ("BOM101", "shipments"),
    ]


def test_purchases_that_stand_in_each_other_are_refused(tmp_path: Path) -> None:
    text = "part_number,value,parent\nA,1,B\nB,1,A\nC,1,A\nD,1,D\n"
    found = complaints(tmp_path, {"purchases": text})
    assert {one[0] for one in found} == {"LAB007"}
    assert {one[2] for one in found} == {2, 3, 4, 5}
    twice = "part_number,value,parent\nA,1,\nB,1,A\nB,1,\n"
    assert complaints(tmp_path, {"purchases": twice}) == [("LAB005", "purchases", 3, "parent", "A")]


@pytest.mark.parametrize(
    ("name", "text", "column"),
    [
        ("purchases", "part_number,value,plant\nA,1,Nort\n", "plant"),
        ("capacity", "plant,product,capacity\nNort,engines,1\n", "plant"),
        ("shipments", "carrier,amount\nNort,1\n", "carrier"),
    ],
)
def test_a_plant_that_the_wages_do_not_list_is_a_complaint_where_there_are_wages(
    tmp_path: Path, name: str, text: str, column: str
) -> None:
    found = complaints(tmp_path, {"plants": WAGES, name: text})
    assert found == [("LAB006", name, 2, column, "Nort")]
    assert len(ask(source(tmp_path, {name: text})).assessments) == 1


def test_blank_rows_are_counted_and_said(tmp_path: Path) -> None:
    report = ask(source(tmp_path, {"plants": WAGES + ",,,\n,,,\n"}))
    assert [one.message for one in report.diagnostics if one.code == "MAN026"] == [
        "2 rows of blank cells passed over."
    ]


def test_no_header_of_a_table_means_two_columns() -> None:
    for sheet in (PLANTS, PURCHASES, CAPACITY, SHIPMENTS):
        names = [folded(one) for column, listed in sheet.columns.aliases.items() for one in (column, *listed)]
        assert len(names) == len(set(names))
