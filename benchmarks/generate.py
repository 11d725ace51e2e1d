"""Bills of materials of any size, the same ones every time: flat tables and trees of assemblies."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = 20_261_123
COSTS = (("labor", 0.08), ("overhead", 0.06), ("period", 0.02))
ASSEMBLY_COSTS = (("labor", 0.07), ("overhead", 0.04))
NAMES = (
    ("Bracket, stamped", "8708.29"),
    ("Bolt, flanged", "7318.15"),
    ("Nut, hexagonal", "7318.16"),
    ("Washer", "7318.22"),
    ("Wiring harness, lead", "8544.30"),
    ("Connector housing", "8536.69"),
    ("Relay", "8536.41"),
    ("Bearing, ball", "8482.10"),
    ("Bearing, tapered", "8482.20"),
    ("Gasket, cylinder head", "8484.10"),
    ("Hose, coolant", "4009.31"),
    ("Tube, brake", "7304.31"),
    ("Grommet", "4016.99"),
    ("Seal, lip", "4016.93"),
    ("Spring, valve", "7320.20"),
    ("Clip, plastic", "3926.30"),
    ("Trim panel", "8708.29"),
    ("Foam, seat", "9401.99"),
    ("Fabric, seat", "5903.20"),
    ("Glass, door", "7007.11"),
    ("Lamp, rear", "8512.20"),
    ("Sensor, wheel speed", "9029.90"),
    ("Control unit", "8537.10"),
    ("Motor, window lift", "8501.31"),
    ("Pump, fuel", "8413.30"),
    ("Filter, oil", "8421.23"),
    ("Sheet steel, blank", "7210.49"),
    ("Casting, aluminum", "7616.99"),
)
MODULES = (
    ("Seat", "9401.20"),
    ("Instrument panel", "8708.29"),
    ("Door module", "8708.29"),
    ("Cooling module", "8708.91"),
    ("Exhaust line", "8708.92"),
    ("Brake, front corner", "8708.30"),
    ("Wheel carrier", "8708.80"),
    ("Harness, main", "8544.30"),
    ("Pedal box", "8708.99"),
    ("Bracket group", ""),
    ("Fastener kit", ""),
)
SUPPLIERS = (
    "Arroyo Seco Partes",
    "Westhaven Products",
    "Dunmore Fabrication",
    "Pinebrook Industries",
    "Componentes Sierra Azul",
    "Lakeshore Stamping",
    '"Hartwell & Sons, Ltd."',
    "Estampados del Bajío",
)
ORIGINS = (("US", 42), ("MX", 27), ("CA", 9), ("CN", 9), ("DE", 5), ("JP", 4), ("KR", 4))
COLUMNS = "part_number,description,supplier,kind,quantity,unit_value,hs_code,origin,originating"
CERTIFIED = ("yes", "yes", "yes", "yes", "yes", "yes", "yes", "no", "")


def money(cents: int) -> str:
    """Cents as a plain decimal."""
    return f"{cents // 100}.{cents % 100:02d}"


class Parts:
    """Purchased parts, one after another, by one seeded dice; the dearest costs ``dearest`` cents."""

    def __init__(self, seed: int, dearest: int) -> None:
        self._dearest = dearest
        self.dice = random.Random(seed)
        self._origins = [origin for origin, weight in ORIGINS for _ in range(weight)]

    def bought(self, name: str) -> tuple[str, int]:
        """The cells of a purchased part from its description on, and its value in cents times its quantity."""
        pick = self.dice.random
        description, code = NAMES[int(pick() * len(NAMES))]
        supplier = SUPPLIERS[int(pick() * len(SUPPLIERS))]
        origin = self._origins[int(pick() * len(self._origins))]
        certified = CERTIFIED[int(pick() * len(CERTIFIED))] if origin in {"US", "MX", "CA"} else ""
        quantity = 1 + int(pick() * pick() * 12)
        cents = 2 + int(pick() ** 4 * self._dearest)
        comma = f'"{description} {name}"' if "," in description else f"{description} {name}"
        cells = f"{comma},{supplier},,{quantity},{money(cents)},{code},{origin},{certified}"
        return cells, quantity * cents


def flat(lines: int, seed: int = SEED) -> Iterator[str]:
    """A flat table of ``lines`` rows: purchased parts, and at its end the costs of the good."""
    parts = Parts(seed, dearest=9_000)
    yield COLUMNS
    total = 0
    for number in range(lines - len(COSTS)):
        cells, cents = parts.bought(f"{number % 997:03d}")
        total += cents
        yield f"PN-{number:07d},{cells}"
    for kind, share in COSTS:
        yield f"COST-{kind},{kind.title()},,{kind},1,{money(int(total * share))},,,"


@dataclass(slots=True)
class Node:
    """An assembly: its number, its parent's place in the list, its depth, its own rows, its cost in cents."""

    number: str
    parent: int
    depth: int
    rows: list[str]
    cents: int = 0


