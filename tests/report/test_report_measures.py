"""The table of requirements: figures and words side by side, sums below, what only explains apart."""

import pytest
import report_goods as goods
from msgspec.structs import replace

from rvc_cli.facts.findings import Assessment
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.paper import EM_DASH, EN_DASH, Paper
from rvc_cli.report.table import answer


def lines(assessment: Assessment, width: int = 80, encoding: str = "utf-8") -> list[str]:
    """The whole answer."""
    return [line.plain for line in answer(goods.report(assessment), Paper(width, encoding))]


def block(said: list[str], title: str) -> list[str]:
    """The lines from a heading or a header to the next blank line."""
    start = next(place for place, line in enumerate(said) if line.strip().startswith(title))
    return said[start : said.index("", start)]


def test_a_requirement_told_in_words_stands_in_the_column_of_the_figures() -> None:
    parts = goods.told("core-parts", "6 of 7", Outcome.NOT_MET)
    said = lines(goods.assessment(goods.finding(goods.figure(24000, 5000)), parts, outcome=Outcome.NOT_MET))
    assert said[0] == "✗ NOT MET: Core parts 6 of 7"
    header, value, core, *_ = block(said, "Requirement ")
    end = header.index("Measured") + len("Measured")
    assert core[:end].endswith("6 of 7")
    assert value[:end].endswith("79.16 %")
    assert "✗ NOT MET" in core


def test_long_words_are_folded_and_never_cut() -> None:
    told = "engine, transmission and steering originate, the axle does not"
    said = lines(goods.assessment(goods.told("core-parts", told, Outcome.NOT_MET)))
    assert said[:2] == ["✗ NOT MET: Core parts", f"  {told}"]
    rows = block(said, "Requirement ")
    start = rows[0].index("Measured") + len("Measured")
    column = " ".join(
        line[16:start].strip() for line in rows[1:] if not line.strip().startswith(("Tar", "Ste"))
    )
    assert column == told


def test_sums_stand_in_a_table_of_their_own_with_what_counts_of_them() -> None:
    said = block(lines(goods.assessment(goods.labor_value())), "Labor value content in points")
    header, material, more, technology, assembly = said[1:]
    assert header.split("  ")[1] == "Sum"
    assert f"{material[:24].strip()} {more.strip()}" == "High-wage material and labor"
    assert f"25.50{EN_DASH}29.00" in material
    assert "25, met" in material
    assert technology.split()[2:5] == ["12.25", "10", "10.00"]
    assert "s. 18(9)" in technology
    assert assembly.split()[2:5] == ["0.00", "5", "0.00"]


@pytest.mark.parametrize(("least", "word"), [("25", "met"), ("25.6", "open"), ("29.01", "not met")])
def test_a_least_says_whether_it_is_reached(least: str, word: str) -> None:
    value = goods.labor_value()
    first = replace(value.points[0], least=goods.provision(least).value)
    said = lines(goods.assessment(replace(value, points=(first,))))
    assert any(f"{least}, {word}" in line for line in said)


def test_sums_without_a_most_or_a_least_have_no_column_for_it() -> None:
    value = goods.labor_value()
    bare = tuple(replace(one, most=None, least=None) for one in value.points)
    header = block(lines(goods.assessment(replace(value, points=bare))), "Labor value content in points")[1]
    assert header.split() == ["Sum", "Found", "Law"]


def test_a_share_that_is_no_difference_from_a_base_claims_no_amount_of_money() -> None:
    said = lines(goods.assessment(goods.labor_value()))
    assert said[0] == f"? UNDETERMINED: LVC 35.50{EN_DASH}39.00 %, 40 % required, 4.50 points short at worst"
    assert not any("USD" in line for line in said[1:3])


def test_steel_is_measured_in_purchases() -> None:
    steel = goods.finding(
        goods.figure(1000, 400),
        outcome=Outcome.NOT_MET,
        requirement="steel",
        method=None,
        required=goods.provision("70", cite="Uniform Regulations s. 17"),
    )
    said = lines(goods.assessment(steel))
    assert said[0] == "✗ NOT MET: Steel 60.00 %, 70 % required, 10.00 points and USD 100.00 short"
    assert said[1] == "  Non-originating steel is USD 400.00 in purchases of USD 1,000.00"
    assert said[2] == "  USD 100.00 of non-originating steel must go at the same total of the purchases"


def test_parts_stand_apart_from_what_decides() -> None:
    part = goods.finding(goods.figure(100, 10), requirement="part:ENG-1", subject="ENG-1", decides=False)
    said = lines(goods.assessment(goods.finding(goods.figure(24000, 5000)), part))
    assert not any("ENG-1" in line for line in block(said, "Requirement "))
    assert any("ENG-1" in line for line in block(said, "By their own rules"))


def test_an_open_end_does_not_push_the_other_figures_out_of_line() -> None:
    own = goods.costs_not_stated()
    steel = goods.finding(goods.figure(1000, 200), requirement="steel", method=None)
    said = block(lines(replace(own, findings=(*own.findings, steel))), "Requirement ")
    assert said[1].index("70.00 % or more") == said[2].index("80.00 %")


def test_a_reader_of_ascii_gets_the_same_words() -> None:
    good = goods.assessment(goods.labor_value(), goods.told("core-parts", "6 of 7", Outcome.MET))
    signs = str.maketrans({EN_DASH: "-", EM_DASH: "-", "·": "-", "✓": "+"})
    pairs = zip(lines(good), lines(good, encoding="ascii"), strict=True)
    assert all(one.translate(signs).split() == other.split() for one, other in pairs if "…" not in one)
