"""What stands in the way of a question, and what a reader of a sound answer should know beside it."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from rvc_cli.diagnostics import Code, Diagnostic, Span
from rvc_cli.diagnostics import rows as row_codes
from rvc_cli.diagnostics import verdicts as codes
from rvc_cli.diagnostics.labor import HIGH_WAGE_CONTRADICTED
from rvc_cli.diagnostics.purchases import METAL_CONTRADICTED, NOT_ASKED
from rvc_cli.facts.columns import Column
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Assessment
from rvc_cli.facts.lots import ZERO, Evidence, Lot
from rvc_cli.facts.rules import Method
from rvc_cli.intake.goods import SourceGoods
from rvc_cli.law.asked import COVERED
from rvc_cli.law.designation import refused
from rvc_cli.law.evidence import contradicted, produced_outside
from rvc_cli.law.maker import looked_through
from rvc_cli.law.metals import contradictions
from rvc_cli.law.worked import Worked

NAMED = 5


class Remark(Struct, frozen=True):
    """A complaint about a good, or about a row of it by its ordinal."""

    code: Code
    message: str
    row: int | None = None
    column: Column | None = None


def placed(remarks: Iterable[Remark], read: SourceGoods) -> list[Diagnostic]:
    """Remarks with the physical lines of their rows."""
    listed = list(remarks)
    lines = read.lines({one.row for one in listed if one.row is not None})
    table = read.layout.name if read.layout else read.name
    return [
        one.code.at(
            Span(
                read.name if one.row is None else table,
                lines.get(one.row or 0) if one.row is not None else None,
                one.column,
            ),
            one.message,
        )
        for one in listed
    ]


def unaskable(done: Worked) -> Iterator[Remark]:
    """What keeps a share from being computed at all."""
    low, name = done.subject.low, done.good.name
    if low.net_cost <= 0:
        yield Remark(codes.NO_NET_COST, f"the net cost of {name} is {plain(low.net_cost)}")
    if low.excluded > max(low.added, ZERO):
        message = (
            f"{name}: excluded costs of {plain(low.excluded)} exceed the costs other than materials, "
            f"{plain(low.added)} (s. 7(13)(b))"
        )
        yield Remark(codes.EXCLUDED_ABOVE_COSTS, message)
    stated = max(low.added, done.subject.high.added) if done.subject.put.costs_given else None
    if done.labor is not None and stated is not None and done.labor.labor_above(stated):
        message = (
            f"{name}: high-wage labor is more than the costs other than materials, {plain(stated)}, that are stated: "
            "it is a part of them (s. 18(3)(b), 18(6)(a))"
        )
        yield Remark(codes.LABOR_ABOVE_NET_COST, message)
    elif done.labor is not None and done.labor.above_net_cost:
        yield Remark(codes.LABOR_ABOVE_NET_COST, f"{name}: {codes.LABOR_ABOVE_NET_COST.why}")
    yield from _method(done)
    for one in refused(done.good, done.rules):
        yield Remark(codes.DESIGNATION_REFUSED, f"{one.part_number} cannot be designated: {one.reason}")


def contradicted_purchases(done: Worked) -> Iterator[Diagnostic]:
    """Purchases that stand against something else that is said, at their own table's line.

    Of steel and aluminum the metal against the code, of labor value content ``high_wage`` against the table of wages.
    """
    for table, one, row in contradictions(done.good, done.rules.book):
        code = next(code for code in row.codes if code.holds(one.hs_code))
        message = (
            f"{one.material}: Table S lists {code} for {row.metal}, and the metal is said to be {one.metal}; "
            "correct one of the two."
        )
        yield METAL_CONTRADICTED.at(Span(table.name, one.line, "metal"), message, one.metal)
    for poor in done.labor.contradicted if done.labor is not None else ():
        message = (
            f"{poor.part_number} is said to be high_wage, but the wages of {poor.plant} are below the floor of its "
            "country (s. 12); correct one of the two."
        )
        table_name = done.good.labor.purchases_table if done.good.labor else ""
        yield HIGH_WAGE_CONTRADICTED.at(Span(table_name, poor.line, "high_wage"), message, "yes")


def _method(done: Worked) -> Iterator[Remark]:
    """A method elected that the rule, or the good, does not have (s. 7(6))."""
    method = done.good.facts.method
    if method is None or not done.asked.candidates:
        return
    has = {one for rule in done.asked.candidates for path in rule.alternatives for one in path.required}
    if method not in has:
        message = f"{done.good.name}: the rule does not have the {method.value} method (s. 7(6))"
        yield Remark(codes.METHOD_NOT_OPEN, message)
    elif method is Method.TRANSACTION_VALUE and done.good.facts.transaction_value is None:
        message = f"{done.good.name}: the {method.value} method needs a transaction_value"
        yield Remark(codes.METHOD_NOT_OPEN, message)


def remarks(done: Worked, assessment: Assessment) -> Iterator[Remark]:
    """Warnings and notes about a good that was answered."""
    low = done.subject.low
    if low.vnm > low.net_cost > 0:
        message = f"{assessment.name}: VNM {plain(low.vnm)} is above the net cost {plain(low.net_cost)}"
        yield Remark(codes.VNM_ABOVE_NET_COST, message)
    if done.good.metals is not None and done.asked.legal and done.good_class not in COVERED:
        message = f"{assessment.name}: steel and aluminum are not asked of {done.good_class.value} (s. 17(1))"
        yield Remark(NOT_ASKED, message)
    if assessment.costs_only_of:
        yield Remark(codes.COSTS_ONLY_BELOW, _costs_only_of(assessment))
    yield from _designations(done)
    if assessment.own_determination:
        yield Remark(codes.RESTS_ON_OWN_WORD, _on_own_word(assessment.own_determination))
    yield from _of_lots(done)
    yield from _of_components(done)


def _on_own_word(parts: tuple[str, ...]) -> str:
    """The rows that roll up on the producer's own determination: how many, and the first of them."""
    named = ", ".join(parts[:NAMED]) + (f" and {len(parts) - NAMED} more" if len(parts) > NAMED else "")
    count = "1 row rolls" if len(parts) == 1 else f"{len(parts)} rows roll"
    return f"{count} up on the producer's own determination (s. 8(7)(a)): {named}"


