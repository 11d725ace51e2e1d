"""The types of a manifest's values: what each accepts, and in which words it refuses the rest."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from rvc_cli.facts.cells import DECIMAL_DIGITS, HS_CODE, INTEGER_DIGITS
from rvc_cli.facts.columns import Column
from rvc_cli.facts.currencies import is_currency
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.words import country
from rvc_cli.intake.toml_file import exact
from rvc_cli.intake.toml_words import refuse, shown

_MONTH_AND_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")
_WORD = re.compile(r"[a-z0-9][a-z0-9.-]*")


def _amount(value: object) -> Decimal:
    number = exact(value)
    if number < 0:
        raise refuse(f"{shown(value)} is negative; write an amount of 0 or more")
    if number >= 10**INTEGER_DIGITS or (Fraction(number) * 10**DECIMAL_DIGITS).denominator != 1:
        limits = f"{INTEGER_DIGITS} digits before and {DECIMAL_DIGITS} after the point"
        raise refuse(f"{shown(value)} is longer than {limits}; write it with no more")
    return number


def _more_than_zero(value: object) -> Decimal:
    number = _amount(value)
    if number == 0:
        raise refuse("it must be more than 0; leave the key out where the amount is not known")
    return number


def _percent(value: object) -> Decimal:
    number = exact(value)
    if not 0 <= number <= 100:
        raise refuse(f"{shown(value)} is no percentage; write a number from 0 to 100")
    return _amount(number)


def _text(value: str) -> str:
    if not (cut := value.strip()):
        raise refuse("the text is blank; write something or leave the key out")
    return cut


def _one_line(value: str) -> str:
    if not value.isprintable():
        raise refuse(f"{shown(value)} contains control characters; write it in plain characters")
    return _text(value)


def _hs_code(value: str) -> str:
    if re.fullmatch(HS_CODE, cut := value.strip(), re.ASCII) is None:
        raise refuse(f'{shown(value)} is no HS code; write 4 to 10 digits, such as "8703.23"')
    return re.sub(r"[. ]", "", cut)


def _country(value: str) -> str:
    if (code := country(value)) is None:
        raise refuse(f'{shown(value)} is no country; write an ISO code such as "MX"')
    return code


def _currency(value: str) -> str:
    if not is_currency(cut := value.strip().upper()):
        raise refuse(f'{shown(value)} is no currency; write an ISO 4217 code such as "USD"')
    return cut


def _currency_key(value: str) -> str:
    if value != _currency(value):
        raise refuse(f"the currency {shown(value)} must be written in capitals")
    return value


def _day_of_year(value: str) -> str:
    if _MONTH_AND_DAY.fullmatch(value):
        try:
            date(2001, int(value[:2]), int(value[3:]))
        except ValueError:
            pass
        else:
            return value
    raise refuse(f'{shown(value)} is no day of the year; write month and day, such as "04-01"')


def _article(value: str) -> str:
    if _WORD.fullmatch(cut := value.strip()) is None:
        raise refuse(f'{shown(value)} is no name of an article; write one such as "body-stamping"')
    return cut


def _part_numbers(value: object) -> tuple[str, ...] | None:
    if value == "best":
        return None
    if isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value):
        return tuple(one.strip() for one in value)
    raise refuse('it must be "best", or a list of part numbers, each in quotes')


def _column(value: object) -> object:
    if not isinstance(value, str) or value not in Column.__members__.values():
        raise refuse(f"{shown(value)} is no column that is read; `rvc columns` lists them")
    return Column(value)


_NOT_NEGATIVE: dict[str, Any] = {"type": "number", "minimum": 0, "exclusiveMaximum": 10**INTEGER_DIGITS}
_LIST_OR_BEST: dict[str, Any] = {
    "anyOf": [{"const": "best"}, {"type": "array", "items": {"type": "string", "minLength": 1}}]
}
Amount = Annotated[Decimal, BeforeValidator(_amount), WithJsonSchema(_NOT_NEGATIVE)]
Positive = Annotated[
    Decimal,
    BeforeValidator(_more_than_zero),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 10**INTEGER_DIGITS}),
]
Percent = Annotated[
    Decimal, BeforeValidator(_percent), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})
]
Text = Annotated[str, AfterValidator(_text)]
FileName = Annotated[str, AfterValidator(_one_line)]
HsCode = Annotated[
    str, AfterValidator(_hs_code), WithJsonSchema({"type": "string", "pattern": f"^{HS_CODE}$"})
]
Country = Annotated[str, AfterValidator(_country)]
Currency = Annotated[str, AfterValidator(_currency)]
CurrencyKey = Annotated[str, AfterValidator(_currency_key)]
DayOfYear = Annotated[str, AfterValidator(_day_of_year)]
Article = Annotated[str, AfterValidator(_article)]
PartNumbers = Annotated[tuple[str, ...] | None, BeforeValidator(_part_numbers), WithJsonSchema(_LIST_OR_BEST)]
ColumnName = Annotated[
    Column, BeforeValidator(_column), WithJsonSchema({"enum": [one.value for one in Column]})
]
Count = Annotated[int, Field(ge=1, le=10**INTEGER_DIGITS)]
