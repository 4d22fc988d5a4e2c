"""From the handbook as it is kept to what is printed: chapters chosen, references filled in, policies that hold."""

import datetime
import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from urllib.parse import unquote

from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.handbook_data import Chapter, FactBox, HandbookData, PolicyCard
from desktop_app.documents.wording import within_title
from desktop_app.domain.handbook import Standing, chain_of, escape, fill, fits, in_force, standing
from desktop_app.domain.money import short_text
from desktop_app.queries.handbook import Book, ChapterRow, FactRow, PolicyRow

_COVER = re.compile(r"!\[封面\]\(([^()\s]*)\)")
"""A picture that is called 封面 stands on the cover, not in its chapter."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who visits: company, industry code ("" = not known) and what it would invest, in 分 (None = not known)."""

    name: str
    industry: str = ""
    investment_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What is printed: ids of chapters and sections (None = all), for whom, and with `policies` just these instead of
    those that fit."""

    chapters: frozenset[str] | None = None
    visitor: Visitor | None = None
    policies: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a clerk should know before handing it out: names of facts past their date (printed with that date) and of
    those that soon will be, of policies left out because they do not hold, and of references that mean nothing."""

    aged: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.aged or self.ending or self.left_out or self.unknown)


def fitting(book: Book, visitor: Visitor, day: datetime.date, parents: Mapping[str, str]) -> list[PolicyRow]:
    """The policies in force on `day` that fit a visitor; `parents` are the industry codes with those above them."""
    chain = chain_of(visitor.industry, parents)
    return [
        policy
        for policy in book.policies
        if in_force(day, policy.valid_from, policy.valid_until)
        and fits(policy.industries, policy.min_investment_fen, chain, visitor.investment_fen)
    ]


def with_sections(book: Book, chapters: AbstractSet[str]) -> frozenset[str]:
    """The chosen chapters with everything below them."""
    chosen = set(chapters)
    for chapter in book.chapters:
        if chapter.parent_id in chosen:
            chosen.add(chapter.id)
    return frozenset(chosen)


def compose(
    book: Book,
    choice: Choice,
    day: datetime.date,
    parents: Mapping[str, str],
    *,
    edition: str = "",
    industry: str = "",
) -> tuple[HandbookData, Findings]:
    """The chosen part of a book as it reads on `day`. `industry` is the name of the visitor's, for the cover sheet.

    Without chapters there is nothing to print: the answer then has none.
    """
    writer = _Writer(book, day)
    rows = [chapter for chapter in book.chapters if choice.chapters is None or chapter.id in choice.chapters]
    fitted = writer.policies_chapter(choice, industry, parents)
    chapters = writer.tree(rows, own_policies=choice.visitor is None, elsewhere=fitted[0].title if fitted else "")
    after = _after_policies(book, rows) if choice.visitor else len(chapters)
    chapters[after:after] = fitted
    cover = next((found[1] for chapter in book.chapters if (found := _COVER.search(chapter.text))), "")
    data = HandbookData(
        title=book.title,
        office=book.office,
        date=day,
        chapters=tuple(chapters),
        subtitle="Investment Handbook",
        edition=edition,
        visitor=choice.visitor.name if choice.visitor else "",
        contacts=book.contacts,
        cover_picture=unquote(cover),
    )
    return data, writer.findings()


def _after_policies(book: Book, rows: Sequence[ChapterRow]) -> int:
    """How many of the chapters that these rows make stand before what is said of policies: up to the last that has
    some, so that whom to call stays at the end; all when none has."""
    holding = {policy.chapter_id for policy in book.policies}
    seen, chapters, last = set[str | None](), 0, None
    for row in rows:
        chapters += row.parent_id is None or row.parent_id not in seen
        seen.add(row.id)
        last = chapters if row.id in holding else last
    return chapters if last is None else last


def period_words(start: datetime.date | None, end: datetime.date | None) -> str:
    """A policy's validity in words."""
    if start and end:
        return f"{chinese_date(start)}至{chinese_date(end)}"
    if start:
        return f"自{chinese_date(start)}起施行"
    return f"有效至{chinese_date(end)}" if end else "长期有效"


def date_words(day: datetime.date) -> str:
    """The last day of a month as the month, any other day in full."""
    if day.day == monthrange(day.year, day.month)[1]:
        return f"{day.year}年{day.month}月"
    return chinese_date(day)


