"""The columns of a table of purchases (s. 17), and the words, English and Spanish, that its headers and cells take."""

from collections.abc import Mapping
from enum import StrEnum

from rvc_cli.facts.columns import Column
from rvc_cli.facts.metals import Metal, PurchasedFor
from rvc_cli.intake.column_aliases import aliases
from rvc_cli.intake.header_names import folded
from rvc_cli.intake.side_table import Columns


class PurchaseColumn(StrEnum):
    """A column that is read; the value is the canonical header."""

    MATERIAL = "material"
    HS_CODE = "hs_code"
    VALUE = "value"
    METAL_VALUE = "metal_value"
    METAL = "metal"
    CURRENCY = "currency"
    ORIGINATING = "originating"
    MELTED_AND_POURED = "melted_and_poured"
    SUPPLIER = "supplier"
    PERIOD = "period"
    USE = "use"


JUDGED_AS: Mapping[str, Column] = {
    PurchaseColumn.HS_CODE: Column.HS_CODE,
    PurchaseColumn.VALUE: Column.UNIT_VALUE,
    PurchaseColumn.METAL_VALUE: Column.UNIT_VALUE,
    PurchaseColumn.CURRENCY: Column.CURRENCY,
    PurchaseColumn.ORIGINATING: Column.ORIGINATING,
    PurchaseColumn.MELTED_AND_POURED: Column.ORIGINATING,
}
_LISTED = {
    PurchaseColumn.MATERIAL: "material no, material number, material code, part number, part no, "
    "número de material, no de material, código de material, número de parte, no de parte",
    PurchaseColumn.VALUE: "purchase value, value of purchase, amount, purchase amount, total value, valor, "
    "valor de compra, valor de la compra, importe, monto, valor total",
    PurchaseColumn.METAL_VALUE: "value of metal, value of the metal, metal content value, "
    "value of metal content, valor del metal, valor de metal",
    PurchaseColumn.METAL: "kind of metal, metal type, type of metal, tipo de metal, clase de metal",
    PurchaseColumn.MELTED_AND_POURED: "melted & poured, melt and pour, melt & pour, melted and poured in usmca, "
    "fundido y vaciado, fundido y colado, fundido y vertido",
    PurchaseColumn.PERIOD: "purchase period, purchase date, date of purchase, purchased on, purchased in, "
    "periodo, periodo de compra, fecha de compra, fecha",
    PurchaseColumn.USE: "used for, end use, purpose, purchased for, uso, uso final, destino, para uso en",
}
_AS_IN_BOM = (
    PurchaseColumn.HS_CODE,
    PurchaseColumn.CURRENCY,
    PurchaseColumn.ORIGINATING,
    PurchaseColumn.SUPPLIER,
)
_METALS = {
    Metal.STEEL: "steel, acero",
    Metal.ALUMINUM: "aluminum, aluminium, aluminio",
    Metal.NONE: "none, ninguno",
}
_USES = {
    PurchasedFor.VEHICLES: "vehicles, vehicle, vehicle production, passenger vehicles, light trucks, "
    "heavy trucks, vehículos, vehículo, producción de vehículos, camiones ligeros, camiones pesados",
    PurchasedFor.STAMPINGS: "stampings, stamping, major stampings, estampados, estampado",
    PurchasedFor.DIRECTED_BUY: "directed buy, directed purchase, compra dirigida",
    PurchasedFor.OTHER_PARTS: "other parts, otras partes, otras autopartes",
    PurchasedFor.OTHER_VEHICLES: "other vehicles, other vehicle, otros vehículos",
    PurchasedFor.TOOLS: "tools, tool, tooling, herramientas, herramental",
    PurchasedFor.DIES: "dies, die, troqueles, troquel",
    PurchasedFor.MOULDS: "moulds, mould, molds, mold, moldes, molde",
    PurchasedFor.OTHER: "other, other uses, otro, otros usos",
}


def purchase_columns() -> Columns:
    """The columns, each with its further headers."""
    shared = {one.value: aliases()[JUDGED_AS.get(one, Column.SUPPLIER)] for one in _AS_IN_BOM}
    own = {one.value: tuple(listed.split(", ")) for one, listed in _LISTED.items()}
    return Columns(
        known=tuple(one.value for one in PurchaseColumn),
        needed=(PurchaseColumn.MATERIAL.value, PurchaseColumn.VALUE.value),
        home="a column of purchases",
        aliases=shared | own,
    )


def metal_named(text: str) -> Metal | None:
    """The metal a cell names, without regard to case, accents and separators; None when it names none."""
    return _METAL_WORDS.get(folded(text))


def use_named(text: str) -> PurchasedFor | None:
    """The use a cell names, read alike; None when it names none."""
    return _USE_WORDS.get(folded(text))


_METAL_WORDS = {folded(word): one for one, listed in _METALS.items() for word in listed.split(", ")}
_USE_WORDS = {folded(word): one for one, listed in _USES.items() for word in listed.split(", ")}
