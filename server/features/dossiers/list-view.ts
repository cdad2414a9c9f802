import { type RawBuilder, sql } from 'kysely';
import type { InboxQuery, QueueCounts } from '#core/dossiers/contract.ts';
import type { Channel, DossierId, DueDate, Ownership } from '#core/dossiers/dossier.ts';
import type { Figure } from '#core/dossiers/figures.ts';
import type { SearchWords } from '#core/dossiers/search-words.ts';
import { isStatus, type Status } from '#core/dossiers/statuses.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { figureCondition } from './figure-view.ts';

/** One line of a list, before the directory has named its units. */
export interface ListedDossier {
  readonly id: DossierId;
  readonly agencyId: UnitId;
  readonly sectionId: UnitId | null;
  readonly code: string;
  readonly ownership: Ownership;
  readonly status: Status;
  readonly procedureName: string;
  readonly fieldName: string;
  readonly channel: Channel;
  readonly applicantName: string;
  readonly applicantIdNumber: string | null;
  readonly applicantAddress: string | null;
  readonly applicantPhone: string | null;
  readonly receivedAt: string | null;
  readonly due: DueDate | null;
  readonly closedAt: string | null;
  readonly returnedAt: string | null;
  readonly resultChannel: string;
  readonly assigneeName: string | null;
}

export interface Page {
  readonly page: number;
  readonly size: number;
}

export interface Listed {
  readonly items: readonly ListedDossier[];
  readonly total: number;
}

interface Row {
  readonly id: DossierId;
  readonly agency_id: UnitId;
  readonly section_id: UnitId | null;
  readonly code: string;
  readonly ownership: Ownership;
  readonly status: number;
  readonly procedure_name: string;
  readonly field_name: string;
  readonly channel: Channel;
  readonly applicant_name: string;
  readonly applicant_id_number: string | null;
  readonly applicant_address: string | null;
  readonly applicant_phone: string | null;
  readonly received_at: Date | null;
  readonly due_on: PlainDate | null;
  readonly due_at: Date | null;
  readonly due_provisional: boolean;
  readonly closed_at: Date | null;
  readonly returned_at: Date | null;
  readonly result_channel: string;
  readonly assignee_name: string | null;
  readonly total?: number;
}

/** The dossier's own columns that a line and its order need. */
const OWN = sql`dossier.id, dossier.agency_id, dossier.section_id, dossier.code, dossier.ownership, dossier.status,
  dossier.procedure_name, dossier.field_id, dossier.assignee_id, dossier.channel, dossier.applicant_name,
  dossier.applicant_id_number, dossier.applicant_address, dossier.applicant_phone, dossier.received_at,
  dossier.received_on, dossier.due_on, dossier.due_at, dossier.due_provisional, dossier.closed_at, dossier.closed_on,
  dossier.returned_at, dossier.returned_on, dossier.result_channel`;

const LINE = sql`dossier.id, dossier.agency_id, dossier.section_id, dossier.code, dossier.ownership, dossier.status,
  dossier.procedure_name, procedure_field.name as field_name, dossier.channel, dossier.applicant_name,
  dossier.applicant_id_number, dossier.applicant_address, dossier.applicant_phone, dossier.received_at,
  dossier.due_on, dossier.due_at, dossier.due_provisional, dossier.closed_at, dossier.returned_at,
  dossier.result_channel, account.name as assignee_name`;

const NAMES = sql`join procedure_field on procedure_field.id = dossier.field_id
  left join account on account.id = dossier.assignee_id`;

/** The open states stand literally, as in the predicates of the partial indexes. */
const OPEN = sql`dossier.status in (2, 4, 5, 6)`;
const RUNNING = sql`${OPEN} and dossier.status in (2, 4)`;

export interface Desk {
  readonly agencyId: UnitId;
  /** Whose own work is meant by "mine". */
  readonly accountId: string | undefined;
  readonly today: PlainDate;
  readonly soon: PlainDate;
}

/** A work queue of the agency, or of one officer, in the order in which it should be worked off. */
export async function listInbox(tx: Database, desk: Desk, query: InboxQuery): Promise<Listed> {
  const conditions = [
    sql`dossier.agency_id = ${desk.agencyId}::integer`,
    queueCondition(query.queue, desk),
    ...(query.of === 'mine' ? [mine(desk)] : []),
    ...(query.fieldId === undefined ? [] : [sql`dossier.field_id = ${query.fieldId}::smallint`]),
  ];
  const order = query.queue === 'to-return' ? sql`dossier.closed_at, dossier.id` : sql`dossier.due_on, dossier.id`;
  return listWhere(tx, sql.join(conditions, sql` and `), order, query);
}

function mine({ accountId }: Desk): RawBuilder<unknown> {
  return accountId === undefined ? sql`false` : sql`dossier.assignee_id = ${accountId}::uuid`;
}

function queueCondition(queue: InboxQuery['queue'], { today, soon }: Desk): RawBuilder<unknown> {
  const conditions = {
    open: OPEN,
    overdue: sql`${RUNNING} and dossier.due_on < ${today}::date`,
    'due-soon': sql`${RUNNING} and dossier.due_on between ${today}::date and ${soon}::date`,
    paused: sql`${OPEN} and dossier.status in (5, 6)`,
    unassigned: sql`${OPEN} and dossier.assignee_id is null`,
    'to-accept': sql`dossier.status = 1`,
    'to-return': sql`dossier.status = 9 and dossier.ownership = 'owned'`,
  };
  return conditions[queue];
}

