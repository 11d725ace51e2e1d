"""Which finding the answer is about, and which requirements keep it open."""

from collections.abc import Iterable

from rvc_cli.facts.findings import Assessment, Finding, NotAssessed
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.wording import READINGS, standing

ALL = "all"


def is_own(finding: Finding, assessment: Assessment) -> bool:
    """Whether a finding is about the good itself; one about a part or a core part only explains."""
    return ":" not in finding.requirement and finding.subject == assessment.name


def deciding(assessment: Assessment) -> list[Finding]:
    """The findings on the good itself that decide."""
    return [one for one in assessment.findings if one.decides and is_own(one, assessment)]


def headline(assessment: Assessment) -> Finding | None:
    """The finding that explains the outcome: the first that decides and says the same, else the first that decides.

    A way that is missed explains nothing where another way of the same rule is met (s. 3(6)).
    """
    found = deciding(assessment)
    telling = [one for one in found if not _other_way_met(one, found)]
    alike = [one for one in telling if one.outcome is assessment.outcome]
    return next(iter(alike or telling), None)


def beside(assessment: Assessment, finding: Finding) -> list[Finding]:
    """The other findings that decide, but for missed ways beside one that is met."""
    found = deciding(assessment)
    return [one for one in found if one is not finding and not _other_way_met(one, found)]


def resting_on_no_law(assessment: Assessment, finding: Finding) -> Finding | None:
    """The finding whose percentage is not law and that the outcome rests on; None where the law says it all.

    A good that is met meets every percentage that decides; else it is the one in the headline that tells.
    """
    if standing(assessment, finding.required):
        return finding
    if assessment.outcome is not Outcome.MET:
        return None
    return next((one for one in deciding(assessment) if standing(assessment, one.required)), None)


def other_ways(assessment: Assessment, finding: Finding) -> list[Finding]:
    """The findings on the other ways that the rule of this one offers."""
    return [
        one
        for one in assessment.findings
        if one is not finding
        and is_own(one, assessment)
        and finding.alternative is not None
        and one.alternative == finding.alternative
    ]


def _other_way_met(one: Finding, found: Iterable[Finding]) -> bool:
    """Whether a way that is missed or open stands beside one of the same rule that is met."""
    if one.alternative is None or one.outcome is Outcome.MET:
        return False
    return any(other.outcome is Outcome.MET and other.alternative == one.alternative for other in found)


def still_open(assessment: Assessment) -> list[NotAssessed]:
    """What was to decide and could not be assessed."""
    asked = assessment.asked
    if asked is None or ALL in asked:
        return list(assessment.not_assessed)
    return [one for one in assessment.not_assessed if one.requirement in asked]


def asked_in_vain(assessment: Assessment) -> list[str]:
    """What the user lets decide and no rule asks of the good."""
    found = {one.requirement for one in assessment.findings}
    left_out = {one.requirement for one in assessment.not_assessed}
    return sorted((assessment.asked or frozenset()) - {ALL} - found - left_out)


def other_reading(assessment: Assessment) -> Finding | None:
    """The good's value content by the other reading of the roll-up of core parts; None where there is one only."""
    return next((one for one in assessment.findings if one.requirement in READINGS), None)