def _costs_only_of(assessment: Assessment) -> str:
    parts = assessment.costs_only_of
    named = ", ".join(parts[:NAMED]) + (f" and {len(parts) - NAMED} more" if len(parts) > NAMED else "")
    return (
        f"{assessment.name} has no cost of its own; only {named} {'has' if len(parts) == 1 else 'have'}. That states "
        "the costs of the whole good, and they are taken as complete"
    )


def _designations(done: Worked) -> Iterator[Remark]:
    """What the producer designates and what does not originate: it is counted as though not designated (s. 8(10))."""
    listed = done.good.elections.intermediate or ()
    for contents in done.good.contents.values():
        for part in contents.components:
            if part.part_number in listed and not done.roll_up.decided(part).rolls_high:
                said = (
                    f"{part.part_number} is designated an intermediate material and does not originate by its own "
                    "rule: counted as though it were not designated (s. 8(10))"
                )
                yield Remark(codes.DESIGNATION_FAILS, said, part.row)


def _of_lots(done: Worked) -> Iterator[Remark]:
    for contents in done.good.contents.values():
        for lot in contents.lots:
            if contradicted(lot.evidence):
                first = _first_row(lot)
                message = _against(lot.evidence)
                message += f"; so on {lot.lines} lines" if lot.lines > 1 else ""
                yield Remark(row_codes.CONTRADICTED, message, first, Column.ORIGINATING)
            alone = lot.statement and lot.statement.vnm is not None and lot.statement.net_cost is None
            if alone and done.subject.put.price is None:
                first = _first_row(lot)
                yield Remark(
                    row_codes.STATEMENT_UNUSED, row_codes.STATEMENT_UNUSED.why, first, Column.SUPPLIER_VNM
                )


def _first_row(lot: Lot) -> int | None:
    return min((one.row for one in lot.heaviest if one.row is not None), default=None)


def _of_components(done: Worked) -> Iterator[Remark]:
    for contents in done.good.contents.values():
        for part in contents.components:
            if contradicted(part.evidence):
                yield Remark(row_codes.CONTRADICTED, _against(part.evidence), part.row, Column.ORIGINATING)
            stated = part.unit_value
            if looked_through(part) and stated is not None:
                total = done.roll_up.ends(part.contents, ZERO).low.total_cost
                if total != stated:
                    message = (
                        f"{part.part_number}: unit_value {plain(stated)}, its contents come to {plain(total)}"
                    )
                    yield Remark(row_codes.VALUE_DIFFERS, message, part.row, Column.UNIT_VALUE)


def _against(evidence: Evidence) -> str:
    """What a valid ``yes`` stands against, and which of the two counts."""
    if produced_outside(evidence):
        return f"certified as originating, yet made in {evidence.made_in}: counted as non-originating (s. 3(2), 10(2))"
    return f"certified as originating, yet tagged {evidence.tag}: the valid certification counts"


def plain(amount: Fraction) -> str:
    """An amount for a message: exact where eight decimals hold it, else as a fraction."""
    scaled = amount * 10**8
    if scaled.denominator != 1:
        return f"{amount.numerator}/{amount.denominator}"
    whole, part = divmod(abs(scaled.numerator), 10**8)
    sign = "-" if amount < 0 else ""
    return f"{sign}{whole}" + (f".{part:08d}".rstrip("0") if part else "")
