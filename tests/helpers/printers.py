"""A printer as offices have them, for machines that have none: it prints on two sides, and what comes out is a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

BOTH_SIDES = (QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide)


def to_file(path: Path) -> QPrinter:
    """A printer that writes a PDF by itself, on one side, as Qt knows it."""
    return _set_up(QPrinter(QPrinter.PrinterMode.HighResolution), path)


def two_sided(path: Path) -> QPrinter:
    """A printer that is told to turn the sheets along their long side."""
    printer = _set_up(TwoSidedPrinter(QPrinter.PrinterMode.HighResolution), path)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    return printer


def _set_up(printer: QPrinter, path: Path) -> QPrinter:
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


class TwoSidedPrinter(QPrinter):
    """Qt forgets the sides of a printer that writes a file: this one keeps them."""

    _sides = QPrinter.DuplexMode.DuplexNone

    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:
        self._sides = duplex

    def duplex(self) -> QPrinter.DuplexMode:
        return self._sides


class TwoSidedInfo:
    """What the system would tell of it, in place of QPrinterInfo."""

    def __init__(self, printer: QPrinter) -> None:
        self._turns = isinstance(printer, TwoSidedPrinter)

    def supportedDuplexModes(self) -> Sequence[QPrinter.DuplexMode]:
        return BOTH_SIDES if self._turns else BOTH_SIDES[:1]
