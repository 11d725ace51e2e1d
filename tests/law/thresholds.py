"""Goods exactly at a percentage and a cent below it, and the days around the dates of a percentage."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from building import NO, contents, good, lot
from rvc_cli.facts.goods import Costs, Good, GoodFacts
from rvc_cli.facts.rules import GoodClass, Method, Rulebook, Threshold

BASE = Fraction(10_000)
CENT = Fraction(1, 100)
MEASURE = {Method.NET_COST: "rvc", Method.TRANSACTION_VALUE: "rvc-transaction-value"}


def class_of(facts: GoodFacts) -> GoodClass:
    """The class a good states."""
    assert facts.good_class is not None
    return facts.good_class


def with_content(percent: Decimal | Fraction, facts: GoodFacts, beyond: Fraction = Fraction(0)) -> Good:
    """A good of net cost 10,000 whose VNM is what ``percent`` leaves room for, and ``beyond`` more.

    Where the transaction value method is elected the price is 10,000 and the net cost half of it.
    """
    vnm = BASE * (1 - Fraction(percent) / 100) + beyond
    if facts.method is Method.TRANSACTION_VALUE:
        facts = replace(facts, transaction_value=BASE)
        return good(contents([lot(vnm, NO)], costs=Costs(added=Fraction(1), given=True)), facts=facts)
    return good(contents([lot(BASE - vnm), lot(vnm, NO)]), facts=facts)


def threshold(book: Rulebook, subject: str, method: Method) -> Threshold | None:
    """The percentage of a subject by a method, with all its versions."""
    return book.thresholds.get(f"{subject}.{MEASURE[method]}")


def around(found: Threshold) -> Iterator[date]:
    """The day before, of and after each first day, as far as a version binds it."""
    for version in found.versions:
        for days in (-1, 0, 1):
            day = version.since + timedelta(days=days)
            if day >= min(one.since for one in found.versions):
                yield day


def on(found: Threshold, day: date) -> Decimal:
    """The percentage as the rule file has it for the day: the last one begun."""
    begun = [one for one in found.versions if one.since <= day]
    return max(begun, key=lambda one: one.since).value
