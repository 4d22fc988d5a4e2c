"""The first start: a new office beside the place where it will live, moved there once everything is in it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import UnitGroup, UserRole
from db.models import Unit, User
from db.readings import pinyin_words
from desktop_app.domain.clock import Clock
from desktop_app.domain.progress import Progress, Silent
from desktop_app.domain.workbook.cells import read_code
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.paths import Paths
from desktop_app.queries import local
from desktop_app.services import users
from desktop_app.services.codes import read_table
from desktop_app.services.environment import environment
from desktop_app.services.init_office import init_office, set_local
from desktop_app.services.office import Office, open_office
from desktop_app.services.units import code_problem

_MUNICIPALITIES = ("11", "12", "31", "50")
_UNFINISHED = "set-up-"


@dataclass(frozen=True, slots=True)
class Plan:
    """What the first start asks for. `own_city` is a prefix of region codes; `password` may be empty."""

    code: str
    name: str
    centre: bool
    group: UnitGroup
    own_city: str
    user: str
    password: str = field(default="", repr=False)
    sample: bool = False
    backup_folder: Path | None = None


def is_set_up(session: Session) -> bool:
    """Whether the database belongs to somebody: a unit of its own, or any records at all."""
    return bool(local.unit_code(session)) or session.scalar(select(Unit.id).limit(1)) is not None


@dataclass(frozen=True, slots=True)
class City:
    """A place an office can lie in: the prefix of its region codes, its names, and the pinyin that finds it."""

    prefix: str
    name: str
    name_en: str
    words: str


def own_cities(resources: Path) -> list[City]:
    """The municipalities and the cities of the provinces, in the order of the codes."""
    provinces: dict[str, tuple[str, str]] = {}
    cities: list[City] = []
    for row in read_table(resources, "region"):
        prefix, rest = row.code[:2], row.code[2:]
        if rest == "0000":
            provinces[prefix] = (row.name, row.name_en)
            if prefix in _MUNICIPALITIES:
                cities.append(City(prefix, row.name, row.name_en, pinyin_words(row.name)))
        elif rest.endswith("00") and prefix not in _MUNICIPALITIES and row.valid_to is None:
            name, name_en = provinces.get(prefix, ("", ""))
            full, full_en = f"{name} {row.name}".strip(), f"{row.name_en or row.name}, {name_en}".strip(", ")
            cities.append(City(row.code[:4], full, full_en, pinyin_words(row.name)))
    return cities


def set_up_folder(paths: Paths, plan: Plan, progress: Progress | None = None, clock: Clock | None = None) -> None:
    """Make the office of a data folder that has none. Raises UserError or Cancelled; the folder is as before then."""
    check_backup_folder(plan.backup_folder)
    with new_office(paths, clock) as office:
        set_up(office, paths.resources, plan, progress)


@contextmanager
def new_office(paths: Paths, clock: Clock | None = None) -> Iterator[Office]:
    """An office beside the place where it will live: it is moved there whole when the block has ended well.

    Raises UserError when there is one already.
    """
    _refuse_another(paths)
    with environment():
        paths.create()
        home = paths.database.parent
        with tempfile.TemporaryDirectory(dir=home, prefix=_UNFINISHED, ignore_cleanup_errors=True) as folder:
            file = Path(folder) / paths.database.name
            office = open_office(file, clock=clock)
            try:
                yield office
            finally:
                office.close()
            _refuse_another(paths)
            attachments = file.parent / "attachments"
            if attachments.is_dir():
                shutil.copytree(attachments, paths.attachments, dirs_exist_ok=True)
            file.replace(paths.database)
        _sweep(home)


def _refuse_another(paths: Paths) -> None:
    if paths.database.exists():
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "There is an office in {folder} already."),
            QT_TRANSLATE_NOOP("errors", "Choose another folder; nothing was changed."),
            folder=paths.database.parent,
        )


def _sweep(home: Path) -> None:
    """Take away what a set-up left that was killed in the middle."""
    for folder in home.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(folder, ignore_errors=True)


def set_up(office: Office, resources: Path, plan: Plan, progress: Progress | None = None) -> None:
    """Fill an empty database: code tables, the sample year if wanted, its unit, and its first user.

    Raises InvalidInput naming `code`, `name`, `user` or `password`.
    """
    progress = progress or Silent()
    progress.report(None, QT_TRANSLATE_NOOP("progress", "Making the database"))
    plan = replace(plan, code=read_code(plan.code))
    if (problem := code_problem(plan.code)) is not None:
        raise InvalidInput(problem.message, problem.hint, fields={"code": problem})
    actor = replace(users.SYSTEM, unit_code=plan.code)
    if plan.sample:
        from desktop_app.services.load_sample import CENTRE, load_sample  # much, and needed on the first start only

        set_local(office, unit_code=plan.code, is_centre=plan.centre)  # a unit's sample is all its own
        load_sample(office, actor, resources, plan.code if plan.centre else CENTRE, progress)
    progress.check()
    init_office(
        office,
        actor,
        resources,
        code=plan.code,
        name=plan.name,
        centre=plan.centre,
        group=plan.group,
        own_city=plan.own_city,
    )
    progress.check()
    with office.maintain() as session:
        if session.scalar(select(User.id).limit(1)) is None:
            _add_first_user(session, plan)
    progress.report(1, "")


def check_backup_folder(folder: Path | None) -> None:
    """Raises InvalidInput naming `backup_folder` when nothing can be written there."""
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        cannot = QT_TRANSLATE_NOOP("errors", "Nothing can be written into {folder}.")
        choose = QT_TRANSLATE_NOOP("errors", "Choose another folder for the backups.")
        where = UserError(cannot, choose, folder=folder)
        raise InvalidInput(cannot, choose, fields={"backup_folder": where}, folder=folder) from error


def _add_first_user(session: Session, plan: Plan) -> None:
    """The first user looks after the machine."""
    try:
        users.new_user(session, plan.user, UserRole.ADMIN, plan.password)
    except InvalidInput as error:
        fields = {{"name": "user"}.get(name, name): one for name, one in error.fields.items()}
        raise InvalidInput(error.message, error.hint, fields=fields, **error.values) from error
