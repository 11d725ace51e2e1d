"""The only room that knows DuckDB: lines in, checked by pattern, summed exactly, grouped into lots.

It sums; it never divides and never judges. Amounts are DECIMAL, never DOUBLE; a cast is never the check.
"""
