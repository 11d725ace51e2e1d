"""The core parts of a passenger vehicle or light truck: each of column 1 of Table A.2 must originate (s. 14(4))."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from rvc_cli.facts.findings import Need
from rvc_cli.facts.goods import Component
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome, all_of, any_of
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import Method
from rvc_cli.law.amounts import ONE, Ends, slope_for
from rvc_cli.law.core_part_kinds import expected
from rvc_cli.law.core_part_methods import CoreMethod, Sized, sized, together
from rvc_cli.law.core_part_spots import Rolled
from rvc_cli.law.core_rows import Piece, named_roles, pieces
from rvc_cli.law.measured import Measured, Unshifted
from rvc_cli.law.requirement import by_method
from rvc_cli.law.roll_up import RollUp

SUBJECT = "table-a1"
ALONE = (CoreMethod.PART, CoreMethod.COMPONENTS)
SUPER = (CoreMethod.SUPER_CORE, CoreMethod.SUPER_CORE_COMPONENTS)
READINGS: Mapping[bool, tuple[str, str]] = {
    True: (
        "us-position",
        (
            "the United States' position, by our reading of public reports and no text of the law: a core part rolls "
            "up only if it originates by s. 14(7)(a), part by part, or a battery by its shift"
        ),
    ),
    False: (
        "panel",
        (
            "the panel's reading, report of 14 December 2022: a core part that originates by any method of s. 14(4) to "
            "(12) adds nothing to the vehicle's VNM"
        ),
    ),
}


class Judged(Struct, frozen=True):
    """A core part with the outcome of each method that is open to it alone."""

    sized: Sized
    by: Mapping[CoreMethod, Outcome]

    @property
    def piece(self) -> Piece:
        """The part."""
        return self.sized.piece

    def alone(self, methods: Iterable[CoreMethod] = ALONE) -> Outcome:
        """Whether it originates by its papers, or where they do not say by any of these methods."""
        if self.sized.papers is not Outcome.UNDETERMINED:
            return self.sized.papers
        found = any_of(self.by[one] for one in methods)
        return Outcome.UNDETERMINED if found is Outcome.MET and self.sized.here is None else found

    @property
    def barred(self) -> bool:
        """Whether it never originates, by whatever method: made outside the territory, or said not to originate."""
        return self.sized.papers is Outcome.NOT_MET


class CoreParts(Struct, frozen=True):
    """Everything found about the core parts of one vehicle; ``missing`` are roles nobody has, ``asked`` open codes."""

    judged: tuple[Judged, ...]
    super_core: Mapping[CoreMethod, tuple[Ends | None, Outcome]]
    missing: tuple[str, ...]
    asked: tuple[Need, ...]
    required: Provision[Decimal]
    chosen: CoreMethod | None

    @property
    def alone(self) -> tuple[CoreMethod, ...]:
        """The methods of a part by itself that the election leaves open; none where all parts are taken as one."""
        return tuple(one for one in ALONE if self.chosen in {None, one})

    @property
    def complete(self) -> bool:
        """Whether every part that should be there is, and no code leaves open whether there are more."""
        return not self.missing and not self.asked

    @property
    def outcome(self) -> Outcome:
        """Whether every part originates, by the method elected or by the most favourable."""
        ways = []
        if self.alone:
            each = [one.alone(self.alone) for one in self.judged]
            ways.append(all_of([*each, *([] if self.complete else [Outcome.UNDETERMINED])]))
        ways += [self.super_core[one][1] for one in SUPER if self.chosen in {None, one}]
        return any_of(ways)

    def rolled(self, panel: bool) -> Rolled:
        """The rows whose part originates for the vehicle's own VNM: by any method, or by s. 14(7)(a) alone."""
        low, high = set(), set()
        together_ = [self.super_core[one][1] for one in SUPER if panel and self.chosen in {None, one}]
        alone = self.alone if panel else (CoreMethod.PART,)
        for one in self.judged:
            found = any_of((one.alone(alone), *together_))
            spots = {row.spot for row in one.piece.rows}
            low |= spots if found is Outcome.MET else set()
            high |= spots if found is not Outcome.NOT_MET else set()
        return Rolled(frozenset(low), frozenset(high))


