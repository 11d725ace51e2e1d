"""What a good comes to on the next day on which more is already fixed."""

from rvc_cli.facts.findings import Later
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.provision import NothingInForceError, next_change
from rvc_cli.law.asked import asked_of
from rvc_cli.law.labor_of_vehicles import labor_of, with_labor_credit
from rvc_cli.law.own_rule import OwnRules
from rvc_cli.law.roll_up import RollUp
from rvc_cli.law.value_content import the_good, value_content
from rvc_cli.law.worked import Question, Worked


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
        asked = asked_of(question.book, worked.good.facts, worked.good_class, worked.assumed, day)
        tariff = worked.good.facts.tariff
        rules = OwnRules(question.book, day, asked.use, asked.vehicle_subjects, worked.assumed, tariff)
    except NothingInForceError:
        return None
    roll_up = RollUp(worked.good, rules, question.mode, worked.roll_up.core_parts, asked.traced)
    subject = the_good(roll_up, worked.good.facts, asked.legal)
    verdict = value_content(subject, asked.candidates, rules, worked.good.facts.method)
    labor = labor_of(roll_up, subject, worked.good_class, worked.assumed)
    verdict = with_labor_credit(verdict, labor, worked.good_class, rules)
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
