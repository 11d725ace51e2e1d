"""``[steel]`` and ``[aluminum]`` of a manifest, and the tables of purchases they name, into facts (s. 17)."""

from collections.abc import Mapping

from msgspec import Struct, field

from rvc_cli.diagnostics import Diagnostic
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.metals import MetalFacts, MetalPurchase, Metals, PurchaseTable, PurchaseTotals
from rvc_cli.intake.manifest import Manifest
from rvc_cli.intake.manifest_models import Aluminum, Steel
from rvc_cli.intake.purchase_cells import PurchaseCells
from rvc_cli.intake.purchase_columns import PurchaseColumn, purchase_columns
from rvc_cli.intake.side_tables import SideTables


def read_metals(manifest: Manifest, scratch: Scratch) -> tuple[Mapping[str, Metals], tuple[Diagnostic, ...]]:
    """The purchases a manifest tells of, by the currency of its goods, and every complaint; raises nothing.

    A table that both metals name is read once. Amounts are converted at the manifest's rates (s. 2).
    """
    steel, aluminum = manifest.sections.steel, manifest.sections.aluminum
    if steel is None and aluminum is None:
        return {}, ()
    reader = _Reader(SideTables(manifest, scratch))
    goods = [manifest.good] if manifest.good else list(manifest.vehicles.values())
    found = {
        one: Metals(reader.facts(steel, one), reader.facts(aluminum, one))
        for one in dict.fromkeys(one.facts.currency for one in goods)
    }
    return found, tuple(dict.fromkeys(reader.files.diagnostics))


class _Reader(Struct):
    """Makes facts of the sections of one manifest, and of each table they name once."""

    files: SideTables
    found: dict[tuple[str, str], PurchaseTable] = field(default_factory=dict)

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
        if (file, currency) not in self.found:
            read = self.files.table(file, purchase_columns(), PurchaseColumn.MATERIAL, PurchaseColumn.VALUE)
            cells = PurchaseCells(read, self.files.manifest.format, self.files.purse(currency))
            purchases: list[MetalPurchase] = []
            for row in read.rows:
                purchase, wrong = cells.purchase(row)
                self.files.diagnostics += wrong
                purchases += [purchase] if purchase else []
            columns = read.rows[0].cells if read.rows else {}
            self.found[file, currency] = PurchaseTable(
                name=read.name,
                purchases=tuple(purchases),
                tells_use=PurchaseColumn.USE in columns,
                tells_period=PurchaseColumn.PERIOD in columns,
            )
        return self.found[file, currency]
