"""The year's training schedule: on paper, and as calendar entries (.ics, RFC 5545)."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.documents import wording
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.listprint import ListData, render_list
from desktop_app.documents.model import Align, Column, Table
from desktop_app.documents.output import write_atomically
from desktop_app.documents.paint import Progress, RenderResult

WEEKDAYS = "一二三四五六日"
CANCELLED = "已取消"
"""What a session is that is not held, beside 已举办; its record says 取消."""

WAITING = "待登记"
"""What a session is whose day has gone while nobody said whether it was held."""
TIMEZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A person on a session's list."""

    unit: str
    person: str
    attended: bool


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A training session; times are local, words as shown (线上, 已举办). `id` is the record's, for the calendar."""

    id: str
    topic: str
    form: str
    starts: datetime.datetime
    ends: datetime.datetime | None = None
    teacher: str = ""
    place: str = ""
    unit: str = ""
    audience: str = ""
    hours: str = ""
    attended: int | None = None
    state: str = ""
    materials: str = ""
    cancelled: bool = False
    people: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainingData:
    """A year's schedule: sessions by time, planned (None = no plan) and held counts, the plan's text."""

    year: int
    office: str
    date: datetime.date
    sessions: tuple[SessionRow, ...]
    online_planned: int | None = None
    offline_planned: int | None = None
    online_held: int = 0
    offline_held: int = 0
    text: str = ""
    attendances: int = 0

    @property
    def title(self) -> str:
        """The title on paper."""
        return f"{self.year}年招商培训计划"

    @property
    def in_order(self) -> list[SessionRow]:
        """The sessions by time."""
        return sorted(self.sessions, key=lambda row: (row.starts, row.id))

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands below the title: planned and held, then the plan's text."""
        forms = (("线上", self.online_planned, self.online_held), ("线下", self.offline_planned, self.offline_held))
        parts = [_planned_and_held(*form, [row for row in self.sessions if row.form == form[0]]) for form in forms]
        parts.append(f"参训{self.attendances}人次" if self.attendances else "")
        told = "；".join(part for part in parts if part)
        lines = [line.strip() for line in self.text.splitlines() if line.strip()]
        return tuple([f"{told}。"] if told else []) + tuple(lines)


