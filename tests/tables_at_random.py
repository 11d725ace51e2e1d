"""Tables at random, as trees that can be written with parents, levels or item numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import strategies as st

Cells = dict[str, str]
TAGS = ["US", "MX", "CA", "CN", "JP", "", "México", "PR", "estados unidos"]
PRICE_UNITS = ["", "1", "10", "7"]
DATES = ["", "2026-11-22", "2026-11-23", "2026-11-24"]
MONEY = ("unit_value", "freight", "duties", "brokerage", "waste")


@dataclass
class Node:
    """A row and what stands in it."""

    cells: Cells
    inside: list["Node"] = field(default_factory=list)

    def every(self) -> Iterator["Node"]:
        """This row and all below it, depth first."""
        yield self
        for one in self.inside:
            yield from one.every()


@dataclass
class Tree:
    """The rows at the top of a good, and the part numbers that its producer designates."""

    top: list[Node]
    designated: list[str]

    def nodes(self) -> list[Node]:
        """Every row, depth first."""
        return [node for one in self.top for node in one.every()]


def amounts(least: int, most: int) -> st.SearchStrategy[str]:
    """An amount of money with up to eight places."""
    return st.integers(least * 10**8, most * 10**8).map(lambda scaled: f"{Decimal(scaled) / 10**8:f}")


def quantities() -> st.SearchStrategy[str]:
    """A number of units, not always a whole one."""
    return st.sampled_from(["1", "2", "0.5", "3.25", "12", "0.00000001"])


@st.composite
def materials(draw: st.DrawFn, number: str) -> Node:
    """A row without contents: mostly a bought material, sometimes indirect, packing or a cost."""
    kind = draw(
        st.sampled_from(
            ["", "", "", "material", "Indirect", "packaging", "accessory", "packing", "labor", "other"]
        )
    )
    cells = {
        "part_number": number,
        "kind": kind,
        "quantity": draw(quantities()),
        "unit_value": draw(amounts(7, 900)),
        "price_unit": draw(st.sampled_from(PRICE_UNITS)),
        "origin": draw(st.sampled_from(TAGS)),
        "originating": draw(st.sampled_from(["yes", "No", "", "sí", "0"])),
        "certified_from": draw(st.sampled_from(DATES)),
        "certified_until": draw(st.sampled_from(["", "2026-12-31", "2026-11-24"])),
        "made_in": draw(st.sampled_from(["", "", "", "US", "CN"])),
        "freight": draw(st.sampled_from(["", "0.3"])),
        "duties": draw(st.sampled_from(["", "0.12345678"])),
        "brokerage": draw(st.sampled_from(["", "0.05"])),
        "waste": draw(st.sampled_from(["", "0.2"])),
        "hs_code": draw(st.sampled_from(["", "7318.15", "8708.29"])),
        "role": "none",
    }
    if kind in {"labor", "other", "packing"}:
        cells |= dict.fromkeys(("freight", "duties", "brokerage", "waste"), "")
    return Node(cells)


@st.composite
def assemblies(draw: st.DrawFn, number: str, depth: int, designated: list[str]) -> Node:
    """A row with contents: made, bought, or made abroad; sometimes designated."""
    ways = ["made", "made", "made and valued", "bought", "abroad"]
    way = draw(st.sampled_from([*ways, "designated"] if depth == 1 else ways))
    made = "no" if way == "bought" else "yes" if way != "made" else ""
    cells = {"part_number": number, "quantity": draw(quantities()), "made": made, "role": "none"}
    cells["origin"] = draw(st.sampled_from(["", "MX", "CN"])) if way == "bought" else ""
    cells["unit_value"] = draw(amounts(7, 900)) if way in {"made and valued", "bought", "abroad"} else ""
    cells["made_in"] = "KR" if way == "abroad" else ""
    said = ["yes", "no", ""] if way == "bought" else ["", "no"]
    cells["originating"] = "yes" if way == "designated" else draw(st.sampled_from(said))
    if way == "designated":
        designated.append(number)
    count = draw(st.integers(1, 3))
    inside = [draw(rows(f"{number}-{place}", depth - 1, designated)) for place in range(count)]
    if draw(st.booleans()):
        inside += excluded_and_its_cost(number)
    return Node(cells, inside)


def excluded_and_its_cost(number: str) -> list[Node]:
    """A cost, and how much of it is excluded."""
    kinds = {"overhead": "4.5", "sales-promotion": "1.25"}
    return [
        Node({"part_number": f"{number}-{kind}", "kind": kind, "quantity": "2", "unit_value": value})
        for kind, value in kinds.items()
    ]


def rows(number: str, depth: int, designated: list[str]) -> st.SearchStrategy[Node]:
    """A row with or without contents."""
    if depth == 0:
        return materials(number)
    return st.one_of(materials(number), assemblies(number, depth, designated))


@st.composite
def trees(draw: st.DrawFn, depth: int = 2) -> Tree:
    """The rows of a good; at least one of them is worth something and originates."""
    designated: list[str] = []
    sure = Node({"part_number": "SURE", "quantity": "1", "unit_value": "500", "originating": "yes"})
    top = [draw(rows(f"P{place}", depth, designated)) for place in range(draw(st.integers(1, 4)))]
    if draw(st.booleans()):
        top += excluded_and_its_cost("TOP")
    tree = Tree([sure, *top], designated)
    if draw(st.booleans()):
        tree = Tree([Node({"part_number": "WHOLE", "quantity": "1"}, tree.top)], designated)
    return tree


def flat(tree: Tree) -> list[Cells]:
    """The rows without contents."""
    return [node.cells for node in tree.nodes() if not node.inside]


def by_parent(tree: Tree) -> list[Cells]:
    """With the part number of what each row stands in."""
    above = {id(one): node for node in tree.nodes() for one in node.inside}
    return [
        {"parent": above[id(node)].cells["part_number"] if id(node) in above else "", **node.cells}
        for node in tree.nodes()
    ]


def by_level(tree: Tree) -> list[Cells]:
    """With the depth of each row, depth first, beginning at 1."""

    def walk(nodes: list[Node], depth: int) -> Iterator[Cells]:
        for node in nodes:
            yield {"level": str(depth), **node.cells}
            yield from walk(node.inside, depth + 1)

    return list(walk(tree.top, 1))


def by_item(tree: Tree) -> list[Cells]:
    """With a dotted number for each row."""

    def walk(nodes: list[Node], prefix: str) -> Iterator[Cells]:
        for place, node in enumerate(nodes, 1):
            yield {"item": f"{prefix}{place}", **node.cells}
            yield from walk(node.inside, f"{prefix}{place}.")

    return list(walk(tree.top, ""))


WRITTEN = {"parent": by_parent, "level": by_level, "item": by_item}


def without(rows_: list[Cells], *columns: str) -> list[Cells]:
    """The rows without some columns."""
    return [{name: cell for name, cell in one.items() if name not in columns} for one in rows_]
