"""A bulletin in work on the reports page: made, kept as a draft, checked, issued; all of it in the background."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.documents import issuing
from desktop_app.documents.issuing import Issued, Settled, Wanted
from desktop_app.documents.paint import RenderResult
from desktop_app.documents.produce import Bulletin, Press
from desktop_app.domain.quoting import within_title
from desktop_app.queries.report_drafts import last_step
from desktop_app.services.reports import NotChecked
from desktop_app.ui.dialogs.draft_watch import DraftWatch
from desktop_app.ui.messages import confirm
from desktop_app.ui.models.draft_words import cautions
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.tasks import Progress
from desktop_app.ui.widgets.report_archive import number_words


@dataclass(frozen=True, slots=True)
class Made:
    """A bulletin made just now; nothing of it is frozen. `settled` None: its draft is not kept yet."""

    bulletin: Bulletin
    rendered: RenderResult
    path: Path
    settled: Settled | None = None

    @property
    def changes(self) -> Any:
        """What keeping the draft changed."""
        return self.settled.changes if self.settled else None


class ReportWork(QWidget):
    """Does the work for `host`, and is never seen itself. `made` gives a Made, `settled` a Settled; `ended` comes after
    any making and tells whether the user stopped it; `outdated` when what was to be issued is no longer what was
    checked; `began` before it is issued, and `tried` after any deciding, done or refused."""

    made = Signal(object)
    settled = Signal(object)
    ended = Signal(bool)
    outdated = Signal(object)
    began = Signal()
    tried = Signal()

    def __init__(self, navigator: Navigator, press: Press, watch: DraftWatch, host: QWidget) -> None:
        super().__init__(host)
        self.hide()
        self._host = host
        self.navigator = navigator
        self._press = press
        self._watch = watch

    def make(self, wanted: Wanted, shown: Path | None = None) -> None:
        """Make it and keep its draft; a draft whose check does not hold any more says so. A file that is `shown`
        meanwhile stays as it is."""
        office, press, actor, out = self.navigator.office, self._press, self.navigator.actor, self._file(wanted)
        watch = self._watch
        if out == shown:
            out = out.with_stem(f"{out.stem}-again")

        def work(progress: Progress) -> Made:
            with office.read() as session:
                step = last_step(session)
            bulletin, rendered = issuing.make(office, press, wanted, out, *_followed(progress))
            settled = issuing.settle(office, press, actor, bulletin)
            watch.note(settled.draft, step)
            return Made(bulletin, rendered, out, settled)

        progress = self.navigator.run(self.tr("Making the report"), work, self.made.emit)
        progress.ended.connect(lambda: QTimer.singleShot(0, self, lambda: self.ended.emit(progress.cancelled)))

    def settle(self, made: Made) -> None:
        """Keep the draft of what was made elsewhere."""
        office, press, actor = self.navigator.office, self._press, self.navigator.actor
        self._write(lambda: issuing.settle(office, press, actor, made.bulletin))

    def check(self, made: Made) -> None:
        """The user says that what is on the page is right."""
        office, actor = self.navigator.office, self.navigator.actor
        self._write(lambda: issuing.check(office, actor, made.bulletin))

    def ask_check(self, made: Made) -> None:
        """The same, once more asked when there is something to think of."""
        told = self._cautions(made)
        if not told:
            self.check(made)
            return
        question = self.tr("Is “{title}” right all the same?").format(title=within_title(made.bulletin.title))
        confirm(self._host, question, "\n".join(told), self.tr("Figures and words are right"), lambda: self.check(made))

    def _cautions(self, made: Made) -> list[str]:
        return cautions(made.bulletin, made.rendered.missing_characters, self.navigator.today())

    def take_back(self, made: Made) -> None:
        """The check does not hold any more, by the user's own wish."""
        office, actor = self.navigator.office, self.navigator.actor
        self._write(lambda: issuing.take_back(office, actor, made.bulletin))

    def ask_issue(self, made: Made) -> None:
        """What is taken cannot be given back, so it is asked for once more."""
        bulletin = made.bulletin
        number = number_words(bulletin.kind, bulletin.year, bulletin.number)
        frozen = self.tr("The number is taken and the figures are frozen; later edits never change this report.")
        confirm(
            self._host,
            self.tr("Issue “{title}” as {number}?").format(title=within_title(bulletin.title), number=number),
            "\n".join((*self._cautions(made), frozen)),
            self.tr("Issue {number}").format(number=number),
            lambda: self.issue(made),
        )

    def issue(self, made: Made) -> None:
        """Make it once more with its number and freeze it, if it is still what was checked."""
        office, press, actor, wanted = (
            self.navigator.office,
            self._press,
            self.navigator.actor,
            issuing.of(made.bulletin),
        )
        out = made.path.with_name(f"{made.path.stem}-issued.pdf")

        def work(progress: Progress) -> Issued | NotChecked:
            try:
                return issuing.issue(office, press, actor, wanted, out, *_followed(progress))
            except NotChecked as error:
                return error

        self.began.emit()
        progress = self.navigator.run(self.tr("Issuing the report"), work, lambda result: self._issued(wanted, result))
        progress.ended.connect(lambda: QTimer.singleShot(0, self, self.tried.emit))

    def _issued(self, wanted: Wanted, result: Issued | NotChecked) -> None:
        if isinstance(result, NotChecked):
            self.navigator.show_error(result)
            self.outdated.emit(wanted)
            return
        words = self.tr("“{title}” is issued as {number}.")  # a number that is taken stays taken: no link to undo
        made = result.bulletin
        number = number_words(made.kind, made.year, made.number)
        self.navigator.show_message("success", words.format(title=within_title(made.title), number=number))

    def _write(self, action: Any) -> None:
        self.navigator.worker.write(action, self.settled.emit, self._refused, owner=self)

    def _refused(self, error: Exception) -> None:
        """Somebody else may have issued it or given it up meanwhile."""
        self.navigator.show_error(error)
        self.tried.emit()

    def _file(self, wanted: Wanted) -> Path:
        suffix = "-correction" if wanted.corrects else ""
        return self.navigator.paths.data / "preview" / f"{wanted.kind.value}-{wanted.period}{suffix}.pdf"


def _followed(progress: Progress) -> tuple[Any, Any]:
    """What the making of pages tells and asks."""
    return lambda page, pages: progress.report(page / pages), lambda: progress.cancelled
