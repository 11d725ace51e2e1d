"""How packs are found, laid over one another, dated and described."""

import shutil
import time
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rvc_cli.facts.provision import in_force
from rvc_cli.facts.rules import GoodClass, Rulebook, Use
from rvc_cli.intake.rule_places import rules_folder
from rvc_cli.intake.rulepacks import bundled, check_pack, load_rulebook, place_of_value

TODAY = date(2026, 11, 23)
HEADER = """id = "mine"
{extends}
status = "target"
source = "a study of our own"
read_on = 2026-11-01
verified_through = 2026-11-01
"""
CAR = '[passenger-vehicle.rvc]\nin_force = [{ since = 2026-01-01, percent = 80.5, cite = "study" }]\n'
BOOK, _ = load_rulebook((), TODAY)
CREDIT = ("total-above", "material-and-labor-above", "least-rvc")
ENDED = {f"heavy-truck.lvc-credit-{one}": date(2027, 7, 1) for one in CREDIT}


def pack(folder: Path, body: str, extends: str = 'extends = "usmca"', name: str = "mine.toml") -> str:
    path = folder / name
    path.write_text(HEADER.format(extends=extends) + body, "utf-8")
    return str(path)


def value(book: Rulebook, name: str, day: date = TODAY) -> Decimal:
    return in_force(name, book.thresholds[name].versions, day).value


# What the law lets end: the credit of s. 18(22).
ENDING = {"heavy-truck-labor-credit.rvc"}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(set(BOOK.thresholds) - ENDING)), st.dates(date(2020, 7, 1), date(2040, 12, 31)))
def test_on_every_day_since_entry_into_force_exactly_one_version_binds(name: str, day: date) -> None:
    versions = BOOK.thresholds[name].versions
    if name in ENDED and day >= ENDED[name]:
        assert not [one for one in versions if one.binds(day)]
    else:
        assert in_force(name, versions, day).binds(day)


def test_only_the_credit_of_heavy_trucks_ends_without_a_successor() -> None:
    last = {name: one.versions[-1].until for name, one in BOOK.thresholds.items()}
    assert {name: until for name, until in last.items() if until} == ENDED


def test_no_version_binds_before_entry_into_force() -> None:
    first = {min(one.since for one in threshold.versions) for threshold in BOOK.thresholds.values()}
    assert first == {date(2020, 7, 1)}


def test_without_names_the_law_is_loaded_and_fresh() -> None:
    book, warnings = load_rulebook((), TODAY)
    assert (book.pack.id, book.pack.status, book.pack.extends, warnings) == ("usmca", "law", None, ())


def test_every_value_can_be_traced_to_its_file_and_line() -> None:
    for threshold in BOOK.thresholds.values():
        for version in threshold.versions:
            span = place_of_value(version.citation)
            assert span.line is not None
            line = (rules_folder() / span.file).read_text("utf-8").splitlines()[span.line - 1]
            assert f"since = {version.since}" in line
            assert str(version.value) in line


def test_every_pack_that_ships_is_sound_and_bears_the_name_of_its_file() -> None:
    packs = bundled()
    assert packs[0].id == "usmca"
    assert [one.path.stem for one in packs] == [one.id for one in packs]
    assert all(one.title and check_pack(one.id) == () for one in packs)


@pytest.mark.parametrize(
    ("name", "status", "car", "us", "day"),
    [
        ("target_70", "target", "70", None, date(2025, 10, 2)),
        ("us_proposal_82_50_value", "proposal", "82", "50", date(2026, 5, 29)),
        ("us_proposal_82_50_regional", "proposal", "82", "41", date(2026, 5, 29)),
    ],
)
def test_a_scenario_changes_its_own_percentages_and_nothing_else(
    name: str, status: str, car: str, us: str | None, day: date
) -> None:
    book, _ = load_rulebook((name,), TODAY)
    assert book.pack.status == status
    for subject in ("passenger-vehicle", "light-truck"):
        assert value(book, f"{subject}.rvc") == Decimal(car)
        assert book.thresholds[f"{subject}.rvc"].versions[0].since == day
        assert (f"{subject}.us-content" in book.thresholds) == (us is not None)
        if us:
            assert value(book, f"{subject}.us-content") == Decimal(us)
    assert book.thresholds["table-a1.rvc"] == BOOK.thresholds["table-a1.rvc"]
    assert (book.products, book.tables, book.vehicles) == (BOOK.products, BOOK.tables, BOOK.vehicles)


