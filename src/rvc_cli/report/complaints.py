"""Which complaints are told, and in what order."""

from collections.abc import Iterable

from rvc_cli.diagnostics import Diagnostic, Severity
from rvc_cli.facts.findings import Report

FIRST = 50
_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def complaints(report: Report) -> tuple[Diagnostic, ...]:
    """Every complaint of a report, of the call and of its goods, each once, in the order of the input."""
    every = [*report.diagnostics, *(said for one in report.assessments for said in one.diagnostics)]
    return tuple(sorted(dict.fromkeys(every), key=_place))


def first_of(every: Iterable[Diagnostic], limit: int = FIRST) -> tuple[Diagnostic, ...]:
    """At most ``limit`` of them in the order of the input; the gravest are never left out for lesser ones."""
    gravest = sorted(every, key=lambda one: (_GRAVITY[one.severity], _place(one)))
    return tuple(sorted(gravest[:limit], key=_place))


def _place(one: Diagnostic) -> tuple[str, int, str, str, str, str]:
    span = one.span
    return (span.file, span.line or 0, span.column or "", one.code, one.message, one.cell or "")
