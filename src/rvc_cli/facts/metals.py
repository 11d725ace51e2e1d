"""A producer's purchases of steel and of aluminum: what s. 17 reads of them. None is unknown, never 0."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from rvc_cli.facts.exact import Fraction


class Metal(StrEnum):
    """The two metals that are tested (s. 17(1)); ``NONE``: a part that Table S does not describe."""

    STEEL = "steel"
    ALUMINUM = "aluminum"
    NONE = "none"


class PurchasedFor(StrEnum):
    """What a purchase is for (s. 17(3), 17(4), Table S, note)."""

    VEHICLES = "vehicles"
    STAMPINGS = "stampings"
    DIRECTED_BUY = "directed-buy"
    OTHER_PARTS = "other-parts"
    OTHER_VEHICLES = "other-vehicles"
    TOOLS = "tools"
    DIES = "dies"
    MOULDS = "moulds"
    OTHER = "other"


class Period(StrEnum):
    """The periods over which the producer may calculate (s. 17(7)), in the order of the text."""

    PREVIOUS_FISCAL_YEAR = "previous-fiscal-year"
    PREVIOUS_CALENDAR_YEAR = "previous-calendar-year"
    QUARTER_TO_DATE = "quarter-to-date"
    MONTH_TO_DATE = "month-to-date"
    FISCAL_YEAR_TO_DATE = "fiscal-year-to-date"
    CALENDAR_YEAR_TO_DATE = "calendar-year-to-date"


class Basis(StrEnum):
    """The motor vehicles on whose basis the producer may calculate (s. 17(9)); the categories are those of s. 16(1)."""

    ALL = "all"
    EXPORTED = "exported"
    MODEL_LINE_PLANT = "model-line-plant"
    CLASS_PLANT = "class-plant"
    MODEL_LINE = "model-line"
    CLASS = "class"
    MODEL_LINE_PLANT_EXPORTED = "model-line-plant-exported"
    CLASS_PLANT_EXPORTED = "class-plant-exported"
    MODEL_LINE_EXPORTED = "model-line-exported"
    CLASS_EXPORTED = "class-exported"


class Days(NamedTuple):
    """The first and the last of some days in a row, both among them."""

    first: date
    last: date


class MetalPurchase(Struct, frozen=True):
    """One purchase: amounts in the good's currency, valued as s. 17(6) says.

    ``value`` is that of what was bought, ``metal_value`` that of the metal in a part (s. 17(2)); at least one of the
    two is known. ``hs_code`` holds digits only, "" is unknown. ``line`` is the physical line in its table.
    """

    material: str
    line: int
    hs_code: str
    value: Fraction | None
    metal_value: Fraction | None
    metal: Metal | None
    originating: bool | None
    melted_and_poured: bool | None
    use: PurchasedFor | None
    days: Days | None


class PurchaseTable(Struct, frozen=True, eq=False):
    """The purchases of one table, as the user named it.

    Without a column ``use`` every purchase is one for the vehicles of s. 17(4), without a column ``period`` every one
    lies in the period that is calculated over. Two tables are the same only if they are one.
    """

    name: str
    purchases: tuple[MetalPurchase, ...]
    tells_use: bool
    tells_period: bool


class PurchaseTotals(Struct, frozen=True):
    """Purchases as sums: all of them, and those of originating goods. True says that all of the latter was melted
    and poured in the territory; False and None leave it open how much was."""

    originating: Fraction
    total: Fraction
    melted_and_poured: bool | None


class MetalFacts(Struct, frozen=True):
    """What is known of the purchases of one metal, and what the producer chose for it (s. 17(7), 17(9), 17(10))."""

    purchases: PurchaseTable | PurchaseTotals | None
    period: Period | None
    basis: Basis | None


class Metals(Struct, frozen=True):
    """Both metals of one producer, each None where nothing is said; ``fiscal_year_starts``: MM-DD, "" unknown."""

    steel: MetalFacts | None
    aluminum: MetalFacts | None
    fiscal_year_starts: str = ""

    def of(self, metal: Metal) -> MetalFacts | None:
        """What is said of one metal."""
        return {Metal.STEEL: self.steel, Metal.ALUMINUM: self.aluminum}.get(metal)
