"""How an answer shows what was found of steel and aluminum."""

from datetime import date
from fractions import Fraction
from typing import Any

import report_goods as goods
from msgspec.structs import replace

from rvc_cli.facts.findings import Assessment, Finding, Later, Need, NotAssessed
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.paper import Paper
from rvc_cli.report.physical import lines_of
from rvc_cli.report.table import answer
from rvc_cli.report.verdict import verdict

ASKED = goods.provision("70", cite="Uniform Regulations s. 17(1)", since=date(2020, 7, 1))
NEED = Need("COIL", None, Fraction(25, 2), "originating (steel.csv)", line=7)


def steel(low: str, high: str, outcome: Outcome, **changes: Any) -> Finding:
    """Steel purchases of 1,000 of which so much does not originate at the worst and at the best."""
    ends = goods.figure(1000, low), goods.figure(1000, high)
    said = {"requirement": "steel", "method": None, "required": ASKED, **changes}
    return goods.finding(*ends, outcome=outcome, **said)


def car(*more: Finding, **changes: Any) -> Assessment:
    """A sedan that meets its value content, and what was found of its metals."""
    value = goods.finding(goods.figure(24000, "5061.76"))
    left = tuple(
        NotAssessed(name, "not here", "s. 0")
        for name in ("tariff-shift", "core-parts", "steel", "aluminum", "lvc")
        if name not in {one.requirement for one in more}
    )
    return goods.assessment(value, *more, not_assessed=left, **changes)


def shown(one: Assessment) -> list[str]:
    return [line.plain for line in answer(goods.report(one), Paper())]


def first(one: Assessment) -> str:
    report = goods.report(one)
    return verdict(one, report, Paper(), lines_of(report)).first


def test_what_was_assessed_and_what_was_not_stand_each_in_the_order_of_the_regulation() -> None:
    text = shown(car(steel("300", "300", Outcome.MET)))
    start = next(place for place, line in enumerate(text) if line.strip().startswith("Requirement"))
    names = [line.strip().split("  ")[0] for line in text[start + 1 : start + 7]]
    assert names == [
        "Regional value content",
        "Steel",
        "Tariff shift",
        "Core parts",
        "Aluminum",
        "Labor value content",
    ]


def test_steel_that_fails_is_the_headline_with_its_purchases() -> None:
    one = car(steel("300.01", "300.01", Outcome.NOT_MET), outcome=Outcome.NOT_MET)
    assert first(one) == "✗ NOT MET: Steel 69.99 %, 70 % required, 0.01 points and USD 0.01 short"
    text = shown(one)
    assert text[1] == "  Non-originating steel is USD 300.01 in purchases of USD 1,000.00"
    assert text[2] == "  USD 0.01 of non-originating steel must go at the same total of the purchases"


def test_open_purchases_are_listed_by_themselves_with_the_line_of_their_table() -> None:
    found = steel("400", "275", Outcome.UNDETERMINED, needed=(NEED,))
    one = car(found, outcome=Outcome.UNDETERMINED, undetermined_points=Fraction(3))
    text = shown(one)
    assert "  Settle first: COIL (line 7), 12.50 points: originating (steel.csv)" in text
    assert "  Open facts are worth 12.50 points" in text
    title = text.index("Undetermined, steel: 1 open fact, worth 12.50 points in all")
    assert text[title + 2].split() == ["COIL", "7", "12.50", "originating", "(steel.csv)"]


def test_what_is_fixed_for_later_is_said_of_steel_beside_the_value_content() -> None:
    asks = "all of it must also be melted and poured in the territory (s. 17(5)(b))"
    then = Later(date(2027, 7, 1), Outcome.NOT_MET, ASKED, Fraction(-5), asks)
    found = replace(steel("300", "300", Outcome.MET), later=then)
    text = " ".join(line.strip() for line in shown(car(found)))
    assert f"From 2027-07-01 on, steel: {asks}: ✗ NOT MET, 5.00 points short" in text


def test_an_exempted_metal_is_met_without_a_figure() -> None:
    found = replace(
        steel("300", "300", Outcome.MET), low=None, high=None, required=None, slack=None, said="exempt"
    )
    one = car(found)
    line = next(line for line in shown(one) if line.strip().startswith("Steel"))
    assert line.split()[:4] == ["Steel", "exempt", "✓", "MET"]
    alone = replace(one, findings=(found,))
    assert first(alone) == "✓ MET: Steel exempt"
