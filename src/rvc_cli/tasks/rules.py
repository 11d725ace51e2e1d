"""``rvc rules``: which packs there are, what binds on a day, and whether a pack is sound."""

from collections.abc import Iterator
from datetime import date

from rvc_cli.diagnostics import Diagnostic, RvcError, Span
from rvc_cli.diagnostics import verdicts as codes
from rvc_cli.facts.catalogue import PackRow, RuleRow
from rvc_cli.facts.provision import next_change
from rvc_cli.facts.rules import Rulebook, Threshold
from rvc_cli.intake.rulepacks import bundled, check_pack, load_rulebook, place_of_value

PERCENT = "%"
UNITS = {  # by how the measure begins
    "years": "years",
    "basis": "basis points",
    "decimals": "decimals",
    "hourly": "an hour",
    "capacity": "a year",
}
METHODS = {
    "rvc": "net cost",
    "rvc-transaction-value": "transaction value",
    "us-content": "by tag",
    "lvc": "labor value",
    "lvc-least-material-and-labor": "least material and labor",
    "lvc-most-technology": "most technology",
    "lvc-most-assembly": "most assembly",
    "lvc-assembly-credit": "assembly credit",
    "lvc-credit-total-above": "LVC for the credit above",
    "lvc-credit-material-and-labor-above": "credit of points above",
    "lvc-credit-least-rvc": "RVC for the credit",
    "capacity-engines": "engines a year",
    "capacity-transmissions": "transmissions a year",
    "capacity-battery-packs": "battery packs a year",
    "hourly-usd": "USD an hour",
    "hourly-cad": "CAD an hour",
    "hourly-mxn": "MXN an hour",
    "years-certified": "years",
    "years-contract": "years",
    "purchases": "purchases",
    "melted-and-poured": "melted here",
    "years-new-building": "years, new",
    "years-refit": "years, refit",
    "years-short-adjustment": "years",
    "basis-points": "basis points",
    "decimals": "decimals",
}


def packs() -> tuple[PackRow, ...]:
    """The packs that ship with the tool."""
    rows = []
    for one in bundled():
        book, _ = load_rulebook((one.id,), date.max)
        rows.append(PackRow(one.id, one.status, one.title, book.pack.verified_through, book.pack.extends))
    return tuple(rows)


def show(
    subject: str | None, names: tuple[str, ...], day: date
) -> tuple[tuple[RuleRow, ...], tuple[Diagnostic, ...]]:
    """What binds on ``day``, of one subject or of all; raises RvcError where nothing answers to the name."""
    book, notes = load_rulebook(names, day)
    rows = tuple(_rows(book, subject, day))
    if not rows:
        known = ", ".join(sorted({name.rpartition(".")[0] for name in book.thresholds}))
        what = f"nothing is known as {subject!r}" if subject else "nothing is in force"
        raise RvcError(codes.NOT_IN_FORCE.at(Span(book.pack.id), f"{what} on {day}; known are {known}"))
    return rows, notes


def check(name: str) -> tuple[Diagnostic, ...]:
    """Every complaint about one pack."""
    return check_pack(name)


def articles(names: tuple[str, ...], day: date) -> tuple[tuple[str, str], ...]:
    """The names of the goods that split provisions tell apart, for the column ``article``."""
    book, _ = load_rulebook(names, day)
    return tuple(sorted(book.articles.items()))


def _rows(book: Rulebook, subject: str | None, day: date) -> Iterator[RuleRow]:
    subjects = _asked(book, subject)
    for threshold in book.thresholds.values():
        name, _, measure = threshold.name.rpartition(".")
        if subjects is None or name in subjects:
            yield from _row(threshold, name, measure, day)


def _asked(book: Rulebook, subject: str | None) -> set[str] | None:
    """A class of vehicle stands for the percentages of its rows; any other name for itself."""
    if subject is None:
        return None
    return {subject} | {row.threshold for row in book.vehicles if row.good_class.value == subject}


def _row(threshold: Threshold, name: str, measure: str, day: date) -> Iterator[RuleRow]:
    bound = next((one for one in threshold.versions if one.binds(day)), None)
    if bound is None:
        return
    changes = next_change(threshold.versions, day)
    later = next((one for one in threshold.versions if one.since == changes), None)
    yield RuleRow(
        subject=name,
        method=METHODS.get(measure, ""),
        value=bound.value,
        unit=_unit(measure),
        since=bound.since,
        until=bound.until,
        next_value=later.value if later else None,
        next_since=changes,
        citation=bound.citation.paragraph,
        file=_place(bound.citation.file, place_of_value(bound.citation)),
    )


def _unit(measure: str) -> str:
    """What a value of this measure counts."""
    return UNITS.get(measure.partition("-")[0], PERCENT)


def _place(file: str, span: Span) -> str:
    return f"{file}:{span.line}" if span.line else file
