"""The columns of the tables that [labor_value] names, and the words of their headers and cells, English and Spanish."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from rvc_cli.facts.columns import Column
from rvc_cli.facts.labor import Operator, Product
from rvc_cli.intake.column_aliases import aliases
from rvc_cli.intake.header_names import folded
from rvc_cli.intake.side_table import Columns

W = TypeVar("W", bound=StrEnum)
Judged = Column | None


class Sheet(Struct, frozen=True):
    """A table: its columns, which cells may not be blank, and as which column of a bill of materials each is judged.

    ``what`` is what a row of it is called, ``name`` and ``amount`` are the columns that name a row and size it up.
    """

    what: str
    columns: Columns
    name: str
    amount: str
    filled: frozenset[str]
    judged_as: Mapping[str, Column]


def _sheet(
    what: str, listed: Mapping[str, tuple[Judged, str]], needed: tuple[str, ...], filled: tuple[str, ...]
) -> Sheet:
    """A table whose first needed column names a row and whose last one is its amount.

    A column that a bill of materials has by the same name takes its headers too.
    """
    headers = {column: [one for one in words.split(", ") if one] for column, (_, words) in listed.items()}
    judged = {column: as_column for column, (as_column, _) in listed.items() if as_column is not None}
    for column, as_column in judged.items():
        headers[column] += aliases()[as_column] if column == as_column else ()
    columns = Columns(tuple(listed), needed, home=f"a column of the table of {what}s", aliases=headers)
    return Sheet(what, columns, needed[0], needed[-1], frozenset(filled), judged)


_PLANT = "plant name, plant id, facility, producing plant, planta, planta productora, fábrica"
_CURRENCY = (Column.CURRENCY, "")
PLANTS = _sheet(
    "plant",
    {
        "plant": (Column.PARENT, f"{_PLANT}, carrier, transportista"),
        "country": (Column.ORIGIN, "country of the plant, plant country, país, país de la planta"),
        "hours": (
            Column.EXCHANGE_RATE,  # an amount above zero that may be blank
            "hours worked, direct production hours, horas, horas trabajadas, horas de producción directa",
        ),
        "base_wages": (
            Column.UNIT_VALUE,
            "base wage, wages, base pay, total base wages, salarios base, salario base, sueldos base, salarios",
        ),
        "from": (Column.CERTIFIED_FROM, "period from, wages from, from date, desde, periodo desde"),
        "until": (
            Column.CERTIFIED_UNTIL,
            "period until, wages until, to, until date, hasta, periodo hasta",
        ),
        "currency": _CURRENCY,
    },
    needed=("plant", "country", "hours", "base_wages"),
    filled=("plant",),
)
PURCHASES = _sheet(
    "purchase",
    {
        "part_number": (
            Column.PARENT,
            "part no, part, material, material number, número de parte, no de parte, número de material",
        ),
        "value": (
            Column.UNIT_VALUE,
            "annual value, purchase value, annual purchase value, amount, valor, valor anual, valor de compra, importe",
        ),
        "plant": (Column.PARENT, _PLANT),
        "high_wage": (Column.HIGH_WAGE, ""),
        "made_in": (Column.MADE_IN, ""),
        "parent": (Column.PARENT, "used in, usado en, parte superior"),
        "currency": _CURRENCY,
    },
    needed=("part_number", "value"),
    filled=("part_number", "value"),
)
CAPACITY = _sheet(
    "capacity",
    {
        "plant": (Column.PARENT, _PLANT),
        "product": (None, "makes, what it makes, producto, qué produce"),
        "capacity": (
            Column.UNIT_VALUE,
            "annual capacity, capacity a year, units a year, capacidad, capacidad anual",
        ),
        "operator": (None, "operated by, operador, operada por"),
        "contract_years": (
            Column.UNIT_VALUE,
            "years of contract, contract length, años de contrato, duración del contrato",
        ),
    },
    needed=("plant", "product", "capacity"),
    filled=("plant", "product"),
)
SHIPMENTS = _sheet(
    "shipment",
    {
        "carrier": (Column.PARENT, "provider, haulier, transportista, proveedor de transporte"),
        "from": (
            Column.ORIGIN,
            "ship from, starts in, country of departure, desde, origen, país de salida",
        ),
        "in_materials": (
            Column.HIGH_WAGE,
            "in the value of materials, included in materials, incluido en materiales",
        ),
        "currency": _CURRENCY,
        "amount": (Column.UNIT_VALUE, "cost, annual cost, value, importe, costo, monto"),
    },
    needed=("carrier", "amount"),
    filled=("carrier", "amount"),
)
_PRODUCTS = {
    Product.ENGINES: "engines, engine, motores, motor",
    Product.TRANSMISSIONS: "transmissions, transmission, transmisiones, transmisión",
    Product.BATTERY_PACKS: "battery packs, battery pack, batteries, paquetes de baterías, baterías",
}
_OPERATORS = {
    Operator.PRODUCER: "producer, own, productor, propia",
    Operator.SUPPLIER: "supplier, proveedor",
}


def _named(listed: Mapping[W, str]) -> Mapping[str, W]:
    return {folded(word): one for one, words in listed.items() for word in words.split(", ")}


PRODUCT_WORDS = _named(_PRODUCTS)
OPERATOR_WORDS = _named(_OPERATORS)
