"""A vehicle that came in parts: what may do in place of the percentage of its own rule (s. 3(4)(b))."""

from msgspec.structs import replace

from rvc_cli.facts.findings import Need
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import Method
from rvc_cli.law.needs import PRICE_UNKNOWN
from rvc_cli.law.own_rule import OwnRules
from rvc_cli.law.requirement import by_method, value_outcome
from rvc_cli.law.shift_finding import in_its_place
from rvc_cli.law.value_content import Subject, Verdict

BOTH_WAYS = "whether (iii) keeps the percentage of its own rule beside that is read both ways"


def with_its_own_way(verdict: Verdict | None, subject: Subject, rules: OwnRules) -> Verdict | None:
    """A vehicle's verdict, open where it misses its own percentage and reaches that of s. 3(4)(b)(ii).

    Whether "all other applicable requirements", (iii), include its own percentage nobody decides; of parts, whose
    shift and percentage are one question, the same is left open with the shift.
    """
    put, fallback = subject.put, rules.fallback
    if verdict is None or verdict.finding.outcome is not Outcome.NOT_MET or not put.unassembled:
        return verdict
    if not fallback.required or value_outcome(put, fallback) is Outcome.NOT_MET:
        return verdict
    by_cost = fallback.required.get(Method.NET_COST)
    missed = by_cost is None or by_method(put, by_cost, Method.NET_COST) is Outcome.NOT_MET
    price = (Need("", None, ZERO, PRICE_UNKNOWN),) if missed and put.price_unknown else ()
    said = f"came unassembled: {in_its_place(rules)} may do (s. 3(4)(b)(ii)); {BOTH_WAYS}"
    finding = replace(
        verdict.finding,
        outcome=Outcome.UNDETERMINED,
        notes=(*verdict.finding.notes, said),
        needed=(*verdict.finding.needed, *price),
    )
    return Verdict(finding, Outcome.UNDETERMINED)
