"""Every rule of s. 13 and Schedule 1, for each of its uses: met by its shift, met by its percentage, met by neither.

Which codes shift and which do not is worked here from the codes of the rule's own words, and by hand for its goods.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest
from thresholds import on

from building import DAY, GIVEN, NO, contents, good, judged, law, lot, rvc, shift
from rvc_cli.facts.codes import Shift
from rvc_cli.facts.findings import Assessment
from rvc_cli.facts.goods import GoodFacts
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass, Method, Path, ProductRule, TableRow, Use, VehicleRow

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
BOOK = law()
FAR = "710110"  # pearls: no shift of an automotive good turns on them
ELSEWHERE = [
    "870829",
    "870821",
    "870870",
    "870895",
    "848190",
    "848299",
    "850790",
    "853650",
    "854470",
    "850590",
]
CENT = Fraction(1, 100)


@dataclass(frozen=True)
class Asked:
    """A part of one code and article, for one use, under one rule."""

    code: str
    article: str
    use: Use
    rule: ProductRule

    @property
    def rows(self) -> list[TableRow]:
        """The rows of the tables that list it."""
        return [
            one
            for one in BOOK.tables
            if self.use in one.uses
            and any(codes.holds(self.code) for codes in one.codes)
            and one.article in {None, self.article}
        ]

    @property
    def value_only(self) -> bool:
        """Whether it originates by its value content only (s. 14(2), 15(4))."""
        return any(one.value_only for one in self.rows)

    @property
    def by_vehicle(self) -> bool:
        """Whether its vehicle chooses the percentage."""
        return any(one.by_vehicle for one in self.rows)

    def percent(self, path: Path) -> Decimal:
        """What a path asks by net cost."""
        subjects = {one.subject for one in self.rows if self.rule.source in one.replaces} or {str(path.rvc)}
        (subject,) = subjects
        return on(BOOK.thresholds[f"{subject}.rvc"], DAY)


def _every() -> Iterator[Asked]:
    for rule in BOOK.products:
        code = rule.codes[0].first.ljust(6, "0")
        for use in sorted(rule.uses):
            article = rule.article or "other"
            others = [
                one
                for one in BOOK.products
                if use in one.uses
                and any(codes.may_hold(code) for codes in one.codes)
                and one.article in {None, article}
            ]
            if others == [rule]:
                yield Asked(code, article, use, rule)


EVERY = list(_every())
SHIFTING = [one for one in EVERY if any(path.shift for path in one.rule.paths) and not one.value_only]


def _name(one: Asked) -> str:
    return f"{one.code}-{one.article}-{one.use.value}"


def _made_of(one: Asked, percent: Fraction, code: str) -> Assessment:
    """The part with this much regional content, all else of one code, by net cost."""
    facts = GoodFacts(
        GoodClass.PART, one.code, article=one.article, part_for=one.use, method=Method.NET_COST, tariff="US"
    )
    lots = [lot(percent), lot(100 - percent, NO)]
    if not any(path.rvc for path in one.rule.paths):
        facts = GoodFacts(GoodClass.PART, one.code, article=one.article, part_for=one.use, tariff="US")
    return judged(good(contents(lots, costs=GIVEN, codes=["", code]), facts=facts), GoodClass.PART)


def _refused(one: Asked, path: Path) -> str:
    """A code that fails the shift of a path and is not of the good's own subheading."""
    shift_ = path.shift
    assert shift_ is not None
    named = [codes for source in shift_.excepted if source.article is None for codes in source.codes]
    let_in = [codes for source in shift_.also for codes in source.codes]
    tried = [codes.first for codes in named] + [
        one.code[:4] + tail for tail in ("10", "20", "21", "29", "99")
    ]
    for code in tried:
        same = code[:6] == one.code
        if not same and not any(each.may_hold(code) for each in let_in) and _fails(shift_, one, code, named):
            return code
    return ""


