"""Complaints, explanations and catalogues in words."""

import io
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
import report_goods as goods
from rich.cells import cell_len
from rich.console import Console

from rvc_cli.diagnostics import Diagnostic, Severity, Span
from rvc_cli.facts.catalogue import ColumnRow, PackRow, RuleRow
from rvc_cli.facts.explanation import Calculation, Explanation, Step
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import Method
from rvc_cli.report.catalogue import (
    code_named,
    code_text,
    codes,
    codes_text,
    columns_text,
    packs_text,
    rules_text,
)
from rvc_cli.report.diagnostics import complaint_lines, print_diagnostics
from rvc_cli.report.explanation import explained, explanations_text
from rvc_cli.report.paper import Paper


def complaint(file: str, line: int | None, code: str = "BOM104", **changes: str) -> Diagnostic:
    """An error in a cell."""
    span = Span(file, line, changes.get("column", "unit_value"))
    return Diagnostic(
        code, Severity.ERROR, span, changes.get("message", "no number"), changes.get("cell", "12,000")
    )


def shown(*diagnostics: Diagnostic) -> list[str]:
    """The lines that standard error gets."""
    return [line.plain for line in complaint_lines(diagnostics, Paper())]


def test_a_complaint_names_file_line_code_column_and_cell_before_it_speaks() -> None:
    assert shown(complaint("a.csv", 17)) == ["a.csv:17: error BOM104 [unit_value] 12,000: no number"]


def test_a_complaint_about_a_file_has_no_line_no_column_and_no_cell() -> None:
    whole = Diagnostic("BOM002", Severity.WARNING, Span("a.csv"), "empty")
    assert shown(whole) == ["a.csv: warning BOM002: empty"]


def test_complaints_come_in_the_order_of_the_input() -> None:
    mixed = [
        complaint("b.csv", 1),
        complaint("a.csv", 10),
        complaint("a.csv", 9),
        complaint("a.csv", 9, "BOM101"),
    ]
    assert [line.split(" ")[0] + line.split(" ")[2] for line in shown(*mixed)] == [
        "a.csv:9:BOM101",
        "a.csv:9:BOM104",
        "a.csv:10:BOM104",
        "b.csv:1:BOM104",
    ]


def test_after_fifty_complaints_the_rest_is_counted() -> None:
    said = shown(*(complaint(f"{line}.csv", line) for line in range(1, 63)))
    assert (len(said), said[-1]) == (51, "and 12 more")


def test_of_one_kind_about_one_source_twenty_are_told_and_the_rest_is_counted_beside_them() -> None:
    alike = [complaint("a.csv", line) for line in range(1, 194)]
    others = [complaint("a.csv", 200, "BOM101"), complaint("b.csv", 1)]
    said = shown(*alike, *others)
    assert len(said) == 23
    assert said[19].startswith("a.csv:20: error BOM104")
    assert said[20] == "a.csv: error BOM104: and 173 more of this kind"
    assert said[21:] == [*shown(others[0]), *shown(others[1])]


def test_what_is_left_out_of_both_counts_is_counted_once() -> None:
    """Three kinds of 30 are 60 told, of which 50 fit: 10 told no more, and the 10 left of each kind."""
    every = [
        complaint("a.csv", line, code) for code in ("BOM101", "BOM102", "BOM104") for line in range(1, 31)
    ]
    said = shown(*every)
    told = [line for line in said if "more" not in line]
    left = [int(line.split("and ")[1].split(" ")[0]) for line in said if "more" in line]
    assert len(told) == 50
    assert len(told) + sum(left) == len(every)


@pytest.mark.parametrize("text", goods.HOSTILE)
def test_a_complaint_never_passes_on_what_acts_on_a_terminal(text: str) -> None:
    said = shown(complaint(text, 3, column=text, message=text, cell=text))
    assert all(line.isprintable() for line in said)


def test_complaints_are_plain_where_nobody_sees_colour() -> None:
    out = io.StringIO()
    print_diagnostics([complaint("[red]a.csv", 1)], Console(file=out))
    assert out.getvalue() == "[red]a.csv:1: error BOM104 [unit_value] 12,000: no number\n"


