"""The loans of the books: what each lacks to be compared with government debt, and what it says (Schedule 9)."""

from collections.abc import Iterator

from rvc_cli.diagnostics.cost_sheets import CONTRADICTION, LOAN_INCOMPLETE
from rvc_cli.facts.books import Loan, Payment, RateKind, Yield
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.periods import MONTHS_OF_A_YEAR, years_between
from rvc_cli.intake.books_checks import SoundRows, twice
from rvc_cli.intake.books_models import LoanRow, PaymentRow, YieldRow
from rvc_cli.intake.manifest_checks import Misfit
from rvc_cli.intake.toml_places import KeyPath
from rvc_cli.intake.toml_words import shown

HALF_A_CENT = Fraction(1, 200)
ZERO = Fraction(0)


def loan_misfits(rows: SoundRows) -> Iterator[Misfit]:
    """Everything wrong with the loans, and between them and the costs in which their interest stands."""
    yield from twice("loan", rows.loans)
    for place, loan in rows.loans.items():
        path = ("loan", place)
        yield from _yields(path, loan)
        yield from _payments(path, loan)
        yield from _fixed(path, loan) if loan.kind is RateKind.FIXED else _variable(path, loan)
    yield from _interest(rows)


def _interest(rows: SoundRows) -> Iterator[Misfit]:
    """The interest of a loan is part of a cost on the books."""
    costs = {cost.name: cost for cost in rows.costs.values()}
    interest = dict.fromkeys(costs, ZERO)
    for place, loan in rows.loans.items():
        path: KeyPath = ("loan", place, "cost")
        cost = costs.get(loan.cost)
        if cost is None:
            yield Misfit(LOAN_INCOMPLETE, path, f"There is no sound [[cost]] called {shown(loan.cost)}.")
        elif cost.left_out is not None:
            message = f"{shown(loan.cost)} is left out, so its interest is in no cost of a good; remove one."
            yield Misfit(CONTRADICTION, path, message)
        elif cost.excluded is not None and cost.excluded.non_allowable_interest is not None:
            message = f"{shown(loan.cost)} states its `non_allowable_interest`; remove that, or the loan."
            yield Misfit(CONTRADICTION, path, message)
        else:
            interest[loan.cost] += Fraction(loan.interest)
            if interest[loan.cost] > cost.amount:
                message = f"The interest of the loans is more than {shown(loan.cost)} in which it stands."
                yield Misfit(CONTRADICTION, (*path[:-1], "interest"), message)


def _yields(path: KeyPath, loan: LoanRow) -> Iterator[Misfit]:
    if not loan.yields:
        message = f"{shown(loan.name)} has no yield of government debt to be compared with."
        yield Misfit(LOAN_INCOMPLETE, (*path, "yields"), message)
    seen: set[Fraction] = set()
    for place, one in enumerate(loan.yields):
        here = (*path, "yields", place)
        if (one.years is None) == (one.months is None):
            yield Misfit(
                LOAN_INCOMPLETE, here, "A maturity is given in `years` or in `months`; give one of them."
            )
        elif _maturity(one) in seen:
            yield Misfit(LOAN_INCOMPLETE, here, "Debt of this maturity is given twice; keep one yield.")
        else:
            seen.add(_maturity(one))


def _maturity(one: YieldRow) -> Fraction:
    if one.years is not None:
        return Fraction(one.years)
    return Fraction(one.months or 0, MONTHS_OF_A_YEAR)


def _payments(path: KeyPath, loan: LoanRow) -> Iterator[Misfit]:
    for place, one in enumerate(loan.payments):
        here = (*path, "payments", place)
        if (one.on is None) == (one.years is None):
            message = "A payment has its day in `on`, or its `years` from the contract; give one of them."
            yield Misfit(LOAN_INCOMPLETE, here, message)
        elif one.on is not None and loan.since is None:
            message = f"{shown(loan.name)} needs `since`, the day from which its payments are counted."
            yield Misfit(LOAN_INCOMPLETE, here, message)
        elif one.on is not None and loan.since is not None and one.on < loan.since:
            message = f"The payment of {one.on} lies before {loan.since}, from which payments are counted."
            yield Misfit(LOAN_INCOMPLETE, (*here, "on"), message)


