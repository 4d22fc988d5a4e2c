"""What each project of a data set shall be: the sample year's exact cohorts, and a benchmark's random mixture."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from desktop_app.services.sample_year.words import NamedProject, Words

STAGES = ("线索", "洽谈", "评审", "签约", "落地", "开工", "投产")
LANDED = STAGES.index("落地")

QUALITY_LANDED = 1007
BIG, BEIJING, CENTRE_LANDED = 53, 186, 57
CENTRE_LEADS, REFERRED, ASSISTED = 257, 206, 13
"""What the sample year's December must show; landed central enterprises' projects (13) are the named ones."""


@dataclass(slots=True)
class Wish:
    """What one project shall be.

    `landed`: "" (not landed), "confirmed" (in the year), "previous" (confirmed a year earlier), "next" (confirmed in
    the next January), "unconfirmed". `reach`: the stage of a project that has not landed. `origin`: "beijing",
    "outside" or "own", of the lead investor. `frozen`: "in" (the investor has moved to the own city, the origin frozen
    at signing is `origin`) or "out" (it was in the own city at signing and has left since). `size`: "big" (agreements
    of 1 亿元 or more), "exact" and "exact_split" (exactly 1 亿元, in one or two agreements), "below" (one 分 less),
    "framework" (only a framework agreement is that large) or "" (smaller). `referral`: "", "accepted", "open", "late".
    """

    landed: str = ""
    reach: str = "线索"
    kind: str = "新增"
    quality: bool = True
    origin: str = "outside"
    frozen: str = ""
    foreign: bool = False
    size: str = ""
    centre: bool = False
    last_year: bool = False
    referral: str = ""
    assists: int = 0
    status: str = "正常"
    named: NamedProject | None = None
    tenant_of: str = ""
    recorded: bool = True


def sample_wishes(words: Words, random: Random) -> list[Wish]:
    """The sample year's projects, parents before their tenants."""
    wishes = [*_landed(words, random), *_landed_otherwise(words), *_pipeline(words)]
    _centre_leads(wishes, random)
    first = [wish for wish in wishes if wish.named]
    rest = [wish for wish in wishes if not wish.named]
    random.shuffle(rest)
    return first + rest


def _landed(words: Words, random: Random) -> list[Wish]:
    """The 1007 that count, whatever else is odd about some of them."""
    named = [project for project in words.projects if not project.landed and not project.reach]
    regions = {investor.name: investor.region for investor in words.investors}
    wishes = []
    for project in named:
        beijing = regions.get(project.investor, "").startswith("11")
        origin = "beijing" if beijing else "outside"
        size = "big" if project.big else ""
        wishes.append(Wish("confirmed", origin=origin, size=size, centre=project.centre, named=project))
        wishes += [Wish("confirmed", tenant_of=project.name) for _ in range(project.tenants)]
    sizes = ["exact"] * 4 + ["exact_split"] * 3
    sizes += ["big"] * (BIG - len(sizes) - sum(wish.size == "big" for wish in wishes))
    sizes += ["below"] * 4 + ["framework"] * 6
    others = [Wish("confirmed", size=size) for size in sizes]
    others += [Wish("confirmed") for _ in range(QUALITY_LANDED - len(wishes) - len(others))]
    odd = [wish for wish in others if not wish.size]
    for wish, change in zip(
        odd,
        [{"frozen": "in"}] * 4 + [{"foreign": True}] * 6 + [{"status": "暂缓"}] * 3 + [{"status": "终止"}] * 3,
        strict=False,
    ):
        for field, value in change.items():
            setattr(wish, field, value)
    missing = BEIJING - sum(wish.origin == "beijing" for wish in wishes)
    for wish in [*odd[:2], *random.sample([w for w in others if w not in odd[:4]], missing - 2)]:
        wish.origin = "beijing"
    return wishes + others


def _landed_otherwise(words: Words) -> list[Wish]:
    """Landed projects that must not count."""
    named = [project for project in words.projects if project.landed]
    wishes = [Wish(project.landed, origin="beijing", reach="签约", named=project) for project in named]
    wishes += [
        Wish("previous", size="big" if n < 20 else "", origin="beijing" if n < 6 else "outside") for n in range(28)
    ]
    wishes += [Wish("unconfirmed", size="big" if n < 3 else "") for n in range(14)]
    wishes += [Wish("next", size="big" if n < 2 else "", origin="beijing" if n < 2 else "outside") for n in range(8)]
    wishes += [Wish("confirmed", quality=False, size="big" if n < 3 else "") for n in range(40)]
    wishes += [Wish("confirmed", kind="追加", size="big" if n < 10 else "") for n in range(25)]
    wishes += [Wish("confirmed", origin="own", size="big" if n < 4 else "") for n in range(30)]
    wishes += [Wish("confirmed", origin="own", frozen="out") for _ in range(4)]
    return wishes


