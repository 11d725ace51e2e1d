"""The tables a manifest names: where it names them, and whether they are there."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from rvc_cli.diagnostics.manifests import NO_TABLE
from rvc_cli.intake.manifest_checks import Misfit
from rvc_cli.intake.toml_file import TomlFile
from rvc_cli.intake.toml_places import KeyPath
from rvc_cli.intake.toml_words import shown

TABLE_SUFFIXES = (".csv", ".tsv")


def missing_tables(file: TomlFile) -> Iterator[Misfit]:
    """A complaint for every table named that is not there, or of a kind that is not read."""
    for path in named_tables(file.data):
        written = value_at(file.data, path)
        why = _no_table(file.path.parent, written)
        if why:
            yield Misfit(NO_TABLE, path, f"`{path[-1]}` names {shown(written)}, but {why}.")


def beside(folder: Path, written: str) -> Path:
    """The file that a manifest in ``folder`` names, whatever encoding the system's own file names are in."""
    return folder / os.fsdecode(written.strip().encode())


def named_tables(data: Mapping[str, Any]) -> Iterator[KeyPath]:
    """The key paths under which a manifest names tables, of those that hold a name."""
    for path in (
        ("good", "bom"),
        ("goods", "table"),
        ("goods", "bom"),
        ("steel", "purchases"),
        ("aluminum", "purchases"),
        ("labor_value", "plants"),
        ("labor_value", "purchases"),
        ("labor_value", "capacity"),
        ("labor_value", "shipments"),
    ):
        written = value_at(data, path)
        if isinstance(written, str) and written.strip() and written.isprintable():
            yield path


def is_manifest(data: Mapping[str, Any]) -> bool:
    """Whether a TOML file means to be a manifest: it has [good] or [goods], or some table names a bom."""
    named = any(isinstance(table, Mapping) and "bom" in table for table in data.values())
    return named or "good" in data or "goods" in data


def value_at(data: Any, path: KeyPath) -> Any:
    """The value under a key path; None where there is none."""
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def _no_table(folder: Path, written: str) -> str | None:
    if PurePath(written.strip()).suffix.lower() not in TABLE_SUFFIXES:
        return f"a table is read from {' and '.join(TABLE_SUFFIXES)} files"
    try:
        if beside(folder, written).is_file():
            return None
    except OSError as failure:
        return f"it cannot be opened: {failure.strerror}"
    return "there is no such file; the path is relative to the manifest"
