"""The tables that sections of a manifest name, each read once; what is wrong with them is kept, not raised."""

from collections.abc import Iterator
from pathlib import PurePath

from msgspec import Struct, field
from msgspec.structs import replace

from rvc_cli.diagnostics import Diagnostic, RvcError, Severity
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.columns import Column
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.purse import Purse
from rvc_cli.intake.manifest import Manifest
from rvc_cli.intake.manifest_tables import beside
from rvc_cli.intake.side_table import Columns, SideTable, read_side_table
from rvc_cli.intake.totals import Totals


class SideTables(Struct):
    """Reads the tables of one manifest, and keeps what there is to say of them in ``diagnostics``."""

    manifest: Manifest
    scratch: Scratch
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _read: dict[tuple[str, str], SideTable] = field(default_factory=dict)

    def purse(self, currency: str) -> Purse:
        """The currency of a good, with the rates of the manifest (s. 2)."""
        return Purse(currency, {code: one.rate for code, one in self.manifest.rates.items()})

    def table(self, file: str, columns: Columns, name: str, amount: str) -> SideTable:
        """The rows of a table, without any where its file or its header cannot be used.

        Headers that the manifest lists to be ignored are passed over. By the columns ``name`` and ``amount`` rows are
        found that sum up others: counted they would count them twice.
        """
        if (file, columns.home) not in self._read:
            path = beside(self.manifest.file.path.parent, file)
            named = str(PurePath(self.manifest.name).parent / file)
            passing = replace(columns, passed=self.manifest.ignored)
            try:
                found = read_side_table(path, named, passing, self.scratch)
            except RvcError as problem:
                found = SideTable(named, (), problem.diagnostics, ())
            self._read[file, columns.home] = found
            sums = self._sums(found, str(path), name, amount)
            self.diagnostics += [*found.complaints, *found.notes, *sums]
        return self._read[file, columns.home]

    def _sums(self, table: SideTable, path: str, name: str, amount: str) -> Iterator[Diagnostic]:
        if any(one.severity is Severity.ERROR for one in table.complaints):
            return
        places, written = {Column.PART_NUMBER: 0, Column.UNIT_VALUE: 1}, self.manifest.format
        totals = Totals(Layout(table.name, path, ",", False, places, (name, amount), written, None, 0))
        for row in table.rows:
            if found := totals.complaint([row.cells[name], row.cells[amount]]):
                code, message, _ = found
                yield table.at(row, code, name, message)
