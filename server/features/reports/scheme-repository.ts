import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { ReportingLevel, ReportingScheme, SchemePeriod } from '#core/reports/scheme.ts';
import type { Database } from '#server/platform/database.ts';

/** A scheme that holds for an agency: its own, one of its superiors', or the nation's. */
export interface FittingScheme extends ReportingScheme {
  readonly agencyId: UnitId;
}

interface SchemeRow {
  readonly agencyId: UnitId;
  readonly id: string;
  readonly level: ReportingLevel;
  readonly firstYear: number;
  readonly lastYear: number | null;
  readonly name: string;
  readonly basis: string;
  readonly invented: boolean;
  readonly kind: SchemePeriod['kind'];
  readonly fromBefore: boolean;
  readonly fromDay: string;
  readonly toDay: string;
  readonly deadlineDay: string;
}

/**
 * The schemes of the agencies' level, nearest decision first and the nation's last, and those the agencies made for
 * their own sections. One statement, however many agencies.
 */
export async function fittingSchemes(
  tx: Database,
  agencyIds: readonly UnitId[],
  day: PlainDate,
): Promise<readonly FittingScheme[]> {
  const { rows } = await sql<SchemeRow>`
    with recursive above (agency_id, id, depth) as (
      select asked.id, asked.id, 0 from unnest(${sql.val([...agencyIds])}::integer[]) as asked (id)
      union all
      select above.agency_id, held.parent_id, above.depth + 1 from above
      join lateral (
        select unit_version.parent_id from unit_version where unit_version.unit_id = above.id
        order by unit_version.valid_from <= ${day} desc, unit_version.valid_from desc limit 1) held
        on held.parent_id is not null)
    select asked.id as "agencyId", reporting_scheme.id, reporting_scheme.level,
      reporting_scheme.first_year as "firstYear", reporting_scheme.last_year as "lastYear", reporting_scheme.name,
      reporting_scheme.basis, reporting_scheme.invented, report_period.kind, report_period.from_before as "fromBefore",
      report_period.from_day as "fromDay", report_period.to_day as "toDay", report_period.deadline_day as "deadlineDay"
    from unnest(${sql.val([...agencyIds])}::integer[]) as asked (id)
    join unit on unit.id = asked.id
    cross join reporting_scheme
    join report_period on report_period.scheme_id = reporting_scheme.id
    left join above on above.agency_id = asked.id and above.id = reporting_scheme.unit_id
    where case when reporting_scheme.level = 'section' then reporting_scheme.unit_id = asked.id
      else reporting_scheme.level = unit.kind and (reporting_scheme.unit_id is null or above.id is not null) end
    order by asked.id, above.depth nulls last, reporting_scheme.first_year desc, report_period.to_day`.execute(tx);
  const schemes = new Map<string, FittingScheme>();
  for (const row of rows) {
    const { agencyId, id, level, firstYear, name, basis, invented } = row;
    const period: SchemePeriod = {
      kind: row.kind,
      from: { before: row.fromBefore, day: row.fromDay },
      to: row.toDay,
      deadline: row.deadlineDay,
    };
    const key = `${agencyId} ${id}`;
    const periods = [...(schemes.get(key)?.periods ?? []), period];
    schemes.set(key, {
      agencyId,
      level,
      firstYear,
      lastYear: row.lastYear ?? undefined,
      name,
      basis,
      invented,
      periods,
    });
  }
  return [...schemes.values()];
}

export async function insertScheme(
  tx: Database,
  id: string,
  unitId: UnitId | null,
  scheme: ReportingScheme,
): Promise<void> {
  await tx
    .insertInto('reporting_scheme')
    .values({
      id,
      unit_id: unitId,
      level: scheme.level,
      first_year: scheme.firstYear,
      last_year: scheme.lastYear ?? null,
      name: scheme.name,
      basis: scheme.basis,
      invented: scheme.invented,
    })
    .execute();
  await tx
    .insertInto('report_period')
    .values(
      scheme.periods.map(({ kind, from, to, deadline }) => ({
        scheme_id: id,
        kind,
        from_before: from.before,
        from_day: from.day,
        to_day: to,
        deadline_day: deadline,
      })),
    )
    .execute();
}
