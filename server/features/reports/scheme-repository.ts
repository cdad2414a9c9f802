import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { DeadlineShift, ReportingLevel, ReportingScheme, SchemePeriod } from '#core/reports/scheme.ts';
import type { Database } from '#server/platform/database.ts';

/** A scheme that holds for an agency: its own, one of its superiors', or the nation's. */
export interface FittingScheme extends ReportingScheme {
  readonly agencyId: UnitId;
}

interface SchemeRow {
  readonly agencyId: UnitId;
  readonly id: string;
  readonly lineage: string;
  readonly version: number;
  readonly level: ReportingLevel;
  readonly firstYear: number;
  readonly lastYear: number | null;
  readonly name: string;
  readonly basis: string;
  readonly effectiveFrom: PlainDate;
  readonly shift: DeadlineShift;
  readonly lockAfter: number | null;
  readonly invented: boolean;
  readonly periods: readonly PeriodJson[];
}

type PeriodJson = Omit<SchemePeriod, 'carriesFrom' | 'sections'> & {
  readonly carriesFrom: string | null;
  readonly sections: readonly string[] | null;
};

/** The periods of a scheme, in the order of their deadlines, as one JSON value. */
const PERIODS = sql<readonly PeriodJson[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('kind', period.kind, 'shape', period.shape, 'title', period.title,
      'nextTitle', period.next_title, 'from', jsonb_build_object('before', period.from_before, 'day', period.from_day),
      'to', period.to_day, 'deadline', jsonb_build_object('after', period.deadline_after, 'day', period.deadline_day),
      'carriesFrom', period.carries_from, 'sections', period.sections, 'annexes', period.annexes)
      order by period.deadline_after, period.deadline_day, period.kind), '[]')
    from report_period period where period.scheme_id = reporting_scheme.id)`;

const SCHEME_COLUMNS = sql`reporting_scheme.id, reporting_scheme.lineage, reporting_scheme.version,
  reporting_scheme.level, reporting_scheme.first_year as "firstYear", reporting_scheme.last_year as "lastYear",
  reporting_scheme.name, reporting_scheme.basis, reporting_scheme.effective_from as "effectiveFrom",
  reporting_scheme.shift, reporting_scheme.lock_after as "lockAfter", reporting_scheme.invented,
  ${PERIODS} as periods`;

/**
 * The schemes in force of the agencies' level, nearest decision first, of one decision the later version first and the
 * nation's last, and those the agencies made for their own sections. One statement, however many agencies.
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
        order by unit_version.valid_from <= ${day} desc,
          case when unit_version.valid_from <= ${day} then unit_version.valid_from end desc nulls last,
          unit_version.valid_from
        limit 1) held on held.parent_id is not null)
    select asked.id as "agencyId", scheme.*
    from unnest(${sql.val([...agencyIds])}::integer[]) as asked (id)
    join unit on unit.id = asked.id
    cross join (
      select reporting_scheme.unit_id, ${SCHEME_COLUMNS} from reporting_scheme
      where reporting_scheme.state = 'in-force' offset 0) scheme
    left join above on above.agency_id = asked.id and above.id = scheme.unit_id
    where case when scheme.level = 'section' then scheme.unit_id = asked.id
      else scheme.level = unit.kind and (scheme.unit_id is null or above.id is not null) end
    order by asked.id, above.depth nulls last, scheme."effectiveFrom" desc, scheme.version desc`.execute(tx);
  return rows.map((row) => ({ agencyId: row.agencyId, ...schemeOf(row) }));
}

function schemeOf(row: Omit<SchemeRow, 'agencyId' | 'id'>): ReportingScheme {
  const { lineage, version, level, firstYear, lastYear, name, basis, effectiveFrom, shift, lockAfter, invented } = row;
  return {
    lineage,
    version,
    level,
    firstYear,
    lastYear: lastYear ?? undefined,
    name,
    basis,
    effectiveFrom,
    shift,
    lockAfter: lockAfter ?? undefined,
    invented,
    periods: row.periods.map(({ carriesFrom, sections, ...period }) => ({
      ...period,
      carriesFrom: carriesFrom ?? undefined,
      sections: sections ?? undefined,
    })),
  };
}

export type SchemeState = 'draft' | 'in-force';

/** A version of a scheme as its keepers see it. */
export interface KeptScheme extends ReportingScheme {
  readonly id: string;
  /** Undefined: the nation's. */
  readonly unitId: UnitId | undefined;
  readonly state: SchemeState;
  readonly revision: number;
  readonly writtenBy: string;
  readonly writtenAt: Date;
}

type KeptRow = Omit<SchemeRow, 'agencyId'> & {
  readonly unitId: UnitId | null;
  readonly state: SchemeState;
  readonly revision: number;
  readonly writtenBy: string;
  readonly writtenAt: Date;
};

