"""The rows of the tables that [labor_value] names, judged cell by cell and turned into facts."""

from collections.abc import Iterator
from datetime import date

from rvc_cli.diagnostics import Code, Diagnostic
from rvc_cli.diagnostics import labor as codes
from rvc_cli.diagnostics.printable import shown
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.labor import AnnualPurchase, Capacity, Plant, Shipment
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.purse import Purse
from rvc_cli.facts.words import country, yes_no
from rvc_cli.intake.header_names import folded
from rvc_cli.intake.labor_columns import OPERATOR_WORDS, PRODUCT_WORDS, Sheet
from rvc_cli.intake.side_cells import SideCells, blank
from rvc_cli.intake.side_table import SideRow, SideTable

PAID_IN = {"US": "USD", "CA": "CAD", "MX": "MXN"}


class Cells:
    """Judges the rows of one table; amounts come out in the currency of ``purse``, save wages, which stay as paid."""

    def __init__(self, sheet: Sheet, table: SideTable, written: NumberFormat, purse: Purse) -> None:
        self.sheet = sheet
        self.table = table
        self._wages = "base_wages" in sheet.columns.known
        self._cells = SideCells(sheet.judged_as, written, purse, converted=not self._wages)

    def complaints(self, row: SideRow) -> list[Diagnostic]:
        """Every complaint about the cells of a row."""
        found = [(column, self._bad(row, column)) for column in row.cells]
        wrong = [self.at(row, column, *bad) for column, bad in found if bad]
        return wrong or (list(self._together(row)) if self._wages else [])

    def at(self, row: SideRow, column: str, code: Code, message: str) -> Diagnostic:
        """A complaint about one cell."""
        return self.table.at(row, code, column, message)

    def _bad(self, row: SideRow, column: str) -> tuple[Code, str] | None:
        cell = row.cells[column]
        if not cell:
            return blank(column, self.sheet.what) if column in self.sheet.filled else None
        if column == "product" and folded(cell) not in PRODUCT_WORDS:
            says = "is no product of an assembly plant; write engines, transmissions or battery-packs"
            return codes.NO_PRODUCT, f'"{shown(cell)}" {says}.'
        if column == "operator" and folded(cell) not in OPERATOR_WORDS:
            return codes.NO_OPERATOR, f'"{shown(cell)}" is no operator; write producer or supplier.'
        return self._cells.bad(row, column, PAID_IN.get(country(row.cells.get("country", "")) or "", ""))

    def _together(self, row: SideRow) -> Iterator[Diagnostic]:
        """What sound cells of one row of wages say together."""
        first, last = row.cells.get("from", ""), row.cells.get("until", "")
        if bool(first) != bool(last) or (first and date.fromisoformat(first) > date.fromisoformat(last)):
            says = "Wages of a period need its first and its last day, in that order; correct one of them."
            yield self.at(row, "until", codes.HALF_A_PERIOD, says)
        yield from self._paid_in(row)

    def _paid_in(self, row: SideRow) -> Iterator[Diagnostic]:
        currency, place = row.cells.get("currency", "").upper(), country(row.cells.get("country", ""))
        if currency and place in PAID_IN and currency != PAID_IN[place]:
            says = (
                f"Wages paid in {place} are held against a floor in {PAID_IN[place]} and are not converted."
            )
            yield self.at(row, "currency", codes.OTHER_CURRENCY, says)

    def plant(self, row: SideRow) -> Plant:
        """A row of the table of plants."""
        cells, period = row.cells, None
        if cells.get("from"):
            period = date.fromisoformat(cells["from"]), date.fromisoformat(cells["until"])
        hours, wages = self._cells.number(row, "hours"), self._cells.number(row, "base_wages")
        return Plant(cells["plant"], country(cells["country"]) or "", hours, wages, period)

    def purchase(self, row: SideRow) -> AnnualPurchase:
        """A row of the table of purchases."""
        cells = row.cells
        return AnnualPurchase(
            part_number=cells["part_number"],
            parent=cells.get("parent", ""),
            value=self._cells.money(row, "value") or ZERO,
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
            units=self._cells.number(row, "capacity"),
            operator=OPERATOR_WORDS.get(folded(cells.get("operator", ""))),
            contract_years=self._cells.number(row, "contract_years"),
        )

    def shipment(self, row: SideRow) -> Shipment:
        """A row of the table of shipments."""
        cells = row.cells
        return Shipment(
            carrier=cells["carrier"],
            amount=self._cells.money(row, "amount") or ZERO,
            start=country(cells.get("from", "")) or "",
            in_materials=yes_no(cells.get("in_materials", "")),
        )
