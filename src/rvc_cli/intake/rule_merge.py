"""Packs laid over one another: what a later one says takes the place of the same words of an earlier one."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct, field

from rvc_cli.diagnostics import Diagnostic
from rvc_cli.diagnostics.rulepacks import GIVEN_TWICE, UNKNOWN_ARTICLE, UNKNOWN_SUBJECT
from rvc_cli.facts.rules import (
    CodeRange,
    CorePart,
    GoodClass,
    MetalRow,
    Method,
    PartsOfGoods,
    ProductRule,
    TableRow,
    Threshold,
    VehicleRow,
)
from rvc_cli.intake.rule_metals import add_metals
from rvc_cli.intake.rule_provisions import RuleSource, did_you_mean, thresholds
from rvc_cli.intake.rule_rows import Rows, add_rows
from rvc_cli.intake.toml_words import shown

T = TypeVar("T")
_MEASURE = {Method.NET_COST: "rvc", Method.TRANSACTION_VALUE: "rvc-transaction-value"}


class Layer(Struct, eq=False):
    """Everything one pack says itself; two layers are the same only if they are one."""

    sources: tuple[RuleSource, ...]
    thresholds: dict[str, Threshold] = field(default_factory=dict)
    given_at: dict[str, RuleSource] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)
    rows: Rows = field(default_factory=Rows)


def layer_of(sources: tuple[RuleSource, ...], complaints: list[Diagnostic]) -> Layer:
    """The files of one pack as one layer; what is wrong within it goes to ``complaints``."""
    layer = Layer(sources)
    for source in sources:
        for name, threshold in thresholds(source, complaints).items():
            if (before := layer.given_at.get(name)) is not None:
                message = f"{shown(name)} is given here and in {before.file.name}; keep one of them."
                complaints.append(source.complain(GIVEN_TWICE, tuple(name.rsplit(".", 1)), message))
            layer.thresholds[name] = threshold
            layer.given_at[name] = source
        for article, words in source.rules.articles.items():
            if article in layer.articles:
                message = f"The article {shown(article)} is defined twice in this pack; keep one definition."
                complaints.append(source.complain(GIVEN_TWICE, ("articles", article), message))
            layer.articles[article] = words
        add_rows(source, layer.rows, complaints)
        add_metals(source, layer.rows, complaints)
    return layer


class Merged(Struct, frozen=True):
    """Layers laid over one another in their order."""

    thresholds: Mapping[str, Threshold]
    articles: Mapping[str, str]
    products: tuple[ProductRule, ...]
    tables: tuple[TableRow, ...]
    vehicles: tuple[VehicleRow, ...]
    core_parts: tuple[CorePart, ...]
    parts_of_goods: tuple[PartsOfGoods, ...]
    metals: tuple[MetalRow, ...]
    complete: tuple[CodeRange, ...]


def merge(layers: tuple[Layer, ...]) -> Merged:
    """A provision is replaced whole, a row by the rows of the same codes, article, uses and facts."""
    found_thresholds: dict[str, Threshold] = {}
    articles: dict[str, str] = {}
    for layer in layers:
        found_thresholds |= layer.thresholds
        articles |= layer.articles
    rows = [layer.rows for layer in layers]
    return Merged(
        thresholds=found_thresholds,
        articles=articles,
        products=_later_wins([one.products for one in rows], _of_product),
        tables=_later_wins([one.tables for one in rows], _of_table),
        vehicles=_later_wins([one.vehicles for one in rows], _of_vehicle),
        core_parts=_later_wins([one.core_parts for one in rows], lambda part: part.role),
        parts_of_goods=_later_wins([one.parts_of_goods for one in rows], lambda one: one.codes),
        metals=_later_wins([one.metals for one in rows], _of_metal),
        complete=tuple(dict.fromkeys(code for one in rows for code in one.complete)),
    )


def undefined(layers: tuple[Layer, ...], merged: Merged) -> Iterator[Diagnostic]:
    """Complaints about subjects and articles that rows name and nothing defines."""
    subjects = {name.rsplit(".", 1)[0] for name in merged.thresholds}
    for layer in layers:
        strangers = [one for one in layer.rows.subjects if one.word not in subjects]
        for told, one in enumerate(strangers):
            message = f"{shown(one.word)} has no percentage; {did_you_mean(one.word, subjects, told)}"
            yield one.source.complain(UNKNOWN_SUBJECT, one.path, message)
        for one in layer.rows.subjects:
            wanted = [f"{one.word}.{_MEASURE[method]}" for method in one.methods]
            missing = [name for name in wanted if name not in merged.thresholds]
            if one.word in subjects and missing:
                message = f"{shown(one.word)} lacks {shown(missing[0])}, which its methods need; add it."
                yield one.source.complain(UNKNOWN_SUBJECT, one.path, message)
        unnamed = [one for one in layer.rows.articles if one.word not in merged.articles]
        for told, one in enumerate(unnamed):
            message = f"{shown(one.word)} is no article; {did_you_mean(one.word, merged.articles, told)}"
            yield one.source.complain(UNKNOWN_ARTICLE, one.path, message)


def unread(layer: Layer, below: Merged) -> Iterator[Diagnostic]:
    """Provisions of a pack that extends another, on subjects that neither it nor its base knows."""
    known = {name.rsplit(".", 1)[0] for name in below.thresholds}
    known |= {one.word for one in layer.rows.subjects} | {one.value for one in GoodClass}
    strangers = [one for one in layer.given_at.items() if one[0].rsplit(".", 1)[0] not in known]
    for told, (name, source) in enumerate(strangers):
        subject = name.rsplit(".", 1)[0]
        hint = did_you_mean(subject, known, told)
        message = f"Nothing would read a percentage of {shown(subject)}; {hint}"
        yield source.complain(UNKNOWN_SUBJECT, (subject,), message)


def _later_wins(layers: list[list[T]], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    kept: list[T] = []
    for rows in layers:
        replaced = {key(row) for row in rows}
        kept = [row for row in kept if key(row) not in replaced] + rows
    return tuple(kept)


def _of_product(rule: ProductRule) -> Hashable:
    return (rule.codes, rule.article, rule.uses, rule.nomenclature)


def _of_table(row: TableRow) -> Hashable:
    return (row.table, row.codes, row.article, row.uses, row.nomenclature)


def _of_vehicle(row: VehicleRow) -> Hashable:
    return (row.codes, tuple(sorted(row.facts.items())), row.nomenclature)


def _of_metal(row: MetalRow) -> Hashable:
    return (row.metal, row.codes, row.nomenclature)
