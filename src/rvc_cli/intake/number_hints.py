"""Why a cell is no number in the way the table writes them, and what mends it."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from rvc_cli.diagnostics import Code
from rvc_cli.diagnostics import tables as codes
from rvc_cli.facts.cells import DECIMAL_DIGITS, INTEGER_DIGITS, NumberFormat
from rvc_cli.facts.sound import ERROR_VALUE

FORMULA = re.compile(r"[=@].*|[+-][A-Za-z]+[0-9($].*", re.DOTALL)
EXPONENT = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]*)?[eE][+-]?[0-9]{1,4}")
ERROR = re.compile(ERROR_VALUE, re.IGNORECASE)
_NONE = re.compile(
    r"n/?a|n\.a\.|n/?d|null|none|tbd|tba|unknown|-+|[\u2013\u2014]|\?+|x+|pendiente|por definir",
    re.IGNORECASE,
)
_ENDLESS = re.compile(r"[+-]?(?:nan|inf|infinity|∞)", re.IGNORECASE)
_NEGATIVE = re.compile(r"[-\u2212\u2013].*[0-9].*|.*[0-9][-\u2212]|\([^()]*[0-9][^()]*\)")
_CURRENCY = re.compile(r"(?:[$€£¥]|[A-Za-z]{1,3}\$|[A-Z]{3}) ?[0-9].*|[0-9].* ?(?:[$€£¥]|[A-Z]{3})")
_SIGNS = re.compile(r"^(?:[$€£¥]|[A-Z]{3}) ?| ?[$€£¥]$")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([,.'\u2019 \u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*(?:([.,])[0-9]+)?")
_MARKED = re.compile(r"[0-9]+([.,])[0-9]+")
_LEAST_EXPONENT = -DECIMAL_DIGITS - 2
_MOST_EXPONENT = INTEGER_DIGITS


class Complaint(NamedTuple):
    """A code, and the end of a sentence that begins with the cell."""

    code: Code
    says: str


def debris(text: str) -> str | None:
    """What a spreadsheet left in place of a value; None where the cell is not of that kind."""
    if ERROR.fullmatch(text):
        return "is an error value of the spreadsheet; mend the formula there and export again"
    if FORMULA.fullmatch(text):
        return "is a formula, not its result; export the values, not the formulas"
    return None


def no_number(text: str, written: NumberFormat) -> Complaint:
    """The complaint about ``text``, which does not match the pattern of ``written``."""
    left = debris(text)
    if left is not None:
        return Complaint(codes.NOT_A_NUMBER, left)
    if written.currency_sign:
        text = _SIGNS.sub("", text)
    for pattern, complain in _WRONG:
        if pattern.fullmatch(text):
            return complain(text)
    if any(letter.isdigit() and not letter.isascii() for letter in text):
        return Complaint(codes.NOT_A_NUMBER, "has digits that are not 0 to 9; type them in Western digits")
    return _size(text, written) or _marks(text, written)


def _size(text: str, written: NumberFormat) -> Complaint | None:
    """Too many digits before or after the mark, if that is all that is wrong."""
    plain = text.replace(written.thousands, "") if written.thousands else text
    whole, mark, rest = plain.partition(written.decimal)
    if not (whole.isascii() and whole.isdigit() and (not mark or (rest.isascii() and rest.isdigit()))):
        return None
    if len(whole) > INTEGER_DIGITS:
        return Complaint(codes.TOO_LARGE, f"has more than {INTEGER_DIGITS} digits before the decimal mark")
    if len(rest) > DECIMAL_DIGITS:
        return Complaint(
            codes.TOO_PRECISE, f"has more than {DECIMAL_DIGITS} decimals; round it in the source"
        )
    return None


def _marks(text: str, written: NumberFormat) -> Complaint:
    """Thousands separators, the other decimal mark, a mark at an end."""
    if text.startswith(written.decimal) and text[1:].isdigit():
        return Complaint(codes.NOT_A_NUMBER, f"has no digit before the decimal mark; write 0{text}")
    if text.endswith(written.decimal) and text[:-1].isdigit():
        return Complaint(codes.NOT_A_NUMBER, f"ends in its decimal mark; write {text[:-1]}")
    if "_" in text:
        return Complaint(
            codes.NOT_A_NUMBER, "is not a number because of the underscore; write the digits only"
        )
    if (grouped := _GROUPED.fullmatch(text)) and grouped[1] != grouped[2]:
        return Complaint(codes.NOT_A_NUMBER, _grouped(text, grouped[1], grouped[2], written))
    if marked := _MARKED.fullmatch(text):
        says = (
            f"is not a number with {_named(written.decimal)} as decimal mark; "
            f'if {_named(marked[1])} is the decimal mark, say decimal = "{marked[1]}" under [format]'
        )
        return Complaint(codes.NOT_A_NUMBER, says)
    return Complaint(codes.NOT_A_NUMBER, "is not a number; write digits with at most one decimal mark")


def _grouped(text: str, separator: str, mark: str | None, written: NumberFormat) -> str:
    blank = separator if separator in ",.'" else " "
    if blank == written.thousands and text.startswith("0"):
        other = f'if {_named(separator)} is the decimal mark, say decimal = "{separator}" under [format]'
        return f"begins with 0, as no number in thousands does; {other}"
    thousands = f'if {_named(separator)} parts thousands, say thousands = "{blank}" under [format]'
    if separator not in ",'. ":
        thousands = f"take {_named(separator)} out"
    if separator == written.decimal:
        mark = "," if separator == "." else "."
    if mark is not None and mark != written.decimal:
        return f'is not a number as the table writes them; {thousands}, together with decimal = "{mark}"'
    if mark is None and separator in ",." and separator != written.decimal and text.count(separator) == 1:
        other = f'; if it is the decimal mark, say decimal = "{separator}"'
        return f"could be read in two ways; {thousands}{other}"
    return f"is not a number as the table writes them; {thousands}"


def _named(mark: str) -> str:
    names = {
        ",": "the comma",
        ".": "the point",
        "'": "the apostrophe",
        "\u2019": "the apostrophe",
        " ": "the blank",
    }
    return names.get(mark, "the narrow blank")


def _exponent(text: str) -> Complaint:
    says = "is in the exponent notation of a spreadsheet; format the column as a number with all its decimals"
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return Complaint(codes.NOT_A_NUMBER, says)
    if _LEAST_EXPONENT <= value.adjusted() <= _MOST_EXPONENT and value > 0:
        says += f" (perhaps {value:f}, but digits may have been lost)"
    return Complaint(codes.NOT_A_NUMBER, says)


def _always(code: Code, says: str) -> Callable[[str], Complaint]:
    return lambda _: Complaint(code, says)


_WRONG: tuple[tuple["re.Pattern[str]", Callable[[str], Complaint]], ...] = (
    (EXPONENT, _exponent),
    (
        _NONE,
        _always(codes.NOT_A_NUMBER, "is not a number; leave the cell blank where the amount is not known"),
    ),
    (_ENDLESS, _always(codes.NOT_A_NUMBER, "is not an amount; mend the calculation that it comes from")),
    (_NEGATIVE, _always(codes.NEGATIVE, "is negative; amounts are given without a sign, zero or more")),
    (re.compile(r"\+[0-9].*"), _always(codes.NOT_A_NUMBER, "has a sign; write the digits only")),
    (re.compile(r".*%"), _always(codes.NOT_A_NUMBER, "is a percentage; give the amount per unit")),
    (
        _CURRENCY,
        _always(
            codes.NOT_A_NUMBER,
            "has a currency sign; use the column currency, or say currency_sign = true under [format]",
        ),
    ),
)
