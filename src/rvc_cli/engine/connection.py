"""A DuckDB that touches nothing but the files it is given: no network, no extension, no progress bar."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

Row = tuple[object, ...]
Connection = duckdb.DuckDBPyConnection
ReaderError = duckdb.Error


@contextmanager
def connect(scratch: str) -> Iterator[Connection]:
    """An in-memory database that spills, if it must, into ``scratch``."""
    connection = duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "temp_directory": scratch,
        },
    )
    try:
        connection.execute("SET enable_progress_bar = false")
        yield connection
    finally:
        connection.close()


def literal(text: str) -> str:
    """``text`` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