def test_the_target_of_70_counts_for_heavy_trucks_too() -> None:
    book, _ = load_rulebook(("target_70",), TODAY)
    assert (value(book, "heavy-truck.rvc"), value(BOOK, "heavy-truck.rvc")) == (Decimal(70), Decimal(64))


def test_a_pack_replaces_a_provision_whole(tmp_path: Path) -> None:
    book, _ = load_rulebook((pack(tmp_path, CAR),), TODAY)
    assert [one.value for one in book.thresholds["passenger-vehicle.rvc"].versions] == [Decimal("80.5")]
    assert (book.pack.id, book.pack.status, book.pack.extends) == ("mine", "target", "usmca")


def test_of_two_packs_the_later_wins(tmp_path: Path) -> None:
    mine = pack(tmp_path, CAR)
    assert value(load_rulebook((mine, "target_70"), TODAY)[0], "passenger-vehicle.rvc") == Decimal(70)
    both, _ = load_rulebook(("target_70", mine), TODAY)
    assert value(both, "passenger-vehicle.rvc") == Decimal("80.5")
    assert (value(both, "light-truck.rvc"), both.pack.id) == (Decimal(70), "target_70+mine")


def test_what_a_pack_does_not_touch_stays_what_it_was(tmp_path: Path) -> None:
    book, _ = load_rulebook(("target_70", pack(tmp_path, CAR, 'extends = "us_proposal_82_50_value"')), TODAY)
    assert book.pack.id == "target_70+mine"
    found = {
        name: book.pack.status_of(name) for name in ("usmca", "target_70", "us_proposal_82_50_value", "mine")
    }
    assert found == {
        "usmca": "law",
        "target_70": "target",
        "us_proposal_82_50_value": "proposal",
        "mine": "target",
    }
    assert BOOK.pack.status_of("usmca") == "law"
    assert book.pack.status_of("never heard of") == book.pack.status != "law"


def test_what_was_joined_with_a_target_is_never_called_law() -> None:
    assert load_rulebook(("target_70", "usmca"), TODAY)[0].pack.status == "target"


def test_a_pack_that_extends_nothing_stands_alone(tmp_path: Path) -> None:
    book, _ = load_rulebook((pack(tmp_path, CAR, extends=""),), TODAY)
    assert set(book.thresholds) == {"passenger-vehicle.rvc"}
    assert (book.products, book.vehicles, book.pack.extends) == ((), (), None)


def test_a_pack_may_extend_a_file_beside_it(tmp_path: Path) -> None:
    pack(tmp_path, CAR, name="base.toml")
    book, _ = load_rulebook((pack(tmp_path, "", extends='extends = "base.toml"'),), TODAY)
    assert value(book, "passenger-vehicle.rvc") == Decimal("80.5")


def test_a_folder_of_files_is_one_pack(tmp_path: Path) -> None:
    pack(tmp_path, CAR, name="a.toml")
    pack(tmp_path, CAR.replace("passenger-vehicle", "light-truck"), name="b.toml")
    book, _ = load_rulebook((str(tmp_path),), TODAY)
    assert value(book, "passenger-vehicle.rvc") == value(book, "light-truck.rvc") == Decimal("80.5")


def test_a_rule_of_a_pack_replaces_the_rule_of_the_same_good(tmp_path: Path) -> None:
    rule = """[[rule]]
codes = ["8708.95"]
use = ["heavy-truck"]
source = "section-13"
cite = "study"
paths = [{ rvc = "table-d", methods = ["net-cost"] }]
"""
    book, _ = load_rulebook((pack(tmp_path, rule),), TODAY)
    found = [one for one in book.products if one.codes[0].holds("870895") and Use.HEAVY_TRUCK in one.uses]
    assert [one.cite for one in found] == ["study"]
    assert len(book.products) == len(BOOK.products)


