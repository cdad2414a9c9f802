import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type {
  OnlineLevel,
  Ownership,
  ProcedureComponent,
  ProcedureId,
  ProcedureVersionId,
} from '#core/procedures/procedure.ts';
import type { TimeLimit } from '#core/procedures/time-limit.ts';
import { catalogueMemory } from '#server/platform/catalogue-memory.ts';
import type { Database } from '#server/platform/database.ts';
import { type LimitColumns, limitOf } from './procedure-rows.ts';

/** A procedure as it stands at an agency on a day. */
export interface ProcedureOnDay {
  readonly id: ProcedureId;
  readonly versionId: ProcedureVersionId;
  /** "1.001193": what procedures are compared by. */
  readonly nationalCode: string;
  /** As published, with a local part where there is one. */
  readonly code: string;
  readonly name: string;
  readonly fieldId: number;
  readonly fieldName: string;
  readonly limit: TimeLimit;
  readonly onlineLevel: OnlineLevel;
  readonly feeRule: string;
  readonly result: string;
  /** Made up for a field that the sources name without a procedure. */
  readonly invented: boolean;
  /** Of the agency's own list; undefined where it does not handle the procedure. */
  readonly ownership: Ownership | undefined;
  readonly sectionId: UnitId | undefined;
  readonly components: readonly ProcedureComponent[];
}

export interface ProcedureFilter {
  readonly id?: ProcedureId;
  /** Only those that the agency handles (active in its list). */
  readonly handled?: boolean;
}

interface Row extends LimitColumns {
  readonly id: ProcedureId;
  readonly version_id: ProcedureVersionId;
  readonly national_code: string;
  readonly code: string;
  readonly name: string;
  readonly field_id: number;
  readonly field_name: string;
  readonly online_level: OnlineLevel;
  readonly fee_rule: string;
  readonly result: string;
  readonly invented: boolean;
  readonly ownership: Ownership | null;
  readonly section_id: UnitId | null;
  readonly components: readonly ProcedureComponent[];
}

/** What is published of a procedure: `version` with its `procedure` and `field`. */
const PUBLISHED = sql.raw(`procedure.id, version.id as version_id, procedure.national_code, version.code, version.name,
  version.field_id, field.name as field_name, version.limit_kind, version.limit_amount, version.limit_cutoff,
  version.limit_extended, version.limit_second, version.limit_hours_as_days, version.online_level,
  version.fee_rule, version.result, procedure.invented,
  (select coalesce(jsonb_agg(jsonb_build_object('name', part.name, 'originals', part.originals,
      'copies', part.copies, 'required', part.required, 'note', part.note) order by part.position), '[]')
    from procedure_component part where part.version_id = version.id) as components`);

/**
 * The procedures in force at an agency on a day, by code: of the nearest issuer, with components and the agency's own
 * settings. Everything in one query; match imported rows against it in memory. For one procedure the condition stands
 * alone in the statement: behind an "or" a prepared plan would find the versions of all of them first.
 */
export async function proceduresOn(
  tx: Database,
  agencyId: UnitId,
  day: PlainDate,
  { id, handled = false }: ProcedureFilter = {},
): Promise<readonly ProcedureOnDay[]> {
  const { rows } = await sql<Row>`
    select ${PUBLISHED}, own.ownership, own.section_id
    from procedures_in_force(${agencyId}, ${day}) version
    join procedure on procedure.id = version.procedure_id
    join procedure_field field on field.id = version.field_id
    left join agency_procedure own
      on own.agency_id = ${agencyId} and own.procedure_id = procedure.id and own.active
    where ${id === undefined ? sql`true` : sql`version.procedure_id = ${id}::uuid`}
      and ${handled ? sql`own.ownership is not null` : sql`true`}
    order by procedure.national_code`.execute(tx);
  return rows.map(procedureOf);
}

/** A procedure at an agency on a day. */
export interface ProcedureAt {
  readonly agencyId: UnitId;
  readonly id: ProcedureId;
  readonly day: PlainDate;
}

/** What the catalogue says, the same for every reader; the agency's own settings are asked for each time. */
type PublishedProcedure = Omit<ProcedureOnDay, 'ownership' | 'sectionId'> | 'none';

const recall = catalogueMemory<PublishedProcedure>();
const recallIssuers = catalogueMemory<string>();

/** One procedure in force at an agency on a day; undefined when no version is. */
export async function procedureOn(
  tx: Database,
  agencyId: UnitId,
  id: ProcedureId,
  day: PlainDate,
): Promise<ProcedureOnDay | undefined> {
  const [procedure] = await procedureOnEach(tx, [{ agencyId, id, day }]);
  return procedure;
}

/** The same at several agencies, in the order asked for: one statement, and two more for what is not in memory. */
export async function procedureOnEach(
  tx: Database,
  asked: readonly ProcedureAt[],
): Promise<readonly (ProcedureOnDay | undefined)[]> {
  const { rows } = await sql<{ version: string; ownership: Ownership | null; section_id: UnitId | null }>`
    select procedure_catalogue.version || ' ' || unit_catalogue.version as version, own.ownership, own.section_id
    from unnest(${agenciesOf(asked)}::integer[], ${asked.map(({ id }) => id)}::uuid[])
      with ordinality as asked (agency_id, id, place)
    cross join procedure_catalogue
    cross join unit_catalogue
    left join agency_procedure own on own.agency_id = asked.agency_id and own.procedure_id = asked.id and own.active
    order by asked.place`.execute(tx);
  const published = await publishedOnEach(tx, rows[0]?.version ?? '', asked);
  return published.map((procedure, place) =>
    procedure === 'none'
      ? undefined
      : {
          ...procedure,
          ownership: rows[place]?.ownership ?? undefined,
          sectionId: rows[place]?.section_id ?? undefined,
        },
  );
}

