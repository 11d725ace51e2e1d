"""What is asked of each good: the call's options laid over what its manifest says, and its class settled."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from rvc_cli.diagnostics import Code, Diagnostic, RvcError, Span
from rvc_cli.diagnostics import verdicts as codes
from rvc_cli.facts.articles import is_misplaced, places
from rvc_cli.facts.goods import Costs, Good, GoodFacts
from rvc_cli.facts.rules import GoodClass, Method, Rulebook, Use
from rvc_cli.intake.articles import misplaced_words
from rvc_cli.intake.goods import with_costs
from rvc_cli.intake.manifest_checks import missing_facts
from rvc_cli.law.classes import (
    MADE_FOR,
    contradiction,
    infer,
    is_heavy_truck,
    undescribed,
    vehicle_contradiction,
)
from rvc_cli.law.evidence import EvidenceMode
from rvc_cli.law.value_content import adjusted_price

REQUIREMENTS = ("rvc", "core-parts", "steel", "aluminum", "lvc", "tariff-shift", "us-content", "all")


class Options(Struct, frozen=True):
    """A call of ``rvc check``, parsed."""

    paths: tuple[str, ...]
    on: date
    good_class: GoodClass | None = None
    part_for: Use | None = None
    method: Method | None = None
    required: Decimal | None = None
    rules: tuple[str, ...] = ()
    evidence: EvidenceMode = EvidenceMode.AS_WRITTEN
    costs: Costs = field(default_factory=Costs)
    require: frozenset[str] | None = None
    margin: Decimal | None = None
    strict: bool = False
    exit_zero: bool = False
    top: int = 10


class Settled(Struct, frozen=True):
    """A good ready to be asked about."""

    good: Good
    good_class: GoodClass
    assumed: bool
    reason: str


def settle(good: Good, options: Options, book: Rulebook, from_manifest: bool) -> Settled:
    """The good with the call's options laid over, and its class; raises RvcError with all that is wrong."""
    facts = _with_use(_laid_over(good, options))
    good = with_costs(replace(good, facts=facts), options.costs)
    span = Span(good.source)
    inferred = None
    if facts.good_class is None:
        inferred = infer(book, facts)
        if inferred is None:
            raise RvcError(codes.CLASS_OPEN.at(span, _open_class(facts)))
    good_class = inferred.good_class if inferred else facts.good_class
    if good_class is None:
        raise AssertionError("a class is given or inferred")
    chassis = good_class is GoodClass.PART and is_heavy_truck(book, facts)
    good_class = GoodClass.HEAVY_TRUCK if chassis else good_class
    facts = replace(facts, good_class=good_class)
    wrong = [code.at(span, message) for code, message in _objections(book, facts, good_class)]
    wrong += missing_facts(facts, span)
    if wrong:
        raise RvcError(*wrong)
    reason = inferred.reason if inferred else _stated(options, from_manifest)
    reason = "a chassis of 87.06 for a heavy truck is a heavy truck (s. 12)" if chassis else reason
    assumed = inferred.assumed if inferred else False
    return Settled(replace(good, facts=facts), good_class, assumed, reason)


def _with_use(facts: GoodFacts) -> GoodFacts:
    """What a part is for is a fact by which the law tells chassis apart (s. 12, 20(3)(a)(vi))."""
    if facts.part_for is None:
        return facts
    return replace(facts, classifying={**facts.classifying, MADE_FOR: facts.part_for.value})


def _stated(options: Options, from_manifest: bool) -> str:
    if options.good_class or options.part_for or options.required is not None:
        return "as the call says"
    return "as its manifest says" if from_manifest else "as stated"


def _laid_over(good: Good, options: Options) -> GoodFacts:
    """The facts of the good with what the call says instead."""
    facts = good.facts
    if options.part_for is not None:
        facts = replace(facts, part_for=options.part_for, good_class=facts.good_class or GoodClass.PART)
    if options.good_class is not None:
        facts = replace(facts, good_class=options.good_class)
    if options.method is not None:
        facts = replace(facts, method=options.method)
    if options.required is not None:
        if facts.good_class not in {None, GoodClass.CUSTOM}:
            message = f"--required stands beside the class {facts.good_class}, whose percentage is the law's"
            raise RvcError(codes.REQUIRED_BESIDE_LAW.at(Span(good.source), message))
        facts = replace(facts, good_class=GoodClass.CUSTOM, required=options.required)
    return facts


def _open_class(facts: GoodFacts) -> str:
    return (
        f"HS code {facts.hs_code} leaves the class open; say --class passenger-vehicle, light-truck, "
        "heavy-truck, other-vehicle, or part with --part-for"
    )


def _objections(book: Rulebook, facts: GoodFacts, good_class: GoodClass) -> Iterator[tuple[Code, str]]:
    """What in the facts of a good stands against its class, and what is missing for it."""
    words = contradiction(book, facts, good_class) or vehicle_contradiction(book, facts)
    if words:
        yield codes.CLASS_CONTRADICTED, words
    elif needed := undescribed(book, facts, good_class):
        yield codes.FACTS_NEEDED, needed
    if facts.article and facts.article not in book.articles:
        yield (
            codes.ARTICLE_UNKNOWN,
            f"{facts.article!r} is no article; known are {', '.join(sorted(book.articles))}",
        )
    where = places(book)
    if is_misplaced(where, facts.article, facts.hs_code):
        yield codes.ARTICLE_MISPLACED, misplaced_words(where, facts.article, facts.hs_code)
    price = adjusted_price(facts)
    if price is not None and price <= 0:
        yield codes.PRICE_NOT_POSITIVE, codes.PRICE_NOT_POSITIVE.why


def complaint(code: Code, source: str, message: str) -> Diagnostic:
    """A complaint about a good as a whole."""
    return code.at(Span(source), message)
