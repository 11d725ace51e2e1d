"""The lines below the first: why the answer is open, what else keeps it from being met, what to settle."""

from fractions import Fraction
from pathlib import Path

import pytest
import report_goods as goods
from msgspec.structs import replace

from building import ask, row, write
from rvc_cli.facts.findings import Assessment, Comparison, Need, NotAssessed, Report
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.paper import EN_DASH, Paper
from rvc_cli.report.table import answer

LONG = "self-produced: would it originate and be designated an intermediate material (s. 8(6))?"
SHIFT = NotAssessed("tariff-shift", "the codes are not compared", "Uniform Regulations s. 13, 8708.30 (1)(a)")
WAIVER = "VNM is not more than 10 % of total cost: s. 5(4) may waive the percentage, which is not assessed"


def lines(report: Report, width: int = 80, encoding: str = "utf-8") -> list[str]:
    """The whole answer."""
    return [line.plain for line in answer(report, Paper(width, encoding))]


def read(assessment: Assessment, width: int = 80) -> str:
    """The whole answer as one long line, as somebody reads it."""
    return " ".join(line.strip() for line in lines(goods.report(assessment), width))


def with_a_long_fact() -> Assessment:
    """One open fact that takes more than a line to say."""
    need = Need("M", 1, Fraction(25, 4), LONG)
    return goods.assessment(
        goods.finding(
            goods.figure(24000, 7000), goods.figure(24000, 5500), Outcome.UNDETERMINED, needed=(need,)
        )
    )


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_what_to_settle_first_is_said_in_full_on_any_paper(width: int) -> None:
    assert f"Settle first: M (line 2), 6.25 points: {LONG}" in read(with_a_long_fact(), width)


@pytest.mark.parametrize("width", [60, 80])
def test_a_fact_in_the_table_goes_on_in_the_line_below(width: int) -> None:
    said = lines(goods.report(with_a_long_fact()), width)
    start = next(place for place, line in enumerate(said) if line.startswith("  M "))
    begin = said[start].index("self-produced")
    column = []
    for line in said[start:]:
        if not line:
            break
        column.append(line[begin:])
    assert " ".join(column) == LONG
    assert all(not line[:begin].strip() for line in said[start + 1 : start + len(column)])


def test_only_what_was_asked_for_is_said_to_be_asked_for(tmp_path: Path) -> None:
    rows = [row("A", 900, origin="US", originating="yes"), row("B", 100, origin="CN", originating="no")]
    path = write(tmp_path, rows, {"class": "passenger-vehicle"}, cost={"labor": 0})
    said = lines(ask(path, require=frozenset({"rvc", "lvc"})))
    assert said[0] == "? UNDETERMINED: RVC 90.00 %, 75 % required, not all that is asked is assessed"
    assert said[1] == "  Asked for but not assessed: labor value content"


def test_a_requirement_asked_for_alone_and_not_assessed_is_the_first_line(tmp_path: Path) -> None:
    rows = [row("A", 900, origin="US", originating="yes"), row("B", 100, origin="CN", originating="no")]
    path = write(tmp_path, rows, {"class": "passenger-vehicle"}, cost={"labor": 0})
    said = lines(ask(path, require=frozenset({"lvc"})))
    assert said[0] == "? UNDETERMINED: labor value content not assessed"
    assert said[1].startswith("  Labor value content: ")
    assert any(line.strip() == "Found, but not asked for: RVC 90.00 % (75 % required), met" for line in said)
    assert "Not asked for: it does not decide" in said


def test_all_asked_for_names_all_that_was_not_assessed() -> None:
    asked = goods.met(outcome=Outcome.UNDETERMINED, asked=frozenset({"all"}))
    assert "  Asked for but not assessed: tariff shift, steel" in lines(goods.report(asked))


def test_what_no_rule_asks_of_the_good_is_said_to_be_asked_by_none() -> None:
    asked = goods.met(outcome=Outcome.UNDETERMINED, asked=frozenset({"rvc", "lvc"}))
    assert "  Asked for, but no rule on file asks this good for it: labor value content" in lines(
        goods.report(asked)
    )
    alone = replace(goods.finding(goods.figure(100, 10)), decides=False)
    said = lines(
        goods.report(goods.assessment(alone, outcome=Outcome.UNDETERMINED, asked=frozenset({"lvc"})))
    )
    assert said[0] == "? UNDETERMINED: no rule on file asks this good for labor value content"


@pytest.mark.parametrize("requirement", ["part:ENG-1", "core-part:engine"])
def test_the_first_line_is_about_the_good_and_never_about_a_part_of_it(requirement: str) -> None:
    part = goods.finding(
        goods.figure(100, 60), outcome=Outcome.NOT_MET, requirement=requirement, subject="ENG-1"
    )
    own = goods.finding(goods.figure(24000, 5000))
    for findings in ((part, own), (own, part)):
        said = lines(goods.report(goods.assessment(*findings, outcome=Outcome.UNDETERMINED)))
        assert said[0].startswith("? UNDETERMINED: RVC 79.16 %, 75 % required")
        explains = said.index("By their own rules: these explain, and do not decide")
        assert any("40.00 %" in line for line in said[explains:])


def test_the_first_line_is_about_the_good_even_where_another_subject_has_the_same_requirement() -> None:
    other = goods.finding(goods.figure(100, 60), outcome=Outcome.NOT_MET, subject="ENGINE")
    own = goods.finding(goods.figure(24000, "6000.01"), outcome=Outcome.NOT_MET)
    assert "RVC 74.99 %" in lines(goods.report(goods.assessment(other, own)))[0]


