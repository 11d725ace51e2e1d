"""Where each key of a TOML text stands. The text must already have been accepted by the parser."""

import re

import tomli

KeyPath = tuple[str | int, ...]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BASIC = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_LITERAL = re.compile(r"'[^']*'")
_LONG_BASIC = re.compile(r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}', re.DOTALL)
_LONG_LITERAL = re.compile(r"'''(?:[^']|'{1,2}(?!'))*'{3,5}")
_SCALAR = re.compile(r"[^,\]}#\n]+")
_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*")


def places(text: str) -> dict[KeyPath, int]:
    """The offset at which each key, and each element of a list, of a valid TOML text begins."""
    return _Walk(text).run()


class _Walk:
    """One pass over the text; ``here`` only moves forward."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.here = 0
        self.found: dict[KeyPath, int] = {}
        self.last_index: dict[KeyPath, int] = {}

    def run(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self._skip(_GAP)
        while self.here < len(self.text):
            if self.text[self.here] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_GAP)
        return self.found

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.here)
        if match is None:  # pragma: no cover - the parser has accepted the text
            raise AssertionError(self.here)
        self.here = match.end()
        return match.group()

    def _header(self) -> KeyPath:
        start, many = self.here, self.text.startswith("[[", self.here)
        self.here += 2 if many else 1
        path: KeyPath = ()
        *parents, last = self._key()
        self.here += 2 if many else 1
        for part, _ in parents:
            path = (*path, part)
            self.found.setdefault(path, start)
            path = self._into_list(path)
        path = (*path, last[0])
        if not many:
            self.found[path] = start
            return path
        self.found.setdefault(path, start)
        self.last_index[path] = self.last_index.get(path, -1) + 1
        path = self._into_list(path)
        self.found[path] = start
        return path

    def _into_list(self, path: KeyPath) -> KeyPath:
        return (*path, self.last_index[path]) if path in self.last_index else path

    def _key(self) -> list[tuple[str, int]]:
        """The parts of a dotted key with their offsets; stops at what follows the key."""
        parts: list[tuple[str, int]] = []
        while True:
            self._skip(_SPACE)
            start = self.here
            parts.append((self._key_part(), start))
            self._skip(_SPACE)
            if self.text[self.here] != ".":
                return parts
            self.here += 1

    def _key_part(self) -> str:
        match self.text[self.here]:
            case '"':
                return str(tomli.loads(f"key = {self._skip(_BASIC)}")["key"])
            case "'":
                return self._skip(_LITERAL)[1:-1]
            case _:
                return self._skip(_BARE_KEY)

    def _pair(self, table: KeyPath) -> None:
        path = table
        for part, start in self._key():
            path = (*path, part)
            self.found.setdefault(path, start)
        self.here += 1
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        match self.text[self.here]:
            case "[":
                self._list(path)
            case "{":
                self._inline_table(path)
            case '"':
                self._skip(_LONG_BASIC if self.text.startswith('"""', self.here) else _BASIC)
            case "'":
                self._skip(_LONG_LITERAL if self.text.startswith("'''", self.here) else _LITERAL)
            case _:
                self._skip(_SCALAR)

    def _list(self, path: KeyPath) -> None:
        self.here += 1
        index = 0
        while not self._closed("]"):
            self.found[(*path, index)] = self.here
            self._value((*path, index))
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        self.here += 1
        while not self._closed("}"):
            self._pair(path)

    def _closed(self, bracket: str) -> bool:
        """Skips blanks, comments and a comma; True once the bracket is behind."""
        self._skip(_GAP)
        if self.text[self.here] == ",":
            self.here += 1
            self._skip(_GAP)
        if self.text[self.here] != bracket:
            return False
        self.here += 1
        return True
