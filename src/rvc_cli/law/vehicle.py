"""The table of contents of the regulation: everything it asks of a good, in its order, on one day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from rvc_cli.facts.findings import Assessment, Finding, Later, Need, NotAssessed
from rvc_cli.facts.goods import Good, GoodFacts
from rvc_cli.facts.lots import ZERO, Standing
from rvc_cli.facts.outcome import Outcome, all_of
from rvc_cli.facts.provision import NothingInForceError, next_change
from rvc_cli.facts.rules import GoodClass, Method, Rulebook
from rvc_cli.facts.words import in_territory
from rvc_cli.law.asked import LIGHT_VEHICLES, REASONS, Asked, asked_of, not_assessed
from rvc_cli.law.components import of_components
from rvc_cli.law.content import by_country, heaviest, needs, open_points, own_words, unlisted, value_of
from rvc_cli.law.core_parts import READINGS, CoreParts, core_parts
from rvc_cli.law.core_parts import findings as core_findings
from rvc_cli.law.core_rows import named_roles
from rvc_cli.law.evidence import EvidenceMode
from rvc_cli.law.metals import metals
from rvc_cli.law.needs import core_part_lines
from rvc_cli.law.own_rule import OwnRules
from rvc_cli.law.purchases import Purchase, purchases
from rvc_cli.law.roll_up import RollUp
from rvc_cli.law.shift_finding import NO_CODES, REQUIREMENT, Put, is_joined, of_part, of_vehicle
from rvc_cli.law.us_content import us_content
from rvc_cli.law.value_content import Subject, Verdict, ends_by, the_good, value_content


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a good beside its own facts: the law, the day, and how evidence counts."""

    book: Rulebook
    day: date
    mode: EvidenceMode
    required: frozenset[str] | None
    top: int


@dataclass(frozen=True, slots=True)
class Worked:
    """A good with everything the law reads of it worked out once; later days ask only the percentage again."""

    good: Good
    good_class: GoodClass
    assumed: bool
    asked: Asked
    rules: OwnRules
    roll_up: RollUp
    subject: Subject
    bought: tuple[Purchase, ...]
    core: CoreParts | None = None
    other_reading: Subject | None = None


def work(good: Good, good_class: GoodClass, assumed: bool, question: Question) -> Worked:
    """Everything measured of a good; raises NothingInForceError where no rule binds the day."""
    asked = asked_of(question.book, good.facts, good_class, assumed, question.day)
    tariff = good.facts.tariff
    rules = OwnRules(question.book, question.day, asked.use, asked.vehicle_subjects, assumed, tariff)
    light = good_class in LIGHT_VEHICLES
    roll_up = RollUp(good, rules, question.mode, light, asked.traced)
    core = _core_parts(roll_up) if light else None
    other = None
    if core is not None:
        us_position = good.elections.us_position
        other = the_good(roll_up.with_rolled(core.rolled(panel=us_position)), good.facts, asked.legal)
        roll_up = roll_up.with_rolled(core.rolled(panel=not us_position))
    subject = the_good(roll_up, good.facts, asked.legal)
    bought = tuple(purchases(roll_up, question.mode))
    return Worked(good, good_class, assumed, asked, rules, roll_up, subject, bought, core, other)


def _core_parts(roll_up: RollUp) -> CoreParts | None:
    """The core parts, measured with nothing rolled up; None where no row names one."""
    if not named_roles(roll_up.good):
        return None
    plain = RollUp(roll_up.good, roll_up.rules, roll_up.mode, core_parts=False)
    base = roll_up.ends(roll_up.good.root, ZERO).low.net_cost
    return core_parts(plain, tuple(core_part_lines(roll_up, base)))


def assess(worked: Worked, class_reason: str, question: Question) -> Assessment:
    """Put every requirement to the good: first its value (s. 7, 13 to 15, 20), then what a pack asks beside."""
    verdict = value_content(
        worked.subject, worked.asked.candidates, worked.rules, worked.good.facts.method, worked.asked.assumed
    )
    findings, outcomes, open_facts = _put(worked, verdict, question)
    tested = {
        one.requirement: one for one in metals(worked.good, worked.good_class, question.book, question.day)
    }
    findings += [one for one in tested.values() if isinstance(one, Finding)]
    outcomes |= {one.requirement: one.outcome for one in tested.values() if isinstance(one, Finding)}
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
        own_determination=own_words(worked.roll_up),
        content_by_country=by_country(worked.bought),
        heaviest=heaviest(worked.bought, base, question.top),
        undetermined_points=open_points(low, high),
        later=_later(worked, question),
        open_facts=len(open_facts) + unlisted(worked.bought),
    )


def _other_reading(worked: Worked, subject: Subject) -> list[Finding]:
    """The vehicle's figure as the other reading of the roll-up of core parts has it; it never decides."""
    verdict = value_content(subject, worked.asked.candidates, worked.rules, worked.good.facts.method)
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
    if found is None or not worked.good.facts.produced_in:
        return found
    return _produced_in_territory(Verdict(found, found.outcome), worked.good.facts, worked.asked)[0]


