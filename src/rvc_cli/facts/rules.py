"""The rules of origin as data: thresholds, product rules, tables of parts, classes of vehicle."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from rvc_cli.facts.classes import GoodClass as GoodClass
from rvc_cli.facts.classes import Method as Method
from rvc_cli.facts.classes import Use as Use
from rvc_cli.facts.codes import CodeRange as CodeRange
from rvc_cli.facts.codes import Shift, Watched
from rvc_cli.facts.codes import dotted as dotted
from rvc_cli.facts.metals import Metal
from rvc_cli.facts.provision import Provision, in_force
from rvc_cli.facts.words import ROLES


class Threshold(Struct, frozen=True):
    """A percentage that a measure must reach, with all its versions in time."""

    name: str
    versions: tuple[Provision[Decimal], ...]


class Path(Struct, frozen=True):
    """One alternative of a product rule: a tariff shift, a regional value content, or both together.

    ``staged``: it is open to the parts of vehicles in an approved alternative staging regime alone (s. 19(4)(b)).
    """

    shift: Shift | None
    rvc: str | None
    methods: tuple[Method, ...]
    cite: str
    staged: bool = False


class ProductRule(Struct, frozen=True):
    """The alternatives one product rule offers a good of these codes, of this article, for these uses.

    ``value_only``: read so, the goods originate by regional value content alone, as those of such a table row do.
    """

    codes: tuple[CodeRange, ...]
    article: str | None
    uses: frozenset[Use]
    source: str
    paths: tuple[Path, ...]
    cite: str
    nomenclature: str
    value_only: bool = False


class TableRow(Struct, frozen=True):
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


class VehicleRow(Struct, frozen=True):
    """A kind of vehicle: its class, its codes, the facts of s. 12 and 13 that make it one, and its threshold."""

    good_class: GoodClass
    threshold: str
    methods: tuple[Method, ...]
    shift: Shift | None
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


class ListedCodes(Struct, frozen=True):
    """The codes of Table A.2, for whoever reads lines: ``every`` one of them, and those that are a ``whole`` part.

    ``watched`` are those that a tariff shift may turn on; None where no shift is asked. ``of_articles``: the codes at
    which the rules name each article (:func:`rvc_cli.facts.articles.places`).
    """

    every: tuple[CodeRange, ...]
    whole: tuple[CodeRange, ...]
    watched: Watched | None = None
    of_articles: Mapping[str, tuple[CodeRange, ...]] = {}


class CorePart(Struct, frozen=True):
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


class PartsOfGoods(Struct, frozen=True):
    """Whether codes provide for goods ``together`` with their parts, or for the goods only (s. 3(4)(a), 3(5))."""

    codes: tuple[CodeRange, ...]
    together: bool
    cite: str


class MetalRow(Struct, frozen=True):
    """A row of Table S: goods of one metal; ``by_metal_value``: parts that count with their metal only (s. 17(2))."""

    metal: Metal
    codes: tuple[CodeRange, ...]
    by_metal_value: bool
    description: str
    cite: str
    nomenclature: str


class Pack(Struct, frozen=True):
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


class Rulebook(Struct, frozen=True):
    """Every rule of one pack and of those it extends. Names of thresholds are ``subject.measure``.

    ``complete``: the codes of which every one that the nomenclature has, has a rule on file.
    """

    pack: Pack
    thresholds: Mapping[str, Threshold]
    products: tuple[ProductRule, ...]
    tables: tuple[TableRow, ...]
    vehicles: tuple[VehicleRow, ...]
    core_parts: tuple[CorePart, ...]
    articles: Mapping[str, str]
    parts_of_goods: tuple[PartsOfGoods, ...] = ()
    metals: tuple[MetalRow, ...] = ()
    complete: tuple[CodeRange, ...] = ()

    def in_force(self, name: str, day: date) -> Provision[Decimal] | None:
        """The version of a threshold that binds ``day``; None where these rules do not know the threshold.

        Raises :class:`NothingInForceError` on a day on which none of its versions binds.
        """
        found = self.thresholds.get(name)
        return in_force(found.name, found.versions, day) if found else None

    def bound(self, name: str, day: date) -> Provision[Decimal] | None:
        """The version of a threshold that binds ``day``; None too on a day on which none does."""
        found = self.thresholds.get(name)
        return next((one for one in found.versions if one.binds(day)), None) if found else None

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
