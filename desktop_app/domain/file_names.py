"""Names of files that every file system takes: Windows refuses some characters, and names that are too long."""

import re

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
LONGEST = 60
"""With all that is added below 255 bytes of UTF-8."""


def safe_name(name: str, otherwise: str = "package") -> str:
    """The name without suffix as a file may have it; `otherwise` when nothing of it is left."""
    return _UNSAFE.sub("_", name)[:LONGEST].strip(" .") or otherwise
