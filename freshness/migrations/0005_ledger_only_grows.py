"""The database refuses to change or delete a row of the ledger, whoever asks. Only who did it may be forgotten."""

from django.db import migrations

TABLE = "freshness_ledgerentry"
KEPT = (
    "batch_id", "kind", "quantity", "on_hand_change", "reserved_change", "allocated_change", "on_hand_after", "reason",
    "order_line_id", "at",
)
REFUSAL = "The ledger only grows: write a correction instead."

SQLITE = (
    f"CREATE TRIGGER ledger_kept BEFORE UPDATE OF {', '.join(KEPT)} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER ledger_whole BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
)
POSTGRESQL = (
    f"CREATE FUNCTION ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION USING MESSAGE = '{REFUSAL}', ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE TRIGGER ledger_kept BEFORE UPDATE OF {', '.join(KEPT)} ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION ledger_only_grows()",
    f"CREATE TRIGGER ledger_whole BEFORE DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION ledger_only_grows()",
)


def guard(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def let_go(apps, schema_editor):
    on_table = "" if schema_editor.connection.vendor == "sqlite" else f" ON {TABLE}"
    for name in ("ledger_kept", "ledger_whole"):
        schema_editor.execute(f"DROP TRIGGER {name}{on_table}")
    if on_table:
        schema_editor.execute("DROP FUNCTION ledger_only_grows()")


class Migration(migrations.Migration):

    dependencies = [("freshness", "0004_mark_down")]

    operations = [migrations.RunPython(guard, let_go)]
