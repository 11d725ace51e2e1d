"""The rules that bind the components of one good: looked up once per code and article, for one use and day."""

from dataclasses import dataclass, field
from datetime import date

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import in_force
from rvc_cli.facts.rules import Listed, Method, Rulebook, Use
from rvc_cli.law.amounts import HUNDRED, slope_for
from rvc_cli.law.product_rule import Alternative, Candidate, candidates, required_by
from rvc_cli.law.requirement import Measured, outcome_of, same_for_all, ways

BOTH = (Method.NET_COST, Method.TRANSACTION_VALUE)


@dataclass(slots=True)
class OwnRules:
    """The rulebook as it binds parts for one use on one day; ``use`` None: a good that no rule of law is asked of.

    A use that is only assumed may be milder in truth: it refuses no part.
    """

    book: Rulebook
    day: date
    use: Use | None
    other_subject: tuple[str, ...] = ()
    use_assumed: bool = False
    fallback: Alternative = field(init=False)
    de_minimis: Fraction = field(init=False)
    _found: dict[tuple[str, str], tuple[Candidate, ...]] = field(default_factory=dict)
    _ways: dict[tuple[str, str], tuple[tuple[Alternative, ...], ...]] = field(default_factory=dict)
    _listed: dict[str, Listed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look up once what every component is asked."""
        self.fallback = self._fallback()
        self.de_minimis = Fraction(0) if self.use is None else self._de_minimis()

    def candidates(self, code: str, article: str) -> tuple[Candidate, ...]:
        """Every rule that could bind a part of this code and article; none where none is on file."""
        if self.use is None or not code:
            return ()
        key = (code, article)
        if key not in self._found:
            self._found[key] = candidates(self.book, code, article, self.use, self.day, self.other_subject)
        return self._found[key]

    def outcome(self, code: str, article: str, measured: Measured) -> Outcome | None:
        """Whether a part originates by its own rule as far as value tells; None where no rule is on file."""
        found = self._ways_of(code, article)
        if not found:
            return None
        outcome = same_for_all(tuple(outcome_of(measured, one) for one in found))
        refused = outcome is Outcome.NOT_MET and self.use_assumed
        return Outcome.UNDETERMINED if refused else outcome

    def _ways_of(self, code: str, article: str) -> tuple[tuple[Alternative, ...], ...]:
        """The alternatives of every candidate, each set of them once: of what differs only the outcomes tell."""
        key = (code, article)
        found = self._ways.get(key)
        if found is None:
            every = [ways(one, self.fallback) for one in self.candidates(code, article)]
            found = tuple(one for place, one in enumerate(every) if one not in every[:place])
            self._ways[key] = found
        return found

    def _fallback(self) -> Alternative:
        """The way of s. 3(4) for a good that is classified with its own materials."""
        required = {} if self.use is None else required_by(self.book, "fallback-3-4", BOTH, self.day)
        return Alternative("s. 3(4): the good and its materials share a subheading", required, "s. 3(4)")

    def _de_minimis(self) -> Fraction:
        """The share of total cost or transaction value up to which s. 5(4) waives a percentage; 0 if no law has one."""
        found = self.book.thresholds.get("de-minimis.value")
        if found is None:
            return Fraction(0)
        return Fraction(in_force(found.name, found.versions, self.day).value) / HUNDRED

    @property
    def slopes(self) -> frozenset[Fraction]:
        """The slopes of every net cost percentage that binds on the day."""
        percentages = (one for one in self.book.thresholds.values() if one.name.endswith(".rvc"))
        bound = (version for one in percentages for version in one.versions if version.binds(self.day))
        return frozenset(slope_for(version.value) for version in bound)

    def traceable(self, code: str) -> bool | None:
        """Whether Table F lists a material for s. 20(4); None where its code leaves that open."""
        ranges = [one for row in self.book.tables if row.vehicles for one in row.codes]
        if any(one.holds(code) for one in ranges):
            return True
        return None if not code or any(one.may_hold(code) for one in ranges) else False

    def listed(self, code: str) -> Listed:
        """What Table A.2 makes of a code."""
        if code not in self._listed:
            self._listed[code] = self.book.listed(code)
        return self._listed[code]