/**
 * From memory where it is there. Agencies that follow the same issuers have the same procedures, so those of a province
 * are remembered once and not for each of its communes.
 */
async function publishedOnEach(
  tx: Database,
  version: string,
  asked: readonly ProcedureAt[],
): Promise<readonly PublishedProcedure[]> {
  const issuers = once(() => issuersOfEach(tx, asked));
  const found = once(() => loadPublished(tx, asked));
  const published: PublishedProcedure[] = [];
  for (const [place, { agencyId, id, day }] of asked.entries()) {
    const followed = await recallIssuers(version, `${agencyId} ${day}`, async () => (await issuers())[place] ?? '');
    const key = `${followed} ${id} ${day}`;
    published.push(await recall(version, key, async () => (await found())[place] ?? 'none'));
  }
  return published;
}

/** Asks at the first call only. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

const agenciesOf = (asked: readonly ProcedureAt[]) => asked.map(({ agencyId }) => agencyId);
const daysOf = (asked: readonly ProcedureAt[]) => asked.map(({ day }) => day);

/** The committees at or above each agency that publish procedures of their own, the nearest first. */
async function issuersOfEach(tx: Database, asked: readonly ProcedureAt[]): Promise<readonly string[]> {
  const { rows } = await sql<{ issuers: string }>`
    select coalesce((
      select string_agg(above.id::text, ',' order by above.distance)
      from committees_above(asked.agency_id, asked.day) above
      where exists (select 1 from procedure_version version where version.agency_id = above.id)), '') as issuers
    from unnest(${agenciesOf(asked)}::integer[], ${daysOf(asked)}::date[])
      with ordinality as asked (agency_id, day, place)
    order by asked.place`.execute(tx);
  return rows.map(({ issuers }) => issuers);
}

async function loadPublished(
  tx: Database,
  asked: readonly ProcedureAt[],
): Promise<readonly (PublishedProcedure | undefined)[]> {
  const { rows } = await sql<Row & { readonly place: number }>`
    select asked.place::integer as place, ${PUBLISHED}, null as ownership, null as section_id
    from unnest(${agenciesOf(asked)}::integer[], ${asked.map(({ id }) => id)}::uuid[], ${daysOf(asked)}::date[])
      with ordinality as asked (agency_id, id, day, place)
    cross join lateral (
      select in_force.* from procedures_in_force(asked.agency_id, asked.day) in_force
      where in_force.procedure_id = asked.id) version
    join procedure on procedure.id = version.procedure_id
    join procedure_field field on field.id = version.field_id`.execute(tx);
  const found = new Map(rows.map((row) => [row.place, procedureOf(row)]));
  return asked.map((_, place) => found.get(place + 1));
}

function procedureOf(row: Row): ProcedureOnDay {
  return {
    id: row.id,
    versionId: row.version_id,
    nationalCode: row.national_code,
    code: row.code,
    name: row.name,
    fieldId: row.field_id,
    fieldName: row.field_name,
    limit: limitOf(row),
    onlineLevel: row.online_level,
    feeRule: row.fee_rule,
    result: row.result,
    invented: row.invented,
    ownership: row.ownership ?? undefined,
    sectionId: row.section_id ?? undefined,
    components: row.components,
  };
}

export interface ProcedureFieldRow {
  readonly id: number;
  readonly name: string;
}

/** The fields (lĩnh vực) of procedures, in their usual order. */
export async function procedureFields(tx: Database): Promise<readonly ProcedureFieldRow[]> {
  return tx
    .selectFrom('procedure_field')
    .select(['procedure_field.id', 'procedure_field.name'])
    .orderBy('procedure_field.id')
    .execute();
}

/** Which procedure on which day. */
export interface ProcedureDay {
  readonly id: string;
  readonly day: PlainDate;
}

/** The time limits that receipts at an agency followed, by `procedureDayKey`; many days in one query. */
export async function limitsOn(
  tx: Database,
  agencyId: UnitId,
  asked: readonly ProcedureDay[],
): Promise<ReadonlyMap<string, TimeLimit>> {
  const { rows } = await sql<LimitColumns & ProcedureDay>`
    select asked.id, asked.day, version.limit_kind, version.limit_amount, version.limit_cutoff, version.limit_extended,
      version.limit_second, version.limit_hours_as_days
    from unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ day }) => day)}::date[]) as asked (id, day)
    cross join lateral (
      select in_force.* from procedures_in_force(${agencyId}, asked.day) in_force
      where in_force.procedure_id = asked.id) version`.execute(tx);
  return new Map(rows.map((row) => [procedureDayKey(row), limitOf(row)]));
}

export function procedureDayKey({ id, day }: ProcedureDay): string {
  return `${id} ${day}`;
}
