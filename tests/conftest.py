"""What every test may rely on: the tests' own modules are importable, and hypothesis does not race the machine."""

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
settings.register_profile(
    "rvc", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("rvc")


def pytest_collection_finish() -> None:
    """Make hypothesis's table of letters outside any test, since one that patches could tear it."""
    st.text().validate()
