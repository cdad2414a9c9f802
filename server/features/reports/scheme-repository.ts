import type { UnitId } from '#core/kernel/ids.ts';
import type { ReportingLevel, ReportingScheme, SchemePeriod } from '#core/reports/scheme.ts';
import type { Database } from '#server/platform/database.ts';

/** The schemes of one level that a committee falls under: its own and its superiors' (nearest first), the nation's last. */
export async function schemesFor(
  tx: Database,
  level: ReportingLevel,
  nearestFirst: readonly UnitId[],
): Promise<readonly ReportingScheme[]> {
  const rows = await tx
    .selectFrom('reporting_scheme')
    .innerJoin('report_period', 'report_period.scheme_id', 'reporting_scheme.id')
    .select([
      'reporting_scheme.id',
      'reporting_scheme.unit_id',
      'reporting_scheme.first_year',
      'reporting_scheme.last_year',
      'reporting_scheme.name',
      'reporting_scheme.basis',
      'reporting_scheme.invented',
      'report_period.kind',
      'report_period.from_before',
      'report_period.from_day',
      'report_period.to_day',
      'report_period.deadline_day',
    ])
    .where('reporting_scheme.level', '=', level)
    .where((where) =>
      where.or([
        where('reporting_scheme.unit_id', 'is', null),
        where('reporting_scheme.unit_id', 'in', [...nearestFirst]),
      ]),
    )
    .orderBy('reporting_scheme.first_year', 'desc')
    .orderBy('report_period.to_day')
    .execute();
  const distance = (unitId: UnitId | null) => (unitId === null ? nearestFirst.length : nearestFirst.indexOf(unitId));
  const ids = [...new Set(rows.map(({ id }) => id))];
  return ids
    .flatMap((id) => {
      const own = rows.filter((row) => row.id === id);
      const [first] = own;
      return first ? [{ first, own }] : [];
    })
    .sort((a, b) => distance(a.first.unit_id) - distance(b.first.unit_id))
    .map(({ first, own }) => ({
      name: first.name,
      level,
      firstYear: first.first_year,
      lastYear: first.last_year ?? undefined,
      basis: first.basis,
      invented: first.invented,
      periods: own.map((row) => ({
        kind: row.kind as SchemePeriod['kind'],
        from: { before: row.from_before, day: row.from_day },
        to: row.to_day,
        deadline: row.deadline_day,
      })),
    }));
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