async function listWhere(
  tx: Database,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  { page, size }: Page,
): Promise<Listed> {
  const { rows } = await sql<Row>`
    select ${LINE}, (select count(*) from dossier where ${condition}) as total
    from (select ${OWN} from dossier where ${condition} order by ${order}
      limit ${size}::integer offset ${(page - 1) * size}::integer) dossier
    ${NAMES} order by ${order}`.execute(tx);
  const total = rows[0]?.total ?? (page > 1 ? await countWhere(tx, condition) : 0);
  return { items: rows.map(lineOf), total };
}

async function countWhere(tx: Database, condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from dossier where ${condition}`.execute(tx);
  return rows[0]?.total ?? 0;
}

const QUEUE_COUNTS = sql.join(
  ['unit', 'mine'].flatMap((who) =>
    ['open', 'overdue', 'soon', 'paused', 'unassigned', 'accept', 'return'].map((queue) => sql.ref(`${who}_${queue}`)),
  ),
);

/** How much lies in each queue, for the side bar; one statement, of which each part uses its partial index. */
export async function countQueues(tx: Database, desk: Desk): Promise<QueueCounts> {
  const due = (of: string) => sql`
    count(*) as ${sql.ref(`${of}_open`)},
    count(*) filter (where dossier.status in (2, 4) and dossier.due_on < ${desk.today}::date) as ${sql.ref(`${of}_overdue`)},
    count(*) filter (where dossier.status in (2, 4)
      and dossier.due_on between ${desk.today}::date and ${desk.soon}::date) as ${sql.ref(`${of}_soon`)},
    count(*) filter (where dossier.status in (5, 6)) as ${sql.ref(`${of}_paused`)},
    count(*) filter (where dossier.assignee_id is null) as ${sql.ref(`${of}_unassigned`)}`;
  const agency = sql`dossier.agency_id = ${desk.agencyId}::integer`;
  const { rows } = await sql<Record<string, number>>`select ${QUEUE_COUNTS} from
    (select ${due('unit')} from dossier where ${agency} and ${OPEN}) unit_open,
    (select ${due('mine')} from dossier where ${agency} and ${OPEN} and ${mine(desk)}) mine_open,
    (select count(*) as unit_accept, count(*) filter (where ${mine(desk)}) as mine_accept
      from dossier where ${agency} and dossier.status = 1) accept,
    (select count(*) as unit_return, count(*) filter (where ${mine(desk)}) as mine_return
      from dossier where ${agency} and dossier.status = 9 and dossier.ownership = 'owned') to_return`.execute(tx);
  const counts = rows[0] ?? {};
  const of = (who: 'unit' | 'mine') => ({
    open: counts[`${who}_open`] ?? 0,
    overdue: counts[`${who}_overdue`] ?? 0,
    'due-soon': counts[`${who}_soon`] ?? 0,
    paused: counts[`${who}_paused`] ?? 0,
    unassigned: counts[`${who}_unassigned`] ?? 0,
    'to-accept': counts[`${who}_accept`] ?? 0,
    'to-return': counts[`${who}_return`] ?? 0,
  });
  return { unit: of('unit'), mine: of('mine') };
}

/** The dossiers behind a figure: of these agencies, this window, and where asked one field and some channels. */
export interface FigureOf {
  readonly agencyIds: readonly UnitId[];
  readonly figure: Figure;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly fieldId?: number | undefined;
  readonly channels?: readonly Channel[] | undefined;
}

export async function listFigure(tx: Database, of: FigureOf, page: Page): Promise<Listed> {
  return listWhere(tx, behind(of), sql`dossier.received_at desc, dossier.id`, page);
}

export async function countFigure(tx: Database, of: FigureOf): Promise<number> {
  return countWhere(tx, behind(of));
}

function behind({ agencyIds, figure, from, to, fieldId, channels }: FigureOf): RawBuilder<unknown> {
  const conditions = [
    sql`dossier.agency_id = any (${agencyIds}::integer[])`,
    figureCondition(figure, from, to),
    ...(fieldId === undefined ? [] : [sql`dossier.field_id = ${fieldId}::smallint`]),
    ...(channels === undefined ? [] : [sql`dossier.channel = any (${channels}::text[])`]),
  ];
  return sql.join(conditions, sql` and `);
}

/** The newest matches first; one more than asked tells that there are more. */
export async function searchDossiers(
  tx: Database,
  words: SearchWords,
  limit: number,
): Promise<readonly ListedDossier[]> {
  const { rows } = await sql<Row>`
    select ${LINE} from find_dossiers(${words.kind}, ${words.text}, ${limit}::integer) dossier
    ${NAMES} order by dossier.received_on desc, dossier.id`.execute(tx);
  return rows.map(lineOf);
}

function lineOf(row: Row): ListedDossier {
  return {
    id: row.id,
    agencyId: row.agency_id,
    sectionId: row.section_id,
    code: row.code,
    ownership: row.ownership,
    status: isStatus(row.status) ? row.status : 1,
    procedureName: row.procedure_name,
    fieldName: row.field_name,
    channel: row.channel,
    applicantName: row.applicant_name,
    applicantIdNumber: row.applicant_id_number,
    applicantAddress: row.applicant_address,
    applicantPhone: row.applicant_phone,
    receivedAt: row.received_at?.toISOString() ?? null,
    due: row.due_on
      ? { on: row.due_on, at: row.due_at?.toISOString() ?? null, provisional: row.due_provisional }
      : null,
    closedAt: row.closed_at?.toISOString() ?? null,
    returnedAt: row.returned_at?.toISOString() ?? null,
    resultChannel: row.result_channel,
    assigneeName: row.assignee_name,
  };
}
