"""Full-text search: FTS5 with one token per character, and the pinyin of titles beside it. SQLite only.

`search_doc` holds one row per searchable record, with what puts projects and investors in the order of how they are
spoken (`spoken`, for lists); the two indexes share its rowid:

- `search_text` (title, body): every Chinese character is a token of its own, Latin words and numbers stay whole, so
  that a phrase finds any run of characters (a trigram index cannot find words of two characters);
- `search_pinyin` (words): of the title only, every suffix of its syllables and of its initials as one word each, so
  that a prefix finds `guoneng`, `zhishen`, `gnzs` and `zs`. It keeps no words: they are made again from the title when
  they are taken out. So a program that reads titles otherwise (another pypinyin) has to make it anew in a migration.

What is a letter or a number to Python is one to both; of `search_text` the rest is passed over.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, TextClause, column, func, select, table, text

from db.readings import SCRIPT, in_order, pinyin_words, suffixes, syllables
from db.wanted import Wanted

_SPOKEN = frozenset({"project", "investor"})
"""Kinds whose records lists put in the order of how their titles are spoken."""
_CHARACTERS_AT_ONCE = 1 << 20
_FIRST_BYTES = tuple(bytes([first]) for first in range(0xC2, 0xF5))
"""What a character that is not Latin begins with in UTF-8."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is searchable of a record."""

    kind: str
    record_id: str
    title: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A found record; `field` is title, pinyin or body."""

    kind: str
    record_id: str
    title: str
    field: str


def spaced(values: Iterable[str]) -> list[str]:
    """Texts with every token apart, as FTS5 stores them; what is no token stays between them, for FTS5 passes over it.

    All at once and as bytes: an import brings so many that characters one by one would take as long as the rest of it.
    """
    joined = "\0".join([value.replace("\0", " ") for value in values]).lower()
    data = " ".join(SCRIPT.split(joined)).encode()
    for first in _FIRST_BYTES:
        data = data.replace(first, b" " + first)
    return data.decode().split("\0")


def _matching(wanted: Wanted) -> str:
    """An FTS5 query: every run of tokens must occur; a last Latin word may go on."""
    return " AND ".join(f'"{" ".join(phrase.tokens)}"{"*" if phrase.goes_on else ""}' for phrase in wanted.phrases)


def _pinyin(wanted: Wanted) -> str:
    """An FTS5 prefix query over pinyin, or nothing."""
    return f'"{wanted.pinyin}"*' if wanted.pinyin else ""


def search(connection: Connection, query: str, limit: int = 50, kinds: Sequence[str] = ()) -> list[Hit]:
    """Records found, matches in the title first, then by pinyin, then in the text; the newest first in each."""
    wanted = Wanted.read(query)
    phrases, pinyin = _matching(wanted), _pinyin(wanted)
    steps = []
    if phrases:
        steps.append(("title", "search_text", f"{{title}} : ({phrases})"))
    if pinyin:
        steps.append(("pinyin", "search_pinyin", pinyin))
    if phrases:
        steps.append(("body", "search_text", f"{{body}} : ({phrases})"))
    hits: dict[tuple[str, str], Hit] = {}
    only = f"AND d.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    for field, index, match in steps:
        if len(hits) >= limit:
            break
        rows = connection.exec_driver_sql(
            f"SELECT d.kind, d.record_id, d.title FROM {index} f CROSS JOIN search_doc d ON d.rowid = f.rowid "
            f"WHERE {index} MATCH ? {only} ORDER BY f.rowid DESC LIMIT ?",
            (match, *kinds, limit),
        )
        for kind, record_id, title in rows:
            hits.setdefault((kind, record_id), Hit(kind, record_id, title, field))
    return list(hits.values())[:limit]


def _found(query: str) -> tuple[str, dict[str, str]]:
    """A SELECT of the rowids of what matches, some twice, and its parameters."""
    wanted = Wanted.read(query)
    parts = {
        "phrases": ("SELECT rowid FROM search_text WHERE search_text MATCH :phrases", _matching(wanted)),
        "pinyin": ("SELECT rowid FROM search_pinyin WHERE search_pinyin MATCH :pinyin", _pinyin(wanted)),
    }
    used = {name: (sql, value) for name, (sql, value) in parts.items() if value}
    rows = " UNION ALL ".join(sql for sql, _ in used.values()) or "SELECT NULL AS rowid WHERE 0"
    return rows, {name: value for name, (_, value) in used.items()}


def matching_ids(kind: str, query: str) -> TextClause:
    """A subselect of the ids of one kind's records that match, for `column.in_(...)`."""
    rows, values = _found(query)
    clause = text(  # from the found to their records: the other way round every record of the kind would be tried
        f"SELECT d.record_id FROM ({rows}) f CROSS JOIN search_doc d ON d.rowid = f.rowid WHERE d.kind = :search_kind"
    )
    return clause.bindparams(search_kind=kind, **values)


