"""Every file a call reads, so that nothing it writes can be one of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rvc_cli.diagnostics import RvcError
from rvc_cli.intake.manifest_tables import beside, named_tables, value_at
from rvc_cli.intake.rule_places import PackPlace, bundled_places, place_of
from rvc_cli.intake.sources import Source, expand
from rvc_cli.intake.toml_file import read_toml


def files_read(paths: Sequence[str], packs: Sequence[str]) -> Iterator[Path]:
    """Sources, the tables that manifests name, and every file of rules. What cannot be read is left to the reader."""
    sources, _ = expand(paths)
    for source in sources:
        yield from _of_source(source)
    yield from files_of_rules(packs)


def files_of_rules(packs: Sequence[str]) -> Iterator[Path]:
    """Every file of the packs that ship with the tool, of those named, and of those that they extend."""
    try:
        places = [*bundled_places().values(), *_chains(packs)]
    except RvcError:
        return
    for place in places:
        yield from (path for path, _ in place.files)


def _of_source(source: Source) -> Iterator[Path]:
    """A source, and what it names as a manifest."""
    if source.path is None:
        return
    yield source.path
    if source.kind == "manifest":
        try:
            data = read_toml(source.path, source.name).data
        except RvcError:
            return
        for keys in named_tables(data):
            yield beside(source.path.parent, value_at(data, keys))


def _chains(packs: Sequence[str]) -> Iterator[PackPlace]:
    """The packs named, and what each extends, once."""
    seen: set[Path] = set()
    todo: list[tuple[str, Path | None]] = [(name, None) for name in packs]
    while todo:
        name, near = todo.pop()
        try:
            place = place_of(name, near)
            if place.home in seen:
                continue
            seen.add(place.home)
            yield place
            path, shown_as = place.files[0]
            base = read_toml(path, shown_as).data.get("extends")
        except RvcError:
            continue
        if isinstance(base, str):
            todo.append((base, path.parent))
