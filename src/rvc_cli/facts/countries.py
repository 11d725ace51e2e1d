"""Country of a cell: ISO 3166-1 codes and English and Spanish names, whatever the case and the accents."""

import re
import unicodedata
from functools import cache

from rvc_cli.facts.cells import BLANKS
from rvc_cli.facts.country_names import NAMES

_LONGEST = 80
_ARTICLE = re.compile(r"^(?:the|la|el|los|las)\s+")
_AND = re.compile(r"\s*&\s*")
_DROPPED = re.compile(r"[\s.,'\u2019()-]+")


def country_code(text: str) -> str | None:
    """The alpha-2 code of a code or a name of a country; None where the text names none.

    A code must stand bare: ``N.A.`` and ``N/A`` are no Namibia. ``EU`` names no country in either language. Only
    spaces and tabs may stand around it.
    """
    bare = text.strip(BLANKS)
    if not bare or len(bare) > _LONGEST or bare != bare.strip():
        return None
    codes, names = _table()
    return codes.get(bare.upper()) if bare.upper() in codes and bare.isascii() else names.get(_folded(bare))


def _folded(name: str) -> str:
    """A name without case, accents, blanks, points, commas, hyphens, brackets and a leading article."""
    apart = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _DROPPED.sub("", _ARTICLE.sub("", _AND.sub(" and ", plain)))


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Codes and folded names, each to its alpha-2 code; made when the first country is asked for."""
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for line in NAMES.replace("\n|", "|").splitlines():
        alpha_2, alpha_3, listed = line.split(" ", 2)
        codes[alpha_2] = codes[alpha_3] = alpha_2
        names.update((_folded(name), alpha_2) for name in listed.split("|"))
    return codes, names
