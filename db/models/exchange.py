"""What this machine knows of the exchange with other offices: streams of changes, and which change each field has.

All of it stays on this machine; packages are made from it. A *commit* holds what one step changed in one scope, as
the exact bytes that every office has of it; a *stream* is a chain of commits by one actor in one scope.
"""

from sqlalchemy import Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Local


class ExchangeStream(Local):
    """The commits of one actor (replica and incarnation, 48 hexadecimal digits) in one scope.

    `unit_code` is the office that writes it. `forked` is 1 once two commits with the same predecessor are known.
    """

    __tablename__ = "exchange_stream"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    actor: Mapped[str]
    scope: Mapped[str]
    unit_code: Mapped[str]
    is_centre: Mapped[bool]
    forked: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (Index(None, "actor", "scope", unique=True), {"sqlite_strict": True})


class ExchangeCommit(Local):
    """One commit. `hash` (BLAKE2b-128) covers the predecessor's hash and `body`; `seq` counts from 1.

    `at` is the author's clock in milliseconds UTC. `transaction_id` is the local step that it was made from.
    `unread` is 1 while the body holds tables, fields or words that this program does not know. The body of a
    commit in a block is empty.
    """

    __tablename__ = "exchange_commit"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    stream_id: Mapped[int]
    seq: Mapped[int]
    parent_id: Mapped[int | None]
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[int]
    user: Mapped[str]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    transaction_id: Mapped[int | None]
    unread: Mapped[bool] = mapped_column(default=False)
    block_id: Mapped[int | None]

    __table_args__ = (Index(None, "stream_id", "seq"), Index(None, "hash", unique=True), {"sqlite_strict": True})


class ExchangeBlock(Local):
    """The bodies of commits of one stream, as compressed MessagePack {commit id: body}."""

    __tablename__ = "exchange_block"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class ExchangeHead(Local):
    """A commit that no other of its stream follows: one a stream, more where it forked."""

    __tablename__ = "exchange_head"

    commit_id: Mapped[int] = mapped_column(primary_key=True)
    stream_id: Mapped[int]

    __table_args__ = (Index(None, "stream_id"), {"sqlite_strict": True})


class ExchangeRow(Local):
    """Which commits the present values of a record come from.

    `base` made the record (NULL: not exchanged, or its making is not known yet); `heads` names the fields that have
    others, as MessagePack {field number: [commit ids]}. `place` tells what became of the record here.
    """

    __tablename__ = "exchange_row"

    row_id: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    table_id: Mapped[int]
    scope: Mapped[str]
    base: Mapped[int | None]
    heads: Mapped[bytes | None] = mapped_column(LargeBinary)
    place: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "place", sqlite_where=text("place > 0")),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )


class ExchangeReplaced(Local):
    """A field's value, by a commit that is not known yet, that is replaced already; by the centre or by a unit."""

    __tablename__ = "exchange_replaced"

    row_id: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    field: Mapped[int] = mapped_column(primary_key=True)
    by_centre: Mapped[bool]

    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}  # noqa: RUF012


class ExchangeEcho(Local):
    """A change of a record that is known here only as the centre repeated it in one of this office's scopes.

    `hash` is the commit in which it was made, `commit_id` the one that repeats it; the rest is its author.
    """

    __tablename__ = "exchange_echo"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    row_id: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    commit_id: Mapped[int]
    unit_code: Mapped[str]
    is_centre: Mapped[bool]
    at: Mapped[int]
    user: Mapped[str]

    __table_args__ = (Index(None, "row_id", "hash", unique=True), {"sqlite_strict": True})


class ExchangeMirror(Local):
    """A further scope that a record is shown in, for a record of that scope refers to it."""

    __tablename__ = "exchange_mirror"

    row_id: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    scope: Mapped[str] = mapped_column(primary_key=True)

    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}  # noqa: RUF012


class ExchangeHeld(Local):
    """What a field cannot show here yet: a reference to a record that is not known (`target`), which shows as nothing,
    or a word that only a newer program has, in place of which the last known one is shown (`target` is empty)."""

    __tablename__ = "exchange_held"

    row_id: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    field: Mapped[int] = mapped_column(primary_key=True)
    target: Mapped[str]

    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}  # noqa: RUF012


class ExchangeConflict(Local):
    """A field with several values that no one has decided on yet; the record shows one of them."""

    __tablename__ = "exchange_conflict"

    row_id: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    field: Mapped[int] = mapped_column(primary_key=True)
    table_id: Mapped[int]
    scope: Mapped[str]

    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}  # noqa: RUF012


class ExchangePeer(Local):
    """A computer of another office, by its replica in hexadecimal: what it knew (MessagePack) when its last package
    came, and when packages went. Replica "" is what an older program knew of the office as a whole.

    `digests`: what the records of each scope came to there (MessagePack), at the revision `schema` of its database.
    `wants`: the hashes of attachments that it lacked (MessagePack).
    Times are this machine's clock, milliseconds UTC; `made_at` is when the last package was made, by its clock.
    """

    __tablename__ = "exchange_peer"

    unit_code: Mapped[str] = mapped_column(primary_key=True)
    replica: Mapped[str] = mapped_column(primary_key=True)
    heads: Mapped[bytes | None] = mapped_column(LargeBinary)
    digests: Mapped[bytes | None] = mapped_column(LargeBinary)
    wants: Mapped[bytes | None] = mapped_column(LargeBinary)
    schema: Mapped[str] = mapped_column(default="")
    heard_at: Mapped[int | None]
    made_at: Mapped[int | None]
    told_at: Mapped[int | None]

    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}  # noqa: RUF012


class ExchangeSignature(Local):
    """An author's word on a commit of its stream, passed on with it."""

    __tablename__ = "exchange_signature"

    hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    actor: Mapped[str]
    scope: Mapped[str]
    seq: Mapped[int]
    signature: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}  # noqa: RUF012


class ExchangeFile(Local):
    """A package that was written or read here. `state`: written, taken, waiting (parked until `missing` has come),
    taken later, given up.

    `missing` and `outcome` are JSON; `kept` is the name of a parked package's copy.
    """

    __tablename__ = "exchange_file"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    package: Mapped[str]
    direction: Mapped[str]
    unit_code: Mapped[str]
    name: Mapped[str]
    at: Mapped[int]
    made_at: Mapped[int]
    commits: Mapped[int]
    state: Mapped[str]
    missing: Mapped[str] = mapped_column(default="[]")
    outcome: Mapped[str] = mapped_column(default="{}")
    kept: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "package"), {"sqlite_strict": True})
