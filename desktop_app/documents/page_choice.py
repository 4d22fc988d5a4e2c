"""Some pages of a PDF as a PDF: what stands on them stays text, and nothing of the others is in it.

Read are files as ReportLab writes them, which all documents of the program are: one table of objects, one list of
pages. ISO 32000-1, 7.5 says how such a file is built.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count, groupby, pairwise

TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
ENTRIES = re.compile(rb"xref\s+0 (\d+)\s")
ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])\s{1,2}")
STRING = re.compile(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
STREAM = re.compile(rb">>\s*stream\r?\n")
REFERENCE = re.compile(rb"(\d+) 0 R\b")
KIDS, COUNT = re.compile(rb"/Kids\s*\[([^\]]*)\]"), re.compile(rb"/Count\s+\d+")
HEAD = re.compile(rb"\A\d+ 0 obj\b")
PAGE = re.compile(rb"/Type\s*/Page\b")


class OtherFile(ValueError):
    """The PDF is not built in the way that is read here."""


def with_pages(pdf: bytes, pages: Sequence[int]) -> bytes:
    """The PDF of these pages, counted from 1, in this order; one that is named twice is there twice.

    Bookmarks and the reading order for screen readers are left out. Raises OtherFile for a PDF of another kind.
    """
    objects, trailer = _read(pdf)
    root, info = _reference(trailer, b"Root"), _reference(trailer, b"Info")
    tree = _reference(objects.get(root, b""), b"Pages")
    listed = KIDS.search(objects.get(tree, b""))
    kids = [int(number) for number in REFERENCE.findall(listed[1])] if listed else []
    if not all(PAGE.search(objects.get(kid, b"")) for kid in kids) or not all(0 < page <= len(kids) for page in pages):
        raise OtherFile
    fresh, chosen = count(max(objects) + 1), list[int]()
    for kid in (kids[page - 1] for page in pages):
        number = kid if kid not in chosen else next(fresh)
        objects[number] = HEAD.sub(b"%d 0 obj" % number, objects[kid])
        chosen.append(number)
    names = b" ".join(b"%d 0 R" % number for number in chosen)
    objects[tree] = COUNT.sub(b"/Count %d" % len(chosen), KIDS.sub(b"/Kids [ %s ]" % names, objects[tree]))
    language = re.search(rb"/Lang\s*\([^)]*\)", objects[root])
    said = language[0] if language else b""
    objects[root] = b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R %s >>\nendobj\n" % (root, tree, said)
    kept = _reached(objects, (root, info), set(kids) - set(chosen))
    return _written(pdf, {number: objects[number] for number in sorted(kept)}, root, info)


def _read(pdf: bytes) -> tuple[dict[int, bytes], bytes]:
    """The objects by their numbers, and the dictionary at the end."""
    end = TABLE.search(pdf)
    table = ENTRIES.match(pdf, int(end[1])) if end else None
    if end is None or table is None:
        raise OtherFile
    place, starts = table.end(), dict[int, int]()
    for number in range(int(table[1])):
        entry = ENTRY.match(pdf, place)
        if entry is None:
            raise OtherFile
        if entry[3] == b"n":
            starts[number] = int(entry[1])
        place = entry.end()
    trailer = pdf[place : end.start()]
    if not trailer.startswith(b"trailer") or b"/Prev" in trailer or b"/Encrypt" in trailer:
        raise OtherFile
    limits = sorted((*starts.values(), int(end[1])))
    behind = dict(pairwise(limits))
    objects = {number: pdf[start : behind[start]] for number, start in starts.items()}
    if not all(HEAD.match(content) for content in objects.values()):
        raise OtherFile
    return objects, trailer


def _reference(dictionary: bytes, key: bytes) -> int:
    found = re.search(rb"/%s\s+(\d+) 0 R\b" % key, dictionary)
    if found is None:
        raise OtherFile
    return int(found[1])


def _reached(objects: Mapping[int, bytes], begin: Iterable[int], left_out: Collection[int]) -> set[int]:
    """What these objects need; a link to a page that is left out leads nowhere."""
    found, waiting = set[int](), list(begin)
    while waiting:
        number = waiting.pop()
        if number in found or number in left_out or number not in objects:
            continue
        found.add(number)
        dictionary = STRING.sub(b"", STREAM.split(objects[number], 1)[0])
        waiting += [int(one) for one in REFERENCE.findall(dictionary)]
    return found


def _written(pdf: bytes, objects: Mapping[int, bytes], root: int, info: int) -> bytes:
    """The file: its first lines as they were, the objects, and where each of them begins."""
    made = bytearray(b"%s\n%%\x93\x8c\x8b\x9e\n" % pdf[:8])
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = len(made)
        made += content
    table = len(made)
    made += b"xref\n0 1\n0000000000 65535 f \n"
    for _run, group in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
        numbers = [number for _place, number in group]
        made += b"%d %d\n" % (numbers[0], len(numbers))
        made += b"".join(b"%010d 00000 n \n" % places[number] for number in numbers)
    size = max(objects) + 1
    made += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, info, table)
    return bytes(made)
