"""The rules of origin as data: thresholds, product rules, tables of parts, classes of vehicle."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rvc_cli.facts.classes import GoodClass as GoodClass
from rvc_cli.facts.classes import Method as Method
from rvc_cli.facts.classes import Use as Use
from rvc_cli.facts.provision import Provision


@dataclass(frozen=True, slots=True)
class CodeRange:
    """HS codes from ``first`` to ``last`` by their leading digits, both included: 8703.21-8703.90, 84.07."""

    first: str
    last: str

    def holds(self, code: str) -> bool:
        """Whether ``code`` (digits only) falls in the range; a code shorter than the range never does."""
        head = code[: len(self.first)]
        return len(head) == len(self.first) and self.first <= head <= self.last

    def may_hold(self, code: str) -> bool:
        """Whether a code too short to tell could still fall in the range."""
        short = len(code) < len(self.first)
        return self.holds(code) or (short and self.first[: len(code)] <= code <= self.last[: len(code)])

    def __str__(self) -> str:
        first, last = dotted(self.first), dotted(self.last)
        return first if first == last else f"{first}-{last}"


def dotted(digits: str) -> str:
    """An HS code the way the tariff prints it: 870829 becomes 8708.29, 8407 becomes 84.07."""
    if len(digits) <= 4:
        return f"{digits[:2]}.{digits[2:]}" if len(digits) > 2 else digits
    tail = digits[6:]
    return f"{digits[:4]}.{digits[4:6]}" + (f".{tail}" if tail else "")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A percentage that a measure must reach, with all its versions in time."""

    name: str
    versions: tuple[Provision[Decimal], ...]


@dataclass(frozen=True, slots=True)
class Path:
    """One alternative of a product rule: a tariff shift, a regional value content, or both together."""

    shift: str | None
    rvc: str | None
    methods: tuple[Method, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class ProductRule:
    """The alternatives one product rule offers a good of these codes, of this article, for these uses."""

    codes: tuple[CodeRange, ...]
    article: str | None
    uses: frozenset[Use]
    source: str
    paths: tuple[Path, ...]
    cite: str
    nomenclature: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of Tables A.1 and B to F or of a paragraph that lists goods as they do.

    ``article`` is set where the row is an "ex" row. ``subject`` is the requirement the row brings, ``replaces`` the
    sources of rules it takes the place of ("schedule-1", "section-13"); ``value_only`` says that its goods originate
    by regional value content alone; ``by_vehicle`` that the vehicle a part is for chooses among such rows.
    """

    table: str
    subject: str
    replaces: frozenset[str]
    value_only: bool
    by_vehicle: bool
    codes: tuple[CodeRange, ...]
    article: str | None
    uses: frozenset[Use]
    description: str
    cite: str
    nomenclature: str


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """A kind of vehicle: its class, its codes, the facts of s. 12 and 13 that make it one, and its threshold."""

    good_class: GoodClass
    threshold: str
    methods: tuple[Method, ...]
    shift: str | None
    codes: tuple[CodeRange, ...]
    facts: Mapping[str, bool | int | str]
    certain: bool
    description: str
    cite: str
    nomenclature: str


@dataclass(frozen=True, slots=True)
class CorePart:
    """A part of column 1 of Table A.2, with the codes and names of its column-2 components."""

    role: str
    components: Mapping[str, tuple[CodeRange, ...]]
    cite: str


@dataclass(frozen=True, slots=True)
class Pack:
    """Which rules were applied: what they are, who says so, and how far they were read."""

    id: str
    status: str
    title: str
    source: str
    read_on: date
    verified_through: date
    sha256: str
    extends: str | None


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every rule of one pack and of those it extends. Names of thresholds are ``subject.measure``."""

    pack: Pack
    thresholds: Mapping[str, Threshold]
    products: tuple[ProductRule, ...]
    tables: tuple[TableRow, ...]
    vehicles: tuple[VehicleRow, ...]
    core_parts: tuple[CorePart, ...]
    articles: Mapping[str, str]
