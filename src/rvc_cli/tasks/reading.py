"""What every source of a call is read for."""

from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.articles import places
from rvc_cli.facts.rules import GoodClass, ListedCodes, Rulebook
from rvc_cli.intake.goods import Asked
from rvc_cli.law.evidence import EvidenceMode
from rvc_cli.law.tariff_shift import watched
from rvc_cli.tasks.question import Options


def asked_for(book: Rulebook, options: Options, scratch: Scratch) -> Asked:
    """The day, the words and codes that the law knows, and how many lines of each lot are to be named.

    At least one: what hangs on the heaviest open line is told even where no list is asked for.
    """
    codes = watched(book, tags_count=options.evidence is not EvidenceMode.CERTIFIED)
    listed = ListedCodes(book.core_codes, book.whole_codes, codes, places(book))
    named = max(options.top, 1)
    parts = options.good_class is GoodClass.PART or options.part_for is not None
    return Asked(options.on, book.roles, frozenset(book.articles), listed, named, scratch, parts)
