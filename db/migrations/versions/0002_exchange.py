"""What the exchange with other offices keeps on this machine."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Mark steps that came from other offices; streams, commits, and which commit a field's value comes from."""
    with op.batch_alter_table("journal_transaction") as batch:
        batch.add_column(sa.Column("exchange", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "exchange_stream",
        sa.Column("id", BIG, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("is_centre", sa.Integer(), nullable=False),
        sa.Column("forked", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_stream")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_exchange_stream_actor_scope"), "exchange_stream", ["actor", "scope"], unique=True)
    op.create_table(
        "exchange_commit",
        sa.Column("id", BIG, nullable=False),
        sa.Column("stream_id", BIG, nullable=False),
        sa.Column("seq", BIG, nullable=False),
        sa.Column("parent_id", BIG, nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("transaction_id", BIG, nullable=True),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_commit")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_exchange_commit_stream_id_seq"), "exchange_commit", ["stream_id", "seq"])
    op.create_index(op.f("ix_exchange_commit_hash"), "exchange_commit", ["hash"], unique=True)
    op.create_table(
        "exchange_head",
        sa.Column("commit_id", BIG, nullable=False),
        sa.Column("stream_id", BIG, nullable=False),
        sa.PrimaryKeyConstraint("commit_id", name=op.f("pk_exchange_head")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_exchange_head_stream_id"), "exchange_head", ["stream_id"])
    op.create_table(
        "exchange_row",
        sa.Column("row_id", sa.LargeBinary(), nullable=False),
        sa.Column("table_id", BIG, nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("base", BIG, nullable=True),
        sa.Column("heads", sa.LargeBinary(), nullable=True),
        sa.Column("place", BIG, nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_exchange_row")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_exchange_row_place"), "exchange_row", ["place"], sqlite_where=sa.text("place > 0"))
    op.create_table(
        "exchange_replaced",
        sa.Column("row_id", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("field", BIG, nullable=False),
        sa.Column("by_centre", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", "hash", "field", name=op.f("pk_exchange_replaced")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "exchange_conflict",
        sa.Column("row_id", sa.LargeBinary(), nullable=False),
        sa.Column("field", BIG, nullable=False),
        sa.Column("table_id", BIG, nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", "field", name=op.f("pk_exchange_conflict")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "exchange_echo",
        sa.Column("id", BIG, nullable=False),
        sa.Column("row_id", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("commit_id", BIG, nullable=False),
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("is_centre", sa.Integer(), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_echo")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_exchange_echo_row_id_hash"), "exchange_echo", ["row_id", "hash"], unique=True)
    op.create_table(
        "exchange_mirror",
        sa.Column("row_id", sa.LargeBinary(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", "scope", name=op.f("pk_exchange_mirror")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "exchange_held",
        sa.Column("row_id", sa.LargeBinary(), nullable=False),
        sa.Column("field", BIG, nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", "field", name=op.f("pk_exchange_held")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "exchange_peer",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=True),
        sa.Column("heard_at", BIG, nullable=True),
        sa.Column("made_at", BIG, nullable=True),
        sa.Column("told_at", BIG, nullable=True),
        sa.PrimaryKeyConstraint("unit_code", name=op.f("pk_exchange_peer")),
        sqlite_strict=True,
    )
    op.create_table(
        "exchange_signature",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("seq", BIG, nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_exchange_signature")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "exchange_file",
        sa.Column("id", BIG, nullable=False),
        sa.Column("package", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("made_at", BIG, nullable=False),
        sa.Column("commits", BIG, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_file")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_exchange_file_package"), "exchange_file", ["package"])
