"""What a call writes, row by row, and the same rows written once more by plain SQL. Wants Django to be set up."""

import re
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models

VERBS = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
ENDS = ("SAVEPOINT", "RELEASE", "ROLLBACK TO", "BEGIN", "COMMIT")
RANDOM = "left(md5(random()::text), 20)"
ONCE = {  # columns whose values may stand in one row only
    ("order_order", "number"): RANDOM,
    ("checkout_paymentattempt", "key"): "gen_random_uuid()",
    ("checkout_paymentattempt", "reference"): RANDOM,
    ("notices_notice", "key"): RANDOM,
    ("checkout_invoice", "number"): "%(number)s",
}


@dataclass
class Written:
    """Statements of a call, and rows by what was done to them: ("INSERT INTO", table) → rows."""

    statements: int
    rows: Counter


@contextmanager
def writing():
    """Counts what is written inside."""
    written = Written(0, Counter())

    def watch(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        written.statements += not sql.startswith(ENDS)
        found = VERBS.match(sql)
        if found:
            written.rows[found[1].upper(), found[2]] += context["cursor"].rowcount
        return result

    with connection.execute_wrapper(watch):
        yield written


def models_by_table() -> dict[str, type[models.Model]]:
    """Table → its model; views are left out."""
    found = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return {table: model for table, model in found.items() if model._meta.managed}


@dataclass(frozen=True)
class Copy:
    """How the rows that one order left in a table are written again.

    `sql` inserts them and gives their new keys. `parents`: parameter of a foreign key → the table that it leads to.
    """

    table: str
    keys: list
    sql: str
    parents: dict[str, str]


def copies_of(call: Callable[[], object]) -> list[Copy]:
    """How to write again all rows that a call inserts, parents first. Nobody else may write meanwhile."""
    tables = models_by_table()
    before = {name: _last(model) for name, model in tables.items()}
    with writing() as written:
        call()
    touched = [table for verb, table in written.rows if verb == "INSERT INTO"]
    keys = {table: _since(tables[table], before[table]) for table in touched}
    kept = {table: found for table, found in keys.items() if found}
    return [_copy(tables[table], kept) for table in _parents_first(tables, kept)]


def _last(model) -> int:
    last = model._base_manager.order_by("-pk").values_list("pk", flat=True).first()
    return last if isinstance(last, int) else 0


def _since(model, last: int) -> list[int]:
    if not isinstance(model._meta.pk, models.AutoField | models.OneToOneField):
        return []  # such as the series of invoices: one row for all orders
    return list(model._base_manager.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True))


def _parents_first(tables: dict, kept: dict) -> list[str]:
    """The tables, each behind those that its foreign keys lead to."""
    done: list[str] = []
    while left := [table for table in kept if table not in done]:
        ready = [table for table in left if _parents_of(tables[table]) & set(left) <= {table}]
        done += ready
    return done


def _parents_of(model) -> set[str]:
    return {field.related_model._meta.db_table for field in model._meta.concrete_fields if field.is_relation}


def _copy(model, kept: dict) -> Copy:
    """One INSERT … SELECT over the template's rows; keys of copied parents are exchanged by joins."""
    table, columns, values, joins, parents = model._meta.db_table, [], [], [], {}
    for field in model._meta.concrete_fields:
        parent = field.related_model._meta.db_table if field.is_relation else ""
        if field.primary_key and not parent:
            continue
        columns.append(f'"{field.column}"')
        if parent in kept:
            name = f"{parent}_{field.column}"
            parents[name] = parent
            joins.append(
                f"LEFT JOIN unnest(%({name}_old)s::bigint[], %({name}_new)s::bigint[]) {name}(old, new) "
                f'ON {name}.old = t."{field.column}"'
            )
            values.append(f"{name}.new")
        else:
            values.append(ONCE.get((table, field.column), f't."{field.column}"'))
    sql = (
        f'INSERT INTO "{table}" ({", ".join(columns)}) SELECT {", ".join(values)} FROM "{table}" t '  # noqa: S608
        f'{" ".join(joins)} WHERE t."{model._meta.pk.column}" = ANY(%(keys)s) ORDER BY t."{model._meta.pk.column}" '
        f'RETURNING "{model._meta.pk.column}"'
    )
    return Copy(table, kept[table], sql, parents)


def write_again(cursor, copies: list[Copy], number: int) -> None:
    """Writes the rows once more; `number` is the invoice's."""
    old = {copy.table: copy.keys for copy in copies}
    new: dict[str, list] = {}
    for copy in copies:
        values = {"keys": copy.keys, "number": number}
        for name, parent in copy.parents.items():
            values |= {f"{name}_old": old[parent], f"{name}_new": new[parent]}
        cursor.execute(copy.sql, values)
        new[copy.table] = [row[0] for row in cursor.fetchall()]
