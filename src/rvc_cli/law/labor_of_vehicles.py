"""Labor value content among the other requirements: which vehicles have it, what it lends to regional value content."""

from msgspec.structs import replace

from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass
from rvc_cli.law.asked import COVERED
from rvc_cli.law.labor import LaborValue, labor_value
from rvc_cli.law.labor_provisions import truck_credit
from rvc_cli.law.labor_truck_credit import lift, with_credit, without_labor
from rvc_cli.law.own_rule import OwnRules
from rvc_cli.law.roll_up import RollUp
from rvc_cli.law.value_content import Subject, Verdict


def labor_of(roll_up: RollUp, subject: Subject, good_class: GoodClass, assumed: bool) -> LaborValue | None:
    """Labor value content of a class that has it, as far as anything is said of it (s. 18(1), 18(2)).

    Where the class is only assumed it is met if every class that has the requirement finds it met, and never not met:
    another class of vehicle has none.
    """
    classes = [one for one in GoodClass if one == good_class or (assumed and one in COVERED)]
    found = {one: _of_class(roll_up, subject, one) for one in classes}
    mine = found.pop(good_class)
    others = [one.finding for one in found.values() if one is not None]
    if mine is None or not assumed or all(one.outcome is Outcome.MET for one in (mine.finding, *others)):
        return mine
    asked = {one.asked.value: one.asked for one in others if one.asked.value != mine.finding.asked.value}
    finding = replace(
        mine.finding,
        outcome=Outcome.UNDETERMINED,
        also_required=(*mine.finding.also_required, *(asked[value] for value in sorted(asked))),
        notes=(*mine.finding.notes, "the class is only assumed, and what is asked depends on it"),
    )
    return replace(mine, finding=finding)


def _of_class(roll_up: RollUp, subject: Subject, good_class: GoodClass) -> LaborValue | None:
    rules = roll_up.rules
    return labor_value(roll_up, subject.put.costs_given, good_class, rules.book, rules.day)


def with_labor_credit(
    verdict: Verdict | None, labor: LaborValue | None, good_class: GoodClass, rules: OwnRules
) -> Verdict | None:
    """A heavy truck's verdict with its points of labor value content, on the days that let them count (s. 18(22)).

    Where nothing is said of them they are not nought: they are not known.
    """
    terms = truck_credit(rules.book, rules.day) if good_class is GoodClass.HEAVY_TRUCK else None
    if verdict is None or terms is None:
        return verdict
    return with_credit(verdict, lift(labor, terms)) if labor is not None else without_labor(verdict, terms)
