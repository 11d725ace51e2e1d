"""What every source of a call is read for."""

from pathlib import Path

from rvc_cli.facts.rules import Rulebook
from rvc_cli.facts.words import ROLES
from rvc_cli.intake.goods import Asked
from rvc_cli.tasks.question import Options


def asked_for(book: Rulebook, options: Options, scratch: Path) -> Asked:
    """The day, the words and codes that the law knows, and how many lines of each lot are to be named.

    At least one: what hangs on the heaviest open line is told even where no list is asked for.
    """
    named = max(options.top, 1)
    return Asked(options.on, roles(book), frozenset(book.articles), core_codes(book), named, scratch)


def roles(book: Rulebook) -> frozenset[str]:
    """The column-2 components of Table A.2 as a ``role`` cell names them."""
    components = {f"{part.role}/{name}" for part in book.core_parts for name in part.components}
    return frozenset({"none", *ROLES, *components})


def core_codes(book: Rulebook) -> frozenset[str]:
    """The subheadings of Table A.2."""
    ranges = (one for part in book.core_parts for codes_ in part.components.values() for one in codes_)
    return frozenset(one.first for one in ranges)
