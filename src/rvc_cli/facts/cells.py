"""What a sound cell looks like: patterns that Python's ``re`` and DuckDB's RE2 read alike.

A pattern matches the whole cell after the blanks around it are cut; a cell that is blank is judged elsewhere.
"""

import re

from msgspec import Struct

BLANKS = " \t"
INTEGER_DIGITS = 10
DECIMAL_DIGITS = 8

DATE = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
HS_CHAPTER = r"(?:0[1-9]|[1-9][0-9])"
HS_CODE = rf"{HS_CHAPTER}[. ]?[0-9]{{2}}(?:[. ]?[0-9]{{2}}){{0,2}}(?:[. ]?[0-9]{{1,2}})?"
ITEM = r"[0-9]{1,9}(\.[0-9]{1,9})*"
LEVEL = r"[0-9]{1,3}"
PRICE_UNIT = r"[1-9][0-9]{0,9}"

SIGNS = {"USD": "$", "CAD": "$", "MXN": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "¥"}
MARK = r"(?:[$€£¥]|[A-Z]{3})"
FRONT_MARK, BACK_MARK = r"^[^0-9 \t]*", r"[^0-9 \t]*$"


class NumberFormat(Struct, frozen=True):
    """How a table writes its numbers (``[format]``): the plain way unless the manifest says otherwise.

    With ``currency_sign`` a sign or code of money may stand before and behind an amount: it must be that of the
    amount's own currency (:func:`own_marks`), which other cells decide.
    """

    decimal: str = "."
    thousands: str = ""
    currency_sign: bool = False

    @property
    def number(self) -> str:
        """The pattern of a number in this format: no sign, no exponent, at most 10 and 8 digits."""
        whole = f"[0-9]{{1,{INTEGER_DIGITS}}}"
        if self.thousands:
            mark = re.escape(self.thousands)
            most = INTEGER_DIGITS // 3
            longest = f"[1-9][0-9]{{{INTEGER_DIGITS % 3 - 1}}}(?:{mark}[0-9]{{3}}){{{most}}}"
            grouped = (
                f"[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}}){{1,{most - 1}}}"  # 0.900 is no 900 in any locale
            )
            whole = f"(?:{whole}|{grouped}|{longest})"
        return f"{whole}(?:{re.escape(self.decimal)}[0-9]{{1,{DECIMAL_DIGITS}}})?"

    @property
    def pattern(self) -> str:
        """The pattern of an amount of money in this format."""
        return f"(?:{MARK} ?)?{self.number}(?: ?{MARK})?" if self.currency_sign else self.number

    def plain(self, text: str) -> str:
        """A matching cell in plain ASCII: thousands cut, the decimal mark a point."""
        if self.currency_sign:
            text = re.sub(r"[^0-9.,' \u00a0]", "", text).strip()
        if self.thousands:
            text = text.replace(self.thousands, "")
        return text if self.decimal == "." else text.replace(self.decimal, ".")


def own_marks(currency: str) -> frozenset[str]:
    """What may stand beside an amount of ``currency``: nothing, its code, its sign."""
    return frozenset({"", currency, SIGNS.get(currency, "")})


def foreign_mark(text: str, currency: str) -> str:
    """The mark beside a matching amount that says it is in other money than ``currency``; empty where none does."""
    marks = re.findall(f"{FRONT_MARK}|{BACK_MARK}", text.strip(BLANKS))
    return next((mark for mark in marks if mark not in own_marks(currency)), "")
