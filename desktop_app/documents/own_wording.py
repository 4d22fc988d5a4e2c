"""The office's own templates: which there are, what stands in them, and keeping what was written in one."""

import shutil
from pathlib import Path
from typing import NamedTuple

from desktop_app.documents import templates
from desktop_app.documents.produce import Press
from desktop_app.documents.template_mistakes import refuse_mistakes
from desktop_app.errors import EnvironmentProblem, UserError
from desktop_app.services.safe_files import beside, disk, to_disk

NAMES = ("monthly.txt", "fortnightly.txt", "notice.txt", "annual.txt", "correction.txt", "letter.txt", "review.txt")
_OLD = ".bak"


class Wording(NamedTuple):
    """One template: its text, and whether the office wrote it itself."""

    name: str
    text: str
    is_own: bool


def wordings(press: Press) -> list[Wording]:
    """All templates. Raises UserError for one that cannot be opened."""
    return [wording(press, name) for name in NAMES]


def wording(press: Press, name: str) -> Wording:
    """One template. What an old Notepad saved as Chinese text without saying so is read, too, to be put right."""
    own, supplied = places(press, name)
    path = own if own.is_file() else supplied
    try:
        text = templates.text_of(path)
    except EnvironmentProblem:
        raise
    except UserError:
        text = path.read_text(encoding="gb18030", errors="replace")
    return Wording(name, text, own.is_file())


def places(press: Press, name: str) -> tuple[Path, Path]:
    """Where the office's own file is, or would be, and the supplied one."""
    *own, supplied = press.templates()
    return (own[0] if own else supplied) / name, supplied / name


def keep(press: Press, name: str, text: str) -> None:
    """Print with this text from now on; one that is as supplied needs no file. Raises UserError for a mistake in it."""
    own, supplied = places(press, name)
    text, as_supplied = "\n".join(text.splitlines()).rstrip() + "\n", templates.text_of(supplied)
    if text == as_supplied.rstrip() + "\n":
        back_to_supplied(press, name)
        return
    written = templates.check(text, Path(name), supplied)
    refuse_mistakes(written, templates.check(as_supplied, supplied, supplied), as_supplied)
    own.parent.mkdir(parents=True, exist_ok=True)
    with disk(own), beside(own) as folder:
        made = folder / name
        made.write_text(text, encoding="utf-8", newline="\r\n")  # an old Notepad shows one line otherwise
        to_disk(made)
        if own.is_file():
            shutil.copyfile(own, _aside(own))
        made.replace(own)


def back_to_supplied(press: Press, name: str) -> None:
    """Print with the supplied text again; the office's own stays beside it under another name."""
    own, _ = places(press, name)
    with disk(own):
        if own.is_file():
            own.replace(_aside(own))


def _aside(own: Path) -> Path:
    return own.with_name(own.name + _OLD)
