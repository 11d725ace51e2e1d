"""Headers in, columns out: which header names which column, and every header that is open to doubt."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct, field

from rvc_cli.diagnostics import Diagnostic, Severity, Span
from rvc_cli.diagnostics import tables as codes
from rvc_cli.diagnostics.printable import shown
from rvc_cli.facts.columns import TREE, Column
from rvc_cli.intake.column_aliases import aliases
from rvc_cli.intake.header_names import folded, resembles

NEEDED_COLUMNS = (Column.PART_NUMBER, Column.UNIT_VALUE)
_EVIDENCE = frozenset({Column.ORIGINATING, Column.CERTIFIED_FROM, Column.CERTIFIED_UNTIL})
_EITHER_WAY = {
    Column.UNIT_VALUE: ("unit", "cost", "costo", "coste", "price", "precio", "value", "valor"),
    Column.PART_NUMBER: ("part", "pieza", "item", "material", "component", "número", "number"),
}


class ColumnMap(Struct, frozen=True):
    """What a manifest or the configuration says of headers: ``[columns]`` and its ``ignore``.

    ``tree`` is the column that gives the tree where there are several; absent, the one that ``columns`` maps.
    """

    columns: Mapping[str, Column] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    tree: Column | None = None


class Header(Struct, frozen=True):
    """A header read: where each column stands, which column gives the tree, and what there is to say."""

    columns: Mapping[Column, int]
    tree: Column | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def sound(self) -> bool:
        """Whether no complaint is an error."""
        return all(one.severity is not Severity.ERROR for one in self.diagnostics)


def match(headers: Sequence[str], mapping: ColumnMap, name: str) -> Header:
    """The columns that ``headers`` name in the table ``name``, with all complaints; none is raised."""
    mapped = {folded(header): column for header, column in mapping.columns.items()}
    ignored = {folded(header) for header in mapping.ignored}
    found: dict[Column, list[int]] = {}
    unknown: list[int] = []
    for place, header in enumerate(headers):
        key = folded(header)
        column = mapped.get(key) or (None if key in ignored else _known().get(key))
        if column is not None:
            found.setdefault(column, []).append(place)
        elif key not in ignored:
            unknown.append(place)
    tree, said = _tree(found, headers, mapping, name)
    said += _doubled(found, headers, name)
    said += _unnamed([place for place in unknown if not headers[place].strip()], name)
    said += [_stranger(headers[place], name) for place in unknown if headers[place].strip()]
    said += _needed(found, [headers[place] for place in unknown], name)
    said += _idle(mapping, {folded(header) for header in headers}, name)
    columns = {column: places[0] for column, places in found.items() if column not in TREE or column is tree}
    return Header(columns, tree, tuple(said))


def recognised(headers: Sequence[str], mapping: ColumnMap) -> int:
    """How many different columns ``headers`` name: tells a header from a title."""
    mapped = {folded(header): column for header, column in mapping.columns.items()}
    columns = (mapped.get(folded(header)) or _known().get(folded(header)) for header in headers)
    return len({column for column in columns if column is not None})


@cache
def _known() -> dict[str, Column]:
    """Every folded header that is known, to its column."""
    known = {folded(alias): column for column, listed in aliases().items() for alias in listed}
    return known | {folded(column.value): column for column in Column}


def _tree(
    found: Mapping[Column, list[int]], headers: Sequence[str], mapping: ColumnMap, name: str
) -> tuple[Column | None, list[Diagnostic]]:
    """The column that gives the tree, and the complaint where that is open."""
    present = [column for column in TREE if column in found]
    named = {column for column in mapping.columns.values() if column in present}
    picked = [mapping.tree] if mapping.tree in present else [one for one in present if one in named]
    span = Span(name, 1)
    if len(present) < 2:
        return (present[0] if present else None), []
    if len(picked) == 1:
        rest = _and(f'"{shown(headers[found[one][0]])}"' for one in present if one is not picked[0])
        message = f"The tree is taken from {picked[0]}; {rest} is not read."
        return picked[0], [codes.TREE_PASSED_OVER.at(span, message)]
    both = _and(f'"{shown(headers[found[one][0]])}" ({one})' for one in present)
    message = (
        f"The columns {both} each give the tree, and they may contradict each other; "
        "map the one to read under [columns] in the manifest."
    )
    return present[0], [codes.TWO_TREES.at(span, message)]


def _doubled(found: Mapping[Column, list[int]], headers: Sequence[str], name: str) -> list[Diagnostic]:
    """A complaint for each column that more than one header names."""
    said = []
    for column, places in found.items():
        if len(places) > 1:
            both = _and(f'"{shown(headers[place])}" (column {place + 1})' for place in places)
            message = (
                f"The headers {both} all mean {column}; rename or remove one, "
                "or list it under ignore in [columns] of the manifest."
            )
            said.append(codes.HEADER_TWICE.at(Span(name, 1, column.value), message, headers[places[-1]]))
    return said


def _unnamed(places: Sequence[int], name: str) -> list[Diagnostic]:
    """One note about all columns without a name."""
    if not places:
        return []
    listed = _and(str(place + 1) for place in places[:10])
    more = f" and {len(places) - 10} more" if len(places) > 10 else ""
    which = f"Column {listed} has" if len(places) == 1 else f"Columns {listed}{more} have"
    message = f"{which} no name and {'is' if len(places) == 1 else 'are'} not read."
    return [codes.UNNAMED_COLUMN.at(Span(name, 1), message)]


def _stranger(header: str, name: str) -> Diagnostic:
    """What there is to say of a header that is not known: an error when it is nearly one that is."""
    key, span = folded(header), Span(name, 1)
    near = _nearest(key)
    if near is None:
        return codes.UNKNOWN_HEADER.at(
            span, f'The column "{shown(header)}" is not known; it is not read.', header
        )
    known, column = near
    written = _as_written(known, column)
    meant = written if written == column else f"{written} ({column})"
    message = (
        f'The header "{shown(header)}" is not known, but looks like {meant}; correct it, '
        "map it under [columns] in the manifest, or list it there under ignore."
    )
    return codes.MISSPELT_HEADER.at(Span(name, 1, column.value), message, header)


def _nearest(key: str) -> tuple[str, Column] | None:
    """The known header that ``key`` resembles, a canonical name before an alias."""
    canonical = {folded(column.value) for column in Column}
    close = [
        known
        for known, column in _known().items()
        if resembles(key, known) and not _begins(key, known, column)
    ]
    best = min(close, key=lambda known: (known not in canonical, known), default=None)
    return None if best is None else (best, _known()[best])


def _begins(key: str, known: str, column: Column) -> bool:
    """Whether ``key`` is the first words of a known header: "material" is no misspelt "material no".

    "certified" might mean the certification itself, or one of its days: passed over, tags alone would decide.
    """
    if column in _EVIDENCE:
        return False
    words = _as_written(known, column).split()
    return any(folded(" ".join(words[:count])) == key for count in range(1, len(words)))


def _as_written(known: str, column: Column) -> str:
    return next(one for one in (column.value, *aliases()[column]) if folded(one) == known)


def _needed(found: Mapping[Column, list[int]], unknown: Sequence[str], name: str) -> list[Diagnostic]:
    """A complaint for each needed column that no header names, with the headers that might mean it."""
    said = []
    for column in NEEDED_COLUMNS:
        if column not in found:
            words = [folded(word) for word in _EITHER_WAY[column]]
            maybe = [f'"{shown(one)}"' for one in unknown if any(word in folded(one) for word in words)]
            perhaps = f" Perhaps {_or(maybe[:5])} means it." if maybe else ""
            message = (
                f"The table has no column {column}, which is needed.{perhaps} "
                "Add the column, or map the header that means it under [columns] in the manifest."
            )
            said.append(codes.NEEDED_COLUMN.at(Span(name, 1, column.value), message))
    return said


def _idle(mapping: ColumnMap, present: set[str], name: str) -> Iterator[Diagnostic]:
    """A note for each mapped header that the table does not have."""
    for header, column in mapping.columns.items():
        if folded(header) not in present:
            message = f'[columns] maps "{shown(header)}" to {column}, but the table has no such header.'
            yield codes.MAPPED_NOT_FOUND.at(Span(name, 1), message, header)


def _and(words: Iterator[str]) -> str:
    listed = list(words)
    return " and ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)


def _or(words: Sequence[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
