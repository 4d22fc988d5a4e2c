"""What a clerk does to the facts and policies of the handbook. Each function is one step in one transaction."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import func, select

from db.models import Chapter, CodeItem, Fact, Policy
from desktop_app.domain.handbook import references, renamed
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.projects import Created

SEPARATOR = "、"
T = TypeVar("T", Fact, Policy)


@dataclass(frozen=True, slots=True)
class FactInput:
    """A figure as entered. `valid_until` is its last good day, None = does not age; `chapter_id` None = whole book."""

    name: str
    value: str
    unit: str = ""
    source: str = ""
    valid_until: date | None = None
    chapter_id: str | None = None


@dataclass(frozen=True, slots=True)
class PolicyInput:
    """A policy as entered; no industries = all, money in 分."""

    name: str
    number: str = ""
    level_code: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    industries: tuple[str, ...] = ()
    min_investment_fen: int | None = None
    text: str = ""
    chapter_id: str | None = None


def add_fact(office: Office, actor: Actor, entered: FactInput) -> Created:
    """Add a fact. Raises InvalidInput naming the wrong fields."""
    label = Label(QT_TRANSLATE_NOOP("steps", "Add the fact {name}"), {"name": entered.name.strip()})
    with office.write(label, actor) as tx:
        _check_fact(tx, entered, "")
        last = tx.session.scalar(select(func.max(Fact.sort_order))) or 0
        fact = Fact(sort_order=last + 1, **_stored_fact(entered))
        tx.session.add(fact)
        tx.session.flush()
    return Created((fact.id,), tx.done())


def change_fact(office: Office, actor: Actor, fact_id: str, entered: FactInput) -> Changes:
    """Change a fact; texts that name it follow its new name. Raises InvalidInput naming the wrong fields."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Change the fact {name}")), actor) as tx:
        fact = _named(tx, Fact, fact_id)
        _check_fact(tx, entered, fact_id)
        before = fact.name
        for name, value in _stored_fact(entered).items():
            setattr(fact, name, value)
        _follow(tx, before, fact.name)
    return tx.done()


def delete_fact(office: Office, actor: Actor, fact_id: str) -> Changes:
    """A fact into the recycle bin."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Move the fact {name} to the recycle bin")), actor) as tx:
        _named(tx, Fact, fact_id).deleted_at = tx.now_ms
    return tx.done()


def add_policy(office: Office, actor: Actor, entered: PolicyInput) -> Created:
    """Add a policy. Raises InvalidInput naming the wrong fields."""
    label = Label(QT_TRANSLATE_NOOP("steps", "Add the policy {name}"), {"name": entered.name.strip()})
    with office.write(label, actor) as tx:
        _check_policy(tx, entered, "")
        policy = Policy(**_stored_policy(entered))
        tx.session.add(policy)
        tx.session.flush()
    return Created((policy.id,), tx.done())


def change_policy(office: Office, actor: Actor, policy_id: str, entered: PolicyInput) -> Changes:
    """Change a policy; texts that name it follow its new name. Raises InvalidInput naming the wrong fields."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Change the policy {name}")), actor) as tx:
        policy = _named(tx, Policy, policy_id)
        _check_policy(tx, entered, policy_id)
        before = policy.name
        for name, value in _stored_policy(entered).items():
            setattr(policy, name, value)
        _follow(tx, before, policy.name)
    return tx.done()


def delete_policy(office: Office, actor: Actor, policy_id: str) -> Changes:
    """A policy into the recycle bin."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Move the policy {name} to the recycle bin")), actor) as tx:
        _named(tx, Policy, policy_id).deleted_at = tx.now_ms
    return tx.done()


def _named(tx: Transaction, kind: type[T], record_id: str) -> T:
    """The record, its name put into the step's label."""
    record = tx.session.get_one(kind, record_id)
    tx.rename(Label(tx.label.template, {"name": record.name}))
    return record


def _stored_fact(entered: FactInput) -> dict[str, object]:
    return {
        "name": _line(entered.name),
        "value": _line(entered.value),
        "unit": _line(entered.unit),
        "source": _line(entered.source),
        "valid_until": entered.valid_until,
        "chapter_id": entered.chapter_id or None,
    }


def _stored_policy(entered: PolicyInput) -> dict[str, object]:
    return {
        "name": _line(entered.name),
        "document_number": _line(entered.number),
        "level_code": entered.level_code,
        "valid_from": entered.valid_from,
        "valid_until": entered.valid_until,
        "industry_codes": SEPARATOR.join(dict.fromkeys(entered.industries)),
        "min_investment_fen": entered.min_investment_fen,
        "text": entered.text.strip(),
        "chapter_id": entered.chapter_id or None,
    }


def _line(text: str) -> str:
    return " ".join(text.split())


def _check_fact(tx: Transaction, entered: FactInput, own_id: str) -> None:
    wrong = _check_name(tx, entered.name, own_id)
    if not _line(entered.value):
        wrong["value"] = UserError(QT_TRANSLATE_NOOP("errors", "Enter the value, for instance 720."))
    if not _line(entered.source):
        wrong["source"] = UserError(QT_TRANSLATE_NOOP("errors", "Say where the figure comes from."))
    _refuse(wrong)


def _check_policy(tx: Transaction, entered: PolicyInput, own_id: str) -> None:
    wrong = _check_name(tx, entered.name, own_id)
    if entered.valid_from and entered.valid_until and entered.valid_until < entered.valid_from:
        wrong["valid_until"] = UserError(QT_TRANSLATE_NOOP("errors", "The end must not be before the beginning."))
    if entered.min_investment_fen is not None and entered.min_investment_fen < 0:
        wrong["min_investment_fen"] = UserError(QT_TRANSLATE_NOOP("errors", "The amount must not be below zero."))
    known = set(
        tx.session.scalars(
            select(CodeItem.code).where(CodeItem.table == "industry", CodeItem.code.in_(entered.industries))
        )
    )
    strange = [code for code in entered.industries if code not in known]
    if strange:
        wrong["industries"] = UserError(
            QT_TRANSLATE_NOOP("errors", "There is no industry with the code {code}."), code=SEPARATOR.join(strange)
        )
    _refuse(wrong)


def _check_name(tx: Transaction, entered: str, own_id: str) -> dict[str, UserError]:
    """Texts refer to facts and policies by name, so a name means one thing and has no braces."""
    name = _line(entered)
    if not name:
        return {"name": UserError(QT_TRANSLATE_NOOP("errors", "Enter a name."))}
    if "{" in name or "}" in name:
        return {"name": UserError(QT_TRANSLATE_NOOP("errors", "A name has no braces."))}
    for kind in (Fact, Policy):
        same = select(kind.id).where(kind.name == name, kind.id != own_id, kind.deleted_at.is_(None)).limit(1)
        if tx.session.scalar(same) is not None:
            return {"name": UserError(QT_TRANSLATE_NOOP("errors", "There is a fact or policy of this name already."))}
    return {}


def _refuse(wrong: dict[str, UserError]) -> None:
    if wrong:
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=wrong)


def _follow(tx: Transaction, before: str, after: str) -> None:
    """Let the texts name a renamed fact or policy by its new name."""
    if before == after:
        return
    mentioned = select(Chapter).where(Chapter.text.contains(before, autoescape=True), Chapter.deleted_at.is_(None))
    for chapter in tx.session.scalars(mentioned).all():
        if before in references(chapter.text):
            chapter.text = renamed(chapter.text, before, after)
