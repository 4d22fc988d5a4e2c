"""However large or ill-meant a package is, writing and reading it takes little memory: each in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
LIMIT_MB = 120
"""What may come on top of the program itself; 300 MB is what an import may take in all."""

PREPARE = """
import ctypes, gc, random, resource, sys
from pathlib import Path
import msgspec
from desktop_app.sync import wire
from desktop_app.sync.knowledge import Head, Sent
from desktop_app.sync.package import chunks, manifest, reading, records, writing
from desktop_app.sync.problems import FileRefused
from desktop_app.sync.trust.heads import sign_head
from tests.helpers import sealed as helper
folder = Path(sys.argv[1])
made = helper.district()
us, them = made.huaming, made.centre
actor = us.identity.actor
def start():
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5")  # begins the peak anew
    return peak()
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
def sent(count, size):
    parent = wire.root(actor, "JD05")
    for seq in range(1, count + 1):
        body = random.Random(seq).randbytes(size)
        yield Sent(actor, "JD05", "JD05", False, seq, parent, body)
        parent = wire.chained(parent, body)
def seal(parts, stated):
    return helper.sealed(folder / "bomb", parts, stated, them)
def refused(path):
    try:
        reading.open_package([path], them.identity, them.trusted, folder / "staging").close()
    except FileRefused as error:
        return type(error).__name__
    return "taken"
stated = helper.manifest(package=b"p" * 16, unit_code="JD05", actor=actor,
                         recipients=[manifest.Recipient("DL01", them.identity.replica)])
begin = helper.signed(stated, [], us)[:2]
"""

LARGE = """
last = None
for last in sent(8, 7_500_000): pass
head = sign_head(us.identity, actor, "JD05", Head(last.seq, helper.hash_of(last)))
del last
before = start()
written = writing.write_package(
    writing.Target(folder, "x", 25_000_000), helper.manifest([head]), sent(8, 7_500_000), [],
    us.identity, us.trusted, us.trusted.recipients("DL01"))
assert len(written.paths) == 3, written.paths
with reading.open_package(written.paths, them.identity, them.trusted, folder / "staging") as package:
    assert sum(len(one.body) for one in package.commits()) == 60_000_000
print(peak() - before)
"""

ZEROS = """
piece = (records.Kind.PIECE, records.packed(bytes(records.CHUNK)))
path = seal(begin + [piece] * 200, stated)
before = start()
assert refused(path) == "Damaged"
print(peak() - before)
"""

BRANCHES = """
monkey = random.Random(1)
runs = [[0, 9, monkey.randbytes(16), [b"x"]] for _ in range(150_000)]
stream = [actor, "JD05", "JD05", False]
parts = [(records.Kind.COMMITS, records.packed(msgspec.msgpack.encode([[stream], runs[at:at + 50_000]])))
         for at in range(0, 150_000, 50_000)]
path = seal(begin + parts, stated)
del runs, parts
before = start()
assert refused(path) == "Damaged"
print(peak() - before)
"""

MANY = """
stream = [actor, "JD05", "JD05", False]
chunk = [[stream], [[0, 1, wire.root(actor, "JD05"), [b""] * 2_000_000]]]
path = seal(begin + [(records.Kind.COMMITS, records.packed(msgspec.msgpack.encode(chunk)))], stated)
chunk = None
before = start()
assert refused(path) == "Damaged"
print(peak() - before)
"""

MANIFEST = """
from desktop_app.sync.trust import signing
fields = list(msgspec.structs.astuple(stated))
fields[9] = [[actor, "s", "u", False, [[1, b""]] * 15] for _ in range(60_000)]
data = msgspec.msgpack.encode(fields)
assert 7_000_000 < len(data) <= records.LARGEST_MANIFEST
name = signing.sign(us.identity.keys.signing, manifest.MANIFEST_PURPOSE, data)
signature = msgspec.msgpack.encode(manifest.Signature(us.identity.replica, name))
path = seal([(1, data), (2, signature)], stated)
del fields, data
before = start()
assert refused(path) == "Damaged"
print(peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measured by what Linux tells")
@pytest.mark.parametrize("case", ["LARGE", "ZEROS", "BRANCHES", "MANY", "MANIFEST"])
def test_memory(tmp_path: Path, case: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PREPARE + globals()[case], str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < LIMIT_MB
