"""The words of a group of lines, as the vocabularies read them; a word that none knows is counted as bad."""

from collections.abc import Mapping
from dataclasses import dataclass

from rvc_cli.facts import words
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.facts.currencies import currency_code
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.lots import Certification, Evidence
from rvc_cli.facts.purse import Purse
from rvc_cli.facts.sound import role_name, word_test
from rvc_cli.facts.words import Kind


@dataclass(frozen=True, slots=True)
class Read:
    """A group's words in canonical form."""

    kind: Kind
    evidence: Evidence
    made: bool | None
    role: str
    article: str
    price_unit: int
    currency: str
    recorded_rate: str
    supplier_currency: str
    hs_statement: bool

    def rate(self, purse: Purse) -> Fraction | None:
        """The rate into the good's currency; None where none is stated."""
        return purse.rate(self.currency, self.recorded_rate)

    def statement_rate(self, purse: Purse) -> Fraction | None:
        """The same for amounts of a supplier's statement (s. 2(2), 9(7)(c))."""
        if self.supplier_currency and self.supplier_currency != self.currency:
            return purse.rate(self.supplier_currency)
        return self.rate(purse)


@dataclass(frozen=True, slots=True)
class Priced:
    """Words, the rate of their currency, and the same for one of ``price_unit`` units.

    ``unpriced`` are the currencies for which no rate is stated.
    """

    read: Read
    rate: Fraction
    per_unit: Fraction
    unpriced: tuple[tuple[Column, str], ...]


def priced(read: Read, purse: Purse) -> Priced:
    """The words with the rates of one good's purse; without a rate nothing of the good may be used."""
    rate = read.rate(purse)
    unpriced = [(Column.CURRENCY, read.currency)] if rate is None else []
    if read.statement_rate(purse) is None:
        unpriced.append((Column.SUPPLIER_CURRENCY, read.supplier_currency))
    rate = rate or Fraction(0)
    return Priced(read, rate, rate / read.price_unit, tuple(unpriced))


def unknown_words(said: Mapping[Column, str], roles: frozenset[str], articles: frozenset[str]) -> bool:
    """Whether a key cell is no word of its column's vocabulary."""
    for column, cell in said.items():
        known = word_test(column, roles, articles)
        if cell and known is not None and not known(cell):
            return True
    return False


def read_words(said: Mapping[Column, str], expired: bool, form: NumberFormat) -> Read:
    """The words of a group of lines, or of a row that others stand in; every one is known to be good."""
    return Read(
        kind=words.kind(said.get(Column.KIND, "")) or Kind.MATERIAL,
        evidence=Evidence(
            certification(said.get(Column.ORIGINATING), expired),
            words.country(said.get(Column.ORIGIN, "")) or "",
            words.country(said.get(Column.MADE_IN, "")) or "",
        ),
        made=words.yes_no(said.get(Column.MADE, "")),
        role=role_name(said.get(Column.ROLE, "")),
        article=said.get(Column.ARTICLE, "").lower(),
        price_unit=int(said.get(Column.PRICE_UNIT) or 1),
        currency=currency_code(said.get(Column.CURRENCY, "")) or "",
        recorded_rate=form.plain(said.get(Column.EXCHANGE_RATE, "")),
        supplier_currency=currency_code(said.get(Column.SUPPLIER_CURRENCY, "")) or "",
        hs_statement=words.yes_no(said.get(Column.SUPPLIER_HS_STATEMENT, "")) is True,
    )


def certification(cell: str | None, expired: bool) -> Certification:
    """What the certification says: a ``no`` always stands, a ``yes`` only while it is valid (s. 7(21))."""
    if cell is None:
        return Certification.ABSENT
    answer = words.yes_no(cell)
    if answer is None:
        return Certification.BLANK
    if not answer:
        return Certification.NO
    return Certification.EXPIRED if expired else Certification.YES
