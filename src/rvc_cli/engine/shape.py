"""The shape of a tree: what comes before what, rings, depth, and rows of one part number that disagree."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from rvc_cli.diagnostics import rows as codes
from rvc_cli.engine.complaint import Complaint
from rvc_cli.engine.tree import Branch
from rvc_cli.facts.columns import Column
from rvc_cli.facts.goods import Made
from rvc_cli.facts.words import abroad, country, yes_no

DEEPEST = 200
Keys = Mapping[str, Sequence[str]]


def leaves_first(roots: Iterable[str], below: Keys) -> tuple[list[str], list[tuple[str, int]]]:
    """The keys that ``roots`` lead to, each after all that is ``below`` it, and the steps that close a ring.

    A step is a key and the place, among what is below it, of a key that it stands in itself.
    """
    order: list[str] = []
    rings: list[tuple[str, int]] = []
    done: set[str] = set()
    on_path: set[str] = set()
    stack = [(root, False) for root in roots]
    while stack:
        key, leaving = stack.pop()
        if leaving:
            on_path.discard(key)
            done.add(key)
            order.append(key)
        elif key not in done and key not in on_path:
            under = below.get(key)
            if not under:
                done.add(key)
                order.append(key)
                continue
            on_path.add(key)
            stack.append((key, True))
            for place, inner in enumerate(under):
                if inner in on_path:
                    rings.append((key, place))
                elif inner not in done:
                    stack.append((inner, False))
    return order, rings


def made_by(branch: Branch, assemblies: Made) -> Made:
    """Self-produced or acquired: as the row says, else by its value, else as the table's election has it."""
    cell = branch.words.get(Column.MADE)
    said = yes_no(cell) if cell else None
    if said is not None:
        return Made.SELF_PRODUCED if said else Made.ACQUIRED
    return Made.SELF_PRODUCED if branch.unit_value is None else assemblies


def is_the_good(branch: Branch, code: str) -> bool:
    """Whether a single top row with contents is the good itself, whose HS code is ``code`` by its manifest, or "".

    One that says it is bought, or does not originate, or bears another code, is a material of the good.
    """
    said = (branch.words.get(Column.MADE), branch.words.get(Column.ORIGINATING))
    if any(cell and yes_no(cell) is False for cell in said):
        return False
    return branch.hs_code.startswith(code) or code.startswith(branch.hs_code)


class Shape(Struct):
    """The rows of one good that others stand in; ``top`` counts its rows that stand in nothing.

    ``code`` is the HS code of the good by its manifest, "" where nothing says.
    """

    tree: Column
    code: str = ""
    branches: list[Branch] = field(default_factory=list)
    top: int = 0

    def complaints(self, assemblies: Made) -> Iterator[Complaint]:
        """Every ring, every row too deep, every assembly that is made and bought, or has no value and needs one."""
        below: dict[str, list[Branch]] = {}
        for branch in self.branches:
            below.setdefault(branch.up, []).append(branch)
        keys = {key: [one.node for one in rows] for key, rows in below.items()}
        own = self.own()
        nodes = {branch.node for branch in self.branches}
        roots = [key for key in below if key not in nodes] or [""]
        order, rings = leaves_first(roots, keys)
        for key, place in rings:
            yield self._ring(below[key][place], "contains itself")
        reached = set(order)
        for key in (one for one in below if one not in reached):
            for branch in below[key]:
                yield self._ring(branch, "stands in a ring that no top row leads to")
        yield from self._too_deep(order, below, own)
        yield from _made_and_bought(self.branches, assemblies)
        yield from (_without_value(one) for one in self.branches if one is not own and _outside(one))

    def own(self) -> Branch | None:
        """The single top row with contents: the good itself, which enters nothing."""
        tops = [one for one in self.branches if not one.up]
        single = len(tops) == self.top == 1
        return tops[0] if single and is_the_good(tops[0], self.code) else None

    def _ring(self, branch: Branch, says: str) -> Complaint:
        message = f"{branch.part_number!r} {says}"
        return Complaint(codes.CYCLE, branch.row, self.tree, message, branch.part_number)

    def _too_deep(
        self, order: list[str], below: Mapping[str, Sequence[Branch]], own: Branch | None
    ) -> Iterator[Complaint]:
        depth: Counter[str] = Counter()
        for key in reversed(order):
            for part in below.get(key, ()):
                level = depth[key] + (0 if part is own else 1)
                depth[part.node] = max(depth[part.node], level)
                if level == DEEPEST + 1:
                    message = f"{part.part_number!r} stands more than {DEEPEST} levels deep"
                    yield Complaint(codes.TOO_DEEP, part.row, self.tree, message, part.part_number)


def _made_and_bought(branches: Sequence[Branch], assemblies: Made) -> Iterator[Complaint]:
    if assemblies is not Made.ACQUIRED and not any(one.words.get(Column.MADE) for one in branches):
        return
    first: dict[str, tuple[Branch, Made]] = {}
    for branch in branches:
        made = made_by(branch, assemblies)
        other, its = first.setdefault(branch.part_number, (branch, made))
        if its is not made and Made.UNKNOWN not in (its, made):
            message = f"{branch.part_number!r} is made on one row and bought on another"
            for one in (other, branch):
                yield Complaint(codes.MADE_DIFFERS, one.row, Column.MADE, message, one.words.get(Column.MADE))


def _outside(branch: Branch) -> bool:
    """Whether a row without a value is made outside the territory, where its contents give it none (s. 10(2))."""
    cell = branch.words.get(Column.MADE_IN, "")
    return bool(cell) and branch.unit_value is None and abroad(country(cell))


def _without_value(branch: Branch) -> Complaint:
    message = "made outside the territory: it enters at its own unit_value, which is blank (s. 10(2))"
    return Complaint(codes.NEEDS_VALUE, branch.row, Column.UNIT_VALUE, message, "")
