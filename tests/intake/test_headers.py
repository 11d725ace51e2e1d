"""Headers as people write them, and headers that are open to doubt."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rvc_cli.diagnostics import Severity
from rvc_cli.facts.columns import Column
from rvc_cli.intake.column_aliases import MEANINGS, aliases
from rvc_cli.intake.columns import ColumnMap, Header, match
from rvc_cli.intake.header_names import folded, resembles, slips

SPELLINGS = {
    Column.VEHICLE: "Vehicle|VEHICLE ID|vehicle_model|Finished Good|Vehículo",
    Column.PART_NUMBER: "Part Number|PART_NUMBER|part-number|PartNumber|Part No.|Part #|P/N|PN|Material Number|"
    "Número de Parte|No. de Parte|NUM. PARTE|Número de pieza|Nº de parte|N° de Parte|SKU|MATNR|Item Code",
    Column.DESCRIPTION: "Description|Part Name|DESC.|Descripción|descripcion|Item Description",
    Column.SUPPLIER: "Supplier|Vendor Name|Proveedor",
    Column.UOM: "UoM|U/M|Unit of Measure|Unidad de Medida",
    Column.PARENT: "Parent|Parent Part|PARENT_PN|Next Higher Assembly|Padre",
    Column.LEVEL: "Level|BOM Level|Lvl|Nivel|NIVEL",
    Column.QUANTITY: "Qty|QTY.|Quantity|Q|Qty Per|Qty/Assy|Quantities|Usage Qty|Cantidad|CANT.|Quantity per Assembly",
    Column.UNIT_VALUE: "Unit Value|Unit Cost|UNIT PRICE|Standard Cost|Valor Unitario|Costo unitario|"
    "PRECIO UNITARIO|Piece Price",
    Column.PRICE_UNIT: "Price Unit|PEINH|Unidad de precio",
    Column.CURRENCY: "Currency|Curr.|Crcy|Moneda|Divisa",
    Column.HS_CODE: "HS Code|HS|HTS|HTS #|HTSUS|Tariff Code|HS6|Fracción Arancelaria|FRACCION|Commodity Code|"
    "Código arancelario",
    Column.ORIGIN: "Origin|COO|Country of Origin|País de Origen|PAIS ORIGEN|Origen",
    Column.ORIGINATING: "USMCA eligible|"
    "Originating|USMCA Originating|T-MEC|USMCA Qualifying|Originario|Originating (Y/N)",
    Column.CERTIFIED_FROM: "Certified From|Certificate Start Date|Blanket Period From|Certificado desde",
    Column.CERTIFIED_UNTIL: "certified-until|Cert. Expiration|Blanket Period To|Vencimiento del certificado",
    Column.ROLE: "Role|Core Part",
    Column.MADE: "Made|Self-Produced",
    Column.MADE_IN: "Made In|Country of Manufacture|País de fabricación",
    Column.FREIGHT: "Freight|Flete|Freight per unit",
    Column.DUTIES: "Duties|Duty Amount",
    Column.BROKERAGE: "Brokerage|Agente aduanal",
    Column.SUPPLIER_VNM: "Supplier VNM|VNM del proveedor",
    Column.HIGH_WAGE: "High Wage|Salario alto",
    Column.EXCHANGE_RATE: "Exchange Rate|Tipo de Cambio|FX rate",
}
EVERY = [(column, header) for column, listed in SPELLINGS.items() for header in listed.split("|")]
_STRANGERS = """
Weight|Net weight|Unit weight|Notes|Comments|Revision|Rev|Plant|Drawing|Line|Material|
Status|Ext. Value|Total|Country|Type|Category|Valid From|Find No|Item No|Pos|ID|Código|
Peso|Notas|Lead time|Buyer|Duty|Duty Rate|Arancel|Scrap %|Price|Cost|Value|Manufacturer|
MPN|Ref Des|Designator|RVC|VNM|Name of plant|Make/Buy|Year
"""
STRANGERS = [header.strip() for header in _STRANGERS.replace("\n", "").split("|")]


def read(*headers: str, mapping: ColumnMap | None = None) -> Header:
    return match(headers, mapping or ColumnMap(), "t.csv")


def codes(header: Header) -> list[str]:
    return [one.code for one in header.diagnostics]


def test_there_are_spellings_enough_to_mean_something() -> None:
    assert len(EVERY) >= 80


@pytest.mark.parametrize(("column", "header"), EVERY)
def test_a_header_of_the_real_world_is_known(column: Column, header: str) -> None:
    assert read(header).columns == {column: 0}


@pytest.mark.parametrize("header", STRANGERS)
def test_a_header_that_means_something_else_is_only_noted(header: str) -> None:
    found = read("part_number", "unit_value", header)
    assert codes(found) == ["BOM053"]
    assert found.sound


def test_no_alias_has_two_meanings() -> None:
    meanings: dict[str, set[Column]] = {}
    for column, listed in aliases().items():
        for alias in (column.value, *listed):
            meanings.setdefault(folded(alias), set()).add(column)
    assert {alias: columns for alias, columns in meanings.items() if len(columns) > 1} == {}


def test_every_column_has_aliases_and_a_meaning_of_one_sentence() -> None:
    assert set(aliases()) == set(MEANINGS) == set(Column)
    assert all(meaning.endswith(".") and len(meaning) < 100 for meaning in MEANINGS.values())


@pytest.mark.parametrize("column", list(Column))
def test_a_canonical_name_means_its_column(column: Column) -> None:
    assert read(column.value.upper().replace("_", " ")).columns == {column: 0}


@pytest.mark.parametrize(
    "header",
    [
        *["quantiy", "quantityy", "qauntity", "orgin", "unit_vlaue", "Qyt", "knd", "Nivell"],
        *["Qt", "Qtty", "Qfy", "HTX", "Lv", "certified", "Certificate", "originatin"],
    ],
)
def test_a_misspelt_header_is_an_error_that_names_both(header: str) -> None:
    found = read("part_number", "unit_value", header)
    [complaint] = found.diagnostics
    assert complaint.code == "BOM052"
    assert header in complaint.message
    assert str(complaint.span.column) in complaint.message


def test_two_slips_count_from_eight_letters_on() -> None:
    assert resembles("quantty", "quantity")
    assert resembles("orignatng", "originating")
    assert not resembles("qnttyx", "quantity")
    assert resembles("orgin", "origin")
    assert not resembles("orgn", "origin")


def test_a_header_twice_through_an_alias_names_both() -> None:
    found = read("part_number", "unit_value", "Qty", "Cantidad")
    [complaint] = found.diagnostics
    assert complaint.code == "BOM051"
    assert '"Qty"' in complaint.message
    assert '"Cantidad"' in complaint.message


def test_a_needed_column_that_is_missing_names_headers_that_may_mean_it() -> None:
    found = read("part_number", "Unit Value (USD)")
    [complaint] = [one for one in found.diagnostics if one.severity is Severity.ERROR]
    assert complaint.code == "BOM050"
    assert "Unit Value (USD)" in complaint.message


def test_a_map_gives_any_header_a_meaning() -> None:
    mapping = ColumnMap({"Cost (USD)": Column.UNIT_VALUE, "origin": Column.MADE_IN})
    found = read("PN", "cost (usd)", "Origin", mapping=mapping)
    assert found.columns == {Column.PART_NUMBER: 0, Column.UNIT_VALUE: 1, Column.MADE_IN: 2}
    assert found.diagnostics == ()


def test_an_ignored_header_is_not_read_nor_noted() -> None:
    found = read("PN", "Unit cost", "Unit price", "orgin", mapping=ColumnMap(ignored=("Unit Price", "Orgin")))
    assert found.columns == {Column.PART_NUMBER: 0, Column.UNIT_VALUE: 1}
    assert found.diagnostics == ()


def test_a_mapped_header_that_the_table_lacks_is_noted() -> None:
    found = read("PN", "Unit cost", mapping=ColumnMap({"Coste": Column.UNIT_VALUE}))
    assert codes(found) == ["BOM057"]


def test_two_tree_columns_are_an_error_unless_the_map_picks_one() -> None:
    headers = ("PN", "Unit cost", "Level", "Parent")
    assert codes(read(*headers)) == ["BOM055"]
    for mapping in (ColumnMap({"Level": Column.LEVEL}), ColumnMap(tree=Column.LEVEL)):
        found = read(*headers, mapping=mapping)
        assert codes(found) == ["BOM056"]
        assert found.tree is Column.LEVEL
        assert Column.PARENT not in found.columns
    assert read(*headers, mapping=ColumnMap(ignored=("Level",))).tree is Column.PARENT


def test_a_header_with_control_characters_is_shown_escaped() -> None:
    [note] = read("PN", "Unit cost", "no\x1b[31mte").diagnostics
    assert "no\\x1b[31mte" in note.message
    assert note.cell == "no\x1b[31mte"


LETTERS = st.text(string.ascii_lowercase, min_size=1, max_size=12)


@given(st.sampled_from([one for one in EVERY if len(folded(one[1])) > 3]), st.data())
def test_a_header_one_slip_away_is_never_passed_over_in_silence(
    known: tuple[Column, str], data: st.DataObject
) -> None:
    header = folded(known[1])
    at = data.draw(st.integers(0, len(header) - 1))
    wrong = data.draw(
        st.sampled_from(
            [
                header[:at] + header[at + 1 :],
                header[:at] + "x" + header[at:],
                header[:at] + "q" + header[at + 1 :],
            ]
        )
    )
    found = read(wrong)
    assert found.columns or "BOM052" in codes(found)


@given(LETTERS, LETTERS)
def test_slips_are_counted_alike_from_both_sides(one: str, other: str) -> None:
    assert slips(one, other, 3) == slips(other, one, 3) or min(slips(one, other, 3), slips(other, one, 3)) > 3
    assert slips(one, one, 2) == 0


@given(st.text(max_size=30))
def test_any_header_at_all_is_answered(header: str) -> None:
    found = read("part_number", "unit_value", header)
    assert all(one.message.isprintable() for one in found.diagnostics)
