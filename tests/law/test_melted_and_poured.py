"""Steel melted and poured in the territory (s. 17(5)), and the regime without that test (s. 19(4)(c)); by hand first.

800 of 1,000 originate, 150 of the 800 were melted elsewhere: 80 % until 2027-06-30, 650 / 1,000 = 65 % from 2027-07-01.
Where of the 150 nobody knows where they were melted, 65 to 80 %.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from building import ALONE, CAR, DAY, judged, law
from purchased import SHEET, bought, car_of, left, listed, put, said, steel, summed, sums
from rvc_cli.facts.findings import Finding, NotAssessed
from rvc_cli.facts.metals import MetalPurchase, Metals
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
BEFORE, POURED = date(2027, 6, 30), date(2027, 7, 1)
ELSEWHERE = [bought(650), bought(150, melted_and_poured=False), bought(200, False)]
UNKNOWN = [bought(650), bought(150, melted_and_poured=None), bought(200, False)]


@pytest.mark.parametrize(
    ("purchases", "day", "low", "high", "outcome"),
    [
        (ELSEWHERE, BEFORE, 80, 80, MET),
        (ELSEWHERE, POURED, 65, 65, NOT_MET),
        (UNKNOWN, BEFORE, 80, 80, MET),
        (UNKNOWN, POURED, 65, 80, OPEN),
        (UNKNOWN, POURED + timedelta(days=1), 65, 80, OPEN),
    ],
)
def test_from_july_2027_steel_must_have_been_melted_and_poured_here(
    purchases: list[MetalPurchase], day: date, low: int, high: int, outcome: Outcome
) -> None:
    found = steel(car_of(listed(purchases)), day)
    assert said(found.at_low.share * 100, found.at_high.share * 100, found.outcome) == (low, high, outcome)
    assert ("s. 17(5)(b)" in found.citation) is (day >= POURED)


def test_melting_and_pouring_makes_nothing_originate_by_itself() -> None:
    purchases = [bought(69), bought(31, False, melted_and_poured=True)]
    assert steel(car_of(listed(purchases)), POURED).outcome is NOT_MET
    purchases[1] = bought(31, None, melted_and_poured=False)
    assert sums(steel(car_of(listed(purchases)), POURED)) == (100, 31, 100, 31)


def test_aluminum_is_never_asked_where_it_was_poured() -> None:
    facts = listed([bought(70, hs_code=SHEET, melted_and_poured=False), bought(30, False, SHEET)])
    for day in (BEFORE, POURED):
        found = put(car_of(None, facts), day)["aluminum"]
        assert isinstance(found, Finding)
        assert (found.outcome, found.later) == (MET, None)


def test_what_july_2027_will_make_of_the_same_purchases_is_said() -> None:
    for purchases, outcome, points in ((ELSEWHERE, NOT_MET, -5), (UNKNOWN, OPEN, -5), ([bought(1)], MET, 30)):
        later = steel(car_of(listed(purchases))).later
        assert later is not None
        assert said(later.day, later.outcome, later.points) == (POURED, outcome, points)
        assert "17(5)(b)" in later.asks
        assert steel(car_of(listed(purchases)), POURED).later is None


@pytest.mark.parametrize(
    ("day", "poured", "low", "outcome"),
    [
        (BEFORE, None, 70, MET),
        (POURED, True, 70, MET),
        (POURED, None, 0, OPEN),
        (POURED, False, 0, OPEN),
    ],
)
def test_totals_must_say_from_july_2027_that_what_originates_was_melted_and_poured_here(
    day: date, poured: bool | None, low: int, outcome: Outcome
) -> None:
    found = steel(car_of(summed(70, 100, poured)), day)
    assert said(found.outcome, found.at_low.share * 100, found.at_high.share * 100) == (outcome, low, 70)
    assert [one.fact for one in found.needed] == (["melted_and_poured"] if outcome is OPEN else [])
    missed = steel(car_of(summed("69.99", 100, poured)), day)
    assert missed.outcome is NOT_MET


def test_totals_of_aluminum_need_no_such_word() -> None:
    found = put(car_of(None, summed(70, 100)), POURED)["aluminum"]
    assert isinstance(found, Finding)
    assert found.outcome is MET


REGIME: dict[str, Any] = {"alternative_staging": True}


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, NOT_MET),
        ({"staging_until": POURED}, MET),
        ({"staging_until": BEFORE}, NOT_MET),
        ({"staging_until": None}, OPEN),
    ],
)
def test_under_an_approved_regime_nobody_asks_where_steel_was_melted(
    facts: dict[str, Any], outcome: Outcome
) -> None:
    one = car_of(listed(ELSEWHERE), **({**REGIME, **facts} if facts else {}))
    assert steel(one, POURED).outcome is outcome


def test_an_exempted_producer_is_asked_nothing_within_the_regime() -> None:
    exempt = {**REGIME, "steel_exempt": True, "staging_until": DAY}
    found = put(car_of(None, summed(1, 100), **exempt))
    for one in found.values():
        assert isinstance(one, Finding)
        assert (one.outcome, one.said, one.low, one.required) == (MET, "exempt", None, None)
        assert "19(4)(c)" in one.citation
    late = put(car_of(None, summed(1, 100), **exempt), DAY + timedelta(days=1))
    assert isinstance(late["steel"], NotAssessed)
    assert isinstance(late["aluminum"], Finding)
    assert late["aluminum"].outcome is NOT_MET


def test_an_exemption_without_its_last_day_leaves_open_what_the_purchases_miss() -> None:
    found = put(car_of(summed(70, 100), summed(1, 100), steel_exempt=True, **REGIME))
    assert [one.outcome for one in found.values() if isinstance(one, Finding)] == [MET, OPEN]
    assert "until when the regime runs" in left(put(car_of(None, steel_exempt=True, **REGIME))["steel"])


def test_a_heavy_truck_has_no_alternative_regime() -> None:
    one = car_of(summed(1, 100), steel_exempt=True, staging_until=DAY, **REGIME)
    assert steel(one, DAY, GoodClass.HEAVY_TRUCK).outcome is NOT_MET
    assert steel(one, DAY, GoodClass.LIGHT_TRUCK).outcome is MET


def test_a_good_without_a_word_about_metals_is_not_assessed() -> None:
    one = car_of(None)
    assert all(isinstance(found, NotAssessed) for found in put(one).values())
    assert one.metals == Metals(None, None, "")
    assert judged(one, CAR, book=law()).outcome is MET


OF_OURS = (
    ALONE
    + """
[passenger-vehicle.rvc]
in_force = [{ since = 2020-07-01, percent = 50, cite = "board paper" }]
"""
)
FROM_2026 = """[steel.purchases]
in_force = [{ since = 2026-01-01, percent = 60, cite = "board paper" }]
"""


def test_rules_that_say_nothing_of_metals_leave_them_unassessed(tmp_path: Path) -> None:
    path = tmp_path / "alone.toml"
    path.write_text(OF_OURS, encoding="utf-8")
    for regime in ({}, {**REGIME, "staging_until": DAY}):
        found = put(car_of(summed(1, 1), **regime), packs=(str(path),))
        assert "the rules applied" in left(found["steel"])


def test_a_percentage_of_metals_may_begin_later_than_the_rest_of_a_pack(tmp_path: Path) -> None:
    path = tmp_path / "later.toml"
    path.write_text(OF_OURS + FROM_2026, encoding="utf-8")
    before = put(car_of(summed(60, 100)), date(2025, 12, 31), packs=(str(path),))["steel"]
    assert "on 2025-12-31" in left(before)
    after = put(car_of(summed(60, 100)), date(2026, 1, 1), packs=(str(path),))["steel"]
    assert isinstance(after, Finding)
    assert after.outcome is MET
