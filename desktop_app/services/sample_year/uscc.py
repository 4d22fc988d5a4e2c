"""Unified social credit codes that pass every check and yet belong to no one."""

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def invented_uscc(serial: int, region: str) -> str:
    """The code of the invented company `serial` (0-999999) registered in `region` (6 digits).

    Valid by GB 32100-2015 and its organisation code by GB 11714-1997. The organisation code starts with YL (样例),
    which no registry has issued: that is how an invented company is recognised.
    """
    body = f"YL{serial:06d}"
    total = sum(int(c, 36) * weight for c, weight in zip(body, _BODY_WEIGHTS, strict=True))
    code = f"91{region}{body}{'0123456789X0'[11 - total % 11]}"
    total = sum(_ALPHABET.index(c) * weight for c, weight in zip(code, _WEIGHTS, strict=True))
    return code + _ALPHABET[-total % 31]
