"""What no key of the books can say alone: goods, bases, costs and periods that contradict or need each other.

The rows that are sound by themselves are checked even where others are not, so that all complaints come at once.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from msgspec import Struct
from pydantic import ValidationError

from rvc_cli.diagnostics.cost_sheets import (
    CONTRADICTION,
    GIVEN_TWICE,
    NO_BASE,
    NO_GOODS,
    NO_METHOD,
    NO_PERIOD,
    NOT_WHOLE,
)
from rvc_cli.diagnostics.manifests import PERIOD_REVERSED
from rvc_cli.facts.books import LABOR_COSTS, UNITS, Allocation
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.periods import FiscalYear, period_of
from rvc_cli.intake.books_models import BooksKeys, CostRow, ExcludedShares, LoanRow
from rvc_cli.intake.manifest_checks import Misfit
from rvc_cli.intake.toml_file import Table
from rvc_cli.intake.toml_places import KeyPath
from rvc_cli.intake.toml_words import shown

T = TypeVar("T", bound=Table)
ByGood = Mapping[str, Decimal]


class SoundRows(Struct, frozen=True):
    """The parts of the books that are sound by themselves, costs and loans by their place in the file."""

    books: BooksKeys | None
    goods: list[str]
    bases: Mapping[str, ByGood]
    costs: Mapping[int, CostRow]
    loans: Mapping[int, LoanRow]


def sound_rows(data: Mapping[str, Any]) -> SoundRows:
    """What can be checked against each other, whatever else is wrong with the file."""
    bases = data.get("base")
    return SoundRows(
        books=_sound(BooksKeys, data.get("books")),
        goods=_goods_named(data.get("books")),
        bases={name: found for name, one in _items(bases) if (found := _amounts(one)) is not None},
        costs=_listed(CostRow, data.get("cost")),
        loans=_listed(LoanRow, data.get("loan")),
    )


def _goods_named(books: object) -> list[str]:
    """The goods, whatever else is wrong with ``[books]``; none where they are not named soundly."""
    goods = books.get("goods") if isinstance(books, dict) else None
    named = [one.strip() for one in goods if isinstance(one, str)] if isinstance(goods, list) else []
    return named if isinstance(goods, list) and len(named) == len(goods) else []


def _sound(model: type[T], value: object) -> T | None:
    try:
        return model.model_validate(value)
    except ValidationError:
        return None


def _listed(model: type[T], rows: object) -> dict[int, T]:
    listed = rows if isinstance(rows, list) else []
    return {place: row for place, one in enumerate(listed) if (row := _sound(model, one)) is not None}


def _items(table: object) -> list[tuple[str, object]]:
    return list(table.items()) if isinstance(table, dict) else []


def _amounts(table: object) -> dict[str, Decimal] | None:
    pairs = _items(table)
    numbers = {key: Decimal(one) for key, one in pairs if isinstance(one, int | Decimal)}
    return numbers if isinstance(table, dict) and len(numbers) == len(pairs) else None


def misfits(rows: SoundRows) -> Iterator[Misfit]:
    """Everything wrong between the keys of the books but what concerns loans."""
    if rows.books is not None:
        yield from _period(rows.books)
    if rows.books is not None or rows.goods:
        yield from _goods(rows.goods)
    for name, amounts in rows.bases.items():
        yield from _base(name, amounts, rows)
    yield from twice("cost", rows.costs)
    for place, cost in rows.costs.items():
        yield from _cost(("cost", place), cost, rows)


def twice(table: str, rows: Mapping[int, CostRow] | Mapping[int, LoanRow]) -> Iterator[Misfit]:
    """Rows of one name."""
    seen: set[str] = set()
    for place, row in rows.items():
        if row.name in seen:
            message = f"There is another [[{table}]] called {shown(row.name)}; give each its own name."
            yield Misfit(GIVEN_TWICE, (table, place, "name"), message)
        seen.add(row.name)


def _goods(goods: list[str]) -> Iterator[Misfit]:
    if not goods:
        yield Misfit(NO_GOODS, ("books", "goods"), "No good is listed; name those produced in the period.")
    for place, good in enumerate(goods):
        if good in goods[:place]:
            message = f"The good {shown(good)} is listed twice; name each once."
            yield Misfit(NO_GOODS, ("books", "goods", place), message)


def _period(books: BooksKeys) -> Iterator[Misfit]:
    """A month, three or six months of the fiscal year, or the fiscal year (s. 1(7))."""
    first, last = books.from_, books.until
    if (first is None) != (last is None):
        key = "from" if first else "until"
        yield Misfit(NO_PERIOD, ("books", key), "A period has both `from` and `until`; give the other one.")
    if first is None or last is None:
        return
    if first > last:
        message = f"The period begins on {first}, after it ends on {last}; correct one of the two."
        yield Misfit(PERIOD_REVERSED, ("books", "from"), message)
        return
    year = fiscal_year(books.fiscal_year_starts)
    if year is None:
        message = "With a period give `fiscal_year_starts`: its length depends on the fiscal year (s. 1(7))."
        yield Misfit(NO_PERIOD, ("books", "from"), message)
    elif period_of(first, last, year) is None:
        message = (
            f"{first} to {last} is neither a month, nor three or six months that divide the rest of the fiscal "
            f"year evenly, nor the fiscal year from {books.fiscal_year_starts} on (s. 1(7))."
        )
        yield Misfit(NO_PERIOD, ("books", "from"), message)


def fiscal_year(starts: str | None) -> FiscalYear | None:
    """The fiscal year that starts on a day such as ``04-01``."""
    return FiscalYear(int(starts[:2]), int(starts[3:])) if starts else None


def _base(name: str, amounts: ByGood, rows: SoundRows) -> Iterator[Misfit]:
    path = ("base", name)
    yield from _every_good(path, amounts, rows.goods, NO_BASE)
    if rows.goods and not any(amounts.values()):
        yield Misfit(NO_BASE, path, f"`{name}` is 0 for every good, so nothing can be measured by it.")
    for good, amount in amounts.items():
        if name == UNITS and amount == 0:
            message = f"Of {shown(good)} no unit was produced; leave it out of the goods, or say how many."
            yield Misfit(NO_BASE, (*path, good), message)


def _every_good(path: KeyPath, amounts: ByGood, goods: list[str], code: Any) -> Iterator[Misfit]:
    """Every good named, and nothing else."""
    if not goods:
        return
    for good in amounts:
        if good not in goods:
            yield Misfit(
                code, (*path, good), f"{shown(good)} is none of the goods of [books]; correct the name."
            )
    missing = [shown(good) for good in goods if good not in amounts]
    if missing:
        message = f"`{path[-1]}` does not name {', '.join(missing)}; write 0 where there is none."
        yield Misfit(code, path, message)


def _cost(path: KeyPath, cost: CostRow, rows: SoundRows) -> Iterator[Misfit]:
    if cost.left_out is not None:
        for key in ("method", "base", "amounts", "excluded", "criterion", "internal", "expensed_for"):
            if getattr(cost, key) is not None:
                message = (
                    f"`{key}` belongs to a cost that is allocated, and `left_out` says that this one is not."
                )
                yield Misfit(CONTRADICTION, (*path, key), message)
        return
    yield from _method(path, cost, rows)
    yield from _stated(path, cost, rows)
    if cost.excluded is not None:
        yield from _excluded((*path, "excluded"), cost, cost.excluded, rows)


def _method(path: KeyPath, cost: CostRow, rows: SoundRows) -> Iterator[Misfit]:
    by_ratio = cost.method is Allocation.COST_RATIO
    if cost.method is None and (len(rows.goods) > 1 or cost.amounts is not None or cost.base is not None):
        choices = ", ".join(f'"{one}"' for one in Allocation)
        yield Misfit(NO_METHOD, path, f"{shown(cost.name)} has no `method`; write one of {choices}.")
    if cost.method is not None and by_ratio != (cost.base is not None):
        words = "needs a `base`" if by_ratio else f"takes no `base`; method {cost.method} has its own"
        yield Misfit(NO_METHOD, (*path, "method"), f"{shown(cost.name)} {words}.")
    for key, base in (("base", cost.base), ("internal", cost.internal.base if cost.internal else None)):
        if base is not None and base != LABOR_COSTS and base not in rows.bases:
            message = f"There is no sound [base.{base}]; give it, with every good."
            yield Misfit(NO_BASE, (*path, key), message)
    internal = cost.internal
    if internal and (internal.method is Allocation.COST_RATIO) != (internal.base is not None):
        message = "The method used internally is a cost ratio if it has a `base`, and only then."
        yield Misfit(NO_METHOD, (*path, "internal"), message)


def _stated(path: KeyPath, cost: CostRow, rows: SoundRows) -> Iterator[Misfit]:
    if cost.amounts is None:
        if cost.method is Allocation.STATED and len(rows.goods) > 1:
            message = f"{shown(cost.name)} is allocated as stated, and has no `amounts` by good."
            yield Misfit(NO_METHOD, (*path, "method"), message)
        return
    if cost.method not in (None, Allocation.STATED):
        message = f"`amounts` state what {cost.method} would reckon; remove one of the two."
        yield Misfit(CONTRADICTION, (*path, "amounts"), message)
    yield from _every_good((*path, "amounts"), cost.amounts, rows.goods, NOT_WHOLE)
    total = _sum(cost.amounts)
    if total != cost.amount:
        message = f"The amounts by good add up to {total}, the cost is {cost.amount}; correct one of them."
        yield Misfit(NOT_WHOLE, (*path, "amounts"), message)


def _excluded(path: KeyPath, cost: CostRow, excluded: ExcludedShares, rows: SoundRows) -> Iterator[Misfit]:
    total = Fraction(0)
    for key in ExcludedShares.model_fields:
        said = getattr(excluded, key)
        if isinstance(said, dict):
            yield from _every_good((*path, key), said, rows.goods, NOT_WHOLE)
            if cost.amounts is None:
                message = (
                    f"By good only what is stated by good is excluded; the ratio divides `{key}` otherwise."
                )
                yield Misfit(CONTRADICTION, (*path, key), message)
            total += Fraction(_sum(said))
        elif said is not None:
            total += Fraction(said)
    if total > cost.amount:
        message = (
            f"More is excluded than the cost of {cost.amount} itself; excluded costs are included in it."
        )
        yield Misfit(NOT_WHOLE, path, message)


def _sum(amounts: ByGood) -> Decimal:
    """The exact sum: amounts have at most 18 digits, and there are far fewer than 10^9 of them."""
    return sum(amounts.values(), Decimal(0))
