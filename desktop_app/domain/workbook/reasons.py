"""Why something in a workbook cannot be taken, in words."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from desktop_app.errors import QT_TRANSLATE_NOOP

Translate = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence without a full stop: an English template of the translation context "import", and its values.

    `header` names the column it is about.
    """

    template: str
    values: dict[str, object] = field(default_factory=dict)
    header: str = ""

    def about(self, header: str) -> "Reason":
        """The same reason, naming a column."""
        return replace(self, header=header)

    def words(self, translate: Translate | None = None) -> str:
        """The sentence, translated by `translate(context, text)` if given."""
        translate = translate or (lambda context, text: text)
        sentence = translate("import", self.template).format(**self.values)
        if not self.header:
            return sentence
        return translate("import", QT_TRANSLATE_NOOP("import", "{header}: {sentence}")).format(
            header=self.header, sentence=sentence
        )


class Unreadable(ValueError):
    """A cell that does not mean what its column needs."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.reason = Reason(template, values)
