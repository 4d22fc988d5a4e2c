"""An office as large as we build for, made once and kept under build/ until the program that makes it changes."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.paths import Paths, find_paths
from desktop_app.services.init_office import init_office
from desktop_app.services.load_sample import load_fixture
from desktop_app.services.office import Actor, Office, open_office

ROOT = Path(__file__).parents[2]
PROJECTS_VARIABLE = "BENCH_PROJECTS"
UNITS, SEED = 75, 1
ACTOR = Actor("bench")
MAKERS = (
    "db/migrations/versions",
    "db/models",
    "db/capture.py",
    "db/search.py",
    "db/readings.py",
    "desktop_app/services/sample_year",
)


def projects() -> int:
    """How many projects the benchmarks run with."""
    return int(os.environ.get(PROJECTS_VARIABLE, "100000"))


def _stamp() -> str:
    """Changes with whatever decides what the office looks like."""
    digest = hashlib.sha256()
    for name in MAKERS:
        place = ROOT / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def paths() -> Paths:
    """The office's folder, filled when it is not there yet (a few minutes for 100,000 projects)."""
    folder = ROOT / "build" / "bench" / f"{projects()}-{_stamp()}"
    found = find_paths(folder)
    if not (folder / "complete").exists():
        for old in folder.parent.glob(f"{projects()}-*"):
            shutil.rmtree(old)
        found.create()
        office = open_office(found.database)
        load_fixture(office, ACTOR, found.resources, projects=projects(), units=UNITS, seed=SEED)
        init_office(office, ACTOR, found.resources, code="DL01", name="合作交流办", centre=True)
        office.close()
        (folder / "complete").touch()
    return found


@contextmanager
def office() -> Iterator[Office]:
    """The office, open."""
    opened = open_office(paths().database)
    try:
        yield opened
    finally:
        opened.close()