const KEPT_COLUMNS = sql`${SCHEME_COLUMNS}, reporting_scheme.unit_id as "unitId", reporting_scheme.state,
  reporting_scheme.revision, reporting_scheme.written_by as "writtenBy", reporting_scheme.written_at as "writtenAt"`;

function keptOf({ id, unitId, state, revision, writtenBy, writtenAt, ...row }: KeptRow): KeptScheme {
  return { ...schemeOf(row), id, unitId: unitId ?? undefined, state, revision, writtenBy, writtenAt };
}

/** Every version that this committee keeps, and those of the committees above and of the nation that are in force. */
export async function schemesAround(tx: Database, agencyId: UnitId, day: PlainDate): Promise<readonly KeptScheme[]> {
  const { rows } = await sql<KeptRow>`
    select ${KEPT_COLUMNS} from reporting_scheme
    left join committees_above(${agencyId}, ${day}) above on above.id = reporting_scheme.unit_id
    where reporting_scheme.unit_id = ${agencyId} or (reporting_scheme.state = 'in-force'
      and reporting_scheme.level <> 'section' and (reporting_scheme.unit_id is null or above.id is not null))
    order by above.distance nulls last, reporting_scheme.level, reporting_scheme.lineage, reporting_scheme.version desc
    limit 200`.execute(tx);
  return rows.map(keptOf);
}

export async function loadScheme(tx: Database, id: string): Promise<KeptScheme | undefined> {
  const { rows } = await sql<KeptRow>`
    select ${KEPT_COLUMNS} from reporting_scheme where reporting_scheme.id = ${id}`.execute(tx);
  return rows[0] && keptOf(rows[0]);
}

/** The version that stood before this one; undefined for a first one. */
export async function versionBefore(tx: Database, lineage: string, version: number): Promise<KeptScheme | undefined> {
  const { rows } = await sql<KeptRow>`
    select ${KEPT_COLUMNS} from reporting_scheme
    where reporting_scheme.lineage = ${lineage} and reporting_scheme.version < ${version}
    order by reporting_scheme.version desc limit 1`.execute(tx);
  return rows[0] && keptOf(rows[0]);
}

function schemeColumns(scheme: ReportingScheme) {
  return {
    level: scheme.level,
    first_year: scheme.firstYear,
    last_year: scheme.lastYear ?? null,
    name: scheme.name,
    basis: scheme.basis,
    effective_from: scheme.effectiveFrom,
    shift: scheme.shift,
    lock_after: scheme.lockAfter ?? null,
    invented: scheme.invented,
  };
}

export async function insertScheme(tx: Database, scheme: KeptScheme): Promise<void> {
  await tx
    .insertInto('reporting_scheme')
    .values({
      id: scheme.id,
      unit_id: scheme.unitId ?? null,
      lineage: scheme.lineage,
      version: scheme.version,
      state: scheme.state,
      revision: scheme.revision,
      written_by: scheme.writtenBy,
      written_at: scheme.writtenAt,
      ...schemeColumns(scheme),
    })
    .execute();
  await insertPeriods(tx, scheme.id, scheme.periods);
}

/** Saves a draft or puts it in force. The caller has seen that the stored version is a draft. */
export async function saveScheme(tx: Database, scheme: KeptScheme): Promise<void> {
  await tx
    .updateTable('reporting_scheme')
    .set({
      state: scheme.state,
      revision: scheme.revision,
      written_by: scheme.writtenBy,
      written_at: scheme.writtenAt,
      ...schemeColumns(scheme),
    })
    .where('reporting_scheme.id', '=', scheme.id)
    .execute();
  await tx.deleteFrom('report_period').where('report_period.scheme_id', '=', scheme.id).execute();
  await insertPeriods(tx, scheme.id, scheme.periods);
}

export async function deleteScheme(tx: Database, id: string): Promise<void> {
  await tx.deleteFrom('reporting_scheme').where('reporting_scheme.id', '=', id).execute();
}

async function insertPeriods(tx: Database, id: string, periods: readonly SchemePeriod[]): Promise<void> {
  await tx
    .insertInto('report_period')
    .values(
      periods.map(({ kind, shape, title, nextTitle, from, to, deadline, carriesFrom, sections, annexes }) => ({
        scheme_id: id,
        kind,
        shape,
        title,
        next_title: nextTitle,
        from_before: from.before,
        from_day: from.day,
        to_day: to,
        deadline_after: deadline.after,
        deadline_day: deadline.day,
        carries_from: carriesFrom ?? null,
        sections: sections ? [...sections] : null,
        annexes: JSON.stringify(annexes),
      })),
    )
    .execute();
}
