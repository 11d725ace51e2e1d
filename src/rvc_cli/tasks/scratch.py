"""The folder of a call for files of its own: none of it is left, however the call ends."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def scratch() -> Iterator[Path]:
    """A fresh folder that only this user may read.

    Its name is chosen before it is made: a signal in between would leave a folder that nobody knows.
    """
    folder = Path(tempfile.gettempdir()) / f"rvc-{os.urandom(8).hex()}"
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
