"""When two headers are the same, and when one is nearly the other."""

import unicodedata

_KEPT = frozenset("#%$€£¥")
SHORT = 3
LONG = 8


def folded(header: str) -> str:
    """A header without case, accents, blanks, punctuation; signs with a meaning stay (``%``, ``$``)."""
    apart = unicodedata.normalize("NFKD", header.casefold())
    return "".join(letter for letter in apart if letter.isalnum() or letter in _KEPT)


def resembles(header: str, known: str) -> bool:
    """Whether a folded header is nearly a known one: one slip apart, two from eight letters on.

    A slip is a letter too many, too few, wrong, or swapped with its neighbour. A known word of two letters is resembled
    by none: half of all short headers would be one slip away.
    """
    if len(known) < SHORT:
        return False
    limit = 2 if min(len(header), len(known)) >= LONG else 1
    return slips(header, known, limit) <= limit


def slips(one: str, other: str, limit: int) -> int:
    """The edit distance with swaps of neighbours (Damerau); above ``limit`` any number above it."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for place, against in enumerate(other, 1):
            least = min(last[place] + 1, here[-1] + 1, last[place - 1] + (letter != against))
            if row > 1 and place > 1 and letter == other[place - 2] and one[row - 2] == against:
                least = min(least, before[place - 2] + 1)
            here.append(least)
        before, last = last, here
    return last[-1]
