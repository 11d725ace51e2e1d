"""Rule packs in, a rulebook out: names resolved, what they extend laid beneath, everything checked."""

import hashlib
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from rvc_cli.diagnostics import Diagnostic, RvcError, Span, shortened
from rvc_cli.diagnostics.rulepacks import BAD_KEY, CYCLE, DISAGREEMENT, ID_TAKEN, STALE
from rvc_cli.facts.provision import Citation
from rvc_cli.facts.rules import Pack, Rulebook
from rvc_cli.intake.rule_merge import Layer, layer_of, merge, undefined, unread
from rvc_cli.intake.rule_models import ProvisionTable, RuleFile, VersionRow
from rvc_cli.intake.rule_places import PackPlace, bundled_places, place_of, rules_folder
from rvc_cli.intake.rule_provisions import RuleSource, did_you_mean
from rvc_cli.intake.toml_file import attempt, by_line, first_of, read_toml
from rvc_cli.intake.toml_words import shown

LAW = "usmca"
FRESH_FOR = timedelta(days=180)


class Bundled(Struct, frozen=True):
    """A pack that ships with the tool, as its header describes it."""

    id: str
    status: str
    title: str
    path: Path


def load_rulebook(names: tuple[str, ...], day: date) -> tuple[Rulebook, tuple[Diagnostic, ...]]:
    """The rules of the packs named, later over earlier, each over what it extends; without names the law.

    A name is a pack that ships with the tool, else a path of a file or folder. The diagnostics are warnings.
    Raises :class:`RvcError` with every complaint about the files read.
    """
    shelf = _Shelf()
    chains = [shelf.chain(place_of(name)) for name in names or (LAW,)]
    layers: list[Layer] = []
    for chain in chains:
        layers += [layer for layer in chain[:-1] if layer not in layers] + [chain[-1]]
    applied = tuple(layers)
    merged = merge(applied)
    wrong = [*shelf.complaints, *undefined(applied, merged)]
    for chain in chains:
        for index, layer in enumerate(chain[1:], start=1):
            wrong += unread(layer, merge(tuple(chain[:index])))
    if wrong:
        raise RvcError(*shortened(dict.fromkeys(wrong)))
    pack = _pack(applied, tuple(dict.fromkeys(chain[-1].sources[0].rules.id for chain in chains)))
    book = Rulebook(
        pack=pack,
        thresholds=merged.thresholds,
        products=merged.products,
        tables=merged.tables,
        vehicles=merged.vehicles,
        core_parts=merged.core_parts,
        articles=merged.articles,
        parts_of_goods=merged.parts_of_goods,
        metals=merged.metals,
        complete=merged.complete,
    )
    return book, tuple(_stale(applied, day))


def check_pack(name: str) -> tuple[Diagnostic, ...]:
    """Every complaint about a pack and what it extends; none when it is sound."""
    try:
        load_rulebook((name,), date.min)
    except RvcError as refused:
        return refused.diagnostics
    return ()


def bundled() -> tuple[Bundled, ...]:
    """The packs that ship with the tool, the law first."""
    found = []
    for place in bundled_places().values():
        path, name = place.files[0]
        header = read_toml(path, name).data
        found.append(Bundled(header["id"], header["status"], header.get("title", ""), place.home))
    return tuple(sorted(found, key=lambda one: (one.status != "law", one.id)))


def place_of_value(citation: Citation) -> Span:
    """The file and line that hold the value a citation belongs to; the file alone where it cannot be read."""
    path = Path(citation.file)
    if citation.pack in bundled_places() and not path.is_file():
        path = rules_folder() / citation.file
    name, _, index = citation.key.rpartition(".in_force[")
    subject, _, measure = name.rpartition(".")
    if not path.is_file() or not index:
        return Span(citation.file)
    try:
        file = read_toml(path, citation.file)
    except RvcError:
        return Span(citation.file)
    return file.span((subject, measure, "in_force", int(index.rstrip("]"))))


class _Shelf(Struct):
    """The packs read so far, each once, and every complaint about them."""

    complaints: list[Diagnostic] = field(default_factory=list)
    read: dict[Path, Layer] = field(default_factory=dict)

    def chain(self, place: PackPlace, above: tuple[Path, ...] = ()) -> list[Layer]:
        """A pack with all that it extends, the lowest first; raises when nothing of it can be used."""
        if place.home not in self.read:
            self.read[place.home] = self._layer(place)
        layer = self.read[place.home]
        source = layer.sources[0]
        base = source.rules.extends
        if base is None:
            return [layer]
        at = source.file.span(("extends",))
        below = place_of(base, place.files[0][0].parent, at)
        if below.home in (*above, place.home):
            message = f"This pack extends {shown(base)}, which in turn extends it; break the circle."
            raise RvcError(*self.complaints, source.complain(CYCLE, ("extends",), message))
        return [*self.chain(below, (*above, place.home)), layer]

    def _layer(self, place: PackPlace) -> Layer:
        """The files of one pack; raises when one cannot be read or has not the shape of a rule file."""
        sources: list[RuleSource] = []
        unusable: list[Diagnostic] = []
        for path, name in place.files:
            try:
                sources.append(_source(path, name))
            except RvcError as refused:
                unusable += refused.diagnostics
        if sources:
            self.complaints += [*_disagreements(sources), *_taken(sources[0], place)]
            layer = layer_of(tuple(sources), self.complaints)
        if unusable:
            raise RvcError(*unusable, *self.complaints)
        return layer


