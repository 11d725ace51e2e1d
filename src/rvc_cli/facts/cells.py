"""What a sound cell looks like: patterns that Python's ``re`` and DuckDB's RE2 read alike.

A pattern matches the whole cell after the blanks around it are cut; a cell that is blank is judged elsewhere.
"""

import re
from dataclasses import dataclass

BLANKS = " \t"
INTEGER_DIGITS = 10
DECIMAL_DIGITS = 8

DATE = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
HS_CODE = r"[0-9][. ]?[0-9][. ]?[0-9][. ]?[0-9]([. ]?[0-9]){0,6}"
ITEM = r"[0-9]{1,9}(\.[0-9]{1,9})*"
LEVEL = r"[0-9]{1,3}"
PRICE_UNIT = r"[1-9][0-9]{0,9}"

SIGNS = {"USD": "$", "CAD": "$", "MXN": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "¥"}


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a table writes its numbers (``[format]``): the plain way unless the manifest says otherwise.

    With ``currency_sign`` only the sign or code of ``currency`` may stand beside a number: another one would say that
    the amount is in other money.
    """

    decimal: str = "."
    thousands: str = ""
    currency_sign: bool = False
    currency: str = "USD"

    @property
    def pattern(self) -> str:
        """The pattern of a number in this format: no sign, no exponent, at most 10 and 8 digits."""
        whole = f"[0-9]{{1,{INTEGER_DIGITS}}}"
        if self.thousands:
            whole = f"(?:{whole}|[0-9]{{1,3}}(?:{re.escape(self.thousands)}[0-9]{{3}}){{1,3}})"
        number = f"{whole}(?:{re.escape(self.decimal)}[0-9]{{1,{DECIMAL_DIGITS}}})?"
        if not self.currency_sign:
            return number
        sign = SIGNS.get(self.currency, "")
        mark = f"(?:{re.escape(sign)}|{self.currency})" if sign else f"(?:{self.currency})"
        return f"(?:{mark} ?)?{number}(?: ?{mark})?"

    def plain(self, text: str) -> str:
        """A matching cell in plain ASCII: thousands cut, the decimal mark a point."""
        if self.currency_sign:
            text = re.sub(r"[^0-9.,' \u00a0]", "", text).strip()
        if self.thousands:
            text = text.replace(self.thousands, "")
        return text if self.decimal == "." else text.replace(self.decimal, ".")
