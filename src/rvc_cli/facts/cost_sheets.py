"""What comes of a producer's books: each cost allocated, the interest compared, the net cost of each good."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from rvc_cli.facts.books import Books, Cost, CostKind, ExcludedKind, InterestLaw, Loan, Yield
from rvc_cli.facts.exact import Fraction

ZERO = Fraction(0)


class Portion(Struct, frozen=True):
    """What of a cost falls to a good: ``ratio`` is ``part`` over ``whole``, or that rounded where it was asked for.

    ``amount`` is gross of ``excluded``, the excluded costs in it.
    """

    good: str
    part: Fraction
    whole: Fraction
    ratio: Fraction
    amount: Fraction
    excluded: Mapping[ExcludedKind, Fraction]

    @property
    def excluded_total(self) -> Fraction:
        """All excluded costs in the portion."""
        return sum(self.excluded.values(), ZERO)

    @property
    def remainder(self) -> Fraction:
        """The portion without its excluded costs."""
        return self.amount - self.excluded_total


class Allocated(Struct, frozen=True):
    """A cost, and what of it falls to each good; ``excluded`` are the excluded costs in the whole of it."""

    cost: Cost
    citation: str
    excluded: Mapping[ExcludedKind, Fraction]
    portions: tuple[Portion, ...]

    @property
    def remainder(self) -> Fraction:
        """The cost without its excluded costs."""
        return self.cost.amount - sum(self.excluded.values(), ZERO)


class Sheet(Struct, frozen=True):
    """The costs of one good for the period; a currency gain stands as a positive amount and lowers total cost."""

    good: str
    by_kind: Mapping[CostKind, Fraction]
    excluded: Mapping[ExcludedKind, Fraction]
    units: Fraction | None

    @property
    def total_cost(self) -> Fraction:
        """Product, period and other costs, less currency gains (s. 1(6))."""
        gain = self.by_kind[CostKind.CURRENCY_GAIN]
        return sum(self.by_kind.values(), ZERO) - 2 * gain

    @property
    def excluded_total(self) -> Fraction:
        """All excluded costs."""
        return sum(self.excluded.values(), ZERO)

    @property
    def net_cost(self) -> Fraction:
        """Total cost minus the excluded costs included in it (s. 1(1) *net cost*)."""
        return self.total_cost - self.excluded_total


class Comparison(StrEnum):
    """With which rate of the federal government a contract is compared (Schedule 9 s. 2)."""

    SAME_MATURITY = "same-maturity"
    INTERPOLATED = "interpolated"
    LONGEST = "longest"
    SHORTEST = "shortest"  # of this the law says nothing
    ADJUSTMENT = "adjustment"


class InterestFound(Struct, frozen=True):
    """A loan compared: rates in percent a year; ``weighted`` is the sum of the weighted principal payments.

    ``excess`` is the interest above ``limit``, ``amount`` what is non-allowable by the reading chosen.
    """

    loan: Loan
    law: InterestLaw
    weighted: Fraction
    unrounded: Fraction
    maturity: Fraction
    comparison: Comparison
    compared: tuple[Yield, ...]
    government: Fraction
    limit: Fraction
    excess: Fraction
    amount: Fraction

    @property
    def above(self) -> bool:
        """Whether the contract's rate is more than the margin above the government's."""
        return self.loan.rate > self.limit


class CostSheets(Struct, frozen=True):
    """Everything that comes of the books: ``left_out`` are the costs allocated to no good."""

    books: Books
    allocations: tuple[Allocated, ...]
    left_out: tuple[Cost, ...]
    interest: tuple[InterestFound, ...]
    sheets: tuple[Sheet, ...]
    ratio_decimals: int | None = None

    @property
    def total_cost(self) -> Fraction:
        """The total cost of all goods."""
        return sum((one.total_cost for one in self.sheets), ZERO)

    @property
    def excluded(self) -> Fraction:
        """The excluded costs of all goods."""
        return sum((one.excluded_total for one in self.sheets), ZERO)

    @property
    def net_cost(self) -> Fraction:
        """The net cost of all goods."""
        return self.total_cost - self.excluded


class UnitCosts(Struct, frozen=True):
    """The costs of one unit of a good by the keys of ``[cost]`` and ``[cost.excluded]``, as a manifest can hold them.

    ``cut`` says that some had to be cut at the last decimal a manifest takes.
    """

    good: str
    units: Fraction
    added: Mapping[str, Fraction]
    excluded: Mapping[str, Fraction]
    cut: bool
