"""The columns of a bill of materials, by their canonical names, in the order ``rvc columns`` lists them."""

from enum import StrEnum


class Column(StrEnum):
    """A column the tool reads; the value is the canonical header."""

    VEHICLE = "vehicle"
    PART_NUMBER = "part_number"
    DESCRIPTION = "description"
    SUPPLIER = "supplier"
    UOM = "uom"
    PARENT = "parent"
    LEVEL = "level"
    ITEM = "item"
    KIND = "kind"
    QUANTITY = "quantity"
    UNIT_VALUE = "unit_value"
    PRICE_UNIT = "price_unit"
    CURRENCY = "currency"
    HS_CODE = "hs_code"
    ORIGIN = "origin"
    ORIGINATING = "originating"
    CERTIFIED_FROM = "certified_from"
    CERTIFIED_UNTIL = "certified_until"
    ARTICLE = "article"
    ROLE = "role"
    MADE = "made"
    MADE_IN = "made_in"
    FREIGHT = "freight"
    DUTIES = "duties"
    BROKERAGE = "brokerage"
    WASTE = "waste"
    SUPPLIER_NET_COST = "supplier_net_cost"
    SUPPLIER_VNM = "supplier_vnm"
    SUPPLIER_REGIONAL_VALUE = "supplier_regional_value"
    SUPPLIER_CURRENCY = "supplier_currency"
    SUPPLIER_PERIOD_FROM = "supplier_period_from"
    SUPPLIER_PERIOD_UNTIL = "supplier_period_until"
    SUPPLIER_HS_STATEMENT = "supplier_hs_statement"
    US_VALUE = "us_value"
    HIGH_WAGE = "high_wage"
    EXCHANGE_RATE = "exchange_rate"


FREE_TEXT = frozenset({Column.DESCRIPTION, Column.SUPPLIER, Column.UOM})
AMOUNTS = frozenset(
    {
        Column.QUANTITY,
        Column.UNIT_VALUE,
        Column.FREIGHT,
        Column.DUTIES,
        Column.BROKERAGE,
        Column.WASTE,
        Column.SUPPLIER_NET_COST,
        Column.SUPPLIER_VNM,
        Column.SUPPLIER_REGIONAL_VALUE,
        Column.US_VALUE,
        Column.EXCHANGE_RATE,
    }
)
POSITIVE = frozenset({Column.QUANTITY, Column.EXCHANGE_RATE})
MONEY = AMOUNTS - POSITIVE
STATED = frozenset({Column.SUPPLIER_NET_COST, Column.SUPPLIER_VNM, Column.SUPPLIER_REGIONAL_VALUE})
DATES = frozenset(
    {
        Column.CERTIFIED_FROM,
        Column.CERTIFIED_UNTIL,
        Column.SUPPLIER_PERIOD_FROM,
        Column.SUPPLIER_PERIOD_UNTIL,
    }
)
YES_NO = frozenset({Column.ORIGINATING, Column.MADE, Column.HIGH_WAGE, Column.SUPPLIER_HS_STATEMENT})
COUNTRIES = frozenset({Column.ORIGIN, Column.MADE_IN})
CURRENCIES = frozenset({Column.CURRENCY, Column.SUPPLIER_CURRENCY})
TREE = (Column.PARENT, Column.LEVEL, Column.ITEM)
