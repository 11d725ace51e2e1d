"""Frozen values that every room may hold. They know no file, no clock and no framework."""
