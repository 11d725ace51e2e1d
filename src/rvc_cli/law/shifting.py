"""What of a good does not undergo a tariff shift, from the leaves up (s. 3(2), 3(8), 8(13)-(17), 8(24), 9(7)(a)(ii)).

Originating materials never matter. A self-produced row counts as the better of its own code and of what is in it
(s. 3(8)); an acquired one by its own code, or by what its supplier states of its contents.
"""

from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from msgspec import Struct, field

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.goods import Component, Contents, Good
from rvc_cli.facts.lots import ZERO, Certification, CodeLot, LineRef, Standing
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.words import Kind
from rvc_cli.law.amounts import ONE
from rvc_cli.law.evidence import EvidenceMode, foreign_tag
from rvc_cli.law.maker import may_be_acquired, may_be_self_produced, where_produced
from rvc_cli.law.material import counts_as_originating, lot_standing
from rvc_cli.law.measured import Unshifted
from rvc_cli.law.tariff_shift import Answer, Change, undergoes

if TYPE_CHECKING:
    from rvc_cli.law.decided import Decided

NOTHING = Unshifted()
VALUES_UNSTATED = (
    "its supplier states codes and no values; a percentage is asked too: s. 9(7)(a)(i) asks for both"
)
LEFT_OUT = frozenset({Kind.INDIRECT, Kind.PACKAGING, Kind.ACCESSORY, Kind.PACKING})


class Origin(Struct, frozen=True, gc=False):
    """Whether a component originates, at the worst and at the best: as an acquired material, as a self-produced one."""

    bought_low: bool
    bought_high: bool
    made_low: bool
    made_high: bool


def origin_of(part: Component, decided: "Decided") -> Origin:
    """What is decided of a component, as far as a tariff shift asks: designated or not (s. 3(2), 3(8)).

    A self-produced one of which no rule is on file originates on its producer's word only.
    """
    evidence = part.evidence
    says_yes = evidence.certification is Certification.YES
    barred = evidence.certification is Certification.NO or (foreign_tag(evidence) and not says_yes)
    low = decided.by_rule is Outcome.MET or decided.own_word
    high = low or decided.by_rule is Outcome.UNDETERMINED
    return Origin(decided.originates_low, decided.originates_high, low and not barred, high and not barred)


class Left(Struct, frozen=True):
    """Materials that do not shift, or may not: their lines, their value in one unit, what is open, and why."""

    lines: tuple[LineRef, ...]
    count: int
    code: str
    value: Fraction
    times: Fraction
    shifts: Answer
    originates: Answer
    opened: str = ""


class Work(Struct):
    """What is known of one change so far: of each contents, and of each code and article."""

    change: Change
    found: dict[str, Unshifted] = field(default_factory=dict)
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)

    def answer(self, code: str, article: str) -> Answer:
        """Does a material of this code and article undergo the change?"""
        asked = (code, article)
        if asked not in self.answers:
            self.answers[asked] = undergoes(self.change, code, article)
        return self.answers[asked]


