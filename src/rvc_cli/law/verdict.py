"""The percentage of a good with all the law that bears on it: a truck's labor credit, the place of production."""

from msgspec.structs import replace

from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.words import abroad
from rvc_cli.law.labor_of_vehicles import with_labor_credit
from rvc_cli.law.unassembled import with_its_own_way
from rvc_cli.law.value_content import Subject, Verdict, value_content
from rvc_cli.law.worked import Worked

TAKEN = "taken to be produced in the territory: produced_in is not given (s. 3(2))"


def verdict_on(worked: Worked, subject: Subject) -> Verdict | None:
    """What the good's own percentage comes to, ``subject`` being the good by one reading of the law.

    None where no reading of its rule has a percentage.
    """
    asked = worked.asked
    found = value_content(subject, asked.candidates, worked.rules, worked.good.facts.method, asked.assumed)
    found = with_labor_credit(found, worked.labor, worked.good_class, worked.rules)
    if asked.vehicle_shifts and not abroad(worked.good.facts.produced_in):
        found = with_its_own_way(found, subject, worked.rules)
    return None if found is None else where_produced(found, worked)


def where_produced(verdict: Verdict, worked: Worked) -> Verdict:
    """A good produced outside the territory does not originate, whatever its content (s. 3(2), 10(2))."""
    place, finding = worked.good.facts.produced_in, verdict.finding
    if not worked.asked.legal or (place and not abroad(place)):
        return verdict
    if not place:
        return Verdict(replace(finding, notes=(*finding.notes, TAKEN)), verdict.rule_outcome)
    said = f"produced in {place}, outside the territory: entirely non-originating (s. 3(2), 10(2))"
    finding = replace(finding, outcome=Outcome.NOT_MET, notes=(*finding.notes, said), shift_beside=None)
    return Verdict(finding, Outcome.NOT_MET)