def explanation() -> Explanation:
    """An engine, met, with a block looked through."""
    low, high = goods.figure(1000, 250), goods.figure(1000, 200)
    asked = goods.provision("70", cite="s. 14(15)(d)")
    done = Calculation(Method.NET_COST, low, high, asked, Outcome.MET, "s. 14(15)(d), Table B")

    def step(depth: int, name: str, row: int, what: str, cost: int, vnm: int) -> Step:
        return Step(
            depth,
            name,
            row,
            what,
            Fraction(cost),
            None,
            Fraction(vnm),
            Fraction(vnm),
            "counted",
            "s. 7(5)(a)",
        )

    return Explanation(
        subject="ENG-100",
        row=16,
        source="sedan.csv",
        good="Sedan 2.0",
        currency="USD",
        standing="originates by its own rule",
        calculations=(done,),
        steps=(
            step(0, "ENG-100", 16, "self-produced", 1000, 250),
            step(1, "BLOCK-1", 17, "certified", 400, 0),
            step(30, "[bold]deep[/]\x1b" + "x" * 200, 99, "non-originating", 250, 250),
        ),
        lines_of=((16, 17), (17, 18)),
    )


def test_an_explanation_shows_the_formula_with_its_numbers_and_the_paragraph() -> None:
    said = explanations_text([explanation()], to_terminal=False)
    assert "ENG-100 in Sedan 2.0, line 17 of sedan.csv" in said
    assert "At worst: USD (1,000.00 \N{MINUS SIGN} 250.00) ÷ 1,000.00 = 75.00 %" in said
    assert "At best: USD (1,000.00 \N{MINUS SIGN} 200.00) ÷ 1,000.00 = 80.00 %" in " ".join(said.split())
    assert "70 % required since 2023-07-01: ✓ MET" in said
    assert "s. 14(15)(d), Table B" in said


@pytest.mark.parametrize("width", [60, 80, 200])
def test_an_explanation_of_any_depth_fits_the_paper(width: int) -> None:
    for line in explained(explanation(), Paper(width)):
        assert cell_len(line.plain) <= width
        assert line.plain.isprintable()


def test_levels_are_set_in_one_below_the_other() -> None:
    said = [line.plain for line in explained(explanation(), Paper())]
    engine = next(line for line in said if line.startswith("  ENG-100") and "17" in line)
    block = next(line for line in said if "BLOCK-1" in line)
    assert block.index("BLOCK-1") == engine.index("ENG-100") + 2
    assert block.index("18") == engine.index("17")


def test_every_code_has_an_id_of_its_own_and_all_are_listed() -> None:
    ids = [one.id for one in codes()]
    assert len(ids) == len(set(ids)) > 80
    assert all(one in codes_text(to_terminal=False) for one in ids)


def test_a_code_says_what_it_is_why_it_matters_and_what_mends_it() -> None:
    code = code_named(" bom104 ")
    assert code is not None
    said = " ".join(code_text(code, to_terminal=False).split())
    assert all(part in said for part in (code.id, code.title, code.why, code.mend))
    assert code_named("XYZ999") is None


def test_columns_are_listed_with_meaning_and_headers() -> None:
    said = columns_text([ColumnRow("origin", "Country of origin.", ("coo", "origen"))], to_terminal=False)
    assert said.splitlines() == ["origin", "  Country of origin.", "  also: coo, origen"]


def test_a_pack_that_is_not_law_is_listed_as_such() -> None:
    row = PackRow("target_70", "target", "70 %", date(2026, 10, 10), "usmca")
    assert "target, not law" in packs_text([row], to_terminal=False)


def rule(percent: str, follows: str | None) -> RuleRow:
    """A percentage of heavy trucks."""
    return RuleRow(
        subject="heavy-truck",
        method="net cost",
        value=Decimal(percent),
        unit="%",
        since=date(2024, 7, 1),
        until=date(2027, 7, 1),
        next_value=Decimal(follows) if follows else None,
        next_since=date(2027, 7, 1) if follows else None,
        citation="Uniform Regulations s. 13, (2)(b)",
        file="heavy_truck.toml",
    )


def test_the_law_is_shown_as_a_decision_table_with_what_follows_when() -> None:
    said = rules_text([rule("64", "70.0"), rule("62.5", None)], to_terminal=False).splitlines()
    assert "70 from 2027-07-01" in said[1]
    assert said[2].strip() == "s. 13, (2)(b) · heavy_truck.toml"
    assert "ends 2027-07-01" in said[3]
    assert said[1].index("64") == said[3].index("62.5")


def test_a_flood_of_marks_on_one_letter_ends_after_a_few() -> None:
    name = "e" + "\N{COMBINING ACUTE ACCENT}" * 500 + "x" + "o\N{COMBINING DIAERESIS}\N{COMBINING MACRON}"
    (said,) = shown(complaint("a.csv", 1, message=name))
    assert said.count("\N{COMBINING ACUTE ACCENT}") == 6
    assert said.endswith("…xo\N{COMBINING DIAERESIS}\N{COMBINING MACRON}")
    assert shown(
        complaint("a.csv", 1, message="Señorial \N{THAI CHARACTER KO KAI}\N{THAI CHARACTER SARA II}")
    )
