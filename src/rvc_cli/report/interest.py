"""Interest compared with government debt, for people: the maturity, the rate, the limit, what lies above it."""

from rvc_cli.facts.books import InterestReading, RateKind
from rvc_cli.facts.cost_sheets import Comparison, CostSheets, InterestFound
from rvc_cli.facts.exact import Fraction
from rvc_cli.law.interest import published
from rvc_cli.report.amounts import cents, quantity
from rvc_cli.report.numbers import cut, floor_at, plain
from rvc_cli.report.paper import MINUS, TIMES, Paper
from rvc_cli.report.sections import DIM, TITLE, Block

SIX = 6


def interest_lines(sheets: CostSheets, paper: Paper) -> Block:
    """Every loan: how it was compared, and what of its interest is non-allowable."""
    lines: Block = []
    for one in sheets.interest:
        lines += paper.said(_title(one), indent=0, style=TITLE)
        for text in (*_comparison(one), _limit(one), _outcome(one, sheets)):
            lines += paper.said(text) if text else []
        lines += paper.said(_sources(one, sheets), style=DIM)
    return lines


def _title(one: InterestFound) -> str:
    kind = one.loan.kind.replace("-", " ")
    return f"{one.loan.name} · {kind} {percent(one.loan.rate)} · interest {cents(one.loan.interest)}"


def percent(rate: Fraction) -> str:
    """A rate with its sign."""
    return f"{_number(rate)} %"


def _number(rate: Fraction) -> str:
    """A rate in percent, exactly, or to six places."""
    text = plain(rate)
    return text if "/" not in text else f"{floor_at(rate, SIX)}…"


def _comparison(one: InterestFound) -> tuple[str, str]:
    """The maturity that is compared, and the government's rate for it."""
    return _maturity(one), _government(one)


def _maturity(one: InterestFound) -> str:
    if one.comparison is Comparison.ADJUSTMENT:
        every = quantity(one.loan.adjusted_every or Fraction(0))
        return f"Rate adjusted every {every} years: compared by that interval (Schedule 9 s. 2(b)(i))"
    base = "balance" if one.loan.kind is RateKind.VARIABLE else "loan"
    return (
        f"Weighted average principal maturity: {cents(one.weighted)} ÷ {base} {cents(one.loan.principal)} = "
        f"{cut(one.unrounded, SIX)}, rounded {quantity(one.maturity)} years (Schedule 9 s. 1)"
    )


def _government(one: InterestFound) -> str:
    first = one.compared[0]
    if one.comparison is Comparison.INTERPOLATED:
        a, b = one.compared
        return (
            f"Government rate: {plain(a.percent)} + ({plain(b.percent)} {MINUS} {plain(a.percent)}) {TIMES} "
            f"({quantity(one.maturity)} {MINUS} {quantity(a.years)}) ÷ ({quantity(b.years)} {MINUS} "
            f"{quantity(a.years)}) = {percent(one.government)} (linear interpolation, Schedule 9 s. 1)"
        )
    why = {
        Comparison.SAME_MATURITY: "the same maturity, Schedule 9 s. 2",
        Comparison.LONGEST: "the longest maturity offered, Schedule 9 s. 2(c)",
        Comparison.SHORTEST: "the shortest maturity given; the law is silent",
        Comparison.ADJUSTMENT: "the maturity closest to the interval, Schedule 9 s. 2(b)(i)",
    }[one.comparison]
    return f"Government rate: {percent(one.government)} for {quantity(first.years)} years ({why})"


def _limit(one: InterestFound) -> str:
    points = f"{plain(one.law.basis_points)} basis points"
    return f"Limit: {percent(one.government)} + {points} = {percent(one.limit)} ({one.law.cite})"


def _outcome(one: InterestFound, sheets: CostSheets) -> str:
    if not one.above:
        return f"{percent(one.loan.rate)} is within it: non-allowable 0.00"
    chosen = sheets.books.reading is InterestReading.EXCESS
    formula = (
        f"{cents(one.loan.interest)} {TIMES} ({_number(one.loan.rate)} {MINUS} {_number(one.limit)}) ÷ "
        f"{_number(one.loan.rate)} = {cents(one.excess)}"
    )
    part, whole = f"the part above it is {formula}", f"all its interest is {cents(one.loan.interest)}"
    first, other = (part, whole) if chosen else (whole, part)
    return f"{percent(one.loan.rate)} is above it. Non-allowable: {first}; by the other reading {other}"


def _sources(one: InterestFound, sheets: CostSheets) -> str:
    where = published(sheets.books.country, one.loan, one.law)
    asked = f"; the law asks for {where}, of the week of the contract or its last adjustment" if where else ""
    return f"Yields: {one.loan.source}{asked}"
