"""Whether a file is a picture that can be shown and printed: by what is in it, not by what it is called."""

import warnings
from pathlib import Path

from desktop_app.errors import QT_TRANSLATE_NOOP, UserError

SUFFIXES = (".png", ".jpg", ".jpeg")
FORMATS = ("PNG", "JPEG")
MOST_POINTS = 60_000_000
"""More than the window loads: a picture takes four bytes a point, and Qt takes at most 256 MB."""


def check_picture(path: Path) -> None:
    """Read a picture to its last point. Raises UserError when it is none, damaged or too large."""
    from PIL import Image, UnidentifiedImageError

    if path.suffix.lower() not in SUFFIXES:
        raise _no_picture(path)
    if not path.is_file():
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no file {path}."), path=path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as picture:
                if picture.width * picture.height > MOST_POINTS:
                    raise _too_large(path, picture.width, picture.height)
                picture.load()
    except UnidentifiedImageError as error:
        raise _no_picture(path) from error
    except Image.DecompressionBombError as error:
        raise _too_large(path) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:  # what Pillow's decoders raise for broken files
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The picture {name} is damaged and cannot be shown."),
            QT_TRANSLATE_NOOP("errors", "Copy it again from where it comes, or choose another one."),
            name=path.name,
        ) from error


def _no_picture(path: Path) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("errors", "{name} is not a PNG or JPEG picture."),
        QT_TRANSLATE_NOOP("errors", "Save it as PNG or JPEG and choose it again."),
        name=path.name,
    )


def _too_large(path: Path, *size: int) -> UserError:
    words = QT_TRANSLATE_NOOP("errors", "The picture {name} is too large ({size} points).")
    return UserError(
        words if size else QT_TRANSLATE_NOOP("errors", "The picture {name} is too large."),
        QT_TRANSLATE_NOOP("errors", "Make it smaller, 3000 points wide for instance, and choose it again."),
        name=path.name,
        size="×".join(map(str, size)),
    )
