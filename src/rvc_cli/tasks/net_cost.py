"""``rvc net-cost``: the net cost of each good from the books of its producer."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from rvc_cli.diagnostics import Diagnostic, RvcError, Span
from rvc_cli.diagnostics.cost_sheets import (
    LEFT_OUT,
    NO_NET_COST,
    NO_PERIOD,
    NO_SHORTER_YIELD,
    NOT_REASONABLE,
    TWO_READINGS,
)
from rvc_cli.diagnostics.verdicts import NOT_IN_FORCE
from rvc_cli.facts.books import Books, InterestLaw
from rvc_cli.facts.cost_sheets import Comparison, CostSheets, InterestFound
from rvc_cli.facts.periods import period_of
from rvc_cli.facts.provision import NothingInForceError, in_force
from rvc_cli.facts.rules import Rulebook
from rvc_cli.intake.books import BooksFile, read_books
from rvc_cli.intake.rulepacks import load_rulebook
from rvc_cli.law.allocation_conditions import Objection, changed, objections, shortfalls
from rvc_cli.law.cost_allocation import LEFT_OUT_BY, cost_sheets
from rvc_cli.law.interest import compare

MARGIN = "non-allowable-interest.basis-points"
MATURITY = "principal-maturity.decimals"
SHORT = "rate-adjustment.years-short-adjustment"


class NetCostOptions(Struct, frozen=True):
    """A call of ``rvc net-cost``, parsed; ``on`` None: the period's last day, ``otherwise`` if none."""

    books: str
    otherwise: date
    on: date | None = None
    rules: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    ratio_decimals: int | None = None


class NetCostAnswer(Struct, frozen=True):
    """What came of the books, and what there is to say beside it."""

    sheets: CostSheets
    day: date
    diagnostics: tuple[Diagnostic, ...]


def net_cost(options: NetCostOptions) -> NetCostAnswer:
    """The books read, held against the law, and reckoned.

    Raises :class:`RvcError` with everything that stands against it.
    """
    read = read_books(Path(options.books), options.books)
    books = read.books
    day = options.on or books.last or options.otherwise
    wrong = [_placed(read, one) for one in objections(books)]
    for name in options.earlier:
        wrong += _against_earlier(read, read_books(Path(name), name).books)
    if wrong:
        raise RvcError(*wrong)
    interest, notes = _interest(books, options, day)
    sheets = cost_sheets(books, interest, options.ratio_decimals)
    short = [_placed(read, one) for one in shortfalls(sheets)]
    if short:
        raise RvcError(*short)
    return NetCostAnswer(sheets, day, (*notes, *_remarks(sheets)))


def _placed(read: BooksFile, one: Objection) -> Diagnostic:
    message = f"{one.paragraph} {one.words}"
    return read.file.complaint(NOT_REASONABLE, read.place(one.cost, one.key), f"{message}.")


def _against_earlier(read: BooksFile, earlier: Books) -> Iterator[Diagnostic]:
    """Methods and the length of the period hold throughout a fiscal year (Schedule 5 s. 6, s. 1(9))."""
    now, at = read.books, ("books", "from")
    yield from (_placed(read, one) for one in changed(now, earlier))
    periods = [
        period_of(one.first, one.last, one.fiscal_year)
        if one.first and one.last and one.fiscal_year
        else None
        for one in (now, earlier)
    ]
    starts = {
        one.fiscal_year.start(one.first)
        for one in (now, earlier)
        if one.fiscal_year and one.first is not None
    }
    if len(starts) > 1:
        message = f"{earlier.source} is of another fiscal year; --earlier takes earlier periods of this one."
        yield read.file.complaint(NO_PERIOD, at, message)
    elif None not in periods and periods[0] != periods[1]:
        message = (
            f"The period is a {periods[0]}, in {earlier.source} a {periods[1]}; the length once chosen stays "
            "for the rest of the fiscal year (s. 1(9))."
        )
        yield read.file.complaint(NO_PERIOD, at, message)


def _interest(
    books: Books, options: NetCostOptions, day: date
) -> tuple[tuple[InterestFound, ...], tuple[Diagnostic, ...]]:
    """Every loan compared; the rules are read only where there is one."""
    if not books.loans:
        return (), ()
    book, notes = load_rulebook(options.rules, day)
    law = interest_law(book, day)
    return tuple(compare(loan, law, books.reading) for loan in books.loans), notes


def interest_law(book: Rulebook, day: date) -> InterestLaw:
    """The law's numbers on interest that bind ``day``; raises :class:`RvcError` where the pack has none."""
    try:
        margin, maturity, short = (
            in_force(name, book.thresholds[name].versions, day) for name in (MARGIN, MATURITY, SHORT)
        )
    except (KeyError, NothingInForceError) as missing:
        message = f"the rules {book.pack.id} say nothing of non-allowable interest on {day}: {missing}"
        raise RvcError(NOT_IN_FORCE.at(Span(book.pack.id), message)) from None
    return InterestLaw(margin.value, int(maturity.value), short.value, margin.citation.paragraph)


def _remarks(sheets: CostSheets) -> Iterator[Diagnostic]:
    at = Span(sheets.books.source)
    for cost in sheets.left_out:
        if cost.left_out is not None:
            message = f"{cost.name} is allocated to no good: {cost.left_out} ({LEFT_OUT_BY[cost.left_out]})"
            yield LEFT_OUT.at(at, message)
    yield from _about_interest(sheets.interest, at)
    for sheet in sheets.sheets:
        if sheet.net_cost <= 0:
            yield NO_NET_COST.at(at, f"the net cost of {sheet.good} is not above zero")


def _about_interest(interest: Iterable[InterestFound], at: Span) -> Iterator[Diagnostic]:
    for one in interest:
        if one.above:
            message = (
                f"{one.loan.name}: the contract's rate is above the limit; whether only the part above it is "
                "non-allowable, or all its interest, the text leaves open: both are shown"
            )
            yield TWO_READINGS.at(at, message)
        if one.comparison is Comparison.SHORTEST:
            message = f"{one.loan.name}: no government debt shorter than the loan is given; the shortest is compared"
            yield NO_SHORTER_YIELD.at(at, message)
