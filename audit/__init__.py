"""Measures the running shop page by page and holds it to its bars. `make audit` runs it."""
