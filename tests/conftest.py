"""What every test may rely on: the tests' own modules are importable, and hypothesis does not race the machine."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
settings.register_profile(
    "rvc", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("rvc")

from calling import Calls  # noqa: E402 - importable only now


@pytest.fixture
def rvc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Calls:
    """The command line, called within the process from an empty folder, on wide paper."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return Calls(tmp_path, capsys)


def pytest_collection_finish() -> None:
    """Make hypothesis's table of letters outside any test, since one that patches could tear it."""
    st.text().validate()
