"""The small table of the sums a measure is made of, and what it adds to the words around it."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import report_goods as goods
from msgspec.structs import replace

from rvc_cli.facts.findings import Assessment, Figure, Finding, Points, Slack
from rvc_cli.facts.labor import CREDIT, MATERIAL_AND_LABOR, OF_WHICH, TOTAL
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.as_json import to_json
from rvc_cli.report.paper import Paper
from rvc_cli.report.table import answer

SUMS = (
    Points(MATERIAL_AND_LABOR, Fraction(49, 2), Fraction(26), None, Decimal(25), "s. 18(1)(d)"),
    Points(f"{OF_WHICH}material", Fraction(20), Fraction(43, 2), None, None, "s. 18(7), 18(21)"),
    Points(f"{OF_WHICH}labor", Fraction(9, 2), Fraction(9, 2), None, None, "s. 18(3)(b)"),
    Points("technology", Fraction(25, 2), Fraction(25, 2), Decimal(10), None, "s. 18(9)-(11)"),
    Points("assembly", Fraction(5), Fraction(5), Decimal(5), None, "s. 18(12)"),
    Points(TOTAL, Fraction(79, 2), Fraction(41), None, Decimal(40), "s. 18(1)(d)"),
)
TABLE = """\
Labor value content in points, sum by sum
  Sum                       Found  At most      Counted  At least  Law
  material and labor  24.50\u201326.00        \u2014  24.50\u201326.00  25, open  s. 18(1)(d)
  of which material   20.00\u201321.50        \u2014  20.00\u201321.50         \u2014  s. 18(7), 18\u2026
  of which labor             4.50        \u2014         4.50         \u2014  s. 18(3)(b)
  technology                12.50       10        10.00         \u2014  s. 18(9)-(11)
  assembly                   5.00        5         5.00         \u2014  s. 18(12)
  total               39.50\u201341.00        \u2014  39.50\u201341.00  40, open  s. 18(1)(d)"""


def labor(outcome: Outcome = Outcome.UNDETERMINED, **changes: Any) -> Finding:
    """Labor value content of 39.50 to 41.00 points."""
    low, high = (Figure(Fraction(24000), None, one / 100) for one in (Fraction(79, 2), Fraction(41)))
    asked = goods.provision("40", cite="Uniform Regulations s. 18(1)(d)")
    slack = Slack(Fraction(-1, 2), Fraction(-120), None)
    given: dict[str, Any] = {"requirement": "lvc", "required": asked, "points": SUMS, "slack": slack}
    found = goods.finding(goods.figure(1, 0), None, outcome, **{**given, **changes})
    return replace(found, low=low, high=high)


def lines(found: Assessment, width: int = 80, encoding: str = "utf-8") -> list[str]:
    """The whole answer."""
    return [line.plain for line in answer(goods.report(found), Paper(width, encoding))]


def test_each_sum_stands_with_what_counts_of_it_and_what_it_must_reach() -> None:
    said = "\n".join(lines(goods.assessment(labor())))
    assert TABLE in said


def test_a_least_that_is_reached_or_missed_says_so_in_words() -> None:
    sums = (replace(SUMS[0], low=Fraction(25)), replace(SUMS[-1], high=Fraction(3999, 100)))
    said = lines(goods.assessment(labor(points=sums)))
    assert any("25, met" in line for line in said)
    assert any("40, not met" in line for line in said)
    assert not any("At most" in line for line in said)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_table_fits_its_paper(width: int, encoding: str) -> None:
    for line in lines(goods.assessment(labor()), width, encoding):
        assert len(line) <= width
        line.encode(encoding)


def test_findings_without_sums_have_no_such_table_and_two_are_a_line_apart() -> None:
    assert not any("sum by sum" in line for line in lines(goods.met()))
    both = lines(goods.assessment(labor(), labor(requirement="rvc")))
    second = both.index("Regional value content in points, sum by sum")
    assert both[second - 1] == ""


def test_no_money_of_non_originating_value_is_named_for_labor() -> None:
    for outcome in (Outcome.NOT_MET, Outcome.MET):
        slack = Slack(Fraction(-1 if outcome is Outcome.NOT_MET else 1), Fraction(100), None)
        said = lines(goods.assessment(labor(outcome, slack=slack), not_assessed=()))[:5]
        assert said[0].startswith(f"{'✗ NOT MET' if outcome is Outcome.NOT_MET else '✓ MET'}: LVC 39.50")
        assert not any("non-originating" in line for line in said)


def test_the_credit_of_a_truck_is_shown_beside_its_own_figure() -> None:
    credit = (Points(CREDIT, Fraction(2), Fraction(2), None, None, "s. 18(22)"),)
    found = goods.finding(goods.figure(10000, 3800), points=credit)
    assert lines(goods.assessment(found))[0].startswith("✓ MET: RVC 62.00 % + 2.00")
    open_ = replace(found, points=(replace(credit[0], high=Fraction(3)),))
    assert lines(goods.assessment(open_))[0].startswith("✓ MET: RVC 62.00 % + 2.00,")
    missed = replace(open_, outcome=Outcome.NOT_MET)
    assert "62.00 % + 2.00\u20133.00" in lines(goods.assessment(missed))[0]


def test_the_open_facts_of_labor_are_worth_what_lies_between_its_ends() -> None:
    said = lines(goods.assessment(labor(), undetermined_points=Fraction(99)))
    assert "  Open facts are worth 1.50 points" in said


def test_json_has_every_sum_exactly() -> None:
    (good,) = json.loads(to_json(goods.report(goods.assessment(labor()))))["goods"]
    points = good["findings"][0]["points"]
    assert [one["name"] for one in points] == [one.name for one in SUMS]
    assert points[0] == {
        "name": "material and labor",
        "low": "24.5",
        "high": "26",
        "most": None,
        "least": "25",
        "citation": "s. 18(1)(d)",
    }
    assert (good["findings"][0]["low"]["vnm"], good["findings"][0]["low"]["share"]) == (None, "79/200")
