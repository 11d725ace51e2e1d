"""Whole answers, as they were read and found good. Run this file to write them anew after a change of words."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
import report_goods as goods

from rvc_cli.facts.findings import Report
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.paper import Paper
from rvc_cli.report.table import answer

GOLDEN = Path(__file__).parent / "golden"
REPORTS: Mapping[str, Report] = {
    "met": goods.report(
        goods.truck_later(tagged=Fraction("1250.004"), own_determination=("SEAT-1",), blank_rows=2)
    ),
    "not_met": goods.report(goods.one_cent_short()),
    "undetermined": goods.report(goods.undetermined()),
    "costs_not_stated": goods.report(goods.costs_not_stated()),
    "proposal": goods.report(goods.proposed(Outcome.NOT_MET)),
    "many": goods.report(
        goods.met(name="Sedan 2.0 with a name that is much too long for a column of eighty"),
        goods.one_cent_short(name="Wagon"),
        goods.undetermined(name="Pickup"),
    ),
    "hostile": goods.report(goods.met(name="[bold red]x[/]\x1b[31m\u202e", source="a\nb.csv")),
}


def text(name: str, width: int) -> str:
    """The answer as it is printed, without colour."""
    return "".join(f"{line.plain}\n" for line in answer(REPORTS[name], Paper(width)))


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [80, 200])
def test_the_answer_reads_as_it_was_found_good(name: str, width: int) -> None:
    assert text(name, width) == (GOLDEN / f"{name}_{width}.txt").read_text("utf-8")


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for one in REPORTS:
        for columns in (80, 200):
            (GOLDEN / f"{one}_{columns}.txt").write_text(text(one, columns), "utf-8")
