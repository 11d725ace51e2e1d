"""Rows of a table as people find them: by the physical line of the file."""

from collections.abc import Mapping

from msgspec import Struct

from rvc_cli.facts.findings import Need, Report


class Lines(Struct, frozen=True):
    """The physical line, from 1, of every row that a report names."""

    by_row: Mapping[tuple[str, int], int]

    def of(self, source: str, row: int | None) -> int | None:
        """The line of a source's row; None where it is not known."""
        return None if row is None else self.by_row.get((source, row))

    def of_need(self, source: str, need: Need) -> int | None:
        """The line of an open fact, in the source's table or in the one that the fact names."""
        return self.of(source, need.row) if need.line is None else need.line


def lines_of(report: Report) -> Lines:
    """The lines a report carries."""
    return Lines({(source, row): line for source, row, line in report.lines_of})
