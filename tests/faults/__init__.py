"""Faults and attacks: the shop in its real processes, on PostgreSQL, behind a gateway that fails on demand.

    DATABASE_URL=postgresql://postgres@127.0.0.1:5432/shop python -m pytest -m postgres tests/faults
    FAULTS=long DATABASE_URL=… python -m pytest -m postgres tests/faults

After each test the clock goes round once and the invariants (`tests/faults/invariants.py`) must hold. Every docstring
names the guard that the test is about; each was taken away once, and the test failed.
"""
