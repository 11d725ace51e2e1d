"""Amounts in other money: lines without a rate, with a rate they cannot have, or with a statement above their value."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from rvc_cli.diagnostics import Code
from rvc_cli.diagnostics import rows as codes
from rvc_cli.engine.cells import Cells
from rvc_cli.engine.complaint import Complaint, first_of
from rvc_cli.engine.connection import Connection
from rvc_cli.engine.groups import Group, Saying
from rvc_cli.engine.scan import lines_saying
from rvc_cli.engine.words import Read
from rvc_cli.facts.columns import Column
from rvc_cli.facts.exact import Fraction, of_text
from rvc_cli.facts.purse import Purse


class Fault(NamedTuple):
    """Something wrong with every line of a group."""

    code: Code
    column: Column
    message: str


Found = Mapping[Saying, tuple[int, Sequence[Fault]]]


def faults(group: Group, read: Read, purse: Purse) -> Iterator[Fault]:
    """What is wrong with the money of a group whose words are known; amounts are looked at where none is bad."""
    own = purse.currency
    rate = read.rate(purse)
    if rate is None:
        yield Fault(codes.NO_RATE, Column.CURRENCY, f"no rate from {read.currency} to {own} is stated")
    stated = read.statement_rate(purse)
    if stated is None and read.stated_otherwise:
        message = f"no rate from {read.supplier_currency} to {own} is stated"
        yield Fault(codes.NO_RATE, Column.SUPPLIER_CURRENCY, message)
    if read.recorded_rate and read.currency in ("", own) and of_text(read.recorded_rate) != 1:
        message = f"the row is in {own}, the currency of the good, which has no rate but 1"
        yield Fault(codes.OWN_RATE, Column.EXCHANGE_RATE, message)
    amount = group.statements.get(Column.SUPPLIER_REGIONAL_VALUE)
    sound = not group.bad and rate is not None and stated is not None
    if sound and amount is not None and _above(amount, group.value, stated, rate, read.price_unit):
        message = f"{codes.STATEMENT_ABOVE_VALUE.why} {codes.STATEMENT_ABOVE_VALUE.mend}"
        yield Fault(codes.STATEMENT_ABOVE_VALUE, Column.SUPPLIER_REGIONAL_VALUE, message)


def _above(
    amount: Decimal, value: Decimal | None, stated: Fraction | None, rate: Fraction | None, price_unit: int
) -> bool:
    """Whether a stated amount exceeds the value it is part of, both in the good's currency (s. 9(2)(b), 2(2)).

    Lines with a statement are grouped by their amounts, so that the sums are to each other as the amounts of each.
    """
    if value is None or stated is None or rate is None:
        return False
    return Fraction(amount) * stated * price_unit > Fraction(value) * rate


def named(
    connection: Connection,
    cells: Cells,
    relation: str,
    keys: Sequence[Column],
    found: Found,
) -> list[Complaint]:
    """A complaint for each line and fault, by line; ``found`` says of lines how many there are and what is wrong."""
    if not found:
        return []
    total = sum(lines * len(wrong) for lines, wrong in found.values())
    lines = lines_saying(connection, cells, relation, keys, found)
    return first_of(
        (
            Complaint(fault.code, row, fault.column, fault.message, cells_of.get(fault.column))
            for row, saying, cells_of in lines
            for fault in found[saying][1]
        ),
        total,
    )


def gathered(
    groups: Iterable[Group], read_of: Callable[[Group], Read | None], purse_of: Callable[[str], Purse]
) -> Found:
    """The faults of groups by what their lines say; a group whose words are not known is passed over."""
    found: dict[Saying, tuple[int, list[Fault]]] = {}
    for group in groups:
        read = read_of(group)
        if read is not None and (group.statements or not read.in_own_money):
            lines, wrong = found.get(group.saying, (0, []))
            more = list(faults(group, read, purse_of(group.vehicle)))
            found[group.saying] = lines + group.lines, max(wrong, more, key=len)
    return {saying: (lines, wrong) for saying, (lines, wrong) in found.items() if wrong}