def _planned_and_held(form: str, planned: int | None, held: int, rows: Sequence[SessionRow]) -> str:
    """How many sessions of a form the year's plan has, how many the schedule below has where these are not as many,
    and what became of them; nothing where there are none."""
    told = [f"年度计划{planned}次"] if planned else []
    told += [f"列入日程{len(rows)}次"] if rows and len(rows) != (planned or held) else []
    cancelled, waiting = sum(row.cancelled for row in rows), sum(row.state == WAITING for row in rows)
    became = ((f"已举办{held}次", held), (f"{CANCELLED}{cancelled}次", cancelled), (f"{WAITING}{waiting}次", waiting))
    done = "、".join(words for words, count in became if count)
    told += [done or "尚未举办"] if done or told else []
    return form + "，".join(told) if told else ""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the schedule, the same on paper and in the workbook: its share of the width, what it says."""

    title: str
    weight: float
    text: Callable[[SessionRow], str]
    align: Align = Align.LEFT
    optional: bool = False
    """Left out when no session says anything in it."""


FIELDS = (
    Field("日期", 1.15, lambda row: day_text(row.starts), Align.CENTRE),
    Field("时间", 0.9, lambda row: time_text(row), Align.CENTRE),
    Field("形式", 0.5, lambda row: row.form, Align.CENTRE),
    Field("主题", 2.6, lambda row: row.topic),
    Field("主讲", 0.9, lambda row: row.teacher, optional=True),
    Field("地点", 1.4, lambda row: row.place, optional=True),
    Field("组织单位", 1.2, lambda row: row.unit, optional=True),
    Field("对象", 1.5, lambda row: row.audience, optional=True),
    Field("学时", 0.5, lambda row: row.hours, Align.RIGHT, optional=True),
    Field("人次", 0.5, lambda row: "" if row.attended is None else str(row.attended), Align.RIGHT, optional=True),
    Field("状态", 0.7, lambda row: row.state, Align.CENTRE),
)


def fields(data: TrainingData) -> list[Field]:
    """The columns that this schedule needs."""
    return [one for one in FIELDS if not one.optional or any(one.text(row) for row in data.sessions)]


def day_text(day: datetime.datetime) -> str:
    """2022-03-16（三）."""
    return f"{day:%Y-%m-%d}（{WEEKDAYS[day.weekday()]}）"


def time_text(row: SessionRow) -> str:
    """09:00—11:30; with the day where it ends on another."""
    if row.ends is None:
        return f"{row.starts:%H:%M}"
    ends = f"{row.ends:%H:%M}" if row.ends.date() == row.starts.date() else f"{row.ends:%m-%d %H:%M}"
    return f"{row.starts:%H:%M}—{ends}"


def schedule(data: TrainingData, landscape: bool = True) -> ListData:
    """The schedule as a list to print."""
    chosen = fields(data)
    columns = (Column("序号", 0.4, Align.CENTRE), *(Column(one.title, one.weight, one.align) for one in chosen))
    rows = tuple(
        (str(number), *(one.text(row) or wording.NOTHING for one in chosen))
        for number, row in enumerate(data.in_order, 1)
    )
    footer = f"{data.office}　{data.date:%Y-%m-%d}"
    return ListData(data.title, Table(columns, rows), data.date, data.notes, footer, data.office, landscape)


def render_training(
    data: TrainingData,
    path: Path,
    fonts: FontBook,
    *,
    landscape: bool = True,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RenderResult:
    """Write the schedule to `path` as a PDF. Raises Cancelled and EnvironmentProblem."""
    return render_list(schedule(data, landscape), path, fonts, progress, cancelled)


def write_calendar(data: TrainingData, path: Path) -> str:
    """Write the sessions as calendar entries to `path`; returns the file's SHA-256. Raises EnvironmentProblem.

    An entry keeps its identity, so importing the file again updates it; the same data give the same bytes.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Zhaoshangtong//Training//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(data.title)}",
        *TIMEZONE,
    ]
    for row in data.in_order:
        lines += _event(row, data)
    lines.append("END:VCALENDAR")
    text = "".join(_folded(line) for line in lines)
    return write_atomically(path, text.encode("utf-8"))


def _event(row: SessionRow, data: TrainingData) -> list[str]:
    ends = row.ends or row.starts + datetime.timedelta(hours=2)
    about = [
        f"{label}：{text}"
        for label, text in (
            ("形式", row.form),
            ("主讲", row.teacher),
            ("组织单位", row.unit),
            ("对象", row.audience),
            ("资料", row.materials),
        )
        if text
    ]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{row.id}@zhaoshangtong",
        f"DTSTAMP:{data.date:%Y%m%d}T000000Z",
        f"DTSTART;TZID=Asia/Shanghai:{row.starts:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Asia/Shanghai:{ends:%Y%m%dT%H%M%S}",
        f"SUMMARY:{_escaped(row.topic)}",
        "STATUS:" + ("CANCELLED" if row.cancelled else "CONFIRMED"),
    ]
    if row.place:
        lines.append(f"LOCATION:{_escaped(row.place)}")
    if about:
        lines.append("DESCRIPTION:" + _escaped("\n".join(about)))
    return [*lines, "END:VEVENT"]


def _escaped(text: str) -> str:
    """A text value (RFC 5545, 3.3.11)."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, never inside a character (RFC 5545, 3.1)."""
    pieces: list[str] = []
    piece, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8"))
        if size + octets > (75 if not pieces else 74):
            pieces.append(piece)
            piece, size = "", 0
        piece += character
        size += octets
    pieces.append(piece)
    return "\r\n ".join(pieces) + "\r\n"
