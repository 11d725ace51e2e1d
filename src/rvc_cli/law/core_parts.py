"""The core parts of a passenger vehicle or light truck: each of column 1 of Table A.2 must originate (s. 14(4))."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Figure, Finding, Need
from rvc_cli.facts.goods import Component
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome, all_of, any_of
from rvc_cli.facts.provision import Provision, in_force
from rvc_cli.facts.rules import Method
from rvc_cli.law.amounts import ONE, Ends, share, slope_for
from rvc_cli.law.core_part_kinds import expected
from rvc_cli.law.core_part_methods import CoreMethod, Sized, sized, together
from rvc_cli.law.core_part_needs import NEVER, facts_open
from rvc_cli.law.core_part_spots import Rolled
from rvc_cli.law.core_rows import Piece, named_roles, pieces
from rvc_cli.law.measured import Measured, Unshifted
from rvc_cli.law.requirement import by_method
from rvc_cli.law.roll_up import RollUp
from rvc_cli.law.value_content import slack_at

SUBJECT = "table-a1"
ALONE = (CoreMethod.PART, CoreMethod.COMPONENTS)
SUPER = (CoreMethod.SUPER_CORE, CoreMethod.SUPER_CORE_COMPONENTS)
WORDS: Mapping[CoreMethod, str] = {
    CoreMethod.PART: "all VNM of the part, s. 14(7)(a)",
    CoreMethod.COMPONENTS: "non-originating components of column 2, s. 14(7)(b), 14(8)",
    CoreMethod.SUPER_CORE: "all parts as one, all VNM, s. 14(10)(a)",
    CoreMethod.SUPER_CORE_COMPONENTS: "all parts as one, components of column 2, s. 14(10)(b)",
}
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
    def complete(self) -> bool:
        """Whether every part that should be there is, and no code leaves open whether there are more."""
        return not self.missing and not self.asked

    @property
    def outcome(self) -> Outcome:
        """Whether every part originates, by the method elected or by the most favourable."""
        ways = []
        alone = tuple(one for one in ALONE if self.chosen in {None, one})
        if alone:
            each = [one.alone(alone) for one in self.judged]
            ways.append(all_of([*each, *([] if self.complete else [Outcome.UNDETERMINED])]))
        ways += [self.super_core[one][1] for one in SUPER if self.chosen in {None, one}]
        return any_of(ways)

    def rolled(self, panel: bool) -> Rolled:
        """The rows whose part originates for the vehicle's own VNM: by any method, or by s. 14(7)(a) alone."""
        low, high = set(), set()
        together_ = [self.super_core[one][1] for one in SUPER if panel and self.chosen in {None, one}]
        alone = tuple(one for one in ALONE if self.chosen in {None, one}) if panel else (CoreMethod.PART,)
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
    threshold = rules.book.thresholds.get(f"{table}.rvc")
    if threshold is None or not rules.book.core_parts or not named_roles(good):
        return None
    required = in_force(threshold.name, threshold.versions, rules.day)
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
    put = Measured(lambda _: ends, lambda: ends, None, given, -ONE, lambda _: Unshifted(), coded=False)
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


def findings(found: CoreParts, name: str) -> Iterator[Finding]:
    """The requirement itself, then each part, then the parts as one."""
    yield _requirement(found, name)
    for one in found.judged:
        yield _of_part(one, found)
    for method, (ends, outcome) in found.super_core.items():
        if ends is not None:
            yield _measured(
                f"core-part:{method}", name, outcome, ends, found.required, (WORDS[method],), None
            )


def _requirement(found: CoreParts, name: str) -> Finding:
    met = sum(one.alone() is Outcome.MET for one in found.judged)
    by = [method for method in SUPER if found.super_core[method][1] is Outcome.MET]
    said = f"{met} of {len(found.judged) + len(found.missing)}" + (f", {by[0]}" if by else "")
    gone = tuple(
        Need("", None, ZERO, f"which row is the {role}? none has that role (s. 14(4))")
        for role in found.missing
    )
    short = any(one.alone() is not Outcome.MET for one in found.judged)
    told = tuple(need for one in found.judged for need in facts_open(one.sized, short))
    notes = (f"elected: {WORDS[found.chosen]}",) if found.chosen else ()
    return Finding(
        requirement="core-parts",
        subject=name,
        decides=True,
        outcome=found.outcome,
        method=None,
        low=None,
        high=None,
        required=None,
        also_required=(),
        citation=f"{found.required.citation.paragraph}; s. 14(4)",
        needed=(*gone, *found.asked, *told) if found.outcome is Outcome.UNDETERMINED else (),
        slack=None,
        said=said,
        notes=notes,
    )


def _of_part(one: Judged, found: CoreParts) -> Finding:
    """A part by the method that serves it best, the others in its notes."""
    requirement, subject, row = f"core-part:{one.piece.role}", one.piece.subject, one.piece.rows[0].row
    outcome = one.alone()
    open_ = {CoreMethod.PART: one.sized.whole, CoreMethod.COMPONENTS: one.sized.components}
    known = [(method, ends) for method, ends in open_.items() if ends is not None and ends.low.net_cost > 0]
    needed = tuple(facts_open(one.sized, outcome is Outcome.UNDETERMINED))
    if not known:
        said = {Outcome.MET: "by its papers", Outcome.NOT_MET: "by its papers"}.get(outcome, "not known")
        return Finding(
            requirement, subject, False, outcome, None, None, None, None, (),
            found.required.citation.paragraph, needed, None, row=row, said=said,
        )  # fmt: skip
    best = max(known, key=lambda pair: _shares(pair[1]))
    notes = tuple(f"{WORDS[method]}: {one.by[method].value}" for method, _ in known)
    notes = (*notes, NEVER) if one.barred else notes
    measured = _measured(requirement, subject, outcome, best[1], found.required, notes, row)
    return replace(measured, needed=needed)


def _shares(ends: Ends) -> tuple[Fraction, Fraction]:
    return share(ends.low.net_cost, ends.low.vnm), _figure(ends.high.net_cost, ends.high.vnm).share


def _measured(
    requirement: str,
    subject: str,
    outcome: Outcome,
    ends: Ends,
    required: Provision[Decimal],
    notes: tuple[str, ...],
    row: int | None,
) -> Finding:
    low = _figure(ends.low.net_cost, ends.low.vnm)
    high = _figure(ends.high.net_cost, ends.high.vnm) if ends.high.given else Figure(None, ends.high.vnm, ONE)
    return Finding(
        requirement=requirement,
        subject=subject,
        decides=False,
        outcome=outcome,
        method=Method.NET_COST,
        low=low,
        high=high,
        required=required,
        also_required=(),
        citation=required.citation.paragraph,
        needed=(),
        slack=slack_at(low, required),
        notes=notes,
        row=row,
    )


def _figure(net_cost: Fraction, vnm: Fraction) -> Figure:
    return Figure(net_cost, vnm, share(net_cost, vnm) if net_cost > 0 else ZERO)
