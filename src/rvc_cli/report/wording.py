"""The words for the values: outcomes, requirements, classes, methods, and what a pack is when it is not law."""

import re
from decimal import Decimal

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Assessment, Comparison, Finding, Points
from rvc_cli.facts.labor import CREDIT, TOTAL
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import GoodClass, Method, Pack
from rvc_cli.report.numbers import (
    ELLIPSIS,
    HUNDRED,
    at_least,
    at_most,
    ceiling_at,
    floor_at,
    plain,
    shown_percent,
)
from rvc_cli.report.paper import EN_DASH

WORDS = {Outcome.MET: "MET", Outcome.NOT_MET: "NOT MET", Outcome.UNDETERMINED: "UNDETERMINED"}
MARKS = {Outcome.MET: "✓", Outcome.NOT_MET: "✗", Outcome.UNDETERMINED: "?"}
STYLES = {Outcome.MET: "green", Outcome.NOT_MET: "red", Outcome.UNDETERMINED: "yellow"}
LAW = "law"
CUT = f"{ELLIPSIS}: cut after two decimals"
NO_FIGURE = "—"
YOUR_OWN = "your own figure, not law"
READINGS = {"rvc:panel": "the panel's reading", "rvc:us-position": "the United States' position"}
_NAMES = {
    "rvc": "Regional value content",
    "us-content": "US content",
    "core-parts": "Core parts",
    "steel": "Steel",
    "aluminum": "Aluminum",
    "lvc": "Labor value content",
    "tariff-shift": "Tariff shift",
}
_PURCHASES = frozenset({"steel", "aluminum"})
_OWN_FACTS = _PURCHASES | {"lvc"}
_SECTION = re.compile(r"\bs\. ?\d")
_SHORT = {"rvc": "RVC", "lvc": "LVC"}


def outcome_word(outcome: Outcome) -> str:
    """The outcome with its mark: ``✓ MET``. The word stands alone for whoever cannot see the mark."""
    return f"{MARKS[outcome]} {WORDS[outcome]}"


def outcome_on_tags(assessment: Assessment) -> str:
    """The outcome of a good, and whether it rests on origin tags that nobody certified."""
    rests = assessment.tagged > 0 and assessment.outcome is not Outcome.NOT_MET
    return outcome_word(assessment.outcome) + (" on tags" if rests else "")


def outcome_and_grounds(assessment: Assessment) -> str:
    """The same, and whether it rests on the producer's own determination (s. 8(7)(a))."""
    if assessment.outcome is Outcome.NOT_MET:
        return outcome_word(assessment.outcome)
    grounds = ["tags"] if assessment.tagged > 0 else []
    grounds += ["own determination"] if assessment.own_determination else []
    return outcome_word(assessment.outcome) + (f" on {' and '.join(grounds)}" if grounds else "")


def requirement_name(requirement: str) -> str:
    """A requirement as a reader knows it: ``core-part:engine`` is "Core part engine"."""
    if requirement in READINGS:
        return f"RVC by {READINGS[requirement]}"
    kind, _, subject = requirement.partition(":")
    name = _NAMES.get(kind, kind.replace("-", " ").capitalize())
    return f"{name} {subject}" if subject else name


def in_a_sentence(requirement: str) -> str:
    """A requirement within a sentence: ``labor value content``, but ``US content``."""
    name = requirement_name(requirement)
    return name if name[:2].isupper() else name[0].lower() + name[1:]


def short_name(requirement: str) -> str:
    """A requirement where room is scarce."""
    return _SHORT.get(requirement, requirement_name(requirement))


def class_name(good_class: GoodClass) -> str:
    """What kind of good it is."""
    return "own percentage" if good_class is GoodClass.CUSTOM else good_class.value.replace("-", " ")


def base_name(finding: Finding) -> str:
    """What a share is measured against."""
    if finding.requirement in _PURCHASES:
        return "total of the purchases"
    if finding.method is None:
        return "annual purchase value" if finding.requirement == "lvc" else "value of the materials"
    return "net cost" if finding.method is Method.NET_COST else "transaction value"


def within_base(finding: Finding) -> str:
    """What a share is measured against, on the way to its amount."""
    if finding.requirement in _PURCHASES:
        return "purchases of"
    return "materials worth" if finding.method is None else f"a {base_name(finding)} of"


def has_own_facts(finding: Finding) -> bool:
    """Whether other facts than those of value keep a finding open: purchases of a metal (s. 17), wages (s. 18)."""
    return finding.requirement in _OWN_FACTS


def of_core_part(finding: Finding) -> bool:
    """Whether a finding is on one core part, or on all of them as one; it explains, and does not decide."""
    return finding.requirement.startswith("core-part:")


def of_shift(finding: Finding) -> bool:
    """Whether a finding is on a tariff shift, whose lines are told by a table of their own."""
    return finding.requirement == "tariff-shift"


def of_shift_of_part(finding: Finding) -> bool:
    """Whether a finding is on the shift of a part, of which another may stand on its percentage."""
    return finding.requirement.startswith("part:") and finding.method is None and finding.low is None


