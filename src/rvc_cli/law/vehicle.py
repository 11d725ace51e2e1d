"""The table of contents of the regulation: everything it asks of a good, in its order, on one day."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from rvc_cli.facts.findings import Assessment, Finding, Need, NotAssessed
from rvc_cli.facts.lots import ZERO, Standing
from rvc_cli.facts.outcome import Outcome, all_of
from rvc_cli.facts.rules import Method
from rvc_cli.facts.words import abroad
from rvc_cli.law.asked import REASONS, Asked, not_assessed
from rvc_cli.law.components import of_components
from rvc_cli.law.content import (
    absorbed,
    by_country,
    costs_only_below,
    heaviest,
    needs,
    open_points,
    own_words,
    unlisted,
    value_of,
)
from rvc_cli.law.core_part_regimes import of_core_parts
from rvc_cli.law.core_parts import READINGS
from rvc_cli.law.later import later
from rvc_cli.law.metals import metals
from rvc_cli.law.new_plant import from_new_plant, untold
from rvc_cli.law.shift_finding import NO_CODES, REQUIREMENT, Put, is_joined, of_open_code, of_part, of_vehicle
from rvc_cli.law.staging import NO_LAST_DAY
from rvc_cli.law.us_content import us_content
from rvc_cli.law.value_content import Subject, Verdict, ends_by
from rvc_cli.law.verdict import verdict_on, where_produced
from rvc_cli.law.worked import Question, Worked

# The paragraphs that let a requirement be averaged.
AVERAGED = {"rvc": "s. 16(1)", "lvc": "s. 18(15)"}
Tested = Mapping[str, Finding | NotAssessed]


def assess(worked: Worked, class_reason: str, question: Question) -> Assessment:
    """Put every requirement to the good: first its value (s. 7, 13 to 15, 20), then what a pack asks beside."""
    verdict = verdict_on(worked, worked.subject)
    tested = _tested(worked, question)
    findings, outcomes, open_facts = _put(worked, verdict, tested, question)
    low, high = (
        (findings[0].at_low, findings[0].at_high) if verdict else ends_by(Method.NET_COST, worked.subject)
    )
    base = low.base or ZERO
    left_out = _left_out(worked, outcomes, tested)
    return Assessment(
        name=worked.good.name,
        source=worked.good.source,
        good_class=worked.good_class,
        class_reason=class_reason,
        day=question.day,
        pack=question.book.pack,
        outcome=_outcome(outcomes | _of_one_way(findings, question.required), left_out, question.required),
        originating=None,
        findings=tuple(_deciding(one, question.required) for one in findings),
        not_assessed=left_out,
        net_cost_low=worked.subject.low.net_cost,
        net_cost_high=worked.subject.high.net_cost if worked.subject.put.costs_given else None,
        currency=worked.good.facts.currency,
        lines=worked.good.lines,
        blank_rows=worked.good.blank_rows,
        certified=value_of(worked.bought, Standing.CERTIFIED),
        tagged=value_of(worked.bought, Standing.TAGGED),
        by_rule=value_of(worked.bought, Standing.BY_RULE),
        costs_only_of=costs_only_below(worked.roll_up)
        if worked.asked.legal and worked.subject.put.costs_given
        else (),
        absorbed=absorbed(worked.bought),
        own_determination=own_words(worked.roll_up),
        content_by_country=by_country(worked.bought),
        heaviest=heaviest(worked.bought, base, question.top),
        undetermined_points=open_points(low, high),
        later=later(worked, question),
        open_facts=len(open_facts) + unlisted(worked.bought),
    )


def _other_reading(worked: Worked, subject: Subject) -> list[Finding]:
    """The vehicle's figure as the other reading of the roll-up of core parts has it; it never decides."""
    verdict = verdict_on(worked, subject)
    if verdict is None:
        return []
    name, said = READINGS[not worked.good.elections.us_position]
    return [replace(verdict.finding, requirement=f"rvc:{name}", decides=False, notes=(said,))]


def _tariff_shift(worked: Worked) -> Finding | None:
    """The good's own change in tariff classification, where it is assessed (s. 3(2), 10(2))."""
    put = Put(worked.subject, worked.rules, worked.roll_up.shifting, worked.good.root)
    if worked.asked.vehicle_shifts:
        found = of_vehicle(put, worked.asked.vehicle_shifts)
    else:
        found = of_part(put, worked.asked.candidates) if worked.asked.legal else None
    if found is None and worked.asked.would_tell:
        found = of_open_code(put, worked.good.facts.hs_code, worked.asked.would_tell)
    if found is None or not worked.good.facts.produced_in:
        return found
    return where_produced(Verdict(found, found.outcome), worked).finding