def tree(lines: int, assemblies: int, deepest: int, seed: int = SEED) -> Iterator[str]:
    """A table of ``lines`` rows by parent: one vehicle, ``assemblies`` of them over up to ``deepest`` levels."""
    parts = Parts(seed, dearest=3_500_000 // lines)
    nodes = _skeleton(parts.dice, assemblies, deepest)
    costs = sum(len(ASSEMBLY_COSTS) for place in range(1, assemblies) if place % 4 == 0)
    purchased = lines - assemblies - costs - len(COSTS)
    for number in range(purchased):
        node = nodes[number % assemblies]
        cells, cents = parts.bought(f"{number % 997:03d}")
        node.rows.append(f"PN-{number:07d},{node.number},{cells},")
        node.cents += cents
    yield COLUMNS.replace("part_number,", "part_number,parent,") + ",made"
    yield from reversed(list(_rows(nodes, parts.dice)))


def _skeleton(dice: random.Random, assemblies: int, deepest: int) -> list[Node]:
    """The vehicle first, every assembly after its parent."""
    nodes = [Node("VEHICLE", -1, 0, [])]
    for number in range(1, assemblies):
        parent = dice.randrange(len(nodes))
        while nodes[parent].depth >= deepest - 1:
            parent = dice.randrange(len(nodes))
        nodes.append(Node(f"AS-{number:06d}", parent, nodes[parent].depth + 1, []))
    return nodes


def _rows(nodes: Sequence[Node], dice: random.Random) -> Iterator[str]:
    """Rows from the last assembly to the vehicle, so that the cost of every assembly is known at its row.

    One assembly in ten is bought at a price above its cost, and one in four states costs of its own.
    """
    for place in range(len(nodes) - 1, 0, -1):
        node, above = nodes[place], nodes[nodes[place].parent]
        yield from node.rows
        if place % 4 == 0:
            yield from _costs(node, ASSEMBLY_COSTS)
        name, code = dice.choice(MODULES)
        price, certified = "", ""
        if place % 10 == 0:
            node.cents += node.cents // 8
            price, certified = money(node.cents), dice.choice(("yes", "no", ""))
        origin = dice.choice(("US", "MX", "CA")) if price else ""
        made = "no" if price else ""
        label = f'"{name}"' if "," in name else name
        yield f"{node.number},{above.number},{label},,,1,{price},{code},{origin},{certified},{made}"
        above.cents += node.cents
    yield from nodes[0].rows
    yield from _costs(nodes[0], COSTS)
    yield "VEHICLE,,Sedan,,assembly,1,,8703.23,,,"


def _costs(node: Node, shares: Iterable[tuple[str, float]]) -> Iterator[str]:
    found = [(kind, int(node.cents * share)) for kind, share in shares]
    for kind, cents in found:
        yield f"{node.number}-{kind},{node.number},{kind.title()},,{kind},1,{money(cents)},,,,"
        node.cents += cents


def write(path: Path, rows: Iterable[str]) -> Path:
    """The rows as a file, made once: what is there whole is left as it is."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".half")
        with half.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{row}\n" for row in rows)
        half.replace(path)
    return path
