"""A DuckDB that touches nothing but the files it is given: no network, no extension, no progress bar."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

try:
    import _duckdb as duckdb  # the extension alone: the package around it takes longer to import than a table to read
except ImportError:
    import duckdb  # type: ignore[no-redef]

Row = tuple[Any, ...]
Connection = duckdb.DuckDBPyConnection
ReaderError = duckdb.Error


_opening: list[Thread] = []
_opened: list[Connection] = []
_busy: list[Connection] = []


def open_early() -> None:
    """Begin to open a database beside other work; the next :func:`connect` takes it."""
    thread = Thread(target=lambda: _opened.append(_database()), daemon=True)
    _opening.append(thread)
    thread.start()


def _database() -> Connection:
    return duckdb.connect(
        ":memory:",
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"},
    )


@contextmanager
def connect(spill: str) -> Iterator[Connection]:
    """An in-memory database that spills, if it must, into the folder ``spill``; never where that is empty."""
    while _opening:
        _opening.pop().join()
    connection = _opened.pop() if _opened else _database()
    try:
        connection.execute(f"SET temp_directory = {literal(spill)}")
        connection.execute("SET enable_progress_bar = false")
        with _interruptible(connection):
            yield connection
    except RuntimeError as problem:
        heed(problem)
        raise
    finally:
        connection.close()


@contextmanager
def beside(connection: Connection) -> Iterator[Connection]:
    """A second connection to the same database, for another thread."""
    with connection.cursor() as cursor, _interruptible(cursor):
        yield cursor


@contextmanager
def _interruptible(connection: Connection) -> Iterator[None]:
    _busy.append(connection)
    try:
        yield
    finally:
        _busy.remove(connection)


def interrupt() -> None:
    """Have every query that runs end now, in whatever thread: without this a signal waits for the others' work."""
    for connection in tuple(_busy):
        connection.interrupt()


def heed(problem: Exception) -> None:
    """Raise KeyboardInterrupt where DuckDB gave up a query because a signal came, in either way it says so."""
    if isinstance(problem, duckdb.InterruptException) or str(problem) == "Query interrupted":
        raise KeyboardInterrupt from problem


def literal(text: str) -> str:
    """``text`` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def has_no_room(problem: Exception) -> bool:
    """Whether DuckDB failed for want of memory, or because it could not write what does not fit into it."""
    return isinstance(problem, duckdb.OutOfMemoryException) or (
        isinstance(problem, duckdb.IOException) and "write" in str(problem)
    )
