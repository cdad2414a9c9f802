import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { fold } from '#core/kernel/text.ts';
import type { UnitDetail, UnitSummary } from '#core/units/contract.ts';
import { BEFORE_RECORDS, fullName, type SectionKind, type UnitKind, type UnitType } from '#core/units/unit.ts';
import type { Database } from '#server/platform/database.ts';

export interface UnitFilter {
  /** Only units directly below this one; null: only those without a parent; undefined: anywhere. */
  readonly parentId: UnitId | null | undefined;
  readonly words?: string | undefined;
  readonly withClosed: boolean;
  readonly page: number;
  readonly size: number;
}

interface SummaryRow {
  id: UnitId;
  slug: string;
  kind: UnitKind;
  section_kind: SectionKind | null;
  name: string;
  type: UnitType;
  parent_slug: string | null;
  agency_code: string | null;
  agency_code_invented: boolean;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
  is_open: boolean;
  total: number;
}

/** Each unit with the version of `day` (a closed one: its last), first and last day of all its versions. */
function summaries(day: PlainDate, where: RawBuilder<unknown>, rest: RawBuilder<unknown>): RawBuilder<SummaryRow> {
  return sql<SummaryRow>`
    select unit.id, unit.slug, unit.kind, unit.section_kind, held.name, held.type, parent.slug as parent_slug,
      held.agency_code, held.agency_code_invented, span.valid_from, held.valid_to,
      (held.valid_from <= ${day} and coalesce(held.valid_to >= ${day}, true)) as is_open,
      count(*) over () as total
    from unit
    join lateral (
      select unit_version.name, unit_version.type, unit_version.agency_code, unit_version.agency_code_invented,
        unit_version.valid_from, unit_version.valid_to, unit_version.parent_id
      from unit_version where unit_version.unit_id = unit.id
      order by unit_version.valid_from <= ${day} desc,
        case when unit_version.valid_from <= ${day} then unit_version.valid_from end desc nulls last, unit_version.valid_from
      limit 1) held on true
    join lateral (select min(unit_version.valid_from) as valid_from from unit_version where unit_version.unit_id = unit.id) span on true
    left join unit parent on parent.id = held.parent_id
    where ${where}
    order by is_open desc, unit.sort_order, unit.id ${rest}`;
}

const NOT_CLOSED = (day: PlainDate) => sql`coalesce(held.valid_to >= ${day}, true)`;

export async function listUnits(
  tx: Database,
  day: PlainDate,
  filter: UnitFilter,
): Promise<{ items: UnitSummary[]; total: number }> {
  const conditions = [sql`unit.kind <> 'section'`];
  if (filter.parentId === null) {
    conditions.push(sql`held.parent_id is null`);
  } else if (filter.parentId !== undefined) {
    conditions.push(sql`held.parent_id = ${filter.parentId}`);
  }
  if (filter.words) {
    conditions.push(sql`fold_vi(held.name) like ${`%${fold(filter.words).replace(/[%_\\]/gu, '\\$&')}%`}`);
  }
  if (!filter.withClosed) {
    conditions.push(NOT_CLOSED(day));
  }
  const page = sql`limit ${filter.size} offset ${(filter.page - 1) * filter.size}`;
  const { rows } = await summaries(day, sql.join(conditions, sql` and `), page).execute(tx);
  return { items: rows.map(summaryOf), total: rows[0]?.total ?? 0 };
}

/** One unit with its history, what it came from, what became of it, and its sections. */
export async function unitDetail(tx: Database, unitId: UnitId, day: PlainDate): Promise<UnitDetail | undefined> {
  const [row] = (await summaries(day, sql`unit.id = ${unitId}`, sql``).execute(tx)).rows;
  if (!row) {
    return undefined;
  }
  const note = await tx.selectFrom('unit').select('unit.note').where('unit.id', '=', unitId).executeTakeFirst();
  const sections = await summaries(
    day,
    sql`unit.kind = 'section' and unit.agency_id = ${unitId} and (${NOT_CLOSED(day)} or not ${row.is_open})`,
    sql``,
  ).execute(tx);
  return {
    unit: summaryOf(row),
    note: note?.note ?? null,
    versions: await versionsOf(tx, unitId),
    successors: await related(tx, unitId, 'from'),
    predecessors: await related(tx, unitId, 'to'),
    sections: sections.rows.map(summaryOf),
  };
}

async function versionsOf(tx: Database, unitId: UnitId): Promise<UnitDetail['versions']> {
  const { rows } = await sql<
    Omit<SummaryRow, 'total'> & { area_code: string | null; basis: string | null } & {
      parent_type: UnitType | null;
      parent_name: string | null;
    }
  >`
    select version.valid_from, version.valid_to, version.name, version.type, version.area_code, version.agency_code,
      version.agency_code_invented, version.basis, parent.name as parent_name, parent.type as parent_type
    from unit_version version
    left join lateral (
      select unit_version.name, unit_version.type from unit_version
      where unit_version.unit_id = version.parent_id
      order by unit_version.valid_from <= version.valid_from desc, unit_version.valid_from desc limit 1) parent on true
    where version.unit_id = ${unitId} order by version.valid_from`.execute(tx);
  return rows.map((row) => ({
    validFrom: sinceOrNull(row.valid_from),
    validTo: row.valid_to,
    name: fullName(row.type, row.name),
    parentName: row.parent_type && row.parent_name ? fullName(row.parent_type, row.parent_name) : null,
    areaCode: row.area_code,
    agencyCode: row.agency_code,
    agencyCodeInvented: row.agency_code_invented,
    basis: row.basis,
  }));
}

async function related(tx: Database, unitId: UnitId, side: 'from' | 'to'): Promise<UnitDetail['successors']> {
  const mine = side === 'from' ? sql`link.from_id` : sql`link.to_id`;
  const other = side === 'from' ? sql`link.to_id` : sql`link.from_id`;
  const { rows } = await sql<{
    slug: string;
    name: string;
    type: UnitType;
    since: PlainDate;
    kind: 'merge' | 'split';
    basis: string | null;
  }>`
    select unit.slug, held.name, held.type, link.since, link.kind, link.basis
    from unit_successor link
    join unit on unit.id = ${other}
    join lateral (
      select unit_version.name, unit_version.type from unit_version where unit_version.unit_id = unit.id
      order by unit_version.valid_from desc limit 1) held on true
    where ${mine} = ${unitId} order by link.since, unit.sort_order, unit.id`.execute(tx);
  return rows.map(({ type, name, ...row }) => ({ ...row, name: fullName(type, name) }));
}

function summaryOf(row: SummaryRow): UnitSummary {
  return {
    slug: row.slug,
    name: fullName(row.type, row.name),
    kind: row.kind,
    type: row.type,
    parentSlug: row.parent_slug,
    agencyCode: row.agency_code,
    agencyCodeInvented: row.agency_code_invented,
    sectionKind: row.section_kind,
    validFrom: sinceOrNull(row.valid_from),
    validTo: row.valid_to,
    isOpen: row.is_open,
  };
}

function sinceOrNull(day: PlainDate): PlainDate | null {
  return day === BEFORE_RECORDS ? null : day;
}
