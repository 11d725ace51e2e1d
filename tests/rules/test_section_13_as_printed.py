"""Every path of a rule of s. 13 against the clause of the text it cites, and every clause against a path."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rvc_cli.facts.rules import Method, ProductRule, Rulebook, Use
from rvc_cli.intake.rulepacks import load_rulebook

TEXT = Path(__file__).resolve().parents[3] / "shared" / "law" / "uniform-regulations.txt"
CITE = re.compile(r"Uniform Regulations s\. 13, ([0-9.]+) \((\d)\)")
CLAUSE = re.compile(r"\(([a-j])\) (?=a change|no required)")
PARAGRAPH = re.compile(r"\((\d)\) (?=For )")
LIGHT = frozenset({Use.PASSENGER_VEHICLE, Use.LIGHT_TRUCK})
REST = frozenset({Use.OTHER_VEHICLE, Use.AFTERMARKET})

DEPARTURES = {
    (
        "8708.40",
        "2",
        "a",
        "gear-box",
    ): "s. 15(4): a complete gear box for a heavy truck by value content only",
    ("87.07", "2", "and"): "'and' between two ways that exclude each other: both readings stand",
    ("87.07", "3", "and"): "the same",
    ("8708.99", "3", "and"): "'and' where s. 14(14) and the paragraphs beside it say or",
    ("8708.94", "2", "b"): "the English 2023 for 2027 is a misprint; the percentages are the same",
}


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook((), date(2026, 11, 23))[0]


@pytest.fixture(scope="module")
def clauses() -> dict[tuple[str, str], dict[str, str]]:
    """The clauses of s. 13 by code and paragraph, then by letter; "" is a paragraph without letters."""
    if not TEXT.is_file():
        pytest.skip("the law's texts are not beside this checkout")
    rows: dict[str, str] = {}
    section = TEXT.read_text("utf-8").split("\n13 Except")[1].split("### Further Requirements")[0]
    for line in section.splitlines():
        if found := re.match(r"\| (87\.0[67]|8708\.\d\d)[.ab]* \| (.*) \|$", line):
            rows[found[1]] = f"{rows.get(found[1], '')} {found[2]}"
    printed: dict[tuple[str, str], dict[str, str]] = {}
    for code, row in rows.items():
        for number, body in pairs(PARAGRAPH, row):
            letters = dict(pairs(CLAUSE, body))
            printed[code, number] = letters or {"": body}
    return printed


def pairs(pattern: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    starts = [*pattern.finditer(text)]
    ends = [*(one.start() for one in starts[1:]), len(text)]
    return [(one[1], text[one.end() : end]) for one, end in zip(starts, ends, strict=False)]


def cited(rule: ProductRule) -> tuple[str, str]:
    found = CITE.fullmatch(rule.cite)
    assert found is not None, rule.cite
    return found[1], found[2]


def rules_of_section_13(book: Rulebook) -> list[ProductRule]:
    return [one for one in book.products if one.source == "section-13"]


def letters_of(rule: ProductRule) -> set[str]:
    return {letter for path in rule.paths for letter in re.findall(r"\(([a-j])\)", path.cite)} or {""}


def percentages(clause: str) -> list[Decimal]:
    return [Decimal(one) for one in re.findall(r"([\d.]+)\s?(?:%|per ?cent)", clause)]


def test_every_path_asks_for_the_shift_and_the_percentages_of_the_clause_it_cites(
    book: Rulebook, clauses: dict[tuple[str, str], dict[str, str]]
) -> None:
    for rule in rules_of_section_13(book):
        printed = clauses[cited(rule)]
        for path in rule.paths:
            letters = re.findall(r"\(([a-j])\)", path.cite) or [""]
            clause = " ".join(printed[letter] for letter in letters)
            versions = book.thresholds[f"{path.rvc}.rvc"].versions if path.rvc else ()
            assert percentages(clause) == [one.value for one in versions], (rule.cite, path.cite)
            assert path.methods == ((Method.NET_COST,) if path.rvc else ())
            assert_same_shift(path.shift.words if path.shift else None, clause)


def assert_same_shift(shift: str | None, clause: str) -> None:
    if shift is None:
        assert "no required change" in clause
        return
    codes = set(re.findall(r"\d{4}\.[\d.]*(?:\d|aa)", shift))
    to = re.match(r".*?(?= from )", clause)
    assert to is not None
    origin = clause[to.end() :].split(", provided")[0]
    assert codes == set(re.findall(r"\d{4}\.[\d.]*(?:\d|aa)", origin)), (shift, clause)
    assert ("whether or not" in shift) == ("whether or not" in origin)
    assert ("except from" in shift) == ("except from" in origin)
    for words in ("from any other heading", "from any other subheading", "from any other chapter"):
        assert (words in shift) == (words in origin), (shift, clause)


def test_every_clause_of_8706_to_8708_stands_in_a_rule(
    book: Rulebook, clauses: dict[tuple[str, str], dict[str, str]]
) -> None:
    here: dict[tuple[str, str], set[str]] = {}
    for rule in rules_of_section_13(book):
        here.setdefault(cited(rule), set()).update(letters_of(rule))
    assert here == {key: set(letters) for key, letters in clauses.items()}


def test_every_paragraph_binds_the_uses_it_names(
    book: Rulebook, clauses: dict[tuple[str, str], dict[str, str]]
) -> None:
    text = TEXT.read_text("utf-8")
    for rule in rules_of_section_13(book):
        code, number = cited(rule)
        row = next(
            line for line in text.splitlines() if line.startswith(f"| {code}") and f"({number}) F" in line
        )
        words = row.split(f"({number}) For ")[1].split(",")[0][:200]
        light = "passenger vehicle or light truck" in words
        expected = LIGHT if light else REST if "aftermarket" in words else frozenset({Use.HEAVY_TRUCK})
        assert rule.uses == expected, rule.cite


def test_every_departure_from_the_text_is_still_one(
    book: Rulebook, clauses: dict[tuple[str, str], dict[str, str]]
) -> None:
    assert set(DEPARTURES) == {key for key in DEPARTURES if (key[0], key[1]) in clauses}
    gear_box = [
        one for one in rules_of_section_13(book) if one.article == "gear-box" and Use.HEAVY_TRUCK in one.uses
    ]
    assert [path.shift for one in gear_box for path in one.paths] == [None]
    assert "; and" in clauses["87.07", "2"]["a"]
    assert clauses["8708.99", "3"]["d"].rstrip().endswith("; and")
    assert "70%, beginning on July 1, 2023" in clauses["8708.94", "2"]["b"]


@pytest.mark.parametrize("use", [Use.HEAVY_TRUCK, Use.OTHER_VEHICLE])
def test_a_body_keeps_both_readings_of_and_the_stricter_first(book: Rulebook, use: Use) -> None:
    readings = [one for one in book.products if str(one.codes[0]) == "87.07" and use in one.uses]
    assert [len(one.paths) for one in readings] == [1, 2]
    assert readings[0].paths[0].shift
    assert readings[0].paths[0].rvc
