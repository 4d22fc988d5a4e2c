"""The counted rows of each family of indicators, in standard SQL.

A family's SELECT must yield: id, project_id or unit_id (who owns it), month, and what its marks look at.
"""

from db.enums import Indicator
from desktop_app.queries.indicator_family import NO_PROJECT, Family, Mark


def _later(date: str) -> str:
    """The month of a date, but not before the row's own: what happened before a lead was entered counts with it."""
    return f"CASE WHEN substr({date}, 1, 7) > c.month THEN substr({date}, 1, 7) ELSE c.month END"


_PROJECT_NUMBER = "(SELECT number FROM project WHERE id = c.project_id)"
_GONE = "SELECT id FROM project WHERE deleted_at IS NOT NULL"
_OUTSIDE = "c.fresh AND c.origin <> '' AND c.origin NOT LIKE :own_city"

_LANDED = Family(
    kind="project",
    number=_PROJECT_NUMBER,
    tables=(
        # An investor is a central enterprise itself or through any of its parents.
        """children AS MATERIALIZED (
            SELECT id, parent_id FROM investor WHERE parent_id IS NOT NULL AND deleted_at IS NULL)""",
        """central(id) AS (
            SELECT id FROM investor WHERE ownership = 'central_soe' AND deleted_at IS NULL
            UNION SELECT child.id FROM children child JOIN central ON child.parent_id = central.id)""",
        """central_projects AS MATERIALIZED (
            SELECT DISTINCT project_id FROM project_investor
            WHERE investor_id IN (SELECT id FROM central) AND deleted_at IS NULL)""",
        """landed AS MATERIALIZED (
            SELECT project_id, min(confirmed_on) AS confirmed_on FROM milestone
            WHERE stage = 'landed' AND confirmed_on BETWEEN :start AND :end AND deleted_at IS NULL
            GROUP BY project_id)""",
    ),
    # the origin of the lead: frozen on its row, else the investor's own region
    rows="""SELECT p.id AS id, p.id AS project_id, substr(l.confirmed_on, 1, 7) AS month,
        p.kind = 'new' AND p.is_quality = 1 AS fresh,
        CASE WHEN p.kind = 'new' AND p.is_quality = 1 THEN
            (SELECT CASE WHEN pi.origin_code <> '' THEN pi.origin_code
                ELSE (SELECT region_code FROM investor WHERE id = pi.investor_id) END
             FROM project_investor pi WHERE pi.project_id = p.id AND pi.is_lead = 1 AND pi.deleted_at IS NULL
             ORDER BY pi.id LIMIT 1) END AS origin,
        CASE WHEN p.kind = 'new' AND p.is_quality = 1 THEN
            (SELECT coalesce(sum(a.amount_fen), 0) FROM agreement a WHERE a.project_id = p.id
             AND a.kind IN ('investment', 'supplement') AND a.deleted_at IS NULL) END AS agreed,
        p.id IN central_projects AS is_central
        FROM landed l JOIN project p ON p.id = l.project_id
        WHERE p.deleted_at IS NULL AND p.status <> 'merged'""",
    marks=(
        Mark(Indicator.LANDED_QUALITY_PROJECTS, _OUTSIDE),
        Mark(Indicator.LANDED_OVER_100M, f"{_OUTSIDE} AND c.agreed >= 10000000000"),
        Mark(Indicator.LANDED_BEIJING, f"{_OUTSIDE} AND c.origin LIKE '11%'"),
        Mark(Indicator.LANDED_CENTRAL_SOE, "c.is_central"),
        Mark(Indicator.LANDINGS_CONTRIBUTED),
    ),
)

