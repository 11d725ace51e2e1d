"""What is said of core parts: the requirement, each part by the method that serves it best, and all as one (s. 14)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec.structs import replace

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Figure, Finding, Need
from rvc_cli.facts.lots import ZERO, Certification
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import Method
from rvc_cli.law.amounts import HUNDRED, ONE, Ends, figure, share
from rvc_cli.law.core_part_methods import CoreMethod
from rvc_cli.law.core_parts import ALONE, SUPER, CoreParts, Judged
from rvc_cli.law.labor_notes import percents
from rvc_cli.law.needs import PLACE_UNKNOWN
from rvc_cli.law.value_content import slack_at

NEVER = (
    "made outside the territory or said not to originate: it never does, nor in a super-core (s. 3(2), 7(21)), "
    "which is the safe reading; by its words alone s. 14(10) might weigh it in with the other core parts"
)
AS_ONE = "its net cost and VNM: taken as one, all core parts need those of each (s. 14(10))"
PART_OPEN = "its costs, the origin of what is in it, or its components of column 2 leave it open (s. 14(7))"
WORDS: Mapping[CoreMethod, str] = {
    CoreMethod.PART: "all VNM of the part, s. 14(7)(a)",
    CoreMethod.COMPONENTS: "non-originating components of column 2, s. 14(7)(b), 14(8)",
    CoreMethod.SUPER_CORE: "all parts as one, all VNM, s. 14(10)(a)",
    CoreMethod.SUPER_CORE_COMPONENTS: "all parts as one, components of column 2, s. 14(10)(b)",
}


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
    gone = tuple(
        Need("", None, ZERO, f"which row is the {role}? none has that role (s. 14(4))")
        for role in found.missing
    )
    notes = (f"elected: {WORDS[found.chosen]}",) if found.chosen else ()
    return Finding(
        requirement="core-parts",
        subject=name,
        decides=True,
        outcome=found.outcome,
        citation=f"{found.required.citation.paragraph}; s. 14(4)",
        needed=(*gone, *_open_parts(found), *found.asked) if found.outcome is Outcome.UNDETERMINED else (),
        said=_said(found),
        notes=notes,
    )


def _open_parts(found: CoreParts) -> Iterator[Need]:
    """What would settle the parts: of an open one its figures; where one fails, those that all as one need."""
    outcomes = [one.alone(found.alone or ALONE) for one in found.judged]
    as_one = (Outcome.NOT_MET in outcomes and found.chosen in {None, *SUPER}) or not found.alone
    for one, outcome in zip(found.judged, outcomes, strict=True):
        row = one.piece.rows[0].row
        yield from _place(one)
        if as_one and one.sized.whole is None:
            yield Need(one.piece.subject, row, ZERO, AS_ONE)
        elif outcome is Outcome.UNDETERMINED and one.sized.whole is not None:
            yield Need(one.piece.subject, row, ZERO, PART_OPEN)


def _place(one: Judged) -> Iterator[Need]:
    """Where a part is made, if nobody tells and it could decide (s. 3(2), 10(2))."""
    if one.sized.here is None and one.sized.papers is Outcome.UNDETERMINED:
        yield Need(one.piece.subject, one.piece.rows[0].row, ZERO, PLACE_UNKNOWN)


def _said(found: CoreParts) -> str:
    """How many originate by the methods elected; where all together decide, that those do so alone."""
    met = sum(one.alone(found.alone or ALONE) is Outcome.MET for one in found.judged)
    expected = len(found.judged) + len(found.missing)
    count = f"{met} of {expected}"
    met_as_one = [one for one in SUPER if found.super_core[one][1] is Outcome.MET]
    by = met_as_one if found.chosen is None else [one for one in SUPER if one is found.chosen]
    if not by or (found.alone and met == expected):
        return count
    ends = found.super_core[by[0]][0]
    reached = "not known"
    if ends is not None and ends.low.given and ends.high.given:
        low, high = (figure(one.net_cost, one.vnm).share * HUNDRED for one in (ends.low, ends.high))
        reached = percents(low, high)
    return f"{count} alone, {by[0]} {reached}"


def methods_of(one: Judged, found: CoreParts) -> Iterator[Finding]:
    """A part by each method that could measure it alone, elected or not, with the outcome of that method."""
    open_ = {CoreMethod.PART: one.sized.whole, CoreMethod.COMPONENTS: one.sized.components}
    for method, ends in open_.items():
        if ends is not None and ends.low.net_cost > 0:
            elected = "" if not found.alone or method in found.alone else ", not elected"
            notes = (f"{WORDS[method]}{elected}",)
            yield _measured(
                f"core-part:{one.piece.role}",
                one.piece.subject,
                one.by[method],
                ends,
                found.required,
                notes,
                None,
            )


def _of_part(one: Judged, found: CoreParts) -> Finding:
    """A part by the method that serves it best, the others in its notes."""
    requirement, subject, row = f"core-part:{one.piece.role}", one.piece.subject, one.piece.rows[0].row
    elected = found.alone or ALONE
    outcome = one.alone(elected)
    open_ = {CoreMethod.PART: one.sized.whole, CoreMethod.COMPONENTS: one.sized.components}
    known = [(method, ends) for method, ends in open_.items() if ends is not None and ends.low.net_cost > 0]
    if not known:
        fact = "its producer's net cost and VNM, by statement or by contents and costs (s. 14(4))"
        needed = (*_place(one), Need(subject, row, ZERO, fact)) if outcome is Outcome.UNDETERMINED else ()
        said = _by_papers(one) if outcome is not Outcome.UNDETERMINED else "not known"
        return Finding(
            requirement=requirement,
            subject=subject,
            decides=False,
            outcome=outcome,
            citation=found.required.citation.paragraph,
            needed=needed,
            row=row,
            said=said,
        )
    usable = [pair for pair in known if pair[0] in elected] or known
    best = max(usable, key=lambda pair: _shares(pair[1]))
    notes = tuple(
        f"{WORDS[method]}: {_words(one.by[method])}{'' if method in elected else ', but another method is elected'}"
        for method, _ in known
    )
    as_one = any(
        found.super_core[method][1] is Outcome.MET for method in SUPER if found.chosen in {None, method}
    )
    if as_one and outcome is not Outcome.MET:
        notes = (*notes, "it originates with all core parts taken as one, s. 14(10)")
    notes = (*notes, NEVER) if one.barred else notes
    measured = _measured(requirement, subject, outcome, best[1], found.required, notes, row)
    return replace(measured, needed=tuple(_place(one)))


def _shares(ends: Ends) -> tuple[Fraction, Fraction]:
    return share(ends.low.net_cost, ends.low.vnm), figure(ends.high.net_cost, ends.high.vnm).share


def _by_papers(one: Judged) -> str:
    """What decides a part that nothing measures: what its supplier signed, or a bare tag that nobody did."""
    row = one.piece.one_row
    said = row.evidence if row else None
    certified = said is None or said.certification is Certification.YES
    return "by its papers" if certified or one.sized.papers is not Outcome.MET else "by its tag"


def _words(outcome: Outcome) -> str:
    return outcome.value.replace("-", " ")


def _measured(
    requirement: str,
    subject: str,
    outcome: Outcome,
    ends: Ends,
    required: Provision[Decimal],
    notes: tuple[str, ...],
    row: int | None,
) -> Finding:
    low = figure(ends.low.net_cost, ends.low.vnm)
    high = figure(ends.high.net_cost, ends.high.vnm) if ends.high.given else Figure(None, ends.high.vnm, ONE)
    return Finding(
        requirement=requirement,
        subject=subject,
        decides=False,
        outcome=outcome,
        method=Method.NET_COST,
        low=low,
        high=high,
        required=required,
        citation=required.citation.paragraph,
        slack=slack_at(low, required),
        notes=notes,
        row=row,
    )
