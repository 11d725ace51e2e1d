"""In words: over which purchases a share of s. 17 was taken, what was left out of it, what was taken for granted."""

from collections.abc import Iterator

from rvc_cli.facts.metals import Basis, MetalFacts, Period
from rvc_cli.law.metal_periods import PARAGRAPHS, TO_DATE, Window
from rvc_cli.law.metal_share import Share

_PERIODS = {
    Period.PREVIOUS_FISCAL_YEAR: "the previous fiscal year",
    Period.PREVIOUS_CALENDAR_YEAR: "the previous calendar year",
    Period.QUARTER_TO_DATE: "the quarter to date",
    Period.MONTH_TO_DATE: "the month to date",
    Period.FISCAL_YEAR_TO_DATE: "the fiscal year to date",
    Period.CALENDAR_YEAR_TO_DATE: "the calendar year to date",
}
_CATEGORIES = {
    "model-line-plant": "one model line and class of one plant, s. 16(1)(a)",
    "class-plant": "one class of one plant, s. 16(1)(b)",
    "model-line": "one model line, s. 16(1)(c)",
    "class": "one class, s. 16(1)(c)",
}
_EXPORTED = "-exported"


def elected_notes(facts: MetalFacts, over: Window | None) -> Iterator[str]:
    """The period and the basis the producer chose (s. 17(7), 17(9)), or that nobody said which."""
    if facts.period is None:
        yield "period not stated; the producer may choose one of s. 17(7)"
    else:
        days = f", {over.first} to {over.last}" if over else ""
        yield f"purchases of {_PERIODS[facts.period]}{days} ({PARAGRAPHS[facts.period]})"
    if facts.period in TO_DATE:
        yield (
            "where they are estimated (s. 17(8)), the actual purchases decide at the end of the fiscal year "
            "(s. 17(11))"
        )
    yield _basis(facts.basis)


def _basis(basis: Basis | None) -> str:
    if basis is None:
        return "basis not stated; the producer may choose one of s. 17(9)"
    if basis is Basis.ALL:
        return "on the basis of all motor vehicles produced (s. 17(9)(a))"
    if basis is Basis.EXPORTED:
        return "on the basis of all motor vehicles exported (s. 17(9)(b))"
    category = _CATEGORIES[basis.value.removesuffix(_EXPORTED)]
    exported = basis.value.endswith(_EXPORTED)
    what = "exported motor vehicles of a category" if exported else "the motor vehicles of a category"
    return f"on the basis of {what}: {category} (s. 17(9)({'d' if exported else 'c'}))"


def counted_notes(share: Share) -> Iterator[str]:
    """What of a table counts and what does not."""
    if share.left:
        yield f"not counted: {left_out(share)}"
    if share.by_metal_value:
        count = "1 purchase" if share.by_metal_value == 1 else f"{share.by_metal_value} purchases"
        yield f"of stampings only the value of their metal counts: {count} (s. 17(2))"
    if share.taken_for_vehicles:
        yield (
            "every purchase is taken to be for passenger vehicles, light trucks or heavy trucks: "
            "the table has no column `use` (s. 17(4))"
        )


def left_out(share: Share) -> str:
    """How many purchases do not count, by the reason."""
    return "; ".join(f"{count} {why}" for why, count in share.left)
