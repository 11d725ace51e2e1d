"""What every test may rely on: the tests' own modules are importable, and hypothesis does not race the machine."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir

sys.path.insert(0, str(Path(__file__).parent))
settings.register_profile(
    "rvc", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("rvc")
if worker := os.environ.get("PYTEST_XDIST_WORKER"):  # workers that write one cache at once have torn it
    set_hypothesis_home_dir(Path(__file__).parents[1] / ".hypothesis" / worker)


@pytest.fixture(autouse=True)
def strings_are_left_alone() -> Iterator[None]:
    """quicktions 1.24 overwrites the string Python shares for NUL when asked for Fraction("1"): see facts/exact.py."""
    yield
    assert b"\0".decode() == "\0", "a Fraction was made of a text of one digit; make it with of_text"
