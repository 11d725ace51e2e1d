"""Goods: what one is, what is in it, what it costs, and what its producer has elected."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct, field

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.labor import Labor
from rvc_cli.facts.lots import ZERO, CodeLot, Evidence, Lot, Statement
from rvc_cli.facts.metals import Metals
from rvc_cli.facts.rules import GoodClass, Method, Use
from rvc_cli.facts.words import Kind


class Made(StrEnum):
    """Whether the producer of what a row stands in made it: s. 1 *self-produced material*."""

    SELF_PRODUCED = "self-produced"
    ACQUIRED = "acquired"
    UNKNOWN = "unknown"


class Costs(Struct, frozen=True):
    """Costs other than materials, per unit, and how much of all costs is excluded (s. 1(6), 7(11)-(13)).

    ``added`` is labor, overhead, period and other costs, less currency gains, plus currency losses.
    ``given`` says that somebody stated costs: then these are all there are.
    """

    added: Fraction = ZERO
    excluded: Fraction = ZERO
    given: bool = False

    def plus(self, other: "Costs") -> "Costs":
        """Both together."""
        return Costs(self.added + other.added, self.excluded + other.excluded, self.given or other.given)


class Component(Struct, frozen=True):
    """A row that has contents of its own; amounts per unit of the component, in the good's currency.

    ``hs_statement``: its supplier states the codes of what it is made of (s. 9(7)(a)(ii)).
    """

    part_number: str
    row: int
    kind: Kind
    quantity: Fraction
    unit_value: Fraction | None
    deductions: Fraction
    freight_and_duties: Fraction
    evidence: Evidence
    hs_code: str
    article: str
    role: str
    made: Made
    statement: Statement | None
    contents: str
    hs_statement: bool = False


class Contents(Struct, frozen=True):
    """What one unit of an assembly, or of the good, is made of.

    ``classified`` has those of its lines again that a tariff shift may turn on; None where no codes are given.
    """

    lots: tuple[Lot, ...]
    components: tuple[Component, ...]
    costs: Costs
    classified: tuple[CodeLot, ...] | None = None


class NewPlant(Struct, frozen=True):
    """The plant an other vehicle comes from: a new building, or one after a refit (s. 20(8)).

    ``new_to_assembler``: of a class or marque or, but for the vehicles of s. 20(3), a size category and underbody, that
    the assembler has not produced in the territory before or, after a refit, not in this plant. None is not told.
    """

    first_prototype: date
    kind: str
    new_to_assembler: bool | None = None
    new_machinery: bool | None = None


class GoodFacts(Struct, frozen=True):
    """What the manifest, the options or the table say of the good itself; None is not said.

    ``tariff``: whose tariff the digits after the sixth of the codes are from. ``unassembled``: it came unassembled and
    was classified as assembled (s. 3(4)(b)).
    """

    good_class: GoodClass | None = None
    hs_code: str = ""
    article: str = ""
    part_for: Use | None = None
    part_for_hs: str = ""
    method: Method | None = None
    transaction_value: Fraction | None = None
    international_shipping: Fraction = ZERO
    inland_freight: Fraction = ZERO
    currency: str = "USD"
    produced_in: str = ""
    required: Decimal | None = None
    classifying: Mapping[str, bool | int | str] = field(default_factory=dict)
    new_plant: NewPlant | None = None
    alternative_staging: bool = False
    staging_until: date | None = None
    steel_exempt: bool = False
    tariff: str = ""
    unassembled: bool = False


class Elections(Struct, frozen=True):
    """The choices the law gives the producer; None is "best": the most favourable, which the tool finds.

    ``accumulate``: whose statements are used; ``averaged``: the requirements that are averaged over several goods;
    ``core_parts``: the one method of s. 14(7), (10); ``us_position``: a core part rolls up only by s. 14(7)(a).
    """

    intermediate: tuple[str, ...] | None = None
    accumulate: tuple[str, ...] | None = None
    averaged: frozenset[str] = frozenset()
    core_parts: str | None = None
    us_position: bool = False


class Good(Struct, frozen=True):
    """One good: its facts, its elections, and its contents by key, leaves before what they stand in."""

    name: str
    source: str
    facts: GoodFacts
    elections: Elections
    contents: Mapping[str, Contents]
    root: str
    lines: int
    blank_rows: int = 0
    metals: Metals | None = None
    labor: Labor | None = None
