"""The books of a producer, read and checked: TOML in, frozen values out."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from rvc_cli.diagnostics import Diagnostic, RvcError
from rvc_cli.diagnostics.cost_sheets import BAD_KEY
from rvc_cli.facts.books import (
    Allocation,
    AnotherGood,
    Books,
    Cost,
    ExcludedKind,
    Internal,
    Method,
)
from rvc_cli.facts.exact import Fraction
from rvc_cli.intake.books_checks import fiscal_year, misfits, sound_rows
from rvc_cli.intake.books_loans import loan_misfits, loan_of
from rvc_cli.intake.books_models import BooksModel, CostRow, books_schema
from rvc_cli.intake.manifest_checks import Misfit
from rvc_cli.intake.toml_file import TomlFile, attempt, by_line, read_toml
from rvc_cli.intake.toml_places import KeyPath

__all__ = ["BooksFile", "books_schema", "read_books"]


class BooksFile(Struct, frozen=True):
    """Books, checked, and the file that says where each of their keys stands."""

    file: TomlFile
    books: Books

    def place(self, cost: str, key: str) -> KeyPath:
        """The key path of a cost, by its name, and of a key of it."""
        rows = self.file.data["cost"]
        return ("cost", next(place for place, row in enumerate(rows) if row["name"].strip() == cost), key)


def read_books(path: Path, name: str) -> BooksFile:
    """Reads and checks books.

    Raises :class:`RvcError` with every complaint: keys, their types, what contradicts, what is missing.
    """
    file = read_toml(path, name)
    model, complaints = attempt(BooksModel, file, BAD_KEY)
    rows = sound_rows(file.data)
    complaints += [_placed(file, one) for one in (*misfits(rows), *loan_misfits(rows))]
    if model is None or complaints:
        raise RvcError(*by_line(complaints))
    return BooksFile(file, _books(name, model))


def _placed(file: TomlFile, one: Misfit) -> Diagnostic:
    return file.complaint(one.code, one.path, one.message)


def _books(name: str, model: BooksModel) -> Books:
    keys = model.books
    return Books(
        source=name,
        goods=tuple(keys.goods),
        route=keys.route,
        costs=tuple(_cost(row) for row in model.cost),
        bases={base: _fractions(amounts) for base, amounts in model.base.items()},
        loans=tuple(loan_of(row) for row in model.loan),
        currency=keys.currency,
        producer=keys.producer or "",
        country=keys.country or "",
        first=keys.from_,
        last=keys.until,
        fiscal_year=fiscal_year(keys.fiscal_year_starts),
        reading=keys.interest,
    )


def _cost(row: CostRow) -> Cost:
    excluded, by_good = _excluded(row)
    internal = row.internal
    return Cost(
        name=row.name,
        kind=row.kind,
        amount=Fraction(row.amount),
        method=Method(row.method or Allocation.STATED, row.base or ""),
        stated=_fractions(row.amounts or {}),
        excluded=excluded,
        stated_excluded=by_good,
        criterion=row.criterion,
        internal=Internal(Method(internal.method, internal.base or ""), internal.solely_to_qualify)
        if internal
        else None,
        expensed_for=AnotherGood(row.expensed_for.good, row.expensed_for.same_range)
        if row.expensed_for
        else None,
        left_out=row.left_out,
        note=row.note or "",
    )


def _excluded(
    row: CostRow,
) -> tuple[dict[ExcludedKind, Fraction], dict[ExcludedKind, dict[str, Fraction]]]:
    """Excluded costs as one amount each, and those stated by good."""
    whole: dict[ExcludedKind, Fraction] = {}
    by_good: dict[ExcludedKind, dict[str, Fraction]] = {}
    for kind in ExcludedKind:
        said = getattr(row.excluded, kind) if row.excluded else None
        if isinstance(said, dict):
            by_good[kind] = _fractions(said)
        elif said is not None:
            whole[kind] = Fraction(said)
    return whole, by_good


def _fractions(amounts: Mapping[str, Decimal]) -> dict[str, Fraction]:
    return {good: Fraction(amount) for good, amount in amounts.items()}
