"""Folders and patterns as files: no folder is entered twice, however many links lead to it."""

import glob
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from fnmatch import filter as fitting
from pathlib import Path

from msgspec import Struct, field

from rvc_cli.diagnostics import Code
from rvc_cli.diagnostics.manifests import CANNOT_OPEN, PASSED_OVER, SAME_FILE

ANY_DEPTH = "**"


class Walk(Struct):
    """One look through folders; ``complain`` takes a code, a path and a sentence."""

    complain: Callable[[Code, str, str], None]
    entered: dict[tuple[int, int], Path] = field(default_factory=dict)

    def files(self, tops: Iterable[Path]) -> Iterator[Path]:
        """The files of folders and of those within them, but not hidden ones and the locks of office programs."""
        for folder in self.folders(tops):
            for path in self._listed(folder):
                if not path.name.startswith("~$") and not os.path.isdir(path):  # noqa: PTH112 - a Path raises where it may not look
                    yield path

    def matching(self, pattern: str) -> Iterator[Path]:
        """What a pattern fits, as a shell takes it: files, and folders where it does not go to any depth itself."""
        *parts, last = Path(pattern).parts
        found = [Path()]
        for part in parts:
            found = list(self.folders(found)) if part == ANY_DEPTH else list(self._fitting(found, part))
        yield from self.files(found) if last == ANY_DEPTH else self._fitting(found, last)

    def folders(self, tops: Iterable[Path]) -> Iterator[Path]:
        """Folders and all within them, each once; those that links lead to come last, so that names are their own."""
        waiting, links = deque(tops), deque[Path]()
        while waiting or links:
            folder = (waiting or links).popleft()
            if self._enter(folder):
                yield folder
                for path in self._listed(folder):
                    if os.path.isdir(path):  # noqa: PTH112 - a Path raises where it may not look
                        (links if path.is_symlink() else waiting).append(path)

    def _enter(self, folder: Path) -> bool:
        """Whether the folder can be read and has not been; a complaint where not."""
        try:
            status = folder.stat()
            with os.scandir(folder):
                pass
        except OSError as failure:
            why = (failure.strerror or "it is gone").lower()
            self.complain(CANNOT_OPEN, str(folder), f"The folder cannot be read: {why}.")
            return False
        first = self.entered.setdefault((status.st_dev, status.st_ino), folder)
        if first == folder:
            return True
        if first in folder.parents:
            self.complain(PASSED_OVER, str(folder), "This link leads back to a folder around it.")
        else:
            self.complain(SAME_FILE, str(folder), f"This is the same folder as {first} and is read once.")
        return False

    def _fitting(self, folders: Iterable[Path], part: str) -> Iterator[Path]:
        """The entries of folders that one part of a pattern fits."""
        for folder in folders:
            if not glob.has_magic(part):
                if os.path.lexists(folder / part):
                    yield folder / part
            elif os.path.isdir(folder):  # noqa: PTH112 - a Path raises where it may not look
                names = (path.name for path in self._listed(folder, hidden=part.startswith(".")))
                yield from (folder / name for name in fitting(names, part))

    def _listed(self, folder: Path, *, hidden: bool = False) -> list[Path]:
        """The entries of a folder by name; none where it may not be read, which has been said."""
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208 - names sort as they are written
        except OSError:
            return []
        return [folder / name for name in names if hidden or not name.startswith(".")]
