"""The currency of a good, and the stated rates at which other currencies are converted into it (s. 2)."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct, field

from rvc_cli.facts.exact import Fraction, of_text


class Purse(Struct, frozen=True):
    """``rates``: units of ``currency`` per unit of the other. A currency without a rate is never guessed."""

    currency: str = "USD"
    rates: Mapping[str, Decimal] = field(default_factory=dict)

    def rate(self, currency: str, recorded: str = "") -> Fraction | None:
        """The rate of a purchase: the one it was recorded at, else the stated one; None where there is none."""
        if recorded:
            return of_text(recorded)
        if not currency or currency == self.currency:
            return Fraction(1)
        stated = self.rates.get(currency)
        return None if stated is None else Fraction(stated)


class GoodCurrencies(Struct, frozen=True):
    """The currency that the goods of a table are in: of the vehicles listed theirs, of all others ``every``."""

    every: str = "USD"
    of_vehicle: Mapping[str, str] = field(default_factory=dict)

    def of(self, vehicle: str) -> str:
        """The currency of one vehicle."""
        return self.of_vehicle.get(vehicle, self.every)


class GoodPurses(Struct, frozen=True):
    """The purses of the goods of a table: their currencies, and the rates they share."""

    currencies: GoodCurrencies = field(default_factory=GoodCurrencies)
    rates: Mapping[str, Decimal] = field(default_factory=dict)

    def of(self, vehicle: str) -> Purse:
        """The purse of one vehicle."""
        return Purse(self.currencies.of(vehicle), self.rates)
