"""``rvc explain``: why a part, or the good itself, came out as it did."""

from collections.abc import Iterator
from dataclasses import replace

from rvc_cli.diagnostics import Diagnostic, RvcError, Severity, Span
from rvc_cli.diagnostics import verdicts as codes
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.explanation import Calculation, Explanation, Step
from rvc_cli.facts.goods import Component
from rvc_cli.facts.lots import LineRef, Lot
from rvc_cli.facts.rules import Rulebook
from rvc_cli.intake.goods import SourceGoods, read_source
from rvc_cli.intake.rulepacks import load_rulebook
from rvc_cli.intake.sources import expand
from rvc_cli.law.amounts import ONE, Amounts, Ends
from rvc_cli.law.maker import looked_through
from rvc_cli.law.value_content import Subject, a_component, readings
from rvc_cli.law.vehicle import Worked
from rvc_cli.tasks.check import asked_for, worked
from rvc_cli.tasks.question import Options
from rvc_cli.tasks.reasons import of_component, of_lot

DEEPEST = 6
LINES_SHOWN = 1000


def explain(
    bom: str, part: str | None, vehicle: str | None, options: Options
) -> tuple[Explanation, tuple[Diagnostic, ...]]:
    """Why ``part``, or without one the good itself, counts as it does; raises RvcError with every complaint."""
    options = replace(options, paths=(bom,), top=LINES_SHOWN)
    book, notes = load_rulebook(options.rules, options.on)
    sources, complaints = expand(options.paths)
    wrong = [one for one in complaints if one.severity is Severity.ERROR]
    if wrong:
        raise RvcError(*wrong)
    with Scratch() as scratch:
        for source in sources:
            read = read_source(source, asked_for(book, options, scratch))
            if not read.goods:
                raise RvcError(*read.diagnostics)
            found = _in_source(read, part, vehicle, book, options)
            if found is not None:
                return found, (*notes, *complaints, *read.diagnostics)
    asked = part or vehicle or "a good"
    message = f"no row of {bom} has the part number {asked!r}" if part else f"{bom} has no good {asked!r}"
    raise RvcError(codes.NO_SUCH_PART.at(Span(bom), message))


def _in_source(
    read: SourceGoods, part: str | None, vehicle: str | None, book: Rulebook, options: Options
) -> Explanation | None:
    """The explanation out of one source; None where it has no such good or part."""
    for good in read.goods:
        if vehicle is not None and good.name != vehicle:
            continue
        _, done, _ = worked(good, read, book, options)
        found = _of_good(done) if part is None or part == good.name else _of_part(done, part)
        if found is not None:
            rows = {one for one in (found.row, *(step.row for step in found.steps)) if one is not None}
            return replace(found, lines_of=tuple(sorted(read.lines(rows).items())))
    return None


def _of_good(done: Worked) -> Explanation:
    """The good itself: its own calculation, and everything in it."""
    candidates = done.asked.candidates
    return Explanation(
        subject=done.good.name,
        row=None,
        source=done.good.source,
        good=done.good.name,
        currency=done.good.facts.currency,
        standing=f"{done.good_class.value}, asked on {done.rules.day}",
        calculations=tuple(_calculations(done.subject, done)) if candidates else (),
        steps=tuple(_contents(done, done.good.root, 0, ONE)),
        notes=_costs_note(done.subject),
    )


def _of_part(done: Worked, part_number: str) -> Explanation | None:
    """A part of the good: a row with contents, else a line."""
    for key, contents in done.good.contents.items():
        for part in contents.components:
            if part.part_number == part_number:
                return _of_component(done, part)
        for lot in contents.lots:
            for line in lot.heaviest:
                if line.part_number == part_number:
                    return _of_line(done, lot, line, key)
    return None


