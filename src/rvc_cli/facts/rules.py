"""The rules of origin as data: thresholds, product rules, tables of parts, classes of vehicle."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rvc_cli.facts.classes import GoodClass as GoodClass
from rvc_cli.facts.classes import Method as Method
from rvc_cli.facts.classes import Use as Use
from rvc_cli.facts.metals import Metal
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.words import ROLES


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
    by regional value content alone; ``by_vehicle`` that the vehicle a part is for chooses among such rows, and
    ``vehicles`` the percentages of the vehicles whose parts it governs, where not those of all.
    """

    table: str
    subject: str
    replaces: frozenset[str]
    value_only: bool
    by_vehicle: bool
    vehicles: frozenset[str]
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


class Listed(StrEnum):
    """Whether Table A.2 lists a code: alone it is a question, save that of a complete engine; none tells nothing."""

    NO = ""
    UNCODED = "uncoded"
    ASKED = "asked"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class ListedCodes:
    """The codes of Table A.2, for whoever reads lines: ``every`` one of them, and those that are a ``whole`` part."""

    every: tuple[CodeRange, ...]
    whole: tuple[CodeRange, ...]


@dataclass(frozen=True, slots=True)
class CorePart:
    """A part of column 1 of Table A.2, with the codes and names of its column-2 components.

    ``whole`` are the names of the component that is the part itself; with ``each_row`` every such row is a part by
    itself, else all rows of the role are one part. ``told_by_code``: a row of one of these codes directly in a vehicle
    is the part without a role of its own.
    """

    role: str
    components: Mapping[str, tuple[CodeRange, ...]]
    whole: frozenset[str]
    each_row: bool
    told_by_code: tuple[CodeRange, ...]
    cite: str

    @property
    def codes(self) -> tuple[CodeRange, ...]:
        """Every code Table A.2 lists for the part or its components."""
        return tuple(one for ranges in self.components.values() for one in ranges)


@dataclass(frozen=True, slots=True)
class MetalRow:
    """A row of Table S: goods of one metal; ``by_metal_value``: parts that count with their metal only (s. 17(2))."""

    metal: Metal
    codes: tuple[CodeRange, ...]
    by_metal_value: bool
    description: str
    cite: str
    nomenclature: str


@dataclass(frozen=True, slots=True)
class Pack:
    """Which rules were applied: what they are, who says so, and how far they were read.

    ``statuses`` has the id and status of every pack that was laid over another: one that is not law leaves what it
    does not touch as the law says it.
    """

    id: str
    status: str
    title: str
    source: str
    read_on: date
    verified_through: date
    sha256: str
    extends: str | None
    statuses: tuple[tuple[str, str], ...] = ()

    def status_of(self, pack: str) -> str:
        """What the pack that brought a provision is; of one that is not listed, what the whole is."""
        return next((status for name, status in self.statuses if name == pack), self.status)


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
    metals: tuple[MetalRow, ...] = ()

    @property
    def roles(self) -> frozenset[str]:
        """Every role a row may name: none, a core part, or a component of one."""
        components = {f"{part.role}/{name}" for part in self.core_parts for name in part.components}
        return frozenset({"none", *ROLES, *components})

    @property
    def core_codes(self) -> tuple[CodeRange, ...]:
        """Every code Table A.2 lists."""
        return tuple(dict.fromkeys(one for part in self.core_parts for one in part.codes))

    @property
    def whole_codes(self) -> tuple[CodeRange, ...]:
        """Those of its codes that tell a core part by themselves."""
        return tuple(one for part in self.core_parts for one in part.told_by_code)

    def listed(self, code: str) -> Listed:
        """What Table A.2 makes of a code without a role: nothing, a question, or the part itself; or no code at all."""
        if not code:
            return Listed.UNCODED
        if any(one.holds(code) for one in self.whole_codes):
            return Listed.WHOLE
        may_be = any(one.may_hold(code) for one in self.core_codes)
        return Listed.ASKED if may_be else Listed.NO

    def told_by(self, code: str) -> str:
        """The role a code itself tells of a row directly in a vehicle; empty where it tells none."""
        return next(
            (part.role for part in self.core_parts if any(one.holds(code) for one in part.told_by_code)), ""
        )