def _fixed(path: KeyPath, loan: LoanRow) -> Iterator[Misfit]:
    """A fixed rate is compared by the whole payment schedule: payments to the cent that pay the loan off."""
    for key in ("adjusted_every_months", "rate_until"):
        if getattr(loan, key) is not None:
            message = f"`{key}` belongs to a variable rate, and {shown(loan.name)} has a fixed one."
            yield Misfit(CONTRADICTION, (*path, key), message)
    paid = _paid(loan)
    if not loan.payments:
        message = f"{shown(loan.name)} needs its `payments` of principal: they give its maturity."
        yield Misfit(LOAN_INCOMPLETE, path, message)
    elif abs(paid - Fraction(loan.principal)) > HALF_A_CENT * len(loan.payments):
        message = (
            f"The payments of principal do not add up to the loan of {loan.principal}, to half a cent for each; "
            "list all of them."
        )
        yield Misfit(LOAN_INCOMPLETE, (*path, "payments"), message)


def _variable(path: KeyPath, loan: LoanRow) -> Iterator[Misfit]:
    """A variable rate is compared by its interval, or by the current interest rate period."""
    if loan.adjusted_every_months is None:
        message = f"{shown(loan.name)} needs `adjusted_every_months`, the interval of its adjustments."
        yield Misfit(LOAN_INCOMPLETE, path, message)
    if loan.since is None or loan.rate_until is None:
        message = f"{shown(loan.name)} needs `since` and `rate_until`, its current interest rate period."
        yield Misfit(LOAN_INCOMPLETE, path, message)
    elif loan.rate_until <= loan.since:
        message = f"The interest rate period ends on {loan.rate_until}, before or as it begins."
        yield Misfit(LOAN_INCOMPLETE, (*path, "rate_until"), message)
    else:
        yield from _within(path, loan)
    if _paid(loan) > loan.principal:
        message = (
            f"More principal is paid than the {loan.principal} owed when the interest rate period began."
        )
        yield Misfit(LOAN_INCOMPLETE, (*path, "payments"), message)


def _within(path: KeyPath, loan: LoanRow) -> Iterator[Misfit]:
    lasts = _rate_years(loan)
    for place, one in enumerate(loan.payments):
        years = _years(one, loan)
        if years is not None and lasts is not None and years > lasts:
            message = "This payment lies after the current interest rate period; list those within it."
            yield Misfit(LOAN_INCOMPLETE, (*path, "payments", place), message)


def _paid(loan: LoanRow) -> Fraction:
    return sum((Fraction(one.principal) for one in loan.payments), ZERO)


def _years(one: PaymentRow, loan: LoanRow) -> Fraction | None:
    if one.on is not None:
        return years_between(loan.since, one.on) if loan.since else None
    return None if one.years is None else Fraction(one.years)


def _rate_years(loan: LoanRow) -> Fraction | None:
    if loan.since is None or loan.rate_until is None:
        return None
    return years_between(loan.since, loan.rate_until)


def loan_of(row: LoanRow) -> Loan:
    """A loan out of a row that nothing stands against."""
    months = row.adjusted_every_months
    return Loan(
        name=row.name,
        cost=row.cost,
        kind=row.kind,
        rate=Fraction(row.rate),
        principal=Fraction(row.principal),
        interest=Fraction(row.interest),
        payments=tuple(Payment(_years(one, row) or ZERO, Fraction(one.principal)) for one in row.payments),
        yields=tuple(Yield(_maturity(one), Fraction(one.percent)) for one in row.yields),
        source=row.source,
        adjusted_every=None if months is None else Fraction(months, MONTHS_OF_A_YEAR),
        rate_years=_rate_years(row),
    )
