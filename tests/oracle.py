"""An oracle for the engine: net cost and VNM of one table, worked line by line with the stdlib alone.

It knows one way only, the slow and plain one: read every row, build the tree, walk it from the good down.
It refuses (``UnsupportedError``) what only a rule of origin or a choice decides: an assembly that may be made
or bought, a bought one without papers that has contents and a code, a supplier's statement.
"""

import csv
from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

TERRITORY = {"US", "MX", "CA"}
SPANISH = "PR US,ESTADOS UNIDOS US,MÉXICO MX,CANADÁ CA,CHINA CN,JAPÓN JP,COREA DEL SUR KR,ALEMANIA DE"
NAMES = {name: code for name, _, code in (pair.rpartition(" ") for pair in SPANISH.split(","))}
YES = {"yes", "y", "true", "1", "sí", "si"}
NO = {"no", "n", "false", "0"}
COSTS = {"labor", "overhead", "period", "other"}
EXCLUDED = {"sales-promotion", "royalties", "shipping-packing", "non-allowable-interest"}
DEDUCTIONS = ("freight", "duties", "brokerage", "waste")
STATEMENTS = ("supplier_net_cost", "supplier_vnm", "supplier_regional_value")
ZERO = Fraction(0)
Row = dict[str, str]


class UnsupportedError(Exception):
    """The table asks for something that plain arithmetic does not decide."""


@dataclass(frozen=True)
class Reading:
    """How a table is written, and what its manifest says of how it is to be read."""

    delimiter: str = ","
    decimal: str = "."
    thousands: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    currency: str = "USD"
    evidence: str = "as-written"
    designated: Collection[str] = ()