def missed_floor(points: tuple[Points, ...]) -> Points | None:
    """The least that regional value content itself must reach before points of labor count, where it does not."""
    added = any(one.name == CREDIT for one in points)
    for one in points if added else ():
        if one.least is not None and one.name not in {CREDIT, TOTAL}:
            return one if one.high < Fraction(one.least) else None
    return None


def open_points(assessment: Assessment, finding: Finding | None) -> Fraction:
    """What open facts are worth together: to a finding on purchases or labor its own, else those of value."""
    if finding is not None and has_own_facts(finding) and finding.low and finding.high:
        return (finding.high.share - finding.low.share) * HUNDRED
    return assessment.undetermined_points


def counted_name(finding: Finding) -> str:
    """What counts against a share."""
    if finding.requirement in _PURCHASES:
        return f"non-originating {finding.requirement}"
    return "value not from the US" if finding.requirement == "us-content" else "non-originating value"


def measured(finding: Finding) -> str:
    """The figure at both ends of what is known, cut downward."""
    if finding.low is None or finding.high is None:
        return finding.said or NO_FIGURE
    low, high = shown_percent(finding.low.share), shown_percent(finding.high.share)
    if finding.high.base is None:
        return f"{low} % or more"
    return (f"{low} %" if low == high else f"{low}{EN_DASH}{high} %") + _credit(finding)


def _credit(finding: Finding) -> str:
    """Points that count towards the figure without being part of it (s. 18(22)): ``+ 2.00``; of one that is met those
    that are certain. Below the least that lets them count there are none."""
    added = next((one for one in finding.points if one.name == CREDIT), None)
    if added is None or missed_floor(finding.points):
        return ""
    low, high = floor_at(added.low), floor_at(added.high)
    return f" + {low}" if low == high or finding.outcome is Outcome.MET else f" + {low}{EN_DASH}{high}"


def required(provision: Provision[Decimal] | None) -> str:
    """The percentage a provision asks for; empty where what is asked is none."""
    return "" if provision is None else f"{plain(provision.value)} %"


def asked_of(finding: Finding) -> str:
    """The percentage a finding was put to, "more than" where reaching it is not enough; empty where there is none."""
    percent = required(finding.required)
    return f"more than {percent}" if percent and finding.comparison is Comparison.EXCEEDS else percent


def in_brief(finding: Finding) -> str:
    """A finding in a few words: ``Core parts 6 of 7`` or ``Steel 68.00 % (70 % required)``."""
    figure, percent = measured(finding), asked_of(finding)
    asked = f" ({percent} required)" if percent else ""
    return short_name(finding.requirement) + (f" {figure}" if figure != NO_FIGURE else "") + asked


def paragraph(citation: str) -> str:
    """A citation from its section on, where the name of the regulation is understood."""
    found = _SECTION.search(citation)
    return citation[found.start() :] if found else citation


def short_points(finding: Finding) -> str | None:
    """How far the figure lies from the percentage, in points; None where the distance says nothing."""
    if finding.slack is None or not tail(finding):
        return None
    points = finding.slack.points
    return floor_at(points) if points >= 0 else ceiling_at(-points)


def fails_its_shift(finding: Finding) -> bool:
    """Whether a figure reaches its percentage and the tariff shift that its rule asks beside it is what refuses it."""
    reached = finding.slack is not None and finding.slack.points >= 0
    return reached and Outcome.NOT_MET is finding.outcome is finding.shift_beside


def spare(finding: Finding, currency: str) -> str | None:
    """The same distance in money: what may still come is cut down, what must go is rounded up.

    None too where what is measured is no difference from a base, so that no amount stands for the points.
    """
    if finding.slack is None or not tail(finding) or finding.low is None or finding.low.vnm is None:
        return None
    money = finding.slack.money
    return f"{currency} {at_most(money) if money >= 0 else at_least(-money)}"


def tail(finding: Finding) -> str:
    """Which way the distance lies; empty where it does not explain the outcome."""
    if finding.slack is None:
        return ""
    match finding.outcome, finding.slack.points >= 0:
        case Outcome.MET, True:
            return "to spare"
        case Outcome.NOT_MET, False:
            return "short"
        case Outcome.UNDETERMINED, False:
            return "short at worst"
        case _:
            return ""


def standing(assessment: Assessment, provision: Provision[Decimal] | None) -> str:
    """What a percentage is where it is not law: "proposal of 29 May 2026, not law"; empty where it is."""
    if provision is None:
        return ""
    if assessment.good_class is GoodClass.CUSTOM:
        return YOUR_OWN
    return not_law(assessment.pack, provision)


def not_law(pack: Pack, provision: Provision[Decimal]) -> str:
    """What a provision is that comes from a pack that is not law, in its own words; empty where it is the law's.

    A pack that extends the law leaves what it does not touch as it is: that stays law.
    """
    status = pack.status_of(provision.citation.pack)
    if status == LAW:
        return ""
    said = provision.citation.paragraph.partition(",")[0].partition(";")[0]
    named = said if said.casefold().startswith(status.casefold()) else f"{status} {provision.citation.pack}"
    return f"{named}, not law"


def status_of(assessment: Assessment, provision: Provision[Decimal]) -> str:
    """The same where there is little room: "proposal, not law"."""
    if assessment.good_class is GoodClass.CUSTOM:
        return YOUR_OWN
    return f"{assessment.pack.status_of(provision.citation.pack)}, not law"
