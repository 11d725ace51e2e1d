"""A finding told in full by ``rvc explain``: its reckoning, what it was put to, why, and the paragraph."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from rvc_cli.facts.explanation import Told
from rvc_cli.facts.findings import Figure, Finding, Need
from rvc_cli.report.measures import sums
from rvc_cli.report.numbers import money, shown_percent
from rvc_cli.report.paper import MINUS, Paper
from rvc_cli.report.sections import DIM, Block
from rvc_cli.report.wording import (
    READINGS,
    STYLES,
    asked_of,
    measured,
    of_core_part,
    outcome_word,
    requirement_name,
)

FACTS_SHOWN = 10


def formula(figure: Figure, currency: str) -> str:
    """``(24,000.00 - 5,600.00) ÷ 24,000.00 = 76.66 %`` in the good's currency."""
    if figure.base is None:
        return f"VNM {currency} {money(figure.counted)}, and no upper bound of the net cost is known"
    base, vnm = money(figure.base), money(figure.counted)
    return f"{currency} ({base} {MINUS} {vnm}) ÷ {base} = {shown_percent(figure.share)} %"


def finding_told(told: Told, currency: str, lines: dict[int, int], paper: Paper) -> Block:
    """The requirement and its outcome; under it the reckoning, the sums, the notes, the paragraph, the open facts."""
    one = told.finding
    if of_core_part(one):
        return list(_core_part(told, currency, lines, paper))
    idle = "" if one.decides or one.requirement in READINGS else " (it does not decide)"
    block = paper.said(f"{requirement_name(one.requirement)}{idle}", indent=0)
    block += [line for text in _reckoned(one, currency) for line in paper.said(text)]
    found = "" if _differences(one) else f"{measured(one)}"
    asked = f"{asked_of(one)} required" if one.required else ""
    block += paper.said(_put(", ".join(each for each in (found, asked) if each), one), STYLES[one.outcome])
    block += sums(one, paper) if one.points else []
    block += [line for note in one.notes for line in paper.said(note)]
    block += paper.said(one.citation, DIM) if one.citation else []
    return [*block, *_open(one.needed, lines, paper)]


def _put(said: str, one: Finding) -> str:
    return f"{said}: {outcome_word(one.outcome)}" if said else outcome_word(one.outcome)


def _differences(one: Finding) -> bool:
    """Whether its share is a difference from a base, which a formula shows."""
    return one.low is not None and one.low.vnm is not None


def _reckoned(one: Finding, currency: str) -> Iterator[str]:
    if one.low is None or one.high is None or not _differences(one):
        return
    if one.low == one.high:
        yield formula(one.low, currency)
    else:
        yield f"At worst: {formula(one.low, currency)}"
        yield f"At best:  {formula(one.high, currency)}"


def _core_part(told: Told, currency: str, lines: dict[int, int], paper: Paper) -> Iterator[Text]:
    """A core part on a line, and each method that measured it on one below."""
    one = told.finding
    name = requirement_name(one.requirement)
    subject = f" {one.subject}" if ":" in one.requirement and "super-core" not in one.requirement else ""
    found = f" {measured(one)}" if not told.ways else ""
    yield from paper.said(f"{name}{subject}:{found} {outcome_word(one.outcome)}", STYLES[one.outcome])
    for way in told.ways:
        yield from paper.said(f"{'; '.join(way.notes)}: {_way(way, currency)}", indent=4)
    if not told.ways:
        for text in (*_reckoned(one, currency), *one.notes):
            yield from paper.said(text, indent=4)
    yield from _open(one.needed, lines, paper)


def _way(way: Finding, currency: str) -> str:
    figures = "; ".join(text.strip() for text in _reckoned(way, currency))
    asked = f", {asked_of(way)} required" if way.required else ""
    return f"{figures}{asked}, {outcome_word(way.outcome)}"


def _open(needed: Sequence[Need], lines: dict[int, int], paper: Paper) -> Block:
    """The facts that would settle it, most points first."""
    block: Block = []
    for one in needed[:FACTS_SHOWN]:
        line = one.line if one.line is not None else lines.get(one.row) if one.row is not None else None
        where = f" (line {line})" if line is not None else ""
        name = f"{one.part_number}{where}: " if one.part_number else ""
        block += paper.said(f"Open: {name}{one.fact}")
    left = len(needed) - FACTS_SHOWN
    return [*block, *(paper.said(f"and {left} more open facts", DIM) if left > 0 else [])]
