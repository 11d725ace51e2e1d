"""The question put to every good of every source: what was found, or every complaint that keeps it from being put."""

from collections.abc import Callable, Iterable
from threading import Thread

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.diagnostics import Diagnostic, RvcError, Severity
from rvc_cli.diagnostics import verdicts as codes
from rvc_cli.diagnostics.tables import UNKNOWN_HEADER
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.findings import Assessment
from rvc_cli.facts.goods import Good
from rvc_cli.facts.provision import NothingInForceError
from rvc_cli.facts.rules import Pack, Rulebook
from rvc_cli.intake.goods import SourceGoods, read_source
from rvc_cli.intake.rulepacks import load_rulebook
from rvc_cli.intake.sources import Source, expand
from rvc_cli.law.vehicle import assess
from rvc_cli.law.worked import Question, Worked, work
from rvc_cli.tasks.places import Place, named, places
from rvc_cli.tasks.question import Options, Settled, complaint, settle
from rvc_cli.tasks.reading import asked_for
from rvc_cli.tasks.remarks import contradicted_purchases, placed, remarks, unaskable
from rvc_cli.tasks.unassessed import unassessed


class Answered(Struct, frozen=True):
    """One source: the good of each with its assessment, and every complaint; an error leaves no goods.

    ``lines`` are the physical lines, by source and row, of all that the assessments name.
    """

    assessments: tuple[Assessment, ...]
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[tuple[str, int, int], ...] = ()


class Answers(Struct, frozen=True):
    """A whole call: the rules it was put to (None where they could not be used), and the answer of each source."""

    pack: Pack | None
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Answered, ...]

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Every good, in the order of the sources."""
        return tuple(one for source in self.sources for one in source.assessments)

    @property
    def complaints(self) -> tuple[Diagnostic, ...]:
        """Every complaint, each once; those of the call first."""
        every = (*self.diagnostics, *(one for source in self.sources for one in source.diagnostics))
        return tuple(dict.fromkeys(every))


def answer(options: Options, meanwhile: Callable[[], object] | None = None) -> Answers:
    """Put the question to every good of every source. Bad input is among the complaints, never raised.

    ``meanwhile`` is done by another thread beside the reading, much of which waits for queries.
    """
    try:
        book, said = load_rulebook(options.rules, options.on)
    except RvcError as problem:
        return Answers(None, problem.diagnostics, ())
    notes = _told(said, options)
    if _stops(notes):
        return Answers(book.pack, notes, ())
    sources, complaints = expand(options.paths)
    if meanwhile is not None:
        Thread(target=meanwhile, daemon=True).start()
    with Scratch() as scratch:
        found = tuple(_of_source(source, scratch, book, options) for source in sources)
    return Answers(book.pack, (*notes, *_told(complaints, options)), found)


def worked(
    good: Good, read: SourceGoods, book: Rulebook, options: Options
) -> tuple[Settled, Worked, Question]:
    """A good settled and worked; raises RvcError for whatever keeps the question from being asked."""
    settled = settle(good, options, book, from_manifest=read.manifest is not None)
    question = Question(book, options.on, options.evidence, options.require, options.top)
    try:
        done = work(settled.good, settled.good_class, settled.assumed, question)
    except NothingInForceError as problem:
        raise RvcError(complaint(codes.NOT_IN_FORCE, good.source, str(problem))) from problem
    wrong = [*placed(unaskable(done), read), *contradicted_purchases(done)]
    if wrong:
        raise RvcError(*wrong)
    return settled, done, question


def assessed(good: Good, read: SourceGoods, book: Rulebook, options: Options) -> tuple[Worked, Assessment]:
    """A good put to all that is asked of it; raises RvcError as :func:`worked` does."""
    settled, done, question = worked(good, read, book, options)
    try:
        return done, replace(assess(done, settled.reason, question), asked=options.require)
    except NothingInForceError as problem:
        raise RvcError(complaint(codes.NOT_IN_FORCE, good.source, str(problem))) from problem


def _of_source(source: Source, scratch: Scratch, book: Rulebook, options: Options) -> Answered:
    """One source: an error anywhere in it leaves none of its goods."""
    read = read_source(source, asked_for(book, options, scratch))
    found: list[Diagnostic] = [*read.diagnostics, *(unassessed(read) if read.goods else ())]
    wrong: list[tuple[Place, Diagnostic]] = []
    assessments: list[Assessment] = []
    for place in () if _stops(_told(found, options)) else places(read):
        try:
            done, assessment = assessed(place.good, read, book, options)
        except RvcError as problem:
            wrong += [(place, one) for one in problem.diagnostics]
        else:
            found += placed(remarks(done, assessment), read)
            assessments.append(assessment)
    found += named(wrong, read)
    told = _told(found, options)
    if _stops(told):
        return Answered((), told)
    return Answered(tuple(assessments), told, tuple(_lines(read, assessments)))


def _told(found: Iterable[Diagnostic], options: Options) -> tuple[Diagnostic, ...]:
    """Complaints as grave as the call takes them: where it is strict a warning is an error."""
    return tuple(as_strict(one) for one in found) if options.strict else tuple(found)


def as_strict(one: Diagnostic) -> Diagnostic:
    """``--strict``: warnings are errors, and so is a header that no column answers to."""
    if one.severity is Severity.WARNING or one.code == UNKNOWN_HEADER.id:
        return replace(one, severity=Severity.ERROR)
    return one


def _stops(found: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)


def _lines(read: SourceGoods, assessments: Iterable[Assessment]) -> list[tuple[str, int, int]]:
    """The physical line of every row that the report names."""
    rows: set[int | None] = set()
    for assessment in assessments:
        rows |= {one.row for one in assessment.heaviest} | {one.row for one in assessment.findings}
        rows |= {need.row for finding in assessment.findings for need in finding.needed}
    named = {row for row in rows if row is not None}
    return [(read.name, row, line) for row, line in sorted(read.lines(named).items())] if named else []