def _put(
    worked: Worked, verdict: Verdict | None, tested: Tested, question: Question
) -> tuple[list[Finding], dict[str, Outcome], tuple[Need, ...]]:
    """Every finding in the order of the regulation, the outcome of each requirement, and the facts that are open."""
    findings: list[Finding] = []
    outcomes: dict[str, Outcome] = {}
    open_facts: tuple[Need, ...] = ()
    if verdict is not None:
        finding, outcomes["rvc"] = _averaged(verdict.finding, verdict.rule_outcome, worked)
        open_facts = needs(worked.roll_up, worked.bought, finding.at_low.base or ZERO)
        if finding.outcome is Outcome.UNDETERMINED:
            finding = replace(finding, needed=(*finding.needed, *_of_the_good(worked, finding), *open_facts))
        findings.append(finding)
    if worked.other_reading is not None:
        findings += _other_reading(worked, worked.other_reading)
    shift = _tariff_shift(worked)
    if shift is not None:
        findings.append(shift)
        outcomes["tariff-shift"] = outcomes.get("rvc", shift.outcome) if is_joined(shift) else shift.outcome
    for part in of_core_parts(worked):
        findings.append(part)
        if part.requirement == "core-parts":
            outcomes["core-parts"] = part.outcome
    for extra in us_content(worked.asked, question.book, worked.bought, question.day, worked.good.name):
        findings.append(extra)
        outcomes[extra.requirement] = extra.outcome
    findings += of_components(worked.good, worked.roll_up, worked.rules)
    for found in tested.values():
        if isinstance(found, Finding):
            findings.append(found)
            outcomes[found.requirement] = found.outcome
    return findings, outcomes, open_facts


def _of_the_good(worked: Worked, finding: Finding) -> Iterator[Need]:
    """What nobody has told of the good itself, and could decide its percentage."""
    asked = (finding.asked, *finding.also_required)
    if worked.regime is None and len({one.value for one in asked}) > 1:
        yield Need("", None, ZERO, NO_LAST_DAY)
    facts = worked.good.facts
    if from_new_plant(worked.rules.book, facts, worked.good_class, worked.rules.day) is None:
        yield from (Need("", None, ZERO, one) for one in untold(facts))


def _left_out(worked: Worked, outcomes: Mapping[str, Outcome], tested: Tested) -> tuple[NotAssessed, ...]:
    """What the law asks of the good and nobody has put to it."""
    found = tuple(one for one in not_assessed(worked.asked, tested) if one.requirement not in outcomes)
    if worked.asked.candidates and not worked.roll_up.coded:
        uncoded = NotAssessed("tariff-shift", NO_CODES, REASONS["tariff-shift"][1])
        found = tuple(uncoded if one.requirement == "tariff-shift" else one for one in found)
    if worked.good.elections.averaged:
        found = (NotAssessed("averaging", *REASONS["averaging"]), *found)
    if not {"rvc", "tariff-shift"} & set(outcomes) or worked.asked.would_tell:
        found = (NotAssessed("rvc", _no_value_rule(worked.asked), "s. 3(2), Schedule 1"), *found)
    return found


def _averaged(finding: Finding, outcome: Outcome, worked: Worked) -> tuple[Finding, Outcome]:
    """Where the producer averages over several vehicles, one that misses alone may meet in the average."""
    if outcome is not Outcome.NOT_MET or finding.requirement not in worked.good.elections.averaged:
        return finding, outcome
    if abroad(worked.good.facts.produced_in):
        return finding, outcome
    cite = AVERAGED[finding.requirement]
    said = f"measured alone: its producer averages it with other vehicles, which is not assessed ({cite})"
    open_ = replace(finding, outcome=Outcome.UNDETERMINED, notes=(*finding.notes, said))
    return open_, Outcome.UNDETERMINED


def _tested(worked: Worked, question: Question) -> Tested:
    """What is asked of the producer: its purchases of metal (s. 17), and labor value content (s. 18)."""
    purchased = metals(worked.good, worked.good_class, question.book, question.day)
    found: dict[str, Finding | NotAssessed] = {one.requirement: one for one in purchased}
    if worked.labor is not None:
        finding = worked.labor.finding
        found["lvc"], _ = _averaged(finding, finding.outcome, worked)
    return found


def _of_one_way(findings: list[Finding], required: frozenset[str] | None) -> dict[str, Outcome]:
    """Of two ways of one rule the outcome of that which alone is named; of both together the rule's own counts."""
    ways = {one.requirement: one for one in findings if one.requirement in {"rvc", REQUIREMENT}}
    if len(ways) < 2 or not is_joined(ways[REQUIREMENT]) or not required or "all" in required:
        return {}
    named = [one for name, one in ways.items() if name in required]
    return {one.requirement: one.outcome for one in named} if len(named) == 1 else {}


def _outcome(
    outcomes: dict[str, Outcome], left_out: tuple[NotAssessed, ...], required: frozenset[str] | None
) -> Outcome:
    """All that decides: every requirement assessed, or those the user named, one not assessed being undetermined."""
    if required is None:
        return all_of(outcomes.values()) if outcomes else Outcome.UNDETERMINED
    names = set(required)
    if "all" in names:
        names = set(outcomes) | {one.requirement for one in left_out if one.requirement != "averaging"}
    return all_of(outcomes.get(name, Outcome.UNDETERMINED) for name in names)


def _deciding(finding: Finding, required: frozenset[str] | None) -> Finding:
    """Only the good's own requirements decide; what is said of a part or a core part explains."""
    own = ":" not in finding.requirement
    named = required is None or "all" in required or finding.requirement in required
    return replace(finding, decides=finding.decides and own and named)


def _no_value_rule(asked: Asked) -> str:
    if not asked.candidates:
        if asked.would_tell:
            return asked.would_tell
        return "no rule for this code and use is on file"
    return "its rule asks for a change in tariff classification only"
