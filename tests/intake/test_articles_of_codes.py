"""An article that the rules name for other codes than its own is an error, where it stands."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ask, law, row, write
from rvc_cli.diagnostics import Diagnostic, Severity
from rvc_cli.engine.articles import misplaced
from rvc_cli.engine.cells import Cells
from rvc_cli.facts.articles import is_misplaced, places
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.codes import dotted
from rvc_cli.facts.columns import Column
from rvc_cli.facts.findings import Report
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.rules import ListedCodes

PART = {"class": "part", "part_for": "passenger-vehicle", "produced_in": "MX"}
PLACES = places(law())
CODES = sorted({one.first for codes in PLACES.values() for one in codes} | {"87", "8708", "870821", "732020"})
ARTICLES = [*sorted(PLACES), "other", "Bumper", " bumper", "nonsense", ""]


def errors(report: Report) -> list[Diagnostic]:
    return [one for one in report.diagnostics if one.severity is Severity.ERROR]


def _said(found: Diagnostic) -> tuple[str, str, int | None, str | None, str | None]:
    return found.code, found.span.file.rpartition("/")[2], found.span.line, found.span.column, found.cell


@pytest.mark.parametrize(
    ("code", "article", "wrong"),
    [
        ("8708.29", "radiator", True),
        ("8708.99", "bumper", True),
        ("8708.29", "body-stamping", False),
        ("8708.2900.10", "body-stamping", False),
        ("87.08", "radiator", False),
        ("8708.9", "radiator", False),
        ("87.07", "radiator", True),
        ("7320.20", "bumper", True),
        ("8708.99", "other", False),
        ("8421.32", "catalytic-converter", False),
    ],
)
def test_an_article_goes_with_the_codes_for_which_the_rules_name_it(
    code: str, article: str, wrong: bool
) -> None:
    assert is_misplaced(PLACES, article, code.replace(".", "")) is wrong


def test_the_article_of_a_good_is_judged_where_its_manifest_says_it(tmp_path: Path) -> None:
    said = {**PART, "hs_code": "8708.29", "article": "radiator"}
    report = ask(write(tmp_path, [row("A", 80, hs_code="7210.41")], said))
    assert report.exit_status == 2
    (found,) = errors(report)
    assert _said(found) == ("ASK012", "good.toml", 8, None, "radiator")
    assert "radiator is no article of HS code 8708.29" in found.message
    assert "body-stamping, door-assembly" in found.message


def test_every_row_with_an_article_of_another_code_is_named(tmp_path: Path) -> None:
    rows = [
        row("A", 80, hs_code="8507.90", article="bumper"),
        row("B", 1, hs_code="8708.10", article="bumper"),
        row("C", 1, hs_code="", article="bumper"),
        row("D", 1, hs_code="8708.91", article="other"),
        row("E", 1, hs_code="8708", article="Clutch"),
        row("F", 1, hs_code="8708.10", article="Clutch"),
    ]
    for more in ({}, {"parent": ""}):
        report = ask(write(tmp_path, [one | more for one in rows], {**PART, "hs_code": "8708.10"}))
        assert report.exit_status == 2
        assert [_said(one) for one in errors(report)] == [
            ("BOM317", "bom.csv", 2, "article", "bumper"),
            ("BOM317", "bom.csv", 7, "article", "Clutch"),
        ]


def test_the_article_of_a_vehicle_is_judged_in_its_table(tmp_path: Path) -> None:
    (tmp_path / "bom.csv").write_text("vehicle,part_number,unit_value\nV,A,1\nW,B,1\n")
    head = "vehicle,class,part_for,hs_code,article\n"
    rows = "V,part,aftermarket,8708.91,radiator\nW,part,aftermarket,8708.99,radiator\n"
    (tmp_path / "v.csv").write_text(head + rows)
    (tmp_path / "m.toml").write_text('[goods]\ntable = "v.csv"\nbom = "bom.csv"\n')
    report = ask(tmp_path / "m.toml")
    assert [_said(one) for one in errors(report)] == [("ASK012", "v.csv", 3, "article", "radiator")]


def test_a_code_that_the_table_alone_gives_is_judged_with_the_article_of_the_manifest(tmp_path: Path) -> None:
    rows = [
        row("G", "", parent="", hs_code="8708.99"),
        row("A", 80, parent="G", hs_code="7210.41"),
    ]
    call = {"class": "part", "part_for": "passenger-vehicle", "article": "radiator"}
    (found,) = errors(ask(write(tmp_path, rows, call)))
    assert (found.code, "8708.99" in found.message) == ("ASK012", True)


def test_articles_of_ones_own_rules_count(tmp_path: Path) -> None:
    text = (
        'id = "mine"\nextends = "usmca"\nstatus = "target"\nsource = "me"\nread_on = 2026-11-01\n'
        'verified_through = 2026-11-01\n[articles]\nrim = "a rim"\n[[rule]]\ncodes = ["8708.70"]\n'
        'article = "rim"\nuse = ["aftermarket"]\nsource = "section-13"\ncite = "mine"\n'
        'paths = [{ shift = "from any other heading" }]\n'
    )
    (tmp_path / "mine.toml").write_text(text)
    for code, wrong in (("8708.70", []), ("8708.80", ["BOM317"])):
        path = write(tmp_path, [row("A", 80, hs_code=code, article="rim")], {**PART, "hs_code": "8708.10"})
        report = ask(path, rules=(str(tmp_path / "mine.toml"),))
        assert [one.code for one in errors(report)] == wrong


@given(
    code=st.sampled_from(CODES), more=st.sampled_from(["", "0", "01", "9901"]), word=st.sampled_from(ARTICLES)
)
def test_tables_and_manifests_are_judged_alike(code: str, more: str, word: str) -> None:
    digits = (code + more)[: 10 if len(code) % 2 == 0 else 6]
    columns = {Column.HS_CODE: 0, Column.ARTICLE: 1}
    layout = Layout("", "", ",", True, columns, ("a", "b"), NumberFormat(), None, 1)
    cells = Cells(layout, "2026-11-23", ListedCodes((), (), None, PLACES))
    query = f"SELECT coalesce({misplaced(cells)}, false) FROM (SELECT ?::VARCHAR, ?::VARCHAR) AS t(c0, c1)"
    legible = len(digits) >= 4
    for written in (digits, dotted(digits)):
        (found,) = duckdb.execute(query, [written, word]).fetchone() or (None,)
        expected = legible and is_misplaced(PLACES, word.strip().lower(), digits)
        assert found is expected, (written, word)
