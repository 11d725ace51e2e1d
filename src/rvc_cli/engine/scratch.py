"""A folder for what cannot be read where it is: copies in UTF-8, pieces of a long table, what DuckDB spills."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

_PLAIN = re.compile(rf"(?!~)[\w./ +,@~{re.escape(os.sep)}-]+").fullmatch


class NoScratchError(Exception):
    """Nothing can be written to the temporary folder; the text ends a sentence and says why."""


class Scratch:
    """The folder is made when something is first put into it, and removed with all that is in it on leaving.

    ``parent`` is where it is made; None leaves that to the system. Every method raises :class:`NoScratchError`.
    """

    def __init__(self, parent: Path | None = None) -> None:
        self._parent = parent
        self._folder: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    @property
    def folder(self) -> Path:
        """The folder itself. It is known before it is made: a signal in between leaves none that nobody removes."""
        if self._folder is None:
            try:
                self._folder = Path(self._parent or tempfile.gettempdir()) / f"rvc-{os.urandom(8).hex()}"
                self._folder.mkdir(mode=0o700)
            except OSError as problem:
                self._folder = None
                raise NoScratchError(_why(problem)) from problem
        return self._folder

    def keep(self, chunks: Iterable[bytes]) -> Path:
        """A fresh file that holds the chunks; what the chunks themselves raise is raised as it is."""
        path = self._fresh()
        with path.open("wb", buffering=0) as file:  # unbuffered: a write fails where it stands
            for chunk in chunks:
                _write(file.fileno(), chunk)
        return path

    def plain(self, path: str) -> str:
        """A path of the same file that no reader can take for a pattern, an address or a folder of values.

        DuckDB expands ``*``, ``?``, ``[…]`` and ``~``, takes ``s3:`` for a service and ``c2=US`` for a column. A path
        with any letter out of the ordinary is read through a link, or a copy where links are not to be had.
        """
        if is_plain(path):
            return path
        link = self._fresh()
        try:
            link.unlink()
            link.symlink_to(Path(path).absolute())
        except OSError:
            with open(path, "rb") as file:  # noqa: PTH123 - the layout holds the path as a word
                link = self.keep(iter(lambda: file.read(1 << 20), b""))
        return str(link)

    def _fresh(self) -> Path:
        """The name of a new, empty file."""
        folder = self.folder
        if not is_plain(str(folder)):
            raise NoScratchError(f"its name, {folder}, holds letters that are read as a pattern")
        try:
            handle, name = tempfile.mkstemp(suffix=".csv", dir=folder)
            os.close(handle)
        except OSError as problem:
            raise NoScratchError(_why(problem)) from problem
        return Path(name)


def is_plain(path: str) -> bool:
    """Whether every reader takes the path for the name of one file."""
    return _PLAIN(os.path.splitdrive(path)[1]) is not None


def _write(handle: int, chunk: bytes) -> None:
    left = memoryview(chunk)
    try:
        while left:
            left = left[os.write(handle, left) :]
    except OSError as problem:
        raise NoScratchError(_why(problem)) from problem


def _why(problem: OSError) -> str:
    return (problem.strerror or "it cannot be written").lower()
