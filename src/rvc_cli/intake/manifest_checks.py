"""What no key can say alone: facts of a manifest that contradict or need each other.

The checks read the raw keys, so that they are reported together with wrong types and unknown keys.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeGuard

from msgspec import Struct

from rvc_cli.diagnostics import Code, Diagnostic, Span
from rvc_cli.diagnostics.manifests import CONTRADICTION, FACT_NEEDED, NO_GOOD, PERIOD_REVERSED
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.goods import GoodFacts
from rvc_cli.facts.rules import GoodClass, Method, Use
from rvc_cli.intake.toml_places import KeyPath
from rvc_cli.intake.toml_words import shown


class Objection(Struct, frozen=True):
    """Something wrong with the facts of a good: at which key, and whether an option could still mend it."""

    code: Code
    key: str
    message: str
    option: bool = False


def objections(said: Mapping[str, object]) -> Iterator[Objection]:
    """Facts of a good that contradict or need each other, by the keys of ``[good]``."""
    yield from _class_objections(said)
    yield from _value_objections(said)


def _class_objections(said: Mapping[str, object]) -> Iterator[Objection]:
    good_class, required, part_for = said.get("class"), said.get("required"), said.get("part_for")
    if good_class is not None and good_class not in list(GoodClass):
        return
    if good_class == GoodClass.PART:
        yield from _needed(said, "a part", hs_code="its HS code", part_for="what it is a part for")
    if good_class == GoodClass.OTHER_VEHICLE:
        yield from _needed(said, "an other vehicle", hs_code="its HS code")
    if good_class == GoodClass.CUSTOM:
        yield from _needed(said, "class custom", required="the percentage to reach")
    if required is not None and good_class is None:
        message = 'A percentage of one\'s own goes with class = "custom"; the law knows its own.'
        yield Objection(FACT_NEEDED, "class", message, option=True)
    elif required is not None and good_class != GoodClass.CUSTOM:
        message = (
            f"`required` contradicts the class {good_class}, whose percentage the law fixes; remove one."
        )
        yield Objection(CONTRADICTION, "required", message)
    if part_for in list(Use) and good_class not in (None, GoodClass.PART, GoodClass.CUSTOM, part_for):
        message = f"`part_for` {part_for} contradicts the class {good_class}; a part has the class `part`."
        yield Objection(CONTRADICTION, "part_for", message)


def _value_objections(said: Mapping[str, object]) -> Iterator[Objection]:
    value = _number(said.get("transaction_value"))
    if said.get("method") == Method.TRANSACTION_VALUE and "transaction_value" not in said:
        message = "The transaction value method needs the `transaction_value` of the good."
        yield Objection(FACT_NEEDED, "method", message)
    shipping, freight = _number(said.get("international_shipping")), _number(said.get("inland_freight"))
    if value is not None and shipping is not None and shipping >= value + (freight or 0):
        message = "`international_shipping` is included in `transaction_value` and must be less than that."
        yield Objection(CONTRADICTION, "international_shipping", message)


def _needed(said: Mapping[str, object], subject: str, **keys: str) -> Iterator[Objection]:
    for key, words in keys.items():
        if said.get(key) in (None, ""):
            yield Objection(FACT_NEEDED, key, f"For {subject} give {words}: `{key}`.", option=True)


def missing_facts(facts: GoodFacts, at: Span) -> list[Diagnostic]:
    """What the facts of a good still lack or contradict once manifest, options and table are put together."""
    said: dict[str, object] = {
        "class": facts.good_class,
        "hs_code": facts.hs_code,
        "part_for": facts.part_for,
        "required": facts.required,
        "method": facts.method,
    }
    if facts.transaction_value is not None:
        said["transaction_value"] = facts.transaction_value
        said["international_shipping"] = facts.international_shipping
        said["inland_freight"] = facts.inland_freight
    return [one.code.at(at, one.message) for one in objections(said)]


class Misfit(Struct, frozen=True):
    """Something wrong between keys of a manifest, at the place of one of them."""

    code: Code
    path: KeyPath
    message: str


def misfits(data: Mapping[str, Any]) -> Iterator[Misfit]:
    """Everything wrong between the keys of a manifest; keys of a wrong type are left to the model."""
    good, goods = data.get("good"), data.get("goods")
    if good is None and goods is None:
        yield Misfit(NO_GOOD, (), 'The manifest names no good: write [good] and in it bom = "table.csv".')
    if good is not None and goods is not None:
        yield Misfit(NO_GOOD, ("goods",), "A manifest has either [good] or [goods]; remove one.")
    if goods is not None and "cost" in data:
        message = "The costs of many vehicles are columns of the table that [goods] names; remove [cost]."
        yield Misfit(CONTRADICTION, ("cost",), message)
    if isinstance(good, dict):
        for one in objections(good):
            if not one.option:
                yield Misfit(one.code, ("good", one.key), one.message)
        yield from own_rate(good.get("currency", "USD"), data)
    yield from _purchases(data)
    yield from _exemption(data)
    yield from _periods(data)
    yield from _layout(data)


def own_rate(currency: object, data: Mapping[str, Any]) -> Iterator[Misfit]:
    """A rate for the good's own currency, which has none."""
    rates = data.get("exchange_rates")
    if isinstance(rates, dict) and isinstance(currency, str) and currency in rates:
        message = f"`{currency}` is the good's own currency and has no rate; remove the rate."
        yield Misfit(CONTRADICTION, ("exchange_rates", currency), message)