def matches(kind: str, query: str, record_id: str) -> TextClause:
    """The same as a condition on records that are walked over in an order of their own.

    `record_id` is the SQL name of their id.
    """
    rows, values = _found(query)
    clause = text(
        f"(SELECT d.rowid FROM search_doc d WHERE d.kind = :search_kind AND d.record_id = {record_id}) IN ({rows})"
    )
    return clause.bindparams(search_kind=kind, **values)


def few_matching(connection: Connection, kind: str, query: str, most: int) -> list[str] | None:
    """The ids of one kind's records that match, in no order; None when there are more than so many, some of which may
    have been counted twice."""
    rows, values = _found(query)
    found = connection.execute(
        text(
            "SELECT json_group_array(record_id) FROM "  # in one row: rows one by one take longer than finding them
            f"(SELECT d.record_id FROM ({rows}) f CROSS JOIN search_doc d ON d.rowid = f.rowid "
            f"WHERE d.kind = :search_kind LIMIT {most + 1})"
        ),
        {"search_kind": kind, **values},
    )
    ids: list[str] = json.loads(found.scalar_one())
    return None if len(ids) > most else list(dict.fromkeys(ids))


def matching_of(connection: Connection, kind: str, query: str, ids: Sequence[str]) -> list[str] | None:
    """Those of a few records that match, in their order: each is looked at by itself, which takes less time than the
    index where much of it matches. None when that cannot be told."""
    wanted = Wanted.read(query)
    if not wanted.well_known:
        return None
    found = []
    for record_id, title, spoken, *indexed in connection.exec_driver_sql(
        "SELECT d.record_id, d.title, d.spoken, t.title, t.body FROM json_each(?) j "
        "CROSS JOIN search_doc d ON d.kind = ? AND d.record_id = j.value CROSS JOIN search_text t ON t.rowid = d.rowid",
        (json.dumps(ids), kind),
    ):
        matches_so = wanted.in_document(title, spoken, (indexed[0], indexed[1]))
        if matches_so is None:
            return None
        if matches_so:
            found.append(record_id)
    return found


def among(column_of_ids: ColumnElement[str], ids: Sequence[str]) -> ColumnElement[bool]:
    """Whether an id is one of these, of which there may be any number."""
    listed = func.json_each(json.dumps(ids)).table_valued("value")
    return column_of_ids.in_(select(listed.c.value))


def titles_of(kind: str, record_id: ColumnElement[str]) -> tuple[FromClause, ColumnElement[bool]]:
    """How the titles of a kind's records are `spoken`, and the condition that joins that to their ids."""
    kept = table("search_doc", column("kind"), column("record_id"), column("spoken")).alias()
    return kept, (kept.c.kind == kind) & (kept.c.record_id == record_id)


def rows_of(connection: Connection, sql: str, ids: Sequence[str]) -> Sequence[Any]:
    """The rows of a query in which `json_each(?)` stands for ids: for what an import brings by the thousand."""
    return connection.exec_driver_sql(sql, (json.dumps(ids),)).all()


def put(connection: Connection, documents: Sequence[Document]) -> None:
    """Index these documents, in place of what was indexed of the same records before.

    A record whose title stays is where it was in the order of what is found; only its text is indexed again, and only
    if it is another: most steps change neither.
    """
    for some in _portions(documents):
        _put(connection, some)


