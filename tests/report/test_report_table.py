"""The whole answer: nothing wraps, nothing of the input acts on the terminal, many goods end in one total."""

import io
import re
from decimal import Decimal
from fractions import Fraction

import pytest
import report_goods as goods
import report_strategies as at_random
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from rvc_cli.facts.findings import Need, Report, Weight
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.paper import Paper
from rvc_cli.report.printing import FILE_WIDTH, put_on
from rvc_cli.report.table import answer, table_text

COLOUR = re.compile("\x1b\\[[0-9;]*m")


def lines(report: Report, width: int = 80, encoding: str = "utf-8") -> list[str]:
    """The whole answer."""
    return [line.plain for line in answer(report, Paper(width, encoding))]


def on_console(report: Report, **settings_: object) -> str:
    """What a console is sent."""
    out = io.StringIO()
    options: dict[str, object] = {"file": out, "width": 80, **settings_}
    console = Console(**options)  # type: ignore[arg-type] # keyword arguments of many types
    put_on(console, lambda paper: answer(report, paper))
    return out.getvalue()


@settings(max_examples=60, deadline=None)
@given(at_random.reports(), st.sampled_from([60, 80, 200]), st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_no_line_is_wider_than_the_paper_and_none_holds_what_acts_on_a_terminal(
    report: Report, width: int, encoding: str
) -> None:
    for line in lines(report, width, encoding):
        assert cell_len(line) <= width
        assert line.isprintable()
        line.encode(encoding)


@pytest.mark.parametrize("name", goods.HOSTILE)
@pytest.mark.parametrize("width", [80, 200])
def test_a_hostile_name_is_shown_and_not_obeyed(name: str, width: int) -> None:
    weight = Weight(name, 4, "CN", Fraction(10), Fraction(1))
    need = Need(name, 5, Fraction(1), "origin: certified or not?")
    found = goods.finding(
        goods.figure(24000, 6600), goods.figure(24000, 5300), Outcome.UNDETERMINED, needed=(need,)
    )
    good = goods.assessment(found, name=name, source=name, heaviest=(weight,), own_determination=(name,))
    printed = on_console(goods.report(good), width=width, force_terminal=True, color_system="standard")
    bare = COLOUR.sub("", printed)
    assert all(line.isprintable() and cell_len(line) <= width for line in bare.split("\n"))


def test_markup_in_a_name_is_printed_as_it_stands() -> None:
    assert any("[bold red]x[/]" in line for line in lines(goods.report(goods.met(name="[bold red]x[/]"))))


def test_escape_sequences_in_a_name_are_shown_as_escapes() -> None:
    said = "\n".join(lines(goods.report(goods.met(name="\x1b[31mred"))))
    assert "\\x1b[31mred" in said


def test_without_colour_the_words_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    report = goods.report(goods.undetermined())
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = on_console(report, force_terminal=True, color_system="standard")
    monkeypatch.setenv("NO_COLOR", "1")
    plain = on_console(report, force_terminal=True, color_system="standard")
    piped = on_console(report)
    assert "\x1b[1;33m" in coloured
    assert not re.search("\x1b\\[[0-9;]*3[0-7]", plain)
    assert COLOUR.sub("", coloured) == COLOUR.sub("", plain) == piped


def test_an_output_that_is_not_utf_8_gets_ascii_marks_beside_the_same_words() -> None:
    said = lines(goods.report(goods.met(name="Señorial"), goods.one_cent_short()), encoding="ascii")
    assert said[0].startswith("x NOT MET: 2 goods")
    assert any("+ MET" in line and "Se\\xf1orial" in line for line in said)
    assert all(line.isascii() for line in said)


def test_a_table_in_a_file_is_plain_and_the_same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    report = goods.report(goods.met())
    monkeypatch.setenv("COLUMNS", "60")
    narrow = table_text(report, to_terminal=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert table_text(report, to_terminal=False) == narrow
    assert "\x1b" not in narrow
    assert max(map(len, narrow.splitlines())) <= FILE_WIDTH


def test_goods_beyond_the_limit_are_not_shown_in_full_and_that_is_said() -> None:
    report = goods.report(*(goods.one_cent_short(name=f"G{number}") for number in range(13)))
    said = lines(report)
    assert sum(line.startswith("──") for line in said) == 10
    assert (
        "Cut here: 10 of 13 goods not met or undetermined are shown in full; --format json has all"
        in " ".join(line.strip() for line in said)
    )


def test_no_good_at_all_is_no_answer() -> None:
    assert lines(goods.report())[0] == "No answer: nothing could be computed, 0 errors"


def test_a_later_percentage_is_answered_with_its_day() -> None:
    said = lines(goods.report(goods.truck_later()))
    assert "  From 2027-07-01 on 70 % will be required: ✗ NOT MET, 2.07 points short" in said


def test_a_fact_without_a_line_is_shown_without_one() -> None:
    bare = goods.report(goods.undetermined(), lines_of=())
    said = "\n".join(lines(bare))
    assert "Settle first: AXLE-3, 2.50 points" in said


def test_lists_are_as_long_as_asked_for_and_say_what_is_left() -> None:
    said = "\n".join(lines(goods.report(goods.undetermined(), top=1)))
    assert "AXLE-3" in said
    assert "HARNESS-9" not in said
    assert "and 1 more" in said


def test_numbers_stand_point_under_point() -> None:
    found = goods.finding(goods.figure(24000, 5000))
    odd = goods.finding(goods.figure(24000, 5000), requirement="us-content", required=goods.provision("62.5"))
    said = [line for line in lines(goods.report(goods.assessment(found, odd))) if " ✓ MET " in line]
    assert len({line.index(" %", line.index("79.16") + 8) for line in said}) == 1
    assert said[0].index("75") == said[1].index("62.5")


def test_a_margin_is_kept_exactly() -> None:
    report = goods.report(goods.met(within_margin=True), margin=Decimal("3.90001"))
    assert "3.90001 points" in lines(report)[1]


def test_an_answer_longer_than_a_screen_ends_as_it_began() -> None:
    said = lines(goods.report(goods.met()))
    assert len(said) > 24
    assert said[-2:] == ["", said[0]]
    short = lines(goods.report())
    assert short[0].startswith("No answer")
    assert short.count(short[0]) == 1


@pytest.mark.parametrize(
    "report", [goods.report(goods.undetermined()), goods.report(goods.costs_not_stated())]
)
def test_on_narrow_paper_figures_and_outcomes_are_not_cut(report: Report) -> None:
    said = lines(report, 60)
    row = next(line for line in said if "? UNDETERMINED" in line and line.startswith("  "))
    assert row.endswith("? UNDETERMINED")
    assert row.split("  ")[1] == "Regional value"


def test_no_line_ends_between_a_number_and_its_unit() -> None:
    words = "of value in USD 1,000.00 or 75 % of it under s. 13 and"
    for width in range(20, 60):
        said = Paper(width).folded(words, indent=0, hang=0)
        assert not any(line.endswith(("USD", "75", "s.")) for line in said)


def test_dates_in_an_answer_are_iso_dates() -> None:
    said = "\n".join(lines(goods.report(goods.truck_later())))
    assert {"2026-11-23", "2026-10-10", "2027-07-01", "2023-07-01"} <= set(
        re.findall(r"\d{4}-\d\d-\d\d", said)
    )
