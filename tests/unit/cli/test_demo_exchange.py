"""The demonstration's exchange: cards, a first package, what both changed, and the centre's answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.cli.context import Context
from desktop_app.cli.demo_exchange import AT_ONCE, NEXT_STEP, UNIT, Pair, pair, pictures
from desktop_app.paths import find_paths
from desktop_app.queries.project_filter import ProjectFilter
from desktop_app.queries.projects import ids
from desktop_app.services.init_office import init_office
from desktop_app.services.load_sample import CENTRE, load_sample
from desktop_app.settings import Settings, SettingsFile
from desktop_app.sync import conflicts
from desktop_app.sync.stick import look_at
from desktop_app.ui.app import Application
from desktop_app.ui.window_factory import make_window


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Pair]:
    context = Context(find_paths(tmp_path / "data"), "en")
    context.paths.create()
    load_sample(context.create(), context.actor, context.paths.resources)
    init_office(
        context.create(), context.actor, context.paths.resources, code=CENTRE, name="区合作交流办公室", centre=True
    )
    made = pair(context, tmp_path / "exchange")
    yield made
    made.close()
    context.close()


def test_packages_go_there_and_back(offices: Pair) -> None:
    made = list(offices.meet())
    assert [path.suffix for path in made] == [".zstcard", ".zstcard", ".zstpack"]
    with offices.unit.office.read() as session:
        own = ids(session, ProjectFilter(), "number")
    assert len(own) >= 3 * AT_ONCE, "each of the demonstration's looks has projects of its own"
    for number in range(2):
        folder = offices.work(number)
        [package] = look_at(offices.centre, folder).packages
        assert package.state == "ready" and package.found is not None and package.found.unit_code == UNIT[0]
        offices.centre.take(package.files, offices.actor)
    with offices.centre.office.read() as session:
        open_ = conflicts.conflicts(session)
        steps = session.connection().exec_driver_sql("SELECT count(*) FROM project WHERE next_step = ?", (NEXT_STEP,))
        assert steps.scalar_one() == 2
    assert {one.fields for one in open_} == {("handler",)} and len(open_) == 2 * (AT_ONCE - 1)
    offices.answer("2")
    with offices.unit.office.read() as session:
        assert [one.id for one in conflicts.conflicts(session)] == [one.id for one in open_]


def test_a_window_that_does_not_get_there_is_an_error(offices: Pair, qtbot: QtBot, tmp_path: Path) -> None:
    """The demonstration has failed then, and is no picture of an empty page."""
    list(offices.meet())
    paths = find_paths(offices.centre.folder)
    application = Application([], paths, Settings(theme="light"), "en")
    office = offices.centre.office
    window = make_window(application, office, paths, SettingsFile(paths.settings), offices.actor)
    qtbot.addWidget(window)
    window.show()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pair, "work", lambda _pair, _number: tmp_path)
        steps = pictures(offices, 0, window, lambda: qtbot.waitUntil(lambda: not window.worker.busy, timeout=20_000))
        assert next(steps) == "choose"
        with pytest.raises(RuntimeError, match="does not show what the package would change"):
            next(steps)
    window.close()
    window.worker.close()
