"""Text of the input, made fit to be shown."""

LONGEST = 60
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def shown(text: str) -> str:
    """``text`` with everything unprintable escaped (``\\x1b``, ``\\u202e``) and cut after 60 characters.

    Terminals act on control characters and on marks that turn the direction of writing.
    """
    short = "".join(map(_escaped, text[: LONGEST + 1]))
    return f"{short[:LONGEST]}…" if len(text) > LONGEST or len(short) > LONGEST else short


def printable(text: str) -> str:
    """The whole of ``text`` with everything unprintable but line breaks escaped."""
    return "".join(letter if letter == "\n" else _escaped(letter) for letter in text)


def _escaped(letter: str) -> str:
    if letter.isprintable():
        return letter
    if letter in _SHORT:
        return _SHORT[letter]
    number = ord(letter)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
