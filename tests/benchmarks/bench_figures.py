"""Counting the largest office: every indicator of the district and all units for a month, ranking, first page, PDF."""

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from db.enums import ReportKind
from desktop_app.documents import produce
from desktop_app.domain.periods import Month
from desktop_app.paths import resources_folder
from desktop_app.queries import indicator_table, overview, ranking, units
from desktop_app.services.init_office import init_office
from desktop_app.services.load_sample import load_sample
from desktop_app.services.office import Office, open_office
from tests.benchmarks.big_office import ACTOR, office, paths, projects
from tests.benchmarks.result import Result

MONTH = Month(2022, 12)
INDICATORS_S, MONTHLY_S = 1.0, 1.5


def run() -> Iterator[Result]:
    """All measurements of this module, best of three after one to warm up."""
    with office() as opened, opened.read() as session:
        codes: list[str | None] = [None, *units.codes(session)]
        counted = best(lambda: indicator_table.table(session, MONTH, codes))
        yield Result(
            f"all indicators, district and {len(codes) - 1} units", counted, "s", INDICATORS_S, "sqlite3 loop", peer()
        )
        yield Result("ranking", best(lambda: ranking.table(session, MONTH)), "s")
        yield Result("first page", best(lambda: overview.overview(session, MONTH)), "s")
        yield bulletin(opened, f"月度通报, {projects():,} projects", None)
    with tempfile.TemporaryDirectory() as folder:
        sample = open_office(Path(folder) / "office.db")
        load_sample(sample, ACTOR, resources_folder(), "DL01")
        init_office(sample, ACTOR, resources_folder(), code="DL01", name="合作交流办", centre=True)
        yield bulletin(sample, "月度通报 of the sample year with its figures", MONTHLY_S)
        sample.close()


def bulletin(opened: Office, name: str, limit: float | None) -> Result:
    """Counting, wording and setting a December's bulletin, once the faces are read."""
    with tempfile.TemporaryDirectory() as folder:
        press, out = produce.Press(resources_folder()), Path(folder) / "m.pdf"
        made = best(lambda: produce.produce(opened, press, ReportKind.MONTHLY, str(MONTH), out), times=2)
    return Result(name, made, "s", limit)


def peer() -> float:
    """Reading the confirmed money of the year row by row and adding it up in Python: one of some fifteen figures."""
    connection = sqlite3.connect(paths().database)

    def add() -> int:
        rows = connection.execute(
            """SELECT f.amount_fen, coalesce(nullif(pi.origin_code, ''), i.region_code, '') FROM fund_entry f
            LEFT JOIN project_investor pi ON pi.project_id = f.project_id AND pi.investor_id = f.investor_id
            LEFT JOIN investor i ON i.id = f.investor_id
            WHERE f.state = 'confirmed' AND f.count_month BETWEEN '2022-01' AND '2022-12'"""
        )
        return sum(fen for fen, origin in rows if not origin.startswith("12"))

    seconds = best(add)
    connection.close()
    return seconds


def best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of the shortest of some runs, after one to warm up."""
    work()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)
