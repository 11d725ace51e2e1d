"""The table of contents of the regulation: everything it asks of a good, in its order, on one day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Assessment, Finding, Later, Need, NotAssessed, Weight
from rvc_cli.facts.goods import Component, Good, GoodFacts, Made
from rvc_cli.facts.lots import ZERO, Standing
from rvc_cli.facts.outcome import Outcome, all_of
from rvc_cli.facts.provision import NothingInForceError, next_change
from rvc_cli.facts.rules import GoodClass, Rulebook
from rvc_cli.facts.words import in_territory
from rvc_cli.law.amounts import HUNDRED
from rvc_cli.law.asked import LIGHT_VEHICLES, Asked, asked_of, not_assessed
from rvc_cli.law.evidence import EvidenceMode
from rvc_cli.law.needs import core_part_lines, heaviest_first, open_components, undetermined_lines
from rvc_cli.law.own_rule import OwnRules
from rvc_cli.law.purchases import Purchase, purchases
from rvc_cli.law.roll_up import RollUp
from rvc_cli.law.us_content import us_content
from rvc_cli.law.value_content import Subject, Verdict, a_component, the_good, value_content


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


def work(good: Good, good_class: GoodClass, assumed: bool, question: Question) -> Worked:
    """Everything measured of a good; raises NothingInForceError where no rule binds the day."""
    asked = asked_of(question.book, good.facts, good_class, assumed, question.day)
    rules = OwnRules(question.book, question.day, asked.use, asked.vehicle_subjects, assumed)
    roll_up = RollUp(good, rules, question.mode, core_parts=good_class in LIGHT_VEHICLES)
    subject = the_good(roll_up, good.facts, asked.legal)
    bought = tuple(purchases(roll_up, question.mode))
    return Worked(good, good_class, assumed, asked, rules, roll_up, subject, bought)


def assess(worked: Worked, class_reason: str, question: Question) -> Assessment:
    """Put every requirement to the good: first its value (s. 7, 13 to 15, 20), then what a pack asks beside."""
    verdict = value_content(worked.subject, worked.asked.candidates, worked.rules, worked.good.facts.method)
    findings: list[Finding] = []
    outcomes: dict[str, Outcome] = {}
    needs: tuple[Need, ...] = ()
    if verdict is not None:
        needs = _needs(worked)
        finding, outcome = _produced_in_territory(verdict, worked.good.facts, worked.asked)
        findings.append(replace(finding, needed=needs if finding.outcome is Outcome.UNDETERMINED else ()))
        outcomes["rvc"] = outcome
    for extra in us_content(worked.asked, question.book, worked.bought, question.day, worked.good.name):
        findings.append(extra)
        outcomes[extra.requirement] = extra.outcome
    findings += _of_components(worked)
    left_out = not_assessed(worked.asked)
    if verdict is None:
        left_out = (NotAssessed("rvc", _no_value_rule(worked.asked), "s. 3(2), Schedule 1"), *left_out)
    return Assessment(
        name=worked.good.name,
        source=worked.good.source,
        good_class=worked.good_class,
        class_reason=class_reason,
        day=question.day,
        pack=question.book.pack,
        outcome=_outcome(outcomes, left_out, question.required),
        originating=None,
        findings=tuple(_deciding(one, question.required) for one in findings),
        not_assessed=left_out,
        net_cost_low=worked.subject.low.net_cost,
        net_cost_high=worked.subject.high.net_cost if worked.subject.put.costs_given else None,
        currency=worked.good.facts.currency,
        lines=worked.good.lines,
        blank_rows=worked.good.blank_rows,
        certified=_value_of(worked.bought, Standing.CERTIFIED),
        tagged=_value_of(worked.bought, Standing.TAGGED),
        own_determination=_own_words(worked.roll_up),
        content_by_country=_by_country(worked.bought),
        heaviest=_heaviest(worked, question.top),
        undetermined_points=_open_points(worked.subject),
        later=_later(worked, question),
        open_facts=len(needs) + sum(_not_listed(one) for one in worked.bought),
    )


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


def _outcome(
    outcomes: dict[str, Outcome], left_out: tuple[NotAssessed, ...], required: frozenset[str] | None
) -> Outcome:
    """All that decides: every requirement assessed, or those the user named, one not assessed being undetermined."""
    if required is None:
        return all_of(outcomes.values()) if outcomes else Outcome.UNDETERMINED
    names = set(required)
    if "all" in names:
        names = set(outcomes) | {one.requirement for one in left_out}
    return all_of(outcomes.get(name, Outcome.UNDETERMINED) for name in names)


def _deciding(finding: Finding, required: frozenset[str] | None) -> Finding:
    named = required is None or "all" in required or finding.requirement in required
    return replace(finding, decides=named)


def _no_value_rule(asked: Asked) -> str:
    if not asked.candidates:
        return "no rule for this code and use is on file"
    return "its rule asks for a change in tariff classification only"


def _needs(worked: Worked) -> tuple[Need, ...]:
    base = worked.subject.low.net_cost
    found = undetermined_lines(worked.bought, base)
    found += open_components(worked.roll_up, base)
    found += core_part_lines(worked.roll_up, base)
    return heaviest_first(found)


def _of_components(worked: Worked) -> list[Finding]:
    """What the components' own rules say: it explains, and never decides by itself.

    Those that stand in the good itself, and bought ones below whose own rule stands in for papers.
    """
    rows = (
        part
        for key, contents in worked.good.contents.items()
        for part in contents.components
        if key == worked.good.root or _asked_by_rule(worked.roll_up, part)
    )
    found: dict[tuple[str, str, str], Finding] = {}
    for part in sorted(rows, key=lambda one: one.row):
        key = (part.contents, part.hs_code, part.article)
        candidates = worked.rules.candidates(part.hs_code, part.article)
        if key in found or not candidates:
            continue
        verdict = value_content(a_component(worked.roll_up, part), candidates, worked.rules)
        if verdict is not None:
            found[key] = verdict.finding
    return list(found.values())


def _asked_by_rule(roll_up: RollUp, part: Component) -> bool:
    return part.made is not Made.SELF_PRODUCED and roll_up.decided(part).standing is Standing.UNDETERMINED


def _open_points(subject: Subject) -> Fraction:
    """What all open facts together are worth at the net cost of the low end."""
    low, high = subject.low, subject.high
    if low.net_cost <= 0:
        return ZERO
    if subject.put.costs_given and high.net_cost > 0:
        return (low.vnm / low.net_cost - high.vnm / high.net_cost) * HUNDRED
    return (low.vnm - high.vnm) / low.net_cost * HUNDRED


def _not_listed(one: Purchase) -> int:
    """How many open lines of a lot are too light to be listed one by one."""
    return (
        one.line_count - len(one.lines) if one.standing is Standing.UNDETERMINED and one.undetermined else 0
    )


def _value_of(bought: Iterable[Purchase], standing: Standing) -> Fraction:
    return sum((one.value for one in bought if one.standing is standing), ZERO)


def _by_country(bought: Iterable[Purchase]) -> tuple[tuple[str, Fraction], ...]:
    """Value of the materials where they were bought, by origin tag, largest first; costs are not in it."""
    found: dict[str, Fraction] = {}
    for one in bought:
        found[one.evidence.tag] = found.get(one.evidence.tag, ZERO) + one.value
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _own_words(roll_up: RollUp) -> tuple[str, ...]:
    """Self-produced rows that stand on the producer's own determination (s. 8(7)(a))."""
    rows = (
        part
        for contents in roll_up.good.contents.values()
        for part in contents.components
        if part.made is Made.SELF_PRODUCED
    )
    return tuple(dict.fromkeys(part.part_number for part in rows if roll_up.decided(part).own_word))


