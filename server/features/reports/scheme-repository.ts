import type { UnitId } from '#core/kernel/ids.ts';
import type { ReportingLevel, ReportingScheme, SchemePeriod } from '#core/reports/scheme.ts';
import type { Database } from '#server/platform/database.ts';

/** A scheme with the committee whose decision it is; the nation's has none. */
export interface OwnedScheme extends ReportingScheme {
  readonly unitId: UnitId | null;
}

/** Every scheme of a year: the nation's and those of the committees named. */
export async function schemesOf(
  tx: Database,
  year: number,
  unitIds: readonly UnitId[],
): Promise<readonly OwnedScheme[]> {
  const rows = await tx
    .selectFrom('reporting_scheme')
    .innerJoin('report_period', 'report_period.scheme_id', 'reporting_scheme.id')
    .select([
      'reporting_scheme.id',
      'reporting_scheme.unit_id as unitId',
      'reporting_scheme.level',
      'reporting_scheme.first_year as firstYear',
      'reporting_scheme.last_year as lastYear',
      'reporting_scheme.name',
      'reporting_scheme.basis',
      'reporting_scheme.invented',
      'report_period.kind',
      'report_period.from_before',
      'report_period.from_day',
      'report_period.to_day',
      'report_period.deadline_day',
    ])
    .where('reporting_scheme.first_year', '<=', year)
    .where((where) =>
      where.and([
        where.or([where('reporting_scheme.last_year', 'is', null), where('reporting_scheme.last_year', '>=', year)]),
        where.or([
          where('reporting_scheme.unit_id', 'is', null),
          where('reporting_scheme.unit_id', 'in', [...unitIds]),
        ]),
      ]),
    )
    .orderBy('reporting_scheme.first_year', 'desc')
    .orderBy('report_period.to_day')
    .execute();
  const byId = new Map<string, OwnedScheme>();
  for (const row of rows) {
    const { id, unitId, firstYear, lastYear, name, basis, invented } = row;
    const scheme = { unitId, firstYear, lastYear: lastYear ?? undefined, name, basis, invented };
    const period: SchemePeriod = {
      kind: row.kind as SchemePeriod['kind'],
      from: { before: row.from_before, day: row.from_day },
      to: row.to_day,
      deadline: row.deadline_day,
    };
    const level = row.level as ReportingLevel;
    byId.set(id, { ...scheme, level, periods: [...(byId.get(id)?.periods ?? []), period] });
  }
  return [...byId.values()];
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
