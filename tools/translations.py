"""Keep the translation catalogues: collect the program's texts, put translations in, check and compile them.

    python tools/translations.py              collect the texts of desktop_app into the catalogues
    python tools/translations.py --missing    the same, then print what has no translation yet, as JSON
    python tools/translations.py --fill FILE  put translations in: {context: {source: translation}}; context "*" means
                                              every context that has the text and no translation for it
    python tools/translations.py --prune      drop texts that the program no longer has
    python tools/translations.py --check      fail unless everything is collected, translated and used
    python tools/translations.py --release    compile the catalogues to .qm files

Several people may run it at the same time; it takes a lock. A text that vanished from the sources keeps its
translation until `--prune`, so that a file which is half-written elsewhere loses nothing.
"""

import argparse
import contextlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tools.translatable import misuses  # noqa: E402

SOURCES = ROOT / "desktop_app"
FOLDER = ROOT / "resources" / "translations"
CHINESE = "zhaoshangtong_zh_CN.ts"
ENGLISH = "zhaoshangtong_en.ts"  # plural forms only: the sources are English already
PLACE = re.compile(r"\{[^{}]*\}|%n|%L?\d+")
COUNTED = re.compile(r"<numerusform>[^<]*")
"""A translation with a count in it."""
GONE = ("vanished", "obsolete")

Texts = dict[str, dict[str, str]]


class ToolError(Exception):
    """One of Qt's translation tools failed; the text is what it printed."""


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an exclusive lock on `path` (created when missing), waiting for whoever has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as handle:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def qt_tool(name: str, *arguments: str) -> None:
    """Run Qt's `lupdate` or `lrelease` out of PySide6."""
    import PySide6

    program = Path(PySide6.__file__).resolve().parent / (f"{name}.exe" if sys.platform == "win32" else name)
    done = subprocess.run([str(program), *arguments], capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise ToolError(f"{name}: {done.stdout}{done.stderr}".strip())


def collect(catalogue: Path, sources: Path, prune: bool = False) -> None:
    """Bring one catalogue up to date with the Python files below `sources`, in place and in a stable order."""
    english = catalogue.name == ENGLISH
    options = ["-extensions", "py", "-locations", "none", "-sort-messages", "-disable-heuristic", "similartext"]
    options += ["-source-language", "en", "-target-language", "en" if english else "zh_CN"]
    options += ["-no-obsolete"] if prune or english else []
    options += ["-pluralonly"] if english else []
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder, "sources.lst")
        listing.write_text("\n".join(map(str, sorted(sources.rglob("*.py")))), encoding="utf-8")
        command = [*options, f"@{listing}", "-ts", str(catalogue)]
        qt_tool("lupdate", *command)
        if english:
            fill_plurals(catalogue)
            qt_tool("lupdate", *command)  # writes the file in its stable form again


def messages(root: ET.Element) -> Iterator[tuple[str, str, ET.Element, ET.Element]]:
    """Every message: its context, its source text, its element and its `translation` element."""
    for context in root.iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None:
                translation = ET.SubElement(message, "translation", type="unfinished")
            yield name, message.findtext("source") or "", message, translation


def forms(translation: ET.Element) -> list[str]:
    """The translation's texts: one, or one per plural form."""
    plural = translation.findall("numerusform")
    return [form.text or "" for form in plural] if plural else [translation.text or ""]


def put(translation: ET.Element, texts: list[str]) -> None:
    """Set a translation as finished: one text, or one per plural form."""
    plural = translation.findall("numerusform")
    if plural:
        for form, text in zip(plural, texts, strict=True):
            form.text = text
    else:
        (translation.text,) = texts
    translation.attrib.pop("type", None)


def write(tree: "ET.ElementTree[ET.Element]", catalogue: Path) -> None:
    """Save a changed catalogue; the file is replaced as a whole."""
    beside = catalogue.with_suffix(".tmp.ts")
    tree.write(beside, encoding="utf-8", xml_declaration=True)
    beside.replace(catalogue)


def fill(catalogue: Path, texts: Texts) -> list[str]:
    """Put translations in; returns what of `texts` the catalogue has no place for."""
    tree = ET.parse(catalogue)
    used: set[tuple[str, str]] = set()
    for context, source, _, translation in messages(tree.getroot()):
        if source in texts.get(context, {}):
            chosen = context
        elif source in texts.get("*", {}) and translation.get("type") == "unfinished":
            chosen = "*"
        else:
            continue
        used.add((chosen, source))
        if text := texts[chosen][source]:
            put(translation, [text] * len(forms(translation)))
    write(tree, catalogue)
    return [
        f"{context}: {source!r} is not in the program"
        for context, entries in texts.items()
        for source in entries
        if context != "*" and (context, source) not in used
    ]


