"""The tariff shift of what ``rvc explain`` is asked about: the rule, the codes, and how little may fail it."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from rvc_cli.facts.codes import dotted
from rvc_cli.facts.columns import Column
from rvc_cli.facts.explanation import ShiftTold, Step
from rvc_cli.facts.findings import Assessment
from rvc_cli.facts.goods import Component
from rvc_cli.facts.words import folded
from rvc_cli.intake.lookup import cell, rows_of
from rvc_cli.law.de_minimis import least_base
from rvc_cli.law.product_rule import Candidate
from rvc_cli.law.shift_finding import REQUIREMENT, Put, of_part, of_vehicle
from rvc_cli.law.tariff_shift import Change, undergoes
from rvc_cli.law.value_content import Subject
from rvc_cli.law.worked import Worked
from rvc_cli.tasks.places import Place

_SAID = {
    True: "shifts",
    False: "does not shift",
    None: "may or may not shift",
}
_COUNTING = frozenset({"non-originating", "undetermined", "looked through", "made or bought?"})


def shift_of_good(done: Worked, assessment: Assessment) -> ShiftTold | None:
    """The good's own, as the answer has it; None where its rule asks for none, or no codes of materials are given."""
    put = Put(done.subject, done.rules, done.roll_up.shifting, done.good.root)
    if done.asked.vehicle_shifts:
        found = of_vehicle(put, done.asked.vehicle_shifts)
    else:
        found = of_part(put, done.asked.candidates) if done.asked.legal else None
    found = next((one for one in assessment.findings if one.requirement == REQUIREMENT), found)
    return ShiftTold(found, least_base(done.subject.put), _limit(put)) if found else None


def shift_of_component(done: Worked, part: Component, subject: Subject) -> ShiftTold | None:
    """That of a component's own rule."""
    put = Put(subject, done.rules, done.roll_up.shifting, part.contents)
    found = of_part(put, done.rules.candidates(part.hs_code, part.article))
    return ShiftTold(found, least_base(subject.put), _limit(put)) if found else None


def _limit(put: Put) -> str:
    limit = put.rules.de_minimis_limit
    return "" if limit is None else limit.citation.paragraph


def changes_of_good(done: Worked) -> tuple[Change, ...]:
    """Every change that some reading of the good's own rule asks for."""
    return changes(done.asked.vehicle_shifts or done.asked.candidates)


def changes(candidates: Iterable[Candidate]) -> tuple[Change, ...]:
    """Every change that some reading of a rule asks for."""
    asked = (way.change for one in candidates for way in one.alternatives)
    return tuple(dict.fromkeys(change for change in asked if change is not None))


def with_codes(steps: Iterable[Step], place: Place, asked: tuple[Change, ...]) -> tuple[Step, ...]:
    """Steps with the HS codes of their rows, and whether what does not surely originate undergoes the change."""
    listed = tuple(steps)
    layout = place.read.layout
    rows = {one.row for one in listed if one.row is not None and one.what in _COUNTING}
    if layout is None or Column.HS_CODE not in layout.columns or not rows:
        return listed
    cells = rows_of(layout, rows)
    codes = {
        row: (cell(layout, said, Column.HS_CODE), folded(cell(layout, said, Column.ARTICLE)))
        for row, said in cells.items()
    }
    return tuple(_with_code(one, codes, asked) for one in listed)


def _with_code(step: Step, codes: Mapping[int, tuple[str, str]], asked: tuple[Change, ...]) -> Step:
    if step.row is None or step.row not in codes or step.what not in _COUNTING:
        return step
    written, article = codes[step.row]
    digits = "".join(one for one in written if one.isdigit())
    said = f"HS code {dotted(digits)}" if digits else "without an HS code it"
    if asked:
        answers = {undergoes(change, digits, article) for change in asked}
        said += f" {_SAID[answers.pop() if len(answers) == 1 else None]}"
    return replace(step, words=f"{step.words}; {said}" if step.words else said)
