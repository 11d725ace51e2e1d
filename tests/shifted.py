"""Goods put to a tariff shift: a car of some materials with their codes, and a part of some."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from building import GIVEN, contents, good, judged
from rvc_cli.facts.findings import Assessment
from rvc_cli.facts.goods import Component, Contents, Costs, GoodFacts
from rvc_cli.facts.lots import Lot
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass, Use

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
CAR_FACTS = GoodFacts(GoodClass.PASSENGER_VEHICLE, "870323")
CENT = Fraction(1, 100)


def car(
    lots: Sequence[Lot],
    codes: Sequence[str],
    parts: Sequence[Component] = (),
    inner: dict[str, Contents] | None = None,
    costs: Costs = GIVEN,
    **facts: Any,
) -> Assessment:
    """A passenger vehicle of these materials."""
    one = good(contents(lots, parts, costs, codes), inner, replace(CAR_FACTS, **facts))
    return judged(one)


def a_part(code: str, use: Use, lots: Sequence[Lot], codes: Sequence[str], **facts: Any) -> Assessment:
    """A part for this use, of these materials."""
    told = GoodFacts(GoodClass.PART, code, part_for=use, **facts)
    return judged(good(contents(lots, costs=GIVEN, codes=codes), facts=told), GoodClass.PART)


def told(*values: Any) -> tuple[Any, ...]:
    """Values beside each other, whole numbers among them."""
    return values
