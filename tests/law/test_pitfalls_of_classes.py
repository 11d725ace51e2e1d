"""Where an easy reading goes wrong: classes of vehicle and methods."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from building import (
    CAR,
    NO,
    answer,
    ask,
    contents,
    ends,
    errors,
    good,
    judged,
    lot,
    row,
    rvc,
    write,
)
from rvc_cli.facts.goods import GoodFacts
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass, Method, Use

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
SEDAN = {"class": "passenger-vehicle"}
NO_COSTS = {"labor": 0}


def _class(folder: Path, **said: object) -> tuple[list[str], list[str]]:
    """The errors, and the percentage asked of a good that says this of itself."""
    report = ask(write(folder, [row("A", 1, originating="yes")], said, cost=NO_COSTS))
    return errors(report), [str(rvc(one).asked.value) for one in report.assessments]


CLASSES: list[tuple[Mapping[str, object], object]] = [
    ({"class": "other-vehicle", "hs_code": "8703.23"}, "ASK003"),
    ({"class": "other-vehicle", "hs_code": "8703.23", "motorhome": True}, "62.5"),
    ({"class": "other-vehicle", "hs_code": "8703.23", "special": "hearse"}, "62.5"),
    ({"class": "passenger-vehicle", "hs_code": "8703.23", "motorhome": True}, "ASK002"),
    ({"class": "passenger-vehicle", "off_road": True}, "ASK002"),
    ({"class": "other-vehicle", "hs_code": "8702.10"}, "ASK003"),
    ({"class": "other-vehicle", "hs_code": "8702.10", "persons": 15}, "62.5"),
    ({"class": "other-vehicle", "hs_code": "8702.10", "persons": 16}, "60"),
    ({"class": "heavy-truck", "hs_code": "8703.23"}, "ASK002"),
    ({"class": "heavy-truck", "hs_code": "8706.00"}, "64"),
    ({"hs_code": "8703.50"}, "62.5"),
    ({"hs_code": "8703.80"}, "75"),
    ({"hs_code": "8704.60"}, "ASK001"),
    ({"hs_code": "8704.31"}, "75"),
    ({"hs_code": "8704.31", "off_road": True}, "62.5"),
    ({"hs_code": "8704.23"}, "64"),
    ({"hs_code": "8706.00"}, "ASK001"),
    ({"hs_code": "8702.90"}, "ASK001"),
    ({"hs_code": "8708.29"}, "ASK001"),
    ({"class": "light-truck", "hs_code": "8704.60"}, "75"),
    ({"class": "heavy-truck", "hs_code": "8704.60"}, "64"),
]


@pytest.mark.parametrize(("said", "found"), CLASSES)
def test_code_and_facts_settle_the_class_or_ask(
    tmp_path: Path, said: Mapping[str, object], found: str
) -> None:
    wrong, percents = _class(tmp_path, **said)
    assert (wrong or percents) == [found]


def test_an_assumed_class_never_fails_a_good_that_a_milder_one_would_pass(tmp_path: Path) -> None:
    rows = [row("A", 72, originating="yes"), row("B", 28, originating="no"), row("L", 0, kind="labor")]
    found = answer(write(tmp_path, rows))
    assert (found.good_class, found.outcome) == (CAR, OPEN)
    assert answer(write(tmp_path, rows), good_class=CAR).outcome is NOT_MET
    assert answer(write(tmp_path, rows), good_class=GoodClass.LIGHT_TRUCK).outcome is NOT_MET


def test_an_assumed_class_refuses_no_component(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, parent="", originating="yes"),
        row("PART", 100, parent="", hs_code="8708.50", origin="US", made="no", role="none"),
        row("A", 70, parent="PART", originating="yes"),
        row("B", 30, parent="PART", originating="no"),
        row("L", 0, parent="PART", kind="labor"),
    ]
    path = write(tmp_path, rows)
    assert ends(answer(path))[1::2] == (100, 0)
    assert ends(answer(path, good_class=CAR))[1::2] == (100, 100)


BATTERY = {"class": "part", "hs_code": "8507.60", "article": "propulsion-battery", "part_for": "light-truck"}


@pytest.mark.parametrize(
    ("vnm", "price", "outcome", "method"),
    [
        (25, 160, MET, "net-cost"),
        (26, 160, NOT_MET, "net-cost"),
        (26, 200, MET, "transaction-value"),
        (25, 100, MET, "net-cost"),
    ],
)
def test_where_both_methods_are_open_the_better_decides_and_is_named(
    tmp_path: Path, vnm: int, price: int, outcome: Outcome, method: str
) -> None:
    rows = [row("A", 100 - vnm, originating="yes"), row("B", vnm, originating="no")]
    found = answer(write(tmp_path, rows, {**BATTERY, "transaction_value": price}, cost=NO_COSTS))
    assert rvc(found).outcome is outcome
    assert outcome is NOT_MET or rvc(found).method == method


def test_a_method_elected_decides_alone(tmp_path: Path) -> None:
    rows = [row("A", 74, originating="yes"), row("B", 26, originating="no")]
    said = {**BATTERY, "transaction_value": 200}
    path = write(tmp_path, rows, said, cost=NO_COSTS)
    assert rvc(answer(path, method=Method.NET_COST)).outcome is NOT_MET
    assert rvc(answer(path, method=Method.TRANSACTION_VALUE)).outcome is MET


def test_a_method_that_the_rule_lacks_is_an_error(tmp_path: Path) -> None:
    rows = [row("A", 74, originating="yes")]
    sedan = write(tmp_path, rows, {**SEDAN, "transaction_value": 200})
    assert errors(ask(sedan, method=Method.TRANSACTION_VALUE)) == ["ASK004"]
    path = write(tmp_path, rows, BATTERY, cost=NO_COSTS)
    assert errors(ask(path, method=Method.TRANSACTION_VALUE)) == ["MAN005"]


def test_shipment_abroad_leaves_the_price_and_inland_freight_joins_it(tmp_path: Path) -> None:
    rows = [row("A", 70, originating="yes"), row("B", 30, originating="no")]
    said = {**BATTERY, "transaction_value": 210, "international_shipping": 11, "inland_freight": 1}
    found = rvc(answer(write(tmp_path, rows, said, cost=NO_COSTS)))
    assert [found.method, found.at_low.base, found.at_low.share, found.outcome] == [
        Method.TRANSACTION_VALUE,
        200,
        Fraction(170, 200),
        MET,
    ]


def test_what_the_vehicle_asks_of_its_parts_is_not_what_the_aftermarket_asks() -> None:
    one = contents([lot(60), lot(40, NO)])
    outcomes = {
        use: rvc(judged(good(one, facts=GoodFacts(GoodClass.PART, "870830", part_for=use)), GoodClass.PART))
        for use in Use
    }
    assert {use.value: str(found.asked.value) for use, found in outcomes.items()} == {
        "passenger-vehicle": "70",
        "light-truck": "70",
        "heavy-truck": "64",
        "other-vehicle": "60",
        "aftermarket": "50",
    }


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("8708.10", MET),  # a bumper: a change from any other heading is enough
        ("8708.40", NOT_MET),  # a gear box: value only, 75 % (s. 14(2))
        ("8708.4", NOT_MET),
        ("8708", OPEN),  # either of them
    ],
)
def test_a_code_too_short_to_tell_is_held_to_no_rule_of_another_code(
    tmp_path: Path, code: str, outcome: Outcome
) -> None:
    rows = [
        row("A", 5500, originating="yes", hs_code="8407.34"),
        row("E", 3500, originating="no", hs_code="3926.30"),
    ]
    part_ = {"class": "part", "part_for": "passenger-vehicle", "hs_code": code, "produced_in": "US"}
    found = answer(write(tmp_path, rows, part_, cost={"overhead": 1000}))
    assert found.outcome is outcome
