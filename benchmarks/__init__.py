"""How fast ``rvc`` is beside its own parts: ``python -m benchmarks.run``."""
