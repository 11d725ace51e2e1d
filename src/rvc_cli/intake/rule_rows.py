"""Product rules, tables of goods, kinds of vehicle and core parts out of a rule file."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from rvc_cli.diagnostics import Diagnostic
from rvc_cli.diagnostics.rulepacks import (
    EMPTY_RULE,
    GIVEN_TWICE,
    NO_CITATION,
    NO_CODE,
    UNKNOWN_ROLE,
    UNKNOWN_SHIFT,
)
from rvc_cli.facts.codes import CodeRange, Shift
from rvc_cli.facts.rules import (
    CorePart,
    GoodClass,
    MetalRow,
    Method,
    PartsOfGoods,
    Path,
    ProductRule,
    TableRow,
    Use,
    VehicleRow,
)
from rvc_cli.facts.words import ROLES
from rvc_cli.intake.rule_models import (
    CorePartTable,
    ListedRow,
    ListTable,
    MetalListRow,
    PathRow,
    RuleTable,
    VehicleTable,
)
from rvc_cli.intake.rule_provisions import RuleSource, did_you_mean
from rvc_cli.intake.shift_words import UnreadableError, code_range, shift_of
from rvc_cli.intake.toml_places import KeyPath
from rvc_cli.intake.toml_words import shown

HS_2022 = "HS 2022"
EVERY_USE = frozenset(Use)


class Reference(Struct, frozen=True):
    """A word of a rule that must be defined somewhere in the pack or in what it extends."""

    word: str
    methods: tuple[Method, ...]
    source: RuleSource
    path: KeyPath


class Rows(Struct):
    """What one pack says in rows, and the subjects and articles its rows name."""

    products: list[ProductRule] = field(default_factory=list)
    tables: list[TableRow] = field(default_factory=list)
    vehicles: list[VehicleRow] = field(default_factory=list)
    core_parts: list[CorePart] = field(default_factory=list)
    parts_of_goods: list[PartsOfGoods] = field(default_factory=list)
    metals: list[MetalRow] = field(default_factory=list)
    complete: list[CodeRange] = field(default_factory=list)
    subjects: list[Reference] = field(default_factory=list)
    articles: list[Reference] = field(default_factory=list)


def add_rows(source: RuleSource, rows: Rows, complaints: list[Diagnostic]) -> None:
    """Adds the rows of one file to ``rows``; what is wrong goes to ``complaints``."""
    rules = source.rules
    rows.complete += _ranges(source, ("complete",), rules.complete, complaints)
    for index, rule in enumerate(rules.rule):
        _add_rule(source, ("rule", index), rule, rows, complaints)
    for index, table in enumerate(rules.table):
        _add_table(source, ("table", index), table, rows, complaints)
    for index, vehicle in enumerate(rules.vehicle):
        _add_vehicle(source, ("vehicle", index), vehicle, rows, complaints)
    for index, part in enumerate(rules.core_part):
        _add_core_part(source, ("core-part", index), part, rows, complaints)
    for index, one in enumerate(rules.parts_of_goods):
        here = ("parts-of-goods", index)
        complaints += uncited(source, here, one.cite)
        ranges = _ranges(source, (*here, "codes"), one.codes, complaints)
        rows.parts_of_goods.append(PartsOfGoods(ranges, one.together, source.cited(one.cite.strip())))


class Codes(Struct, frozen=True):
    """The codes of a row, each set with its nomenclature."""

    sets: tuple[tuple[tuple[CodeRange, ...], str], ...]


def codes_of(
    source: RuleSource,
    path: KeyPath,
    row: RuleTable | ListedRow | VehicleTable | MetalListRow,
    nomenclature: str,
) -> tuple[Codes, list[Diagnostic]]:
    """The codes of a row by nomenclature, and what is wrong with them."""
    complaints: list[Diagnostic] = []
    sets = []
    for key, texts, version in (("codes", row.codes, nomenclature), ("hs_2022", row.hs_2022, HS_2022)):
        ranges = _ranges(source, (*path, key), texts, complaints)
        if ranges:
            sets.append((ranges, version))
    if not row.codes:
        complaints.append(source.complain(NO_CODE, path, 'This row has no code; add codes = ["…"].'))
    return Codes(tuple(sets)), complaints


def _ranges(
    source: RuleSource, path: KeyPath, texts: list[str], complaints: list[Diagnostic]
) -> tuple[CodeRange, ...]:
    ranges = []
    for index, text in enumerate(texts):
        found = code_range(text)
        if found is None:
            message = f'{shown(text)} is no HS code or range of codes; write one such as "8708.10".'
            complaints.append(source.complain(NO_CODE, (*path, index), message))
        else:
            ranges.append(found)
    return tuple(ranges)


def uncited(source: RuleSource, path: KeyPath, cite: str) -> Iterator[Diagnostic]:
    """A complaint where a rule names no paragraph."""
    if not cite.strip():
        yield source.complain(NO_CITATION, path, 'This rule has no citation; add cite = "…".')


def _uses(names: Iterable[str] | None) -> frozenset[Use]:
    return EVERY_USE if names is None else frozenset(Use(name) for name in names)


def _methods(names: Iterable[str]) -> tuple[Method, ...]:
    return tuple(Method(name) for name in names)


def _add_rule(
    source: RuleSource, path: KeyPath, rule: RuleTable, rows: Rows, complaints: list[Diagnostic]
) -> None:
    codes, wrong = codes_of(source, path, rule, rule.nomenclature)
    complaints += [*wrong, *uncited(source, path, rule.cite)]
    if not rule.paths or rule.use == []:
        message = "This rule has no path or no use, so it says nothing; add one or remove the rule."
        complaints.append(source.complain(EMPTY_RULE, path, message))
    paths = []
    for index, one in enumerate(rule.paths):
        here = (*path, "paths", index)
        _refer(source, here, one, rows, complaints)
        shift = _shift(source, here, one.shift, rows, complaints)
        paths.append(Path(shift, one.rvc, _methods(one.methods), one.cite.strip(), one.staged))
    if rule.article is not None:
        rows.articles.append(Reference(rule.article, (), source, (*path, "article")))
    cite = source.cited(rule.cite.strip())
    for ranges, version in codes.sets:
        rows.products.append(
            ProductRule(
                ranges,
                rule.article,
                _uses(rule.use),
                rule.source,
                tuple(paths),
                cite,
                version,
                rule.value_only,
            )
        )


def _shift(
    source: RuleSource, path: KeyPath, words: str | None, rows: Rows, complaints: list[Diagnostic]
) -> Shift | None:
    """The tariff shift of a row, and the articles it names; words that are not read are a complaint."""
    if words is None:
        return None
    here = (*path, "shift")
    try:
        shift = shift_of(words, source.rules.tariff or "")
    except UnreadableError as problem:
        message = f"{shown(words)} is not read as a tariff shift: {problem}."
        complaints.append(source.complain(UNKNOWN_SHIFT, here, message))
        return None
    articles = dict.fromkeys(one.article for one in shift.sources if one.article is not None)
    rows.articles += (Reference(name, (), source, here) for name in articles)
    return shift


def _refer(source: RuleSource, path: KeyPath, one: PathRow, rows: Rows, complaints: list[Diagnostic]) -> None:
    """Notes the subject a path names, or complains that the path is not whole."""
    if one.shift is None and one.rvc is None:
        message = "This path asks for nothing; give it a shift, an rvc, or both."
        complaints.append(source.complain(EMPTY_RULE, path, message))
    if (one.rvc is None) != (not one.methods):
        message = "An rvc needs its methods and methods need an rvc; give both or neither."
        complaints.append(source.complain(EMPTY_RULE, path, message))
    if one.rvc is not None:
        rows.subjects.append(Reference(one.rvc, _methods(one.methods), source, (*path, "rvc")))


def _add_table(
    source: RuleSource, path: KeyPath, table: ListTable, rows: Rows, complaints: list[Diagnostic]
) -> None:
    complaints += uncited(source, path, table.cite)
    if not table.rows or not table.use:
        message = "This table has no row or no use, so it says nothing; add one or remove the table."
        complaints.append(source.complain(EMPTY_RULE, path, message))
    rows.subjects.append(Reference(table.subject, (Method.NET_COST,), source, (*path, "subject")))
    for index, row in enumerate(table.rows):
        here = (*path, "rows", index)
        codes, wrong = codes_of(source, here, row, table.nomenclature)
        complaints += wrong
        if row.article is not None:
            rows.articles.append(Reference(row.article, (), source, (*here, "article")))
        rows.tables += (_table_row(source, table, row, *one) for one in codes.sets)


def _table_row(
    source: RuleSource, table: ListTable, row: ListedRow, ranges: tuple[CodeRange, ...], version: str
) -> TableRow:
    return TableRow(
        table=table.table,
        subject=table.subject,
        replaces=frozenset(table.replaces if row.replaces is None else row.replaces),
        value_only=table.value_only if row.value_only is None else row.value_only,
        by_vehicle=table.by_vehicle,
        vehicles=frozenset(table.vehicles),
        codes=ranges,
        article=row.article,
        uses=_uses(table.use if row.use is None else row.use),
        description=row.description,
        cite=source.cited(f"{table.cite.strip()}, {', '.join(str(one) for one in ranges)}"),
        nomenclature=version,
    )


def _add_vehicle(
    source: RuleSource, path: KeyPath, row: VehicleTable, rows: Rows, complaints: list[Diagnostic]
) -> None:
    codes, wrong = codes_of(source, path, row, row.nomenclature)
    complaints += [*wrong, *uncited(source, path, row.cite)]
    if not row.methods:
        message = 'This kind of vehicle has no method; add methods = ["net-cost"].'
        complaints.append(source.complain(EMPTY_RULE, path, message))
    methods = _methods(row.methods)
    rows.subjects.append(Reference(row.threshold, methods, source, (*path, "threshold")))
    facts = row.facts.model_dump(exclude_none=True, by_alias=True)
    shift = _shift(source, path, row.shift, rows, complaints)
    for ranges, version in codes.sets:
        rows.vehicles.append(
            VehicleRow(
                good_class=GoodClass(row.class_name),
                threshold=row.threshold,
                methods=methods,
                shift=shift,
                codes=ranges,
                facts=facts,
                certain=row.certain,
                description=row.description,
                cite=source.cited(row.cite.strip()),
                nomenclature=version,
            )
        )


def _add_core_part(
    source: RuleSource, path: KeyPath, part: CorePartTable, rows: Rows, complaints: list[Diagnostic]
) -> None:
    """A core part; each further name of a component stands beside it with the same codes."""
    complaints += uncited(source, path, part.cite)
    if part.role not in ROLES:
        message = f"{shown(part.role)} is no core part; {did_you_mean(part.role, ROLES)}"
        complaints.append(source.complain(UNKNOWN_ROLE, (*path, "role"), message))
    components: dict[str, tuple[CodeRange, ...]] = {}
    for name, texts in part.components.items():
        components[name] = _ranges(source, (*path, "components", name), texts, complaints)
    for name, others in part.names.items():
        here = (*path, "names", name)
        if name not in part.components:
            message = f"{shown(name)} is no component of this part; {did_you_mean(name, part.components)}"
            complaints.append(source.complain(UNKNOWN_ROLE, here, message))
            continue
        for other in others:
            if other in components:
                message = f"{shown(other)} already names a component of this part; each name has one meaning."
                complaints.append(source.complain(GIVEN_TWICE, here, message))
            components[other] = components[name]
    told = _ranges(source, (*path, "told_by_code"), part.told_by_code, complaints)
    if part.whole is not None and part.whole not in part.components:
        message = (
            f"{shown(part.whole)} is no component of this part; {did_you_mean(part.whole, part.components)}"
        )
        complaints.append(source.complain(UNKNOWN_ROLE, (*path, "whole"), message))
    whole = frozenset({part.whole, *part.names.get(part.whole, ())} if part.whole else ())
    cite = source.cited(part.cite.strip())
    rows.core_parts.append(CorePart(part.role, components, whole, part.each_row, told, cite))
