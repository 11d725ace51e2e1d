"""The table of vehicles that ``[goods]`` names."""

from fractions import Fraction
from pathlib import Path

import pytest

from rvc_cli.diagnostics import RvcError
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.goods import Costs
from rvc_cli.facts.rules import GoodClass
from rvc_cli.intake.manifest import Manifest, read_manifest

GOODS = '[goods]\ntable = "v.csv"\nbom = "bom.csv"\n'


def read(folder: Path, table: str | bytes, more: str = "") -> Manifest:
    """A manifest whose table of vehicles is ``table``."""
    (folder / "bom.csv").write_text("vehicle,part_number,unit_value\nA,X,1\n")
    (folder / "v.csv").write_bytes(table.encode() if isinstance(table, str) else table)
    (folder / "m.toml").write_text(GOODS + more)
    return read_manifest(folder / "m.toml", "m.toml", Scratch(folder))


def test_a_row_describes_a_vehicle_and_its_costs(tmp_path: Path) -> None:
    table = "Vehicle;Name;CLASS;HS-Code;labor;Currency Gain;royalties;units;off road;produced_in\n"
    table += 'A;"Truck; long";light-truck;8704.21;100,5;0;2;300;sí;México\nB;;;;;;;;;\n'
    manifest = read(tmp_path, table, '[format]\ndecimal = ","\n')
    assert manifest.good is None
    truck, other = manifest.vehicles["A"], manifest.vehicles["B"]
    assert truck.name == "Truck; long"
    assert truck.facts.good_class is GoodClass.LIGHT_TRUCK
    assert truck.facts.hs_code == "870421"
    assert truck.facts.produced_in == "MX"
    assert truck.facts.classifying == {"off_road": True}
    assert truck.costs == Costs(Fraction("100.5"), Fraction(2), given=True)
    assert (truck.units, truck.line) == (300, 2)
    assert (other.name, other.costs, other.units, other.line) == ("B", Costs(), None, 3)


def test_a_blank_cost_beside_a_given_one_is_never_zero(tmp_path: Path) -> None:
    with pytest.raises(RvcError) as refused:
        read(tmp_path, "vehicle,labor,overhead\nA,1,\n")
    [one] = refused.value.diagnostics
    assert (one.code, one.span.file, one.span.line, one.span.column) == ("MAN025", "v.csv", 2, "overhead")


def test_a_complaint_names_file_line_column_and_cell(tmp_path: Path) -> None:
    with pytest.raises(RvcError) as refused:
        read(tmp_path, 'vehicle,name,class,persons\nA,"two\nlines",light-truck,2\nB,,car,-1\n')
    found = {(one.span.line, one.span.column, one.cell) for one in refused.value.diagnostics}
    assert found == {(4, "class", "car"), (4, "persons", "-1")}


def test_rows_of_blank_cells_are_counted_and_said(tmp_path: Path) -> None:
    manifest = read(tmp_path, "vehicle,class\nA,light-truck\n,\n\n , \n")
    assert list(manifest.vehicles) == ["A"]
    assert [one.code for one in manifest.notes] == ["MAN026"]
    assert manifest.notes[0].message.startswith("2 rows")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_spreadsheets_are_read(tmp_path: Path, encoding: str) -> None:
    manifest = read(tmp_path, "vehicle\tplant\r\nA\tSan Luis Potosí\r\n".encode(encoding))
    assert manifest.vehicles["A"].plant == "San Luis Potosí"
    assert [one.code for one in manifest.notes] == (["BOM006"] if encoding == "cp1252" else [])


@pytest.mark.parametrize("raw", [b"\x00\x01\x02\xff", b"PK\x03\x04\x00", b"\xff\xfe\x00", b"vehicle\n\x81\n"])
def test_a_binary_table_is_a_complaint(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(RvcError) as refused:
        read(tmp_path, raw)
    assert {one.code for one in refused.value.diagnostics} <= {"BOM003", "BOM005"}


def test_rates_need_goods_of_one_currency(tmp_path: Path) -> None:
    rates = '[exchange_rates]\nUSD = { rate = 18, on = 2026-01-01, source = "bank" }\n'
    assert read(tmp_path, "vehicle,currency\nA,MXN\nB,MXN\n", rates).rates
    with pytest.raises(RvcError):
        read(tmp_path, "vehicle,currency\nA,MXN\nB,CAD\n", rates)
    with pytest.raises(RvcError):
        read(tmp_path, "vehicle\nA\n", rates)
