"""What the tool knows, as rows to be listed: columns, rule packs, and the law as a decision table."""

from datetime import date
from decimal import Decimal

from msgspec import Struct


class ColumnRow(Struct, frozen=True):
    """A column that is read, what it means, and the headers by which it is known."""

    name: str
    meaning: str
    aliases: tuple[str, ...]


class PackRow(Struct, frozen=True):
    """A rule pack that ships with the tool or was named."""

    id: str
    status: str
    title: str
    verified_through: date
    extends: str | None


class RuleRow(Struct, frozen=True):
    """What binds a subject on the day asked, and what follows it, where that is fixed.

    ``method`` names what is measured and how, empty where the rule has no more to say; ``unit`` is what the value
    counts: %, years …; ``file`` is the rule file that holds it.
    """

    subject: str
    method: str
    value: Decimal
    unit: str
    since: date
    until: date | None
    next_value: Decimal | None
    next_since: date | None
    citation: str
    file: str