class _Writer:
    """Words one book for one day and remembers what it met."""

    def __init__(self, book: Book, day: datetime.date) -> None:
        self._book = book
        self._day = day
        self._named = book.named()
        self._aged: dict[str, None] = {}
        self._ending: dict[str, None] = {}
        self._left_out: dict[str, None] = {}
        self._unknown: dict[str, None] = {}

    def findings(self) -> Findings:
        return Findings(tuple(self._aged), tuple(self._ending), tuple(self._left_out), tuple(self._unknown))

    def tree(self, rows: Sequence[ChapterRow], *, own_policies: bool, elsewhere: str) -> list[Chapter]:
        """Chapters with their sections; a section chosen without its chapter becomes one, deeper ones join theirs.
        Without `own_policies` theirs stand in the chapter of the title `elsewhere`, if any do."""
        chosen = {row.id for row in rows}
        found: list[list[Chapter]] = []
        levels: dict[str, int] = {}
        for row in rows:
            level = levels[row.parent_id] + 1 if row.parent_id in chosen and row.parent_id in levels else 0
            levels[row.id] = level
            chapter = self._chapter(row, own_policies, elsewhere)
            if level == 0:
                found.append([chapter])
            elif level == 1:
                found[-1].append(chapter)
            else:
                found[-1][-1] = _joined(found[-1][-1], chapter)
        return [replace(first, sections=tuple(rest)) for first, *rest in found]

    def policies_chapter(self, choice: Choice, industry: str, parents: Mapping[str, str]) -> list[Chapter]:
        """The policies that stand in no chapter; for a visitor, all that fit, and why."""
        if choice.visitor is None:
            if choice.chapters is not None:
                return []
            cards = self._cards(row for row in self._book.policies if row.chapter_id is None)
            return [Chapter("政策一览", "Policies", policies=cards)] if cards else []
        if choice.policies is None:
            rows = fitting(self._book, choice.visitor, self._day, parents)
        else:
            rows = [row for row in self._book.policies if row.id in choice.policies]
        cards = self._cards(rows)
        if not cards:
            return []
        basis = [f"所属行业（{escape(industry)}）"] if industry else []
        if choice.visitor.investment_fen is not None:
            basis.append(f"计划投资额（{short_text(choice.visitor.investment_fen).replace(' ', '')}）")
        reason = f"结合贵公司{'和'.join(basis)}，" if basis else ""
        text = f"{reason}以下{len(cards)}项现行政策可供参考，具体适用以政策原文和主管部门解释为准。\n"
        return [Chapter("适用政策", "Policies for Your Project", text, policies=cards)]

    def _chapter(self, row: ChapterRow, own_policies: bool, elsewhere: str) -> Chapter:
        facts = tuple(self._box(fact) for fact in self._book.facts if fact.chapter_id == row.id)
        own = [policy for policy in self._book.policies if policy.chapter_id == row.id]
        text = fill(_COVER.sub("", row.text), self._word)
        if own_policies:
            return Chapter(row.title, row.title_en, text, facts, self._cards(own))
        return Chapter(row.title, row.title_en, text, facts, elsewhere=elsewhere if own else "")

    def _word(self, name: str) -> str:
        """What stands for a reference: a value with its unit, a policy's name and number; a name nobody knows stays."""
        row = self._named.get(name)
        if row is None:
            self._unknown[name] = None
            return escape(name)
        if isinstance(row, PolicyRow):
            if not in_force(self._day, row.valid_from, row.valid_until):
                self._left_out[row.name] = None
            return f"《{escape(within_title(row.name))}》" + (f"（{escape(row.number)}）" if row.number else "")
        return escape(row.value + row.unit) + (f"（{self._as_of(row)}）" if self._old(row) else "")

    def _box(self, row: FactRow) -> FactBox:
        """A fact as readers see it: by when the office looks at it again is its own business until that day is past."""
        found = standing(self._day, None, row.valid_until)
        if found is Standing.ENDS_SOON:
            self._ending[row.name] = None
        return FactBox(row.name, row.value, row.unit, row.source, self._as_of(row) if found is Standing.ENDED else "")

    def _old(self, row: FactRow) -> bool:
        return standing(self._day, None, row.valid_until) is Standing.ENDED

    def _as_of(self, row: FactRow) -> str:
        """A figure past its date is not hidden: it is printed as what it is, one of that date."""
        assert row.valid_until is not None
        self._aged[row.name] = None
        return f"截至{date_words(row.valid_until)}"

    def _cards(self, rows: Iterable[PolicyRow]) -> tuple[PolicyCard, ...]:
        cards = []
        for row in rows:
            if in_force(self._day, row.valid_from, row.valid_until):
                valid = period_words(row.valid_from, row.valid_until)
                cards.append(PolicyCard(row.name, row.number, row.level, valid, row.text))
            else:
                self._left_out[row.name] = None
        return tuple(cards)


def _joined(section: Chapter, part: Chapter) -> Chapter:
    """A subsection set into its section under a heading of its own."""
    return replace(
        section,
        text=f"{section.text.rstrip()}\n\n# {escape(part.title)}\n\n{part.text}",
        facts=section.facts + part.facts,
        policies=section.policies + part.policies,
        elsewhere=section.elsewhere or part.elsewhere,
    )
