"""Lots and branches become goods: contents by key, leaves first. Nothing is judged here; all of it is sound."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from rvc_cli.engine.groups import Group
from rvc_cli.engine.lots import Bundle, in_currency, statement_of
from rvc_cli.engine.shape import is_the_good, leaves_first, made_by
from rvc_cli.engine.tree import Branch
from rvc_cli.engine.words import Priced, priced, read_words
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.goods import Component, Contents, Made
from rvc_cli.facts.purse import Purse

LAST = 2**63  # no row has an ordinal as high


def nowhere_said(_: str) -> str:
    """The HS code of a good that nothing outside its table describes."""
    return ""


class Reading(Struct, frozen=True):
    """How a table is read: its number format, the words known, the currencies, and who makes what nobody says.

    ``coded``: its lines are asked for their HS codes, and it gives them. ``code_of``: the HS code of each good as its
    manifest has it, "" where it has none.
    ``purse_of`` is None where nothing is known of currencies and rates: then they are not judged, and no good is read.
    """

    form: NumberFormat
    roles: frozenset[str]
    articles: frozenset[str]
    purse_of: Callable[[str], Purse] | None
    assemblies: Made
    top: int
    coded: bool = False
    code_of: Callable[[str], str] = nowhere_said


class ReadGood(Struct, frozen=True):
    """A good as its lines have it; ``own`` is the single top row that is the good itself."""

    name: str
    contents: Mapping[str, Contents]
    root: str
    lines: int
    own: Branch | None


class Grower(Struct):
    """Gathers the rows of one good, whose currency and rates are ``purse``.

    Groups and rows that say the same share one mapping of words, which is read once. ``known`` has what was read by the
    identity of that mapping, and the mapping itself, so that its identity stays its own.
    """

    name: str
    reading: Reading
    purse: Purse
    known: dict[tuple[int, bool], tuple[Mapping[Column, str], Priced]] = field(default_factory=dict)
    bundles: dict[str, Bundle] = field(default_factory=dict)
    parts: dict[str, list[Component]] = field(default_factory=dict)
    top_rows: list[Branch] = field(default_factory=list)
    lines: int = 0
    at_top: int = 0
    first: int = LAST

    def bundle(self, key: str) -> Bundle:
        """The lots and costs gathered so far of one contents."""
        found = self.bundles.get(key)
        if found is None:
            self.bundles[key] = found = Bundle()
        return found

    def add_lines(self, group: Group) -> None:
        """Lines without contents."""
        up = group.up
        bundle = self.bundles.get(up) or self.bundle(up)
        bundle.add(group, self._read(group.words, group.expired), self.reading.top)
        self.lines += group.lines
        if group.first < self.first:
            self.first = group.first
        if not up:
            self.at_top += group.lines

    def add_branch(self, branch: Branch) -> None:
        """A row with contents."""
        self.lines += 1
        self.first = min(self.first, branch.row)
        if not branch.up:
            self.at_top += 1
            self.top_rows.append(branch)
        self.bundle(branch.node)
        part = self._component(branch, self._read(branch.words, branch.expired))
        self.parts.setdefault(branch.up, []).append(part)

    def _read(self, words: Mapping[Column, str], expired: bool) -> Priced:
        """The words of a group or a row, and their rates."""
        key = (id(words), expired)
        found = self.known.get(key)
        if found is None:
            said = priced(read_words(words, expired, self.reading.form), self.purse)
            self.known[key] = found = (words, said)
        return found[1]

    def _component(self, branch: Branch, said: Priced) -> Component:
        read, rate = said.read, said.rate
        value = branch.unit_value
        if branch.quantity is None:
            raise AssertionError("a row without a quantity cannot be counted")
        return Component(
            part_number=branch.part_number,
            row=branch.row,
            kind=read.kind,
            quantity=Fraction(branch.quantity),
            unit_value=None if value is None else in_currency(value, said.per_unit),
            deductions=in_currency(branch.deductions, rate),
            freight_and_duties=in_currency(branch.freight, rate),
            evidence=read.evidence,
            hs_code=branch.hs_code,
            article=read.article,
            role=read.role,
            made=made_by(branch, self.reading.assemblies),
            statement=statement_of(branch.statements, said.statement_rate),
            contents=branch.node,
            hs_statement=read.hs_statement,
        )

    def grown(self) -> ReadGood:
        """The good, once every row is in."""
        top = self.top_rows[0] if self.at_top == 1 and len(self.top_rows) == 1 else None
        own = top if top and is_the_good(top, self.reading.code_of(self.name)) else None
        root = own.node if own else ""
        self.bundle(root)
        below = {key: [part.contents for part in parts] for key, parts in self.parts.items()}
        order, rings = leaves_first([root], below)
        if rings:
            raise AssertionError("an assembly that contains itself cannot be counted")
        contents = {key: self._contents(key, self.bundles[key]) for key in order}
        return ReadGood(self.name, contents, root, self.lines, own)

    def _contents(self, key: str, bundle: Bundle) -> Contents:
        by_code = bundle.by_code(self.reading.top) if self.reading.coded else None
        return Contents(bundle.finished(), tuple(self.parts.get(key, ())), bundle.costs, by_code)


def grow(groups: Iterable[Group], branches: Iterable[Branch], reading: Reading) -> list[ReadGood]:
    """The goods of a sound table, in order of first appearance."""
    growers: dict[str, Grower] = {}
    for group in groups:
        if not (group.blank or group.head):
            (growers.get(group.vehicle) or _grower(growers, group.vehicle, reading)).add_lines(group)
    for branch in branches:
        (growers.get(branch.vehicle) or _grower(growers, branch.vehicle, reading)).add_branch(branch)
    return [grower.grown() for grower in sorted(growers.values(), key=lambda one: one.first)]


def _grower(growers: dict[str, Grower], vehicle: str, reading: Reading) -> Grower:
    """The one who gathers a good that no row has named before."""
    if reading.purse_of is None:
        raise AssertionError("a good whose currency is not known cannot be read")
    growers[vehicle] = found = Grower(vehicle, reading, reading.purse_of(vehicle))
    return found
