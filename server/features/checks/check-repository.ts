import { type Selectable, sql } from 'kysely';
import type { CheckState, ReportCheckId, ReportCheckView } from '#core/checks/contract.ts';
import type { TextFigure } from '#core/checks/figure.ts';
import type { CheckFinding } from '#core/checks/finding.ts';
import type { DocumentReference } from '#core/checks/reference.ts';
import type { TextLine } from '#core/checks/text.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { ReportCheck } from '#server/platform/tables.ts';
import type { DescribedReport } from './checking-process.ts';

/** A check without a sign of life for this long was interrupted; while it waits or is read, one comes every 20 s. */
export const SILENCE_MS = 60_000;

export interface StoredResult {
  readonly lines: readonly TextLine[];
  readonly references: readonly DocumentReference[];
  readonly figures: readonly TextFigure[];
  readonly findings: readonly CheckFinding[];
  readonly unreadPages: readonly number[];
}

const COLUMNS = [
  'report_check.agency_id',
  'report_check.id',
  'report_check.file_name',
  'report_check.file_size',
  'report_check.file_hash',
  'report_check.state',
  'report_check.done_parts',
  'report_check.total_parts',
  'report_check.beat_at',
  'report_check.failure',
  'report_check.kind',
  'report_check.is_report',
  'report_check.likeness',
  'report_check.title',
  'report_check.first_day',
  'report_check.last_day',
  'report_check.errors',
  'report_check.warnings',
  'report_check.notes',
  'report_check.reference_count',
  'report_check.figure_count',
  'report_check.uploaded_by',
  'report_check.uploaded_at',
  'report_check.checked_at',
] as const;

type Row = Omit<Selectable<ReportCheck>, 'result'> & { readonly dismissed: number };

function viewFrom(row: Row, now: Date): ReportCheckView {
  const running = row.state === 'checking' || row.state === 'waiting';
  return {
    id: row.id as ReportCheckId,
    fileName: row.file_name,
    fileSize: row.file_size,
    fileHash: row.file_hash,
    state: row.state as CheckState,
    interrupted: running && now.getTime() - row.beat_at.getTime() > SILENCE_MS,
    doneParts: row.done_parts,
    totalParts: row.total_parts,
    failure: row.failure as ReportCheckView['failure'],
    kind: row.kind as ReportCheckView['kind'],
    isReport: row.is_report,
    likeness: row.likeness,
    title: row.title,
    from: row.first_day,
    to: row.last_day,
    errors: row.errors,
    warnings: row.warnings,
    notes: row.notes,
    references: row.reference_count,
    figures: row.figure_count,
    dismissed: row.dismissed,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at.toISOString(),
    checkedAt: row.checked_at?.toISOString() ?? null,
  };
}

const DISMISSED = sql<number>`(select count(*) from report_check_dismissal
  where report_check_dismissal.agency_id = report_check.agency_id
    and report_check_dismissal.check_id = report_check.id)`.as('dismissed');

