"""Regimes that ask less, requirements that are named, the next day on which more is asked, packs that stand alone."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace
from thresholds import CENT, with_content

from building import (
    ALONE,
    DAY,
    GIVEN,
    answer,
    ask,
    contents,
    errors,
    good,
    judged,
    law,
    lot,
    paper,
    row,
    rvc,
    write,
)
from rvc_cli.facts.goods import GoodFacts, NewPlant
from rvc_cli.facts.outcome import Outcome, all_of, any_of
from rvc_cli.facts.provision import (
    Citation,
    ConflictingVersionsError,
    NothingInForceError,
    Provision,
    in_force,
    next_change,
)
from rvc_cli.facts.rules import GoodClass, Method, Use
from rvc_cli.law.evidence import contradicted
from rvc_cli.law.product_rule import threshold
from rvc_cli.law.requirement import same_for_all

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
PV, HT = GoodClass.PASSENGER_VEHICLE, GoodClass.HEAVY_TRUCK
CAR = {"class": "passenger-vehicle"}


@pytest.mark.parametrize(
    ("percent", "beyond", "outcome"),
    [("75", 0, MET), ("75", CENT, OPEN), ("62.5", 0, OPEN), ("62.5", CENT, NOT_MET)],
)
def test_alternative_staging_leaves_open_what_only_the_usual_percentage_refuses(
    percent: str, beyond: int | Fraction, outcome: Outcome
) -> None:
    facts = GoodFacts(PV, "870323", alternative_staging=True)
    found = judged(with_content(Decimal(percent), facts, Fraction(beyond)), PV)
    assert rvc(found).outcome is outcome
    assert (
        judged(with_content(Decimal("74.99"), replace(facts, alternative_staging=False)), PV).outcome
        is NOT_MET
    )


@pytest.mark.parametrize(
    ("until", "percent", "beyond", "outcome"),
    [
        (DAY, "62.5", 0, MET),
        (DAY, "62.5", CENT, NOT_MET),
        (DAY - timedelta(days=1), "75", 0, MET),
        (DAY - timedelta(days=1), "75", CENT, NOT_MET),
    ],
)
def test_a_regime_whose_days_are_told_binds_on_them_and_on_no_other(
    until: date, percent: str, beyond: int | Fraction, outcome: Outcome
) -> None:
    facts = GoodFacts(PV, "870323", alternative_staging=True, staging_until=until)
    found = rvc(judged(with_content(Decimal(percent), facts, Fraction(beyond)), PV))
    assert (found.outcome, found.also_required, found.needed) == (outcome, (), ())


@pytest.mark.parametrize(
    ("until", "outcome", "said"),
    [(DAY, MET, "exempt"), (DAY - timedelta(days=1), NOT_MET, "0 of 6"), (None, OPEN, "0 of 6")],
)
def test_vehicles_of_a_regime_are_exempt_from_core_parts(
    tmp_path: Path, until: date | None, outcome: Outcome, said: str
) -> None:
    rows = [row("A", 70, originating="yes"), row("B", 30, originating="no", made_in="JP", role="engine")]
    car = {**CAR, "hs_code": "8703.23", "produced_in": "MX", "propulsion": "combustion"}
    regime: dict[str, object] = {"approved": True} | ({"until": until} if until else {})
    found = answer(write(tmp_path, rows, car, cost={"labor": 0}, alternative_staging=regime))
    core = next(one for one in found.findings if one.requirement == "core-parts")
    assert (core.outcome, core.said) == (outcome, said)
    assert rvc(found).outcome is {MET: MET, NOT_MET: NOT_MET, OPEN: OPEN}[outcome]


def test_a_heavy_truck_has_no_alternative_staging(tmp_path: Path) -> None:
    truck = {"class": "heavy-truck", "hs_code": "8704.23"}
    for approved, codes in ((True, ["ASK002"]), (False, [])):
        path = write(
            tmp_path, [row("A", 70, originating="yes")], truck, alternative_staging={"approved": approved}
        )
        assert errors(ask(path)) == codes


def test_core_parts_that_are_averaged_fail_in_no_vehicle_by_itself(tmp_path: Path) -> None:
    rows = [row("A", 70, originating="yes"), row("B", 30, originating="no", role="engine")]
    car = {**CAR, "hs_code": "8703.23", "produced_in": "MX", "propulsion": "combustion"}
    period = {"category": "model-line-plant", "basis": "all", "from": DAY, "until": DAY}
    for averaged, outcome in ((True, OPEN), (False, NOT_MET)):
        tables = {"averaging.core_parts": period} if averaged else {}
        found = answer(write(tmp_path, rows, car, cost={"labor": 0}, **tables))
        core = next(one for one in found.findings if one.requirement == "core-parts")
        assert (core.outcome, rvc(found).outcome) == (outcome, outcome)
        assert any("averag" in one.fact for one in core.needed) is averaged


def test_a_new_plant_leaves_open_what_only_the_usual_percentage_refuses() -> None:
    facts = GoodFacts(GoodClass.OTHER_VEHICLE, "870510", new_plant=NewPlant(date(2025, 3, 1), "refit"))
    shares = {"60": MET, "59.99": OPEN, "50": OPEN, "49.99": NOT_MET}
    for share, outcome in shares.items():
        assert judged(with_content(Decimal(share), facts), GoodClass.OTHER_VEHICLE).outcome is outcome
    heavy = replace(facts, good_class=HT, hs_code="870423")
    assert judged(with_content(Decimal("59.99"), heavy), HT).outcome is NOT_MET


def test_the_next_fixed_day_says_whether_a_heavy_truck_still_meets() -> None:
    one = with_content(Decimal(69), GoodFacts(HT, "870423"))
    later = judged(one, HT).later
    assert later is not None
    assert [later.day, later.outcome, later.required.value] == [date(2027, 7, 1), NOT_MET, 70]
    assert later.points == -1
    assert judged(one, HT, date(2027, 7, 1)).later is None
    assert judged(with_content(Decimal(70), GoodFacts(HT, "870423")), HT).later.outcome is MET  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("named", "outcome"),
    [
        (None, MET),
        ({"rvc"}, MET),
        ({"core-parts"}, OPEN),
        ({"rvc", "lvc"}, OPEN),
        ({"all"}, OPEN),
        ({"steel"}, OPEN),
    ],
)
def test_a_requirement_named_and_not_assessed_is_open(
    tmp_path: Path, named: set[str] | None, outcome: Outcome
) -> None:
    path = write(tmp_path, [row("A", 10, originating="yes")], CAR, cost={"labor": 0})
    found = answer(path, require=None if named is None else frozenset(named))
    assert found.outcome is outcome
    assert rvc(found).decides is (named is None or bool(named & {"rvc", "all"}))


@pytest.mark.parametrize("named", [{"rvc"}, {"all"}, {"rvc", "steel"}])
def test_a_requirement_missed_fails_the_good_whatever_else_is_open(tmp_path: Path, named: set[str]) -> None:
    path = write(tmp_path, [row("A", 10, originating="no")], CAR, cost={"labor": 0})
    assert ask(path, require=frozenset(named)).exit_status == 1
    assert ask(path, require=frozenset({"steel"})).exit_status == 3


def test_what_the_law_asks_beside_value_is_named_for_each_class() -> None:
    named = {
        PV: ["tariff-shift", "core-parts", "steel", "aluminum", "lvc"],
        HT: ["tariff-shift", "steel", "aluminum", "lvc"],
        GoodClass.OTHER_VEHICLE: ["tariff-shift"],
        GoodClass.CUSTOM: [],
    }
    for good_class, requirements in named.items():
        facts = GoodFacts(good_class, required=Decimal(50))
        found = judged(with_content(Decimal(89), facts), good_class)
        assert [one.requirement for one in found.not_assessed] == requirements
        assert found.originating is None


def test_a_part_that_originates_by_value_alone_is_asked_no_shift() -> None:
    for code, names in (("870850", []), ("870830", ["tariff-shift"])):
        facts = GoodFacts(GoodClass.PART, code, part_for=Use.LIGHT_TRUCK)
        found = judged(with_content(Decimal(89), facts), GoodClass.PART)
        assert [one.requirement for one in found.not_assessed] == names


OF_OURS = (
    ALONE
    + """
