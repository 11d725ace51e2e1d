"""``rvc explain``: why a part, or the good itself, came out as it did."""

from collections.abc import Sequence

from msgspec.structs import replace

from rvc_cli.diagnostics import Diagnostic, RvcError, Severity, Span
from rvc_cli.diagnostics import verdicts as codes
from rvc_cli.diagnostics.tables import NO_SCRATCH
from rvc_cli.engine.scratch import NoScratchError, Scratch
from rvc_cli.facts.explanation import Explanation
from rvc_cli.intake.goods import SourceGoods, read_source
from rvc_cli.intake.lookup import Found
from rvc_cli.intake.rulepacks import load_rulebook
from rvc_cli.intake.sources import expand
from rvc_cli.tasks.answer import assessed
from rvc_cli.tasks.places import Place, places
from rvc_cli.tasks.question import Options
from rvc_cli.tasks.reading import asked_for
from rvc_cli.tasks.telling import Teller

NAMES_SHOWN = 20
Explained = tuple[tuple[Explanation, ...], tuple[Diagnostic, ...]]


def explain(bom: str, part: str | None, vehicle: str | None, options: Options) -> Explained:
    """Why ``part``, on every row that has the number, or without one the good itself, counts as it does.

    Raises RvcError with every complaint, also where it is not said which of several goods is meant.
    """
    options = replace(options, paths=(bom,))
    book, notes = load_rulebook(options.rules, options.on)
    sources, complaints = expand(options.paths)
    _refuse(complaints)
    with Scratch() as scratch:
        asked = asked_for(book, options, scratch)
        reads = [read_source(source, asked) for source in sources]
        _refuse([one for read in reads for one in read.diagnostics])
        place, rows = _chosen(reads, bom, part, vehicle)
        done, assessment = assessed(place.good, place.read, book, options)
        teller = Teller(place, done, assessment, asked)
        found = _told(teller, rows, bom)
        return found, (*notes, *complaints, *(one for read in reads for one in read.diagnostics))


def _told(teller: Teller, rows: list[Found], bom: str) -> tuple[Explanation, ...]:
    try:
        return tuple(teller.of_rows(rows)) if rows else (teller.of_good(),)
    except NoScratchError as problem:
        message = f"There is no room for temporary files: {problem}. {NO_SCRATCH.mend}"
        raise RvcError(NO_SCRATCH.at(Span(bom), message)) from problem


def _refuse(complaints: Sequence[Diagnostic]) -> None:
    if any(one.severity is Severity.ERROR for one in complaints):
        raise RvcError(*complaints)


def _chosen(
    reads: Sequence[SourceGoods], bom: str, part: str | None, vehicle: str | None
) -> tuple[Place, list[Found]]:
    """The one good that is meant, and the rows of the part in it; without rows the good itself."""
    every = [place for read in reads for place in places(read)]
    meant = [one for one in every if vehicle is None or vehicle in {one.good.name, one.vehicle}]
    if not meant:
        known = _listed([one.good.name for one in every])
        raise RvcError(codes.WHICH_GOOD.at(Span(bom), f"no good is called {vehicle!r}; there are {known}"))
    if part is None:
        return _only(meant, bom, "explain one of"), []
    held = [(place, rows) for place in meant if (rows := place.rows(part))]
    if held:
        only = _only([place for place, _ in held], bom, f"{part!r} is in several:")
        return next(one for one in held if one[0] is only)
    named = [place for place in meant if place.good.name == part]
    if not named:
        raise RvcError(codes.NO_SUCH_PART.at(Span(bom), f"no row of {bom} has the part number {part!r}"))
    return _only(named, bom, "explain one of"), []


def _only(meant: list[Place], bom: str, words: str) -> Place:
    if len(meant) > 1:
        listed = _listed([one.good.name for one in meant])
        message = f"{len(meant)} goods are here, say --vehicle; {words} {listed}"
        raise RvcError(codes.WHICH_GOOD.at(Span(bom), message))
    return meant[0]


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    return ", ".join(names[:NAMES_SHOWN]) + more
