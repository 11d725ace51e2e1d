"""What the law makes of a good, and of each of its rows, told with the figures behind it."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.facts.columns import Column
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.explanation import Calculation, Explanation, ShiftTold
from rvc_cli.facts.findings import Assessment
from rvc_cli.facts.goods import Component, Contents
from rvc_cli.intake.goods import Asked
from rvc_cli.intake.lookup import Found, cell, each_alone
from rvc_cli.law.core_part_spots import spot_of_lot, spot_of_part
from rvc_cli.law.purchases import multiplicities
from rvc_cli.law.tariff_shift import Change
from rvc_cli.law.value_content import Reading, Subject, a_component, readings, value_content
from rvc_cli.law.worked import Worked
from rvc_cli.tasks.beside import beside, deciders, of_core_part, own_calculations
from rvc_cli.tasks.beside import of_component as of_own_rule
from rvc_cli.tasks.places import Place
from rvc_cli.tasks.reasons import in_core_part, of_component, of_costs
from rvc_cli.tasks.remarks import plain
from rvc_cli.tasks.shifts_told import (
    changes,
    changes_of_good,
    shift_of_component,
    shift_of_good,
    with_codes,
)
from rvc_cli.tasks.steps import Steps, costs_step, place_among, weighed

OWN_RULE = "By its own rule, as a part by itself"
ROWS_SHOWN = 100
LINES_NAMED = 20


class Teller(Struct, frozen=True):
    """Tells of one good, worked and assessed, what the law makes of it and of its rows."""

    place: Place
    done: Worked
    assessment: Assessment
    asked: Asked

    def of_good(self) -> Explanation:
        """The good itself: its own calculation, and everything in it."""
        done = self.done
        found = readings(done.subject, done.asked.candidates, done.good.facts.method, done.asked.assumed)
        told = self._told(
            done.good.name,
            f"{done.good_class.value}, asked on {done.rules.day}; `rvc check` answers: {self._answer()}",
            None,
            calculations=own_calculations(done, self.assessment, found),
            steps=Steps(done, weighed(done.subject, found)),
            key=done.good.root,
            notes=(*_costs_note(done.subject), *_others(found)),
            shift=shift_of_good(done, self.assessment),
            asked=changes_of_good(done),
        )
        every = tuple(beside(done, self.assessment))
        rows = {need.row for one in every for need in one.finding.needed if need.row is not None}
        lines = {**dict(told.lines_of), **(self.place.read.lines(rows) if rows else {})}
        left_out = self.assessment.not_assessed
        return replace(told, beside=every, not_assessed=left_out, lines_of=tuple(sorted(lines.items())))

    def _answer(self) -> str:
        """The outcome, and the requirements that make it so."""
        outcome = self.assessment.outcome.value.replace("-", " ")
        names = ", ".join(deciders(self.assessment))
        return f"{outcome} ({names})" if names else outcome

    def of_rows(self, rows: list[Found]) -> Iterator[Explanation]:
        """Each row of a part number, in the order of the table; how many are left out, where they are too many."""
        shown = rows[:ROWS_SHOWN]
        components = {part.row: part for one in self.done.good.contents.values() for part in one.components}
        alone = self._alone([one for one in shown if one.row not in components and not self._is_good(one)])
        for row in shown:
            if self._is_good(row):
                yield self.of_good()
            elif row.row in components:
                yield self._of_component(components[row.row], row)
            else:
                yield self._of_leaf(row, alone[row.row])
        if len(rows) > len(shown):
            left = ", ".join(str(one.line) for one in rows[ROWS_SHOWN : ROWS_SHOWN + LINES_NAMED])
            more = f"{len(rows) - ROWS_SHOWN} more rows have this part number, in the lines {left}"
            more += " …" if len(rows) > ROWS_SHOWN + LINES_NAMED else ""
            yield self._told(self._name(rows[0]), more, None)

    def _alone(self, rows: list[Found]) -> Mapping[int, Contents]:
        read = self.place.read
        if not rows or read.layout is None or read.reading is None:
            return {}
        return each_alone(read.layout, rows, read.reading, self.asked)

    def _is_good(self, row: Found) -> bool:
        """Whether a row is the good itself: the single top row that has all others below it."""
        layout, root = self.place.read.layout, self.done.good.root
        if not root or layout is None or layout.tree is None:
            return False
        if layout.tree is Column.LEVEL:
            return root == str(row.row)
        names = Column.ITEM if layout.tree is Column.ITEM else Column.PART_NUMBER
        return root == cell(layout, row.cells, names)

    def _of_component(self, part: Component, row: Found) -> Explanation:
        listed = self.done.good.elections.intermediate
        reason = of_component(part, self.done.roll_up.decided(part), listed)
        what, why, cite = in_core_part(reason, self.done.roll_up.rolled, spot_of_part(part))
        subject = a_component(self.done.roll_up, part)
        candidates = self.done.rules.candidates(part.hs_code, part.article)
        found = readings(subject, candidates)
        ways, rolls = of_core_part(self.done, spot_of_part(part))
        verdict = value_content(subject, candidates, self.done.rules)
        own = of_own_rule(verdict.finding if verdict else None, found, OWN_RULE if ways else "")
        return self._told(
            part.part_number,
            f"{what}: {why} ({cite})",
            row,
            calculations=(*ways, *own),
            steps=Steps(self.done, weighed(subject, found)),
            key=part.contents,
            notes=(*rolls, *_costs_note(subject), *_others(found), *self._where(row)),
            shift=shift_of_component(self.done, part, subject),
            asked=changes(candidates),
        )

    def _of_leaf(self, row: Found, contents: Contents) -> Explanation:
        """A row without contents: a material, a cost, or packing."""
        name = self._name(row)
        steps = Steps(self.done, weighed(self.done.subject, ()))
        ways: tuple[Calculation, ...] = ()
        rolls: tuple[str, ...] = ()
        if contents.lots:
            (lot,) = contents.lots
            key = self._key(row)
            place = place_among(self.done.good.contents[key], lot)
            ways, rolls = of_core_part(self.done, spot_of_lot(key, place))
            step = steps.line(key, place, lot, replace(lot.heaviest[0], row=row.row))
            standing = f"{step.what}: {step.words} ({step.citation})"
        else:
            what, why, cite = of_costs(contents)
            step = replace(costs_step(contents.costs), part_number=name, row=row.row, what=what, words=why)
            step = replace(step, citation=cite)
            standing = f"{what}: {why} ({cite})"
        told = self._told(name, standing, row, calculations=ways, notes=(*rolls, *self._where(row)))
        return replace(told, steps=with_codes((step,), self.place, changes_of_good(self.done)))

    def _name(self, row: Found) -> str:
        layout = self.place.read.layout
        return "" if layout is None else cell(layout, row.cells, Column.PART_NUMBER)

    def _key(self, row: Found) -> str:
        """The contents a row stands in."""
        return row.up if row.up in self.done.good.contents else self.done.good.root

    def _where(self, row: Found) -> tuple[str, ...]:
        """How often a row's contents stand in the good, where its amounts do not simply count once."""
        every, counting = multiplicities(self.done.roll_up)[self._key(row)]
        if not every:
            return (
                "It stands in what is bought or made elsewhere: it counts for the own rule of that alone.",
            )
        if not counting:
            return (
                "It stands in a part that rolls up, so its VNM does not reach the good (s. 7(4)(b), 14(1)).",
            )
        if every == 1:
            return ()
        return (
            f"Amounts are for one unit of what it stands in; {self.done.good.name} has {plain(every)} of it.",
        )

    def _told(
        self,
        subject: str,
        standing: str,
        row: Found | None,
        calculations: tuple[Calculation, ...] = (),
        steps: Steps | None = None,
        key: str = "",
        notes: tuple[str, ...] = (),
        shift: ShiftTold | None = None,
        asked: tuple[Change, ...] = (),
    ) -> Explanation:
        listed = with_codes(steps.within(key), self.place, asked) if steps else ()
        needed = shift.finding.needed if shift else ()
        rows = {one.row for one in listed if one.row is not None}
        rows |= {one.row for one in needed if one.row is not None}
        lines = dict(self.place.read.lines(rows)) if rows else {}
        if row is not None:
            lines[row.row] = row.line
        return Explanation(
            subject=subject,
            row=None if row is None else row.row,
            source=self.done.good.source,
            good=self.done.good.name,
            currency=self.done.good.facts.currency,
            standing=standing,
            calculations=calculations,
            steps=listed,
            notes=notes,
            shift=shift,
            lines_of=tuple(sorted(lines.items())),
        )


def _others(found: Iterable[Reading]) -> Iterator[str]:
    """What the other readings of the rule ask for, where the facts leave open which of them binds."""
    for other in (each for one in found for each in one.others):
        yield f"Another reading of the rule asks for {plain(Fraction(other.value))} %: {other.citation.paragraph}"


def _costs_note(subject: Subject) -> tuple[str, ...]:
    if subject.put.costs_given:
        return ()
    return ("No costs other than materials are given: net cost is known from below only (s. 7(11)).",)
