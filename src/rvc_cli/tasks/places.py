"""Where a good is in its source: the rows it has, and the line that a complaint about it points at."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.diagnostics import Diagnostic, Span
from rvc_cli.facts.columns import Column
from rvc_cli.facts.goods import Good
from rvc_cli.intake.goods import SourceGoods
from rvc_cli.intake.lookup import Found, cell, first_lines, rows_with
from rvc_cli.intake.manifest_tables import value_at


class Place(Struct, frozen=True):
    """A good of a source, and how the table calls it ("" where it has no column for that)."""

    read: SourceGoods
    good: Good
    vehicle: str

    def rows(self, part_number: str) -> list[Found]:
        """The rows of the good that have this part number."""
        layout = self.read.layout
        if layout is None:
            return []
        found = rows_with(layout, Column.PART_NUMBER, part_number.strip())
        return [one for one in found if cell(layout, one.cells, Column.VEHICLE) == self.vehicle]


def places(read: SourceGoods) -> tuple[Place, ...]:
    """Every good of a source."""
    return tuple(Place(read, good, name) for good, name in zip(read.goods, read.vehicles, strict=True))


def named(wrong: Iterable[tuple[Place, Diagnostic]], read: SourceGoods) -> Iterator[Diagnostic]:
    """Complaints about goods; where a source has several, with the name of the good and where it is described."""
    listed = list(wrong)
    if len(read.goods) < 2 or not listed:
        yield from (one for _, one in listed)
        return
    where = _begins(read)
    for place, one in listed:
        name = place.good.name
        message = one.message if name in one.message else f"{name}: {one.message}"
        span = where.get(place.vehicle, one.span) if one.span.line is None else one.span
        yield replace(one, span=span, message=message)


def _begins(read: SourceGoods) -> dict[str, Span]:
    """Where each good is described: its row in the table of vehicles, else its first row in the table itself."""
    manifest, layout = read.manifest, read.layout
    table = value_at(manifest.file.data, ("goods", "table")) if manifest else None
    if manifest and manifest.vehicles and table:
        file = str(PurePath(manifest.name).parent / table.strip())
        return {name: Span(file, one.line, "vehicle") for name, one in manifest.vehicles.items()}
    if layout is None:
        return {}
    lines = first_lines(layout, Column.VEHICLE)
    return {name: Span(layout.name, line, "vehicle") for name, line in lines.items()}
