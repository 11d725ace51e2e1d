"""Packs that are not law: what they bring is said to be none, and what they leave alone stays law."""

from pathlib import Path

import pytest
import report_goods as goods
import report_strategies as at_random
from hypothesis import given
from msgspec.structs import replace

from building import ask, row, write
from rvc_cli.facts.findings import Assessment, Report
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass
from rvc_cli.report.headline import headline, resting_on_no_law
from rvc_cli.report.paper import Paper
from rvc_cli.report.table import answer
from rvc_cli.report.wording import standing

CONTENT = goods.provision("41", goods.PROPOSAL.id, "proposal of 29 May 2026, read as half")


def lines(report: Report, width: int = 80) -> list[str]:
    """The whole answer."""
    return [line.plain for line in answer(report, Paper(width))]


def first(assessment: Assessment, width: int = 80) -> str:
    """The first line for one good."""
    return lines(goods.report(assessment), width)[0]


def with_us_content(outcome: Outcome, **changes: object) -> Assessment:
    """An RVC that the law asks for, met, and a US content that only the proposal asks for."""
    vnm = 500 if outcome is Outcome.MET else 700
    content = goods.finding(
        goods.figure(1000, vnm), outcome=outcome, requirement="us-content", method=None, required=CONTENT
    )
    both = (goods.finding(goods.figure(24000, 5000)), content)
    return goods.assessment(*both, outcome=outcome, pack=goods.PROPOSAL, **changes)


@pytest.mark.parametrize(
    ("good", "percent"),
    [
        ({"class": "part", "hs_code": "8708.80", "part_for": "passenger-vehicle"}, "75 %"),
        ({"class": "other-vehicle", "hs_code": "8702.10", "persons": 40}, "60 %"),
    ],
)
def test_what_a_target_leaves_alone_is_law(tmp_path: Path, good: dict[str, object], percent: str) -> None:
    rows = [row("A", 500, origin="US", originating="yes"), row("B", 500, origin="CN", originating="no")]
    path = write(tmp_path, rows, {**good, "produced_in": "MX"}, cost={"labor": 0})
    said = lines(ask(path, rules=("target_70",)))
    assert said[0].startswith("✗ NOT MET: RVC 50.00 %, " + percent + " required by law, ")
    assert "  No percentage here comes from target_70, which is not law" in said
    assert any(line.startswith("Rules applied: target_70, target, not law") for line in said)


def test_what_a_target_does_ask_is_said_to_be_no_law(tmp_path: Path) -> None:
    rows = [row("A", 720, origin="US", originating="yes"), row("B", 280, origin="CN", originating="no")]
    path = write(tmp_path, rows, {"class": "passenger-vehicle"}, cost={"labor": 0})
    said = lines(ask(path, rules=("target_70",)))
    assert said[0] == "✓ MET: RVC 72.00 % meets 70 % (target named at CIIAM, not law)"
    assert "not law: target" in next(line for line in said if line.startswith("  Regional value content"))
    assert not any("No percentage here" in line for line in said)


def test_a_percentage_of_the_law_under_a_pack_that_is_none_is_said_to_be_law() -> None:
    assert first(goods.met(pack=goods.PROPOSAL)) == (
        "✓ MET: RVC 78.90 %, 75 % required by law, 3.90 points and USD 938.24 to spare"
    )


def test_a_percentage_of_a_pack_in_between_is_no_law_either() -> None:
    mine = replace(
        goods.PROPOSAL, id="mine", status="target", statuses=(("mine", "target"), *goods.PROPOSAL.statuses)
    )
    between = replace(goods.proposed(), pack=mine)
    assert "meets 82 % (proposal of 29 May 2026, not law)" in first(between)


def test_a_percentage_of_a_pack_that_is_not_listed_is_no_law() -> None:
    unlisted = replace(goods.proposed(), pack=replace(goods.PROPOSAL, statuses=()))
    assert "not law" in first(unlisted)


def test_a_requirement_of_the_pack_that_fails_is_the_headline_and_no_law() -> None:
    assert first(with_us_content(Outcome.NOT_MET)).startswith(
        "✗ NOT MET: US content 30.00 % misses 41 % (proposal of 29 May 2026, not law)"
    )


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (80, "✓ MET: RVC 79.16 %, 75 % required by law, and US content (proposal, not law)"),
        (160, "and US content 50.00 % meets 41 % (proposal of 29 May 2026, not law)"),
    ],
)
def test_a_requirement_of_the_pack_that_is_met_beside_the_law_is_no_law(width: int, said: str) -> None:
    assert said in first(with_us_content(Outcome.MET), width)


def test_a_miss_of_the_law_is_not_put_on_the_pack_beside_it() -> None:
    both = with_us_content(Outcome.MET)
    missed = goods.finding(goods.figure(24000, "6000.01"), outcome=Outcome.NOT_MET)
    said = first(replace(both, outcome=Outcome.NOT_MET, findings=(missed, both.findings[1])))
    assert said == "✗ NOT MET: RVC 74.99 %, 75 % required by law, 0.01 points and USD 0.01 short"


@given(at_random.assessments())
def test_the_first_line_says_not_law_exactly_where_the_answer_rests_on_none(assessment: Assessment) -> None:
    finding = headline(assessment)
    if finding is None or finding.low is None:
        return
    rests = resting_on_no_law(assessment, finding) is not None
    own = assessment.good_class is GoodClass.CUSTOM
    assert ("not law" in first(assessment, 400)) == rests
    if rests and not own:
        assert any(standing(assessment, one.required) for one in assessment.findings)


def test_a_fleet_on_a_proposal_says_so_in_the_total_however_narrow() -> None:
    fleet = goods.report(*(goods.proposed(Outcome.NOT_MET, name=f"G{number}") for number in range(5)))
    assert lines(fleet, 120)[0] == "✗ NOT MET (proposal of 29 May 2026, not law): 5 goods: 5 not met"
    mixed = goods.report(
        *(goods.proposed(tagged=1, name=f"P{number}") for number in range(5)),
        goods.undetermined(name="W", pack=goods.PROPOSAL),
        goods.one_cent_short(name="N", pack=goods.PROPOSAL),
    )
    said = lines(mixed)
    assert said[0] == ("✗ NOT MET (for 5: proposal, not law): 1 not met, 1 undetermined, 5 met")
    assert said[1] == "  5 on tags"
    marked = [line for line in said if "RVC*" in line]
    assert len(marked) == 5
    assert "  * proposal of 29 May 2026, not law" in said


def test_a_later_percentage_of_a_pack_is_no_law() -> None:
    later = goods.truck_later(pack=goods.PROPOSAL)
    assert later.later is not None
    changed = replace(later, later=replace(later.later, required=CONTENT))
    said = " ".join(line.strip() for line in lines(goods.report(changed)))
    assert "on 41 % (proposal of 29 May 2026, not law) will be required" in said
