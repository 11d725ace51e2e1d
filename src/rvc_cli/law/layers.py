"""FIFO, LIFO and specific identification: units keep the origin and the value with which they were received.

Schedule 7 s. 1 for the value of identical non-originating materials, Schedule 8 s. 1, 4, 10, 13 for the origin of
fungible materials and goods.
"""

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.ledger import Entry, Flow
from rvc_cli.facts.stocks import Part, Taken
from rvc_cli.law.stock_movements import Holding, written


class _Layer(Struct):
    """Units received together, and how many of them are left."""

    part: Part
    left: Fraction


class Layers(Holding):
    """An inventory as its receipts, in the order in which they came in."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._layers: list[_Layer] = []
        self._taken: dict[int, list[tuple[int, Fraction]]] = {}
        self._lots: dict[str, list[int]] = {}
        # a heap of places, negative for LIFO; those of empty layers are passed over
        self._open: list[int] = []

    def receive(self, part: Part, entry: Entry) -> None:
        """Units come in."""
        del entry
        place = len(self._layers)
        self._layers.append(_Layer(part, part.quantity))
        self._lots.setdefault(part.lot, []).append(place)
        self._reopen(place)

    def withdraw(self, entry: Entry) -> Taken:
        """Units leave from the first received, from the last, or from the lot named."""
        wanted = entry.quantity
        taken: list[tuple[int, Fraction]] = []
        for place in self._order(entry.lot):
            used = min(wanted, self._layers[place].left)
            self._layers[place].left -= used
            wanted -= used
            taken.append((place, used))
            if not wanted:
                break
        self._taken[entry.line] = taken
        return Taken(entry, self._parts(taken))

    def _order(self, lot: str) -> Iterator[int]:
        """The places of the layers that have units, in the order in which they are drawn upon."""
        if self._flow is Flow.SPECIFIC:
            yield from (place for place in self._lots[lot] if self._layers[place].left)
            return
        while self._open:
            place = abs(self._open[0])
            if self._layers[place].left:
                yield place
            else:
                heappop(self._open)

    def _reopen(self, place: int) -> None:
        """A layer has units, and may be drawn upon in its turn."""
        heappush(self._open, -place if self._flow is Flow.LIFO else place)

    def give_back(self, entry: Entry, to: Entry) -> Taken:
        """Withdrawn units come back to the receipts they came from, the last taken first."""
        wanted = entry.quantity
        taken = self._taken[to.line]
        back: list[tuple[int, Fraction]] = []
        while wanted:
            place, used = taken.pop()
            returned = min(wanted, used)
            if used > returned:
                taken.append((place, used - returned))
            self._layers[place].left += returned
            self._reopen(place)
            wanted -= returned
            back.append((place, returned))
        return Taken(entry, self._parts(back), returned_to=to)

    def _parts(self, taken: Iterable[tuple[int, Fraction]]) -> tuple[Part, ...]:
        return tuple(self._layers[place].part.share(used) for place, used in taken)

    def send_back(self, entry: Entry, received: Entry) -> None:
        """Received units go back to whom they came from."""
        wanted = entry.quantity
        for layer in (self._layers[place] for place in self._lots[received.lot]):
            used = min(wanted, layer.left)
            layer.left -= used
            wanted -= used
        if wanted:
            self.refuse(
                entry,
                f"only {written(entry.quantity - wanted)} units of lot {entry.lot} are left by this method",
            )

    def closing(self) -> tuple[Part, ...]:
        """What is left of each receipt."""
        return tuple(one.part.share(one.left) for one in self._layers if one.left)
