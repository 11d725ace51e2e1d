"""The words of a group of lines, as the vocabularies read them; a word that none knows is counted as bad."""

import re
from collections.abc import Collection, Mapping

from msgspec import Struct

from rvc_cli.facts import words
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.facts.currencies import currency_code
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.lots import Certification, Evidence
from rvc_cli.facts.purse import Purse
from rvc_cli.facts.sound import pattern, role_name, word_test
from rvc_cli.facts.words import Kind


class Read(Struct, frozen=True):
    """A group's words in canonical form."""

    kind: Kind
    evidence: Evidence
    role: str
    article: str
    price_unit: int
    currency: str
    recorded_rate: str
    supplier_currency: str
    hs_statement: bool

    @property
    def stated_otherwise(self) -> bool:
        """Whether a supplier's statement is in another currency than the row."""
        return self.supplier_currency not in ("", self.currency)

    @property
    def in_own_money(self) -> bool:
        """Whether every amount is in the currency of the good, for want of any other word."""
        return not (self.currency or self.supplier_currency or self.recorded_rate)

    def rate(self, purse: Purse) -> Fraction | None:
        """The rate into the good's currency; None where none is stated."""
        return purse.rate(self.currency, self.recorded_rate)

    def statement_rate(self, purse: Purse) -> Fraction | None:
        """The same for amounts of a supplier's statement (s. 2(2), 9(7)(c))."""
        return purse.rate(self.supplier_currency) if self.stated_otherwise else self.rate(purse)


class Priced(Struct, frozen=True):
    """Words, the rate of their currency, the same for one of ``price_unit`` units, and that of their statement."""

    read: Read
    rate: Fraction
    per_unit: Fraction
    statement_rate: Fraction


def priced(read: Read, purse: Purse) -> Priced:
    """The words with the rates of one good's purse; lines without a rate are complained about before."""
    rate, stated = read.rate(purse), read.statement_rate(purse)
    if rate is None or stated is None:
        raise AssertionError("an amount without a rate cannot be counted")
    per_unit = rate if read.price_unit == 1 else rate / Fraction(read.price_unit)
    return Priced(read, rate, per_unit, stated)


def words_apart(articles: Collection[str]) -> dict[Column, Collection[str]]:
    """The vocabularies of the columns that lines are not grouped by: their words are judged line by line."""
    answers = words.YES | words.NO
    return {
        Column.MADE: answers,
        Column.SUPPLIER_HS_STATEMENT: answers,
        Column.ARTICLE: articles,
    }


def illegible(
    said: Mapping[Column, str], roles: frozenset[str], articles: frozenset[str], form: NumberFormat
) -> bool:
    """Whether a key cell is no word of its column's vocabulary, or no number where its column takes one."""
    for column, cell in said.items():
        known, shape = word_test(column, roles, articles), pattern(column, form)
        if cell and known is not None and not known(cell):
            return True
        if cell and shape is not None and not re.fullmatch(shape, cell):
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
            words.yes_no(said.get(Column.HIGH_WAGE, "")),
        ),
        role=role_name(said.get(Column.ROLE, "")),
        article=words.folded(said.get(Column.ARTICLE, "")),
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