export async function insertCheck(
  tx: Database,
  agencyId: UnitId,
  file: {
    readonly id: ReportCheckId;
    readonly name: string;
    readonly size: number;
    readonly hash: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('report_check')
    .values({
      agency_id: agencyId,
      id: file.id,
      file_name: file.name,
      file_size: file.size,
      file_hash: file.hash,
      state: 'waiting',
      beat_at: file.at,
      uploaded_by: file.by,
      uploaded_at: file.at,
    })
    .execute();
}

/** The same file under the same name, checked before. */
export async function findCheck(
  tx: Database,
  agencyId: UnitId,
  file: { readonly name: string; readonly hash: string },
): Promise<ReportCheckId | undefined> {
  const row = await tx
    .selectFrom('report_check')
    .select('report_check.id')
    .where('report_check.agency_id', '=', agencyId)
    .where('report_check.file_hash', '=', file.hash)
    .where('report_check.file_name', '=', file.name)
    .executeTakeFirst();
  return row?.id as ReportCheckId | undefined;
}

export async function loadCheck(
  tx: Database,
  agencyId: UnitId,
  id: ReportCheckId,
  now: Date,
): Promise<ReportCheckView | undefined> {
  const row = await tx
    .selectFrom('report_check')
    .select(COLUMNS)
    .select(DISMISSED)
    .where('report_check.agency_id', '=', agencyId)
    .where('report_check.id', '=', id)
    .executeTakeFirst();
  return row && viewFrom(row, now);
}

export async function listChecks(
  tx: Database,
  agencyId: UnitId,
  { page, size }: { readonly page: number; readonly size: number },
  now: Date,
): Promise<{ items: ReportCheckView[]; total: number; unfinished: number }> {
  const of = tx.selectFrom('report_check').where('report_check.agency_id', '=', agencyId);
  const rows = await of
    .select(COLUMNS)
    .select(DISMISSED)
    .orderBy('report_check.uploaded_at', 'desc')
    .orderBy('report_check.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { total, unfinished } = await of
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .select(sql<number>`count(*) filter (where report_check.state in ('waiting', 'checking'))`.as('unfinished'))
    .executeTakeFirstOrThrow();
  return { items: rows.map((row) => viewFrom(row, now)), total, unfinished };
}

export async function loadResult(
  tx: Database,
  agencyId: UnitId,
  id: ReportCheckId,
): Promise<StoredResult | null | undefined> {
  const row = await tx
    .selectFrom('report_check')
    .select('report_check.result')
    .where('report_check.agency_id', '=', agencyId)
    .where('report_check.id', '=', id)
    .executeTakeFirst();
  return row && (row.result as StoredResult | null);
}

/** Writes how far reading is, and the sign of life. */
export async function beatCheck(
  tx: Database,
  agencyId: UnitId,
  id: ReportCheckId,
  beat: { readonly at: Date; readonly done: number; readonly total: number | null },
): Promise<void> {
  await tx
    .updateTable('report_check')
    .set({ state: 'checking', beat_at: beat.at, done_parts: beat.done, total_parts: beat.total, failure: null })
    .where('report_check.agency_id', '=', agencyId)
    .where('report_check.id', '=', id)
    .execute();
}

/** Only the sign of life: it waits for its turn, or a page takes long. */
export async function touchCheck(tx: Database, agencyId: UnitId, id: ReportCheckId, at: Date): Promise<void> {
  await tx
    .updateTable('report_check')
    .set({ beat_at: at })
    .where('report_check.agency_id', '=', agencyId)
    .where('report_check.id', '=', id)
    .execute();
}

/** Puts a check back into the queue. */
export async function requeueCheck(tx: Database, agencyId: UnitId, id: ReportCheckId, at: Date): Promise<void> {
  await tx
    .updateTable('report_check')
    .set({ state: 'waiting', beat_at: at, done_parts: 0, total_parts: null, failure: null })
    .where('report_check.agency_id', '=', agencyId)
    .where('report_check.id', '=', id)
    .execute();
}

export async function failCheck(
  tx: Database,
  agencyId: UnitId,
  id: ReportCheckId,
  failure: { readonly code: string; readonly detail: Readonly<Record<string, unknown>> },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('report_check')
    .set({ state: 'failed', beat_at: at, failure: JSON.stringify(failure) })
    .where('report_check.agency_id', '=', agencyId)
    .where('report_check.id', '=', id)
    .execute();
}

export async function saveReport(
  tx: Database,
  agencyId: UnitId,
  id: ReportCheckId,
  report: DescribedReport,
  at: Date,
): Promise<void> {
  const { kind, text, references, figures, findings, unreadPages, isReport, likeness, title, window } = report;
  const of = (severity: CheckFinding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  const result: StoredResult = { lines: text.lines, references, figures, findings, unreadPages };
  await tx
    .updateTable('report_check')
    .set({
      state: 'checked',
      beat_at: at,
      checked_at: at,
      failure: null,
      kind,
      is_report: isReport,
      likeness,
      title: title ?? null,
      first_day: window?.from ?? null,
      last_day: window?.to ?? null,
      errors: of('error'),
      warnings: of('warning'),
      notes: of('note'),
      reference_count: references.length,
      figure_count: figures.length,
      result: JSON.stringify(result),
    })
    .where('report_check.agency_id', '=', agencyId)
    .where('report_check.id', '=', id)
    .execute();
}

export interface Dismissal {
  readonly finding: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export async function listDismissals(tx: Database, agencyId: UnitId, id: ReportCheckId): Promise<readonly Dismissal[]> {
  const rows = await tx
    .selectFrom('report_check_dismissal')
    .select([
      'report_check_dismissal.finding',
      'report_check_dismissal.reason',
      'report_check_dismissal.dismissed_by',
      'report_check_dismissal.dismissed_at',
    ])
    .where('report_check_dismissal.agency_id', '=', agencyId)
    .where('report_check_dismissal.check_id', '=', id)
    .execute();
  return rows.map((row) => ({
    finding: row.finding,
    reason: row.reason,
    by: row.dismissed_by,
    at: row.dismissed_at,
  }));
}

export async function saveDismissal(
  tx: Database,
  agencyId: UnitId,
  id: ReportCheckId,
  dismissal: Dismissal,
): Promise<void> {
  const values = { reason: dismissal.reason, dismissed_by: dismissal.by, dismissed_at: dismissal.at };
  await tx
    .insertInto('report_check_dismissal')
    .values({ agency_id: agencyId, check_id: id, finding: dismissal.finding, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id', 'check_id', 'finding']).doUpdateSet(values))
    .execute();
}

export async function removeDismissal(
  tx: Database,
  agencyId: UnitId,
  id: ReportCheckId,
  finding: string,
): Promise<boolean> {
  const removed = await tx
    .deleteFrom('report_check_dismissal')
    .where('report_check_dismissal.agency_id', '=', agencyId)
    .where('report_check_dismissal.check_id', '=', id)
    .where('report_check_dismissal.finding', '=', finding)
    .returning('report_check_dismissal.finding')
    .execute();
  return removed.length > 0;
}

export interface Taking {
  readonly targetId: UnitId;
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly figure: number;
  readonly by: string;
  readonly at: Date;
}

export async function listTakings(tx: Database, agencyId: UnitId, id: ReportCheckId): Promise<readonly Taking[]> {
  const rows = await tx
    .selectFrom('report_check_taking')
    .select([
      'report_check_taking.target_agency_id',
      'report_check_taking.code',
      'report_check_taking.first_day',
      'report_check_taking.last_day',
      'report_check_taking.figure',
      'report_check_taking.taken_by',
      'report_check_taking.taken_at',
    ])
    .where('report_check_taking.agency_id', '=', agencyId)
    .where('report_check_taking.check_id', '=', id)
    .execute();
  return rows.map((row) => ({
    targetId: row.target_agency_id,
    code: row.code,
    from: row.first_day,
    to: row.last_day,
    figure: row.figure,
    by: row.taken_by,
    at: row.taken_at,
  }));
}

/** One statement for all figures; what was taken before for the same indicator and window is replaced. */
export async function saveTakings(
  tx: Database,
  agencyId: UnitId,
  id: ReportCheckId,
  takings: readonly Taking[],
): Promise<void> {
  await tx
    .insertInto('report_check_taking')
    .values(
      takings.map((taking) => ({
        agency_id: agencyId,
        check_id: id,
        target_agency_id: taking.targetId,
        code: taking.code,
        first_day: taking.from,
        last_day: taking.to,
        figure: taking.figure,
        taken_by: taking.by,
        taken_at: taking.at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['agency_id', 'check_id', 'target_agency_id', 'code', 'first_day', 'last_day'])
        .doUpdateSet((eb) => ({
          figure: eb.ref('excluded.figure'),
          taken_by: eb.ref('excluded.taken_by'),
          taken_at: eb.ref('excluded.taken_at'),
        })),
    )
    .execute();
}
