"""What every entered project pays for is less: indexes that few projects are in or one order needs, and the search
index keeps no texts of its own that are made again from the titles."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

FEW = ("landing_unit_id", "parent_id", "merged_into_id")
SEARCH = (
    "CREATE VIRTUAL TABLE text_new USING fts5(title, body, columnsize=0, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N*'\")",
    "INSERT INTO text_new (rowid, title, body) SELECT rowid, title, body FROM search_text ORDER BY rowid",
    "DROP TABLE search_text",
    "ALTER TABLE text_new RENAME TO search_text",
    "CREATE VIRTUAL TABLE pinyin_new USING fts5(words, tokenize='ascii', prefix='2 3 4', detail=none, columnsize=0, "
    "content='')",
    "INSERT INTO pinyin_new (rowid, words) SELECT rowid, words FROM search_pinyin ORDER BY rowid",
    "DROP TABLE search_pinyin",
    "ALTER TABLE pinyin_new RENAME TO search_pinyin",
)


def upgrade() -> None:
    """Make the indexes anew."""
    op.drop_index(op.f("ix_project_name_id_deleted_at"), "project")
    for name in FEW[:2]:
        op.drop_index(op.f(f"ix_project_{name}"), "project")
    for name in FEW:
        op.create_index(op.f(f"ix_project_{name}"), "project", [name], sqlite_where=sa.text(f"{name} IS NOT NULL"))
    for statement in SEARCH:
        op.execute(statement)
