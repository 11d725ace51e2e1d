"""What of a core part nobody has told, and could decide whether it originates (s. 14(4), 14(7), 14(10))."""

from collections.abc import Iterator

from rvc_cli.facts.findings import Need
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome
from rvc_cli.law.core_part_methods import Sized
from rvc_cli.law.needs import PLACE_UNKNOWN

NEVER = (
    "made outside the territory or said not to originate: it never does, nor in a super-core (s. 3(2), 7(21))"
)
AMOUNTS_UNKNOWN = "its producer's net cost and VNM, by statement or by contents and costs (s. 14(4))"


def facts_open(part: Sized, short: bool) -> Iterator[Need]:
    """``short``: its amounts could decide, by itself or with the others as a super-core."""
    subject, row = part.piece.subject, part.piece.rows[0].row
    if part.here is None and part.papers is Outcome.UNDETERMINED:
        yield Need(subject, row, ZERO, PLACE_UNKNOWN)
    if short and part.whole is None:
        yield Need(subject, row, ZERO, AMOUNTS_UNKNOWN)
