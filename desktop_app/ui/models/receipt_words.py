"""What became of a unit's own entries at the centre, in words."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.field_words import kind_word
from desktop_app.sync.receipt import ReceiptRow
from desktop_app.ui.formats import money_wan
from desktop_app.ui.models.change_words import field_words, value_text
from desktop_app.ui.models.lookups import language, word

Lines = list[tuple[str, str]]


def receipt_lines(rows: Iterable[ReceiptRow]) -> tuple[Lines, Lines]:
    """What became of entries, each with its shape: of money, which is told before all else, and of the others."""
    money: Lines = []
    others: Lines = []
    for row in rows:
        lines = money if row.amount_fen is not None else others
        lines.append(("green" if row.accepted else "red", receipt_words(row)))
    return money, others


def receipt_words(row: ReceiptRow) -> str:
    """What became of an entry at the centre."""
    translate = QCoreApplication.translate
    if row.asked:
        return _answer_words(row)
    if row.conclusion is not None:
        return _review_words(row)
    if row.opened:
        return translate("Exchange", "To be done after all, the centre has opened it again: {duty}").format(
            duty=row.project
        )
    what = kind_word(row.kind, language())
    if row.amount_fen is not None:
        what = translate("Exchange", "{what}, {amount} 万元").format(what=what, amount=money_wan(row.amount_fen))
    if row.stage is not None:
        what = translate("Exchange", "stage {stage}").format(stage=word(row.stage))
    if row.deleted:
        words = translate("Exchange", "Not taken, or deleted there: {record} — here it is in the recycle bin")
        return words.format(record=row.project if row.kind == "project" else f"{row.project} · {what}")
    if row.accepted:
        return translate("Exchange", "Confirmed: {project} · {what}").format(project=row.project, what=what)
    words = translate("Exchange", "Returned: {project} · {what} — {why}")
    if not row.why:
        words = translate("Exchange", "Returned, and no reason was given: {project} · {what}")
    return words.format(project=row.project, what=what, why=row.why)


def _review_words(row: ReceiptRow) -> str:
    """What a meeting decided on a project, and on which conditions."""
    translate = QCoreApplication.translate
    words = translate("Exchange", "Result of the review: {project} · {conclusion}")
    if row.conditions:
        words = translate("Exchange", "Result of the review: {project} · {conclusion}; conditions: {conditions}")
        if row.met:
            words = translate("Exchange", "Confirmed: {project} · the conditions of the review are met: {conditions}")
    return words.format(
        project=row.project, conclusion=word(row.conclusion), conditions=" ".join(row.conditions.split())
    )


def _answer_words(row: ReceiptRow) -> str:
    """What was decided of values that this office had set against others."""
    translate = QCoreApplication.translate
    named = translate("Exchange", "{field}: {value}")
    stands = dict(row.stands)
    differ = [(name, value) for name, value in row.asked if stands.get(name) != value] or list(row.asked)

    def said(values: Iterable[tuple[str, Any]]) -> str:
        shown = (
            named.format(field=field_words(row.kind, [name]), value=_quoted(name, value)) for name, value in values
        )
        return translate("Exchange", "; ").join(shown)

    if row.accepted:
        words = translate("Exchange", "Taken over: {record} · {asked}")
        if row.joined:
            words = translate("Exchange", "Taken over, with the changes of others: {record} · {asked}")
        return words.format(record=row.project, asked=said(differ))
    words = translate("Exchange", "Not taken over: {record} · this office set {asked}; decided was {stands}")
    if row.by:
        words = translate("Exchange", "Not taken over: {record} · this office set {asked}; {by} decided for {stands}")
    if "deleted_at" in stands:
        words = translate("Exchange", "Not taken over: {record} was deleted here — it stays, as the centre decided")
    return words.format(
        record=row.project, asked=said(differ), stands=said((name, stands.get(name)) for name, _ in differ), by=row.by
    )


def _quoted(name: str, value: Any) -> str:
    """A value in a sentence: what somebody wrote stands in quotes, in one line."""
    text = " ".join(value_text(name, value).split("\n")).strip()
    return QCoreApplication.translate("Exchange", "“{text}”").format(text=text) if type(value) is str and text else text
