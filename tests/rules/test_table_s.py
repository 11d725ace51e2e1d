"""Table S and the percentages of s. 17 as they stand in ``rules/``, against the law's texts, both ways."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rvc_cli.facts.metals import Metal
from rvc_cli.facts.provision import in_force
from rvc_cli.facts.rules import GoodClass, Rulebook
from rvc_cli.intake.rulepacks import check_pack, load_rulebook
from rvc_cli.law.asked import COVERED

LAW = Path(__file__).resolve().parents[3] / "shared" / "law"
HEADER = """id = "mine"
extends = "usmca"
status = "target"
source = "a study of our own"
read_on = 2026-11-01
verified_through = 2026-11-01
"""


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook((), date(2026, 11, 23))[0]


def texts(name: str) -> Any:
    path = LAW / name
    if not path.is_file():
        pytest.skip("the law's texts are not beside this checkout")
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_code_of_table_s_stands_in_the_rules_under_its_metal_and_no_other(book: Rulebook) -> None:
    of_law = {
        (item["metal"].lower(), code.removeprefix("ex "), code.startswith("ex "))
        for item in texts("tables.json")["S"]["items"]
        for code in item["hs"]
    }
    of_rules = {(row.metal.value, str(code), row.by_metal_value) for row in book.metals for code in row.codes}
    assert of_rules == of_law


def test_each_row_of_table_s_is_one_row_of_the_rules_in_its_order(book: Rulebook) -> None:
    items = texts("tables.json")["S"]["items"]
    printed = [[code.removeprefix("ex ") for code in item["hs"]] for item in items]
    assert [[str(code) for code in row.codes] for row in book.metals] == printed
    assert all(
        row.description and row.cite.startswith("Uniform Regulations Table S, ") for row in book.metals
    )


def test_no_code_of_table_s_is_another_in_hs_2022(book: Rulebook) -> None:
    """8708.22, out of 8708.29 since HS 2022, is for windows, which are no stampings."""
    assert {row.nomenclature for row in book.metals} == {"HS 2012"}
    assert not [row for row in book.metals if any(code.holds("870822") for code in row.codes)]


def test_only_stampings_count_by_their_metal_and_they_may_be_of_either(book: Rulebook) -> None:
    stampings = [(row.metal, str(row.codes[0])) for row in book.metals if row.by_metal_value]
    assert stampings == [
        (metal, code) for metal in (Metal.STEEL, Metal.ALUMINUM) for code in ("8708.29", "8708.99")
    ]


def test_the_day_from_which_steel_is_melted_and_poured_here_is_that_of_the_law(book: Rulebook) -> None:
    law = texts("thresholds.json")["steel_aluminum"]
    found = book.thresholds["steel.melted-and-poured"]
    day = date.fromisoformat(law["melted_poured_from"])
    for offset, percent in ((-1, 0), (0, 100), (1, 100)):
        assert in_force(found.name, found.versions, day + timedelta(days=offset)).value == Decimal(percent)
    assert "aluminum.melted-and-poured" not in book.thresholds


def test_the_percentages_of_purchases_are_those_of_the_law(book: Rulebook) -> None:
    law = texts("thresholds.json")
    mine = {
        name: {(one.since, one.value) for one in found.versions}
        for name, found in book.thresholds.items()
        if name.endswith(".purchases")
    }
    each = Decimal(law["steel_aluminum"]["min_percent_each_by_value"])
    staged = Decimal(law["alternative_staging"]["steel_aluminum"])
    opens = date(2020, 7, 1)
    assert mine == {
        "steel.purchases": {(opens, each)},
        "aluminum.purchases": {(opens, each)},
        "alternative-staging.purchases": {(opens, staged), (date(2025, 7, 1), staged)},
    }


def test_the_classes_that_are_asked_are_those_of_the_law() -> None:
    applies = {
        GoodClass(name.replace("_", "-")) for name in texts("thresholds.json")["steel_aluminum"]["applies_to"]
    }
    assert applies == COVERED


def test_a_pack_of_ones_own_may_list_more_and_ask_more(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    body = '[steel.purchases]\nin_force = [{ since = 2026-01-01, percent = 80, cite = "study" }]\n'
    body += '[[metal]]\nmetal = "steel"\ncite = "study"\nrows = [{ codes = ["7318.15"], description = "screws" }]\n'
    path.write_text(HEADER + body, encoding="utf-8")
    assert check_pack(str(path)) == ()
    book, _ = load_rulebook((str(path),), date(2026, 11, 23))
    plain, _ = load_rulebook((), date(2026, 11, 23))
    assert [str(row.codes[0]) for row in book.metals[len(plain.metals) :]] == ["7318.15"]
    assert [one.value for one in book.thresholds["steel.purchases"].versions] == [Decimal(80)]
