# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search index; full-text by an FTS5 table in SQLite and by a GIN index in PostgreSQL."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import driehoek.kernel.search_tables

SQLITE = (
    """CREATE VIRTUAL TABLE kernel_searchtext USING fts5(
        title_words, words, content='kernel_searchentry', content_rowid='id', tokenize="unicode61 remove_diacritics 0"
    )""",
    """CREATE TRIGGER kernel_searchentry_made AFTER INSERT ON kernel_searchentry BEGIN
        INSERT INTO kernel_searchtext(rowid, title_words, words) VALUES (new.id, new.title_words, new.words);
    END""",
    """CREATE TRIGGER kernel_searchentry_gone AFTER DELETE ON kernel_searchentry BEGIN
        INSERT INTO kernel_searchtext(kernel_searchtext, rowid, title_words, words)
        VALUES ('delete', old.id, old.title_words, old.words);
    END""",
    # A change takes two triggers, because the write guard reads a second statement in one as a write of its own.
    """CREATE TRIGGER kernel_searchentry_before BEFORE UPDATE OF title_words, words ON kernel_searchentry
    WHEN old.words <> new.words OR old.title_words <> new.title_words BEGIN
        INSERT INTO kernel_searchtext(kernel_searchtext, rowid, title_words, words)
        VALUES ('delete', old.id, old.title_words, old.words);
    END""",
    """CREATE TRIGGER kernel_searchentry_after AFTER UPDATE OF title_words, words ON kernel_searchentry
    WHEN old.words <> new.words OR old.title_words <> new.title_words BEGIN
        INSERT INTO kernel_searchtext(rowid, title_words, words) VALUES (new.id, new.title_words, new.words);
    END""",
)
SQLITE_BACK = (
    "DROP TRIGGER kernel_searchentry_made",
    "DROP TRIGGER kernel_searchentry_gone",
    "DROP TRIGGER kernel_searchentry_before",
    "DROP TRIGGER kernel_searchentry_after",
    "DROP TABLE kernel_searchtext",
)
POSTGRESQL = ("CREATE INDEX kernel_searchentry_words_gin ON kernel_searchentry USING gin (words)",)
POSTGRESQL_BACK = ("DROP INDEX kernel_searchentry_words_gin",)


def there(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


def back(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[("word", models.CharField(max_length=60, primary_key=True, serialize=False))],
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(unique=True)),
                ("record_type", models.CharField(max_length=80)),
                ("partnership_id", models.BigIntegerField(db_index=True, null=True)),
                ("municipality_id", models.BigIntegerField(null=True)),
                ("circle", models.CharField(max_length=20)),
                ("circle_municipality_id", models.BigIntegerField(null=True)),
                ("secrecy", models.UUIDField(null=True)),
                ("embargo_until", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("example", models.BooleanField(default=False)),
                ("kind", models.CharField(max_length=20)),
                ("sort", models.CharField(blank=True, default="", max_length=40)),
                ("code", models.CharField(blank=True, default="", max_length=120)),
                ("day", models.CharField(blank=True, default="", max_length=10)),
                ("first_day", models.DateField(null=True)),
                ("title", models.TextField(blank=True, default="")),
                ("text", models.TextField(blank=True, default="")),
                ("title_words", driehoek.kernel.search_tables.WordsField(default="")),
                ("words", driehoek.kernel.search_tables.WordsField(default="")),
            ],
        ),
        migrations.CreateModel(
            name="SearchEnclosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("direct", models.BooleanField()),
                (
                    "inner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="kernel.searchentry"
                    ),
                ),
                (
                    "outer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="kernel.searchentry"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("inner", "outer"), name="kernel_searchenclosure_once")],
            },
        ),
        migrations.RunPython(there, back),
    ]
