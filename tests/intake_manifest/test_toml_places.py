"""The place of every key, against TOML written line by line in the test itself."""

import re
from pathlib import Path
from typing import Any

import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from rvc_cli.intake.toml_file import TomlFile
from rvc_cli.intake.toml_places import KeyPath

BARE = re.compile(r"[A-Za-z0-9_-]+")
keys = st.one_of(
    st.sampled_from(["a", "b", "since", "x-1", "0"]), st.text('ab."[]#= é', min_size=1, max_size=5)
)
scalars = st.one_of(
    st.sampled_from(["1", "-1.5", "true", "2026-01-01", "2026-01-01 10:00:00", "1e3", "0x1F"]),
    st.sampled_from(
        ['"]#[ ="', "'}\"#'", '"""a\n]"#\n"""', "'''\n[x]\n'''", '"""q"""""', "''''x'''", '"\\"#"']
    ),
)


def quoted(key: str) -> str:
    """A key as TOML: bare where it can be."""
    return key if BARE.fullmatch(key) else '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Written:
    """TOML being written, and the line of every key path as it is written."""

    def __init__(self) -> None:
        self.text = ""
        self.lines: dict[KeyPath, int] = {}

    def mark(self, path: KeyPath) -> None:
        self.lines.setdefault(path, self.text.count("\n") + 1)

    def value(self, data: st.DataObject, path: KeyPath, depth: int) -> None:
        kind = data.draw(st.sampled_from(["scalar", "list", "table"])) if depth else "scalar"
        if kind == "list":
            self.text += "[" + data.draw(st.sampled_from(["", "\n  ", " # no ] here\n"]))
            for index in range(data.draw(st.integers(0, 3))):
                self.mark((*path, index))
                self.value(data, (*path, index), depth - 1)
                self.text += data.draw(st.sampled_from([", ", ",\n\t", " , # ] [\n"]))
            self.text += "]"
        elif kind == "table":
            self.text += "{ "
            names = data.draw(st.lists(keys, max_size=3, unique=True))
            for index, name in enumerate(names):
                self.text += ", " if index else ""
                self.pair(data, path, name, depth - 1)
            self.text += " }"
        else:
            self.text += data.draw(scalars)

    def pair(self, data: st.DataObject, table: KeyPath, name: str, depth: int) -> None:
        path = (*table, name)
        self.mark(path)
        self.text += quoted(name)
        if data.draw(st.booleans()):
            self.text += data.draw(st.sampled_from([".", " . "])) + "inner"
            path = (*path, "inner")
            self.mark(path)
        self.text += data.draw(st.sampled_from(["=", " = "]))
        self.value(data, path, depth)

    def table(self, data: st.DataObject, path: KeyPath) -> None:
        for name in data.draw(st.lists(keys, max_size=3, unique=True)):
            self.pair(data, path, name, 2)
            self.text += data.draw(st.sampled_from(["\n", " # [c] = 1\n", "\n\n"]))

    def document(self, data: st.DataObject) -> None:
        self.table(data, ())
        for number in range(data.draw(st.integers(0, 3))):
            name, many = f"t{number}", data.draw(st.integers(0, 2))
            for index in range(many):
                self.mark((name,))
                self.mark((name, index))
                self.text += f"[[{name}]]\n"
                self.table(data, (name, index))
                self.mark((name, index, "sub]"))
                self.text += f'[{name}."sub]"] # [[\n'
                self.table(data, (name, index, "sub]"))
            if not many:
                self.mark((name,))
                self.text += f"[ {name} ]\n"
                self.table(data, (name,))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_every_key_is_found_on_the_line_it_was_written(data: st.DataObject) -> None:
    written = Written()
    written.document(data)
    try:
        parsed: dict[str, Any] = tomli.loads(written.text)
    except tomli.TOMLDecodeError:  # a drawn key that extends a value drawn before
        return
    file = TomlFile("x.toml", Path("x.toml"), written.text, parsed)
    assert {path: file.span(path).line for path in written.lines} == written.lines


def test_a_key_that_is_absent_is_placed_at_the_table_around_it() -> None:
    file = TomlFile("x.toml", Path("x.toml"), "a = 1\n[good]\nname = 1\n", {})
    assert file.span(("good", "bom")).line == 2
    assert file.span(("cost", "labor")).line == 1
    assert file.position(("good", "name")) == (3, 1)


def test_an_element_of_a_list_is_placed_on_its_own_line() -> None:
    text = "[x]\nin_force = [\n  { since = 1 }, # ]\n  { since = 2,\n    percent = 3 },\n]\n"
    file = TomlFile("x.toml", Path("x.toml"), text, {})
    assert file.position(("x", "in_force", 1)) == (4, 3)
    assert file.position(("x", "in_force", 1, "percent")) == (5, 5)
