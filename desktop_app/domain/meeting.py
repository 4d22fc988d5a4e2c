"""A review meeting before and after it is held: how it stands, what it is called, and what its record says.

Its hour, judges, guests and recorder, and the day of its minutes, stand in lines of their own before the text of the
minutes ("时间：09:30"), so that they travel with the minutes and can be read wherever those are.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

JOINER = "、"
_LABELS = {"时间": "starts", "评委": "judges", "列席": "guests", "记录": "recorder", "印发": "issued_on"}
_LINE = re.compile(r"(时间|评委|列席|记录)：(.*)|(印发)：\s*(\d{4}-\d{2}-\d{2})")
_SEVERAL = re.compile(r"[\u4e00-\u9fff]{2,4}( [\u4e00-\u9fff]{2,4})+")
"""Chinese names with nothing but blanks between them."""
_NUMBER = re.compile(r"第\s*(\d+)\s*次")


class MeetingState(StrEnum):
    """How far a meeting has come."""

    AHEAD = "ahead"
    UNDECIDED = "undecided"
    WAITING = "waiting"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Proceedings:
    """What is written down of a meeting; `judges` are those named for it, whether they gave points or not.

    `issued_on` (印发日期) is the day of its minutes and of the duties that it gave, None: the day of the meeting.
    """

    starts: time | None = None
    judges: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    recorder: str = ""
    text: str = ""
    issued_on: date | None = None


def state(held_on: date, today: date, projects: int, undecided: int, confirmed: bool) -> MeetingState:
    """How a meeting with so many projects, some of them without a result, stands today."""
    if confirmed:
        return MeetingState.CONFIRMED
    if held_on > today:
        return MeetingState.AHEAD
    return MeetingState.UNDECIDED if undecided or not projects else MeetingState.WAITING


def names(text: str) -> tuple[str, ...]:
    """The names in a list as clerks write them, each once; blanks between them do not count."""
    parts = (" ".join(part.split()) for part in re.split(r"[、,，;；\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def persons(text: str) -> tuple[str, ...]:
    """The same of persons, whom some part by blanks only; a blank within a short name (赵 六) parts none."""
    apart = (part.split() if _SEVERAL.fullmatch(part) else [part] for part in names(text))
    return tuple(dict.fromkeys(name for some in apart for name in some))


def read(kept: str) -> Proceedings:
    """The record of a meeting as it is kept; a line that is none of those at its beginning is text."""
    lines, found = kept.splitlines(), dict[str, str]()
    while lines and (match := _LINE.fullmatch(lines[0].strip())):
        label, value = _LABELS[match[1] or match[3]], match[2] or match[4] or ""
        if label in found:
            break
        found[label] = value.strip()
        lines.pop(0)
    starts, issued = found.get("starts", ""), found.get("issued_on", "")
    try:
        hour = time.fromisoformat(starts) if starts else None
        day = date.fromisoformat(issued) if issued else None
    except ValueError:
        return Proceedings(text=kept.strip())
    return Proceedings(
        hour,
        names(found.get("judges", "")),
        names(found.get("guests", "")),
        found.get("recorder", ""),
        "\n".join(lines).strip(),
        day,
    )


def kept(record: Proceedings) -> str:
    """The same as one text; nothing is said of what is not known."""
    values = {
        "时间": record.starts.strftime("%H:%M") if record.starts else "",
        "评委": JOINER.join(record.judges),
        "列席": JOINER.join(record.guests),
        "记录": " ".join(record.recorder.split()),
        "印发": record.issued_on.isoformat() if record.issued_on else "",
    }
    return "\n".join([*(f"{label}：{value}" for label, value in values.items() if value), record.text.strip()]).strip()


def number_in(title: str) -> int | None:
    """The number in "第3次", None where there is none."""
    match = _NUMBER.search(title)
    return int(match[1]) if match else None


def next_number(titles: Iterable[str]) -> int:
    """The number of the next meeting of a year: one more than the highest, and than there are meetings."""
    known = list(titles)
    return max([len(known), *(number for title in known if (number := number_in(title)))]) + 1


def title(district: str, year: int, number: int) -> str:
    """What a meeting is called unless the clerk says otherwise."""
    return f"{district}{year}年第{number}次项目评审会"


def hour_words(starts: time | None) -> str:
    """上午9时30分, as papers write it; "" for no hour."""
    if starts is None:
        return ""
    part = "上午" if starts.hour < 12 else "中午" if (starts.hour, starts.minute) == (12, 0) else "下午"
    hour = starts.hour - 12 if starts.hour > 12 else starts.hour
    return f"{part}{hour}时" + (f"{starts.minute}分" if starts.minute else "")
