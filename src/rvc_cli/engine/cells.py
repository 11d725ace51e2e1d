"""SQL over the cells of one table: their text, their numbers, and what counts as a bad one."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from msgspec import Struct, field

from rvc_cli.engine.connection import literal
from rvc_cli.engine.scratch import is_plain
from rvc_cli.facts.cells import BACK_MARK, FRONT_MARK, HS_CHAPTER, HS_CODE, SIGNS
from rvc_cli.facts.columns import AMOUNTS, DATES, FREE_TEXT, MONEY, POSITIVE, STATED, TREE, Column
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.rules import CodeRange, ListedCodes, dotted
from rvc_cli.facts.sound import ERROR_VALUE, IDENTITIES, NEEDED, PERIODS, TOTAL, TOTAL_STARTS, pattern
from rvc_cli.facts.words import LOWER, SEPARATORS, UPPER

BLANK_AROUND = r"[ \t]*"
EXACT = "DECIMAL(19, 8)"
NO_CELL = "\x01 no cell holds this"  # a cell that is read as NULL is dropped unseen behind the last column
OTHER, ASKED, WHOLE, BAD, UNCODED = "0", "1", "2", "3", "4"
FREIGHT_AND_DUTIES = (
    Column.FREIGHT,
    Column.DUTIES,
    Column.BROKERAGE,
)  # s. 9(2)(a)(i) adds these to a statement
DEDUCTIONS = (*FREIGHT_AND_DUTIES, Column.WASTE)


def read_csv(layout: Layout) -> str:
    """The table as a relation of text columns c0, c1, …; everything about its dialect is given, nothing sniffed.

    The path must be one that only names the file: see :meth:`rvc_cli.engine.scratch.Scratch.plain`.
    """
    if not is_plain(layout.path):
        raise AssertionError(f"{layout.path!r} could be read as a pattern")
    quote = '"' if layout.quoted else ""
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(layout.headers)))
    return (
        f"read_csv({literal(layout.path)}, header = false, skip = {layout.header_lines}, auto_detect = false, "
        f"delim = {literal(layout.delimiter)}, quote = {literal(quote)}, escape = {literal(quote)}, "
        "strict_mode = true, null_padding = false, ignore_errors = false, compression = 'none', "
        f"nullstr = {literal(NO_CELL)}, encoding = 'utf-8', hive_partitioning = false, union_by_name = false, "
        "filename = false, "
        f"columns = {{{columns}}})"
    )


class Cells(Struct, frozen=True):
    """The columns of a table as SQL expressions; ``listed`` are the codes of Table A.2.

    ``words`` are the vocabularies of the columns whose words are judged here; the words that lines are grouped by are
    judged once for each group.
    """

    layout: Layout
    day: str
    listed: ListedCodes
    words: Mapping[Column, Collection[str]] = field(default_factory=dict)

    def has(self, column: Column) -> bool:
        """Whether the table has the column."""
        return column in self.layout.columns

    def raw(self, column: Column) -> str:
        """The cell as read; NULL where the table has no such column."""
        return f"c{self.layout.columns[column]}" if self.has(column) else "NULL::VARCHAR"

    def text(self, column: Column) -> str:
        """The cell without the blanks around it; empty for a blank cell."""
        return _trimmed(self.raw(column)) if self.has(column) else "''"

    def is_blank(self, column: Column) -> str:
        """Whether the cell is blank."""
        cell = self.raw(column)
        return f"CASE WHEN {cell} >= '!' THEN false ELSE {_trimmed(cell)} = '' END"

    def says(self, column: Column, vocabulary: Collection[str]) -> str:
        """Whether the cell is one of the words; judged as :mod:`rvc_cli.facts.words` reads them.

        Most cells are empty or written plainly, and need no rewriting, which is dear; no word is empty.
        """
        if not (self.has(column) and vocabulary):
            return "false"
        word = f"translate({self.text(column)}, {literal(UPPER)}, {literal(LOWER)})"
        if column is Column.KIND:
            word = f"regexp_replace({word}, {literal(SEPARATORS)}, '-', 'g')"
        cell, words = self.raw(column), _listed(vocabulary)
        return f"CASE WHEN {cell} = '' THEN false WHEN {cell} IN ({words}) THEN true ELSE {word} IN ({words}) END"

    def number(self, column: Column) -> str:
        """The cell as an exact decimal; NULL where it is blank. Bad cells are counted elsewhere."""
        if not self.has(column):
            return f"NULL::{EXACT}"
        cell, form = self.raw(column), self.layout.format
        if form.currency_sign:
            cell = f"regexp_replace({cell}, '[^0-9.,'' ]', '', 'g')"
        if form.thousands:
            cell = f"replace({cell}, {literal(form.thousands)}, '')"
        if form.decimal != ".":
            cell = f"replace({cell}, {literal(form.decimal)}, '.')"
        return f"try_cast({cell} AS {EXACT})"

    def quantity(self) -> str:
        """Units in one unit of the parent; 1 where the table has no such column."""
        return self.number(Column.QUANTITY) if self.has(Column.QUANTITY) else f"1::{EXACT}"

    def deductions(self, columns: Collection[Column] = DEDUCTIONS) -> str:
        """What s. 8(2) deducts from one unit, of the columns the table has."""
        present = [f"coalesce({self.number(one)}, 0::{EXACT})" for one in columns if self.has(one)]
        return f"({' + '.join(present)})::DECIMAL(21, 8)" if present else f"0::{EXACT}"

    def price_unit(self) -> str:
        """How many units unit_value is for."""
        if not self.has(Column.PRICE_UNIT):
            return "1"
        return f"coalesce(try_cast({self.text(Column.PRICE_UNIT)} AS BIGINT), 1)"

    def expired(self) -> str:
        """Whether the certification does not cover the day; both of its ends are included."""
        tests = []
        if self.has(Column.CERTIFIED_FROM):
            tests.append(f"{self.text(Column.CERTIFIED_FROM)} > {literal(self.day)}")
        if self.has(Column.CERTIFIED_UNTIL):
            until = self.text(Column.CERTIFIED_UNTIL)
            tests.append(f"({until} <> '' AND {until} < {literal(self.day)})")
        return f"({' OR '.join(tests)})" if tests else "false"

    def code_kind(self) -> str:
        """What Table A.2 makes of a row's HS code: :data:`WHOLE`, :data:`ASKED`, :data:`OTHER`; :data:`BAD` for none.

        Most codes are written as the tariff prints them; those are told by one look each.
        """
        if not self.has(Column.HS_CODE):
            return UNCODED
        cell = self.raw(Column.HS_CODE)
        digits = f"left(replace(replace(trim({cell}, ' \t'), '.', ''), ' ', ''), 6)"
        printed = literal(rf"{HS_CHAPTER}[0-9]{{2}}\.[0-9]{{2}}")
        return (
            f"CASE WHEN {cell} = '' THEN {UNCODED} {self._told(cell, dotted)} "
            f"WHEN regexp_full_match({cell}, {printed}) THEN {OTHER} "
            f"WHEN NOT regexp_full_match({cell}, {_around(f'(?:{HS_CODE})?')}) THEN {BAD} "
            f"WHEN {digits} = '' THEN {UNCODED} {self._told(digits, str)} ELSE {OTHER} END"
        )

    def _told(self, code: str, written: Callable[[str], str]) -> str:
        """The cases in which a code, written in one way, is one of Table A.2 or could be if it were longer."""
        told = []
        for kind, ranges in ((WHOLE, self.listed.whole), (ASKED, self.listed.every)):
            codes = {written(code) for one in ranges for code in _spelt(one, shorter=kind == ASKED)}
            if codes:
                told.append(f"WHEN {code} IN ({_listed(codes)}) THEN {kind}")
        return " ".join(told)

    def blank_row(self) -> str:
        """Whether every cell of the row is blank."""
        every = ", ".join(f"c{place}" for place in range(len(self.layout.headers)))
        first = self.raw(Column.PART_NUMBER)
        return f"CASE WHEN {first} >= '!' THEN false ELSE trim(concat({every}), ' \t') = '' END"

    def bad(self) -> str:
        """Whether a cell of the row is not what its column takes; words are judged once they are grouped."""
        tests = [self._bad_cell(column) for column in self.layout.columns]
        tests += [self._no_word(column, known) for column, known in self.words.items() if self.has(column)]
        for first, last in PERIODS:
            if self.has(first) and self.has(last):
                tests.append(f"({self.text(last)} <> '' AND {self.text(first)} > {self.text(last)})")
        return f"coalesce({' OR '.join(test for test in tests if test)}, false)"

    def sound(self, column: Column) -> str:
        """Whether the cell of the row is what its column takes."""
        return f"NOT coalesce({self._bad_cell(column) or 'false'}, false)"

    def called_a_total(self) -> str:
        """Whether the row is named like a sum of others: the careful reader then looks at the whole table."""
        tests = []
        for column in (Column.PART_NUMBER, Column.DESCRIPTION):
            if self.has(column):
                cell = self.raw(column)
                full = f"regexp_full_match({cell}, {literal(TOTAL)}, 's')"
                near = f"{cell} ILIKE '%total%' OR regexp_matches({cell}, {literal(TOTAL_STARTS)})"
                tests.append(f"CASE WHEN {near} THEN {full} ELSE false END")
        return f"({' OR '.join(tests)})"

    def quote_within(self) -> str:
        """Whether a cell holds a quote: doubled in a quoted cell, or out of place, which the careful reader tells.

        Cells with a pattern and words need no look: one with a quote in it is bad anyhow.
        """
        judged = {place for column, place in self.layout.columns.items() if not _may_hold_anything(column)}
        places = (place for place in range(len(self.layout.headers)) if place not in judged)
        tests = " OR ".join(f"contains(c{place}, '\"')" for place in places)
        return f"coalesce({tests}, false)" if self.layout.quoted and tests else "false"

    def _bad_cell(self, column: Column) -> str:
        cell = self.raw(column)
        needed = column in NEEDED and (column not in TREE or column is self.layout.tree)
        shape = pattern(column, self.layout.format)
        tests = []
        if column is Column.HS_CODE:
            tests.append(f"{self.code_kind()} = {BAD}")
        elif shape is not None:
            accepted = _around(f"(?:{shape})" if needed else f"(?:{shape})?")
            with_blanks = f"NOT coalesce(regexp_full_match({cell}, {accepted}), {not needed})"
            tests.append(
                f"CASE WHEN regexp_full_match({cell}, {literal(shape)}) THEN false ELSE {with_blanks} END"
            )
        elif needed:
            tests.append(self.is_blank(column))
        if column in AMOUNTS or column in (Column.PRICE_UNIT, Column.LEVEL):
            tests.append(self._lost(column))
        if column in MONEY and self.layout.format.currency_sign:
            tests.append(self._marked_otherwise(column))
        if column in POSITIVE:
            tests.append(f"coalesce({self.number(column)} = 0, false)")
        if column in DATES:
            text = self.text(column)
            tests.append(f"({text} <> '' AND try_cast({text} AS DATE) IS NULL)")
        if column in IDENTITIES:
            found = f"regexp_full_match({cell}, {_around(ERROR_VALUE)})"
            tests.append(f"CASE WHEN {cell} < '$' THEN {found} ELSE false END")
        return f"({' OR '.join(tests)})" if tests else ""

    def _no_word(self, column: Column, vocabulary: Collection[str]) -> str:
        """Whether a cell that is not blank is none of the words its column knows; most are written plainly."""
        cell = self.raw(column)
        written = [case for word in vocabulary for case in (word, word.upper(), word.capitalize())]
        plain = f"{cell} IN ({_listed(written)})" if vocabulary else "false"
        strange = f"NOT ({self.is_blank(column)} OR {self.says(column, vocabulary)})"
        return f"CASE WHEN {cell} = '' OR {plain} THEN false ELSE {strange} END"

    def _lost(self, column: Column) -> str:
        """Whether a cell is not blank and yet gives no number: whatever its pattern says, it must not count as 0."""
        kind = "INTEGER" if column is Column.LEVEL else "BIGINT"
        number = self.number(column) if column in AMOUNTS else f"try_cast({self.text(column)} AS {kind})"
        return f"CASE WHEN {number} IS NULL THEN NOT {self.is_blank(column)} ELSE false END"

    def _marked_otherwise(self, column: Column) -> str:
        """Whether a sign or code beside an amount is not that of the amount's own currency."""
        cell, currency = self.text(column), self._currency(column)
        signs = " ".join(f"WHEN {literal(code)} THEN {literal(sign)}" for code, sign in SIGNS.items())
        own = f"('', {currency}, CASE {currency} {signs} ELSE '' END)"
        marks = (f"regexp_extract({cell}, {literal(mark)})" for mark in (FRONT_MARK, BACK_MARK))
        return " OR ".join(f"{mark} NOT IN {own}" for mark in marks)

    def _currency(self, column: Column) -> str:
        """The currency an amount is in: its statement's, its row's, else that of its good."""
        said = [Column.SUPPLIER_CURRENCY] if column in STATED else []
        cells = [f"nullif(upper({self.text(one)}), '')" for one in (*said, Column.CURRENCY) if self.has(one)]
        goods = self.layout.currencies
        named = " ".join(
            f"WHEN {literal(vehicle)} THEN {literal(code)}" for vehicle, code in goods.of_vehicle.items()
        )
        own = (
            f"CASE {self.text(Column.VEHICLE)} {named} ELSE {literal(goods.every)} END"
            if named
            else literal(goods.every)
        )
        return f"coalesce({', '.join([*cells, own])})"


def _may_hold_anything(column: Column) -> bool:
    return column in FREE_TEXT or column in IDENTITIES or column is Column.VEHICLE


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(literal(text) for text in sorted(set(texts)))


def _spelt(codes: CodeRange, shorter: bool) -> Iterator[str]:
    """The subheadings of a range, and, where a shorter code may be one of them, its beginnings."""
    for code in range(int(codes.first), int(codes.last) + 1):
        yield from (str(code)[:digits] for digits in ((4, 5, 6) if shorter else (6,)))


def _has_blanks(cell: str) -> str:
    return f"contains({cell}, ' ') OR contains({cell}, '\t')"


def _trimmed(cell: str) -> str:
    """A cell without the blanks around it; what holds none is left alone, trimming is dear."""
    return f"CASE WHEN {cell} IS NULL OR {_has_blanks(cell)} THEN coalesce(trim({cell}, ' \t'), '') ELSE {cell} END"


def _around(shape: str) -> str:
    return literal(f"{BLANK_AROUND}(?:{shape}){BLANK_AROUND}")
