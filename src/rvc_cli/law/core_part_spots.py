"""Where a row stands, as a name for it: what rolls up into a vehicle is said of rows."""

from msgspec import Struct

from rvc_cli.facts.goods import Component

Spot = tuple[str, int]
A_ROW = ""  # the contents' key of a component's spot, which its ordinal alone tells


def spot_of_lot(key: str, place: int) -> Spot:
    """A lot by its contents and its place among the lots there."""
    return f"lot {key}", place


def spot_of_part(part: Component) -> Spot:
    """A component by the ordinal of its row."""
    return A_ROW, part.row


class Rolled(Struct, frozen=True):
    """The rows that enter with no VNM because their core part originates: surely (``low``), or perhaps (``high``)."""

    low: frozenset[Spot] = frozenset()
    high: frozenset[Spot] = frozenset()


NOTHING_ROLLED = Rolled()
