"""Office files are zip archives: put together again with the document's own date, their bytes are always the same."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date

EARLIEST = 1980
"""A zip archive knows no earlier year."""


def rezipped(data: bytes, day: date, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The archive with every part dated and as `change` gives it by its name; None leaves a part out."""
    stamp = (max(day.year, EARLIEST), day.month, day.day, 0, 0, 0)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(zipfile.ZipInfo(name, stamp), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def same_bytes(data: bytes, day: date, replaced: Mapping[str, tuple[bytes, bytes]]) -> bytes:
    """The archive dated; in the parts named, what a pattern finds is replaced (the moment of saving)."""

    def change(name: str, content: bytes) -> bytes:
        return re.sub(*replaced[name], content) if name in replaced else content

    return rezipped(data, day, change)
