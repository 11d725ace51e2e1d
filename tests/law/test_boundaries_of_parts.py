"""Every part rule with a value path: exactly at the percentage that binds it, a cent below, around each date.

Which percentage binds is worked here from the rows of the tables, one code and one article at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from thresholds import CENT, around, on, threshold, with_content

from building import DAY, judged, law, rvc
from rvc_cli.facts.goods import GoodFacts
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import NothingInForceError
from rvc_cli.facts.rules import GoodClass, Method, ProductRule, TableRow, Threshold, Use

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
BOOK = law()
NC, TV = Method.NET_COST, Method.TRANSACTION_VALUE
FALLBACK = {NC: 50, TV: 60}  # s. 3(4): a good classified with its parts


@dataclass(frozen=True)
class Asked:
    """A part of one code and article for one use, and the one subject whose percentage binds it by a method."""

    code: str
    article: str
    use: Use
    method: Method
    subject: str
    shift_alone: bool
    shift_beside: bool


def _listed(code: str, article: str, use: Use) -> list[TableRow]:
    return [
        one
        for one in BOOK.tables
        if use in one.uses
        and any(codes.holds(code) for codes in one.codes)
        and one.article in {None, article}
        and not one.by_vehicle
    ]


def _bound(rule: ProductRule, code: str, article: str, use: Use) -> Iterator[Asked]:
    rows = _listed(code, article, use)
    value_only = any(one.value_only for one in rows)
    subjects = {one.subject for one in rows if rule.source in one.replaces}
    alone = not value_only and any(path.shift and not path.rvc for path in rule.paths)
    beside = any(path.shift and path.rvc for path in rule.paths)
    for path in rule.paths:
        if path.rvc:
            (subject,) = subjects or {path.rvc}
            for method in path.methods:
                if threshold(BOOK, subject, method):
                    yield Asked(code, article, use, method, subject, alone, beside)


def _rules_of(code: str, article: str, use: Use) -> list[ProductRule]:
    return [
        one
        for one in BOOK.products
        if use in one.uses and any(c.holds(code) for c in one.codes) and one.article in {None, article}
    ]


def _every() -> Iterator[Asked]:
    """Each code at the ends of its ranges, with each article that a rule or a table names there."""
    for rule in BOOK.products:
        codes = {code for one in rule.codes for code in (one.first.ljust(6, "0"), one.last.ljust(6, "9"))}
        listed = {one.first.ljust(6, "0") for row in BOOK.tables for one in row.codes}
        codes |= {code for code in listed if any(one.holds(code) for one in rule.codes)}
        for use in rule.uses:
            for code in codes:
                named = {one.article for one in BOOK.tables if any(c.holds(code) for c in one.codes)}
                for article in {rule.article} if rule.article else {*named, "other"}:
                    if article and _rules_of(code, article, use) == [rule] and not _by_vehicle(code, use):
                        yield from _bound(rule, code, article, use)


def _by_vehicle(code: str, use: Use) -> bool:
    """Whether the vehicle chooses the percentage: those have tests of their own below."""
    return any(
        row.by_vehicle and use in row.uses and any(c.holds(code) for c in row.codes) for row in BOOK.tables
    )


EVERY = sorted(set(_every()), key=str)


def test_every_subject_of_a_part_is_reached() -> None:
    paths = {path.rvc for rule in BOOK.products for path in rule.paths if path.rvc}
    tables = {row.subject for row in BOOK.tables if not row.by_vehicle}
    assert {one.subject for one in EVERY} | {"body-60"} == paths | tables
    assert len(EVERY) > 400


@pytest.mark.parametrize("use", Use)
@pytest.mark.parametrize("method", Method)
def test_at_its_percentage_a_part_meets_and_a_cent_below_it_misses(use: Use, method: Method) -> None:
    found = [one for one in EVERY if one.use is use and one.method is method]
    assert found
    for asked in found:
        percentage = threshold(BOOK, asked.subject, method)
        assert percentage is not None, asked
        for day in around(percentage):
            _at_and_below(asked, percentage, day)


def _by_value_only(asked: Asked) -> bool:
    """Whether s. 14(2) or 15(4) leaves the goods no way but their value content."""
    return any(
        row.value_only
        and asked.use in row.uses
        and row.article in {None, asked.article}
        and any(one.holds(asked.code) for one in row.codes)
        for row in BOOK.tables
    )


def _at_and_below(asked: Asked, percentage: Threshold, day: date) -> None:
    facts = GoodFacts(
        GoodClass.PART,
        asked.code,
        article=asked.article,
        part_for=asked.use,
        method=asked.method,
        tariff="US",  # whose digits the rules of Schedule 1 name
    )
    percent = on(percentage, day)
    at = judged(with_content(percent, facts), GoodClass.PART, day)
    below = judged(with_content(percent, facts, CENT), GoodClass.PART, day)
    assert (rvc(at).outcome, rvc(at).method, rvc(at).asked.value) == (MET, asked.method, percent), asked
    assert at.outcome is MET
    assert rvc(below).outcome is NOT_MET, asked
    beside = asked.shift_beside and not _by_value_only(asked)
    another_way = asked.shift_alone or (beside and percent > FALLBACK[asked.method])
    assert below.outcome is (OPEN if another_way else NOT_MET), asked


PINS = [
    # what the printed text says, code by code: net cost, then transaction value where it has one
    ("840734", "", Use.PASSENGER_VEHICLE, "75", None),
    ("840734", "", Use.HEAVY_TRUCK, "64", None),
    ("870829", "body-stamping", Use.LIGHT_TRUCK, "75", None),
    ("870829", "other", Use.PASSENGER_VEHICLE, "70", None),
    ("870850", "", Use.PASSENGER_VEHICLE, "75", None),
    ("870830", "", Use.PASSENGER_VEHICLE, "70", None),
    ("870830", "", Use.HEAVY_TRUCK, "64", None),
    ("870830", "", Use.AFTERMARKET, "50", None),
    ("870830", "", Use.OTHER_VEHICLE, "60", None),
    ("850760", "propulsion-battery", Use.PASSENGER_VEHICLE, "75", "85"),
]


@pytest.mark.parametrize(("code", "article", "use", "by_cost", "by_price"), PINS)
def test_a_part_has_the_percentage_of_its_table(
    code: str, article: str, use: Use, by_cost: str, by_price: str | None
) -> None:
    for method, percent in ((NC, by_cost), (TV, by_price)):
        facts = GoodFacts(GoodClass.PART, code, article=article, part_for=use, method=method)
        if percent is None:
            one = with_content(Decimal(50), facts)
            assert not [f for f in judged(one, GoodClass.PART).findings if f.requirement == "rvc"]
        else:
            found = rvc(judged(with_content(Decimal(percent), facts), GoodClass.PART))
            assert (found.outcome, str(found.asked.value)) == (MET, percent)


@pytest.mark.parametrize(
    ("vehicle", "persons", "percent"),
    [("8703.31", None, "62.5"), ("8705.10", None, "60"), ("8702.10", 12, "62.5")],
)
def test_an_engine_for_another_vehicle_has_the_percentage_of_that_vehicle(
    vehicle: str, persons: int | None, percent: str
) -> None:
    facts = GoodFacts(
        GoodClass.PART,
        "840734",
        part_for=Use.OTHER_VEHICLE,
        part_for_hs=vehicle.replace(".", ""),
        classifying={} if persons is None else {"persons": persons},
        method=NC,
    )
    at = rvc(judged(with_content(Decimal(percent), facts), GoodClass.PART))
    below = rvc(judged(with_content(Decimal(percent), facts, CENT), GoodClass.PART))
    assert (at.outcome, str(at.asked.value), below.outcome) == (MET, percent, NOT_MET)


def test_an_engine_for_another_vehicle_that_is_not_named_must_reach_the_stricter_percentage() -> None:
    facts = GoodFacts(GoodClass.PART, "840734", part_for=Use.OTHER_VEHICLE, method=NC)
    shares = {"62.5": MET, "62.49": OPEN, "60": OPEN, "59.99": NOT_MET}
    for share, outcome in shares.items():
        assert rvc(judged(with_content(Decimal(share), facts), GoodClass.PART)).outcome is outcome


def test_a_split_provision_whose_article_is_not_named_must_reach_the_strictest() -> None:
    facts = GoodFacts(GoodClass.PART, "870829", part_for=Use.PASSENGER_VEHICLE, method=NC)
    shares = {"75": MET, "74.99": OPEN, "70": OPEN, "69.99": NOT_MET}
    for share, outcome in shares.items():
        assert rvc(judged(with_content(Decimal(share), facts), GoodClass.PART)).outcome is outcome


@pytest.mark.parametrize("use", [Use.OTHER_VEHICLE, Use.AFTERMARKET])
def test_a_body_whose_rule_is_read_two_ways_meets_at_60_and_a_cent_below_is_open(use: Use) -> None:
    facts = GoodFacts(GoodClass.PART, "870710", part_for=use, part_for_hs="870310", method=NC)
    percent = on(BOOK.thresholds["body-60.rvc"], DAY)
    at = judged(with_content(percent, facts), GoodClass.PART)
    below = judged(with_content(percent, facts, CENT), GoodClass.PART)
    assert (rvc(at).outcome, rvc(below).outcome, below.outcome) == (MET, NOT_MET, OPEN)


@pytest.mark.parametrize("code", ["8708", "87082"])
def test_a_code_shorter_than_its_rule_is_met_only_at_the_strictest(code: str) -> None:
    facts = GoodFacts(GoodClass.PART, code, part_for=Use.PASSENGER_VEHICLE, method=NC)
    assert rvc(judged(with_content(Decimal(75), facts), GoodClass.PART)).outcome is MET
    assert rvc(judged(with_content(Decimal("74.99"), facts), GoodClass.PART)).outcome is OPEN


def test_a_part_before_its_table_begins_has_no_rule() -> None:
    facts = GoodFacts(GoodClass.PART, "870830", part_for=Use.PASSENGER_VEHICLE)
    with pytest.raises(NothingInForceError):
        judged(with_content(Decimal(100), facts), GoodClass.PART, date(2020, 6, 30))


def test_a_part_without_a_rule_on_file_has_no_value_finding_and_stays_open() -> None:
    facts = GoodFacts(GoodClass.PART, "0101", part_for=Use.AFTERMARKET)
    found = judged(with_content(Decimal(100), facts), GoodClass.PART, DAY)
    assert (found.outcome, found.findings) == (OPEN, ())
    assert found.not_assessed[0].reason == "no rule for this code and use is on file"