_FUNDS = Family(
    kind="fund_entry",
    number=f"""coalesce((SELECT nullif(evidence_number, '') FROM fund_entry WHERE id = c.id), {_PROJECT_NUMBER})""",
    tables=(
        """forms AS (SELECT code FROM code_item WHERE "table" = 'fund_form' AND deleted_at IS NULL
            AND ' ' || flags || ' ' LIKE '% countable %')""",
        "foreigners AS (SELECT id FROM investor WHERE ownership IN ('foreign', 'hk_macao_taiwan'))",
        # read as they lie: what belongs to their projects then lies near each other, faster than by month
        f"""entries AS MATERIALIZED (SELECT f.id AS id, f.project_id AS project_id, f.count_month AS month,
            f.amount_fen AS amount,
            coalesce((SELECT nullif(max(pi.origin_code), '') FROM project_investor pi
                WHERE pi.project_id = f.project_id AND pi.investor_id = f.investor_id AND pi.deleted_at IS NULL),
                (SELECT region_code FROM investor WHERE id = f.investor_id)) AS origin
            FROM fund_entry f NOT INDEXED
            WHERE f.state = 'confirmed' AND f.count_month BETWEEN :first_month AND :month AND f.deleted_at IS NULL
            AND f.form_code IN (SELECT code FROM forms) AND f.investor_id NOT IN (SELECT id FROM foreigners)
            AND f.project_id NOT IN ({_GONE}))""",
    ),
    rows="SELECT id, project_id, month, amount FROM entries WHERE origin <> '' AND origin NOT LIKE :own_city",
    marks=(Mark(Indicator.OUTSIDE_FUNDS_IN_PLACE, value="c.amount"),),
)

_RECOGNISED = Family(
    kind="beijing_recognition",
    number=_PROJECT_NUMBER,
    rows="""SELECT b.id AS id, b.project_id AS project_id,
        substr(b.recognised_on, 1, 7) AS month, b.amount_fen AS amount
        FROM beijing_recognition b JOIN project p ON p.id = b.project_id
        WHERE b.recognised_on BETWEEN :start AND :end AND b.deleted_at IS NULL AND p.deleted_at IS NULL""",
    marks=(Mark(Indicator.BEIJING_AGREEMENT_AMOUNT, value="c.amount"),),
)

_LEADS = Family(
    kind="project",
    number=_PROJECT_NUMBER,
    rows="""SELECT p.id AS id, p.id AS project_id, substr(p.entered_on, 1, 7) AS month,
        (SELECT min(r.accepted_on) FROM referral r WHERE r.project_id = p.id AND r.deleted_at IS NULL) AS referred_on,
        (SELECT min(a.assisted_on) FROM assist a WHERE a.project_id = p.id AND a.deleted_at IS NULL) AS assisted_on,
        (SELECT min(m.confirmed_on) FROM milestone m WHERE m.project_id = p.id AND m.stage = 'landed'
            AND m.deleted_at IS NULL) AS landed_on
        FROM project p
        WHERE p.is_centre_lead = 1 AND p.entered_on BETWEEN :start AND :end
        AND p.deleted_at IS NULL AND p.status <> 'merged'""",
    marks=(
        Mark(Indicator.LEADS_SOURCED),
        Mark(Indicator.LEADS_REFERRED, "c.referred_on <= :end", _later("c.referred_on")),
        Mark(Indicator.LEADS_ASSISTED, "c.assisted_on <= :end", _later("c.assisted_on")),
        Mark(Indicator.LEADS_LANDED, "c.landed_on <= :end", _later("c.landed_on")),
    ),
)

# Signed in the twelve months up to the period's end, and landed by that end. The window rolls: it has no month's part.
_SIGNED = Family(
    kind="project",
    number=_PROJECT_NUMBER,
    counts_by_month=False,
    rows=f"""SELECT s.project_id AS id, s.project_id AS project_id, :month AS month,
        EXISTS (SELECT 1 FROM milestone m WHERE m.project_id = s.project_id AND m.stage = 'landed'
            AND m.deleted_at IS NULL AND m.confirmed_on <= :end) AS has_landed
        FROM milestone s WHERE s.stage = 'signed' AND s.deleted_at IS NULL
        AND s.confirmed_on BETWEEN :window_start AND :end AND s.project_id NOT IN ({_GONE})
        AND s.project_id NOT IN (SELECT id FROM project WHERE status = 'merged') GROUP BY s.project_id""",
    marks=(Mark(Indicator.SIGNED_TO_LANDED_RATE, "c.has_landed", base="1 = 1"),),
)

# [default] A project owes one update (follow-up or activity) in every full month that it is active: after the month
# of its entry, before the month of its production. Projects on hold, ended or merged owe none.
# Months are 1 to 12 of the year, and 0 stands for before it; those with an update are the bits of a number.
_DUE = "((1 << until) - (2 << after))"


