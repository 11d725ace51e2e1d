"""What is wrong with one cell, column by column, in words that say how to mend it."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from rvc_cli.diagnostics import Code
from rvc_cli.diagnostics import tables as codes
from rvc_cli.diagnostics.printable import shown
from rvc_cli.facts.cells import BLANKS, DATE, HS_CODE, ITEM, LEVEL, PRICE_UNIT, NumberFormat
from rvc_cli.facts.columns import AMOUNTS, CURRENCIES, DATES, POSITIVE, YES_NO, Column
from rvc_cli.facts.sound import ERROR_VALUE, IDENTITIES, NEEDED, pattern, role_name, word_test
from rvc_cli.facts.words import Kind, folded, yes_no
from rvc_cli.intake.number_hints import EXPONENT, Complaint, debris, no_number

Passes = Callable[[str], bool]
Why = Callable[[str], Complaint]
_MANY = re.compile(
    r"n/?a|n\.a\.|n/?d|various|varied|varies|multiple|multi|mixed|mix|several|tbd|tba|unknown|unk|none|null|"
    r"not known|not applicable|others?|varios|varias|m[u\u00fa]ltiples?|mixto|otros?|desconocid[oa]|"
    r"se desconoce|sin origen|ningun[oa]|por definir|pendiente|no aplica|-+|[\u2013\u2014]|\?+|\*+|asia|"
    r"europe|europa|north america|norteam[e\u00e9]rica|usmca|cusma|t-?mec|nafta|foreign|domestic|nacional|"
    r"importado|imported|extranjero",
    re.IGNORECASE,
)
_UNION = re.compile(r"e\.?u\.?|european union|uni[oó]n europea|u\.?e\.?|eec|ec", re.IGNORECASE)
_TWO = re.compile(r"[^\W\d_][\w .'-]*(?:[/;+&|,]| or | and | y | o ) ?[^\W\d_][\w .,/;+&|'-]*", re.IGNORECASE)
_ERROR = re.compile(ERROR_VALUE).fullmatch
_SERIAL = re.compile(r"[3-5][0-9]{4}(?:\.[0-9]+)?")
_SHAPES: dict[str, tuple[Code, str]] = {
    HS_CODE: (codes.NO_HS_CODE, "is not an HS code; write its 4 to 10 digits, such as 8708.29"),
    ITEM: (codes.NO_ITEM, "is not an item number; write 1, 1.2, 1.2.3 and so on"),
    LEVEL: (codes.NO_LEVEL, "is not a level; write 0, 1, 2 and so on"),
    PRICE_UNIT: (
        codes.NO_PRICE_UNIT,
        "is not a price unit; write a whole number above zero, such as 1 or 1000",
    ),
}


class ColumnCheck:
    """The check of one column; remembers cells it has found sound."""

    _MOST_REMEMBERED = 100_000

    def __init__(
        self, column: Column, written: NumberFormat, roles: frozenset[str], articles: frozenset[str]
    ) -> None:
        self.column = column
        self._passes, self._why = _check(column, written, roles, articles)
        self._sound: set[str] = set()

    def is_bad(self, cell: str) -> bool:
        """Whether a cell, as it was read, is not what the column takes."""
        if cell in self._sound:
            return False
        text = cell.strip(BLANKS)
        if not (self._passes(text) if text else self.column not in NEEDED):
            return True
        if len(self._sound) < self._MOST_REMEMBERED:
            self._sound.add(cell)
        return False

    def complaint(self, cell: str) -> tuple[Code, str]:
        """The code and the sentence for a bad cell."""
        text = cell.strip(BLANKS)
        if not text:
            says = f"The cell in {self.column} is blank; fill it in, or delete the row if it is none."
            return codes.NEEDED_CELL, says
        found = self._why(text)
        return found.code, f'"{shown(text)}" {found.says}.'


def _check(
    column: Column, written: NumberFormat, roles: frozenset[str], articles: frozenset[str]
) -> tuple[Passes, Why]:
    """What a cell of the column that is not blank must pass, and the complaint about one that does not."""
    shape = pattern(column, written)
    if column in AMOUNTS:
        return _amount(written, shape or "", positive=column in POSITIVE)
    if column in DATES:
        return _is_date, _no_date
    if column in IDENTITIES:
        return lambda text: _ERROR(text) is None, _error_value
    if shape is not None:
        return _shaped(shape)
    passes = word_test(column, roles, articles)
    return passes or (lambda _: True), _word(column, roles, articles)


def _amount(written: NumberFormat, shape: str, *, positive: bool) -> tuple[Passes, Why]:
    matches = re.compile(shape).fullmatch

    def passes(text: str) -> bool:
        return matches(text) is not None and not (positive and Decimal(written.plain(text)) == 0)

    def why(text: str) -> Complaint:
        if not matches(text):
            return no_number(text, written)
        return Complaint(codes.ZERO, "is zero; give an amount above zero, or delete the row")

    return passes, why


def _is_date(text: str) -> bool:
    if not re.fullmatch(DATE, text):
        return False
    try:
        date.fromisoformat(f"2000{text[4:]}" if text.startswith("0000") else text)
    except ValueError:
        return False
    return True


def _no_date(text: str) -> Complaint:
    if re.fullmatch(DATE, text):
        return Complaint(codes.NO_SUCH_DAY, "is a day that does not exist; correct the date")
    says = "is not a date as read here; write year-month-day, such as 2026-04-03"
    if _SERIAL.fullmatch(text):
        says = "is the number by which a spreadsheet counts days; format the column as year-month-day"
    return Complaint(codes.NO_DATE, debris(text) or says)


def _error_value(_: str) -> Complaint:
    return Complaint(codes.NEEDED_CELL, "is an error value of the spreadsheet, no part number; mend it there")


def _shaped(shape: str) -> tuple[Passes, Why]:
    matches = re.compile(shape).fullmatch
    code, says = _SHAPES[shape]

    def why(text: str) -> Complaint:
        if EXPONENT.fullmatch(text):
            lost = "was turned into exponent notation by a spreadsheet; enter it again as text"
            return Complaint(code, lost)
        return Complaint(code, debris(text) or (_hs_hint(text) if shape == HS_CODE else None) or says)

    return lambda text: matches(text) is not None, why


def _hs_hint(text: str) -> str | None:
    if text.startswith("00"):
        return "begins with chapter 00, which no tariff has; the codes of chapter 1 begin with 01"
    digits = sum(letter in "0123456789" for letter in text)
    if digits < 4 and digits == len(text.replace(".", "").replace(" ", "")):
        return "has fewer than 4 digits; a spreadsheet may have cut a zero in front or behind"
    if digits > 10:
        return "has more than 10 digits; give the code of the tariff without suffixes"
    return None


def _word(column: Column, roles: frozenset[str], articles: frozenset[str]) -> Why:
    """The complaint about a word that a column does not know."""
    if column is Column.KIND:
        return lambda text: _unknown(codes.NO_KIND, "kind of row", text, [one.value for one in Kind])
    if column is Column.ROLE:
        return lambda text: _unknown(codes.NO_ROLE, "role", role_name(text), sorted(roles))
    if column is Column.ARTICLE:
        return lambda text: _unknown(codes.NO_ARTICLE, "article", text, sorted(articles))
    if column in YES_NO:
        says = "is neither yes nor no; write one of them, or leave the cell blank where it is not known"
        return lambda text: Complaint(codes.NO_YES_NO, debris(text) or says)
    if column in CURRENCIES:
        says = "is not a currency; write its ISO code, such as USD, MXN or CAD"
        return lambda text: Complaint(codes.NO_CURRENCY, debris(text) or says)
    return _country


def _unknown(code: Code, what: str, text: str, known: list[str]) -> Complaint:
    close = get_close_matches(text.lower(), known, n=1, cutoff=0.7)
    listed = ", ".join(one for one in known if "/" not in one)  # a component stands behind its core part
    told = "`rvc rules show` lists those there are" if code is codes.NO_ARTICLE else f"known are {listed}"
    mend = f"perhaps {close[0]} is meant" if close else told
    article = "an" if what[0] in "aeiou" else "a"
    return Complaint(code, debris(text) or f"is not {article} {what} that is known; {mend}")


def _country(text: str) -> Complaint:
    if yes_no(text) is not None:
        says = "is an answer, not a country; the column originating may be meant. Norway is NO in capitals, or NOR"
        return Complaint(codes.NO_SINGLE_COUNTRY, says)
    if folded(text) == "na":
        says = "could mean Namibia, not available or North America; write NAM or the country, or leave the cell blank"
        return Complaint(codes.NO_SINGLE_COUNTRY, says)
    if _UNION.fullmatch(text):
        says = "is not a country; write the member state, or US where the United States are meant"
        return Complaint(codes.NO_SINGLE_COUNTRY, says)
    if _MANY.fullmatch(text):
        says = "is not a country; leave the cell blank where it is not known, or split the row by country"
        return Complaint(codes.NO_SINGLE_COUNTRY, says)
    if _TWO.fullmatch(text):
        says = "is not one country; split the row by country, or leave the cell blank where it is not known"
        return Complaint(codes.NO_SINGLE_COUNTRY, debris(text) or says)
    says = "is not a country that is known; write its ISO code, such as US or MX, or leave the cell blank"
    return Complaint(codes.NO_COUNTRY, debris(text) or says)
