"""The answer for programs: the contract to the letter, the same bytes every time."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import report_goods as goods
import report_strategies as at_random
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from rvc_cli.diagnostics import Diagnostic, Severity, Span
from rvc_cli.facts.findings import Report
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.as_json import report_schema, to_json
from rvc_cli.report.formats import FORMATS, refusal

VALID = Draft202012Validator(json.loads(report_schema()))


def said(report: Report) -> Any:
    """The report as a program reads it; no number in it is a float."""
    return json.loads(to_json(report), parse_float=lambda text: pytest.fail(f"{text} is a float"))


def complaint(line: int, severity: Severity = Severity.ERROR) -> Diagnostic:
    """A complaint about a line."""
    return Diagnostic("BOM104", severity, Span("a.csv", line, "unit_value"), "no number", "12,000")


def test_the_schema_is_a_sound_schema() -> None:
    Draft202012Validator.check_schema(json.loads(report_schema()))


@settings(max_examples=60, deadline=None)
@given(at_random.reports())
def test_every_report_keeps_to_the_schema_and_comes_out_the_same_twice(report: Report) -> None:
    text = to_json(report)
    VALID.validate(json.loads(text))
    assert text == to_json(report)
    assert text.endswith("}\n")
    text.encode("utf-8")


def test_the_keys_of_the_contract_come_first_and_in_its_order() -> None:
    whole = said(goods.report(goods.met(), diagnostics=(complaint(17),)))
    contract = (
        "schema_version rvc_version as_of rules outcome exit_status goods diagnostics diagnostics_total"
    )
    assert list(whole)[:9] == contract.split()
    assert list(whole["rules"])[:4] == ["id", "status", "verified_through", "sha256"]
    good = whole["goods"][0]
    contract = "name class outcome originating not_assessed net_cost currency lines evidence findings"
    assert list(good)[:11] == [*contract.split(), "content_by_country"]
    contract = "requirement subject decides outcome method low high required comparison citation since needed"
    assert list(good["findings"][0])[:12] == contract.split()
    assert list(good["findings"][0]["low"]) == ["base", "vnm", "percent", "share"]
    assert list(whole["diagnostics"][0]) == ["code", "severity", "file", "line", "column", "cell", "message"]


def test_figures_are_strings_cut_downward_with_the_exact_share_beside_them() -> None:
    low, high = goods.figure(24000, 5600), goods.figure(24000, 5000)
    found = said(goods.report(goods.assessment(goods.finding(low, high))))["goods"][0]["findings"][0]
    assert found["low"] == {"base": "24000", "vnm": "5600", "percent": "76.6666", "share": "23/30"}
    assert found["high"] == {"base": "24000", "vnm": "5000", "percent": "79.1666", "share": "19/24"}
    assert (found["required"], found["comparison"], found["since"]) == ("75", "at-least", "2023-07-01")


def test_money_that_is_no_finite_decimal_is_a_fraction() -> None:
    found = said(goods.report(goods.assessment(goods.finding(goods.figure("100/3", "5")))))["goods"][0]
    assert found["net_cost"] == {"low": "100/3", "high": "100/3"}


def test_with_costs_not_stated_the_upper_end_has_no_base_and_is_all_of_it() -> None:
    good = said(goods.report(goods.costs_not_stated()))["goods"][0]
    assert good["net_cost"] == {"low": "20000", "high": None}
    assert good["findings"][0]["high"] == {"base": None, "vnm": "6000", "percent": "100", "share": "1"}


def test_rows_are_named_by_their_physical_line_and_by_null_where_it_is_not_known() -> None:
    found = said(goods.report(goods.undetermined(), lines_of=(("sedan.csv", 17, 23), ("other.csv", 21, 9))))
    needed = found["goods"][0]["findings"][0]["needed"]
    assert [(one["part_number"], one["line"]) for one in needed] == [("AXLE-3", 23), ("HARNESS-9", None)]
    assert needed[0] == {
        "part_number": "AXLE-3",
        "line": 23,
        "points": "2.5",
        "fact": "origin: certified or not?",
    }


def test_content_is_by_country_with_an_empty_name_for_unknown() -> None:
    content = said(goods.report(goods.met()))["goods"][0]["content_by_country"]
    assert content == {"US": "9600", "MX": "7000.5", "CN": "3100", "": "0"}


def test_points_that_are_missing_are_never_fewer_than_they_are() -> None:
    slack = said(goods.report(goods.one_cent_short()))["goods"][0]["findings"][0]["slack"]
    assert slack["points"] == "-0.0001"
    assert Fraction(slack["money"]) == Fraction(-1, 100)


def test_without_any_good_the_json_is_whole_and_undetermined() -> None:
    whole = said(goods.report(pack=None, diagnostics=(complaint(2),)))
    VALID.validate(whole)
    assert (whole["goods"], whole["rules"], whole["outcome"]) == ([], None, "undetermined")


def test_goods_that_are_met_beside_a_source_left_out_are_not_met_as_a_whole() -> None:
    assert said(goods.report(goods.met(), exit_status=2))["outcome"] == "undetermined"
    assert said(goods.report(goods.met(), goods.one_cent_short(), exit_status=2))["outcome"] == "not-met"


def test_the_first_fifty_complaints_are_listed_and_all_are_counted() -> None:
    notes = tuple(complaint(line, Severity.NOTE) for line in range(1, 80))
    whole = said(goods.report(goods.met(), diagnostics=(*notes, complaint(99))))
    lines = [one["line"] for one in whole["diagnostics"]]
    assert (len(lines), whole["diagnostics_total"]) == (50, 80)
    assert lines == [*range(1, 50), 99]


def test_a_complaint_that_was_made_twice_is_counted_once() -> None:
    twice = goods.report(goods.met(), diagnostics=(complaint(5), complaint(5)))
    assert said(twice)["diagnostics_total"] == 1


def test_file_names_that_are_no_text_and_marks_that_turn_the_writing_survive() -> None:
    name = "caf\udce9\u202e\x9b.csv"
    text = to_json(goods.report(goods.met(name=name)))
    assert json.loads(text)["goods"][0]["name"] == name
    assert "\u202e" not in text
    text.encode("utf-8")


@pytest.mark.parametrize(
    "letter", ["\ufeff", "\U000e0041", "\u200b", "\u00ad", "\x7f", "\x85", "\u2028", "\ud800"]
)
def test_letters_that_are_not_seen_are_written_in_ascii(letter: str) -> None:
    text = to_json(goods.report(goods.met(name=f"a{letter}b")))
    assert json.loads(text)["goods"][0]["name"] == f"a{letter}b"
    assert letter not in text


def test_accents_are_written_as_they_are() -> None:
    assert "Señorial 部品" in to_json(goods.report(goods.met(name="Señorial 部品")))


def test_a_percentage_of_your_own_binds_since_no_day() -> None:
    from datetime import date

    own = goods.finding(goods.figure(100, 20), required=goods.provision("70.5", since=date.min))
    found = said(goods.report(goods.assessment(own)))["goods"][0]["findings"][0]
    assert (found["since"], found["required"]) == (None, "70.5")


def test_the_margin_asked_for_is_in_it() -> None:
    assert said(goods.report(goods.met(), margin=Decimal("1.50")))["margin"] == "1.5"


def test_a_later_day_has_its_own_outcome() -> None:
    later = said(goods.report(goods.truck_later()))["goods"][0]["later"]
    assert (later["day"], later["outcome"], later["required"], later["points"]) == (
        "2027-07-01",
        Outcome.NOT_MET.value,
        "70",
        "-2.07",
    )


def test_formats_that_are_not_built_are_refused_with_those_that_are() -> None:
    assert refusal("json") is None
    assert refusal("html") == "'html' is no format that is built; built are table, json"
    assert FORMATS["json"](goods.report(goods.met()), True) == to_json(goods.report(goods.met()))