def fill_plurals(catalogue: Path) -> None:
    """English plural forms follow from the source: "%n record(s)" is "%n record" and "%n records"."""
    tree = ET.parse(catalogue)
    for _, source, _, translation in messages(tree.getroot()):
        put(translation, [source.replace("(s)", ""), source.replace("(s)", "s")])
    write(tree, catalogue)


def missing(catalogue: Path) -> Texts:
    """Texts without a finished translation, with the suggestion there is, as `fill` takes them back."""
    found: Texts = {}
    for context, source, _, translation in messages(ET.parse(catalogue).getroot()):
        if translation.get("type") == "unfinished" or (
            translation.get("type") not in GONE and "" in forms(translation)
        ):
            found.setdefault(context, {})[source] = forms(translation)[0]
    return found


def catalogue_faults(catalogue: Path) -> list[str]:
    """What is wrong inside one catalogue: unfinished and vanished texts, and places that differ."""
    faults = []
    for context, entries in missing(catalogue).items():
        faults += [f"{catalogue.name}: {context}: {source!r} has no translation" for source in entries]
    for context, source, _, translation in messages(ET.parse(catalogue).getroot()):
        label = f"{catalogue.name}: {context}: {source!r}"
        if translation.get("type") in GONE:
            faults.append(f"{label} is no longer in the program (tools/translations.py --prune drops it)")
        elif translation.get("type") is None:
            wanted = sorted(PLACE.findall(source))
            faults += [
                f"{label} and {text!r} differ in their places"
                for text in forms(translation)
                if text and sorted(PLACE.findall(text)) != wanted
            ]
    return faults


def check(sources: Path, catalogues: Path) -> list[str]:
    """Everything that is wrong with the texts and the catalogues, one sentence each."""
    faults = [str(fault) for path in sorted(sources.rglob("*.py")) for fault in misuses(path, sources.parent)]
    with tempfile.TemporaryDirectory() as folder:
        for name in (CHINESE, ENGLISH):
            now = catalogues / name
            fresh = Path(folder, name)
            if not now.exists():
                faults.append(f"{name} does not exist: run tools/translations.py")
                continue
            shutil.copy(now, fresh)
            collect(fresh, sources)
            if fresh.read_text(encoding="utf-8") != now.read_text(encoding="utf-8"):
                faults.append(f"{name} is not up to date with the sources: run tools/translations.py")
            faults += catalogue_faults(fresh)
    return faults


def release(catalogues: Path) -> None:
    """Compile every catalogue; a .qm is replaced as a whole. Counts are told with their thousands apart: 1,182."""
    for name in (CHINESE, ENGLISH):
        compiled = (catalogues / name).with_suffix(".qm")
        with tempfile.TemporaryDirectory(dir=catalogues) as folder:
            counted, beside = Path(folder) / name, Path(folder) / compiled.name
            text = (catalogues / name).read_text(encoding="utf-8")
            counted.write_text(COUNTED.sub(lambda form: form[0].replace("%n", "%Ln"), text), encoding="utf-8")
            qt_tool("lrelease", "-silent", "-nounfinished", str(counted), "-qm", str(beside))
            beside.replace(compiled)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--missing", action="store_true", help="print what has no translation yet, as JSON")
    what.add_argument("--fill", type=Path, metavar="FILE", help="put translations in: {context: {source: translation}}")
    what.add_argument("--prune", action="store_true", help="drop texts that the program no longer has")
    what.add_argument("--check", action="store_true", help="fail unless everything is collected, translated and used")
    what.add_argument("--release", action="store_true", help="compile the catalogues to .qm files")
    chosen = parser.parse_args(arguments)
    with locked(FOLDER / ".lock"):
        if chosen.release:
            release(FOLDER)
            return 0
        if chosen.check:
            faults = check(SOURCES, FOLDER)
            print("\n".join(faults) or "translations: complete")
            return 1 if faults else 0
        for name in (CHINESE, ENGLISH):
            collect(FOLDER / name, SOURCES, prune=chosen.prune)
        if chosen.missing:
            print(json.dumps(missing(FOLDER / CHINESE), ensure_ascii=False, indent=1, sort_keys=True))
        elif chosen.fill:
            unplaced = fill(FOLDER / CHINESE, json.loads(chosen.fill.read_text(encoding="utf-8")))
            collect(FOLDER / CHINESE, SOURCES)  # writes the file in its stable form again
            print("\n".join(unplaced) or "translations: filled")
            return 1 if unplaced else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
