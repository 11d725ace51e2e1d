"""Where a report goes: results to standard output or files, complaints and the summary to standard error."""

import io
import os
import stat
import sys
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from rvc_cli.cli.options import usage

if TYPE_CHECKING:
    from rvc_cli.facts.findings import Report


class Target(Struct, frozen=True):
    """A format, and the file it goes to; None is standard output."""

    format: str
    path: Path | None


def targets(format_: str, outputs: list[str], quiet: bool) -> list[Target]:
    """What goes where: with ``--output`` standard output is the table, unless it is to be quiet."""
    _known(format_)
    found = [_file(one, format_) for one in outputs]
    if not quiet:
        found.append(Target("table" if outputs else format_, None))
    return found


def _file(written: str, format_: str) -> Target:
    """``FILE`` or ``FORMAT=FILE``; what stands before the sign is a format only if it can be one."""
    from rvc_cli.report.formats import FORMATS

    name, sign, path = written.partition("=")
    if sign and name in FORMATS:
        return Target(name, writable(path))
    if sign and name.isalpha():
        _known(name)
    return Target(format_, writable(written))


def writable(written: str) -> Path:
    """A path that a file can be written to, as far as that can be told beforehand."""
    path = Path(written)
    if written in {"", "-"}:
        usage(f"--output {written!r} names no file; standard output takes what --format says")
    if path.is_dir():
        usage(f"--output {written}: this is a folder")
    if not path.parent.is_dir():
        usage(f"--output {written}: there is no folder {path.parent}")
    return path


def _known(name: str) -> None:
    from rvc_cli.report.formats import refusal

    why = refusal(name)
    if why:
        usage(why)


def keep_apart(wanted: list[Target], read: Iterable[Path]) -> None:
    """A file that is read is never written, and no file is written twice: usage errors, before anything is done."""
    taken = {_identity(path): f"is read by this call, as {path}" for path in read}
    if any(target.path is None for target in wanted):
        taken.setdefault(_ordinary(os.fstat(1)), "is where standard output goes")
    for path in (target.path for target in wanted if target.path is not None):
        identity = _identity(path)
        if identity is None:
            continue
        if identity in taken:
            usage(f"--output {path}: this file {taken[identity]}")
        taken[identity] = f"is written by another --output of this call, as {path}"


def _identity(path: Path) -> Hashable:
    """What tells one file from every other, whatever it is called; None of what is no ordinary file."""
    try:
        found = path.stat()
    except OSError:
        return os.path.realpath(path)
    return _ordinary(found)


def _ordinary(found: os.stat_result) -> Hashable:
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def prepare(wanted: list[Target]) -> None:
    """Import what a table is written with, which takes as long as reading a short bill of materials."""
    if any(target.format == "table" for target in wanted):
        import rvc_cli.report.table  # noqa: F401


def write(report: "Report", wanted: list[Target]) -> None:
    """Render each format once and write it; complaints go to standard error first."""
    from rvc_cli.report.diagnostics import print_diagnostics
    from rvc_cli.report.formats import FORMATS

    print_diagnostics(report.diagnostics)
    for target in wanted:
        text = FORMATS[target.format](report, target.path is None)
        if target.path is None:
            put(text, "utf-8" if target.format == "json" else None)
            continue
        try:
            write_whole(target.path, text)
        except OSError as problem:
            usage(f"--output {target.path}: {problem.strerror or problem}")


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: beside its place first, then into it, with the rights it had.

    What is no ordinary file (``/dev/stdout``, a named pipe) is written to as it is.
    """
    if path.exists() and (not path.is_file() or path.is_relative_to("/dev")):
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(None, "Permission denied")
    part = target.with_name(f".rvc-{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def put(text: str, encoding: str | None = None) -> None:
    """Write to standard output; whether it could be is asked when the process ends."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.stdout.write(text)
    sys.stdout.flush()