def _pipeline(words: Words) -> list[Wish]:
    """Projects that have not landed; 200 of them become the centre's leads of the year."""
    named = [project for project in words.projects if project.reach]
    wishes = [Wish(reach=project.reach, origin="beijing", named=project) for project in named]
    plan = (("线索", 110), ("洽谈", 150), ("评审", 36), ("签约", 96))
    wishes += [Wish(reach=stage, origin=_origin(n)) for stage, count in plan for n in range(count)]
    wishes += [Wish(reach="洽谈", status="暂缓") for _ in range(16)]
    wishes += [Wish(reach="洽谈", status="终止") for _ in range(20)]
    wishes += [Wish(reach="线索", status="已并入", last_year=True) for _ in range(5)]
    for n, wish in enumerate(wishes):
        wish.quality = n % 4 > 0
        wish.size = "big" if n % 11 == 0 or wish.named else ""
    return wishes


def _origin(n: int) -> str:
    return "own" if n % 9 == 0 else "beijing" if n % 4 == 0 else "outside"


def _centre_leads(wishes: list[Wish], random: Random) -> None:
    """Mark the centre's leads, their referrals and assists, and some that must not be counted."""
    plain = [wish for wish in wishes if not wish.named and not wish.tenant_of and not wish.frozen]
    landed = [wish for wish in plain if wish.landed == "confirmed" and wish.status == "正常"]
    counted = [wish for wish in wishes if wish.centre]
    good = [wish for wish in landed if wish.quality and wish.kind == "新增" and wish.origin != "own" and not wish.size]
    counted += random.sample(good, 50 - len(counted))
    counted += random.sample([wish for wish in landed if not wish.quality], 4)
    counted += random.sample([wish for wish in landed if wish.origin == "own"], CENTRE_LANDED - len(counted))
    pipeline = [wish for wish in plain if not wish.landed and wish.status != "已并入"]
    open_ones = random.sample(pipeline, CENTRE_LEADS - len(counted) - 3)
    unconfirmed = [wish for wish in plain if wish.landed == "unconfirmed"][:3]
    leads = counted + open_ones + unconfirmed
    late = random.sample(open_ones, 17)
    kept = {id(wish) for wish in late}
    for wish in leads:
        wish.centre = True
    accepted = [wish for wish in leads if id(wish) not in kept]
    for wish in random.sample(accepted, REFERRED):
        wish.referral = "accepted"
    for n, wish in enumerate(late):
        wish.referral = "late" if n < 5 else "open"
    for n, wish in enumerate(random.sample([w for w in leads if w.reach != "线索" or w.landed], ASSISTED)):
        wish.assists = 2 if n < 3 else 1
    chosen = {id(wish) for wish in leads}
    others = [wish for wish in plain if id(wish) not in chosen]
    for n, wish in enumerate(random.sample([w for w in others if not w.landed and w.status == "正常"], 34)):
        # the centre's own leads of the year before, and units' leads handed to each other
        wish.centre = wish.last_year = n < 12
        wish.referral = "accepted"
        wish.assists = int(n % 5 == 0)


def fixture_wishes(count: int, random: Random, over: bool = False) -> Iterator[Wish]:
    """A mixture for benchmarks: about two thirds landed, the rest on their way, or given up if the year is `over`."""
    landed = Wish("confirmed")
    kinds = (
        (landed, 40), (replace(landed, origin="beijing"), 10), (replace(landed, size="big"), 4),
        (replace(landed, quality=False), 5), (replace(landed, kind="追加"), 4), (replace(landed, origin="own"), 4),
        (Wish("previous"), 3), (Wish("unconfirmed"), 1), (Wish(reach="线索"), 8), (Wish(reach="洽谈"), 10),
        (Wish(reach="签约", origin="beijing"), 6), (Wish(reach="洽谈", centre=True, referral="accepted"), 5),
    )  # fmt: skip
    choices, weights = zip(*kinds, strict=True)
    for wish in random.choices(choices, weights, k=count):
        yield replace(wish, status="正常" if wish.landed or not over else "终止")
