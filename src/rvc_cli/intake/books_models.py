"""The books of a producer as the validator sees them: every key, its type and its enumeration."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, Tag

from rvc_cli.facts.books import Allocation, CostKind, Criterion, InterestReading, LeftOut, RateKind, Route
from rvc_cli.facts.periods import within_reason
from rvc_cli.intake.manifest_schema import without_null
from rvc_cli.intake.manifest_types import Amount, Count, Country, Currency, DayOfYear, Positive, Text
from rvc_cli.intake.toml_file import Table
from rvc_cli.intake.toml_words import refuse, shown

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TERRITORY = ("US", "MX", "CA")


def _base(value: str) -> str:
    if _WORD.fullmatch(value) is None:
        raise refuse(f'{shown(value)} is no name of a base; write one such as "direct-labor-hours"')
    return value


Base = Annotated[str, AfterValidator(_base)]
ByGood = dict[str, Amount]


def _place(value: str) -> str:
    if value not in _TERRITORY:
        raise refuse(
            f'{shown(value)} lies outside the territory; a producer is located in "US", "MX" or "CA"'
        )
    return value


def _day(value: date) -> date:
    if not within_reason(value):
        raise refuse(f"{shown(value)} is no day of these books; correct the year")
    return value


def _which(value: object) -> str:
    return "by good" if isinstance(value, dict) else "amount"


Day = Annotated[date, AfterValidator(_day)]
Shared = Annotated[
    Annotated[Amount, Tag("amount")] | Annotated[ByGood, Tag("by good")], Discriminator(_which)
]


class BooksKeys(Table):
    """``[books]``: the producer, its goods, the period, the paragraph of s. 7(11)."""

    goods: list[Text]
    route: Annotated[Route, Field(strict=False)]
    producer: Text | None = None
    currency: Currency = "USD"
    country: Annotated[Country, AfterValidator(_place)] | None = None
    from_: Day | None = Field(None, alias="from")
    until: Day | None = None
    fiscal_year_starts: DayOfYear | None = None
    interest: Annotated[InterestReading, Field(strict=False)] = InterestReading.EXCESS


class MethodKeys(Table):
    """A method of allocation; ``base`` with ``cost-ratio`` only."""

    method: Annotated[Allocation, Field(strict=False)]
    base: Base | None = None


class InternalKeys(MethodKeys):
    """The method used for an internal management purpose (Schedule 5 s. 3, 8)."""

    solely_to_qualify: bool = False


class AnotherGoodKeys(Table):
    """The good a cost was expensed for that is not produced in the period (Schedule 5 s. 5)."""

    good: Text
    same_range: bool


class ExcludedShares(Table):
    """Excluded costs within a cost: an amount, or with stated amounts an amount for each good.

    Research and development services performed in the territory are none (s. 7(13)(c)).
    """

    sales_promotion: Shared | None = None
    royalties: Shared | None = None
    shipping_packing: Shared | None = None
    non_allowable_interest: Shared | None = None


class CostRow(Table):
    """``[[cost]]``: a cost recorded on the books for the period."""

    name: Text
    kind: Annotated[CostKind, Field(strict=False)]
    amount: Amount
    method: Annotated[Allocation, Field(strict=False)] | None = None
    base: Base | None = None
    amounts: ByGood | None = None
    excluded: ExcludedShares | None = None
    criterion: Annotated[Criterion, Field(strict=False)] | None = None
    internal: InternalKeys | None = None
    expensed_for: AnotherGoodKeys | None = None
    left_out: Annotated[LeftOut, Field(strict=False)] | None = None
    note: Text | None = None


class PaymentRow(Table):
    """A payment of principal: its day, or the years to it."""

    principal: Amount
    on: Day | None = None
    years: Amount | None = None


class YieldRow(Table):
    """What federal debt of a maturity yields, in percent a year."""

    percent: Amount
    years: Positive | None = None
    months: Count | None = None


class LoanRow(Table):
    """``[[loan]]``: a debt obligation, and the government debt it is compared with (Schedule 9)."""

    name: Text
    cost: Text
    kind: Annotated[RateKind, Field(strict=False)]
    rate: Amount
    principal: Positive
    interest: Amount
    payments: list[PaymentRow] = Field(default_factory=list)
    yields: list[YieldRow]
    source: Text
    since: Day | None = None
    rate_until: Day | None = None
    adjusted_every_months: Count | None = None


class BooksModel(Table):
    """Books: ``[books]``, ``[base.…]``, ``[[cost]]``, ``[[loan]]``."""

    books: BooksKeys
    base: dict[Base, ByGood] = Field(default_factory=dict)
    cost: list[CostRow]
    loan: list[LoanRow] = Field(default_factory=list)


def books_schema() -> dict[str, Any]:
    """The JSON Schema of the books."""
    schema: dict[str, Any] = without_null(BooksModel.model_json_schema(by_alias=True))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Books of a producer",
    }
