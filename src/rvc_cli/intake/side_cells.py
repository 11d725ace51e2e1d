"""The cells of a side table, judged by the rules of the columns of a bill of materials that they are like."""

from collections.abc import Mapping

from rvc_cli.diagnostics import Code
from rvc_cli.diagnostics.printable import shown
from rvc_cli.diagnostics.rows import NO_RATE
from rvc_cli.diagnostics.tables import NEEDED_CELL, NOT_A_NUMBER
from rvc_cli.facts.cells import NumberFormat, foreign_mark
from rvc_cli.facts.columns import MONEY, Column
from rvc_cli.facts.exact import Fraction, of_text
from rvc_cli.facts.purse import Purse
from rvc_cli.intake.cell_checks import ColumnCheck
from rvc_cli.intake.money_marks import wrong_mark
from rvc_cli.intake.side_table import SideRow

CURRENCY = "currency"


class SideCells:
    """Judges the cells of one table; ``judged_as`` says of its columns which one of a bill of materials each is like.

    Amounts come out in the currency of ``purse`` (s. 2); ``converted`` False: they stay as they are.
    """

    def __init__(
        self, judged_as: Mapping[str, Column], written: NumberFormat, purse: Purse, converted: bool = True
    ) -> None:
        self._written = written
        self._purse = purse
        self._converted = converted
        nothing = frozenset[str]()
        self._checks = {
            name: ColumnCheck(column, written, nothing, nothing) for name, column in judged_as.items()
        }

    def bad(self, row: SideRow, column: str, paid_in: str = "") -> tuple[Code, str] | None:
        """The code and the sentence for a bad cell; None for a sound one, or a blank one.

        ``paid_in`` is the currency of the row's amounts where it names none; without it that of the good.
        """
        cell, check = row.cells.get(column, ""), self._checks.get(column)
        if not cell or check is None:
            return None
        if check.is_bad(cell):
            return check.complaint(cell)
        if column == CURRENCY and self._converted and self._purse.rate(cell.upper()) is None:
            says = f'No rate for "{shown(cell)}" is given; add it to [exchange_rates] of the manifest.'
            return NO_RATE, says
        currency = row.cells.get(CURRENCY, "").upper() or paid_in or self._purse.currency
        marked = self._written.currency_sign and check.column in MONEY
        mark = foreign_mark(cell, currency) if marked else ""
        return (NOT_A_NUMBER, wrong_mark(cell, mark, currency)) if mark else None

    def number(self, row: SideRow, column: str) -> Fraction | None:
        """A sound number as it stands; None where the cell is blank."""
        text = row.cells.get(column, "")
        return of_text(self._written.plain(text)) if text else None

    def money(self, row: SideRow, column: str) -> Fraction | None:
        """A sound amount in the good's currency; None where the cell is blank."""
        number, rate = self.number(row, column), self._purse.rate(row.cells.get(CURRENCY, "").upper())
        return None if number is None or rate is None else number * rate


def blank(column: str, what: str) -> tuple[Code, str]:
    """The code and the sentence for a cell that is blank and must not be; ``what`` is what a row is called."""
    return NEEDED_CELL, f"The cell in {column} is blank; fill it in, or delete the row if it is no {what}."