def _ones(bits: str) -> str:
    """How many of the lowest 14 bits of a number are set (three bits a nibble, summed by the remainder of 15)."""
    return f"(({bits}) * 35185445863425 & 76861433640456465) % 15"


_TIMELY = Family(
    kind="project",
    number="(SELECT number FROM project WHERE id = c.id)",
    project="c.id",
    owner="unit",
    tables=(
        # of the year's activities, few beside all that there ever were
        """updated AS MATERIALIZED (
            SELECT k.project_id, sum(DISTINCT 1 << CAST(substr(a.held_on, 6, 2) AS INTEGER)) AS months
            FROM activity a CROSS JOIN activity_link k ON k.activity_id = a.id
            WHERE a.held_on BETWEEN :start AND :end AND a.deleted_at IS NULL AND k.deleted_at IS NULL
            GROUP BY k.project_id)""",
        """active AS MATERIALIZED (SELECT p.id, coalesce(p.landing_unit_id, p.host_unit_id) AS unit_id,
            CASE WHEN p.entered_on < :start THEN 0 ELSE CAST(substr(p.entered_on, 6, 2) AS INTEGER) END AS after,
            (SELECT min(substr(m.business_date, 1, 7)) FROM milestone m WHERE m.project_id = p.id
                AND m.stage = 'production' AND m.deleted_at IS NULL) AS finished,
            u.months
            FROM project p NOT INDEXED LEFT JOIN updated u ON u.project_id = p.id
            WHERE p.deleted_at IS NULL AND p.status = 'active' AND p.entered_on < :month_start)""",
        """owing AS (SELECT id, unit_id, after, coalesce(months, 0) AS months,
            CASE WHEN finished < :first_month THEN 0
                 WHEN finished <= :month THEN CAST(substr(finished, 6, 2) AS INTEGER)
                 ELSE :month_number + 1 END AS until FROM active)""",
    ),
    rows=f"""SELECT id, unit_id, :month AS month, until - after - 1 AS owed,
        until > :month_number AND after < :month_number AS owed_now, {_ones(f"months & {_DUE}")} AS made,
        months & {_DUE} & (1 << :month_number) <> 0 AS made_now
        FROM owing WHERE until - after > 1""",
    marks=(
        Mark(
            Indicator.UPDATE_TIMELINESS_RATE,
            "c.made > 0",
            value="c.made",
            month_value="c.made_now",
            base="1 = 1",
            base_value="c.owed",
            month_base_value="c.owed_now",
        ),
    ),
)

_COMMITMENTS = Family(
    kind="commitment",
    number=_PROJECT_NUMBER,
    owner="unit",
    rows="""SELECT m.id AS id, m.project_id AS project_id, m.unit_id AS unit_id,
        substr(m.due_on, 1, 7) AS month,
        m.state = 'fulfilled' AND (m.fulfilled_on IS NULL OR m.fulfilled_on <= m.due_on) AS met
        FROM commitment m JOIN project p ON p.id = m.project_id
        WHERE m.side = 'government' AND m.state <> 'released' AND m.due_on BETWEEN :start AND :end
        AND m.deleted_at IS NULL AND p.deleted_at IS NULL""",
    marks=(Mark(Indicator.COMMITMENT_FULFILMENT_RATE, "c.met", base="1 = 1"),),
)

_ACTIVITIES = Family(
    kind="activity",
    number="(SELECT held_on || ' ' || place FROM activity WHERE id = c.id)",
    project=NO_PROJECT,
    owner="unit",
    rows="""SELECT a.id AS id, a.unit_id AS unit_id,
        substr(a.held_on, 1, 7) AS month FROM activity a WHERE a.confirmed = 1 AND a.kind <> 'follow_up'
        AND a.held_on BETWEEN :start AND :end AND a.deleted_at IS NULL""",
    marks=(Mark(Indicator.ACTIVITIES),),
)

_MEETINGS = Family(
    kind="review_meeting",
    number="(SELECT title FROM review_meeting WHERE id = c.id)",
    project=NO_PROJECT,
    owner="",
    rows="""SELECT r.id AS id, substr(r.held_on, 1, 7) AS month
        FROM review_meeting r WHERE r.confirmed = 1 AND r.held_on BETWEEN :start AND :end AND r.deleted_at IS NULL""",
    marks=(Mark(Indicator.REVIEW_MEETINGS),),
)

