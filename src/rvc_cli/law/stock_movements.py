"""What every inventory management method does with units that come in, leave, come back, and go back."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import NoReturn

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.ledger import WITHDRAWALS, Entry, Movement
from rvc_cli.facts.stocks import Averaged, Part, Taken


class Row(Struct, frozen=True):
    """A row of a ledger with what it needs to know: the parts it brings in, or the row whose units it moves back."""

    entry: Entry
    parts: tuple[Part, ...] = ()
    other: Entry | None = None


def written(units: Fraction) -> str:
    """A quantity as a ledger writes it: at most eight decimals, cut after them."""
    whole, rest = divmod(units.numerator * 10**8 // units.denominator, 10**8)
    return f"{whole}.{rest:08d}".rstrip("0").rstrip(".")


class NotInStockError(ValueError):
    """By the method chosen the units of a row are not there to be taken."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(words)
        self.line = line
        self.words = words


class Holding(ABC):
    """One inventory kept by one method; rows come in their order, and the quantities have been found to be there."""

    def run(self, rows: Iterable[Row]) -> list[Taken]:
        """Every row in its order; what was withdrawn, and what of it came back."""
        taken: list[Taken] = []
        for row in rows:
            movement = row.entry.movement
            if movement in WITHDRAWALS:
                taken.append(self.withdraw(row.entry))
            elif row.other is not None and movement is Movement.RETURN:
                taken.append(self.give_back(row.entry, row.other))
            elif row.other is not None:
                self.send_back(row.entry, row.other)
            for part in row.parts:
                self.receive(part, row.entry)
        return taken

    @abstractmethod
    def receive(self, part: Part, entry: Entry) -> None:
        """Units come in."""

    @abstractmethod
    def withdraw(self, entry: Entry) -> Taken:
        """Units leave; of what origin and value they are is the method's to say."""

    @abstractmethod
    def give_back(self, entry: Entry, to: Entry) -> Taken:
        """Units withdrawn by the row ``to`` come back, of the origin and at the value with which they left."""

    @abstractmethod
    def send_back(self, entry: Entry, received: Entry) -> None:
        """Units received by the row ``received`` leave as if they had not come; raises NotInStockError."""

    @abstractmethod
    def closing(self) -> tuple[Part, ...]:
        """What is left."""

    def averaged(self) -> tuple[Averaged, ...]:
        """The periods averaged over; none where the method has none."""
        return ()

    @staticmethod
    def refuse(entry: Entry, words: str) -> NoReturn:
        """The row cannot be carried out by this method."""
        raise NotInStockError(entry.line, words)
