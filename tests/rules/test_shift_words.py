"""The words of tariff shifts: what the grammar reads, what it refuses, and that the packs hold nothing else."""

import pytest

from building import law
from rvc_cli.facts.codes import CodeRange, Scope, Shift, Source
from rvc_cli.intake.shift_words import UnreadableError, shift_of

BEARINGS = CodeRange("848210", "848280")
PARTS = CodeRange("870899", "870899")


@pytest.mark.parametrize(
    ("words", "shift"),
    [
        ("from any other chapter", Shift("", Scope.CHAPTER)),
        ("from any other heading", Shift("", Scope.HEADING)),
        (
            "from any other subheading, including another of 8483.40-8483.90",
            Shift("", Scope.SUBHEADING),
        ),
        (
            "from any subheading outside 8482.10-8482.80",
            Shift("", Scope.SUBHEADING, outside=BEARINGS),
        ),
        (
            "from any other heading, except from 8482.10-8482.80 or 8482.99.aa",
            Shift(
                "",
                Scope.HEADING,
                excepted=(
                    Source((BEARINGS,)),
                    Source((CodeRange("848299", "848299"),), article="8482.99.aa"),
                ),
            ),
        ),
        (
            "from 8482.10-8482.80 or 8708.99, whether or not also from any other heading",
            Shift("", Scope.HEADING, also=(Source((BEARINGS,)), Source((PARTS,)))),
        ),
        (
            "from 8708.99, whether or not also from any other heading, except from 8482.10-8482.80",
            Shift("", Scope.HEADING, excepted=(Source((BEARINGS,)),), also=(Source((PARTS,)),)),
        ),
        (
            (
                "from any other good of 8708.99, brake-part of 8708.99 or another of 8482.10-8482.80, "
                "whether or not also from any subheading outside 8482.10-8482.80"
            ),
            Shift(
                "",
                Scope.SUBHEADING,
                outside=BEARINGS,
                also=(
                    Source((PARTS,), other_good=True),
                    Source((PARTS,), article="brake-part"),
                    Source((BEARINGS,), another=True),
                ),
            ),
        ),
        (
            "from suspension-part of 8708.99 or any other subheading",
            Shift("", Scope.SUBHEADING, also=(Source((PARTS,), article="suspension-part"),)),
        ),
    ],
)
def test_words_are_read_to_what_they_say(words: str, shift: Shift) -> None:
    found = shift_of(words)
    assert found.words == words
    assert (found.scope, found.outside, found.excepted, found.also) == (
        shift.scope,
        shift.outside,
        shift.excepted,
        shift.also,
    )


@pytest.mark.parametrize(
    "words",
    [
        "",
        "any other heading",
        "from any other headings",
        "from any other heading except from 8482.10",
        "from any other heading, except from",
        "from any other heading, except from ",
        "from any other heading, except from 8482.10 and 8482.20",
        "from any other heading, except from bearings",
        "from any other heading, except from parts of brakes of 8708.30",
        "from any other heading, except from 8482.10, whether or not also from any other heading, twice",
        "from 8708.99",
        "from 8708.99 whether or not also from any other heading",
        "from 8708.99, whether or not also from any heading",
        "from 8482.80-8482.10, whether or not also from any other heading",
        "from any other subheading, including another of 84",
        "from any subheading outside chapter 84",
        "From any other heading",
        "from any other heading ",
        "from any other heading\n",
    ],
)
def test_any_other_words_are_refused(words: str) -> None:
    with pytest.raises(UnreadableError):
        shift_of(words)


def test_codes_of_eight_digits_need_a_tariff() -> None:
    words = "from any other heading, except from 8503.00.35"
    with pytest.raises(UnreadableError, match="tariff"):
        shift_of(words)
    assert shift_of(words, "US").tariff == "US"
    assert shift_of("from any other heading", "US").tariff == ""


def test_every_shift_of_the_law_keeps_its_words_and_names_articles_of_the_vocabulary() -> None:
    shifts = [path.shift for rule in law().products for path in rule.paths if path.shift]
    shifts += [row.shift for row in law().vehicles if row.shift]
    assert len(shifts) > 130
    for one in shifts:
        assert shift_of(one.words, "US") == Shift(
            one.words, one.scope, one.outside, one.excepted, one.also, one.tariff
        )
        assert {source.article for source in one.sources} - {None} <= set(law().articles)


def test_no_code_is_said_to_hold_parts_together_and_apart() -> None:
    lists = law().parts_of_goods
    for one in lists:
        for codes in one.codes:
            both = {
                other.together
                for other in lists
                for each in other.codes
                if each.may_hold(codes.first) or codes.may_hold(each.first)
            }
            assert both == {one.together}, str(codes)
