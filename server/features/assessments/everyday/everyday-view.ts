import { sql } from 'kysely';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { Points } from '#core/assessments/points.ts';
import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** How long the trend is. */
const HISTORY_DAYS = 400;

export interface HistoryPoint {
  readonly day: PlainDate;
  readonly points: Points;
  readonly knownMax: Points;
}

/** The days that were kept of a term, oldest first. */
export async function loadHistory(
  tx: Database,
  agencyId: UnitId,
  { year, term }: SheetTerm,
): Promise<readonly HistoryPoint[]> {
  const { rows } = await sql<HistoryPoint>`
    select newest.day, newest.points, newest."knownMax" from (
      select score.day, score.points, score.known_max as "knownMax" from provisional_score score
      where score.agency_id = ${agencyId} and score.year = ${year} and score.term = ${term}
      order by score.day desc limit ${HISTORY_DAYS}) newest
    order by newest.day`.execute(tx);
  return rows;
}

export interface Ordered {
  readonly criteriaSetId: CriteriaSetId;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The last day of self-scoring. */
  readonly selfTo: PlainDate;
}

/** What the level above orders for this unit and term: set, window, last day. */
export async function orderedFor(
  tx: Database,
  agencyId: UnitId,
  { year, term }: SheetTerm,
): Promise<Ordered | undefined> {
  const { rows } = await sql<Ordered>`
    select campaign.criteria_set_id as "criteriaSetId", campaign.period_from as "from", campaign.period_to as "to",
      greatest(campaign.self_to, (
        select campaign_reopening.until from campaign_reopening
        where campaign_reopening.agency_id = campaign.agency_id and campaign_reopening.campaign_id = campaign.id
          and campaign_reopening.unit_id = ${agencyId} and campaign_reopening.phase = 'self-scoring'
        order by campaign_reopening.granted_at desc, campaign_reopening.id desc limit 1)) as "selfTo"
    from campaign
    join campaign_unit on campaign_unit.agency_id = campaign.agency_id and campaign_unit.campaign_id = campaign.id
    where campaign_unit.unit_id = ${agencyId} and campaign.year = ${year} and campaign.term = ${term}
      and campaign.state <> 'draft'
    order by campaign.opened_at desc limit 1`.execute(tx);
  return rows[0];
}

/** The set that a unit without a sheet is looked at by: of its newest sheet, else the newest one for its kind. */
export async function usualSetId(tx: Database, agencyId: UnitId): Promise<CriteriaSetId | undefined> {
  const { rows } = await sql<{ id: CriteriaSetId }>`
    select coalesce(
      (select assessment.criteria_set_id from assessment
        join criteria_set on criteria_set.id = assessment.criteria_set_id and criteria_set.unit_kind = unit.kind
        where assessment.agency_id = unit.id order by assessment.year desc limit 1),
      (select criteria_set.id from criteria_set
        where criteria_set.unit_kind = unit.kind and criteria_set.state = 'published'
        order by criteria_set.created_at, criteria_set.version desc limit 1)) as id
    from unit where unit.id = ${agencyId}`.execute(tx);
  return rows[0]?.id ?? undefined;
}

export interface UnitScore {
  readonly agencyId: UnitId;
  readonly day: PlainDate;
  readonly points: Points;
  readonly max: Points;
  readonly knownMax: Points;
  readonly unknown: number;
  readonly low: Points;
  readonly high: Points;
  readonly alerts: number;
  /** The kept day that the change is counted from; null where there is none so early. */
  readonly beforeDay: PlainDate | null;
  readonly beforePoints: Points | null;
}

/** The newest kept day of each agency, and the one before it by at least so many days. One statement. */
export async function unitScores(
  tx: Database,
  agencyIds: readonly UnitId[],
  { year, term }: SheetTerm,
  back: number,
): Promise<readonly UnitScore[]> {
  const { rows } = await sql<UnitScore>`
    select asked.id as "agencyId", newest.day, newest.points, newest.max_points as max, newest.known_max as "knownMax",
      newest.unknown, newest.forecast_low as low, newest.forecast_high as high, newest.alerts,
      earlier.day as "beforeDay", earlier.points as "beforePoints"
    from unnest(${sql.val([...agencyIds])}::integer[]) as asked (id)
    join lateral (
      select score.day, score.points, score.max_points, score.known_max, score.unknown, score.forecast_low,
        score.forecast_high, score.alerts
      from provisional_score score
      where score.agency_id = asked.id and score.year = ${year} and score.term = ${term}
      order by score.day desc limit 1) newest on true
    left join lateral (
      select score.day, score.points from provisional_score score
      where score.agency_id = asked.id and score.year = ${year} and score.term = ${term}
        and score.day <= newest.day - ${back}::integer
      order by score.day desc limit 1) earlier on true`.execute(tx);
  return rows;
}
