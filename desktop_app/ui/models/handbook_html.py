"""A chapter as it reads on the screen: its facts, its text with facts and policies filled in, its policies."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt

from desktop_app.documents.wording import within_title
from desktop_app.domain.handbook import Standing, fill, standing
from desktop_app.queries.handbook import Book, ChapterRow, FactRow, PolicyRow, Used
from desktop_app.ui.theme import CAPTION_PT, FIGURE_PT, TEXT_PT, TITLE_PT, Tokens
from desktop_app.ui.widgets.kept_picture import PICTURE_WIDTH

OPEN, CLOSE = "\ue000", "\ue001"
"""Signs of private use that stand for a reference while Markdown is being read."""
FACTS_IN_ROW = 3
_REFERENCE = re.compile(f"{OPEN}(\\d+){CLOSE}")
_PICTURE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"[^>]*/>')


@dataclass(frozen=True, slots=True)
class Words:
    """The page's own words, in the language of the window. Templates have `{day}` or `{name}`."""

    until: str
    ended: str
    not_yet: str
    always: str
    policies: str
    unknown: str
    empty: str


def chapter_html(
    book: Book, chapter: ChapterRow, day: dt.date, tokens: Tokens, words: Words, text: str | None = None
) -> str:
    """The page of a chapter, with its stored text or a draft. Facts and policies link to `fact:` and `policy:` ids."""
    page = _Page(book, day, tokens, words)
    used = book.used(chapter, text)
    own_facts = [fact for fact in used.facts if fact.chapter_id == chapter.id]
    own_policies = [policy for policy in used.policies if policy.chapter_id == chapter.id]
    body = page.text(chapter.text if text is None else text)
    parts = [page.facts(own_facts), body, page.policies(own_policies)]
    if not any(parts):
        parts = [f'<p style="color:{tokens.muted}">{escape(words.empty)}</p>']
    return "".join(parts)


def style(tokens: Tokens) -> str:
    """The style sheet of the page."""
    return (
        f"body, p, li, td, th {{ color: {tokens.text}; font-size: {TEXT_PT + 1.5}pt; line-height: 150%; }}"
        "td, th { line-height: 120%; }"
        f"h1 {{ font-size: {TITLE_PT}pt; color: {tokens.accent}; margin-top: 18px; }}"
        f"h2 {{ font-size: {TITLE_PT - 1.5}pt; color: {tokens.accent}; margin-top: 16px; }}"
        f"h3 {{ font-size: {TEXT_PT + 2.5}pt; margin-top: 12px; }}"
        f"blockquote, blockquote p, .muted {{ color: {tokens.muted}; }}"
        f"th {{ background-color: {tokens.accent_soft}; font-weight: 700; }}"
        f"a {{ color: {tokens.text}; text-decoration: none; }}"
    )


def reads_as(row: FactRow | PolicyRow | None, name: str) -> str:
    """What a reference becomes: a fact's value, a policy's name and number, itself when it means nothing."""
    if row is None:
        return f"{{{{{name}}}}}"
    if isinstance(row, FactRow):
        return row.value + row.unit
    return f"《{within_title(row.name)}》" + (f"（{row.number}）" if row.number else "")


def counts(used: Used, day: dt.date) -> tuple[int, int]:
    """How many of the facts and policies of a chapter have ended, and how many end soon or mean nothing."""
    standings = [standing(day, None, fact.valid_until) for fact in used.facts]
    standings += [standing(day, policy.valid_from, policy.valid_until) for policy in used.policies]
    return standings.count(Standing.ENDED), standings.count(Standing.ENDS_SOON) + len(used.unknown)


