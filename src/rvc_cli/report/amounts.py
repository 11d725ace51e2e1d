"""Amounts of cost sheets for people: to the nearest cent, as the regulation prints its examples."""

from collections.abc import Sequence
from typing import Any

from rvc_cli.diagnostics import Diagnostic, total
from rvc_cli.facts.exact import Fraction, of_text
from rvc_cli.law.rounding import rounded
from rvc_cli.report.as_json import diagnostic_object
from rvc_cli.report.complaints import first_of
from rvc_cli.report.numbers import cut, floor_at, grouped, plain

CENTS = 2
SAID = "Amounts are shown to the nearest cent, the midpoint upward; nothing was rounded to reckon them."
SAID_ROUNDED = (
    "Amounts are shown to the nearest cent; on the way {what} were rounded, as the call asks, not the law."
)
RATIO_PLACES = 4


def cents(amount: Fraction) -> str:
    """An amount to the nearest cent, thousands apart."""
    return grouped(floor_at(rounded(amount, CENTS), CENTS))


def quantity(amount: Fraction) -> str:
    """A quantity, exactly where a decimal holds it, else to four places with an ellipsis."""
    text = plain(amount)
    return grouped(text) if "/" not in text else grouped(floor_at(amount, RATIO_PLACES)) + "…"


def ratio_shown(ratio: Fraction) -> str:
    """A ratio of one: exactly to four places, else cut there with an ellipsis."""
    text = cut(ratio, RATIO_PLACES)
    return text if of_text(text) == ratio else f"{floor_at(ratio, RATIO_PLACES)}…"


def diagnostic_rows(every: Sequence[Diagnostic]) -> dict[str, Any]:
    """The first complaints and how many there are, as the JSON of every command ends."""
    return {
        "diagnostics": [diagnostic_object(one) for one in first_of(every)],
        "diagnostics_total": total(every),
    }