def _portions(documents: Sequence[Document]) -> Iterator[list[Document]]:
    """Documents that are indexed together: all, unless their texts are very long."""
    some: list[Document] = []
    size = 0
    for document in documents:
        some.append(document)
        size += len(document.body)
        if size > _CHARACTERS_AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _put(connection: Connection, documents: Sequence[Document]) -> None:
    known = _indexed(connection, documents)
    new: list[tuple[Document, str]] = []
    texts: list[tuple[str, int]] = []
    renamed: list[tuple[int, str]] = []
    for document, body in zip(documents, spaced(one.body for one in documents), strict=True):
        found = known.get((document.kind, document.record_id))
        if found is None:
            new.append((document, body))
            continue
        rowid, title, text_before = found
        if title != document.title:
            renamed.append((rowid, title))
            new.append((document, body))
        elif text_before != body:
            texts.append((body, rowid))
    if texts:
        connection.exec_driver_sql("UPDATE search_text SET body = ? WHERE rowid = ?", texts)
    _take_out(connection, renamed)
    if new:
        _insert(connection, new)


def _indexed(connection: Connection, documents: Sequence[Document]) -> dict[tuple[str, str], tuple[int, str, str]]:
    """(kind, record id) -> rowid, title and indexed text, of those that are indexed."""
    ids: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        ids[document.kind].append(document.record_id)
    found = {}
    for kind, of_kind in ids.items():
        for record_id, *indexed in connection.exec_driver_sql(
            "SELECT d.record_id, d.rowid, d.title, t.body FROM search_doc d JOIN search_text t ON t.rowid = d.rowid "
            "WHERE d.kind = ? AND d.record_id IN (SELECT value FROM json_each(?))",
            (kind, json.dumps(of_kind)),
        ):
            found[kind, str(record_id)] = (indexed[0], indexed[1], indexed[2])
    return found


def _insert(connection: Connection, new: Sequence[tuple[Document, str]]) -> None:
    last = connection.exec_driver_sql("SELECT coalesce(max(rowid), 0) FROM search_doc").scalar_one()
    rows = [(rowid, document, body) for rowid, (document, body) in enumerate(new, start=last + 1)]
    read = [syllables(d.title) for _, d, _ in rows]
    connection.exec_driver_sql(
        "INSERT INTO search_doc (rowid, kind, record_id, title, spoken) VALUES (?, ?, ?, ?, ?)",
        [
            (rowid, d.kind, d.record_id, d.title, in_order(spoken) if d.kind in _SPOKEN else "")
            for (rowid, d, _), spoken in zip(rows, read, strict=True)
        ],
    )
    connection.exec_driver_sql(
        "INSERT INTO search_text (rowid, title, body) VALUES (?, ?, ?)",
        [(row[0], title, row[2]) for row, title in zip(rows, spaced(d.title for _, d, _ in rows), strict=True)],
    )
    connection.exec_driver_sql(
        "INSERT INTO search_pinyin (rowid, words) VALUES (?, ?)",
        [(row[0], suffixes(spoken)) for row, spoken in zip(rows, read, strict=True)],
    )


def remove(connection: Connection, records: Iterable[tuple[str, str]]) -> None:
    """Take records (kind, id) out of the index; unknown ones are passed over."""
    ids: dict[str, list[str]] = defaultdict(list)
    for kind, record_id in records:
        ids[kind].append(record_id)
    for kind, of_kind in ids.items():
        found = connection.exec_driver_sql(
            "SELECT rowid, title FROM search_doc WHERE kind = ? AND record_id IN (SELECT value FROM json_each(?))",
            (kind, json.dumps(of_kind)),
        )
        _take_out(connection, [(rowid, title) for rowid, title in found])


def _take_out(connection: Connection, indexed: Sequence[tuple[int, str]]) -> None:
    """Take what is indexed as (rowid, title) out."""
    if not indexed:
        return
    connection.exec_driver_sql(
        "INSERT INTO search_pinyin (search_pinyin, rowid, words) VALUES ('delete', ?, ?)",
        [(rowid, pinyin_words(title)) for rowid, title in indexed],
    )
    for name in ("search_text", "search_doc"):
        connection.exec_driver_sql(f"DELETE FROM {name} WHERE rowid = ?", [(rowid,) for rowid, _title in indexed])
