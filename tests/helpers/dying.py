"""The command line in a process that dies, as if the power went, just before its nth step on the disk.

    python -m tests.helpers.dying N ARGUMENTS...

Status DIED when it died; else that of the command, which took fewer steps.
"""

import os
import sys

DIED = 86
STEPS = frozenset({"os.rename", "os.link", "os.remove", "os.rmdir", "shutil.copyfile"})


def main(left: int, arguments: list[str]) -> int:
    """Run the command; returns its exit status."""
    from desktop_app import cli

    def count(event: str, _arguments: object) -> None:
        nonlocal left
        if event in STEPS:
            left -= 1
            if left == 0:
                os._exit(DIED)

    sys.addaudithook(count)
    return cli.main(arguments)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