class _Page:
    """Writes the parts of one page."""

    def __init__(self, book: Book, day: dt.date, tokens: Tokens, words: Words) -> None:
        self._named = book.named()
        self._day = day
        self._tokens = tokens
        self._words = words

    def text(self, text: str) -> str:
        """Markdown as HTML; raw HTML is shown, not run."""
        names: list[str] = []

        def keep(name: str) -> str:
            names.append(name)
            return f"{OPEN}{len(names) - 1}{CLOSE}"

        clean = text.replace(OPEN, "").replace(CLOSE, "")
        made = MarkdownIt("commonmark", {"html": False}).enable("table").render(fill(clean, keep))
        made = _PICTURE.sub(self._picture, made).replace("<p><img", '<p style="line-height: 100%"><img')
        made = made.replace("<table>", '<table width="98%" cellspacing="0" cellpadding="6" border="0">')
        line = f"border-bottom: 1px solid {self._tokens.border}"
        made = made.replace('<td style="', f'<td style="{line}; ').replace("<td>", f'<td style="{line}">')
        made = made.replace("<th>", '<th style="text-align: left">')
        return _REFERENCE.sub(lambda match: self._reference(names[int(match[1])]), made)

    def facts(self, facts: Sequence[FactRow]) -> str:
        """Boxes of figures, three in a row."""
        rows = []
        in_row = 2 if len(facts) in (2, 4) else FACTS_IN_ROW
        for start in range(0, len(facts), in_row):
            cells = [self._box(fact, 100 // in_row) for fact in facts[start : start + in_row]]
            cells += ["<td></td>"] * (in_row - len(cells))
            rows.append(f"<tr>{''.join(cells)}</tr>")
        return f'<table width="98%" cellspacing="6" cellpadding="8">{"".join(rows)}</table>' if rows else ""

    def policies(self, policies: Sequence[PolicyRow]) -> str:
        """The policies under the text, those that do not hold marked."""
        if not policies:
            return ""
        parts = [f"<h2>{escape(self._words.policies)}</h2>"]
        for policy in policies:
            about = "　·　".join(escape(part) for part in (policy.level, policy.number) if part)
            lines = "<br>".join(escape(line) for line in policy.text.splitlines() if line.strip())
            parts.append(
                f'<p style="margin-bottom: 12px"><a href="policy:{policy.id}"><b>{escape(policy.name)}</b></a><br>'
                f'<span class="muted" style="font-size: {CAPTION_PT + 1}pt">{about}{"　·　" if about else ""}'
                f"{self._validity(policy.valid_from, policy.valid_until)}</span>{'<br>' if lines else ''}{lines}</p>"
            )
        return "".join(parts)

    def _box(self, fact: FactRow, width: int) -> str:
        t = self._tokens
        small = f"font-size: {CAPTION_PT}pt; line-height: 120%"
        return (
            f'<td width="{width}%" bgcolor="{t.window}" style="border-left: 3px solid {t.accent}">'
            f'<a href="fact:{fact.id}"><span style="font-size: {FIGURE_PT - 4}pt; color: {t.accent}">'
            f"{escape(fact.value)}</span> <span class='muted'>{escape(fact.unit)}</span></a>"
            f"<p style='margin: 0; line-height: 120%'>{escape(fact.name)}</p>"
            f"<p class='muted' style='margin: 0; {small}'>{escape(fact.source)}</p>"
            f"<p class='muted' style='margin: 0; {small}'>{self._validity(None, fact.valid_until)}</p></td>"
        )

    def _validity(self, start: dt.date | None, end: dt.date | None) -> str:
        found = standing(self._day, start, end)
        if found is Standing.ENDED:
            return self._marked("■ " + self._words.ended.format(day=end), small_print=True)
        if found is Standing.NOT_YET:
            return self._marked("▲ " + self._words.not_yet.format(day=start), self._tokens.yellow, small_print=True)
        if end is None:
            return escape(self._words.always)
        words = self._words.until.format(day=end)
        if found is Standing.ENDS_SOON:
            return self._marked("▲ " + words, self._tokens.yellow, small_print=True)
        return escape(words)

    def _reference(self, name: str) -> str:
        row = self._named.get(name)
        if row is None:
            return self._marked("■ " + self._words.unknown.format(name=name))
        if isinstance(row, PolicyRow):
            shown = f'<a href="policy:{row.id}">{escape(reads_as(row, name))}</a>'
            ended = standing(self._day, row.valid_from, row.valid_until)
        else:
            soft = self._tokens.accent_soft
            shown = f'<a href="fact:{row.id}" style="background-color: {soft}">{escape(reads_as(row, name))}</a>'
            ended = standing(self._day, None, row.valid_until)
        if ended is Standing.ENDED:
            return shown + self._marked(f" ■ {self._words.ended.format(day=row.valid_until)}")
        return shown

    def _marked(self, words: str, colour: str = "", *, small_print: bool = False) -> str:
        small = f"; font-size: {CAPTION_PT}pt" if small_print else ""
        return f'<span style="color: {colour or self._tokens.red}{small}">{escape(words)}</span>'

    def _picture(self, match: re.Match[str]) -> str:
        caption = f'<br><span class="muted">{match[2]}</span>' if match[2] else ""
        return f'<img src="{match[1]}" width="{PICTURE_WIDTH}" />{caption}'