[passenger-vehicle.rvc]
in_force = [{ since = 2026-01-01, percent = 50, cite = "board paper" }]
"""
)


def test_a_pack_that_stands_alone_decides_by_class_and_rejects_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "alone.toml").write_text(OF_OURS, encoding="utf-8")
    rows = [row("A", 50, originating="yes"), row("B", 50, originating="no"), row("L", 0, kind="labor")]
    path = write(tmp_path, rows, CAR)
    alone = (str(tmp_path / "alone.toml"),)
    assert answer(path, rules=alone).outcome is MET
    assert ask(path, rules=alone, good_class=HT).exit_status == 2
    rows[1]["unit_value"] = "50.00000001"
    assert answer(write(tmp_path, rows, CAR), rules=alone).outcome is NOT_MET


def test_a_value_requirement_is_waived_by_de_minimis_up_to_a_tenth_of_total_cost() -> None:
    lots = [lot(1), lot(9, paper("no", "MX"))]
    costs = replace(GIVEN, added=Fraction(82), excluded=Fraction(81))
    one = good(contents(lots, costs=costs))
    assert (judged(one).outcome, rvc(judged(one)).at_low.share) == (MET, Fraction(2, 11))
    more = good(contents([lots[0], lot("9.4", paper("no", "MX"))], costs=costs))
    assert judged(more).outcome is NOT_MET
    own = GoodFacts(GoodClass.CUSTOM, required=Decimal(75))
    assert judged(replace(one, facts=own), GoodClass.CUSTOM).outcome is NOT_MET


def _provision(since: date, until: date | None, value: int = 1) -> Provision[int]:
    return Provision(value, since, until, Citation("s. 0", "pack", "file", "key"))


def test_exactly_one_version_is_in_force_on_a_day() -> None:
    first, second = _provision(date(2026, 1, 1), DAY, 1), _provision(DAY, None, 2)
    assert in_force("x", (first, second), DAY - timedelta(days=1)).value == 1
    assert in_force("x", (first, second), DAY).value == 2
    with pytest.raises(NothingInForceError, match="its first day is 2026-01-01"):
        in_force("x", (first, second), date(2025, 12, 31))
    with pytest.raises(NothingInForceError, match=r"^no rule for x is in force on 2026-11-23$"):
        in_force("x", (), DAY)
    with pytest.raises(ConflictingVersionsError):
        in_force("x", (second, second), DAY)
    assert next_change((first, second), date(2026, 5, 1)) == DAY
    assert next_change((first, second), DAY) is None


def test_a_method_without_a_percentage_is_none_and_never_nought() -> None:
    assert threshold(law(), "passenger-vehicle", Method.TRANSACTION_VALUE, DAY) is None
    assert threshold(law(), "nobody", Method.NET_COST, DAY) is None


OUTCOMES: list[tuple[Iterable[Outcome], Outcome, Outcome]] = [
    ([MET, MET], MET, MET),
    ([MET, OPEN], OPEN, MET),
    ([MET, NOT_MET], NOT_MET, MET),
    ([OPEN, NOT_MET], NOT_MET, OPEN),
    ([NOT_MET, NOT_MET], NOT_MET, NOT_MET),
    ([OPEN], OPEN, OPEN),
    ([], OPEN, OPEN),
]


@pytest.mark.parametrize(("several", "all_", "any_"), OUTCOMES)
def test_several_outcomes_make_one(several: Iterable[Outcome], all_: Outcome, any_: Outcome) -> None:
    assert (all_of(several), any_of(several)) == (all_, any_)


def test_readings_among_which_the_facts_do_not_choose_must_agree() -> None:
    assert same_for_all(()) is OPEN
    assert same_for_all((MET, MET)) is MET
    assert same_for_all((NOT_MET, NOT_MET)) is NOT_MET
    assert {same_for_all(pair) for pair in ((MET, NOT_MET), (MET, OPEN), (OPEN, NOT_MET))} == {OPEN}


def test_a_valid_yes_against_a_place_abroad_is_a_contradiction() -> None:
    assert contradicted(paper("yes", "CN"))
    assert contradicted(paper("yes", "US", "CN"))
    assert not contradicted(paper("yes", "US"))
    assert not contradicted(paper("no", "CN"))


def test_a_percentage_of_ones_own_is_asked_on_any_day(tmp_path: Path) -> None:
    rows = [
        row("R", 60, parent="", originating="yes"),
        row("SUB", 40, parent="", hs_code="8708.50", made="no"),
        row("A", 40, parent="SUB", originating="no"),
    ]
    path = write(tmp_path, rows, {"class": "custom", "required": 60})
    assert answer(path, date(2019, 1, 1)).outcome is MET