def test_the_digest_changes_with_the_rules_and_with_nothing_else(tmp_path: Path) -> None:
    def digest(folder: str, *changes: tuple[str, str]) -> str:
        copy = tmp_path / folder
        shutil.copytree(rules_folder() / "usmca", copy)
        for path in copy.iterdir():
            text = path.read_text("utf-8")
            for old, new in (('id = "usmca"', 'id = "mine"'), *changes):
                text = text.replace(old, new)
            path.write_text(text, "utf-8")
        return load_rulebook((str(copy),), TODAY)[0].pack.sha256

    assert digest("first") == digest("second") != BOOK.pack.sha256
    assert digest("third", ("percent = 10,", "percent = 11,")) != digest("fourth")


def test_a_day_180_days_after_the_last_check_is_fresh_and_the_next_is_not() -> None:
    last = BOOK.pack.verified_through + timedelta(days=180)
    assert load_rulebook((), last)[1] == ()
    (warning,) = load_rulebook((), last + timedelta(days=1))[1]
    assert (warning.code, warning.span.line) == ("RUL018", 8)


HS_2022 = {
    "870121": {GoodClass.HEAVY_TRUCK, GoodClass.OTHER_VEHICLE},
    "870195": {GoodClass.OTHER_VEHICLE},
    "870230": {GoodClass.OTHER_VEHICLE},
    "870380": {GoodClass.PASSENGER_VEHICLE, GoodClass.OTHER_VEHICLE},
    "870350": {GoodClass.OTHER_VEHICLE},
    "870441": {GoodClass.LIGHT_TRUCK, GoodClass.OTHER_VEHICLE},
    "870451": {GoodClass.LIGHT_TRUCK, GoodClass.OTHER_VEHICLE},
    "870443": {GoodClass.HEAVY_TRUCK, GoodClass.OTHER_VEHICLE},
    "870460": {GoodClass.LIGHT_TRUCK, GoodClass.HEAVY_TRUCK, GoodClass.OTHER_VEHICLE},
}


@pytest.mark.parametrize("code", HS_2022)
def test_a_vehicle_of_todays_tariff_has_its_classes(code: str) -> None:
    rows = [row for row in BOOK.vehicles if any(one.holds(code) for one in row.codes)]
    assert {row.good_class for row in rows} == HS_2022[code]
    assert {row.nomenclature for row in rows} == {"HS 2022"}


@pytest.mark.parametrize("code", ["870210", "870390", "870460", "870490", "870600"])
def test_a_code_that_leaves_the_class_open_is_never_certain(code: str) -> None:
    assert not [row for row in BOOK.vehicles if row.certain and any(one.holds(code) for one in row.codes)]


def test_no_code_makes_two_classes_certain() -> None:
    for code in (f"87{number:04d}" for number in range(100, 710)):
        rows = [row for row in BOOK.vehicles if row.certain and any(one.holds(code) for one in row.codes)]
        assert len({row.good_class for row in rows}) <= 1, code


def test_a_window_has_the_rule_of_the_other_body_parts_it_came_out_of() -> None:
    window = [one for one in BOOK.products if any(code.holds("870822") for code in one.codes)]
    assert {use for one in window for use in one.uses} == set(Use)
    assert {one.nomenclature for one in window} == {"HS 2022"}


def test_every_article_of_a_rule_or_table_is_in_the_vocabulary_and_every_word_of_it_is_used() -> None:
    shifts = [path.shift for one in BOOK.products for path in one.paths if path.shift]
    named = {source.article for one in shifts for source in one.sources}
    used = {one.article for one in BOOK.products} | {one.article for one in BOOK.tables} | named
    assert used - {None} == set(BOOK.articles)


@pytest.mark.parametrize("name", ["engine/block", "engine/blocks", "battery/cells", "axle/axle-shafts"])
def test_a_component_may_be_named_in_the_singular_and_the_plural(name: str) -> None:
    role, component = name.split("/")
    assert any(part.role == role and component in part.components for part in BOOK.core_parts)


def test_the_law_is_loaded_in_well_under_a_second() -> None:
    start = time.perf_counter()
    load_rulebook((), TODAY)
    assert time.perf_counter() - start < 0.5
