"""``[steel]`` and ``[aluminum]`` of a manifest, and the tables of purchases they name, into facts (s. 17)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from rvc_cli.diagnostics import Diagnostic, Span
from rvc_cli.diagnostics.purchases import BLANK_ROWS
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.metals import MetalFacts, MetalPurchase, Metals, PurchaseTable, PurchaseTotals
from rvc_cli.facts.purse import Purse
from rvc_cli.intake.manifest import Manifest
from rvc_cli.intake.manifest_models import Aluminum, Steel
from rvc_cli.intake.purchase_cells import PurchaseCells
from rvc_cli.intake.purchase_columns import NEEDED, PurchaseColumn, purchase_aliases
from rvc_cli.intake.purchase_rows import SideColumns, SideTable, read_side_table


def read_metals(
    manifest: Manifest, written: NumberFormat, scratch: Path
) -> tuple[Mapping[str, Metals], tuple[Diagnostic, ...]]:
    """The purchases a manifest tells of, by the currency of its goods, and every complaint; raises nothing.

    A table that both metals name is read once. Amounts are converted at the manifest's rates (s. 2).
    """
    reader = _Reader(manifest, written, scratch)
    steel, aluminum = manifest.sections.steel, manifest.sections.aluminum
    if steel is None and aluminum is None:
        return {}, ()
    goods = [manifest.good] if manifest.good else list(manifest.vehicles.values())
    currencies = dict.fromkeys(one.facts.currency for one in goods)
    found = {one: Metals(reader.facts(steel, one), reader.facts(aluminum, one)) for one in currencies}
    return found, tuple(dict.fromkeys(reader.diagnostics))


@dataclass(slots=True)
class _Reader:
    """Reads the tables of one manifest, each once, and keeps what there is to say of them."""

    manifest: Manifest
    written: NumberFormat
    scratch: Path
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
            name = str(PurePath(self.manifest.name).parent / file)
            rates = {code: one.rate for code, one in self.manifest.rates.items()}
            cells = PurchaseCells(name, self.written, Purse(currency, rates))
            purchases: list[MetalPurchase] = []
            for row in read.rows:
                purchase, wrong = cells.purchase(row)
                self.diagnostics += wrong
                purchases += [purchase] if purchase else []
            self.tables[file, currency] = PurchaseTable(
                name=name,
                purchases=tuple(purchases),
                tells_use=PurchaseColumn.USE in read.columns,
                tells_period=PurchaseColumn.PERIOD in read.columns,
            )
        return self.tables[file, currency]

    def _read(self, file: str) -> SideTable:
        if file not in self.rows:
            path, name = self.manifest.file.path.parent / file, PurePath(self.manifest.name).parent / file
            found = read_side_table(
                path, str(name), _COLUMNS, self.manifest.ignored, self.written, self.scratch
            )
            self.rows[file] = found
            self.diagnostics += found.diagnostics
            if found.blank_rows:
                message = f"{found.blank_rows} rows of blank cells are no purchases and were passed over."
                self.diagnostics.append(BLANK_ROWS.at(Span(str(name)), message))
        return self.rows[file]


_COLUMNS = SideColumns(
    purchase_aliases(), tuple(NEEDED), PurchaseColumn.MATERIAL.value, PurchaseColumn.VALUE.value
)
