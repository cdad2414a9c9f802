import { type AlertThresholds, USUAL_THRESHOLDS } from '#core/assessments/everyday/alerts.ts';
import type { Points } from '#core/assessments/points.ts';
import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** What a unit had on a day. */
export interface DayScore {
  readonly day: PlainDate;
  readonly criteriaSetId: string;
  readonly points: Points;
  readonly max: Points;
  readonly knownMax: Points;
  readonly unknown: number;
  readonly low: Points;
  readonly high: Points;
  readonly alerts: number;
}

/** Writes the row of a day, in place of an earlier one of the same day. */
export async function saveDayScore(
  tx: Database,
  agencyId: UnitId,
  { year, term }: SheetTerm,
  score: DayScore,
  at: Date,
): Promise<void> {
  const values = {
    criteria_set_id: score.criteriaSetId,
    points: score.points,
    max_points: score.max,
    known_max: score.knownMax,
    unknown: score.unknown,
    forecast_low: score.low,
    forecast_high: score.high,
    alerts: score.alerts,
    computed_at: at,
  };
  await tx
    .insertInto('provisional_score')
    .values({ agency_id: agencyId, year, term, day: score.day, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id', 'year', 'term', 'day']).doUpdateSet(values))
    .execute();
}

/** Which of these agencies have their row of a day. */
export async function scoredOn(
  tx: Database,
  agencyIds: readonly UnitId[],
  { year, term }: SheetTerm,
  day: PlainDate,
): Promise<ReadonlySet<UnitId>> {
  const rows = await tx
    .selectFrom('provisional_score')
    .select('provisional_score.agency_id')
    .where('provisional_score.agency_id', 'in', [...agencyIds])
    .where('provisional_score.year', '=', year)
    .where('provisional_score.term', '=', term)
    .where('provisional_score.day', '=', day)
    .execute();
  return new Set(rows.map((row) => row.agency_id));
}

export async function loadThresholds(tx: Database, agencyId: UnitId): Promise<AlertThresholds> {
  const row = await tx
    .selectFrom('score_alert_setting')
    .select([
      'score_alert_setting.falling_drop',
      'score_alert_setting.falling_cases',
      'score_alert_setting.task_days',
      'score_alert_setting.deadline_days',
      'score_alert_setting.moved_points',
    ])
    .where('score_alert_setting.agency_id', '=', agencyId)
    .executeTakeFirst();
  return row
    ? {
        fallingDrop: row.falling_drop,
        fallingCases: row.falling_cases,
        taskDays: row.task_days,
        deadlineDays: row.deadline_days,
        movedPoints: row.moved_points,
      }
    : USUAL_THRESHOLDS;
}

export async function saveThresholds(
  tx: Database,
  agencyId: UnitId,
  thresholds: AlertThresholds,
  by: { readonly at: Date; readonly name: string },
): Promise<void> {
  const values = {
    falling_drop: thresholds.fallingDrop,
    falling_cases: thresholds.fallingCases,
    task_days: thresholds.taskDays,
    deadline_days: thresholds.deadlineDays,
    moved_points: thresholds.movedPoints,
    changed_at: by.at,
    changed_by: by.name,
  };
  await tx
    .insertInto('score_alert_setting')
    .values({ agency_id: agencyId, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id']).doUpdateSet(values))
    .execute();
}
