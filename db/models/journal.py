"""The journal: every change of every record, written by triggers. It stays on this machine."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Local, ref


class Capture(Local):
    """The control row (id 1): set while a transaction writes; without it the triggers refuse a change.

    `exchange`: it takes in what other offices did.
    """

    __tablename__ = "capture"

    id: Mapped[int] = mapped_column(primary_key=True)
    transaction_id: Mapped[int]
    exchange: Mapped[bool] = mapped_column(default=False, server_default="0")


class JournalTransaction(Local):
    """Who did what and when. `label` is the step's English template, `values` its JSON; `seal` chains the hashes.

    `exchange` marks what another office did and a package brought: it is not sent again and not undone here.
    `undone_by` is the transaction that took this one back; `undoes` the one that this one took back.
    """

    __tablename__ = "journal_transaction"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[int]
    user: Mapped[str]
    label: Mapped[str]
    values: Mapped[str] = mapped_column(default="{}")
    undoes: Mapped[int | None]
    undone_by: Mapped[int | None]
    seal: Mapped[str] = mapped_column(default="")
    exchange: Mapped[bool] = mapped_column(default=False, server_default="0")


class JournalEntry(Local):
    """One row's change: op is I, U or D; `before` and `after` hold its fields (`capture.before_and_after`)."""

    __tablename__ = "journal_entry"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    transaction_id: Mapped[int] = mapped_column(ref("journal_transaction.id"))
    table_name: Mapped[str]
    row_id: Mapped[str]
    op: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]

    __table_args__ = (
        Index(None, "transaction_id"),
        Index(None, "row_id"),
        {"sqlite_strict": True},
    )


class LocalSetting(Local):
    """What is true of this machine only: which unit it belongs to, the last backup ...; `value` is JSON."""

    __tablename__ = "local_setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
