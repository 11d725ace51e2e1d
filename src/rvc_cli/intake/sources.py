"""What a call names, as a list of files to read: tables, manifests, folders, patterns, standard input."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field

from rvc_cli.diagnostics import Code, Diagnostic, RvcError, Span
from rvc_cli.diagnostics.manifests import (
    BAD_NAME,
    CANNOT_OPEN,
    NOT_A_MANIFEST,
    NOT_FOUND,
    NOT_READ,
    NOTHING_THERE,
    PASSED_OVER,
    SAME_FILE,
    STDIN_TWICE,
)
from rvc_cli.intake.folders import ANY_DEPTH, Walk
from rvc_cli.intake.manifest_tables import TABLE_SUFFIXES, beside, is_manifest, named_tables, value_at
from rvc_cli.intake.toml_file import read_toml

MANIFEST_SUFFIX = ".toml"
STDIN = "-"
_SHEETS = (".xlsx", ".xls", ".xlsm", ".ods", ".json", ".jsonl", ".parquet")
_READ = "a table (.csv, .tsv), a manifest (.toml), a folder, a pattern, or - for CSV on standard input"


class Source(Struct, frozen=True):
    """Something to read: a table, a manifest, or CSV on standard input, which has no path."""

    path: Path | None
    name: str
    kind: Literal["table", "manifest", "stdin"]


class _Expansion(Struct):
    """The sources found so far, in order, and every complaint."""

    sources: list[Source] = field(default_factory=list)
    complaints: list[Diagnostic] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)

    def complain(self, code: Code, name: str, message: str) -> None:
        self.complaints.append(code.at(Span(_printable(name)), message))

    def add(self, path: Path, kind: Literal["table", "manifest"]) -> None:
        """One file, unless it has been added before, under whatever name."""
        name, real = _named(str(path)), os.path.realpath(path)
        if name is None:
            self.complain(BAD_NAME, str(path), "The name of this file is not UTF-8; rename the file.")
        elif real in self.seen:
            message = f"This is the same file as {self.seen[real]} and is read once."
            self.complain(SAME_FILE, name, message)
        else:
            self.seen[real] = name
            self.sources.append(Source(path, name, kind))


def expand(paths: Sequence[str]) -> tuple[list[Source], list[Diagnostic]]:
    """The sources that ``paths`` name, in the order given, and complaints; folders and patterns by path.

    A path that exists is taken as written, only then as a pattern. An error among the complaints concerns the
    path it names; the sources beside it can be read.
    """
    found = _Expansion()
    for written in paths:
        if written == STDIN:
            _standard_input(found)
        elif not written:
            found.complain(NOT_FOUND, written, f"An empty path names nothing; name {_READ}.")
        else:
            _expand_one(found, written)
    return found.sources, found.complaints


def _standard_input(found: _Expansion) -> None:
    if any(source.kind == "stdin" for source in found.sources):
        found.complain(STDIN_TWICE, STDIN, "Standard input is named twice and can be read once; name - once.")
    else:
        found.sources.append(Source(None, STDIN, "stdin"))


def _expand_one(found: _Expansion, written: str) -> None:
    try:
        mode = os.stat(written).st_mode  # noqa: PTH116 - a Path would lose a trailing slash
    except (FileNotFoundError, NotADirectoryError):
        _missing(found, written)
    except (OSError, ValueError) as failure:
        found.complain(CANNOT_OPEN, written, f"This cannot be opened: {_why(failure)}.")
    else:
        if stat.S_ISDIR(mode):
            _folder(found, written)
        else:
            _file(found, Path(written))


def _why(failure: OSError | ValueError) -> str:
    reason = failure.strerror if isinstance(failure, OSError) else None
    return (reason or "the path is not valid").lower()


def _missing(found: _Expansion, written: str) -> None:
    if os.path.islink(written):  # noqa: PTH114 - as above
        found.complain(CANNOT_OPEN, written, "This link points at something that does not exist.")
    elif glob.has_magic(written):
        _pattern(found, written)
    else:
        found.complain(NOT_FOUND, written, "There is no such file or folder; check the path.")


def _file(found: _Expansion, path: Path) -> None:
    """A file that was named itself."""
    suffix = path.suffix.lower()
    if suffix in TABLE_SUFFIXES:
        found.add(path, "table")
    elif suffix != MANIFEST_SUFFIX:
        kind = f"{suffix} files are" if suffix else "a file without a suffix is"
        found.complain(NOT_READ, str(path), f"{_printable(kind).capitalize()} not read; name {_READ}.")
    elif (data := _data(path)) is not None and not is_manifest(data):
        message = "This TOML file has neither [good] nor [goods]; name a manifest. Rules go in --rules."
        found.complain(NOT_A_MANIFEST, str(path), message)
    else:
        found.add(path, "manifest")


def _folder(found: _Expansion, written: str) -> None:
    if not _several(found, sorted(Walk(found.complain).files([Path(written)]))):
        message = "The folder holds nothing to check: no .csv or .tsv table, no .toml manifest."
        found.complain(NOTHING_THERE, written, message)


def _pattern(found: _Expansion, written: str) -> None:
    """A pattern as a shell takes it: a folder that fits is read like one named, unless ``**`` enters it."""
    walk = Walk(found.complain)
    matches = dict.fromkeys(walk.matching(written))
    folders = [path for path in matches if os.path.isdir(path)]  # noqa: PTH112 - a Path raises where it may not look
    files = set(matches) - set(folders)
    if ANY_DEPTH not in written:
        files.update(walk.files(folders))
    if not _several(found, sorted(files)):
        message = "There is no such path, and as a pattern it fits no .csv, .tsv or .toml file."
        found.complain(NOTHING_THERE, written, message)


def _several(found: _Expansion, files: Sequence[Path]) -> bool:
    """Adds what a folder or pattern yielded; whether there was anything to check, or to complain about.

    A table that one of the manifests among them names is read through the manifest only.
    """
    toml = {path: _data(path) for path in files if path.suffix.lower() == MANIFEST_SUFFIX}
    named = {table for path, data in toml.items() if data for table in _tables_of(path, data)}
    yielded = [_one_of_several(found, path, toml.get(path), named) for path in files]
    return any(yielded)


def _one_of_several(found: _Expansion, path: Path, data: dict[str, Any] | None, named: set[str]) -> bool:
    suffix = path.suffix.lower()
    if suffix in _SHEETS:
        found.complain(PASSED_OVER, str(path), f"{suffix} files are not read; save the sheet as CSV.")
        return False
    if suffix not in (*TABLE_SUFFIXES, MANIFEST_SUFFIX):
        return False
    if not os.path.isfile(path):  # noqa: PTH113 - a Path raises where a folder above may not be read
        found.complain(CANNOT_OPEN, str(path), "This is no file, or a link to nothing; remove or mend it.")
    elif suffix in TABLE_SUFFIXES:
        if os.path.realpath(path) not in named:
            found.add(path, "table")
    elif data is not None and not is_manifest(data):
        found.complain(PASSED_OVER, str(path), "This TOML file has no [good] or [goods].")
        return False
    else:
        found.add(path, "manifest")
    return True


def _data(path: Path) -> dict[str, Any] | None:
    """A TOML file as it stands; None where it cannot be read, which the reader of manifests will say."""
    try:
        return read_toml(path, str(path)).data
    except RvcError:
        return None


def _tables_of(path: Path, data: dict[str, Any]) -> Iterator[str]:
    for key_path in named_tables(data):
        yield os.path.realpath(beside(path.parent, value_at(data, key_path)))


def _named(path: str) -> str | None:
    """A path as it is written, whatever encoding the system says its file names are in; None where it is not UTF-8."""
    try:
        return os.fsencode(path).decode()
    except UnicodeError:
        return None


def _printable(name: str) -> str:
    """A path that can be printed: what is not UTF-8 in it as escapes."""
    return name.encode(errors="surrogateescape").decode(errors="backslashreplace")
