"""Where an easy reading goes wrong: certificates, tags, and what stands against them."""

from pathlib import Path

import pytest

from building import answer, ends, row, write
from rvc_cli.facts.outcome import Outcome
from rvc_cli.law.evidence import EvidenceMode

MET, OPEN = Outcome.MET, Outcome.UNDETERMINED
CAR = {"class": "passenger-vehicle"}
NO_COSTS = {"labor": 0}


def _evidence(folder: Path, mode: str = "as-written", **cells: object) -> tuple[object, ...]:
    """VNM at both ends of a car of 100 certified and 10 under the evidence in question."""
    rows = [
        row(
            "SURE", 100, origin="US", made_in="", **({"originating": "yes"} if "originating" in cells else {})
        )
    ]
    path = write(folder, [*rows, row("M", 10, **cells)], CAR, cost=NO_COSTS)
    _, low, _, high = ends(answer(path, evidence=EvidenceMode(mode)))
    return low, high


@pytest.mark.parametrize("mode", ["as-written", "tagged", "certified"])
def test_a_foreign_tag_is_non_originating_under_every_evidence(tmp_path: Path, mode: str) -> None:
    known = (0, 100) if mode == "certified" else (0, 0)
    low, high = _evidence(tmp_path, mode, origin="CN")
    assert (low, high) == (10 + known[1], 10)
    assert _evidence(tmp_path, mode, origin="CN", originating="") == (10, 10)
    assert _evidence(tmp_path, mode, origin="CN", originating="yes", certified_until="2026-11-22") == (10, 10)


@pytest.mark.parametrize("mode", ["as-written", "tagged", "certified"])
def test_no_stands_under_every_evidence_and_outside_its_validity(tmp_path: Path, mode: str) -> None:
    assert _evidence(tmp_path, mode, origin="US", originating="no") == (10, 10)
    assert _evidence(tmp_path, mode, origin="US", originating="no", certified_until="2020-01-01") == (10, 10)


def test_a_blank_beside_a_regional_tag_is_open_and_tagged_counts_it(tmp_path: Path) -> None:
    assert _evidence(tmp_path, origin="US", originating="") == (10, 0)
    assert _evidence(tmp_path, "certified", origin="US", originating="") == (10, 0)
    assert _evidence(tmp_path, "tagged", origin="US", originating="") == (0, 0)
    assert _evidence(tmp_path, "tagged", origin="", originating="") == (10, 0)


def test_a_certificate_that_ran_out_is_open_even_where_tags_count(tmp_path: Path) -> None:
    out = {"origin": "US", "originating": "yes", "certified_until": "2026-11-22"}
    assert _evidence(tmp_path, "tagged", **out) == (10, 0)
    assert _evidence(tmp_path, **{**out, "certified_until": "2026-11-23"}) == (0, 0)
    early = {"origin": "US", "originating": "yes", "certified_from": "2026-11-24"}
    assert _evidence(tmp_path, **early) == (10, 0)
    assert _evidence(tmp_path, **{**early, "certified_from": "2026-11-23"}) == (0, 0)


def test_yes_against_a_foreign_tag_originates_and_against_a_foreign_plant_does_not(tmp_path: Path) -> None:
    assert _evidence(tmp_path, origin="CN", originating="yes") == (0, 0)
    assert _evidence(tmp_path, origin="US", originating="yes", made_in="CN") == (10, 10)


def test_what_rests_on_a_tag_is_counted_as_such_and_never_called_originating(tmp_path: Path) -> None:
    found = answer(write(tmp_path, [row("A", 10, origin="US")], CAR, cost=NO_COSTS))
    assert [found.outcome, found.tagged, found.certified, found.originating] == [MET, 10, 0, None]


def test_a_no_on_a_bought_axle_is_not_overridden_by_its_own_rule(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("AXLE", 500, parent="", hs_code="8708.50", origin="US", made="no", originating="no", role="none"),
        row("A", 100, parent="AXLE", originating="yes"),
        row("L", 0, parent="AXLE", kind="labor"),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (800, 500, 800, 500)


def test_a_yes_on_a_self_produced_axle_does_not_cut_its_rule_short(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, parent="", originating="yes"),
        row("AXLE", parent="", hs_code="8708.50", made="yes", originating="yes", role="none"),
        row("A", 50, parent="AXLE", originating="yes"),
        row("B", 50, parent="AXLE", originating="no"),
        row("L", 0, parent="AXLE", kind="labor"),
    ]
    path = write(tmp_path, rows, CAR, cost=NO_COSTS, choices={"intermediate": ["AXLE"]})
    found = answer(path)
    assert ends(found) == (400, 50, 400, 50)
    assert found.own_determination == ()
