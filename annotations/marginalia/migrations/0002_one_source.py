"""What belongs together is about one source: told to the database as keys over two columns, which models cannot say."""

from django.db import migrations

TOGETHER = (
    # table, its columns; the table they lead to, its columns
    ("sources_source", "current_id, id", "sources_revision", "id, source_id"),
    ("passages_passage", "revision_id, source_id", "sources_revision", "id, source_id"),
    ("marginalia_annotation", "passage_id, source_id", "passages_passage", "id, source_id"),
)




class Migration(migrations.Migration):
    dependencies = [
        ("marginalia", "0001_initial"),
        ("passages", "0001_initial"),
        ("sources", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            f"ALTER TABLE {target} ADD CONSTRAINT {target}_with_source UNIQUE (id, source_id)",
            f"ALTER TABLE {target} DROP CONSTRAINT {target}_with_source",
        )
        for target in ("sources_revision", "passages_passage")
    ] + [
        migrations.RunSQL(
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_one_source"
            f" FOREIGN KEY ({columns}) REFERENCES {target} ({keys})",
            f"ALTER TABLE {table} DROP CONSTRAINT {table}_one_source",
        )
        for table, columns, target, keys in TOGETHER
    ]
