import pytest

from desktop_app.domain.file_names import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("华明街道→区招商局", "华明街道→区招商局"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ('a<b>:"c"/\\|?*\x00\n', "a_b___c________"),
        (" . ", "package"),
        ("", "package"),
        ("长" * 300, "长" * 60),
    ],
)
def test_names_are_such_that_every_file_system_takes_them(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_what_is_left_without_a_name_gets_one() -> None:
    assert safe_name(" ./ ", "list") == "_"
    assert safe_name(" . ", "list") == "list"