class Shifting:
    """The materials of one good put to the changes that its rule, and the rules of its components, ask for."""

    def __init__(self, good: Good, mode: EvidenceMode, origin: Callable[[Component], Origin]) -> None:
        """``origin`` decides a component; it may ask this very object about what is in that component."""
        self._contents = good.contents
        self._places = {key: place for place, key in enumerate(good.contents)}
        self._mode = mode
        self._origin = origin
        self._works: dict[Change, Work] = {}

    def of(self, key: str, change: Change) -> Unshifted:
        """What of one unit of the contents ``key`` does not undergo the change."""
        work = self._work(change)
        todo = [key]
        while key not in work.found:
            contents = self._contents[todo[-1]]
            below = [
                part.contents
                for part in contents.components
                if part.contents not in work.found and _looks_inside(part, work)
            ]
            if below:
                todo += below
            else:
                here = todo.pop()
                work.found[here] = self._add_up(self._contents[here], work)
        return work.found[key]

    def left(self, root: str, change: Change) -> Iterator[Left]:
        """The materials behind the low end of the contents ``root``, each with its value in one unit of them."""
        if not self.of(root, change).may:
            return
        work, times = self._work(change), {root: ONE}
        above = [
            (-self._places[root], root)
        ]  # what stands in others comes after them, so that its times are complete
        while above:
            _, key = heappop(above)
            for one in classified(self._contents[key]):
                yield from self._left_of_lot(one, work, times[key])
            for part in self._contents[key].components:
                inside = self._chooses_contents(part, work)
                if inside is False:
                    yield self._left_of_part(part, work, times[key] * part.quantity)
                elif inside:
                    if part.contents not in times:
                        heappush(above, (-self._places[part.contents], part.contents))
                    times[part.contents] = times.get(part.contents, ZERO) + times[key] * part.quantity

    def stated(self, root: str, change: Change) -> tuple[str, ...]:
        """The part numbers, in their order, of what counts by the codes its supplier states (s. 9(7)(a)(ii))."""
        self.of(root, change)
        work, found, todo, seen = self._work(change), dict[str, None](), [root], {root}
        while todo:
            for part in self._contents[todo.pop()].components:
                if not _looks_inside(part, work):
                    continue
                if part.contents not in seen:
                    seen.add(part.contents)
                    todo.append(part.contents)
                if self._served_by_statement(part, work):
                    found[part.part_number] = None
        return tuple(sorted(found))

    def _served_by_statement(self, part: Component, work: Work) -> bool:
        if not (_accumulated(part) and may_be_acquired(part)):
            return False
        shifts, origin = work.answer(part.hs_code, part.article), self._origin(part)
        return _acquired(part, shifts, origin, work) != _by_own_code(part, shifts, origin)

    def _work(self, change: Change) -> Work:
        found = self._works.get(change)
        if found is None:
            self._works[change] = found = Work(change)
        return found

    def _add_up(self, contents: Contents, work: Work) -> Unshifted:
        low = high = ZERO
        may = must = False
        for one in classified(contents):
            shifts = work.answer(one.code, one.article)
            if shifts or one.lot.kind in LEFT_OUT:
                continue
            standing = lot_standing(one.lot, self._mode)
            if counts_as_originating(standing):
                continue
            value = one.lot.value - one.lot.deductions
            low, may = low + value, True
            if shifts is False and standing is Standing.NON_ORIGINATING:
                high, must = high + value, True
        for part in contents.components:
            each = self._of_part(part, work)
            if each.may:
                low, high = low + each.low * part.quantity, high + each.high * part.quantity
                may, must = True, must or each.must
        return Unshifted(low, high, may, must)

    def _of_part(self, part: Component, work: Work) -> Unshifted:
        """One unit of a component; where it is not said who made it, the worse and the better."""
        shifts = work.answer(part.hs_code, part.article)
        if part.kind in LEFT_OUT or shifts:
            return NOTHING
        origin = self._origin(part)
        if not may_be_self_produced(part):
            return _acquired(part, shifts, origin, work)
        if not may_be_acquired(part):
            return _self_produced(part, shifts, origin, work.found)
        bought = _acquired(part, shifts, origin, work)
        made = _self_produced(part, shifts, origin, work.found)
        low, high = max(bought.low, made.low), min(bought.high, made.high)
        return Unshifted(low, high, bought.may or made.may, bought.must and made.must)

    def _chooses_contents(self, part: Component, work: Work) -> bool | None:
        """Whether at the low end the contents of a component count (True), its own code (False), or neither."""
        counted = self._of_part(part, work)
        if not counted.may:
            return None
        if not _looks_inside(part, work) or (part.hs_statement and not _surely(part, work)):
            return False
        inside = work.found[part.contents]
        return inside.may and inside.low == counted.low

    def _left_of_lot(self, one: CodeLot, work: Work, times: Fraction) -> Iterator[Left]:
        lot, standing = one.lot, lot_standing(one.lot, self._mode)
        shifts = work.answer(one.code, one.article)
        if lot.kind not in LEFT_OUT and not shifts and not counts_as_originating(standing):
            originates = None if standing is Standing.UNDETERMINED else False
            value = (lot.value - lot.deductions) * times
            yield Left(lot.heaviest, lot.lines, one.code, value, times, shifts, originates)

    def _left_of_part(self, part: Component, work: Work, times: Fraction) -> Left:
        price = part.unit_value if part.unit_value is not None else ZERO
        line = LineRef(part.part_number, part.row, price, part.deductions)
        sure = not may_be_self_produced(part) and not self._origin(part).bought_high
        shifts = work.answer(part.hs_code, part.article)
        value = (price - part.deductions) * times
        opened = VALUES_UNSTATED if _accumulated(part) and _lacks_values(part, work.change) else ""
        return Left((line,), 1, part.hs_code, value, times, shifts, False if sure else None, opened)


def _looks_inside(part: Component, work: Work) -> bool:
    """Whether what is in a component can count: where it may be self-produced, or its supplier states the codes."""
    if part.kind in LEFT_OUT or work.answer(part.hs_code, part.article):
        return False
    return may_be_self_produced(part) or _accumulated(part)


def classified(contents: Contents) -> tuple[CodeLot, ...]:
    """The lines that a shift may turn on; where no codes are given every line, of a code not known."""
    if contents.classified is not None:
        return contents.classified
    return tuple(CodeLot("", "", lot) for lot in contents.lots)


def _accumulated(part: Component) -> bool:
    """Whether a statement may let the codes of the contents stand for the assembly's own (s. 9(7)(a)(ii))."""
    return part.hs_statement and where_produced(part) is not False


def _lacks_values(part: Component, change: Change) -> bool:
    """Whether a percentage is asked beside a change, and its supplier states no values for it (s. 9(7)(a)(i))."""
    return change.valued and part.statement is None


def _surely(part: Component, work: Work) -> bool:
    """Whether a statement of codes surely serves: of what is produced here, and beside a statement of values."""
    return where_produced(part) is True and not _lacks_values(part, work.change)


def _acquired(part: Component, shifts: Answer, origin: Origin, work: Work) -> Unshifted:
    """A bought component by its own code at its value less s. 8(2), or by its contents if that serves (s. 9(7)(b)).

    Where nobody says where its supplier is, or a statement of values is lacking, the contents serve at the best alone.
    """
    own = _by_own_code(part, shifts, origin)
    if not _accumulated(part):
        return own
    inside, sure = work.found[part.contents], _surely(part, work)
    may, must = own.may and (inside.may or not sure), own.must and inside.must
    low = (min(own.low, inside.low) if sure else own.low) if may else ZERO
    return Unshifted(low, min(own.high, inside.high) if must else ZERO, may, must)


def _by_own_code(part: Component, shifts: Answer, origin: Origin) -> Unshifted:
    """A bought component whose own code is not known to shift, at its value less s. 8(2)."""
    value = (part.unit_value if part.unit_value is not None else ZERO) - part.deductions
    may, must = not origin.bought_low, shifts is False and not origin.bought_high
    return Unshifted(value if may else ZERO, value if must else ZERO, may, must)


def _self_produced(part: Component, shifts: Answer, origin: Origin, found: dict[str, Unshifted]) -> Unshifted:
    """A self-produced component whose own code is not known to shift: what is in it, unless it originates."""
    inside = found[part.contents]
    may = inside.may and not origin.made_low
    must = inside.must and shifts is False and not origin.made_high
    return Unshifted(inside.low if may else ZERO, inside.high if must else ZERO, may, must)
