"""The step that says which of our products a file means."""

from collections.abc import Mapping
from dataclasses import dataclass

from freshness.imports.mappings import name_products
from freshness.imports.rows import places_of, product_name
from freshness.imports.tables import Table
from freshness.imports.targets import targets_for
from freshness.models import ImportFile
from freshness.shelf import policy_of, records

MOST_NAMES = 500
MOST_CHARACTERS = 128  # of a SKU


@dataclass(frozen=True)
class Entry:
    """One name of the file: what is said about it so far, and why that is not enough."""

    name: str
    sku: str
    gtin: str
    problem: str


@dataclass(frozen=True)
class Naming:
    """All names of a file, those in want of a product first; and our products to choose from."""

    entries: tuple[Entry, ...]
    choices: tuple[tuple[str, str], ...]  # SKU, title
    count: int

    @property
    def is_needed(self) -> bool:
        return any(entry.problem for entry in self.entries)

    @property
    def is_cut(self) -> bool:
        return len(self.entries) < self.count


def naming(file: ImportFile, table: Table) -> Naming:
    """What the page asks. A name that is one of our titles is filled in."""
    names = _names(file, table)
    targets = targets_for(names, file.mapping.products)
    choices = _choices()
    by_title = {title.casefold(): sku for sku, title in choices}
    entries = [_entry(name, file.mapping.products.get(name), targets[name].problem, by_title) for name in names]
    entries.sort(key=lambda entry: (not entry.problem, entry.name.casefold()))
    return Naming(tuple(entries[:MOST_NAMES]), tuple(choices), len(entries))


def _names(file: ImportFile, table: Table) -> list[str]:
    places = places_of(file.mapping.columns, table.headings)
    return [name for name in dict.fromkeys(product_name(row, places) for row in table.rows) if name]


def _entry(name: str, said: object, problem: str, by_title: Mapping[str, str]) -> Entry:
    if isinstance(said, Mapping):
        return Entry(name, str(said.get("sku") or ""), str(said.get("gtin") or ""), problem)
    sku = said or by_title.get(name.casefold()) or ("" if problem else name)
    return Entry(name, str(sku), "", problem)


def _choices() -> list[tuple[str, str]]:
    """Our products that are kept in batches."""
    kept = (record for record in records() if policy_of(record.product))
    return sorted(((record.partner_sku, record.product.get_title()) for record in kept), key=lambda pair: pair[1])


def save_names(file: ImportFile, table: Table, posted: Mapping[str, str]) -> None:
    """Keeps in the mapping what was posted about the file's names: name-N, sku-N and gtin-N."""
    known = set(_names(file, table))
    said = {}
    for number in range(MOST_NAMES):
        name = posted.get(f"name-{number}")
        if name in known:
            said[name] = (_typed(posted, f"sku-{number}"), _typed(posted, f"gtin-{number}"))
    name_products(mapping=file.mapping, said=said)


def _typed(posted: Mapping[str, str], name: str) -> str:
    """A short text without what no database keeps."""
    return posted.get(name, "").replace("\x00", "").strip()[:MOST_CHARACTERS]