_TRAININGS = Family(
    kind="training_session",
    number="(SELECT topic FROM training_session WHERE id = c.id)",
    project=NO_PROJECT,
    owner="unit",
    rows="""SELECT t.id AS id, t.unit_id AS unit_id,
        substr(t.starts_at, 1, 7) AS month, t.form AS form FROM training_session t
        WHERE t.state = 'held' AND substr(t.starts_at, 1, 10) BETWEEN :start AND :end AND t.deleted_at IS NULL""",
    marks=(
        Mark(Indicator.TRAININGS_ONLINE, "c.form = 'online'"),
        Mark(Indicator.TRAININGS_OFFLINE, "c.form = 'offline'"),
    ),
)

_ATTENDANCES = Family(
    kind="attendance",
    number="""(SELECT t.topic || ' ' || a.person FROM attendance a
        JOIN training_session t ON t.id = a.session_id WHERE a.id = c.id)""",
    project=NO_PROJECT,
    owner="unit",
    rows="""SELECT a.id AS id, a.unit_id AS unit_id,
        substr(t.starts_at, 1, 7) AS month FROM attendance a JOIN training_session t ON t.id = a.session_id
        WHERE a.attended = 1 AND t.state = 'held' AND substr(t.starts_at, 1, 10) BETWEEN :start AND :end
        AND t.deleted_at IS NULL AND a.deleted_at IS NULL""",
    marks=(Mark(Indicator.TRAINING_ATTENDANCES),),
)

# A unit's lead is accepted when its claim holds, a unit has taken it over, or it has moved on; it counts in the month
# of its entry, whenever that was.
_ACCEPTED = Family(
    kind="project",
    counts_by_month=False,
    number="(SELECT number FROM project WHERE id = c.id)",
    project="c.id",
    owner="unit",
    rows="""SELECT p.id AS id, p.host_unit_id AS unit_id,
        substr(p.entered_on, 1, 7) AS month FROM project p
        WHERE p.entered_on BETWEEN :start AND :end AND p.deleted_at IS NULL AND p.status <> 'merged'
        AND (p.stage <> 'lead'
            OR EXISTS (SELECT 1 FROM claim k WHERE k.project_id = p.id AND k.state = 'valid' AND k.deleted_at IS NULL)
            OR EXISTS (SELECT 1 FROM referral r WHERE r.project_id = p.id AND r.accepted_on <= :end
                       AND r.deleted_at IS NULL))""",
    marks=(Mark(Indicator.LEADS_ACCEPTED),),
)

_REFERRALS = Family(
    kind="referral",
    number=_PROJECT_NUMBER,
    owner="unit",
    rows="""SELECT r.id AS id, r.project_id AS project_id, r.from_unit_id AS unit_id,
        substr(r.accepted_on, 1, 7) AS month FROM referral r JOIN project p ON p.id = r.project_id
        WHERE r.accepted_on BETWEEN :start AND :end AND r.deleted_at IS NULL AND p.deleted_at IS NULL""",
    marks=(Mark(Indicator.REFERRALS_MADE),),
)

_TASKS = Family(
    kind="task",
    number="(SELECT matter FROM task WHERE id = c.id)",
    project="coalesce((SELECT project_id FROM task WHERE id = c.id), '')",
    owner="unit",
    rows="""SELECT t.id AS id, t.unit_id AS unit_id,
        substr(t.closed_on, 1, 7) AS month FROM task t
        WHERE t.state = 'closed' AND t.closed_on BETWEEN :start AND :end AND t.deleted_at IS NULL""",
    marks=(Mark(Indicator.TASKS_CLOSED),),
)

FAMILIES = (
    _FUNDS,
    _LANDED,
    _RECOGNISED,
    _LEADS,
    _SIGNED,
    _TIMELY,
    _COMMITMENTS,
    _ACTIVITIES,
    _MEETINGS,
    _TRAININGS,
    _ATTENDANCES,
    _ACCEPTED,
    _REFERRALS,
    _TASKS,
)
