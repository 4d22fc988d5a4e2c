"""Code tables as choices: the codes in use, with what else finds them (pinyin of the name)."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import CodeItem
from db.readings import pinyin_words

CODE_TABLES = {
    "industry_code": "industry",
    "campaign_code": "campaign",
    "source_code": "source",
    "region_code": "region",
    "origin_code": "region",
    "environment_code": "environment",
    "form_code": "fund_form",
    "evidence_code": "evidence",
    "level_code": "policy_level",
    "basis": "basis",
    "tag": "investor_tag",
    "veto": "review_veto",
}
"""Field -> the code table that it takes its values from."""

CODE_LISTS = {"industry_codes": "industry"}
"""The same of fields that hold several codes."""


@dataclass(frozen=True, slots=True)
class Code:
    """One code. `words` are the pinyin of its name, for choosing by typing; `closed` ones are only shown."""

    code: str
    name: str
    name_en: str
    parent: str
    flags: str
    words: str
    closed: bool

    def label(self, language: str) -> str:
        """The name in "zh_CN" or "en"."""
        return self.name_en or self.name if language == "en" else self.name


def table(session: Session, name: str, *, pinyin: bool = True) -> list[Code]:
    """The codes of one table in their order, closed ones included; without `pinyin` they come much sooner."""
    found = session.execute(
        select(
            CodeItem.code, CodeItem.name, CodeItem.name_en, CodeItem.parent_code, CodeItem.flags, CodeItem.valid_until
        )
        .where(CodeItem.table == name, CodeItem.deleted_at.is_(None))
        .order_by(CodeItem.sort_order, CodeItem.code)
    )
    return [
        Code(code, title, title_en, parent, flags, pinyin_words(title) if pinyin else "", until is not None)
        for code, title, title_en, parent, flags, until in found
    ]
