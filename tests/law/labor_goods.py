"""Vehicles for labor value content: materials of known wages, a net cost of 10,000, statements of a producer."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from building import DAY, GIVEN, YES, contents, judged, lot
from building import good as plain_good
from rvc_cli.facts.findings import Assessment, Finding
from rvc_cli.facts.goods import Component, Contents, Costs, Good, GoodFacts
from rvc_cli.facts.labor import Labor
from rvc_cli.facts.lots import Evidence, Lot
from rvc_cli.facts.rules import GoodClass, Rulebook

PV, LT, HT = GoodClass.PASSENGER_VEHICLE, GoodClass.LIGHT_TRUCK, GoodClass.HEAVY_TRUCK
CODES = {PV: "870323", LT: "870431", HT: "870423"}
CENT = Fraction(1, 100)
NET_COST = Fraction(10_000)


def amount(value: object) -> Fraction:
    """A number as it is written."""
    return Fraction(str(value))


def stated(**given: Any) -> Labor:
    """What a producer states; numbers as they are written."""
    words = {"basis", "plant", "assembly_credit", "plants", "purchases", "capacity", "shipments"}
    kept = {key for key, value in given.items() if key in words or value is None}
    read: dict[str, Any] = {key: value if key in kept else amount(value) for key, value in given.items()}
    return Labor(**read)


def unstated(labor: Labor, key: str) -> Labor:
    """The same with one thing left out."""
    gone: dict[str, Any] = {key: None}
    return replace(labor, **gone)


def open_facts(finding: Finding) -> list[tuple[object, ...]]:
    """What would decide a finding: by whose name, how many points hang on it."""
    return [(one.part_number, one.points) for one in finding.needed]


def credits_full(**given: Any) -> Labor:
    """The same with both credits at their most, 10 and 5, and no transport."""
    return stated(
        **{"technology_wages": 10, "production_wages": 100, "assembly_credit": True, "transport": 0} | given
    )


def pays(said: bool | None, evidence: Evidence = YES) -> Evidence:
    """Evidence of a row that says whether it is high-wage."""
    return evidence._replace(high_wage=said)


def paid(value: object, said: bool | None, evidence: Evidence = YES, **fields: Any) -> Lot:
    """A lot that says whether it is high-wage."""
    return lot(value, pays(said, evidence), **fields)


def vehicle(
    labor: Labor | None,
    lots: Sequence[Lot] = (),
    parts: Sequence[Component] = (),
    inner: dict[str, Contents] | None = None,
    good_class: GoodClass = PV,
    costs: Costs = GIVEN,
    **facts: Any,
) -> Good:
    """A vehicle of these materials; without any, of one certified material worth 10,000."""
    listed = lots or ([] if parts else [lot(NET_COST)])
    known = GoodFacts(good_class, CODES[good_class], **facts)
    return replace(plain_good(contents(listed, parts, costs), inner, known), labor=labor)


def asked(one: Good, good_class: GoodClass = PV, day: date = DAY, book: Rulebook | None = None) -> Assessment:
    """The vehicle put to the law."""
    return judged(one, good_class, day, book)


def lvc(found: Assessment) -> Finding:
    """The finding on labor value content."""
    return next(one for one in found.findings if one.requirement == "lvc")


def measured(one: Good, good_class: GoodClass = PV, day: date = DAY, book: Rulebook | None = None) -> Finding:
    """The finding on labor value content of a vehicle put to the law."""
    return lvc(asked(one, good_class, day, book))


def seen(*found: object) -> tuple[object, ...]:
    """What was found, to be held against what was worked by hand."""
    return found


def percents(finding: Finding) -> tuple[object, ...]:
    """Labor value content at both ends, in points."""
    return finding.at_low.share * 100, finding.at_high.share * 100


def sums(finding: Finding) -> dict[str, object]:
    """The points from each, before any cap."""
    return {one.name: (one.low, one.high) for one in finding.points}
