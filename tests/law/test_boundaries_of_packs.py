"""Packs that are not law: a user's own percentage, the target, both readings of the proposal, at a cent."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from thresholds import BASE, CENT, on, with_content

from building import DAY, MINE, ask, contents, errors, good, judged, law, lot, paper, row, rvc, write
from rvc_cli.facts.findings import Assessment, Finding
from rvc_cli.facts.goods import GoodFacts
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import NothingInForceError
from rvc_cli.facts.rules import GoodClass

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
PACKS = ["target_70", "us_proposal_82_50_value", "us_proposal_82_50_regional"]
PV, LT, HT = GoodClass.PASSENGER_VEHICLE, GoodClass.LIGHT_TRUCK, GoodClass.HEAVY_TRUCK
OF_OURS = (
    MINE
    + """
[passenger-vehicle.rvc]
in_force = [
  { since = 2026-01-01, until = 2026-11-24, percent = 71.25, cite = "board paper 1" },
  { since = 2026-11-24, percent = 73.5, cite = "board paper 2" },
]
"""
)


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("good_class", [PV, LT, HT])
def test_each_pack_is_met_at_its_percentage_and_missed_a_cent_below(pack: str, good_class: GoodClass) -> None:
    book = law(pack)
    percent = on(book.thresholds[f"{good_class.value}.rvc"], DAY)
    at = rvc(judged(with_content(percent, GoodFacts()), good_class, book=book))
    below = rvc(judged(with_content(percent, GoodFacts(), CENT), good_class, book=book))
    missed = Outcome.UNDETERMINED if good_class is HT else NOT_MET  # labor might lift a truck (s. 18(22))
    assert (at.outcome, at.asked.value, below.outcome) == (MET, percent, missed)


def test_the_packs_ask_what_was_reported() -> None:
    asked = {
        (pack, one.value): str(on(law(pack).thresholds[f"{one.value}.rvc"], DAY))
        for pack in PACKS
        for one in (PV, LT, HT)
    }
    assert {asked[PACKS[0], one.value] for one in (PV, LT, HT)} == {"70"}
    for pack in PACKS[1:]:
        assert [asked[pack, one.value] for one in (PV, LT, HT)] == ["82", "82", "64"]


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_binds_from_its_first_day_and_not_before(pack: str) -> None:
    book = law(pack)
    first = book.thresholds["passenger-vehicle.rvc"].versions[0].since
    one = with_content(Decimal(99), GoodFacts())
    for days in (0, 1):
        assert rvc(judged(one, day=first + timedelta(days=days), book=book)).asked.since == first
    with pytest.raises(NothingInForceError):
        judged(one, day=first - timedelta(days=1), book=book)


@pytest.mark.parametrize(("pack", "percent"), [(PACKS[1], 50), (PACKS[2], 41)])
def test_united_states_content_is_met_at_its_percentage_of_materials_and_missed_a_cent_below(
    pack: str, percent: int
) -> None:
    american = BASE * percent / 100
    assert _united_states(pack, american).outcome is MET
    assert _united_states(pack, american - CENT).outcome is NOT_MET
    assert _united_states(pack, american - CENT, unknown=CENT).outcome is OPEN
    assert _united_states(pack, american - 2 * CENT, unknown=CENT).outcome is NOT_MET


def _united_states(pack: str, american: Fraction, unknown: Fraction = Fraction(0)) -> Finding:
    """The finding on United States content of materials worth 10,000, all of them certified."""
    lots = [
        lot(american, paper("yes", "US")),
        lot(unknown, paper("yes", "")),
        lot(BASE - american - unknown, paper("yes", "MX")),
    ]
    found = judged(good(contents(lots)), book=law(pack))
    return next(one for one in found.findings if one.requirement == "us-content")


def test_united_states_content_decides_beside_the_regional_content() -> None:
    lots = [lot(1, paper("yes", "US")), lot(9999, paper("yes", "MX"))]
    found = judged(good(contents(lots)), book=law(PACKS[1]))
    assert (rvc(found).outcome, found.outcome) == (MET, NOT_MET)
    assert judged(good(contents(lots))).outcome is MET


def test_united_states_content_of_no_materials_is_open() -> None:
    found = judged(good(contents([lot(0, paper("yes", "US"))])), book=law(PACKS[1]))
    assert next(one for one in found.findings if one.requirement == "us-content").outcome is OPEN


def _own(folder: Path, vnm: str, day: date) -> Assessment:
    (folder / "mine.toml").write_text(OF_OURS, encoding="utf-8")
    rest = Decimal(10_000) - Decimal(vnm)
    rows = [row("A", rest, originating="yes"), row("B", vnm, originating="no"), row("L", 0, kind="labor")]
    path = write(folder, rows, {"class": "passenger-vehicle"})
    report = ask(path, day, rules=(str(folder / "mine.toml"),))
    assert errors(report) == []
    assert report.pack is not None
    assert report.pack.status == "target"
    return report.assessments[0]


@pytest.mark.parametrize(
    ("day", "at", "below"), [(DAY, "2875", "2875.01"), (DAY + timedelta(days=1), "2650", "2650.01")]
)
def test_a_pack_of_ones_own_is_met_at_its_percentage_on_each_of_its_days(
    tmp_path: Path, day: date, at: str, below: str
) -> None:
    assert _own(tmp_path, at, day).outcome is MET
    assert _own(tmp_path, below, day).outcome is NOT_MET


@pytest.mark.parametrize("required", ["0", "33.3333", "62.5", "100"])
def test_a_percentage_of_ones_own_is_met_at_it_and_missed_a_cent_below(tmp_path: Path, required: str) -> None:
    share = Fraction(required) / 100
    vnm = 10_000 * (1 - share)
    for beyond, outcome in ((Fraction(0), MET), (CENT, NOT_MET)):
        one = with_content(
            Fraction(required), GoodFacts(GoodClass.CUSTOM, required=Decimal(required)), beyond
        )
        found = judged(one, GoodClass.CUSTOM)
        assert (rvc(found).outcome, rvc(found).at_low.vnm) == (outcome, vnm + beyond)
