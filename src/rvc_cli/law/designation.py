"""Designating intermediate materials: what may be designated, and what bars what (s. 8(6))."""

from collections.abc import Iterator

from msgspec import Struct

from rvc_cli.facts.goods import Component, Good, Made
from rvc_cli.law.own_rule import OwnRules


class Refused(Struct, frozen=True):
    """A designation that the law does not allow, and why."""

    part_number: str
    reason: str


def refused(good: Good, rules: OwnRules) -> Iterator[Refused]:
    """The designations of ``intermediate`` that cannot stand: of what is not self-produced, and of a material that
    contains another designated one where both are subject to a regional value content requirement."""
    listed = good.elections.intermediate or ()
    rows = {part.part_number: part for one in good.contents.values() for part in one.components}
    for name in listed:
        part = rows.get(name)
        if part is None:
            yield Refused(name, "no row with contents has this part number")
        elif part.made is Made.ACQUIRED:
            yield Refused(name, "it is acquired; only a self-produced material can be designated")
    chosen = {rows[name].contents: rows[name] for name in listed if name in rows}
    for outer in chosen.values():
        for inner in _within(good, outer, chosen):
            if _subject_to_value(outer, rules) and _subject_to_value(inner, rules):
                reason = (
                    f"it contains {inner.part_number}, which is designated too; of two materials subject to a "
                    "regional value content requirement only one may be (s. 8(6))"
                )
                yield Refused(outer.part_number, reason)


def _within(good: Good, outer: Component, chosen: dict[str, Component]) -> Iterator[Component]:
    """The designated materials incorporated into ``outer``."""
    seen: set[str] = set()
    stack = [outer.contents]
    while stack:
        for part in good.contents[stack.pop()].components:
            if part.contents in seen:
                continue
            seen.add(part.contents)
            stack.append(part.contents)
            if part.contents in chosen:
                yield chosen[part.contents]


def _subject_to_value(part: Component, rules: OwnRules) -> bool:
    """Whether a material may be subject to a value requirement: its rule has one, or is not on file."""
    found = rules.candidates(part.hs_code, part.article)
    return not found or any(one.asks_for_value for one in found)
