"""Which bulletins in work have to be made again, since records that they print were changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.queries import report_drafts
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.ui.navigation import Navigator


@dataclass(slots=True)
class DraftWatch:
    """Remembers up to which step of the journal a draft was compared, while the window is open."""

    navigator: Navigator
    owner: QObject
    _compared: dict[str, int] = field(default_factory=dict)

    def note(self, draft: DraftRow | None, step: int) -> None:
        """A bulletin was made when the journal had come to this step: its draft is as good as its records were then.

        Called where it is made, in the background: whatever is read after that knows it.
        """
        if draft is not None:
            self._compared[draft.id] = step

    def reader(self) -> Callable[[Any], tuple[Sequence[DraftRow], frozenset[str]]]:
        """Reads all drafts, and the ids of those to be made again; for the background."""
        compared = dict(self._compared)

        def read(session: Any) -> tuple[Sequence[DraftRow], frozenset[str]]:
            drafts = report_drafts.in_work(session)
            return drafts, report_drafts.outdated(session, drafts, compared)

        return read

    def look(self, show: Callable[[frozenset[str]], None]) -> None:
        """Give the ids of those to be made again, as it is now."""
        read = self.reader()
        self.navigator.worker.read(lambda session: read(session)[1], show, owner=self.owner, latest="outdated")
