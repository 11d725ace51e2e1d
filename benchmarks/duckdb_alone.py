"""The yardstick of the long table: DuckDB alone reads it, nothing sniffed, and sums the value by origin, exactly.

``python -m benchmarks.duckdb_alone TABLE``. It checks no cell, knows no law and names no line.
"""

import sys
from pathlib import Path

import duckdb

AMOUNTS = {"quantity", "unit_value"}


def main() -> None:
    """Print the value of the lines by origin."""
    path = Path(sys.argv[1])
    with path.open(encoding="utf-8") as file:
        names = file.readline().strip().split(",")
    columns = ", ".join(f"'{name}': '{'DECIMAL(19, 8)' if name in AMOUNTS else 'VARCHAR'}'" for name in names)
    query = (
        "SELECT origin, count(*), sum(quantity * unit_value) FROM read_csv(?, header = true, auto_detect = false, "
        f"delim = ',', quote = '\"', escape = '\"', new_line = '\\n', columns = {{{columns}}}) "
        "GROUP BY origin ORDER BY origin"
    )
    for row in duckdb.execute(query, [str(path)]).fetchall():
        print(*row)


if __name__ == "__main__":
    main()
