"""How a table of purchases may be written, and every complaint about one that is not sound."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from building import answer, ask, errors
from purchased import complaints, on_metal, write_purchases
from rvc_cli.facts.outcome import Outcome
from rvc_cli.intake.header_names import folded
from rvc_cli.intake.purchase_cells import days_named
from rvc_cli.intake.purchase_columns import PurchaseColumn, purchase_columns

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
HEADER = (
    "material,hs_code,value,metal_value,metal,currency,originating,melted_and_poured,supplier,period,use\n"
)


def test_headers_are_matched_without_regard_to_case_and_spaces_and_in_spanish(tmp_path: Path) -> None:
    english = (
        "Material No;HS Code;Purchase Value;Metal-Value;METAL;Curr;Originating;Melted & Poured;Vendor;Uso\n"
    )
    spanish = (
        "Número de parte;Fracción arancelaria;Importe;Valor del metal;Tipo de metal;Moneda;Originario;"
        "Fundido y vaciado;Proveedor;Destino\n"
    )
    rows = "a;7210.49;70;;;;sí;sí;x;vehículos\nb;7208.51;30;;;;no;no;x;Body stamping\n"
    for header in (english, spanish):
        text = header + rows.replace("Body stamping", "Estampados")
        assert on_metal(answer(write_purchases(tmp_path, text))).at_low.share == Fraction(7, 10)


def test_a_currency_without_a_rate_is_refused(tmp_path: Path) -> None:
    text = "material,hs_code,value,currency,originating\na,7210.49,1,MXN,yes\nb,7210.49,1,XYZ,yes\n"
    assert complaints(tmp_path, text) == [
        ("BOM320", 2, "currency", "MXN"),
        ("BOM114", 3, "currency", "XYZ"),
    ]


def test_every_bad_cell_is_named_in_one_run_and_the_bill_of_materials_too(tmp_path: Path) -> None:
    text = HEADER + (
        ",7210.49,1,,,,yes,,,,\n"
        "b,72,12x,,,,maybe,si,,,\n"
        '"two\nlines",7210.49,-1,,copper,,yes,,,2026-13,gifts\n'
        "d,8708.29,1,2,steel,,yes,,,,\n"
        "e,7210.49,,,,,yes,,,,\n"
        "f,7210.49,1\n"
    )
    path = write_purchases(tmp_path, text)
    (tmp_path / "bom.csv").write_text("part_number,unit_value\nA,abc\n", encoding="utf-8")
    found = [(one.code, one.span.line, one.span.column) for one in ask(path).diagnostics]
    assert found == [
        ("BOM104", 2, "unit_value"),
        ("BOM201", 8, None),
        ("BOM101", 2, "material"),
        ("BOM115", 3, "hs_code"),
        ("BOM104", 3, "value"),
        ("BOM111", 3, "originating"),
        ("BOM108", 4, "value"),
        ("PUR001", 4, "metal"),
        ("PUR003", 4, "period"),
        ("PUR002", 4, "use"),
        ("PUR005", 6, "metal_value"),
        ("PUR004", 7, "value"),
    ]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("material,hs_code,value,valeu", [("MAN021", 1, None, "valeu")]),
        ("material,hs_code,value,uses", [("MAN021", 1, None, "uses")]),
        ("material,hs_code,value,importe", [("MAN021", 1, None, "importe")]),
        ("material,hs_code,amounts", [("MAN021", 1, None, "amounts"), ("MAN021", 1, None, None)]),
        ("hs_code,value", [("MAN021", 1, None, None)]),
        ('material,hs_code,value,"x', [("BOM058", 1, None, None)]),
    ],
)
def test_a_header_that_is_doubled_misspelt_or_missing_is_refused(
    tmp_path: Path, header: str, expected: list[tuple[Any, ...]]
) -> None:
    assert complaints(tmp_path, f"{header}\na,7210.49,1,1\n") == expected


def test_any_other_header_is_named_in_a_note_that_strict_makes_an_error(tmp_path: Path) -> None:
    path = write_purchases(tmp_path, "material,hs_code,value,originating,Werk\na,7210.49,1,yes,x\n")
    report = ask(path)
    assert [(one.code, one.span.file) for one in report.diagnostics] == [
        ("BOM053", str(tmp_path / "steel.csv"))
    ]
    assert ask(path, strict=True).exit_status == 2
    assert errors(ask(path, strict=True)) == ["BOM053"]
    write_purchases(
        tmp_path, "material,hs_code,value,originating,Werk\na,7210.49,1,yes,x\n", columns={"ignore": ["werk"]}
    )
    assert ask(path, strict=True).exit_status == 0


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (b"", "BOM002"),
        (b"material,hs_code,value\n", "BOM009"),
        (b"material,hs_code,value\n,,\n\n", "BOM009"),
        (b"PK\x03\x04", "BOM003"),
        (b"material,hs_code,value\na\0,7210.49,1\n", "BOM004"),
        (b'material,hs_code,value\n"a,7210.49,1\n', "BOM203"),
        (
            b"material,hs_code,value,originating\na,7210.49,60,yes\nb,7210.49,40,no\nTotal,7210.49,100,no\n",
            "BOM204",
        ),
    ],
)
def test_a_file_that_is_no_sound_table_is_refused(tmp_path: Path, table: bytes, code: str) -> None:
    assert [found[0] for found in complaints(tmp_path, table)] == [code]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets_and_blank_rows_are_read_and_said(tmp_path: Path, encoding: str) -> None:
    text = (
        "material\ths_code\tvalue\toriginating\r\nacero ñ\t7210.49\t7\tsí\r\n\t\t\t\r\nb\t7210.49\t3\tno\r\n"
    )
    report = ask(write_purchases(tmp_path, text.encode(encoding)))
    assert on_metal(report.assessments[0]).at_low.share == Fraction(7, 10)
    notes = [one.code for one in report.diagnostics]
    assert notes == (["BOM006"] if encoding == "cp1252" else []) + ["MAN026"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026", "2026-01-01 2026-12-31"),
        ("2026-02", "2026-02-01 2026-02-28"),
        ("2026-Q4", "2026-10-01 2026-12-31"),
        ("2026q1", "2026-01-01 2026-03-31"),
        ("2028-02-29", "2028-02-29 2028-02-29"),
        ("2026-01-15/2026-02", "2026-01-15 2026-02-28"),
        ("2026-Q1 / 2026-Q2", "2026-01-01 2026-06-30"),
    ],
)
def test_a_period_is_a_day_a_month_a_quarter_a_year_or_a_stretch_of_them(text: str, expected: str) -> None:
    found = days_named(text)
    assert found is not None
    assert f"{found.first} {found.last}" == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-2",
        "2026-13",
        "2026-Q5",
        "26",
        "2026-02-30",
        "0000",
        "03/2026",
        "2026/2025",
        "FY26",
        "2026-01-01/",
        "٢٠٢٦",
    ],
)
def test_anything_else_is_no_period(text: str) -> None:
    assert days_named(text) is None


def test_every_column_has_headers_of_its_own() -> None:
    columns = purchase_columns()
    headers = [folded(one) for column in columns.known for one in (column, *columns.aliases[column])]
    assert set(columns.known) == {one.value for one in PurchaseColumn}
    assert len(headers) == len(set(headers)) == len(columns.headers)