def test_a_good_whose_parts_alone_were_measured_says_that_nothing_decides() -> None:
    part = goods.finding(goods.figure(100, 60), requirement="part:ENG-1", subject="ENG-1", decides=False)
    said = lines(goods.report(goods.assessment(part, outcome=Outcome.UNDETERMINED)))
    assert said[0] == "? UNDETERMINED: tariff shift, steel not assessed"


def test_a_way_that_is_missed_beside_one_that_is_met_is_not_the_reason() -> None:
    missed = goods.finding(goods.figure(100, 60), outcome=Outcome.NOT_MET, alternative="s. 3(6)")
    shift = goods.told("tariff-shift", "", Outcome.MET, alternative="s. 3(6)")
    steel = goods.finding(goods.figure(1000, 400), outcome=Outcome.NOT_MET, requirement="steel", method=None)
    said = lines(goods.report(goods.assessment(missed, shift, steel, outcome=Outcome.NOT_MET)))
    assert said[0].startswith("✗ NOT MET: Steel 60.00 %")
    assert not any(line.startswith("  Also not met") for line in said)
    met = lines(goods.report(goods.assessment(missed, shift, outcome=Outcome.MET)))
    assert met[0] == "✓ MET: Tariff shift"


def test_a_waiver_that_may_be_open_is_the_reason_of_an_exact_figure_that_misses() -> None:
    exact = goods.figure(100, 9)
    found = goods.finding(
        exact, outcome=Outcome.UNDETERMINED, required=goods.provision("95"), notes=(WAIVER,)
    )
    said = lines(goods.report(goods.assessment(found)))
    assert said[0] == "? UNDETERMINED: RVC 91.00 %, 95 % required, 4.00 points short at worst"
    assert WAIVER in " ".join(line.strip() for line in said[1:4])


def test_a_percentage_that_is_missed_and_waived_says_so_in_the_first_line(tmp_path: Path) -> None:
    rows = [row("A", 70, origin="US", originating="yes"), row("B", 30, origin="CN", originating="no")]
    good = {"class": "passenger-vehicle", "hs_code": "8703.23", "transaction_value": 5000}
    said = lines(ask(write(tmp_path, rows, good, cost={"labor": 0})))
    assert said[0] == "✓ MET: RVC 70.00 %, 75 % required, waived by s. 5(4)"
    assert "so little that s. 5(4) waives" in " ".join(" ".join(said).split())


def test_an_exact_figure_that_is_open_names_the_other_way_with_its_paragraph() -> None:
    found = goods.finding(goods.figure(100, 60), outcome=Outcome.UNDETERMINED, alternative="s. 3(6)")
    said = read(goods.assessment(found, not_assessed=(SHIFT,)))
    assert (
        "The percentage is missed, but s. 3(6) offers another way: "
        "tariff shift (s. 13, 8708.30 (1)(a)), not assessed"
    ) in said


def test_of_two_ways_the_open_one_is_the_headline_and_the_missed_one_is_named() -> None:
    found = goods.finding(goods.figure(100, 60), outcome=Outcome.NOT_MET, alternative="8708.30")
    other = goods.told(
        "tariff-shift",
        "2 codes open",
        Outcome.UNDETERMINED,
        "Uniform Regulations s. 13, 8708.30 (1)(a)",
        alternative="8708.30",
    )
    said = read(goods.assessment(found, other, outcome=Outcome.UNDETERMINED, not_assessed=()))
    assert said.startswith("? UNDETERMINED: Tariff shift 2 codes open")
    assert "Also not met: RVC 40.00 %" in said


def test_two_readings_of_the_rule_are_named_beside_a_figure_that_meets_one() -> None:
    found = goods.finding(
        goods.figure(100, 28), outcome=Outcome.UNDETERMINED, also_required=(goods.provision("70"),)
    )
    assert "Which rule binds is open: other readings of it ask for 70 %" in read(goods.assessment(found))


def test_facts_that_cannot_help_are_not_said_to_be_worth_anything() -> None:
    found = goods.finding(
        goods.figure(100, 60), goods.figure(100, 50), Outcome.NOT_MET, alternative="s. 3(6)"
    )
    open_way = goods.assessment(found, outcome=Outcome.UNDETERMINED, undetermined_points=Fraction(10))
    assert "are worth" not in read(open_way)


def test_every_requirement_that_fails_is_named_with_the_first() -> None:
    parts = goods.told("core-parts", "6 of 7", Outcome.NOT_MET)
    value = goods.labor_value()
    short = goods.finding(goods.figure(24000, 7000), outcome=Outcome.NOT_MET)
    said = read(goods.assessment(short, parts, value, outcome=Outcome.NOT_MET))
    assert "Also not met: Core parts 6 of 7" in said
    assert f"Also undetermined: LVC 35.50{EN_DASH}39.00 % (40 % required)" in said


def test_what_must_be_exceeded_is_not_met_by_reaching_it() -> None:
    found = goods.finding(goods.figure(100, 25), outcome=Outcome.NOT_MET, comparison=Comparison.EXCEEDS)
    said = lines(goods.report(goods.assessment(found)))
    assert said[0] == "✗ NOT MET: RVC 75.00 %, more than 75 % required"
    assert said[1] == "  Exactly 75 %, and more than 75 % is required"
    assert any("> 75 %" in line for line in said)


def test_nothing_more_may_come_where_nothing_is_left() -> None:
    exact = goods.assessment(goods.finding(goods.figure(24000, 6000)))
    assert "Exactly at the limit: no more of non-originating value may come at the same net cost" in read(
        exact
    )


def test_room_is_not_offered_to_a_good_that_is_not_met_as_a_whole() -> None:
    open_good = goods.met(outcome=Outcome.UNDETERMINED)
    assert "may still come" not in read(open_good)
