"""Which rule of origin a good has: s. 13 and Schedule 1, with the thresholds of s. 14, 15 and 20 in their place."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.facts.articles import OTHER
from rvc_cli.facts.codes import CodeRange, Shift
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import Method, Path, ProductRule, Rulebook, TableRow, Use
from rvc_cli.law.staging import staged_subject
from rvc_cli.law.tariff_shift import SHARED, Answer, Change, change_of

MEASURES = {Method.NET_COST: "rvc", Method.TRANSACTION_VALUE: "rvc-transaction-value"}


class Alternative(Struct, frozen=True):
    """One way to originate: the tariff shift it asks for, if any, and the percentage by each method it opens.

    ``shared`` is the shift with materials of the good's own subheading let pass (s. 3(4)(a)).
    """

    change: Change | None
    required: Mapping[Method, Provision[Decimal]]
    citation: str
    shared: Change | None = None


class Candidate(Struct, frozen=True):
    """The rule as it would bind one of the goods that a split provision names.

    ``value_only``: such goods originate by their value content alone, despite any other way (s. 14(2), 15(4)).
    ``with_parts``: whether their subheading provides for them and their parts together (s. 3(5)).
    """

    article: str | None
    alternatives: tuple[Alternative, ...]
    value_only: bool = False
    with_parts: Answer = None

    @property
    def asks_for_value(self) -> bool:
        """Whether any alternative has a regional value content requirement."""
        return any(one.required for one in self.alternatives)


def threshold(book: Rulebook, subject: str, method: Method, day: date) -> Provision[Decimal] | None:
    """The percentage of ``subject`` by ``method`` that binds ``day``; None where the rule lacks the method.

    Raises NothingInForceError for a day before the first or after the last version.
    """
    return book.in_force(f"{subject}.{MEASURES[method]}", day)


def required_by(
    book: Rulebook, subject: str, methods: tuple[Method, ...], day: date
) -> dict[Method, Provision[Decimal]]:
    """The percentage by each of ``methods`` that ``subject`` has."""
    found = {method: threshold(book, subject, method, day) for method in methods}
    return {method: provision for method, provision in found.items() if provision is not None}


class Named(Struct, frozen=True):
    """A good whose rule is looked for: its code and article, and whose tariff its digits after the sixth are from."""

    code: str
    article: str = ""
    tariff: str = ""


def candidates(
    book: Rulebook,
    good: Named,
    use: Use,
    day: date,
    other_subject: tuple[str, ...] = (),
    staged: bool = False,
) -> tuple[Candidate, ...]:
    """Every rule that could bind a part of this code and article for this use.

    Empty where none is on file, or not for all that a code too short for the rules may be: which rule binds is open.
    ``other_subject`` names the requirement of s. 20(2)(h) or 20(3)(b) for engines and gear boxes of other vehicles;
    several where the vehicle is not named. ``staged``: the part is for a vehicle in an approved regime of s. 19.
    """
    head = good.code[:SHARED]
    rules = [rule for rule in book.products if use in rule.uses and _any_may_hold(rule.codes, head)]
    rows = [row for row in book.tables if use in row.uses and _any_may_hold(row.codes, head)]
    found: list[Candidate] = []
    ranges = [one for rule in rules for one in rule.codes] + [one for row in rows for one in row.codes]
    for kind in _told_apart(ranges, _read(rules, good)):
        bound = [rule for rule in rules if _any_holds(rule.codes, kind)]
        near = [row for row in rows if _any_holds(row.codes, kind)]
        if not bound and not _any_holds(book.complete, kind):
            return ()
        for name in _articles(rules, rows, good.article) if good.article else _articles(bound, near, ""):
            told = replace(good, article=name)
            for rule in (one for one in bound if one.article in {None, name}):
                mine = [row for row in near if row.article in {None, name}]
                value_only = rule.value_only or any(row.value_only for row in mine)
                replacing = _replacing(rule, mine, name, other_subject)
                law = _Law(book, day, staged)
                found += [_candidate(law, rule, told, row, value_only) for row in replacing]
    return distinct(found)


def would_tell(book: Rulebook, good: Named, use: Use) -> str:
    """What would tell which rule binds a good of which none is known to; "" where no more digits of its code could."""
    near = [
        rule for rule in book.products if use in rule.uses and _any_may_hold(rule.codes, good.code[:SHARED])
    ]
    read = _read(near, good)
    if not read or not any(_any_may_hold(rule.codes, read) for rule in near):
        return ""
    if read == good.code:
        return "more digits of the code would tell which rule binds"
    if good.tariff:
        return (
            f"its digits in the tariff of {' or '.join(sorted(_tariffs(near)))} would tell which rule binds"
        )
    return "tariff would tell whose the digits of the code are after the sixth, and so which rule binds"


def _read(rules: Iterable[ProductRule], good: Named) -> str:
    """As many digits as can be compared: beyond six only those of the tariff that the rules are printed in."""
    named = _tariffs(rules)
    return good.code if not named or good.tariff in named else good.code[:SHARED]


def _tariffs(rules: Iterable[ProductRule]) -> set[str]:
    """Whose tariff the rules name digits beyond six of."""
    return {path.shift.tariff for rule in rules for path in rule.paths if path.shift} - {""}


def _told_apart(ranges: Iterable[CodeRange], code: str) -> tuple[str, ...]:
    """Of all that a code may be, one code of each kind that these ranges tell apart; a full code is the only one."""
    listed = tuple(ranges)
    digits = max((len(code), *(len(one.first) for one in listed)))
    first, last = code.ljust(digits, "0"), code.ljust(digits, "9")
    after = (str(int(one.last.ljust(digits, "9")) + 1) for one in listed)
    starts = (*(one.first.ljust(digits, "0") for one in listed), *after)
    return tuple(sorted({first, *(one for one in starts if first < one <= last)}))


def _any_holds(ranges: Iterable[CodeRange], code: str) -> bool:
    return any(one.holds(code) for one in ranges)


def _any_may_hold(ranges: Iterable[CodeRange], code: str) -> bool:
    return any(one.may_hold(code) for one in ranges)


def distinct(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Each reading once, in the order first met."""
    kept: list[Candidate] = []
    for one in found:
        if one not in kept:
            kept.append(one)
    return tuple(kept)


