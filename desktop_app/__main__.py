"""`python -m desktop_app`: a command, or the window when there is none."""

import sys

from desktop_app.memory import begin_start, end_start


def main() -> int:
    """Hand over to the command line or to the window; returns the exit status."""
    arguments = sys.argv[1:]
    begin_start()
    try:
        if _has_command(arguments):
            from desktop_app import cli

            return cli.main(arguments)
        from desktop_app import bootstrap

        return bootstrap.main(arguments)
    finally:
        end_start()


def _has_command(arguments: list[str]) -> bool:
    """Whether anything but general options is given (`--help` is the command line's, too)."""
    takes_value = {"--data-dir", "--database", "--language"}
    rest = iter(arguments)
    for argument in rest:
        if argument in takes_value:
            next(rest, None)
        elif argument.partition("=")[0] not in takes_value:
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
