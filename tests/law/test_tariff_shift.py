"""Which codes undergo which change, told, refused or left open; every form in which the law words one."""

import pytest

from building import law
from rvc_cli.intake.shift_words import shift_of
from rvc_cli.law.tariff_shift import change_of, undergoes, watched

YES, NO, OPEN = True, False, None


def _asked(
    words: str, good: str, material: str, article: str = "", of: str = "", tariff: str = ""
) -> bool | None:
    """Whether a material undergoes the change to a good of this code and article."""
    shift = shift_of(words, "US")
    code, other = (one.replace(".", "") for one in (good, material))
    return undergoes(change_of(shift, code, of, tariff), other, article)


@pytest.mark.parametrize(
    ("words", "good", "material", "answer"),
    [
        ("from any other chapter", "8707.10", "8483.10", YES),
        ("from any other chapter", "8707.10", "8708.29", NO),
        ("from any other chapter", "8707.10", "", OPEN),
        ("from any other heading", "8703.23", "8708.29", YES),
        ("from any other heading", "8703.23", "8703.24", NO),
        ("from any other heading", "8703.23", "87.03", NO),
        ("from any other heading", "8703.23", "", OPEN),
        ("from any other heading", "87.03", "8703.23", NO),
        ("from any other heading", "", "8708.29", OPEN),
        ("from any other subheading", "8479.89", "8479.90", YES),
        ("from any other subheading", "8479.89", "8479.89.10", NO),
        ("from any other subheading", "8479.89", "84.79", OPEN),
        ("from any other subheading", "84.79", "8479.89", OPEN),
        ("from any other subheading", "84.79", "8483.10", YES),
    ],
)
def test_any_other_chapter_heading_and_subheading(
    words: str, good: str, material: str, answer: bool | None
) -> None:
    assert _asked(words, good, material) is answer


@pytest.mark.parametrize(
    ("material", "answer"),
    [
        ("8482.10", NO), ("8482.80", NO), ("8482.91", YES), ("84.82", OPEN), ("8482", OPEN), ("8481.90", YES),
        ("8708.29", NO), ("7318.15", YES), ("", OPEN),
    ],
)  # fmt: skip
def test_a_heading_with_exceptions(material: str, answer: bool | None) -> None:
    words = "from any other heading, except from 8482.10-8482.80"
    assert _asked(words, "8708.50", material) is answer


@pytest.mark.parametrize(
    ("material", "answer"),
    [("8708.99", YES), ("8708.29", NO), ("8708.10", NO), ("87.08", OPEN), ("7318.15", YES), ("8707.10", YES)],
)
def test_from_a_code_whether_or_not_also_from_any_other_heading(material: str, answer: bool | None) -> None:
    words = "from 8708.99, whether or not also from any other heading"
    assert _asked(words, "8708.10", material) is answer


@pytest.mark.parametrize(
    ("material", "answer"), [("8539.10", NO), ("8539.90", YES), ("85.39", OPEN), ("9405.10", YES)]
)
def test_from_any_subheading_outside_a_range(material: str, answer: bool | None) -> None:
    assert _asked("from any subheading outside 8539.10-8539.49", "8539.21", material) is answer


@pytest.mark.parametrize(
    ("material", "answer"),
    [
        ("8544.30", NO), ("8544.42", YES), ("85.44", OPEN), ("7408.11", YES), ("74.08", YES), ("8544.70", YES),
        ("7318.15", YES),
    ],
)  # fmt: skip
def test_another_of_a_range_or_some_headings(material: str, answer: bool | None) -> None:
    words = (
        "from another of 8544.11-8544.60 or 74.08, 74.13, 76.05 or 76.14, "
        "whether or not also from any subheading outside 8544.11-8544.60"
    )
    assert _asked(words, "8544.30", material) is answer


def test_a_change_within_the_group_is_a_change_of_subheading() -> None:
    words = "from any other subheading, including another of 8511.10-8511.80"
    assert _asked(words, "8511.40", "8511.50") is YES
    assert _asked(words, "8511.40", "8511.40") is NO


@pytest.mark.parametrize(
    ("material", "article", "answer"),
    [
        ("8708.50", "drive-axle-part", YES),
        ("8708.50", "drive-axle-other", NO),
        ("8708.50", "other", NO),
        ("8708.50", "", OPEN),
        ("8708.99", "drive-axle-part", NO),
        ("8482.20", "", YES),
        ("87.08", "drive-axle-part", OPEN),
    ],
)
def test_goods_of_a_code_are_told_by_their_article(material: str, article: str, answer: bool | None) -> None:
    words = "from 8482.10-8482.80 or drive-axle-part of 8708.50, whether or not also from any other heading"
    assert _asked(words, "8708.50", material, article) is answer


