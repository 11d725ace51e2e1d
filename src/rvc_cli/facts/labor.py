"""What is known for labor value content: wages, purchases, capacities (s. 12, 18). None is unknown, never 0."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from rvc_cli.facts.exact import Fraction

# The sums that labor value content is made of; those that begin with "of which" are parts of the one before them.
MATERIAL_AND_LABOR = "material and labor"
OF_WHICH = "of which "
TOTAL = "total"
# What a heavy truck's regional value content is lifted by (s. 18(22)).
CREDIT = "labor credit"


class Formula(StrEnum):
    """The two formulas of s. 18(6)."""

    NET_COST = "net-cost"
    ANNUAL_PURCHASE_VALUE = "annual-purchase-value"


class Product(StrEnum):
    """What a high-wage assembly plant makes (s. 12): engines of 84.07, 84.08, transmissions of 8708.40, batteries."""

    ENGINES = "engines"
    TRANSMISSIONS = "transmissions"
    BATTERY_PACKS = "battery-packs"


class Operator(StrEnum):
    """Who operates a plant (s. 12 *high-wage assembly plant*)."""

    PRODUCER = "producer"
    SUPPLIER = "supplier"


class Plant(Struct, frozen=True):
    """A plant, or a carrier, over one period: hours of direct production work and the base wages paid for them.

    Wages are in the currency of ``country`` (alpha-2; "" is unknown). ``period`` None: it holds for any day.
    """

    name: str
    country: str
    hours: Fraction | None
    base_wages: Fraction | None
    period: tuple[date, date] | None = None


class AnnualPurchase(Struct, frozen=True):
    """What was bought in a year of one material, in the good's currency; ``line`` is its line in the table.

    ``parent`` is the part it was used in by that part's producer; "" where the vehicle producer bought it itself.
    ``high_wage`` is what the row says; where it says nothing the wages of ``plant`` do.
    """

    part_number: str
    parent: str
    value: Fraction
    plant: str
    high_wage: bool | None
    made_in: str
    line: int


class Capacity(Struct, frozen=True):
    """How many units a year of one product a plant can make, who operates it, and for how many years the contract
    with a supplier runs."""

    plant: str
    product: Product
    units: Fraction | None
    operator: Operator | None
    contract_years: Fraction | None


class Shipment(Struct, frozen=True):
    """What a carrier, named as in the table of wages, was paid to move high-wage materials.

    ``start`` is the country the movement starts in; ``in_materials`` says that the amount is in their value already.
    """

    carrier: str
    amount: Fraction
    start: str
    in_materials: bool | None


class Labor(Struct, frozen=True):
    """What a producer states for s. 18, in the good's currency.

    The first three amounts are per unit of the good, all others, ``purchases`` and ``shipments`` too, for a year;
    where the annual formula is the only one they are for the year as well. Tables are None where none is given,
    ``purchases_table`` is the file of the purchases.
    ``plant`` is the assembly plant of the good, "" where it is not named.
    """

    basis: Formula | None = None
    high_wage_materials: Fraction | None = None
    high_wage_labor: Fraction | None = None
    transport: Fraction | None = None
    annual_purchase_value: Fraction | None = None
    total_annual_purchase_value: Fraction | None = None
    annual_high_wage_labor: Fraction | None = None
    annual_transport: Fraction | None = None
    technology_wages: Fraction | None = None
    production_wages: Fraction | None = None
    assembly_credit: bool | None = None
    plants: tuple[Plant, ...] | None = None
    purchases: tuple[AnnualPurchase, ...] | None = None
    purchases_table: str = ""
    capacity: tuple[Capacity, ...] | None = None
    shipments: tuple[Shipment, ...] | None = None
    plant: str = ""

    @property
    def annual(self) -> bool:
        """Whether anything is given that only the annual formula reads (s. 18(6)(b))."""
        given = (
            self.annual_purchase_value,
            self.total_annual_purchase_value,
            self.annual_high_wage_labor,
            self.annual_transport,
            self.purchases,
            self.shipments,
        )
        return any(one is not None for one in given)

    def formulas(self, rows_say: bool) -> tuple[Formula, ...]:
        """The formulas to try: the one chosen, else those for which something is given (s. 18(6)).

        ``rows_say``: a row of the bill of materials says whether it is high-wage.
        """
        if self.basis is not None:
            return (self.basis,)
        per_unit = rows_say or self.high_wage_materials is not None
        if self.annual:
            return tuple(Formula) if per_unit else (Formula.ANNUAL_PURCHASE_VALUE,)
        return (Formula.NET_COST,)
