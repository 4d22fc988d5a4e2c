"""The year's training schedule: on paper, and as calendar entries (.ics, RFC 5545)."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.listprint import ListData, render_list
from desktop_app.documents.model import Align, Column, Table
from desktop_app.documents.paint import Progress, RenderResult, write_atomically

WEEKDAYS = "一二三四五六日"
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


@dataclass(frozen=True, slots=True)
class TrainingData:
    """A year's schedule: sessions by time, planned and held counts, the plan's text."""

    year: int
    office: str
    date: datetime.date
    sessions: tuple[SessionRow, ...]
    online_planned: int = 0
    offline_planned: int = 0
    online_held: int = 0
    offline_held: int = 0
    text: str = ""


def schedule(data: TrainingData, landscape: bool = True) -> ListData:
    """The schedule as a list to print."""
    columns = (
        Column("序号", 0.4, Align.CENTRE),
        Column("日期", 1.1, Align.CENTRE),
        Column("时间", 0.9, Align.CENTRE),
        Column("形式", 0.5, Align.CENTRE),
        Column("主题", 3.0),
        Column("主讲", 1.0),
        Column("地点", 1.5),
        Column("对象", 1.6),
        Column("学时", 0.5, Align.RIGHT),
        Column("人次", 0.5, Align.RIGHT),
        Column("状态", 0.7, Align.CENTRE),
    )
    rows = tuple(
        (
            str(number),
            f"{row.starts:%Y-%m-%d}（{WEEKDAYS[row.starts.weekday()]}）",
            f"{row.starts:%H:%M}" + (f"–{row.ends:%H:%M}" if row.ends else ""),
            row.form,
            row.topic,
            row.teacher,
            row.place,
            row.audience,
            row.hours,
            "" if row.attended is None else str(row.attended),
            row.state,
        )
        for number, row in enumerate(sorted(data.sessions, key=lambda row: (row.starts, row.id)), 1)
    )
    counts = (
        f"线上计划{data.online_planned}次，已举办{data.online_held}次；"
        f"线下计划{data.offline_planned}次，已举办{data.offline_held}次。"
    )
    notes = (counts, *(line.strip() for line in data.text.splitlines() if line.strip()))
    title = f"{data.year}年招商培训计划"
    footer = f"{data.office}　{data.date:%Y-%m-%d}"
    return ListData(title, Table(columns, rows), data.date, notes, footer, data.office, landscape)


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
        f"X-WR-CALNAME:{_escaped(f'{data.year}年招商培训计划')}",
        *TIMEZONE,
    ]
    for row in sorted(data.sessions, key=lambda row: (row.starts, row.id)):
        lines += _event(row, data)
    lines.append("END:VCALENDAR")
    text = "".join(_folded(line) for line in lines)
    return write_atomically(path, text.encode("utf-8"))


def _event(row: SessionRow, data: TrainingData) -> list[str]:
    ends = row.ends or row.starts + datetime.timedelta(hours=2)
    about = [
        f"{label}：{text}"
        for label, text in (("形式", row.form), ("主讲", row.teacher), ("对象", row.audience))
        if text
    ]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{row.id}@zhaoshangtong",
        f"DTSTAMP:{data.date:%Y%m%d}T000000Z",
        f"DTSTART;TZID=Asia/Shanghai:{row.starts:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Asia/Shanghai:{ends:%Y%m%dT%H%M%S}",
        f"SUMMARY:{_escaped(row.topic)}",
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
