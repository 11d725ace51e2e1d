"""Where rule packs live: those that ship with the tool, and files or folders of the user."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from rvc_cli.diagnostics import RvcError, Span
from rvc_cli.diagnostics.rulepacks import NO_SUCH_PACK
from rvc_cli.intake.rule_provisions import did_you_mean
from rvc_cli.intake.toml_words import shown

SCENARIOS = "scenarios"


class PackPlace(Struct, frozen=True):
    """The files of one pack in order, each with its name in reports; ``home`` identifies the pack."""

    home: Path
    files: tuple[tuple[Path, str], ...]


def rules_folder() -> Path:
    """The rules that ship with the tool: in the installed package, else in the checkout.

    Raises :class:`RvcError` when neither is there.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "rules", package.parents[1] / "rules"):
        if folder.is_dir():
            return folder
    message = "The rules that ship with this tool are not installed; install it again."
    raise RvcError(NO_SUCH_PACK.at(Span(str(package / "rules")), message))


@cache
def bundled_places() -> dict[str, PackPlace]:
    """The packs that ship with the tool, by id: the law's folders first, then the scenarios."""
    root = rules_folder()
    folders = sorted(one for one in root.iterdir() if one.is_dir() and one.name != SCENARIOS)
    places = {folder.name: _folder(folder, folder.name) for folder in folders if any(folder.glob("*.toml"))}
    for path in sorted((root / SCENARIOS).glob("*.toml")):
        places[path.stem] = PackPlace(path, ((path, f"{SCENARIOS}/{path.name}"),))
    return places


def place_of(name: str, near: Path | None = None, asked_at: Span | None = None) -> PackPlace:
    """The pack a name or path stands for; a path is taken from ``near``, the folder of the file naming it.

    Raises :class:`RvcError` at ``asked_at`` when there is none.
    """
    if (found := bundled_places().get(name)) is not None:
        return found
    path = near / name if near is not None else Path(name)
    shown_as = name if near is None else str(path)
    at = asked_at or Span(shown_as)
    try:
        found = _at(path, shown_as) if name.strip() else None
    except OSError as failure:
        message = f"{shown(name)} cannot be opened: {failure.strerror}; check the path and its permissions."
        raise RvcError(NO_SUCH_PACK.at(at, message)) from failure
    if found is None:
        known = did_you_mean(name, bundled_places())
        message = f"{shown(name)} is neither a pack that ships with this tool nor a file that exists; {known}"
        raise RvcError(NO_SUCH_PACK.at(at, message))
    if not found.files:
        message = f"The folder {shown(name)} holds no .toml file; name one that holds rules."
        raise RvcError(NO_SUCH_PACK.at(at, message))
    return found


def _at(path: Path, shown_as: str) -> PackPlace | None:
    if path.is_dir():
        return _folder(path, shown_as.rstrip("/"))
    return PackPlace(path.resolve(), ((path, shown_as),)) if path.is_file() else None


def _folder(folder: Path, shown_as: str) -> PackPlace:
    paths = sorted(folder.glob("*.toml"))
    return PackPlace(folder.resolve(), tuple((path, f"{shown_as}/{path.name}") for path in paths))
