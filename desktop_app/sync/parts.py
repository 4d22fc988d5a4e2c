"""How many values MessagePack holds, told without making them: a byte may stand for a list that takes a hundred."""

_TOLD = {0xC4: 1, 0xD9: 1, 0xC5: 2, 0xDA: 2, 0xC6: 4, 0xDB: 4, 0xC7: 1, 0xC8: 2, 0xC9: 4}
"""Bytes and texts: how many bytes after the first one tell their length. The last three have a type besides."""
_NUMBERS = {0xCA: 4, 0xCB: 8, 0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8, 0xD0: 1, 0xD1: 2, 0xD2: 4, 0xD3: 8}
_COUNTS = {0xDC: 2, 0xDD: 4, 0xDE: 2, 0xDF: 4}
"""Lists and maps: their items follow and are counted as they come."""


def _lengths() -> list[tuple[int, int]]:
    """By a value's first byte: its length, and how many bytes after that one tell how much longer it is."""
    found = [(1, 0)] * 256
    for size in range(32):
        found[0xA0 + size] = (1 + size, 0)
    for size in range(5):
        found[0xD4 + size] = (2 + 2**size, 0)
    for first, size in (_NUMBERS | _COUNTS).items():
        found[first] = (1 + size, 0)
    for first, size in _TOLD.items():
        found[first] = (1 + size + (0xC7 <= first <= 0xC9), size)
    return found


_LENGTHS = _lengths()


def parts(data: bytes, most: int) -> int:
    """How many values there are, those that hold others too; counted no further than one more than `most`."""
    at = count = 0
    while at < len(data) and count <= most:
        length, told = _LENGTHS[data[at]]
        at += length + int.from_bytes(data[at + 1 : at + 1 + told])
        count += 1
    return count
