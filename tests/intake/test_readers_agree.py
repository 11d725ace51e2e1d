"""The fast reader counts what the careful reader names: a cell is bad for both or for neither."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rvc_cli.diagnostics import Severity
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.columns import TREE, Column
from rvc_cli.facts.rules import CodeRange, ListedCodes
from rvc_cli.intake.goods import Asked, read_source
from rvc_cli.intake.sources import Source

_PLAIN = r"""
A B 1 0 12.5 -3 1,000 1e5 US mx N/A yes no 2026-02-30 2026-01-01 0000-01-01 2026-13-01 8708.29
870 material labor usd engine none #N/A #n/a #### =A1 Total Subtotal " "" a"b , ; 1.1 1.
0.00000000 12345678901 1.123456789 body-stamping NULL \ ' nan
"""
_ODD = [
    "",
    "s\xed",
    "Assembly ",
    " ",
    "\t",
    "\xa0",
    "Engine / Block",
    "grand total",
    "\n",
    "\r\n",
    "\x1b[31m",
    "\u0661",
    "1 ",
    "\xf1",
    "\u2028",
    "\x0b",
    "\x1c",
    "\x85",
    "\ufb01",
    "\u0130",
    "\u017f",
]
ATOMS = [*_PLAIN.split(), *_ODD]
LIKELY = {
    "part_number": "P",
    "unit_value": "5",
    "quantity": "2",
    "origin": "US",
    "vehicle": "V",
    "level": "1",
    "item": "1",
}


def table(chance: random.Random) -> str:
    """A table that is mostly sound."""
    others = [one.value for one in Column if one not in (Column.PART_NUMBER, Column.UNIT_VALUE, *TREE)]
    headers = ["part_number", "unit_value", *chance.sample(others, chance.randint(0, 6))]
    headers += chance.choice([[], [chance.choice(TREE).value]])
    delimiter, newline = chance.choice(",;\t"), chance.choice(["\n", "\r\n"])
    rows = [headers]
    for _ in range(chance.randint(1, 5)):
        row = [LIKELY.get(one, "") if chance.random() < 0.85 else chance.choice(ATOMS) for one in headers]
        rows.append(chance.choices([row, row[:-1], [""] * len(row)], [18, 1, 1])[0])
    if chance.random() < 0.4:
        rows = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows]
    ending = chance.choice(["", newline, newline * 2, newline + "  "])
    return newline.join(delimiter.join(row) for row in rows) + ending


@given(st.integers(0, 10**9))
def test_the_two_readers_never_disagree(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    folder = tmp_path_factory.mktemp("t")
    file = folder / "t.csv"
    file.write_bytes(table(random.Random(seed)).encode())
    asked = Asked(
        date(2026, 11, 23),
        frozenset({"engine", "none"}),
        frozenset(),
        ListedCodes((CodeRange("840734", "840734"),), ()),
        3,
        Scratch(folder),
    )
    found = read_source(Source(file, "t.csv", "table"), asked)
    assert bool(found.goods) != any(one.severity is Severity.ERROR for one in found.diagnostics)