def _fails(shift_: Shift, one: Asked, code: str, named: list) -> bool:  # type: ignore[type-arg]
    if any(each.holds(code) for each in named):
        return True
    if shift_.outside is not None:
        return shift_.outside.holds(code)
    digits = shift_.scope.digits
    return code[:digits] == one.code[:digits]


def test_every_rule_of_section_13_is_asked_here() -> None:
    asked = {one.rule for one in EVERY}
    left = {str(rule.codes[0]) for rule in BOOK.products if rule not in asked}
    read_twice = {"87.07", "8708.30", "8708.99", "8415.20-8415.83", "8507.10-8507.50", "8507.80"}
    assert left == read_twice  # with tests of their own
    assert len(SHIFTING) > 100


@pytest.mark.parametrize(
    "one", [one for one in SHIFTING if any(p.shift and not p.rvc for p in one.rule.paths)], ids=_name
)
def test_a_change_alone_meets_a_rule_that_offers_it_and_a_code_that_breaks_it_does_not(one: Asked) -> None:
    bare = next(path for path in one.rule.paths if path.shift and not path.rvc)
    met = _made_of(one, Fraction(1), FAR)
    assert (met.outcome, shift(met).outcome) == (MET, MET)
    code = _refused(one, bare)
    if code:
        refused = _made_of(one, Fraction(1), code)
        assert (refused.outcome, shift(refused).outcome) == (NOT_MET, NOT_MET), code


@pytest.mark.parametrize(
    "one",
    [one for one in EVERY if any(path.rvc for path in one.rule.paths) and not one.by_vehicle],
    ids=_name,
)
def test_the_percentage_with_what_its_path_lets_in_meets_a_rule_and_a_cent_less_does_not(one: Asked) -> None:
    path = next(path for path in one.rule.paths if path.rvc)
    percent = Fraction(one.percent(path))
    code = _let_in(one, path)
    at, below = _made_of(one, percent, code), _made_of(one, percent - CENT, code)
    assert (at.outcome, rvc(at).outcome) == (MET, MET), code
    assert rvc(below).outcome is NOT_MET, code
    shared = path.shift is not None and code[:6] == one.code
    expected = OPEN if shared and percent > 50 else NOT_MET
    assert below.outcome is (expected if not _another(one, path, code) else MET), code


def _let_in(one: Asked, path: Path) -> str:
    """A code that the path with the percentage lets in and the shift alone, if there is one, refuses."""
    if path.shift is None:
        bare = next((other for other in one.rule.paths if other.shift and not other.rvc), None)
        return (_refused(one, bare) if bare else "") or FAR
    for source in path.shift.also:
        if source.article is None and not source.other_good and not source.another:
            return source.codes[0].first
    named = next((each for each in path.shift.also), None)
    if named is not None:
        article = named.article or "other"
        codes = named.codes[0]
        return f"{codes.first} {article}"
    return FAR


def _another(one: Asked, path: Path, code: str) -> bool:
    """Whether a shift alone would do with this code: no percentage is missed then."""
    bare = [other for other in one.rule.paths if other.shift and not other.rvc]
    return bool(bare) and not one.value_only and code == FAR


@pytest.mark.parametrize(
    "row", [row for row in BOOK.vehicles if row.shift], ids=lambda row: str(row.codes[0])
)
def test_every_vehicle_is_asked_for_a_change_of_heading_beside_its_percentage(row: VehicleRow) -> None:
    code = row.codes[0].first.ljust(6, "1")
    facts = {
        name.replace("persons_at_most", "persons").replace("persons_at_least", "persons"): value
        for name, value in row.facts.items()
    }
    said = GoodFacts(row.good_class, code, classifying=facts)
    for material, outcome in ((f"{code[:4]}90", NOT_MET), ("870829", MET)):
        lots = [lot(85), lot(15, NO)]
        one = good(contents(lots, costs=GIVEN, codes=["", material]), facts=said)
        found = judged(one, row.good_class)
        assert (shift(found).outcome, found.outcome) == (outcome, outcome)
        assert rvc(found).outcome is MET