def _put(
    worked: Worked, verdict: Verdict | None, question: Question
) -> tuple[list[Finding], dict[str, Outcome], tuple[Need, ...]]:
    """Every finding in the order of the regulation, the outcome of each requirement, and the facts that are open."""
    findings: list[Finding] = []
    outcomes: dict[str, Outcome] = {}
    open_facts: tuple[Need, ...] = ()
    if verdict is not None:
        finding, outcomes["rvc"] = _averaged(
            *_produced_in_territory(verdict, worked.good.facts, worked.asked), worked
        )
        open_facts = needs(worked.roll_up, worked.bought, finding.at_low.base or ZERO)
        open_ = finding.outcome is Outcome.UNDETERMINED
        findings.append(replace(finding, needed=open_facts) if open_ else finding)
    if worked.other_reading is not None:
        findings += _other_reading(worked, worked.other_reading)
    shift = _tariff_shift(worked)
    if shift is not None:
        findings.append(shift)
        outcomes["tariff-shift"] = outcomes.get("rvc", shift.outcome) if is_joined(shift) else shift.outcome
    if worked.core is not None:
        findings += core_findings(worked.core, worked.good.name)
        outcomes["core-parts"] = worked.core.outcome
    for extra in us_content(worked.asked, question.book, worked.bought, question.day, worked.good.name):
        findings.append(extra)
        outcomes[extra.requirement] = extra.outcome
    return [*findings, *of_components(worked.good, worked.roll_up, worked.rules)], outcomes, open_facts


def _left_out(
    worked: Worked, outcomes: Mapping[str, Outcome], tested: Mapping[str, Finding | NotAssessed]
) -> tuple[NotAssessed, ...]:
    """What the law asks of the good and nobody has put to it; ``tested`` are the purchases of metal (s. 17)."""
    found = tuple(one for one in not_assessed(worked.asked, tested) if one.requirement not in outcomes)
    if worked.asked.candidates and not worked.roll_up.coded:
        uncoded = NotAssessed("tariff-shift", NO_CODES, REASONS["tariff-shift"][1])
        found = tuple(uncoded if one.requirement == "tariff-shift" else one for one in found)
    if worked.good.elections.averaged:
        found = (NotAssessed("averaging", *REASONS["averaging"]), *found)
    if not {"rvc", "tariff-shift"} & set(outcomes):
        found = (NotAssessed("rvc", _no_value_rule(worked.asked), "s. 3(2), Schedule 1"), *found)
    return found


def _averaged(finding: Finding, outcome: Outcome, worked: Worked) -> tuple[Finding, Outcome]:
    """Where the producer averages over several vehicles, one that misses alone may meet in the average (s. 16(1))."""
    if outcome is not Outcome.NOT_MET or "rvc" not in worked.good.elections.averaged:
        return finding, outcome
    if worked.good.facts.produced_in and not in_territory(worked.good.facts.produced_in):
        return finding, outcome
    said = "measured alone: its producer averages it with other vehicles, which is not assessed (s. 16(1))"
    open_ = replace(finding, outcome=Outcome.UNDETERMINED, notes=(*finding.notes, said))
    return open_, Outcome.UNDETERMINED


def _produced_in_territory(verdict: Verdict, facts: GoodFacts, asked: Asked) -> tuple[Finding, Outcome]:
    """A good produced outside the territory does not originate, whatever its content (s. 3(2), 10(2))."""
    if not asked.legal:
        return verdict.finding, verdict.rule_outcome
    if not facts.produced_in:
        taken = "taken to be produced in the territory: produced_in is not given (s. 3(2))"
        return replace(verdict.finding, notes=(*verdict.finding.notes, taken)), verdict.rule_outcome
    if in_territory(facts.produced_in):
        return verdict.finding, verdict.rule_outcome
    said = (
        f"produced in {facts.produced_in}, outside the territory: entirely non-originating (s. 3(2), 10(2))"
    )
    notes = (*verdict.finding.notes, said)
    return replace(verdict.finding, outcome=Outcome.NOT_MET, notes=notes), Outcome.NOT_MET


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
        return "no rule for this code and use is on file"
    return "its rule asks for a change in tariff classification only"


def _later(worked: Worked, question: Question) -> Later | None:
    """The same good on the next day on which a later percentage of its own rule is already fixed."""
    if not worked.asked.legal or worked.asked.assumed:
        return None
    subjects = _subjects(worked, question)
    days = [next_change(question.book.thresholds[name].versions, question.day) for name in subjects]
    day = min((one for one in days if one is not None), default=None)
    if day is None:
        return None
    try:
        asked = asked_of(question.book, worked.good.facts, worked.good_class, worked.assumed, day)
        tariff = worked.good.facts.tariff
        rules = OwnRules(question.book, day, asked.use, asked.vehicle_subjects, worked.assumed, tariff)
    except NothingInForceError:
        return None
    roll_up = RollUp(worked.good, rules, question.mode, worked.roll_up.core_parts, asked.traced)
    subject = the_good(roll_up, worked.good.facts, asked.legal)
    verdict = value_content(subject, asked.candidates, rules, worked.good.facts.method)
    if verdict is None:
        return None
    slack = verdict.finding.slack
    return Later(day, verdict.rule_outcome, verdict.finding.asked, slack.points if slack else ZERO)


def _subjects(worked: Worked, question: Question) -> list[str]:
    """The names of the percentages that bind the good today."""
    bound = {
        provision
        for one in worked.asked.candidates
        for path in one.alternatives
        for provision in path.required.values()
    }
    return [name for name, one in question.book.thresholds.items() if bound & set(one.versions)]
