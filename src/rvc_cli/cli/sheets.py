"""What the commands that reckon cost sheets take alike: a format, a file, roundings."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from rvc_cli.cli.options import usage

Output = Annotated[
    str | None,
    typer.Option(
        "--output", metavar="FILE", help="Write to a file instead of standard output.", show_default=False
    ),
]
Round = Annotated[
    list[str] | None,
    typer.Option(
        "--round",
        metavar="WHAT=DECIMALS",
        help="Round on the way, as a system of the producer's does; without it nothing is.",
        show_default=False,
    ),
]
MOST_DECIMALS = 8


def known_format(name: str, formats: tuple[str, ...]) -> str:
    """A format the command has; a usage error for any other."""
    if name not in formats:
        usage(f"--format {name!r} is none of {', '.join(formats)}")
    return name


def roundings(given: list[str] | None, known: tuple[str, ...]) -> dict[str, int]:
    """``--round WHAT=DECIMALS``: at most 8 decimals, each thing once."""
    found: dict[str, int] = {}
    for one in given or []:
        what, _, decimals = one.partition("=")
        if what not in known or what in found:
            usage(f"--round {one!r}: give one of {', '.join(known)} once, as in {known[0]}=3")
        if not (decimals.isascii() and decimals.isdigit() and int(decimals) <= MOST_DECIMALS):
            usage(f"--round {one!r}: decimals are a whole number up to {MOST_DECIMALS}")
        found[what] = int(decimals)
    return found


def destination(output: str | None, read: Iterable[Path]) -> Path | None:
    """The file to write to, None for standard output; a usage error where it cannot be, or is one that is read."""
    from rvc_cli.cli.output import Target, keep_apart, writable

    if output is None:
        return None
    path = writable(output)
    keep_apart([Target("", path)], read)
    return path


def deliver(text: str, path: Path | None, plain_text: bool = True) -> None:
    """Text to a file, whole or not at all, or to standard output: JSON, TOML and CSV are UTF-8 wherever they go."""
    from rvc_cli.cli.output import put, write_whole

    if path is None:
        put(text, None if plain_text else "utf-8")
        return
    try:
        write_whole(path, text)
    except OSError as problem:
        usage(f"--output {path}: {problem.strerror or problem}")
