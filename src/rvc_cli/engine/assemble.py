"""Lots and branches become goods: contents by key, leaves first, cycles and too deep trees refused by name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rvc_cli.diagnostics import rows as codes
from rvc_cli.engine.lots import Bundle, in_currency, statement_of
from rvc_cli.engine.scan import Group
from rvc_cli.engine.tree import Branch, Complaint
from rvc_cli.engine.words import Priced, Read, priced, read_words
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.goods import Component, Contents, Made
from rvc_cli.facts.purse import Purse
from rvc_cli.facts.words import in_territory

DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is read: its number format, the words known, the currencies, and who makes what nobody says.

    ``coded``: its lines are asked for their HS codes, and it gives them.
    """

    form: NumberFormat
    roles: frozenset[str]
    articles: frozenset[str]
    purse_of: Callable[[str], Purse]
    assemblies: Made
    top: int
    coded: bool = False


@dataclass(frozen=True, slots=True)
class ReadGood:
    """A good as its lines have it; ``own`` is the single top row that is the good itself."""

    name: str
    contents: Mapping[str, Contents]
    root: str
    lines: int
    own: Branch | None


@dataclass(slots=True)
class Grower:
    """Gathers the rows of one good, whose currency and rates are ``purse``; the same words are read once."""

    name: str
    reading: Reading
    purse: Purse
    known: dict[tuple[object, ...], Priced] = field(default_factory=dict)
    bundles: dict[str, Bundle] = field(default_factory=dict)
    parts: dict[str, list[Component]] = field(default_factory=dict)
    top_rows: list[Branch] = field(default_factory=list)
    lines: int = 0
    at_top: int = 0
    complaints: list[Complaint] = field(default_factory=list)

    def bundle(self, key: str) -> Bundle:
        """The lots and costs gathered so far of one contents."""
        found = self.bundles.get(key)
        if found is None:
            self.bundles[key] = found = Bundle()
        return found

    def add_lines(self, group: Group) -> None:
        """Lines without contents."""
        said = self._read(group.words, group.expired)
        if self._priced(said, group.first):
            self.bundle(group.up).add(group, said, self.purse, self.reading.top)
        self.lines += group.lines
        self.at_top += 0 if group.up else group.lines

    def add_branch(self, branch: Branch) -> None:
        """A row with contents."""
        self.lines += 1
        if not branch.up:
            self.at_top += 1
            self.top_rows.append(branch)
        self.bundle(branch.node)
        said = self._read(branch.words, branch.expired)
        if self._priced(said, branch.row):
            self.parts.setdefault(branch.up, []).append(self._component(branch, said))

    def _read(self, words: Mapping[Column, str], expired: bool) -> Priced:
        """The words of a group or a row; all of one table have the same columns."""
        key = (expired, *words.values())
        found = self.known.get(key)
        if found is None:
            self.known[key] = found = priced(read_words(words, expired, self.reading.form), self.purse)
        return found

    def _priced(self, said: Priced, row: int) -> bool:
        """Whether rates are stated for the row's currencies; a complaint where not."""
        for column, currency in said.unpriced:
            message = f"no rate from {currency} to {self.purse.currency} is stated"
            self.complaints.append(Complaint(codes.NO_RATE, row, column, message, currency))
        return not said.unpriced

    def _component(self, branch: Branch, said: Priced) -> Component:
        read, rate = said.read, said.rate
        value = branch.unit_value
        made = self._made(read, value is not None)
        outside = bool(read.evidence.made_in) and not in_territory(read.evidence.made_in)
        if value is None and outside:
            message = "made outside the territory: it enters at its own unit_value, which is blank (s. 10(2))"
            self.complaints.append(Complaint(codes.NEEDS_VALUE, branch.row, Column.UNIT_VALUE, message, ""))
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
            made=made,
            statement=statement_of(branch.statements, read, self.purse),
            contents=branch.node,
            hs_statement=read.hs_statement,
        )

    def _made(self, read: Read, valued: bool) -> Made:
        """Self-produced or acquired: as the row says, else by its value, else as the table's election has it."""
        if read.made is not None:
            return Made.SELF_PRODUCED if read.made else Made.ACQUIRED
        return self.reading.assemblies if valued else Made.SELF_PRODUCED

    def grown(self) -> ReadGood:
        """The good, once every row is in; complaints about its tree are added on the way."""
        self._same_made()
        own = self.top_rows[0] if self.at_top == 1 and len(self.top_rows) == 1 else None
        if own:  # the good itself enters nothing
            self.complaints = [
                one for one in self.complaints if (one.code, one.row) != (codes.NEEDS_VALUE, own.row)
            ]
        root = own.node if own else ""
        self.bundle(root)
        order = self._leaves_first(root)
        contents = {key: self._contents(key, self.bundles[key]) for key in order}
        return ReadGood(self.name, contents, root, self.lines, own)

    def _contents(self, key: str, bundle: Bundle) -> Contents:
        by_code = bundle.by_code(self.reading.top) if self.reading.coded else None
        return Contents(bundle.finished(), tuple(self.parts.get(key, ())), bundle.costs, by_code)

    def _same_made(self) -> None:
        """Rows of one part number agree on who makes it."""
        first: dict[str, Component] = {}
        for part in (one for listed in self.parts.values() for one in listed):
            other = first.setdefault(part.part_number, part)
            if {other.made, part.made} == {Made.SELF_PRODUCED, Made.ACQUIRED}:
                message = f"{part.part_number!r} is made on one row and bought on another"
                self.complaints += [
                    Complaint(codes.MADE_DIFFERS, row, Column.MADE, message)
                    for row in sorted({other.row, part.row})
                ]

    def _leaves_first(self, root: str) -> list[str]:
        """The keys below ``root`` in an order in which every assembly comes after what it is made of."""
        depth = {root: 0}
        order: list[str] = []
        done: set[str] = set()
        stack: list[tuple[str, bool]] = [(root, False)]
        on_path: set[str] = set()
        while stack:
            key, leaving = stack.pop()
            if leaving:
                on_path.discard(key)
                done.add(key)
                order.append(key)
                continue
            if key in done or key in on_path:
                continue
            on_path.add(key)
            stack.append((key, True))
            for part in self.parts.get(key, ()):
                if part.contents in on_path:
                    self._cycle(part)
                elif part.contents not in done:
                    stack.append((part.contents, False))
        self._unreached(done)
        self._too_deep(order, depth)
        return order

    def _cycle(self, part: Component) -> None:
        message = f"{part.part_number!r} contains itself"
        self.complaints.append(Complaint(codes.CYCLE, part.row, Column.PARENT, message, part.part_number))

    def _unreached(self, done: set[str]) -> None:
        """Rows that no top row leads to stand in a ring of their own."""
        for key, parts in self.parts.items():
            if key and key not in done:
                for part in parts:
                    message = f"{part.part_number!r} stands in a ring that no top row leads to"
                    self.complaints.append(Complaint(codes.CYCLE, part.row, Column.PARENT, message, key))

    def _too_deep(self, order: list[str], depth: dict[str, int]) -> None:
        for key in reversed(order):
            for part in self.parts.get(key, ()):
                below = depth.get(key, 0) + 1
                if below > depth.get(part.contents, 0):
                    depth[part.contents] = below
                if below == DEEPEST + 1:
                    message = f"{part.part_number!r} stands more than {DEEPEST} levels deep"
                    self.complaints.append(Complaint(codes.TOO_DEEP, part.row, Column.PARENT, message))


def grow(
    groups: Iterable[Group], rows: Iterable[Branch], reading: Reading
) -> tuple[list[ReadGood], list[Complaint]]:
    """The goods of a table, in order of first appearance, and what is wrong with their trees."""
    first: dict[str, int] = {}
    growers: dict[str, Grower] = {}
    for group in groups:
        if group.blank or group.head:
            continue
        grower = _grower(growers, group.vehicle, reading)
        first[group.vehicle] = min(group.first, first.get(group.vehicle, group.first))
        grower.add_lines(group)
    for branch in rows:
        grower = _grower(growers, branch.vehicle, reading)
        first[branch.vehicle] = min(branch.row, first.get(branch.vehicle, branch.row))
        grower.add_branch(branch)
    ordered = sorted(growers.values(), key=lambda one: first[one.name])
    goods = [grower.grown() for grower in ordered]
    return goods, [complaint for grower in ordered for complaint in grower.complaints]


def _grower(growers: dict[str, Grower], vehicle: str, reading: Reading) -> Grower:
    found = growers.get(vehicle)
    if found is None:
        growers[vehicle] = found = Grower(vehicle, reading, reading.purse_of(vehicle))
    return found
