"""Groups of lines become lots and costs, in the good's currency, per unit of what they stand in."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from rvc_cli.engine.groups import Group
from rvc_cli.engine.words import Priced
from rvc_cli.facts.columns import Column
from rvc_cli.facts.exact import Fraction, of_decimal
from rvc_cli.facts.goods import Costs
from rvc_cli.facts.lots import ZERO, CodeLot, LineRef, Lot, Statement
from rvc_cli.facts.words import COSTS, EXCLUDED, Kind, folded

NONE = Costs()


class Bundle(Struct):
    """The lots and costs of one contents while they are gathered."""

    lots: dict[object, Lot] = field(default_factory=dict)
    classified: list[CodeLot] = field(default_factory=list)
    costs: Costs = NONE

    def add(self, group: Group, said: Priced, top: int) -> None:
        """Add a group of lines: a cost, an excluded amount, packing (in neither, s. 8(17)), or a lot.

        Lots with a statement are never merged: whether it is used is chosen material by material (s. 9(7)(b)).
        """
        kind = said.read.kind
        if kind in COSTS:
            value = in_currency(valued(group), said.per_unit)
            self.costs = self.costs.plus(Costs(added=value, given=True))
        elif kind in EXCLUDED:
            value = in_currency(valued(group), said.per_unit)
            self.costs = self.costs.plus(Costs(excluded=value, given=True))
        elif kind is not Kind.PACKING:
            lot = lot_of(group, said)
            key = group.first if lot.statement else (lot.kind, lot.evidence, lot.role, lot.listed)
            before = self.lots.get(key)
            self.lots[key] = lot if before is None else merged(before, lot, top)
            if group.code is not None:
                article = folded(group.article) if group.article else ""
                self.classified.append(CodeLot(group.code, article, lot))

    def finished(self) -> tuple[Lot, ...]:
        """The lots, in an order that does not depend on the reader."""
        return tuple(sorted(self.lots.values(), key=_order) if len(self.lots) > 1 else self.lots.values())

    def by_code(self, top: int) -> tuple[CodeLot, ...]:
        """The lots that a tariff shift may turn on, in an order that does not depend on the reader.

        That question does not ask for roles and statements, so lots that differ in nothing else are one.
        """
        if len(self.classified) < 2:
            return tuple(self.classified)
        found: dict[object, CodeLot] = {}
        for one in self.classified:
            key = (one.code, one.article, one.lot.kind, one.lot.evidence)
            before = found.get(key)
            found[key] = replace(one, lot=merged(before.lot, one.lot, top)) if before else one
        return tuple(sorted(found.values(), key=lambda one: (one.code, one.article, *_order(one.lot))))


def lot_of(group: Group, said: Priced) -> Lot:
    """A group of materials as a lot; unit_value is for ``price_unit`` units, every other amount for one."""
    read, rate, per_unit = said.read, said.rate, said.per_unit
    value = in_currency(valued(group), per_unit)
    deductions = in_currency(group.deductions, rate) if group.deductions else ZERO
    return Lot(
        Kind.MATERIAL if read.kind is Kind.ASSEMBLY else read.kind,
        read.evidence,
        read.role,
        group.listed,
        statement_of(group.statements, said.statement_rate) if group.statements else None,
        value,
        deductions,
        group.lines,
        _heaviest(group, said, value, deductions),
        in_currency(group.freight, rate) if group.freight else ZERO,
    )


def _heaviest(group: Group, said: Priced, value: Fraction, deductions: Fraction) -> tuple[LineRef, ...]:
    """The lines of most value; a single one has the amounts of its group."""
    if group.lines == 1:
        only = group.top[0]
        return (LineRef(only.part_number, only.row, value, deductions),)
    return tuple(
        [
            LineRef(
                one.part_number,
                one.row,
                in_currency(one.value, said.per_unit),
                in_currency(one.deductions, said.rate) if one.deductions else ZERO,
            )
            for one in group.top
        ]
    )


def in_currency(amount: Decimal, rate: Fraction) -> Fraction:
    """An amount in the good's currency, exactly; most are nothing or in that currency already."""
    if not amount:
        return ZERO
    found = of_decimal(amount)
    return found if rate == 1 else found * rate


def valued(group: Group) -> Decimal:
    """The value of a group of lines without contents: each has one, or has been complained about."""
    if group.value is None:
        raise AssertionError("a line without a value cannot be counted")
    return group.value


def statement_of(amounts: Mapping[Column, Decimal], rate: Fraction) -> Statement | None:
    """A supplier's statement in the good's currency; None where none is made."""
    if not amounts:
        return None
    found = {column: Fraction(amount) * rate for column, amount in amounts.items()}
    return Statement(
        found.get(Column.SUPPLIER_NET_COST),
        found.get(Column.SUPPLIER_VNM),
        found.get(Column.SUPPLIER_REGIONAL_VALUE),
    )


def merged(one: Lot, other: Lot, top: int) -> Lot:
    """Two lots without a statement that no question tells apart, as one."""
    lines = sorted((*one.heaviest, *other.heaviest), key=lambda line: (-line.value, line.row or 0))
    return replace(
        one,
        value=one.value + other.value,
        deductions=one.deductions + other.deductions,
        freight_and_duties=one.freight_and_duties + other.freight_and_duties,
        lines=one.lines + other.lines,
        heaviest=tuple(lines[:top]),
    )


def _order(lot: Lot) -> tuple[str | int, ...]:
    evidence = lot.evidence
    first = (lot.heaviest[0].row or 0) if lot.heaviest else -1
    return (
        lot.kind,
        evidence.tag,
        evidence.made_in,
        evidence.certification,
        lot.role,
        lot.listed,
        first,
    )
