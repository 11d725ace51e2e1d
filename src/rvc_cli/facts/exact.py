"""Exact rational numbers: money and shares alike, never rounded.

``quicktions`` is the standard library's ``Fraction`` compiled: the same values, the same hashes, several times as fast.
A price unit of 3 has no finite decimal, so money is rational too wherever it is added up.

Numbers that are text go through ``Decimal``: ``quicktions`` 1.24 writes a single digit that it parses, as in
``Fraction("7")``, into the interpreter's own ``b"\\0"``, and from then on a NUL is found wherever a 7 stands.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction
else:
    from quicktions import Fraction

__all__ = ["Fraction"]
