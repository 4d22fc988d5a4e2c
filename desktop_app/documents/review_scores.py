"""What a review came to: the score and the conclusion of each project, and the table of them."""

from fractions import Fraction

from db.enums import ReviewConclusion
from desktop_app.documents import wording
from desktop_app.documents.model import Align, Column, Table
from desktop_app.documents.review_data import ReviewData, Reviewed
from desktop_app.documents.templates import Template
from desktop_app.domain import words
from desktop_app.domain.money import round_half_up
from desktop_app.domain.review import DIMENSIONS


def score_table(data: ReviewData, template: Template) -> Table:
    """评分汇总表: the means of the dimensions, the score and the conclusion of each project."""
    names = template.settings("dimensions", known=DIMENSIONS)
    columns = (
        Column("序号", 0.5, Align.CENTRE),
        Column("项目", 2.6),
        Column("评委\n人数", 0.6, Align.RIGHT),
        *(
            Column(f"{_stacked(names.get(key, key))}\n（{most}）", 1.0, Align.RIGHT)
            for key, most in zip(DIMENSIONS, data.rules.maxima, strict=True)
        ),
        Column("得分", 0.9, Align.RIGHT),
        Column("结论", 1.35, Align.CENTRE),
    )
    rows = tuple(_score_row(number, one, template) for number, one in enumerate(data.projects, 1))
    trimmed = any(one.judgement.judges >= data.rules.trimmed_from for one in data.projects)
    noted = trimmed and "minutes_annex_note" in template.parts
    note = template.text("minutes_annex_note", {"trimmed": data.rules.trimmed_from}) if noted else ""
    return Table(columns, rows, note=note)


def _stacked(name: str) -> str:
    """A name of four characters in two lines: the room is for the names of the projects."""
    return f"{name[:2]}\n{name[2:]}" if len(name) == 4 else name


def _score_row(number: int, one: Reviewed, template: Template) -> tuple[str, ...]:
    judgement, score = one.judgement, score_of(one)
    means = [f"{round_half_up(mean, 2)}" for mean in judgement.means] or [wording.NOTHING] * len(DIMENSIONS)
    told = score_text(score) if score is not None else wording.NOTHING
    judges = str(judgement.judges) if judgement.judges else wording.NOTHING
    return (str(number), one.item.title, judges, *means, told, conclusion_of(one, template))


def score_text(score: int) -> str:
    """A score (hundredths) with its two decimals: 88.00."""
    return f"{round_half_up(Fraction(score, 100), 2)}"


def score_of(one: Reviewed) -> int | None:
    """The score as recorded, else what the cards come to."""
    return one.item.score_centi if one.item.score_centi is not None else one.judgement.score_centi


def conclusion_of(one: Reviewed, template: Template) -> str:
    """What `concluded` says, in the words of the papers."""
    found = concluded(one)
    names = template.settings("conclusions", known=[one.value for one in ReviewConclusion])
    return names.get(found.value, words.label(found))


def concluded(one: Reviewed) -> ReviewConclusion:
    """The conclusion as recorded, else what the cards come to."""
    recorded = one.item.conclusion
    return one.judgement.conclusion if recorded is ReviewConclusion.PENDING else recorded
