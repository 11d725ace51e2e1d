"""Exact numbers in, text out: never through a float, and never reading better than the number is."""

import re
from decimal import Decimal

from rvc_cli.facts.exact import Fraction

HUNDRED = 100
EXACT_PLACES = 4
SHOWN_PLACES = 2
MONEY_PLACES = (
    2,
    4,
)  # never three: 25.001 would read as twenty-five thousand and one where a point parts thousands
FINEST_PLACES = 8
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_DECIMALS = re.compile(r"\.\d+\D*$")
_CHUNK = 4000  # Python refuses to write whole numbers of more than 4,300 digits in one piece
_LONGEST_BITS = 13_000


def digits(whole: int) -> str:
    """The decimal digits of a whole number that is not negative, however long it is."""
    if whole.bit_length() <= _LONGEST_BITS:
        return str(whole)
    head, tail = divmod(whole, 10**_CHUNK)
    return digits(head) + digits(tail).zfill(_CHUNK)


def plain(amount: Fraction | Decimal) -> str:
    """A plain decimal without exponent or trailing zeros; numerator/denominator where it is no finite decimal."""
    exact = Fraction(amount)
    places = _places(exact.denominator)
    if places is None:
        return ratio(exact)
    return _pointed(exact.numerator * 10**places // exact.denominator, places)


def ratio(share: Fraction) -> str:
    """A fraction in lowest terms, ``23/30``; a whole number stands alone."""
    sign = "-" if share < 0 else ""
    over = "" if share.denominator == 1 else f"/{digits(share.denominator)}"
    return f"{sign}{digits(abs(share.numerator))}{over}"


def cut(amount: Fraction, places: int = EXACT_PLACES) -> str:
    """Cut toward minus infinity after ``places`` decimals, without trailing zeros."""
    text = floor_at(amount, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: Fraction) -> str:
    """A share of one as a percentage, cut downward to four places: 23/30 is ``76.6666``."""
    return cut(share * HUNDRED)


def shown_percent(share: Fraction) -> str:
    """A share of one as a percentage with two decimals, cut downward."""
    return floor_at(share * HUNDRED, SHOWN_PLACES)


def floor_at(amount: Fraction, places: int = SHOWN_PLACES) -> str:
    """Exactly ``places`` decimals, cut toward minus infinity."""
    return _pointed(amount.numerator * 10**places // amount.denominator, places)


def ceiling_at(amount: Fraction, places: int = SHOWN_PLACES) -> str:
    """Exactly ``places`` decimals, rounded toward plus infinity."""
    return _pointed(-(-amount.numerator * 10**places // amount.denominator), places)


def money(amount: Fraction) -> str:
    """An amount as it is, thousands apart: exact with two decimals or four; else cut after two, with an ellipsis."""
    for places in MONEY_PLACES:
        if 10**places % amount.denominator == 0:
            return grouped(floor_at(amount, places))
    sign = "-" if amount < 0 else ""
    return f"{sign}{grouped(floor_at(abs(amount), SHOWN_PLACES))}{ELLIPSIS}"


def at_most(amount: Fraction) -> str:
    """An amount for people that may be spent: cut down, thousands apart, two decimals or as many as show it."""
    places = SHOWN_PLACES
    while places < FINEST_PLACES and 0 < amount < Fraction(1, 10**places):
        places += 1
    return grouped(floor_at(amount, places))


def at_least(amount: Fraction) -> str:
    """An amount for people that must be found: rounded up to two decimals, thousands apart."""
    return grouped(ceiling_at(amount))


def grouped(text: str) -> str:
    """A plain decimal with commas between the thousands."""
    sign = "-" if text.startswith("-") else ""
    whole, point, decimals = text.removeprefix("-").partition(".")
    first = len(whole) % 3
    groups = ([whole[:first]] if first else []) + [whole[i : i + 3] for i in range(first, len(whole), 3)]
    return f"{sign}{','.join(groups)}{point}{decimals}"


def point_under_point(cells: list[str]) -> list[str]:
    """Cells padded on the right so that, set flush right, their last points stand under each other.

    A cell without a decimal point stays as it is.
    """
    tails = [len(found.group()) if (found := _DECIMALS.search(one)) else 0 for one in cells]
    widest = max(tails, default=0)
    return [one + " " * (widest - tail) if tail else one for one, tail in zip(cells, tails, strict=True)]


def aligned(numbers: list[str]) -> list[str]:
    """Numbers padded on the right so that, set flush right, their points stand under each other."""
    tails = [len(one) - one.find(".") if "." in one else 0 for one in numbers]
    widest = max(tails, default=0)
    return [one + " " * (widest - tail) for one, tail in zip(numbers, tails, strict=True)]


def _places(denominator: int) -> int | None:
    """How many decimals a fraction in lowest terms needs; None where no number of them is enough."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _pointed(scaled: int, places: int) -> str:
    """A whole number of 10 ** -places as a decimal with that many places."""
    sign = "-" if scaled < 0 else ""
    text = digits(abs(scaled)).zfill(places + 1)
    return f"{sign}{text[:-places]}.{text[-places:]}" if places else sign + text
