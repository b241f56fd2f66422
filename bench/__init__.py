"""Measured claims: each module says what it measures and why that is fair. `python -m bench --help`."""