@dataclass(frozen=True)
class Sums:
    """What one unit of something brings: its costs and both ends of its non-originating value."""

    net_cost: Fraction = ZERO
    vnm_low: Fraction = ZERO
    vnm_high: Fraction = ZERO
    excluded: Fraction = ZERO

    def plus(self, other: "Sums", times: Fraction = Fraction(1)) -> "Sums":
        return Sums(*(mine + its * times for mine, its in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class End:
    """One end of what is known: ``share`` is (net cost - VNM) / net cost."""

    net_cost: Fraction
    vnm: Fraction

    @property
    def share(self) -> Fraction:
        return (self.net_cost - self.vnm) / self.net_cost


@dataclass(frozen=True)
class Answer:
    """``low`` counts every undetermined material as non-originating, ``high`` as originating."""

    low: End
    high: End
    content_by_country: Mapping[str, Fraction]
    lines: int


def rows_of(path: Path, reading: Reading) -> list[Row]:
    """Every row that is not blank, by canonical column name, cells stripped."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        header, *records = list(csv.reader(handle, delimiter=reading.delimiter, strict=True))
    names = [reading.headers.get(name, name.strip().lower().replace(" ", "_")) for name in header]
    stripped = ([cell.strip() for cell in record] for record in records)
    return [dict(zip(names, record, strict=True)) for record in stripped if any(record)]


def vehicles_of(path: Path, reading: Reading | None = None) -> list[str]:
    """The goods of a table with a ``vehicle`` column, in the order of their first row."""
    return list(dict.fromkeys(row.get("vehicle", "") for row in rows_of(path, reading or Reading())))


def measure(
    path: Path,
    day: date,
    costs: Mapping[str, Any] | None = None,
    reading: Reading | None = None,
    vehicle: str | None = None,
) -> Answer:
    """Net cost and VNM of the good in ``path`` on ``day``; ``costs`` is a manifest's ``[cost]`` as a dict."""
    rows = rows_of(path, reading or Reading())
    table = Table([row for row in rows if vehicle in {None, row.get("vehicle")}], day, reading or Reading())
    total = table.contents(table.root, Fraction(1)).plus(_stated(costs or {}))
    low, high = (End(total.net_cost, vnm) for vnm in (total.vnm_low, total.vnm_high))
    return Answer(low, high, table.content, len(table.rows))


def _stated(costs: Mapping[str, Any]) -> Sums:
    """The manifest's own costs: a gain lowers them, an excluded cost is subtracted."""
    given = {name: Fraction(amount) for name, amount in costs.items() if name != "excluded"}
    excluded = sum((Fraction(amount) for amount in costs.get("excluded", {}).values()), ZERO)
    added = sum(given.values(), ZERO) - 2 * given.get("currency_gain", ZERO)
    return Sums(net_cost=added - excluded, excluded=excluded)


class Table:
    """The rows of one good and what hangs under which; ``root`` lists the good's own rows."""

    def __init__(self, rows: Sequence[Row], day: date, reading: Reading) -> None:
        self.rows, self.day, self.reading = rows, day, reading
        self.certifies = bool(rows) and "originating" in rows[0]
        self.content: dict[str, Fraction] = {}
        self._under: dict[str, list[Row]] = {}
        self._keys: dict[int, str] = {}
        self._hang()
        top = self._under[""]
        self.root = (self.children(top[0]) or top) if len(top) == 1 else top

    def _hang(self) -> None:
        """Hang each row under the key of what it stands in; "" is the top."""
        chain: list[tuple[int, str]] = []
        for number, row in enumerate(self.rows):
            if "parent" in row:
                key, above = "part " + row["part_number"], "part " + row["parent"] if row["parent"] else ""
            elif "item" in row:
                key, above = row["item"], row["item"].rpartition(".")[0]
            elif "level" in row:
                key, level = f"row {number}", int(row["level"])
                chain = [(depth, name) for depth, name in chain if depth < level]
                above = chain[-1][1] if chain else ""
                chain.append((level, key))
            else:
                key, above = f"row {number}", ""
            self._keys[id(row)] = key
            self._under.setdefault(above, []).append(row)

    def children(self, row: Row) -> list[Row]:
        """The rows that stand directly under this one."""
        return self._under.get(self._keys[id(row)], [])

    def contents(self, rows: Sequence[Row], times: Fraction) -> Sums:
        """What all of these bring to one unit of what they stand in; ``times`` of it are in the good."""
        total = Sums()
        for row in rows:
            quantity = self.amount(row, "quantity", "1")
            total = total.plus(self.one(row, times * quantity), quantity)
        return total

    def one(self, row: Row, times: Fraction) -> Sums:
        """What one unit of this row brings."""
        kind = row.get("kind", "").lower() or "material"
        if kind == "packing":
            return Sums()
        if kind in COSTS:
            return Sums(net_cost=self.price(row))
        if kind in EXCLUDED:
            return Sums(net_cost=-self.price(row), excluded=self.price(row))
        if any(row.get(name) for name in STATEMENTS):
            raise UnsupportedError(f"{row['part_number']} has a supplier's statement")
        if self.self_produced(row) and not self.outside(row.get("made_in", "")):
            return self.made(row, times)
        return self.bought(row, kind, times)

    def self_produced(self, row: Row) -> bool:
        """Whether the producer of the good makes this row."""
        said = row.get("made", "").lower()
        if not said and self.children(row) and row.get("unit_value"):
            raise UnsupportedError(f"{row['part_number']} may be made or bought")
        return said in YES or (not said and bool(self.children(row)))

    def made(self, row: Row, times: Fraction) -> Sums:
        """A self-produced row: its contents, or as a designated material its total cost and no VNM."""
        inside = self.contents(self.children(row), times)
        designated = row["part_number"] in self.reading.designated
        if designated != (self.certified(row) == "yes"):
            raise UnsupportedError(f"{row['part_number']} is designated or says yes, but not both")
        return Sums(net_cost=inside.net_cost + inside.excluded) if designated else inside

    def bought(self, row: Row, kind: str, times: Fraction) -> Sums:
        """An acquired row: its price, and in VNM nothing or its price less s. 8(2)."""
        price = self.price(row)
        tag = self.country(row.get("origin", ""))
        self.content[tag] = self.content.get(tag, ZERO) + price * times
        if kind == "indirect":
            return Sums(net_cost=price)
        originates = self.originates(row)
        if originates is None and self.children(row) and row.get("hs_code"):
            raise UnsupportedError(f"{row['part_number']} may originate by its own rule")
        dutiable = price - sum((self.price(row, name) for name in DEDUCTIONS if row.get(name)), ZERO)
        return Sums(price, ZERO if originates else dutiable, dutiable if originates is False else ZERO)

    def originates(self, row: Row) -> bool | None:
        """Whether a bought material originates by its papers; None where they do not say."""
        tag = self.country(row.get("origin", ""))
        said = self.certified(row)
        if said == "no" or self.outside(row.get("made_in", "")):
            return False
        if said == "yes":
            return True
        if self.outside(tag):
            return False
        blank = self.reading.evidence == "tagged" and not row.get("originating")
        counts = self.reading.evidence != "certified" and (blank or not self.certifies)
        return True if tag and counts else None

    def certified(self, row: Row) -> str:
        """``yes`` in validity on the day, ``no`` at any time, else ""."""
        said = row.get("originating", "").lower()
        since, until = row.get("certified_from", ""), row.get("certified_until", "")
        valid = (since or "0000") <= self.day.isoformat() <= (until or "9999")
        return "no" if said in NO else "yes" if said in YES and valid else ""

    def country(self, text: str) -> str:
        """The alpha-2 code of a tag."""
        code = NAMES.get(text.upper(), text.upper())
        if code and len(code) != 2:
            raise UnsupportedError(f"the oracle does not know the country {text!r}")
        return code

    def outside(self, text: str) -> bool:
        """Whether a place is given and lies outside the territory."""
        return bool(text) and self.country(text) not in TERRITORY

    def amount(self, row: Row, column: str, absent: str = "") -> Fraction:
        """A number as the table writes it."""
        text = row.get(column, absent)
        text = text.replace(self.reading.thousands, "") if self.reading.thousands else text
        return Fraction(Decimal(text.replace(self.reading.decimal, ".")))

    def price(self, row: Row, column: str = "unit_value") -> Fraction:
        """An amount for one unit in the good's currency; ``price_unit`` is what ``unit_value`` is for."""
        currency = row.get("currency") or self.reading.currency
        rate = Fraction(1) if currency == self.reading.currency else Fraction(self.reading.rates[currency])
        units = int(row.get("price_unit") or 1) if column == "unit_value" else 1
        return self.amount(row, column) * rate / units