def _source(path: Path, name: str) -> RuleSource:
    file = read_toml(path, name)
    strays = [key for key, value in file.data.items() if key not in _KEYS and not isinstance(value, dict)]
    tables = {key: value for key, value in file.data.items() if key not in strays}
    rules, complaints = attempt(RuleFile, replace(file, data=tables), BAD_KEY)
    complaints = [replace(one, message=one.message.replace(_STRANGER, _READ_HERE)) for one in complaints]
    complaints += first_of(file, BAD_KEY, (((key,), partial(_stray, key)) for key in strays))
    if rules is None or complaints:
        raise RvcError(*by_line(complaints))
    return RuleSource(file, rules)


def _stray(key: str) -> str:
    return f"`{shown(key)[1:-1]}` is no key that is read here; {did_you_mean(key, _KEYS)}"


_STRANGER = "is no key that is read here. "
_READ_HERE = (
    f"{_STRANGER[:-2]}; a provision reads {', '.join(ProvisionTable.model_fields)}, "
    f"a version {', '.join(VersionRow.model_fields)}. "
)
_KEYS = frozenset(one.alias or name for name, one in RuleFile.model_fields.items())


def _disagreements(sources: list[RuleSource]) -> list[Diagnostic]:
    """Files of one folder whose headers describe different packs."""
    first = sources[0]
    found = []
    for source in sources[1:]:
        for key in ("id", "status", "extends"):
            mine, its = getattr(source.rules, key), getattr(first.rules, key)
            if mine != its:
                other = f"in {first.file.name} it is {shown(its or '')}"
                message = f"The {key} here is {shown(mine or '')}, {other}; make them agree."
                found.append(source.complain(DISAGREEMENT, (key,), message))
    return found


def _taken(source: RuleSource, place: PackPlace) -> list[Diagnostic]:
    """A pack that takes the id of one that ships, and is another."""
    theirs = bundled_places().get(source.rules.id)
    if theirs is None or theirs.home.resolve() == place.home.resolve():
        return []
    message = (
        f"{shown(source.rules.id)} is the id of rules that ship with this tool; give these one of their own."
    )
    return [source.complain(ID_TAKEN, ("id",), message)]


def _pack(layers: tuple[Layer, ...], ids: tuple[str, ...]) -> Pack:
    """What was applied as one pack: no more law, and no fresher, than the least of what it was made of."""
    headers = [source.rules for layer in layers for source in layer.sources]
    own = [header for header in headers if header.id in ids]
    least = next((header for header in reversed(headers) if header.status != "law"), own[-1])
    digest = hashlib.sha256()
    for layer in layers:
        for source in layer.sources:
            text = source.file.text.encode()
            digest.update(len(text).to_bytes(8, "big") + text)
    return Pack(
        id="+".join(ids),
        status=least.status,
        title="; ".join(dict.fromkeys(header.title for header in own if header.title)),
        source="; ".join(dict.fromkeys(header.source for header in own)),
        read_on=min(header.read_on for header in headers),
        verified_through=min(header.verified_through for header in headers),
        sha256=digest.hexdigest(),
        extends=own[-1].extends,
        statuses=tuple(dict.fromkeys((header.id, header.status) for header in _least_first(headers))),
    )


def _least_first(headers: list[RuleFile]) -> list[RuleFile]:
    """What is law comes last, so that of two packs with one id the one that is none answers."""
    return sorted(headers, key=lambda header: header.status == "law")


def _stale(layers: tuple[Layer, ...], day: date) -> list[Diagnostic]:
    """A warning for each pack that was last checked more than 180 days before ``day``."""
    found = []
    for layer in dict.fromkeys(layers):
        oldest = min(layer.sources, key=lambda one: one.rules.verified_through)
        checked = oldest.rules.verified_through
        if day - checked > FRESH_FOR:
            message = (
                f"The rules {shown(oldest.rules.id)} were last checked on {checked}, "
                f"{(day - checked).days} days before {day}; look for amendments since."
            )
            found.append(oldest.complain(STALE, ("verified_through",), message))
    return found
