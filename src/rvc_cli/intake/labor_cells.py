"""The rows of the tables that [labor_value] names, judged cell by cell and turned into facts."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from rvc_cli.diagnostics import Code, Diagnostic, Span
from rvc_cli.diagnostics import labor as codes
from rvc_cli.diagnostics.printable import shown
from rvc_cli.diagnostics.rows import NO_RATE
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.labor import AnnualPurchase, Capacity, Plant, Shipment
from rvc_cli.facts.purse import Purse
from rvc_cli.facts.words import country, yes_no
from rvc_cli.intake.cell_checks import ColumnCheck
from rvc_cli.intake.header_names import folded
from rvc_cli.intake.labor_columns import OPERATOR_WORDS, PRODUCT_WORDS, Sheet
from rvc_cli.intake.purchase_rows import SideRow

PAID_IN = {"US": "USD", "CA": "CAD", "MX": "MXN"}


class Cells:
    """Judges the rows of one table; amounts come out in the currency of ``purse``."""

    def __init__(self, sheet: Sheet, name: str, written: NumberFormat, purse: Purse) -> None:
        self.sheet = sheet
        self.name = name
        self._written = written
        self._purse = purse
        self._checks = {
            one: ColumnCheck(column, written, None, None) for one, column in sheet.judged_as.items()
        }

    def complaints(self, row: SideRow) -> list[Diagnostic]:
        """Every complaint about the cells of a row."""
        found = [(column, self._bad(column, cell)) for column, cell in row.cells.items()]
        wrong = [self.at(row, column, *bad) for column, bad in found if bad]
        return wrong or list(self._together(row))

    def at(self, row: SideRow, column: str, code: Code, message: str) -> Diagnostic:
        """A complaint about one cell."""
        return code.at(Span(self.name, row.line, column), message, row.cells.get(column))

    def _bad(self, column: str, cell: str) -> tuple[Code, str] | None:
        if not cell:
            says = (
                f"The cell in {column} is blank; fill it in, or delete the row if it is no {self.sheet.what}."
            )
            return (codes.BLANK_CELL, says) if column in self.sheet.filled else None
        if column == "product" and folded(cell) not in PRODUCT_WORDS:
            says = "is no product of an assembly plant; write engines, transmissions or battery-packs"
            return codes.NO_PRODUCT, f'"{shown(cell)}" {says}.'
        if column == "operator" and folded(cell) not in OPERATOR_WORDS:
            return codes.NO_OPERATOR, f'"{shown(cell)}" is no operator; write producer or supplier.'
        check = self._checks.get(column)
        return check.complaint(cell) if check else None

    def _together(self, row: SideRow) -> Iterator[Diagnostic]:
        """What sound cells of one row say together."""
        cells = row.cells
        first, last = cells.get("from", ""), cells.get("until", "")
        if "base_wages" in self.sheet.columns.aliases:
            if bool(first) != bool(last) or (first and date.fromisoformat(first) > date.fromisoformat(last)):
                says = (
                    "Wages of a period need its first and its last day, in that order; correct one of them."
                )
                yield self.at(row, "until", codes.HALF_A_PERIOD, says)
            yield from self._paid_in(row)
        elif (currency := cells.get("currency", "").upper()) and self._purse.rate(currency) is None:
            says = f'No rate for "{shown(currency)}" is given; add it to [exchange_rates] of the manifest.'
            yield self.at(row, "currency", NO_RATE, says)

    def _paid_in(self, row: SideRow) -> Iterator[Diagnostic]:
        currency, place = row.cells.get("currency", "").upper(), country(row.cells.get("country", ""))
        if currency and place in PAID_IN and currency != PAID_IN[place]:
            says = (
                f"Wages paid in {place} are held against a floor in {PAID_IN[place]} and are not converted."
            )
            yield self.at(row, "currency", codes.OTHER_CURRENCY, says)

    def number(self, cells: Mapping[str, str], column: str) -> Fraction | None:
        """A number as it stands; None where the cell is blank."""
        text = cells.get(column, "")
        return Fraction(Decimal(self._written.plain(text))) if text else None

    def money(self, cells: Mapping[str, str], column: str) -> Fraction:
        """An amount in the good's currency."""
        rate = self._purse.rate(cells.get("currency", "").upper())
        return (self.number(cells, column) or Fraction(0)) * (rate or Fraction(0))

    def plant(self, row: SideRow) -> Plant:
        """A row of the table of plants."""
        cells, period = row.cells, None
        if cells.get("from"):
            period = date.fromisoformat(cells["from"]), date.fromisoformat(cells["until"])
        hours, wages = self.number(cells, "hours"), self.number(cells, "base_wages")
        return Plant(cells["plant"], country(cells["country"]) or "", hours, wages, period)

    def purchase(self, row: SideRow) -> AnnualPurchase:
        """A row of the table of purchases."""
        cells = row.cells
        return AnnualPurchase(
            part_number=cells["part_number"],
            parent=cells.get("parent", ""),
            value=self.money(cells, "value"),
            plant=cells.get("plant", ""),
            high_wage=yes_no(cells.get("high_wage", "")),
            made_in=country(cells.get("made_in", "")) or "",
            line=row.line,
        )

    def capacity(self, row: SideRow) -> Capacity:
        """A row of the table of capacities."""
        cells = row.cells
        return Capacity(
            plant=cells["plant"],
            product=PRODUCT_WORDS[folded(cells["product"])],
            units=self.number(cells, "capacity"),
            operator=OPERATOR_WORDS.get(folded(cells.get("operator", ""))),
            contract_years=self.number(cells, "contract_years"),
        )

    def shipment(self, row: SideRow) -> Shipment:
        """A row of the table of shipments."""
        cells = row.cells
        return Shipment(
            carrier=cells["carrier"],
            amount=self.money(cells, "amount"),
            start=country(cells.get("from", "")) or "",
            in_materials=yes_no(cells.get("in_materials", "")),
        )