def _articles(rules: list[ProductRule], rows: list[TableRow], article: str) -> tuple[str, ...]:
    """The articles to try: the one named, else every one that the rules or the tables tell apart."""
    named = {rule.article for rule in rules if rule.article} | {row.article for row in rows if row.article}
    if article:
        return (article if article in named else OTHER,)
    if any(rule.article is None or rule.article == OTHER for rule in rules):
        named.add(OTHER)
    return tuple(sorted(named)) or (OTHER,)


def _replacing(
    rule: ProductRule, rows: list[TableRow], article: str, other_subject: tuple[str, ...]
) -> tuple[TableRow | None, ...]:
    """The table rows whose percentage stands in place of the rule's own; None keeps the rule's.

    Schedule 1 gives way to Tables A.1 to E (s. 14(13)-(17), 15(2)-(3)); Schedule 1 and s. 13 alike give way to
    s. 20(2)(h), 20(3)(b) and Table F (s. 20(3)(c)). Each row says which it replaces.
    """
    listed = [row for row in rows if row.article in {None, article} and rule.source in row.replaces]
    if other_subject:
        listed = [row for row in listed if _governs(row, other_subject)]
    by_vehicle = [row for row in listed if row.by_vehicle]
    return tuple(by_vehicle or listed[:1]) or (None,)


def _governs(row: TableRow, other_subject: tuple[str, ...]) -> bool:
    """Whether a row governs parts of a vehicle whose own percentage is one of these."""
    if row.by_vehicle:
        return row.subject in other_subject
    return not row.vehicles or bool(row.vehicles & set(other_subject))


class _Law(Struct, frozen=True):
    """The rules of one day, within an approved regime of s. 19 or not."""

    book: Rulebook
    day: date
    staged: bool

    def required(self, path: Path) -> dict[Method, Provision[Decimal]]:
        """The percentages of a path."""
        if not path.rvc:
            return {}
        subject = staged_subject(self.book, path.rvc) if self.staged else path.rvc
        return required_by(self.book, subject, path.methods, self.day)


def _candidate(
    law: _Law, rule: ProductRule, good: Named, row: TableRow | None, value_only: bool
) -> Candidate:
    """The rule's alternatives with the percentages that bind on ``day``.

    ``value_only``: parts that never originate by a shift alone: Table A.1 but for propulsion batteries (s. 14(2)),
    and the engines, gear boxes and chassis of heavy trucks (s. 15(4)).
    """
    paths = [replace(path, rvc=row.subject) if row and path.rvc else path for path in rule.paths]
    paths = [path for path in paths if law.staged or not path.staged]
    if value_only:
        paths = [path for path in paths if path.rvc]
    alternatives = tuple(_alternative(law, rule, path, good, row) for path in paths)
    article = None if good.article == OTHER else good.article
    return Candidate(article, alternatives, value_only, with_parts(law.book, good.code))


def _alternative(law: _Law, rule: ProductRule, path: Path, good: Named, row: TableRow | None) -> Alternative:
    required = law.required(path)
    change, shared = changes_of(path.shift, good, bool(required))
    cite = f"{rule.cite}{path.cite}" if path.cite.startswith("(") else f"{rule.cite} {path.cite}".strip()
    return Alternative(change, required, f"{cite}; {row.cite}" if row and path.rvc else cite, shared)


def changes_of(shift: Shift | None, good: Named, valued: bool) -> tuple[Change | None, Change | None]:
    """A shift as it is asked of a good, and the same with materials of the good's own subheading let pass.

    ``valued``: a percentage is asked beside it.
    """
    if shift is None:
        return None, None
    asked = (shift, good.code, good.article, good.tariff)
    return change_of(*asked, valued=valued), change_of(*asked, but_shared=True, valued=valued)


def with_parts(book: Rulebook, code: str) -> Answer:
    """Whether a subheading provides for goods and their parts together; None where no list on file says (s. 3(5))."""
    lists = [one for one in reversed(book.parts_of_goods) if any(each.may_hold(code) for each in one.codes)]
    surely = [one for one in lists if any(each.holds(code) for each in one.codes)]
    return surely[0].together if surely and lists[0] == surely[0] else None
