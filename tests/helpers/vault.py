"""A stand-in for the system's store of secrets."""


class FakeVault:
    """A system's store; `works` false makes every call fail, `forgets` loses what is put in."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.works = True
        self.forgets = False

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        if not self.forgets:
            self.kept[service, username] = password

    def _check(self) -> None:
        if not self.works:
            raise RuntimeError("locked")
