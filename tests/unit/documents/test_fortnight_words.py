"""What is nothing, one or all of something, in the sentences of the 双周专报."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.documents import fortnight_words, fortnightly
from desktop_app.documents.fortnight_data import Duties, Funds, Matter, OpenDuty, StepRow
from desktop_app.documents.templates import Template, load_template
from desktop_app.domain.indicators import Light
from desktop_app.paths import resources_folder
from tests.unit.documents.test_fortnightly import YI, data

TARGET, PACE = Fraction(200 * YI), Fraction(1, 4)


@pytest.fixture
def template() -> Template:
    return load_template(fortnightly.TEMPLATE, [resources_folder() / "report_templates"])


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((1, 0, 2), "新增线索1个、落地2个，签约为零"),
        ((1, 0, 0), "新增线索1个，签约、落地均为零"),
        ((0, 0, 0), "新增线索、签约、落地均为零"),
        ((1, 1, 1), "新增线索1个、签约1个、落地1个"),
    ],
)
def test_steps_that_no_project_took_are_told_together(template: Template, counts: tuple[int, ...], told: str) -> None:
    rows = [StepRow(name, count, 0, 0) for name, count in zip(("新增线索", "签约", "落地"), counts, strict=True)]
    assert fortnight_words.steps(rows, template) == told


def money(now: int, before: int, year: int, *, aim: bool = True, pace: Fraction = PACE) -> Funds:
    completion = Fraction(year, 200) if aim else None
    light = Light.RED if year < 47 else Light.GREEN
    values = (Fraction(now * YI), Fraction(before * YI), Fraction(year * YI))
    return Funds(*values, TARGET if aim else None, completion, pace, light)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            money(1, 1, 50),
            "市外内资到位额1亿元，与上期持平；今年累计50亿元，完成全年目标200亿元的25.0%，与序时进度（25.0%）持平，亮绿灯。",
        ),
        (
            money(0, 2, 0),
            "无市外内资到位，较上期减少2亿元；今年尚无市外内资到位（全年目标200亿元），慢于序时进度（25.0%）25.0个百分点，亮红灯。",
        ),
        (money(0, 0, 0, aim=False), "今年尚无市外内资到位。"),
        (
            money(0, 0, 0),
            "今年尚无市外内资到位（全年目标200亿元），慢于序时进度（25.0%）25.0个百分点，亮红灯。",
        ),
        (
            money(0, 0, 49),
            "本期和上期均无市外内资到位；今年累计49亿元，完成全年目标200亿元的24.5%，略慢于序时进度（25.0%）0.5个百分点，达到序时进度的98.0%，亮绿灯。",
        ),
        (money(0, 0, 3, aim=False), "本期和上期均无市外内资到位；今年累计3亿元。"),
        (
            money(1, 1, 201, pace=Fraction(1)),
            "市外内资到位额1亿元，与上期持平；全年累计201亿元，完成全年目标200亿元的100.5%，超过全年目标0.5个百分点，亮绿灯。",
        ),
        (
            money(1, 1, 200, pace=Fraction(1)),
            "市外内资到位额1亿元，与上期持平；全年累计200亿元，完成全年目标200亿元的100.0%，亮绿灯。",
        ),
        (
            money(1, 1, 40, pace=Fraction(1)),
            "市外内资到位额1亿元，与上期持平；全年累计40亿元，完成全年目标200亿元的20.0%，距全年目标还差80.0个百分点，亮红灯。",
        ),
        (
            money(2, 0, 60),
            "市外内资到位额2亿元，较上期增加2亿元；今年累计60亿元，完成全年目标200亿元的30.0%，快于序时进度（25.0%）5.0个百分点，亮绿灯。",
        ),
    ],
)  # fmt: skip
def test_money_that_did_not_arrive_is_told_so(template: Template, found: Funds, told: str) -> None:
    assert fortnight_words.funds(found, template) == told


def test_differences_are_those_of_the_figures_beside_them(template: Template) -> None:
    hundredth = YI // 100
    found = replace(money(0, 0, 0), now=Fraction(689 * hundredth + 40), before=Fraction(824 * hundredth - 40))
    assert "到位额6.89亿元，较上期减少1.35亿元" in fortnight_words.funds(found, template)
    close = replace(money(1, 1, 1), completion=Fraction(293, 10_000), pace=Fraction(247, 10_000))
    assert "的2.9%，快于序时进度（2.5%）0.4个百分点" in fortnight_words.funds(close, template)


def test_money_that_would_show_as_nothing_is_told_in_a_smaller_unit(template: Template) -> None:
    wan = 1_000_000
    found = Funds(
        Fraction(20 * wan), Fraction(0), Fraction(20 * wan), Fraction(10 * YI), Fraction(2, 10_000), PACE, Light.RED
    )
    assert fortnight_words.funds(found, template) == (
        "市外内资到位额20万元，较上期增加20万元；今年累计20万元，完成全年目标10亿元的0.02%，"
        "慢于序时进度（25.0%）25.0个百分点，达到序时进度的0.1%，亮红灯。"
    )


def test_more_that_was_reversed_than_arrived_is_no_completion(template: Template) -> None:
    assert "今年累计-2亿元（全年目标200亿元），慢于序时进度" in fortnight_words.funds(money(-2, 0, -2), template)


def test_what_was_confirmed_after_the_last_issue_is_said_so_that_the_sums_agree(template: Template) -> None:
    def told(late: int, now: int = 1) -> str:
        found = replace(money(now, now, 9, aim=False), late=Fraction(late * YI, 2))
        return fortnight_words.funds(found, template)

    assert told(0) == "市外内资到位额1亿元，与上期持平；今年累计9亿元。"
    assert told(1) == "市外内资到位额1亿元，与上期持平，另有上期印发后确认的以前到账资金0.5亿元；今年累计9亿元。"
    assert told(-1, 0) == "本期和上期均无市外内资到位，另有上期印发后冲销的以前到账资金0.5亿元；今年累计9亿元。"


def test_a_difference_that_rounds_to_nothing_is_none(template: Template) -> None:
    found = replace(money(1, 1, 5, aim=False), before=Fraction(YI - 1))
    assert "与上期持平" in fortnight_words.funds(found, template)


@pytest.mark.parametrize(
    ("kinds", "shown", "told"),
    [
        ((("走访", 2), ("出访", 1)), 3, "3次，包括走访2次、出访1次。"),
        ((("走访", 3),), 2, "3次，均为走访。前2次如下。"),
        ((("走访", 1),), 1, "1次，为走访。"),
    ],
)
def test_activities_of_one_kind_are_not_counted_twice(
    template: Template, kinds: tuple[tuple[str, int], ...], shown: int, told: str
) -> None:
    assert fortnight_words.activities(kinds, shown, template) == f"本期开展招商活动{told}"


def test_matters_of_today_have_not_waited(template: Template) -> None:
    def told(*days: int) -> str:
        found = tuple(Matter("推荐待接收", f"平台{n}", wait, "") for n, wait in enumerate(days))
        return fortnight_words.matters(replace(data(), matters=found, matters_count=len(found)), template)

    assert told(0, 0) == "目前需协调事项2项，为本期末新提出。"
    assert told(3) == "目前需协调事项1项，为“平台0”，已等待3天。"
    quoted = replace(data(), matters=(Matter("推荐待接收", "“园中园”项目", 3, ""),), matters_count=1)
    assert "为“‘园中园’项目”，已等待" in fortnight_words.matters(quoted, template)
    assert told(3, 0) == "目前需协调事项共2项，等待最久的是“平台0”，已等待3天。"


@pytest.mark.parametrize(
    ("due", "closed", "late", "told"),
    [
        (1, 0, 0, "1项，尚未销号，尚未逾期。"),
        (1, 0, 1, "1项，尚未销号且已逾期。"),
        (2, 0, 1, "2项，均未销号，其中逾期1项。"),
        (1, 1, 0, "1项，已销号。"),
        (2, 2, 0, "2项，已全部销号。"),
        (2, 1, 1, "2项，已销号1项，未销号1项，已逾期。"),
        (4, 1, 2, "4项，已销号1项，未销号3项，其中逾期2项。"),
    ],
)
@pytest.mark.parametrize("of_last", [False, True])
def test_duties_are_told_by_how_many_are_closed_and_late(
    template: Template, due: int, closed: int, late: int, told: str, of_last: bool
) -> None:
    day = dt.date(2022, 9, 22)
    rows = [OpenDuty("甲", "乙", day, 5 if n < late else 0, Light.RED) for n in range(due - closed)]
    head = "上期列明事项" if of_last else "本期应销号事项"
    assert fortnight_words.duties(Duties(due, closed, tuple(rows), of_last), template) == head + told


@pytest.mark.parametrize(
    ("due", "carried", "told"),
    [(5, 0, "5项，"), (5, 2, "5项（含结转2项），"), (5, 5, "5项（均为结转事项），"), (1, 1, "1项（为结转事项），")],
)
@pytest.mark.parametrize("closed", [0, 1])
def test_duties_that_were_due_before_are_told_as_carried_over(
    template: Template, due: int, carried: int, told: str, closed: int
) -> None:
    rows = tuple(OpenDuty("甲", "乙", dt.date(2022, 9, 22), 5, Light.RED) for _ in range(due - closed))
    said = fortnight_words.duties(Duties(due, closed, rows, carried=carried), template)
    assert said.startswith(f"本期应销号事项{told}")
