import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import type { PortalFigure, PortalFigureId } from '#core/service-index/portal.ts';
import type { Database } from '#server/platform/database.ts';

export type PortalFileId = Id<'PortalFile'>;

/** A screenshot in the data folder, under its own id. */
export interface PortalFile {
  readonly id: PortalFileId;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly hash: string;
}

const COLUMNS = [
  'service_index_portal_figure.agency_id',
  'service_index_portal_figure.id',
  'service_index_portal_figure.month',
  'service_index_portal_figure.subject',
  'service_index_portal_figure.points',
  'service_index_portal_figure.read_on',
  'service_index_portal_figure.read_by',
  'service_index_portal_figure.source',
  'service_index_portal_figure.file_name',
  'service_index_portal_figure.entered_by',
  'service_index_portal_figure.entered_at',
] as const;

interface Row {
  readonly id: string;
  readonly month: PlainDate;
  readonly subject: string;
  readonly points: number;
  readonly read_on: PlainDate;
  readonly read_by: string;
  readonly source: string;
  readonly file_name: string | null;
  readonly entered_by: string;
  readonly entered_at: Date;
}

function figureFrom(row: Row): PortalFigure {
  return {
    id: row.id as PortalFigureId,
    month: row.month,
    subject: row.subject,
    points: row.points,
    readOn: row.read_on,
    readBy: row.read_by,
    source: row.source,
    fileName: row.file_name ?? undefined,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
  };
}

export interface AgencyPortalFigure extends PortalFigure {
  readonly agencyId: UnitId;
}

/** The figures in force of many agencies for some months. */
export async function portalFigures(
  tx: Database,
  agencyIds: readonly UnitId[],
  months: readonly PlainDate[],
): Promise<readonly AgencyPortalFigure[]> {
  const rows = await tx
    .selectFrom('service_index_portal_figure')
    .select(COLUMNS)
    .where(sql<boolean>`service_index_portal_figure.agency_id = any (${sql.val([...agencyIds])}::integer[])`)
    .where(sql<boolean>`service_index_portal_figure.month = any (${[...months]}::date[])`)
    .where('service_index_portal_figure.ended_at', 'is', null)
    .execute();
  return rows.map((row) => ({ ...figureFrom(row), agencyId: row.agency_id }));
}

export interface FigurePage {
  readonly page: number;
  readonly size: number;
}

/** An agency's figures in force, the newest month first. */
export async function listPortalFigures(
  tx: Database,
  agencyId: UnitId,
  { page, size }: FigurePage,
): Promise<{ readonly items: readonly PortalFigure[]; readonly total: number }> {
  const rows = await tx
    .selectFrom('service_index_portal_figure')
    .select(COLUMNS)
    .select(sql<number>`count(*) over ()::integer`.as('total'))
    .where('service_index_portal_figure.agency_id', '=', agencyId)
    .where('service_index_portal_figure.ended_at', 'is', null)
    .orderBy('service_index_portal_figure.month', 'desc')
    .orderBy('service_index_portal_figure.subject')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { items: rows.map(figureFrom), total: rows[0]?.total ?? 0 };
}

/** Ends what was in force for the months and subjects of these figures, in one statement. */
export async function endReplaced(
  tx: Database,
  agencyId: UnitId,
  figures: readonly PortalFigure[],
  at: Date,
): Promise<void> {
  await sql`
    update service_index_portal_figure set ended_at = ${at.toISOString()}::timestamptz,
      ended_why = 'Thay bằng số đọc sau'
    from unnest(${figures.map(({ month }) => month)}::date[], ${figures.map(({ subject }) => subject)}::text[])
      as replaced (month, subject)
    where service_index_portal_figure.agency_id = ${agencyId}
      and service_index_portal_figure.month = replaced.month
      and service_index_portal_figure.subject = replaced.subject
      and service_index_portal_figure.ended_at is null`.execute(tx);
}

export async function insertPortalFigures(
  tx: Database,
  agencyId: UnitId,
  figures: readonly PortalFigure[],
): Promise<void> {
  await tx
    .insertInto('service_index_portal_figure')
    .values(
      figures.map((figure) => ({
        agency_id: agencyId,
        id: figure.id,
        month: figure.month,
        subject: figure.subject,
        points: figure.points,
        read_on: figure.readOn,
        read_by: figure.readBy,
        source: figure.source,
        entered_by: figure.enteredBy,
        entered_at: figure.enteredAt,
      })),
    )
    .execute();
}

/** Withdraws a figure; false where it is not in force (any more). */
export async function endPortalFigure(
  tx: Database,
  agencyId: UnitId,
  id: PortalFigureId,
  end: { readonly at: Date; readonly why: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('service_index_portal_figure')
    .set({ ended_at: end.at, ended_why: end.why })
    .where('service_index_portal_figure.agency_id', '=', agencyId)
    .where('service_index_portal_figure.id', '=', id)
    .where('service_index_portal_figure.ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Puts a screenshot to a figure in force that has none yet; false where it cannot. */
export async function attachFile(
  tx: Database,
  agencyId: UnitId,
  id: PortalFigureId,
  file: PortalFile,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('service_index_portal_figure')
    .set({
      file_id: file.id,
      file_name: file.name,
      file_type: file.type,
      file_size: file.size,
      file_hash: file.hash,
    })
    .where('service_index_portal_figure.agency_id', '=', agencyId)
    .where('service_index_portal_figure.id', '=', id)
    .where('service_index_portal_figure.ended_at', 'is', null)
    .where('service_index_portal_figure.file_id', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A figure's screenshot; undefined where it has none. Kept when the figure is replaced. */
export async function portalFileOf(
  tx: Database,
  agencyId: UnitId,
  id: PortalFigureId,
): Promise<PortalFile | undefined> {
  const row = await tx
    .selectFrom('service_index_portal_figure')
    .select([
      'service_index_portal_figure.file_id',
      'service_index_portal_figure.file_name',
      'service_index_portal_figure.file_type',
      'service_index_portal_figure.file_size',
      'service_index_portal_figure.file_hash',
    ])
    .where('service_index_portal_figure.agency_id', '=', agencyId)
    .where('service_index_portal_figure.id', '=', id)
    .executeTakeFirst();
  if (!row?.file_id) {
    return undefined;
  }
  return {
    id: row.file_id as PortalFileId,
    name: row.file_name ?? '',
    type: row.file_type ?? '',
    size: row.file_size ?? 0,
    hash: row.file_hash ?? '',
  };
}
