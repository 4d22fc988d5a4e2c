"""The locks hold what the code imports, and nothing but pinned, hashed packages."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
OURS = {"desktop_app", "db", "run", "tests", "tools"}
PEERS = {"typst", "weasyprint"}
"""Imported by the one benchmark file that runs in the peers' own environment."""
PIN = re.compile(r"^([a-z0-9.-]+)==\S+", re.MULTILINE)


def imported(*folders: str) -> set[str]:
    """Top-level modules that the files of some folders import, wherever in the file."""
    found: set[str] = set()
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - OURS - set(sys.stdlib_module_names)


def locked(name: str) -> set[str]:
    return set(PIN.findall((ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")))


@pytest.mark.parametrize(("lock", "folders"), [("runtime", ("desktop_app", "db")), ("dev", ("tests", "tools"))])
def test_everything_imported_is_locked(lock: str, folders: tuple[str, ...]) -> None:
    providers = packages_distributions()
    pins = locked(lock) | (locked("peers") & PEERS if lock == "dev" else set())
    lacking = {
        module
        for module in imported(*folders)
        if not {re.sub(r"[-_.]+", "-", name).lower() for name in (*providers.get(module, []), module)} & pins
    }
    assert lacking == set()


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
@pytest.mark.parametrize("lock", ["runtime", "dev"])
def test_the_readmes_name_everything_that_is_asked_for(lock: str, readme: str) -> None:
    said = re.sub("[-_ ]", "", (ROOT / readme).read_text(encoding="utf-8").lower())
    asked = [
        line.partition("==")[0]
        for line in (ROOT / "requirements" / f"{lock}.in").read_text(encoding="utf-8").splitlines()
        if "==" in line
    ]
    parts_of_others = {"PySide6_Essentials", "PySide6-Pdf", "shiboken6", "importlib-metadata"}
    assert [
        name for name in asked if name not in parts_of_others and re.sub("[-_]", "", name.lower()) not in said
    ] == []
    assert lock == "dev" or ("essentials" in said and "pdf" in said)


def test_everything_asked_for_at_runtime_is_imported() -> None:
    """A dependency that nothing imports has to go; shiboken6 is half of PySide6, ReportLab draws with pillow, and
    importlib-metadata is asked for to keep what keyring takes below the versions with an import hook."""
    asked = {
        line.partition("==")[0].replace("_", "-").lower()
        for line in (ROOT / "requirements" / "runtime.in").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    providers = packages_distributions()
    used = {
        re.sub(r"[-_.]+", "-", name).lower()
        for module in imported("desktop_app", "db")
        for name in providers.get(module, [])
    }
    assert asked - used - {"shiboken6", "pillow", "importlib-metadata"} == set()


@pytest.mark.parametrize("lock", ["runtime", "dev", "build", "peers"])
def test_locks_name_no_place_to_download_from(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    for block in re.split(r"\n(?=[a-z])", text):
        assert "--hash=sha256:" in block


@pytest.mark.parametrize("lock", ["dev", "build"])
def test_locks_agree_on_the_runtime(lock: str) -> None:
    def pins(name: str) -> dict[str, str]:
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))

    assert pins("runtime").items() <= pins(lock).items()
