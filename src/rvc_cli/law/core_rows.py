"""The parts of column 1 of Table A.2 in a vehicle, found by the roles of its rows (s. 14(4))."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.goods import Component, Contents, Good
from rvc_cli.facts.lots import Evidence, Lot, Statement
from rvc_cli.facts.rules import CorePart, Listed, Rulebook
from rvc_cli.law.amounts import ONE
from rvc_cli.law.core_part_spots import Spot, spot_of_lot, spot_of_part

NO_ROLE = frozenset({"", "none"})


class CoreRow(Struct, frozen=True):
    """A row of a core part: a lot or a component, how often it stands in one vehicle, and what its role says it is.

    ``component`` is empty for the part itself and for what belongs to it without being listed in column 2.
    """

    role: str
    component: str
    times: Fraction
    key: str
    spot: Spot
    content: Lot | Component

    @property
    def evidence(self) -> Evidence:
        """What the row says of its origin."""
        return self.content.evidence

    @property
    def statement(self) -> Statement | None:
        """The supplier's statement, if it has one."""
        return self.content.statement

    @property
    def part_number(self) -> str:
        """The part number, of a lot that of its heaviest line."""
        if isinstance(self.content, Component):
            return self.content.part_number
        return self.content.heaviest[0].part_number if self.content.heaviest else ""

    @property
    def row(self) -> int | None:
        """The ordinal of the row, of a lot that of its heaviest line."""
        if isinstance(self.content, Component):
            return self.content.row
        return self.content.heaviest[0].row if self.content.heaviest else None


class Piece(Struct, frozen=True):
    """One part of column 1 that must originate: a row by itself, or all rows of a role together."""

    part: CorePart
    rows: tuple[CoreRow, ...]

    @property
    def role(self) -> str:
        """The role of its rows."""
        return self.part.role

    @property
    def one_row(self) -> CoreRow | None:
        """The row that is the part itself; None where it is made of several."""
        only = self.rows[0] if len(self.rows) == 1 else None
        return only if only and not only.component else None

    @property
    def subject(self) -> str:
        """What the part is called: the part number of its row, else its role."""
        return self.one_row.part_number if self.one_row else self.role


def pieces(good: Good, book: Rulebook) -> tuple[Piece, ...]:
    """The core parts of a vehicle in the order of Table A.2; a row of a role within a row of that role counts once."""
    found = merged(_rows(good, book, good.root))
    listed: list[Piece] = []
    for part in book.core_parts:
        rows = tuple(row for row in found if row.role == part.role)
        whole = tuple(row for row in rows if not row.component) if part.each_row else ()
        listed += [Piece(part, (row,)) for row in whole]
        loose = tuple(row for row in rows if row not in whole)
        if loose:
            listed.append(Piece(part, loose))
    return tuple(listed)


def components_of(row: CoreRow, good: Good, book: Rulebook) -> tuple[CoreRow, ...]:
    """The column-2 components within a row that is, or belongs to, a core part; amounts per vehicle."""
    if not isinstance(row.content, Component):
        return ()
    inside = merged(_rows(good, book, row.content.contents))
    scaled = [_scaled(one, row.times) for one in inside if one.role == row.role and one.component]
    return tuple(scaled)


def named_roles(good: Good) -> bool:
    """Whether any row of a good names the core part it is."""
    return any(
        one.role not in NO_ROLE
        for inside in good.contents.values()
        for rows in (inside.lots, inside.components)
        for one in rows
    )


def below(good: Good, root: str) -> dict[str, Fraction]:
    """The contents within one unit of ``root``, itself among them, with how often; rows with a role are not entered."""
    found = {root: ONE}
    for key in reversed(tuple(good.contents)):
        for part in good.contents[key].components if key in found else ():
            if part.role in NO_ROLE:
                times, before = found[key] * part.quantity, found.get(part.contents)
                found[part.contents] = times if before is None else before + times
    return found


def _scaled(row: CoreRow, times: Fraction) -> CoreRow:
    return CoreRow(row.role, row.component, row.times * times, row.key, row.spot, row.content)


def merged(rows: Iterator[CoreRow]) -> tuple[CoreRow, ...]:
    """Each row once, with how often it stands in the vehicle on all ways together."""
    found: dict[tuple[Spot, str], CoreRow] = {}
    for row in rows:
        before = found.get((row.spot, row.role))
        found[row.spot, row.role] = _scaled(row, (before.times + row.times) / row.times) if before else row
    return tuple(found.values())


def _rows(good: Good, book: Rulebook, root: str) -> Iterator[CoreRow]:
    """Rows with a role below the contents ``root``, outermost ones of each role only."""
    found: dict[str, dict[frozenset[str], Fraction]] = {root: {frozenset(): ONE}}
    parts = {part.role: part for part in book.core_parts}
    for key in reversed(tuple(good.contents)):
        for inside, times in found.get(key, {}).items():
            yield from _of_contents(good.contents[key], key, inside, times, parts, good.root, book)
            for part in good.contents[key].components:
                role = _role(part, key == good.root, book)[0]
                within = inside | {role} if role in parts else inside
                below = found.setdefault(part.contents, {})
                below[within] = below.get(within, Fraction(0)) + times * part.quantity


def _of_contents(
    contents: Contents,
    key: str,
    inside: frozenset[str],
    times: Fraction,
    parts: Mapping[str, CorePart],
    root: str,
    book: Rulebook,
) -> Iterator[CoreRow]:
    spots: list[tuple[Spot, Lot | Component, Fraction]] = [
        *((spot_of_lot(key, place), lot, ONE) for place, lot in enumerate(contents.lots)),
        *((spot_of_part(part), part, part.quantity) for part in contents.components),
    ]
    for spot, content, quantity in spots:
        role, component = _role(content, key == root, book)
        if role in parts and role not in inside:
            listed = "" if component in parts[role].whole else component
            yield CoreRow(role, listed, times * quantity, key, spot, content)


def _role(content: Lot | Component, directly: bool, book: Rulebook) -> tuple[str, str]:
    """The column-1 part and the column-2 component a row names; a complete engine is told by its code."""
    if not content.role and directly:
        if isinstance(content, Component):
            return book.told_by(content.hs_code), ""
        if content.listed is Listed.WHOLE:
            return next((part.role for part in book.core_parts if part.told_by_code), ""), ""
    role, _, component = content.role.partition("/")
    return role, component
