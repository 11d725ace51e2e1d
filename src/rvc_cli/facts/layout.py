"""How a table is written: what the fast reader and the careful reader both go by."""

from collections.abc import Mapping

from msgspec import Struct, field

from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.facts.purse import GoodCurrencies


class Layout(Struct, frozen=True):
    """A table whose encoding, dialect and header are settled.

    ``name`` is the file as the user named it, ``path`` the UTF-8 file without mark that is read in its
    place. ``columns`` says where each canonical column stands, counted from 0, among the ``headers`` as
    written. With ``mixed_newlines`` lines end in LF and in CRLF. ``quoted``: a quote character
    occurs at all; ``sound_quotes``: every one opens, closes or is doubled within a quoted cell;
    ``multiline``: a quoted cell holds a line break; both are presumed until somebody has looked at the quotes.
    The header takes the first ``header_lines`` of ``physical_lines``. ``tree`` is the column that gives the tree.
    ``currencies`` are those of its goods: what a sign of money beside a number must agree with.
    """

    name: str
    path: str
    delimiter: str
    quoted: bool
    columns: Mapping[Column, int]
    headers: tuple[str, ...]
    format: NumberFormat
    tree: Column | None
    physical_lines: int
    header_lines: int = 1
    mixed_newlines: bool = False
    multiline: bool = False
    sound_quotes: bool = True
    currencies: GoodCurrencies = field(default_factory=GoodCurrencies)

    @property
    def plain(self) -> bool:
        """Whether, for all that is known, a record is a line and every line ends alike."""
        return self.sound_quotes and not self.multiline and not self.mixed_newlines
