"""A producer's books for a period: its goods, costs and loans, and how costs are allocated (s. 7(11), Schedule 5)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct, field

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.periods import FiscalYear

UNITS = "units-produced"
LABOR_COSTS = "direct-labor-costs"


class Route(StrEnum):
    """The paragraph of s. 7(11) by which net cost is calculated: when the excluded costs are taken out."""

    A = "a"
    B = "b"
    C = "c"


class CostKind(StrEnum):
    """What a cost is (s. 1(1) *total cost*, *direct material costs*, *direct labour costs*, *direct overhead*)."""

    DIRECT_MATERIAL = "direct-material"
    DIRECT_LABOR = "direct-labor"
    DIRECT_OVERHEAD = "direct-overhead"
    PERIOD = "period"
    OTHER = "other"
    CURRENCY_GAIN = "currency-gain"  # lowers total cost (s. 1(6)(d))
    CURRENCY_LOSS = "currency-loss"


DIRECT = frozenset({CostKind.DIRECT_MATERIAL, CostKind.DIRECT_LABOR})
INDIRECT_OVERHEAD = frozenset(
    {CostKind.PERIOD, CostKind.OTHER, CostKind.CURRENCY_GAIN, CostKind.CURRENCY_LOSS}
)


class ExcludedKind(StrEnum):
    """The four kinds of excluded costs (s. 1(1) *excluded costs*), by their keys in a manifest."""

    SALES_PROMOTION = "sales_promotion"
    ROYALTIES = "royalties"
    SHIPPING_PACKING = "shipping_packing"
    NON_ALLOWABLE_INTEREST = "non_allowable_interest"


class Allocation(StrEnum):
    """A method to allocate a cost to the goods (Schedule 5 s. 3, 4)."""

    STATED = "stated"
    COST_RATIO = "cost-ratio"
    LABOR_AND_MATERIAL = "direct-labor-and-material-ratio"
    DIRECT_COST = "direct-cost-ratio"


class Criterion(StrEnum):
    """What a method of the producer's own is based on (Schedule 5 s. 3, 4)."""

    BENEFIT = "benefit"
    CAUSE = "cause"
    ABILITY_TO_BEAR = "ability-to-bear"


class LeftOut(StrEnum):
    """Why a cost on the books is allocated to no good."""

    SERVICE_TO_OTHERS = "service-to-others"
    DISCONTINUED_OPERATION = "discontinued-operation"
    ACCOUNTING_CHANGE = "accounting-change"
    CAPITAL_ASSET_SALE = "capital-asset-sale"
    PROFIT = "profit"
    TAX_ON_PROFIT = "tax-on-profit"
    CURRENCY_UNRELATED = "currency-unrelated"
    VALUE_OF_MATERIAL = "value-of-material"


class Method(Struct, frozen=True):
    """How a cost is allocated; ``base`` belongs to the cost ratio method alone."""

    allocation: Allocation
    base: str = ""

    def __str__(self) -> str:
        return f"{self.allocation} on {self.base}" if self.base else str(self.allocation)


class Internal(Struct, frozen=True):
    """The method used for an internal management purpose, and whether solely to qualify a good (s. 3, 8)."""

    method: Method
    solely_to_qualify: bool = False


class AnotherGood(Struct, frozen=True):
    """The good a cost was expensed for that is not produced in the period (Schedule 5 s. 5)."""

    good: str
    same_range: bool


class Cost(Struct, frozen=True):
    """A cost on the books for the period, in the books' currency.

    ``stated`` are amounts by good, ``excluded`` amounts within ``amount``, ``stated_excluded`` the same by good.
    """

    name: str
    kind: CostKind
    amount: Fraction
    method: Method
    stated: Mapping[str, Fraction] = field(default_factory=dict)
    excluded: Mapping[ExcludedKind, Fraction] = field(default_factory=dict)
    stated_excluded: Mapping[ExcludedKind, Mapping[str, Fraction]] = field(default_factory=dict)
    criterion: Criterion | None = None
    internal: Internal | None = None
    expensed_for: AnotherGood | None = None
    left_out: LeftOut | None = None
    note: str = ""


class RateKind(StrEnum):
    """Whether the interest rate of a contract stays as it is (Schedule 9 s. 1)."""

    FIXED = "fixed-rate"
    VARIABLE = "variable-rate"


class Payment(Struct, frozen=True):
    """A payment of principal, and the years from the contract, or the beginning of the rate period, to it."""

    years: Fraction
    principal: Fraction


class Yield(Struct, frozen=True):
    """What federal debt of one maturity, in years, yields, in percent a year."""

    years: Fraction
    percent: Fraction


class Loan(Struct, frozen=True):
    """A debt obligation: ``interest`` is on the books for the period, within the cost named ``cost``.

    ``principal`` is the original amount, of a variable rate the balance at the beginning of the current interest rate
    period, which lasts ``rate_years``; ``adjusted_every`` are the years between adjustments.
    """

    name: str
    cost: str
    kind: RateKind
    rate: Fraction
    principal: Fraction
    interest: Fraction
    payments: tuple[Payment, ...]
    yields: tuple[Yield, ...]
    source: str
    adjusted_every: Fraction | None = None
    rate_years: Fraction | None = None


class InterestReading(StrEnum):
    """What is non-allowable of interest above the limit: the part above it, or all of that contract's."""

    EXCESS = "excess"
    WHOLE = "whole"


class Books(Struct, frozen=True):
    """What a producer's books say of a period; every base names every good."""

    source: str
    goods: tuple[str, ...]
    route: Route
    costs: tuple[Cost, ...]
    bases: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    loans: tuple[Loan, ...] = ()
    currency: str = "USD"
    producer: str = ""
    country: str = ""
    first: date | None = None
    last: date | None = None
    fiscal_year: FiscalYear | None = None
    reading: InterestReading = InterestReading.EXCESS

    def units(self, good: str) -> Fraction | None:
        """Units of a good produced in the period; None where they are not stated."""
        return self.bases[UNITS][good] if UNITS in self.bases else None


class InterestLaw(Struct, frozen=True):
    """The numbers of the law on interest: the margin in basis points, the decimals of the maturity, the years up to
    which an adjustment interval is short (s. 1(1), Schedule 9)."""

    basis_points: Decimal
    maturity_decimals: int
    short_adjustment_years: Decimal
    cite: str
