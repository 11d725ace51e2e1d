"""Complaints as values: where something is wrong, what it is, and what mends it.

Every complaint carries a stable :class:`Code`. The codes themselves stand in one module for each thing that
can be wrong (``tables``, ``manifests``, ``rulepacks``, ``verdicts``) and are printed by ``rvc codes``.
"""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

LISTED = 200  # so many of a kind are named in one source: nobody reads more, and there could be millions


class Severity(StrEnum):
    """How grave a complaint is: an error stops the source it stands in, a warning or a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(Struct, frozen=True):
    """Where in the input: a file as the user named it, a physical line from 1, a column by its canonical name."""

    file: str
    line: int | None = None
    column: str | None = None


class Code(Struct, frozen=True):
    """A kind of complaint: stable id, severity, and the two things a reader asks: what is it, what mends it."""

    id: str
    severity: Severity
    title: str
    why: str
    mend: str

    def at(self, span: Span, message: str, cell: str | None = None) -> "Diagnostic":
        """A complaint of this kind at ``span``; ``cell`` is the offending text as it was read."""
        return Diagnostic(self.id, self.severity, span, message, cell)


class Diagnostic(Struct, frozen=True):
    """One complaint; ``message`` says what is wrong with this very input and how to mend it.

    Of a source with more than :data:`LISTED` complaints of one severity the last one listed stands for all the others:
    ``stands_for`` counts them, itself included.
    """

    code: str
    severity: Severity
    span: Span
    message: str
    cell: str | None = None
    stands_for: int = 1


def shortened(every: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The first :data:`LISTED` of each severity, in their order; the last of them stands for all that are left out."""
    kept: list[Diagnostic] = []
    places: dict[Severity, list[int]] = {}
    left_out: Counter[Severity] = Counter()
    for one in every:
        listed = places.setdefault(one.severity, [])
        if len(listed) < LISTED:
            listed.append(len(kept))
            kept.append(one)
        else:
            left_out[one.severity] += one.stands_for
    for severity, count in left_out.items():
        last = places[severity][-1]
        kept[last] = replace(kept[last], stands_for=kept[last].stands_for + count)
    return tuple(kept)


def total(every: Iterable[Diagnostic]) -> int:
    """How many complaints there are, those that are only counted included."""
    return sum(one.stands_for for one in every)


class RvcError(Exception):
    """The question could not be asked: bad input, a bad rule, or no rule in force. Carries every complaint found."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(one.message for one in diagnostics))
        self.diagnostics = diagnostics


def error(id: str, title: str, why: str, mend: str) -> Code:  # noqa: A002 - the field is called id
    """A code whose complaints are errors."""
    return Code(id, Severity.ERROR, title, why, mend)


def warning(id: str, title: str, why: str, mend: str) -> Code:  # noqa: A002 - the field is called id
    """A code whose complaints are warnings."""
    return Code(id, Severity.WARNING, title, why, mend)


def note(id: str, title: str, why: str, mend: str) -> Code:  # noqa: A002 - the field is called id
    """A code whose complaints are notes."""
    return Code(id, Severity.NOTE, title, why, mend)