def core_parts(roll_up: RollUp, asked: tuple[Need, ...], table: str = SUBJECT) -> CoreParts | None:
    """The core parts of a vehicle by ``table``; None where no row names one, or the rules have no such requirement.

    ``roll_up``: the vehicle with nothing rolled up; ``asked``: rows whose codes leave open whether they are core parts.
    """
    good, rules = roll_up.good, roll_up.rules
    if not rules.book.core_parts or not named_roles(good):
        return None
    required = rules.book.in_force(f"{table}.rvc", rules.day)
    if required is None:
        return None
    judged = tuple(_judged(piece, roll_up, required) for piece in pieces(good, rules.book))
    present = {one.piece.role for one in judged}
    missing = tuple(
        one for one in expected(good.facts.classifying.get("propulsion"), present) if one not in present
    )
    whole = not missing and not asked
    sizes = {
        CoreMethod.SUPER_CORE: [one.sized.whole for one in judged],
        CoreMethod.SUPER_CORE_COMPONENTS: [one.sized.components for one in judged],
    }
    super_core = {
        method: _as_may_be(judged, *_super_core(ends, roll_up, required, whole))
        for method, ends in sizes.items()
    }
    chosen = CoreMethod(good.elections.core_parts) if good.elections.core_parts else None
    return CoreParts(judged, super_core, missing, asked, required, chosen)


def _judged(piece: Piece, roll_up: RollUp, required: Provision[Decimal]) -> Judged:
    found = sized(piece, roll_up)
    own = _by_own_rule(piece, roll_up)
    by_part = _outcome(found.whole, required)
    return Judged(
        found,
        {
            CoreMethod.PART: any_of((by_part, own)) if own is not None else by_part,
            CoreMethod.COMPONENTS: _outcome(found.components, required),
        },
    )


def _by_own_rule(piece: Piece, roll_up: RollUp) -> Outcome | None:
    """What the part's own rule says: transaction value where it has that, a battery's shift (s. 14(5), 14(6))."""
    row = piece.one_row
    if row is None or not isinstance(row.content, Component):
        return None
    part, rules = row.content, roll_up.rules
    if rules.by_value(piece.role):
        return rules.outcome_by_value(part.hs_code, part.article, roll_up.measured(part))
    return roll_up.decided(part).by_rule


def _outcome(ends: Ends | None, required: Provision[Decimal]) -> Outcome:
    """A net cost and a VNM against s. 14(13); undetermined where they are not known."""
    if ends is None:
        return Outcome.UNDETERMINED
    given = ends.low.given and ends.high.given
    put = Measured(
        lambda _: ends, lambda: ends, lambda _: ends, None, given, -ONE, lambda _: Unshifted(), coded=False
    )
    return by_method(put, required, Method.NET_COST)


def _super_core(
    parts: list[Ends | None], roll_up: RollUp, required: Provision[Decimal], whole: bool
) -> tuple[Ends | None, Outcome]:
    """All parts as one (s. 14(10)); some not known: not met only if even the whole vehicle's cost is too little."""
    known = [one for one in parts if one is not None]
    summed = together(known)
    if whole and len(known) == len(parts) and parts:
        return summed, _outcome(summed, required)
    vehicle = roll_up.ends(roll_up.good.root, ZERO).high
    most = slope_for(required.value) * vehicle.net_cost - summed.high.vnm
    hopeless = vehicle.given and most < 0
    return None, Outcome.NOT_MET if hopeless else Outcome.UNDETERMINED


def _as_may_be(
    judged: tuple[Judged, ...], ends: Ends | None, outcome: Outcome
) -> tuple[Ends | None, Outcome]:
    """No single part originates in which one is made outside the territory, or said not to originate."""
    if any(one.barred for one in judged):
        return ends, Outcome.NOT_MET
    somewhere = any(one.sized.here is None for one in judged)
    return ends, Outcome.UNDETERMINED if somewhere and outcome is Outcome.MET else outcome
