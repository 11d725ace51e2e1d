"""What the validator found, in words that name the key and say what belongs there."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails, PydanticCustomError

from rvc_cli.diagnostics import printable
from rvc_cli.intake.toml_places import KeyPath

_EXPECTED = {
    "string": "text in quotes",
    "int": "a whole number without quotes",
    "bool": "true or false, without quotes",
    "decimal": "a number without quotes",
    "date": "a date such as 2026-01-31, without quotes",
    "list": "a list such as [ … ]",
    "tuple": "a list such as [ … ]",
    "set": "a list such as [ … ]",
    "frozenset": "a list such as [ … ]",
    "dict": "a table",
    "model": "a table",
}
_LIMITS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


def refuse(message: str) -> PydanticCustomError:
    """The exception by which a validator of ours refuses a value, in its own words."""
    return PydanticCustomError("rvc", "{message}", {"message": message})


def shown(value: object) -> str:
    """A value the way the file writes it: printable, and cut when long."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{printable.shown(value)}"'
        case int() | Decimal() | date() | datetime() | time():
            return printable.shown(str(value))
        case list():
            return "a list"
        case Mapping():
            return "a table"
        case _:
            return "this value"


def real_path(loc: tuple[str | int, ...], data: object) -> KeyPath:
    """The steps of ``loc`` that the data has: the validator adds names of types and missing keys."""
    path: list[str | int] = []
    for step in loc:
        match data:
            case dict() if step in data:
                data = data[step]
            case list() if isinstance(step, int) and step < len(data):
                data = data[step]
            case _:
                continue
        path.append(step)
    return tuple(path)


def named(path: KeyPath) -> str:
    """A key path as one would write it: ``averaging.rvc.from``, ``in_force[2].percent`` (counted from 1)."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += ("." if text else "") + step
    return printable.shown(text)


def sentence(found: ErrorDetails, path: KeyPath, model: type[BaseModel]) -> str:
    """One complaint of the validator as a sentence."""
    context: dict[str, Any] = found.get("ctx", {})
    kind, value = found["type"], found["input"]
    if kind == "rvc":
        return f"`{named(path)}`: {context['message']}."
    if kind == "missing":
        return f"`{named((*path, found['loc'][-1]))}` is missing and must be given."
    if kind == "extra_forbidden":
        return _unknown(path, model)
    if kind in ("literal_error", "enum"):
        return f"`{named(path)}` is {shown(value)}; it must be {context['expected']}."
    if kind in _LIMITS:
        limit, words = _LIMITS[kind]
        return f"`{named(path)}` is {shown(value)}; it must be {words} {context[limit]}."
    expected = _EXPECTED.get(kind.split("_")[0], "something else: see `rvc schema`")
    return f"`{named(path)}` is {shown(value)}; it must be {expected}."


def _unknown(path: KeyPath, model: type[BaseModel]) -> str:
    *table, key = path
    known = _keys(model)
    where = tuple("*" if isinstance(step, int) else step for step in table)
    here = next((keys for place, keys in known.items() if _same(place, where)), ())
    text = f"`{named(path)}` is no key that is read here"
    if close := get_close_matches(str(key), here, n=1):
        return f"{text}; did you mean `{close[0]}`?"
    homes = [place for place, keys in known.items() if key in keys and place and "*" not in place]
    if homes:
        return f"{text}; it belongs in [{'.'.join(homes[0])}]."
    return f"{text}; read here: {', '.join(here)}." if here else f"{text}."


def _same(place: tuple[str, ...], where: tuple[str, ...]) -> bool:
    pairs = zip(place, where, strict=False)
    return len(place) == len(where) and all(one in ("*", other) for one, other in pairs)


@cache
def _keys(model: type[BaseModel], at: tuple[str, ...] = ()) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The keys of every table a model reads; ``*`` stands for any key and any place in a list."""
    names = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
    known = {at: tuple(names)}
    for name, annotation in names.items():
        for inner, stars in _models(annotation):
            known |= _keys(inner, (*at, name, *stars))
    return known


def _models(annotation: object, stars: tuple[str, ...] = ()) -> list[tuple[type[BaseModel], tuple[str, ...]]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [(annotation, stars)]
    container = getattr(annotation, "__origin__", None) in (list, tuple, dict)
    deeper = (*stars, "*") if container else stars
    return [pair for argument in get_args(annotation) for pair in _models(argument, deeper)]
