"""Non-allowable interest costs (s. 1(1), 7(14), Schedule 9)."""

from collections.abc import Callable

from rvc_cli.facts.books import InterestLaw, InterestReading, Loan, RateKind, Yield
from rvc_cli.facts.cost_sheets import ZERO, Comparison, InterestFound
from rvc_cli.facts.exact import Fraction
from rvc_cli.law.rounding import rounded

POINTS_IN_A_PERCENT = 100
_PUBLISHED = {
    ("CA", True): "Bank of Canada, Treasury Bills \N{EN DASH} 1 Month",
    ("CA", False): "Bank of Canada, Government of Canada benchmark bond yields \N{EN DASH} 3 Year",
    ("MX", True): "Banco de Mexico, Certificados de la Tesoreria de la Federacion",
    ("MX", False): "Banco de Mexico, Certificados de la Tesoreria de la Federacion",
    ("US", True): "Federal Reserve H.15, Treasury bills, secondary market",
    ("US", False): "Federal Reserve H.15, Treasury constant maturities",
}


def compare(loan: Loan, law: InterestLaw, reading: InterestReading) -> InterestFound:
    """The interest of a contract "more than 700 basis points above the interest rate issued by the federal government".

    Exactly at the margin none is. The words bear two readings above it: the part of the interest that lies above, or
    all interest under the contract. ``payments`` must not be empty where the maturity is what is compared.
    """
    weighted = weighted_payments(loan)
    unrounded = weighted / loan.principal
    maturity = rounded(unrounded, law.maturity_decimals)
    comparison, compared = _compared(loan, law, maturity)
    government = interpolated(compared, maturity) if len(compared) > 1 else compared[0].percent
    limit = government + Fraction(law.basis_points) / POINTS_IN_A_PERCENT
    above = loan.rate > limit
    excess = loan.interest * (loan.rate - limit) / loan.rate if above else ZERO
    whole = loan.interest if above else ZERO
    return InterestFound(
        loan=loan,
        law=law,
        weighted=weighted,
        unrounded=unrounded,
        maturity=maturity,
        comparison=comparison,
        compared=compared,
        government=government,
        limit=limit,
        excess=excess,
        amount=excess if reading is InterestReading.EXCESS else whole,
    )


def weighted_payments(loan: Loan) -> Fraction:
    """The sum of the weighted principal payments (Schedule 9 s. 1).

    Each payment times the years from the contract; of a variable rate each payment of the current interest rate period
    times the years from its beginning, and what is still owed at its end times the length of the period.
    """
    paid = sum((one.principal * one.years for one in loan.payments), ZERO)
    if loan.kind is RateKind.FIXED or loan.rate_years is None:
        return paid
    owed = loan.principal - sum((one.principal for one in loan.payments), ZERO)
    return paid + owed * loan.rate_years


def by_adjustment(loan: Loan, law: InterestLaw) -> bool:
    """Whether a contract is compared by its adjustment interval: a variable rate adjusted "at intervals of less than
    or equal to one year" (Schedule 9 s. 2(b)(i))."""
    every = loan.adjusted_every
    return loan.kind is RateKind.VARIABLE and every is not None and every <= law.short_adjustment_years


def _compared(loan: Loan, law: InterestLaw, maturity: Fraction) -> tuple[Comparison, tuple[Yield, ...]]:
    """The debt a contract is compared with: one maturity, or the two between which is interpolated."""
    if by_adjustment(loan, law):
        every = loan.adjusted_every or ZERO
        return Comparison.ADJUSTMENT, (_closest(loan.yields, every),)
    shorter = _extreme(loan.yields, lambda one: one.years <= maturity, longest=True)
    longer = _extreme(loan.yields, lambda one: one.years >= maturity, longest=False)
    if shorter is None and longer is None:
        raise AssertionError("a loan has at least one yield")
    if shorter is None or longer is None:
        end = shorter or longer
        comparison = Comparison.LONGEST if longer is None else Comparison.SHORTEST
        return comparison, (end,) if end else ()
    if shorter == longer:
        return Comparison.SAME_MATURITY, (shorter,)
    return Comparison.INTERPOLATED, (shorter, longer)


def _closest(yields: tuple[Yield, ...], years: Fraction) -> Yield:
    """The maturity closest in length; of two equally close the one that yields less."""
    return min(yields, key=lambda one: (abs(one.years - years), one.percent))


def _extreme(yields: tuple[Yield, ...], fits: Callable[[Yield], bool], *, longest: bool) -> Yield | None:
    fitting = sorted((one for one in yields if fits(one)), key=lambda one: one.years)
    return None if not fitting else fitting[-1] if longest else fitting[0]


def interpolated(compared: tuple[Yield, ...], maturity: Fraction) -> Fraction:
    """A + ((B - A) ÷ (C - D)) times (E - D), which is the linear interpolation of Schedule 9 s. 1."""
    shorter, longer = compared
    slope = (longer.percent - shorter.percent) / (longer.years - shorter.years)
    return shorter.percent + slope * (maturity - shorter.years)


def published(country: str, loan: Loan, law: InterestLaw) -> str:
    """Where the rate of a country's government is published, for the week of the contract or of its last adjustment
    (Schedule 9 s. 1 *interest rate issued by the federal government*); "" where the country is not stated."""
    every = loan.adjusted_every
    often = loan.kind is RateKind.VARIABLE and every is not None and every < law.short_adjustment_years
    return _PUBLISHED.get((country, often), "")
