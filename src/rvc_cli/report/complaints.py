"""Which complaints are told, and in what order."""

from collections.abc import Iterable

from msgspec import Struct

from rvc_cli.diagnostics import Diagnostic, Severity
from rvc_cli.facts.findings import Report

FIRST = 50
OF_A_KIND = 20
_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class Kind(Struct, frozen=True):
    """All complaints of one code about one source: those that are told, and how many are not."""

    told: tuple[Diagnostic, ...]
    left: int


def complaints(report: Report) -> tuple[Diagnostic, ...]:
    """Every complaint of a report, each once, in the order of the input."""
    return in_order(dict.fromkeys(report.diagnostics))


def in_order(every: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, line, column, code and message."""
    return tuple(sorted(every, key=_place))


def first_of(every: Iterable[Diagnostic], limit: int = FIRST) -> tuple[Diagnostic, ...]:
    """At most ``limit`` of them in the order of the input; the gravest are never left out for lesser ones."""
    gravest = sorted(every, key=lambda one: (_GRAVITY[one.severity], _place(one)))
    return in_order(gravest[:limit])


def by_kind(every: Iterable[Diagnostic], limit: int = OF_A_KIND) -> tuple[Kind, ...]:
    """Complaints by source and code, in the order of the first of each; of each at most ``limit`` are told."""
    found: dict[tuple[str, str, Severity], list[Diagnostic]] = {}
    for one in in_order(every):
        found.setdefault((one.span.file, one.code, one.severity), []).append(one)
    return tuple(Kind(tuple(alike[:limit]), max(len(alike) - limit, 0)) for alike in found.values())


def _place(one: Diagnostic) -> tuple[str, int, str, str, str, str]:
    span = one.span
    return (span.file, span.line or 0, span.column or "", one.code, one.message, one.cell or "")
