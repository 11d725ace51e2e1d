"""Every class and every row of s. 12 and 13: exactly at its percentage, a cent below, around each of its dates."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from thresholds import CENT, around, class_of, on, threshold, with_content

from building import ask, errors, judged, law, row, rvc, write
from rvc_cli.facts.goods import GoodFacts
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import NothingInForceError
from rvc_cli.facts.rules import GoodClass, Method, VehicleRow

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
BOOK = law()


def _facts_of(one: VehicleRow, code: str, method: Method) -> GoodFacts:
    """A good that this row describes, every fact of the row said."""
    said: dict[str, bool | int | str] = {}
    for name, value in one.facts.items():
        said["persons" if name.startswith("persons") else name] = value
    return GoodFacts(one.good_class, code, classifying=said, method=method)


def _kinds() -> dict[tuple[str, str, str], list[VehicleRow]]:
    """Rows that no stated fact tells apart: the same class, code and facts."""
    found: dict[tuple[str, str, str], list[VehicleRow]] = defaultdict(list)
    for one in BOOK.vehicles:
        for codes in one.codes:
            for code in sorted({codes.first, codes.last}):
                found[one.good_class.value, code, str(sorted(one.facts.items()))].append(one)
    return found


KINDS = _kinds()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: "-".join(kind))
def test_at_its_percentage_a_vehicle_meets_and_a_cent_below_it_misses(kind: tuple[str, str, str]) -> None:
    rows = KINDS[kind]
    for method in rows[0].methods:
        facts = _facts_of(rows[0], kind[1], method)
        found = [one for row_ in rows if (one := threshold(BOOK, row_.threshold, method))]
        for day in sorted({day for one in found for day in around(one)}):
            percents = [on(one, day) for one in found]
            _strictest_and_mildest(facts, max(percents), min(percents), day)


def _strictest_and_mildest(facts: GoodFacts, strict: Decimal, mild: Decimal, day: date) -> None:
    at = judged(with_content(strict, facts), class_of(facts), day)
    below = judged(with_content(strict, facts, CENT), class_of(facts), day)
    missed = judged(with_content(mild, facts, CENT), class_of(facts), day)
    assert (rvc(at).outcome, rvc(at).asked.value, rvc(at).method) == (MET, strict, facts.method)
    assert rvc(at).asked.citation.paragraph
    assert below.outcome is (_missed(class_of(facts), strict, day) if strict == mild else OPEN)
    assert (missed.outcome, rvc(missed).asked.value) == (_missed(class_of(facts), mild, day), mild)


def _missed(good_class: GoodClass, percent: Decimal, day: date) -> Outcome:
    """A cent below its percentage: open for a truck above 60 % while points of labor could lift it (s. 18(22))."""
    lifted = good_class is GoodClass.HEAVY_TRUCK and percent > 60 and day < date(2027, 7, 1)
    return OPEN if lifted else NOT_MET


@pytest.mark.parametrize(
    "good_class", [GoodClass.PASSENGER_VEHICLE, GoodClass.LIGHT_TRUCK, GoodClass.HEAVY_TRUCK]
)
def test_a_class_without_a_code_has_the_percentage_of_its_class(good_class: GoodClass) -> None:
    found = BOOK.thresholds[f"{good_class.value}.rvc"]
    facts = GoodFacts(good_class)
    for day in around(found):
        assert rvc(judged(with_content(on(found, day), facts), good_class, day)).outcome is MET
        below = rvc(judged(with_content(on(found, day), facts, CENT), good_class, day))
        percent = on(found, day)
        assert (below.outcome, below.asked.value) == (_missed(good_class, percent, day), percent)


@pytest.mark.parametrize("good_class", [one for one in GoodClass if one is not GoodClass.CUSTOM])
def test_before_its_first_day_no_class_has_a_rule(good_class: GoodClass) -> None:
    facts = GoodFacts(good_class, "870829", part_for=None) if good_class is GoodClass.PART else GoodFacts()
    first = min(version.since for one in BOOK.thresholds.values() for version in one.versions)
    with pytest.raises(NothingInForceError):
        judged(with_content(Decimal(100), facts), good_class, first - timedelta(days=1))


def test_a_day_without_a_rule_is_an_error_and_no_verdict(tmp_path: Path) -> None:
    path = write(tmp_path, [row("A", 1, originating="yes")], {"class": "passenger-vehicle"})
    report = ask(path, date(2020, 6, 30))
    assert (report.exit_status, errors(report), report.assessments) == (2, ["ASK006"], ())


def test_a_day_after_the_last_version_of_a_rule_has_none() -> None:
    found = BOOK.thresholds["passenger-vehicle.rvc"]
    assert found.versions[-1].until is None
    assert rvc(judged(with_content(Decimal(75), GoodFacts()), day=date(2099, 1, 1))).asked.value == 75


def test_a_good_whose_class_is_only_assumed_is_refused_at_the_mildest_reading_only() -> None:
    percents = [
        on(found, date(2026, 11, 23))
        for one in BOOK.vehicles
        if (found := threshold(BOOK, one.threshold, Method.NET_COST))
    ]
    assert max(percents) == 75
    facts = GoodFacts(method=Method.NET_COST)
    assert judged(with_content(max(percents), facts), assumed=True).outcome is MET
    assert judged(with_content(max(percents), facts, CENT), assumed=True).outcome is OPEN
    assert judged(with_content(min(percents), facts), assumed=True).outcome is OPEN
    assert judged(with_content(min(percents), facts, CENT), assumed=True).outcome is NOT_MET
