"""A value the law fixes, for the days on which it binds."""

from collections.abc import Iterable
from datetime import date
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Citation(Struct, frozen=True):
    """The paragraph that fixes a value, and the rule file and key that hold it."""

    paragraph: str
    pack: str
    file: str
    key: str


class Provision(Struct, Generic[T], frozen=True):
    """One value for the days ``since <= day < until``; ``until`` is the first day it no longer binds."""

    value: T
    since: date
    until: date | None
    citation: Citation

    def binds(self, day: date) -> bool:
        """Whether this version is in force on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)


class NothingInForceError(LookupError):
    """No version of a provision binds the day asked."""

    def __init__(self, name: str, day: date, since: date | None) -> None:
        first = f"; its first day is {since}" if since else ""
        super().__init__(f"no rule for {name} is in force on {day}{first}")
        self.name = name
        self.day = day


class ConflictingVersionsError(LookupError):
    """Two versions of one provision bind the same day."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__(f"more than one rule for {name} is in force on {day}")
        self.name = name
        self.day = day


def in_force(name: str, versions: tuple[Provision[T], ...], day: date) -> Provision[T]:
    """The one version that binds ``day``: never a default, never a guess.

    Raises :class:`NothingInForceError` or :class:`ConflictingVersionsError`.
    """
    match [version for version in versions if version.binds(day)]:
        case [only]:
            return only
        case []:
            raise NothingInForceError(name, day, min((v.since for v in versions), default=None))
        case _:
            raise ConflictingVersionsError(name, day)


def next_change(versions: Iterable[Provision[T]], day: date) -> date | None:
    """The first day after ``day`` on which a later version begins; None where none is fixed."""
    return min((version.since for version in versions if version.since > day), default=None)
