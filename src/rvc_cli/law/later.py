"""What a good comes to on the next day on which more is already fixed."""

from msgspec.structs import replace

from rvc_cli.facts.findings import Later
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.provision import NothingInForceError, next_change
from rvc_cli.law.verdict import verdict_on
from rvc_cli.law.worked import Question, Worked, work


def later(worked: Worked, question: Question) -> Later | None:
    """The same good on the next day on which a later percentage of its own rule is already fixed."""
    if not worked.asked.legal or worked.asked.assumed:
        return None
    subjects = _subjects(worked, question)
    days = [next_change(question.book.thresholds[name].versions, question.day) for name in subjects]
    day = min((one for one in days if one is not None), default=None)
    if day is None:
        return None
    try:
        then = work(worked.good, worked.good_class, worked.assumed, replace(question, day=day))
    except NothingInForceError:
        return None
    verdict = verdict_on(then, then.subject)
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
