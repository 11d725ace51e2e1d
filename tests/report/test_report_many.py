"""Many goods: the total says what is in the table, and the table says which requirement decided."""

import pytest
import report_goods as goods
from rich.cells import cell_len

from rvc_cli.diagnostics import Diagnostic, Severity, Span
from rvc_cli.facts.findings import Report
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.paper import EN_DASH, Paper
from rvc_cli.report.table import answer


def lines(report: Report, width: int = 80) -> list[str]:
    """The whole answer."""
    return [line.plain for line in answer(report, Paper(width))]


def error(file: str, code: str = "BOM104") -> Diagnostic:
    """Something that makes a call end with status 2."""
    return Diagnostic(code, Severity.ERROR, Span(file, 3), "no number")


def fleet(**changes: object) -> Report:
    """A good for each requirement that may decide, one of them open on tags."""
    content = goods.finding(
        goods.figure(1000, 700), outcome=Outcome.NOT_MET, requirement="us-content", method=None
    )
    return goods.report(
        goods.met(name="Sedan with a name that is much too long for any column of this table"),
        goods.assessment(content, name="Wagon"),
        goods.assessment(goods.told("core-parts", "6 of 7", Outcome.NOT_MET), name="Coupé"),
        goods.assessment(goods.labor_value(Outcome.NOT_MET), name="Hatchback"),
        goods.undetermined(name="Pickup", tagged=1),
        goods.assessment(name="Van", outcome=Outcome.UNDETERMINED),
        **changes,
    )


def table(said: list[str]) -> list[str]:
    """The lines of the goods."""
    start = next(place for place, line in enumerate(said) if line.startswith("  Outcome"))
    return said[start + 1 : said.index("", start)]


def test_many_goods_begin_with_the_worst_and_give_each_a_line() -> None:
    report = goods.report(goods.met(name="A"), goods.one_cent_short(name="B"), goods.undetermined(name="C"))
    said = lines(report)
    assert said[0] == "✗ NOT MET: 3 goods: 1 not met, 1 undetermined, 1 met"
    assert [line.split()[-1] for line in table(said)] == ["+3.90", "-0.01", "-2.50"]
    assert [("B" in line, "C" in line) for line in said if line.startswith("──")] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("width", [80, 100, 200])
def test_each_good_names_the_requirement_that_decided_in_one_line(width: int) -> None:
    rows = table(lines(fleet(), width))
    assert len(rows) == 6
    decided = ["RVC", "US content", "Core parts", "LVC", "RVC", "Tariff"]
    assert all(one in row for one, row in zip(decided, rows, strict=True))
    assert all(cell_len(row) <= width for row in rows)
    assert not any(row.endswith("…") for row in rows)
    measures = ["78.90 %", "30.00 %", "6 of 7", f"35.50{EN_DASH}39.00 %", f"72.50{EN_DASH}77.91 %", "—"]
    assert all(one in row for one, row in zip(measures, rows, strict=True))


def test_the_figures_of_all_goods_stand_point_under_point() -> None:
    rows = table(lines(fleet()))
    points = {
        row.index(figure) + figure.rindex(".")
        for row, figure in zip(
            rows,
            ["78.90 %", "30.00 %", "", f"35.50{EN_DASH}39.00 %", f"72.50{EN_DASH}77.91 %", ""],
            strict=True,
        )
        if figure
    }
    assert len(points) == 1


def test_a_source_left_out_makes_the_answer_incomplete_and_never_met() -> None:
    said = lines(goods.report(goods.met(), exit_status=2, diagnostics=(error("other.csv"),)))
    assert said[0] == "? INCOMPLETE: 1 good computed: 1 met"
    assert said[1] == "  Incomplete: 1 error; goods that could not be computed are not counted here"


@pytest.mark.parametrize("wrong", [error("sedan.csv", "ASK020"), error("usmca/x.toml", "RUL018")])
def test_a_warning_that_is_an_error_for_a_strict_call_leaves_nothing_out_and_says_so(
    wrong: Diagnostic,
) -> None:
    said = lines(goods.report(goods.met(), exit_status=2, diagnostics=(wrong,)))
    assert said[0] == "? WITH ERRORS: 1 good computed: 1 met"
    assert said[1] == "  No good was left out, but see above: 1 error"
    assert not any("Incomplete" in line for line in said)


def test_a_good_that_is_not_met_is_not_met_whatever_was_left_out() -> None:
    short = goods.report(goods.one_cent_short(), exit_status=2, diagnostics=(error("other.csv"),))
    assert lines(short)[0] == "✗ NOT MET: 1 good computed: 1 not met"
