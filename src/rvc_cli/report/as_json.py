"""The answer for programs: the same inputs, rules and day give the same bytes."""

import json
import re
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any
from unicodedata import category

from rvc_cli import __version__
from rvc_cli.diagnostics import Diagnostic, total
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import (
    Assessment,
    Figure,
    Finding,
    Later,
    Need,
    NotAssessed,
    Points,
    Report,
    Slack,
    Weight,
)
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import Pack
from rvc_cli.report.complaints import complaints, first_of
from rvc_cli.report.numbers import cut, percent, plain, ratio
from rvc_cli.report.physical import Lines, lines_of
from rvc_cli.report.totals import overall

SCHEMA_VERSION = 1
_UNUSUAL = re.compile("[^\n -~]")
_ACTING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
Object = dict[str, Any]


def to_json(report: Report) -> str:
    """The report as JSON, two blanks deep, a line feed at its end. What acts on a terminal is escaped."""
    text = json.dumps(_report(report), ensure_ascii=False, indent=2)
    return _UNUSUAL.sub(_as_it_is_safe, text) + "\n"


def _as_it_is_safe(found: "re.Match[str]") -> str:
    """A letter as it is; a control or format character as JSON writes it in ASCII, beyond the first plane as two."""
    return json.dumps(found[0])[1:-1] if category(found[0]) in _ACTING else found[0]


def report_schema() -> str:
    """The JSON Schema (2020-12) of what :func:`to_json` writes."""
    return files("rvc_cli.report").joinpath("schema/report.schema.json").read_text(encoding="utf-8")


def _report(report: Report) -> Object:
    lines = lines_of(report)
    every = complaints(report)
    return {
        "schema_version": SCHEMA_VERSION,
        "rvc_version": __version__,
        "as_of": report.day.isoformat(),
        "rules": _rules(report.pack) if report.pack else None,
        "outcome": overall(report).value,
        "exit_status": report.exit_status,
        "goods": [_good(one, lines) for one in report.assessments],
        "diagnostics": [diagnostic_object(one) for one in first_of(every)],
        "diagnostics_total": total(every),
        "margin": None if report.margin is None else plain(report.margin),
    }


def _rules(pack: Pack) -> Object:
    return {
        "id": pack.id,
        "status": pack.status,
        "verified_through": pack.verified_through.isoformat(),
        "sha256": pack.sha256,
        "title": pack.title,
        "source": pack.source,
        "read_on": pack.read_on.isoformat(),
        "extends": pack.extends,
    }


def _good(one: Assessment, lines: Lines) -> Object:
    return {
        "name": one.name,
        "class": one.good_class.value,
        "outcome": one.outcome.value,
        "originating": one.originating,
        "not_assessed": [left.requirement for left in one.not_assessed],
        "net_cost": {"low": plain(one.net_cost_low), "high": _amount(one.net_cost_high)},
        "currency": one.currency,
        "lines": one.lines,
        "evidence": {"certified": plain(one.certified), "tagged": plain(one.tagged)},
        "findings": [_finding(found, one.source, lines) for found in one.findings],
        "content_by_country": {code: plain(value) for code, value in one.content_by_country},
        "source": one.source,
        "class_reason": one.class_reason,
        "blank_rows": one.blank_rows,
        "within_margin": one.within_margin,
        "own_determination": list(one.own_determination),
        "undetermined_points": cut(one.undetermined_points),
        "open_facts": max(one.open_facts, sum(len(found.needed) for found in one.findings)),
        "heaviest": [_weight(weight, one.source, lines) for weight in one.heaviest],
        "later": _later(one.later) if one.later else None,
        "not_assessed_because": [_left_out(left) for left in one.not_assessed],
    }


def _finding(one: Finding, source: str, lines: Lines) -> Object:
    return {
        "requirement": one.requirement,
        "subject": one.subject,
        "decides": one.decides,
        "outcome": one.outcome.value,
        "method": one.method.value if one.method else None,
        "low": _figure(one.low) if one.low else None,
        "high": _figure(one.high) if one.high else None,
        "required": plain(one.required.value) if one.required else None,
        "comparison": one.comparison.value,
        "citation": one.citation,
        "since": _day(one.required.since) if one.required else None,
        "needed": [_need(need, source, lines) for need in one.needed],
        "until": _day(one.required.until) if one.required else None,
        "pack": one.required.citation.pack if one.required else None,
        "alternative": one.alternative,
        "also_required": [_provision(other) for other in one.also_required],
        "slack": _slack(one.slack) if one.slack else None,
        "line": lines.of(source, one.row),
        "notes": list(one.notes),
        "said": one.said,
        "points": [_points(part) for part in one.points],
        "later": _later(one.later) if one.later else None,
    }


def _figure(one: Figure) -> Object:
    return {
        "base": _amount(one.base),
        "vnm": _amount(one.vnm),
        "percent": percent(one.share),
        "share": ratio(one.share),
    }


def _points(one: Points) -> Object:
    return {
        "name": one.name,
        "low": cut(one.low),
        "high": cut(one.high),
        "most": None if one.most is None else plain(one.most),
        "least": None if one.least is None else plain(one.least),
        "citation": one.citation,
    }


def _provision(one: Provision[Decimal]) -> Object:
    return {"required": plain(one.value), "since": _day(one.since), "citation": one.citation.paragraph}


def _slack(one: Slack) -> Object:
    return {
        "points": cut(one.points),
        "money": plain(one.money),
        "net_cost_to_meet": _amount(one.net_cost_to_meet),
    }


def _need(one: Need, source: str, lines: Lines) -> Object:
    return {
        "part_number": one.part_number,
        "line": lines.of_need(source, one),
        "points": cut(one.points),
        "fact": one.fact,
    }


def _weight(one: Weight, source: str, lines: Lines) -> Object:
    return {
        "part_number": one.part_number,
        "line": lines.of(source, one.row),
        "origin": one.origin,
        "value": plain(one.value),
        "points": cut(one.points),
    }


def _later(one: Later) -> Object:
    return {
        "day": one.day.isoformat(),
        "outcome": one.outcome.value,
        "required": plain(one.required.value),
        "points": cut(one.points),
        "citation": one.required.citation.paragraph,
        "asks": one.asks,
    }


def _left_out(one: NotAssessed) -> Object:
    return {"requirement": one.requirement, "reason": one.reason, "citation": one.citation}


def diagnostic_object(one: Diagnostic) -> Object:
    """A complaint as the JSON of every command has it."""
    return {
        "code": one.code,
        "severity": one.severity.value,
        "file": one.span.file,
        "line": one.span.line,
        "column": one.span.column,
        "cell": one.cell,
        "message": one.message,
    }


def _amount(one: Fraction | None) -> str | None:
    return None if one is None else plain(one)


def _day(one: date | None) -> str | None:
    """A day; None where there is none, or where no first day is fixed."""
    return None if one is None or one == date.min else one.isoformat()