def _of_component(done: Worked, part: Component) -> Explanation:
    decided = done.roll_up.decided(part)
    what, why, cite = of_component(part, decided)
    subject = a_component(done.roll_up, part)
    return Explanation(
        subject=part.part_number,
        row=part.row,
        source=done.good.source,
        good=done.good.name,
        currency=done.good.facts.currency,
        standing=f"{what}: {why} ({cite})" if cite else f"{what}: {why}",
        calculations=tuple(_calculations(subject, done, part)),
        steps=tuple(_contents(done, part.contents, 0, ONE)),
        notes=_costs_note(subject),
    )


def _of_line(done: Worked, lot: Lot, line: LineRef, key: str) -> Explanation:
    what, why, cite = of_lot(lot, done.roll_up.mode)
    return Explanation(
        subject=line.part_number,
        row=line.row,
        source=done.good.source,
        good=done.good.name,
        currency=done.good.facts.currency,
        standing=f"{what}: {why} ({cite})",
        calculations=(),
        steps=(_line(done, lot, line, key, 0, ONE),),
    )


def _calculations(subject: Subject, done: Worked, part: Component | None = None) -> Iterator[Calculation]:
    """Every method that is open to the subject, put to its rule."""
    rules = done.rules
    candidates = rules.candidates(part.hs_code, part.article) if part else done.asked.candidates
    elected = None if part else done.good.facts.method
    for one in readings(subject, candidates, elected):
        yield Calculation(one.method, one.low, one.high, one.required, one.outcome, one.citation)


def _costs_note(subject: Subject) -> tuple[str, ...]:
    if subject.put.costs_given:
        return ()
    return ("No costs other than materials are given: net cost is known from below only (s. 7(11)).",)


def _contents(done: Worked, key: str, depth: int, times: Fraction) -> Iterator[Step]:
    """What stands in a contents, level by level; amounts for ``times`` units of it."""
    contents = done.good.contents[key]
    costs = contents.costs
    if costs.given:
        net = (costs.added - costs.excluded) * times
        words = "costs stated other than materials, less excluded costs"
        nothing = Fraction(0)
        yield Step(depth, "(costs)", None, "costs", net, net, nothing, nothing, words, "s. 7(11), 7(13)")
    for part in contents.components:
        yield _component(done, part, key, depth, times)
        if looked_through(part) and depth < DEEPEST:
            yield from _contents(done, part.contents, depth + 1, times * part.quantity)
    for lot in contents.lots:
        for line in lot.heaviest:
            yield _line(done, lot, line, key, depth, times)
        shown = sum((line.value for line in lot.heaviest), Fraction(0))
        if len(lot.heaviest) < lot.lines:
            yield _rest(done, lot, lot.value - shown, depth, times)


def _component(done: Worked, part: Component, key: str, depth: int, times: Fraction) -> Step:
    what, why, cite = of_component(part, done.roll_up.decided(part))
    ends = done.roll_up.component_ends(part, Fraction(0), done.roll_up.place(key))
    return _step(depth, part.part_number, part.row, what, ends, times * part.quantity, why, cite)


def _line(done: Worked, lot: Lot, line: LineRef, key: str, depth: int, times: Fraction) -> Step:
    what, why, cite = of_lot(lot, done.roll_up.mode)
    ends = done.roll_up.line_ends(lot, line, key)
    return _step(depth, line.part_number, line.row, what, ends, times, why, cite)


def _rest(done: Worked, lot: Lot, value: Fraction, depth: int, times: Fraction) -> Step:
    what, why, cite = of_lot(lot, done.roll_up.mode)
    name = f"({lot.lines - len(lot.heaviest)} more lines)"
    amounts = Amounts(value, Fraction(0))
    return _step(depth, name, None, what, Ends(amounts, amounts), times, why, cite)


def _step(
    depth: int, name: str, row: int | None, what: str, ends: Ends, times: Fraction, why: str, cite: str
) -> Step:
    low, high = ends.low, ends.high
    return Step(
        depth,
        name,
        row,
        what,
        low.net_cost * times,
        high.net_cost * times,
        low.vnm * times,
        high.vnm * times,
        why,
        cite,
    )
