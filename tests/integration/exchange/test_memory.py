"""Whatever an office that is trusted writes, taking it in takes less than 300 MB: each in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LIMIT_MB = 300

PREPARE = """
import hashlib, sys
from pathlib import Path
import msgspec
from desktop_app.errors import UserError
from desktop_app.paths import resources_folder
from desktop_app.services.init_office import init_office
from desktop_app.services.limits import LONGEST
from desktop_app.sync import wire
from desktop_app.sync.wire import Body, Change, CHANGED, CREATED
from db.wire import FIELDS, TABLES
from tests.benchmarks.exchange_packages import write_packages
from tests.benchmarks.exchange_probe import ACTOR, CODE, Memory, exchange_of
from tests.helpers.database import fresh_office
folder = Path(sys.argv[1])
office = fresh_office(folder)
init_office(office, ACTOR, resources_folder(), code=CODE, name="centre", centre=True)
office.close()
office, exchange = exchange_of(folder)
def row(*of):
    return hashlib.blake2b(repr(of).encode(), digest_size=16).digest()
def body(changes, refs=()):
    return msgspec.msgpack.encode([1, 1, "u", list(refs), changes])
PROJECT, NAME = TABLES["project"], FIELDS["project"]["name"]
def take(bodies):
    files = write_packages(exchange, folder, {"JD05": bodies})
    memory = Memory()
    memory.start()
    said = "taken"
    try:
        exchange.take(files, ACTOR)
    except UserError as error:
        said = error.message
    return said, memory.stop()
"""

CASES = {
    "lists of nothing": (
        "bodies = [body([[PROJECT, row(n), CHANGED, {NAME: 'x'}, {k: [] for k in range(130_000)}]]) for n in range(8)]",
        "cannot be read",
    ),
    "lists of nothing, as many as are read": (
        "bodies = [body([[PROJECT, row(n, m), CHANGED, {NAME: 'x'}, {k: [] for k in range(120)}]"
        " for m in range(1_000)]) for n in range(8)]",
        "taken",
    ),
    "small changes": (
        "bodies = [body([[PROJECT, row(n, k), CHANGED, {NAME: 'x'}] for k in range(19_000)]) for n in range(5)]",
        "taken",
    ),
    "fields that nobody knows": (
        "bodies = [body([[PROJECT, row(n), CREATED, {k: 1 for k in range(120_000)}]]) for n in range(8)]",
        "taken",
    ),
    "all refer to all": (
        "bodies = [body([[PROJECT, row(n, k), CHANGED, {f: 1 for f in range(9, 40)}, list(range(100))]"
        " for k in range(40)], [row(n, 'r', k) for k in range(100)]) for n in range(30)]",
        "taken",
    ),
    "all refer to all, at once": (
        "bodies = [body([[PROJECT, row(k), CHANGED, {f: 1 for f in range(9, 40)}, list(range(100))]"
        " for k in range(400)], [row('r', k) for k in range(100)])]",
        "cannot be read",
    ),
    "small changes in one large commit": (
        "bodies = [body([[PROJECT, row(k), CHANGED, {NAME: 'x'}] for k in range(300_000)])]",
        "cannot be read",
    ),
    "nothing, eight million times": ("bodies = [body([[]] * 8_000_000)]", "cannot be read"),
    "the longest texts": (
        "bodies = [body([[PROJECT, row(n), CREATED, {NAME: chr(0x4e00 + n) * LONGEST}]]) for n in range(10)]",
        "taken",
    ),
    "the largest commit": ("bodies = [body([[PROJECT, row(1), CREATED, {NAME: '甲' * 2_700_000}]])]", "taken"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="measured by what Linux tells")
@pytest.mark.parametrize("case", CASES)
def test_memory(tmp_path: Path, case: str) -> None:
    make, wanted = CASES[case]
    script = f"{PREPARE}\n{make}\nprint(*take(bodies), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    said, megabytes = done.stdout.splitlines()
    assert wanted in said
    assert float(megabytes) < LIMIT_MB
