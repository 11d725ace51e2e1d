"""Which core parts a vehicle should have, by what drives it (s. 14(4), Table A.2)."""

from collections.abc import Iterator, Mapping

EXPECTED: Mapping[str, tuple[str, ...]] = {
    "combustion": ("engine", "transmission"),
    "hybrid": ("engine", "transmission", "battery"),
    "plug-in-hybrid": ("engine", "transmission", "battery"),
    "battery": ("battery",),
}
ALWAYS = ("body-chassis", "axle", "suspension", "steering")


def expected(propulsion: object, present: set[str]) -> Iterator[str]:
    """The parts that should be there; without a stated propulsion, what the parts that are there tell of it."""
    if isinstance(propulsion, str):
        yield from EXPECTED[propulsion]
    elif "battery" not in present or "engine" in present:
        yield from EXPECTED["combustion"]
    yield from ALWAYS