def _heaviest(worked: Worked, top: int) -> tuple[Weight, ...]:
    """The non-originating lines of most value, with what each costs in points."""
    base = worked.subject.low.net_cost
    weights = [
        Weight(line.part_number, line.row, one.evidence.tag, line.value - line.deductions, ZERO)
        for one in worked.bought
        if one.standing is Standing.NON_ORIGINATING
        for line in one.lines
    ]
    weights.sort(key=lambda one: (-one.value, one.part_number, one.row or 0))
    return tuple(
        replace(one, points=one.value / base * HUNDRED if base > 0 else ZERO) for one in weights[:top]
    )


def _later(worked: Worked, question: Question) -> Later | None:
    """The same good on the next day on which a later percentage of its rule is already fixed."""
    if not worked.asked.legal:
        return None
    subjects = _subjects(worked, question)
    days = [next_change(question.book.thresholds[name].versions, question.day) for name in subjects]
    day = min((one for one in days if one is not None), default=None)
    if day is None:
        return None
    try:
        return _on(day, worked, question)
    except NothingInForceError:
        return None  # another rule that is asked on the way ends before that day


def _on(day: date, worked: Worked, question: Question) -> Later | None:
    """The same good put to the law of a later day; raises NothingInForceError where not all of it is fixed."""
    asked = asked_of(question.book, worked.good.facts, worked.good_class, worked.assumed, day)
    rules = OwnRules(question.book, day, asked.use, asked.vehicle_subjects, worked.assumed)
    roll_up = RollUp(worked.good, rules, question.mode, worked.roll_up.core_parts)
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
