"""The words for the values: outcomes, requirements, classes, methods, and what a pack is when it is not law."""

import re
from decimal import Decimal

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Assessment, Finding
from rvc_cli.facts.labor import CREDIT
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import GoodClass, Method, Pack
from rvc_cli.report.numbers import HUNDRED, at_least, at_most, ceiling_at, floor_at, plain, shown_percent
from rvc_cli.report.paper import EN_DASH

WORDS = {Outcome.MET: "MET", Outcome.NOT_MET: "NOT MET", Outcome.UNDETERMINED: "UNDETERMINED"}
MARKS = {Outcome.MET: "✓", Outcome.NOT_MET: "✗", Outcome.UNDETERMINED: "?"}
STYLES = {Outcome.MET: "green", Outcome.NOT_MET: "red", Outcome.UNDETERMINED: "yellow"}
LAW = "law"
_NAMES = {
    "rvc": "Regional value content",
    "us-content": "US content",
    "core-parts": "Core parts",
    "steel": "Steel",
    "aluminum": "Aluminum",
    "lvc": "Labor value content",
    "tariff-shift": "Tariff shift",
}
_PURCHASED = frozenset({"steel", "aluminum"})
_ORDER = ("rvc", "us-content", "part", "tariff-shift", "core-parts", "core-part", "steel", "aluminum", "lvc")
_SECTION = re.compile(r"\bs\. ?\d")
_SHORT = {"rvc": "RVC", "lvc": "LVC"}


def outcome_word(outcome: Outcome) -> str:
    """The outcome with its mark: ``✓ MET``. The word stands alone for whoever cannot see the mark."""
    return f"{MARKS[outcome]} {WORDS[outcome]}"


def outcome_on_tags(assessment: Assessment) -> str:
    """The outcome of a good, and whether it rests on origin tags that nobody certified."""
    rests = assessment.tagged > 0 and assessment.outcome is not Outcome.NOT_MET
    return outcome_word(assessment.outcome) + (" on tags" if rests else "")


def requirement_name(requirement: str) -> str:
    """A requirement as a reader knows it: ``core-part:engine`` is "Core part engine"."""
    kind, _, subject = requirement.partition(":")
    name = _NAMES.get(kind, kind.replace("-", " ").capitalize())
    return f"{name} {subject}" if subject else name


def place_in_text(requirement: str) -> int:
    """Where a requirement stands among the others in the order of the regulation; what it does not know comes last."""
    kind = requirement.partition(":")[0]
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def short_name(requirement: str) -> str:
    """A requirement where room is scarce."""
    return _SHORT.get(requirement, requirement_name(requirement))


def class_name(good_class: GoodClass) -> str:
    """What kind of good it is."""
    return "own percentage" if good_class is GoodClass.CUSTOM else good_class.value.replace("-", " ")


def base_name(finding: Finding) -> str:
    """What a share is measured against."""
    if finding.requirement in _PURCHASED:
        return f"total of {finding.requirement} purchases"
    if finding.method is None:
        return "annual purchase value" if finding.requirement == "lvc" else "value of the materials"
    return "net cost" if finding.method is Method.NET_COST else "transaction value"


def within_base(finding: Finding) -> str:
    """What a share is measured against, on the way to its amount."""
    if finding.requirement in _PURCHASED:
        return f"{finding.requirement} purchases of"
    return "materials worth" if finding.method is None else f"a {base_name(finding)} of"


def open_points(assessment: Assessment, finding: Finding) -> Fraction:
    """What the open facts behind a finding are worth together; without a list of its own, what those of value are."""
    if finding.requirement in {*_PURCHASED, "lvc"} and finding.low and finding.high:
        return (finding.high.share - finding.low.share) * HUNDRED
    return assessment.undetermined_points


def counted_name(finding: Finding) -> str:
    """What counts against a share."""
    return "value not from the US" if finding.requirement == "us-content" else "non-originating value"


def measured(finding: Finding) -> str:
    """The figure at both ends of what is known, cut downward."""
    if finding.low is None or finding.high is None:
        return finding.said or "—"
    low, high = shown_percent(finding.low.share), shown_percent(finding.high.share)
    if finding.high.base is None:
        return f"{low} % or more"
    return (f"{low} %" if low == high else f"{low}{EN_DASH}{high} %") + _credit(finding)


def _credit(finding: Finding) -> str:
    """Points that count towards the figure without being part of it (s. 18(22)): ``+ 2.00``; of one that is met those
    that are certain."""
    added = next((one for one in finding.points if one.name == CREDIT), None)
    if added is None:
        return ""
    low, high = floor_at(added.low), floor_at(added.high)
    return f" + {low}" if low == high or finding.outcome is Outcome.MET else f" + {low}{EN_DASH}{high}"


def required(provision: Provision[Decimal] | None) -> str:
    """The percentage a provision asks for; empty where what is asked is none."""
    return "" if provision is None else f"{plain(provision.value)} %"


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
    """What the percentage is where it is not law: "proposal of 29 May 2026, not law"; empty where it is."""
    if assessment.good_class is GoodClass.CUSTOM:
        return "your own figure, not law"
    return pack_standing(assessment.pack, provision)


def pack_standing(pack: Pack, provision: Provision[Decimal] | None = None) -> str:
    """What a pack is where it is not law, in the words of the provision that it brings, else by its name."""
    if pack.status == LAW:
        return ""
    if provision is not None and provision.citation.pack == pack.id:
        said = provision.citation.paragraph.partition(",")[0].partition(";")[0]
        if said.casefold().startswith(pack.status.casefold()):
            return f"{said}, not law"
    return f"{pack.status} {pack.id}, not law"
