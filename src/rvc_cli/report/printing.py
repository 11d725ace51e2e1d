"""Lines onto a console, or into text: in colour where a terminal shows it, never wrapped, nothing read as markup."""

import io
import sys
from collections.abc import Callable, Iterable

from rich.console import Console
from rich.text import Text

from rvc_cli.report.paper import Paper, paper_of

FILE_WIDTH = 120
Laid = Callable[[Paper], Iterable[Text]]


def put_on(console: Console, laid: Laid) -> None:
    """Print lines laid out for the console's width."""
    for line in laid(paper_of(console)):
        console.print(line, soft_wrap=True, highlight=False)


def printed(laid: Laid, to_terminal: bool = True) -> str:
    """The lines as text: as standard output takes them, with its width, colours and letters; or plain, for a file."""
    console = Console(file=sys.stdout) if to_terminal else _file()
    with console.capture() as captured:
        put_on(console, laid)
    return captured.get()


def _file() -> Console:
    """A console for a file: UTF-8, no colour, one width on every machine."""
    return Console(
        file=io.StringIO(), width=FILE_WIDTH, color_system=None, force_terminal=False, no_color=True
    )
