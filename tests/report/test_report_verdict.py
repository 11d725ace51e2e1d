"""The first lines of an answer: what they must say, and what they must never say."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
import report_goods as goods
import report_strategies as at_random
from hypothesis import given, settings
from msgspec.structs import replace

from rvc_cli.facts.findings import Assessment, NotAssessed, Report
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass
from rvc_cli.report.paper import Paper
from rvc_cli.report.table import answer


def lines(report: Report, width: int = 80, encoding: str = "utf-8") -> list[str]:
    """The whole answer."""
    return [line.plain for line in answer(report, Paper(width, encoding))]


def first(assessment: Assessment, width: int = 80) -> str:
    """The first line for one good."""
    return lines(goods.report(assessment), width)[0]


def test_a_good_that_is_met_says_by_how_much_in_points_and_in_money() -> None:
    assert first(goods.met()) == "✓ MET: RVC 78.90 %, 75 % required, 3.90 points and USD 938.24 to spare"


def test_a_cent_over_the_limit_is_short_by_a_cent_and_by_a_hundredth_of_a_point() -> None:
    said = lines(goods.report(goods.one_cent_short()))
    assert said[0] == "✗ NOT MET: RVC 74.99 %, 75 % required, 0.01 points and USD 0.01 short"
    assert said[1] == "  Non-originating value is USD 6,000.01 in a net cost of USD 24,000.00"
    assert said[2] == "  USD 0.01 of non-originating value must go at the same net cost"


def test_exactly_at_the_percentage_there_is_nothing_to_spare_and_nothing_missing() -> None:
    exact = goods.assessment(goods.finding(goods.figure(24000, 6000)))
    assert first(exact) == "✓ MET: RVC 75.00 %, 75 % required, 0.00 points and USD 0.00 to spare"


def test_an_open_fact_makes_the_first_line_undetermined_with_both_ends() -> None:
    said = lines(goods.report(goods.undetermined()))
    assert said[0] == (
        "? UNDETERMINED: RVC 72.50\N{EN DASH}77.91 %, 75 % required, 2.50 points short at worst"
    )
    assert said[1] == "  Open facts are worth 5.41 points"
    assert said[2] == "  Settle first: AXLE-3 (line 18), 2.50 points: origin: certified or not?"


def test_undetermined_is_said_even_where_the_figure_alone_looks_fine() -> None:
    asked_for_all = goods.met(outcome=Outcome.UNDETERMINED)
    said = lines(goods.report(asked_for_all))
    assert said[0].startswith("? UNDETERMINED: RVC 78.90 %")
    assert said[0].endswith("not all that is asked is assessed")
    assert said[1] == "  Asked for but not assessed: tariff shift, steel"


def test_a_missed_percentage_beside_another_way_is_not_said_to_be_missed() -> None:
    found = goods.finding(goods.figure(100, 60), outcome=Outcome.NOT_MET, alternative="s. 3(6)")
    alone = goods.assessment(found, outcome=Outcome.UNDETERMINED, not_assessed=())
    said = lines(goods.report(alone))
    assert said[0] == "? UNDETERMINED: RVC 40.00 %, 75 % required, another way is not assessed"
    assert "s. 3(6) offers another way" in said[1]
    assert said[3].startswith("  To meet the percentage, USD 35.00 of non-originating value must go")


def test_without_stated_costs_the_net_cost_that_would_do_is_named() -> None:
    said = lines(goods.report(goods.costs_not_stated()))
    assert said[0] == "? UNDETERMINED: RVC 70.00 % or more, 75 % required, net cost not stated"
    assert said[2] == "  Met from a net cost of USD 24,000.00: state the costs in [cost] or with --cost"


@pytest.mark.parametrize("outcome", [Outcome.MET, Outcome.UNDETERMINED])
def test_an_answer_that_rests_on_tags_says_so_first(outcome: Outcome) -> None:
    tagged = goods.met(outcome=outcome, tagged=Fraction(1))
    assert " on tags: " in first(tagged)


def test_a_good_that_is_not_met_rests_on_no_tag() -> None:
    assert "on tags" not in first(goods.one_cent_short(tagged=Fraction(1)))


def test_a_proposal_is_said_to_be_no_law_in_the_first_line() -> None:
    assert first(goods.proposed()).startswith(
        "✓ MET: RVC 85.00 % meets 82 % (proposal of 29 May 2026, not law)"
    )
    missed = goods.proposed(Outcome.NOT_MET, tagged=Fraction(3))
    assert first(missed).startswith("✗ NOT MET: RVC 75.00 % misses 82 % (proposal of 29 May 2026, not law)")


def test_a_percentage_of_your_own_is_said_to_be_no_law() -> None:
    own = goods.met(good_class=GoodClass.CUSTOM, not_assessed=())
    assert "meets 75 % (your own figure, not law)" in first(own)


def test_a_good_produced_outside_the_territory_says_why_and_claims_no_distance() -> None:
    note = "produced in CN, outside the territory: entirely non-originating (s. 3(2), 10(2))"
    found = goods.finding(goods.figure(24000, 5000), notes=(note,))
    said = lines(goods.report(goods.assessment(replace(found, outcome=Outcome.NOT_MET))))
    assert said[0] == "✗ NOT MET: RVC 79.16 %, 75 % required"
    assert said[1].startswith("  produced in CN")


def test_an_rvc_within_the_margin_has_its_own_line() -> None:
    report = goods.report(goods.met(within_margin=True), margin=Decimal("4.50"), exit_status=1)
    assert lines(report)[1] == "  Within the margin: met by less than the margin of 4.5 points asked for"


def test_a_requirement_that_fails_beside_a_value_that_is_met_is_the_one_in_the_first_line() -> None:
    content = goods.finding(
        goods.figure(1000, 600), outcome=Outcome.NOT_MET, requirement="us-content", method=None
    )
    both = goods.assessment(goods.finding(goods.figure(24000, 5000)), content, outcome=Outcome.NOT_MET)
    said = lines(goods.report(both))
    assert said[0].startswith("✗ NOT MET: US content 40.00 %")
    assert said[1] == "  Value not from the US is USD 600.00 in materials worth USD 1,000.00"


def test_what_was_not_assessed_stands_beside_the_verdict() -> None:
    assert (
        "  Not assessed, so origin is not decided: tariff shift, steel"
        in lines(goods.report(goods.met()))[:5]
    )


def test_only_a_good_of_which_all_was_assessed_qualifies() -> None:
    whole = goods.met(originating=True, not_assessed=())
    assert "  Sedan 2.0 qualifies as originating" in lines(goods.report(whole))


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, originating=None),
        lambda one: replace(one, originating=False),
        lambda one: replace(one, tagged=Fraction(1, 100)),
        lambda one: replace(one, pack=goods.PROPOSAL),
        lambda one: replace(one, outcome=Outcome.UNDETERMINED),
        lambda one: replace(one, not_assessed=(NotAssessed("steel", "no purchases", "s. 17"),)),
    ],
)
def test_nothing_less_qualifies(change: Callable[[Assessment], Assessment]) -> None:
    whole = change(goods.met(originating=True, not_assessed=()))
    assert "qualifies" not in "\n".join(lines(goods.report(whole)))


@settings(max_examples=60, deadline=None)
@given(at_random.assessments())
def test_the_first_line_says_the_outcome_whatever_the_good(assessment: Assessment) -> None:
    word = {Outcome.MET: "✓ MET", Outcome.NOT_MET: "✗ NOT MET", Outcome.UNDETERMINED: "? UNDETERMINED"}
    assert first(assessment).startswith(word[assessment.outcome])
