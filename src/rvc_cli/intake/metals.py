"""``[steel]`` and ``[aluminum]`` of a manifest, and the tables of purchases they name, into facts (s. 17)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from rvc_cli.diagnostics import Diagnostic, RvcError, Severity
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.columns import Column
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.metals import MetalFacts, MetalPurchase, Metals, PurchaseTable, PurchaseTotals
from rvc_cli.facts.purse import Purse
from rvc_cli.intake.manifest import Manifest
from rvc_cli.intake.manifest_models import Aluminum, Steel
from rvc_cli.intake.purchase_cells import PurchaseCells
from rvc_cli.intake.purchase_columns import PurchaseColumn, purchase_columns
from rvc_cli.intake.side_table import SideTable, read_side_table
from rvc_cli.intake.totals import Totals


def read_metals(manifest: Manifest, scratch: Scratch) -> tuple[Mapping[str, Metals], tuple[Diagnostic, ...]]:
    """The purchases a manifest tells of, by the currency of its goods, and every complaint; raises nothing.

    A table that both metals name is read once. Amounts are converted at the manifest's rates (s. 2).
    """
    if manifest.steel is None and manifest.aluminum is None:
        return {}, ()
    reader = _Reader(manifest, scratch)
    goods = [manifest.good] if manifest.good else list(manifest.vehicles.values())
    found = {
        one: Metals(reader.facts(manifest.steel, one), reader.facts(manifest.aluminum, one))
        for one in dict.fromkeys(one.facts.currency for one in goods)
    }
    return found, tuple(dict.fromkeys(reader.diagnostics))


@dataclass(slots=True)
class _Reader:
    """Reads the tables of one manifest, each once, and keeps what there is to say of them."""

    manifest: Manifest
    scratch: Scratch
    diagnostics: list[Diagnostic] = field(default_factory=list)
    rows: dict[str, SideTable] = field(default_factory=dict)
    tables: dict[tuple[str, str], PurchaseTable] = field(default_factory=dict)

    def facts(self, section: Aluminum | None, currency: str) -> MetalFacts | None:
        """What one section says, in one currency; totals are in the good's currency already."""
        if section is None:
            return None
        purchases: PurchaseTable | PurchaseTotals | None = None
        if section.purchases is not None:
            purchases = self._table(section.purchases, currency)
        elif section.originating is not None and section.total is not None:
            poured = section.melted_and_poured if isinstance(section, Steel) else None
            purchases = PurchaseTotals(Fraction(section.originating), Fraction(section.total), poured)
        return MetalFacts(purchases, section.period, section.basis)

    def _table(self, file: str, currency: str) -> PurchaseTable:
        if (file, currency) not in self.tables:
            read = self._read(file)
            rates = {code: one.rate for code, one in self.manifest.rates.items()}
            cells = PurchaseCells(read, self.manifest.format, Purse(currency, rates))
            purchases: list[MetalPurchase] = []
            for row in read.rows:
                purchase, wrong = cells.purchase(row)
                self.diagnostics += wrong
                purchases += [purchase] if purchase else []
            columns = read.rows[0].cells if read.rows else {}
            self.tables[file, currency] = PurchaseTable(
                name=read.name,
                purchases=tuple(purchases),
                tells_use=PurchaseColumn.USE in columns,
                tells_period=PurchaseColumn.PERIOD in columns,
            )
        return self.tables[file, currency]

    def _read(self, file: str) -> SideTable:
        """The rows of a table; none where its file or header cannot be used."""
        if file not in self.rows:
            path, name = (
                self.manifest.file.path.parent / file,
                str(PurePath(self.manifest.name).parent / file),
            )
            try:
                found = read_side_table(path, name, purchase_columns(self.manifest.ignored), self.scratch)
            except RvcError as problem:
                found = SideTable(name, (), problem.diagnostics, ())
            self.rows[file] = found
            self.diagnostics += [*found.complaints, *found.notes, *_sums(found, str(path), self.manifest)]
        return self.rows[file]


def _sums(table: SideTable, path: str, manifest: Manifest) -> Iterator[Diagnostic]:
    """Rows that sum up others: counted as purchases they would count them twice."""
    if any(one.severity is Severity.ERROR for one in table.complaints):
        return
    name, value = PurchaseColumn.MATERIAL, PurchaseColumn.VALUE
    places = {Column.PART_NUMBER: 0, Column.UNIT_VALUE: 1}
    layout = Layout(table.name, path, ",", False, places, (name, value), manifest.format, None, 0)
    totals = Totals(layout)
    for row in table.rows:
        if found := totals.complaint([row.cells[name], row.cells[value]]):
            code, message, _ = found
            yield table.at(row, code, name, message)