@pytest.mark.parametrize(
    ("material", "article", "answer"),
    [
        ("8708.91", "radiator", NO),
        ("8708.91", "other", YES),
        ("8708.91", "", OPEN),
        ("8708.99", "", NO),
        ("8418.99", "", YES),
    ],
)
def test_any_other_good_of_the_code_is_any_but_the_good_itself(
    material: str, article: str, answer: bool | None
) -> None:
    words = "from any other good of 8708.91, whether or not also from any other heading"
    assert _asked(words, "8708.91", material, article, of="radiator") is answer


def test_any_other_good_of_a_second_code_is_every_good_of_it() -> None:
    words = "from any other good of 8708.40 and 8708.99, whether or not also from any other heading"
    assert _asked(words, "8708.40", "8708.99", of="gear-box") is YES
    assert _asked(words, "8708.40", "8708.40", "gear-box", of="gear-box") is NO
    assert _asked(words, "8708.40", "8708.29", of="gear-box") is NO


def test_parts_of_mcpherson_struts_or_any_other_subheading() -> None:
    words = "from suspension-part of 8708.80 or any other subheading"
    assert _asked(words, "8708.80", "8708.80", "suspension-part") is YES
    assert _asked(words, "8708.80", "8708.80", "mcpherson-strut") is NO
    assert _asked(words, "8708.80", "8708.99") is YES
    assert _asked(words, "8708.80", "8708.80") is OPEN


@pytest.mark.parametrize(
    ("material", "tariff", "answer"),
    [
        ("8503.00.35", "US", NO),
        ("8503.00.95", "US", YES),
        ("8503.00", "US", OPEN),
        ("8503.00.35", "", OPEN),
        ("8503.00.95", "", OPEN),
        ("8503.00.01", "MX", OPEN),
        ("85.03.00.35.15", "US", NO),
        ("8504.40", "", YES),
    ],
)
def test_eight_digits_tell_only_in_the_tariff_that_the_rule_is_printed_in(
    material: str, tariff: str, answer: bool | None
) -> None:
    words = "from any other heading, except from 8503.00.35, 8503.00.45 or 8503.00.65"
    assert _asked(words, "8501.32", material, tariff=tariff) is answer


@pytest.mark.parametrize(
    ("material", "article", "answer"),
    [
        ("8482.99", "8482.99.aa", NO),
        ("8482.99", "", OPEN),
        ("8482.99.05", "", OPEN),
        ("8482.91", "", YES),
        ("8482.10", "", NO),
    ],
)
def test_a_lettered_item_is_told_by_the_article_of_its_name(
    material: str, article: str, answer: bool | None
) -> None:
    words = "from any other heading, except from 8482.10-8482.80 or 8482.99.aa"
    assert _asked(words, "8708.99", material, article) is answer


def test_spent_batteries_are_asked_about_under_both_nomenclatures() -> None:
    words = "from any other heading, except from 8548.10.05, 8548.10.15 or spent-battery of 8549.11-8549.19"
    for material in ("8548.10", "8549.11", "8549.19"):
        assert _asked(words, "8507.10", material) is OPEN
    assert _asked(words, "8507.10", "8549.11", "spent-battery") is NO
    assert _asked(words, "8507.10", "8549.21") is YES


def test_goods_that_are_asked_the_same_are_asked_it_once() -> None:
    shift = shift_of("from any other heading")
    assert change_of(shift, "870829", "other", "US") is change_of(shift, "870830", "", "")
    assert change_of(shift, "870829", "", "") is not change_of(shift, "840991", "", "")


def test_every_code_with_which_some_material_can_fail_a_shift_is_watched() -> None:
    found = watched(law(), tags_count=True)
    assert {"8708", "87", "8482", "8503", "7408", "8544", "8549"} <= found.heads
    assert found.of_vehicles == {"8701", "8702", "8703", "8704", "8705"}
    headings = [f"{chapter:02}{heading:02}" for chapter in range(1, 98) for heading in range(1, 100, 2)]
    changes = {
        change_of(path.shift, one.first, rule.article or "", "US")
        for rule in law().products
        for path in rule.paths
        for one in rule.codes
        if path.shift
    }
    for heading in headings:
        if heading not in found.heads and heading[:2] not in found.heads:
            assert all(undergoes(change, f"{heading}90", "") is True for change in changes), heading