def _purchases(data: Mapping[str, Any]) -> Iterator[Misfit]:
    for metal in ("steel", "aluminum"):
        table = data.get(metal)
        if not isinstance(table, dict):
            continue
        totals = [key for key in ("originating", "total") if key in table]
        if "purchases" in table and totals:
            message = "Purchases come as totals or as a table, not as both; remove one."
            yield Misfit(CONTRADICTION, (metal, "purchases"), message)
        if len(totals) == 1:
            message = f"`{metal}` needs both `originating` and `total`, or neither."
            yield Misfit(FACT_NEEDED, (metal, totals[0]), message)
        originating, total = _number(table.get("originating")), _number(table.get("total"))
        if originating is not None and total is not None and originating > total:
            message = "The originating purchases are more than all purchases; correct one of the two."
            yield Misfit(CONTRADICTION, (metal, "originating"), message)
        if "purchases" in table and "melted_and_poured" in table and metal == "steel":
            message = "`melted_and_poured` goes with totals; of a table it is a column. Remove it here."
            yield Misfit(CONTRADICTION, (metal, "melted_and_poured"), message)


def _exemption(data: Mapping[str, Any]) -> Iterator[Misfit]:
    staging = data.get("alternative_staging")
    if isinstance(staging, dict) and staging.get("steel_exempt") is True and staging.get("approved") is False:
        message = (
            "`steel_exempt` is an exemption within an approved regime (s. 19(4)(c)); correct one of the two."
        )
        yield Misfit(CONTRADICTION, ("alternative_staging", "steel_exempt"), message)


def _periods(data: Mapping[str, Any]) -> Iterator[Misfit]:
    averaging = data.get("averaging")
    for name, table in averaging.items() if isinstance(averaging, dict) else ():
        first, last = (table.get("from"), table.get("until")) if isinstance(table, dict) else (None, None)
        if _is_day(first) and _is_day(last) and first > last:
            message = f"The period begins on {first}, after it ends on {last}; correct one of the two."
            yield Misfit(PERIOD_REVERSED, ("averaging", name, "from"), message)


def _layout(data: Mapping[str, Any]) -> Iterator[Misfit]:
    written, columns = data.get("format"), data.get("columns")
    if isinstance(written, dict):
        thousands = written.get("thousands")
        if thousands and thousands == written.get("decimal", "."):
            message = "The decimal mark and the mark between thousands cannot be the same; correct one."
            yield Misfit(CONTRADICTION, ("format", "thousands"), message)
    if isinstance(columns, dict) and isinstance(ignored := columns.get("ignore"), list):
        for index, header in enumerate(ignored):
            if isinstance(header, str) and header in columns and header != "ignore":
                message = f"The header {shown(header)} is both mapped and ignored; remove one."
                yield Misfit(CONTRADICTION, ("columns", "ignore", index), message)


def _is_day(value: object) -> TypeGuard[date]:
    return isinstance(value, date) and not isinstance(value, datetime)


def _number(value: object) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        return None
    return Fraction(value)
