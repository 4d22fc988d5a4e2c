"""Codes of GB/T 4754-2017: a section is a letter, a division two digits; groups and classes have three and four."""


def codes_meant(text: str) -> tuple[str, ...]:
    """What a written code may mean, the likeliest first: itself, then the division its group or class belongs to.

    `C35` is division 35, `3562` and `C3562` belong to division 35, `1` is division 01.
    """
    code = text.strip().upper()
    if len(code) > 1 and code[0].isalpha() and code[1:].isdigit():
        code = code[1:]
    if not code.isdigit():
        return (code,)
    code = code.zfill(2)
    return (code, code[:2]) if len(code) in (3, 4) else (code,)
