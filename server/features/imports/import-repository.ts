import { type Selectable, sql } from 'kysely';
import type { ImportProblemView, ImportRunId, ImportRunView, LayoutView, RunState } from '#core/imports/contract.ts';
import type { DossierField } from '#core/imports/dossier-columns.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { ImportRun } from '#server/platform/tables.ts';

/** A run without a sign of life for this long was interrupted and may be continued. */
export const SILENCE_MS = 30_000;

export interface NewRun {
  readonly id: ImportRunId;
  readonly fileName: string;
  readonly fileKind: 'xlsx' | 'csv';
  readonly fileSize: number;
  readonly fileHash: string;
  readonly state: RunState;
  readonly layout: LayoutView;
  readonly by: string;
  readonly at: Date;
}

export async function insertRun(tx: Database, agencyId: UnitId, run: NewRun): Promise<void> {
  await tx
    .insertInto('import_run')
    .values({
      agency_id: agencyId,
      id: run.id,
      target: 'dossiers',
      file_name: run.fileName,
      file_kind: run.fileKind,
      file_size: run.fileSize,
      file_hash: run.fileHash,
      state: run.state,
      layout: JSON.stringify(run.layout),
      beat_at: run.at,
      uploaded_by: run.by,
      uploaded_at: run.at,
    })
    .execute();
}

export type StoredRun = ImportRunView & { readonly fileHash: string };

const RUN_COLUMNS = [
  'import_run.state',
  'import_run.id',
  'import_run.file_name',
  'import_run.file_kind',
  'import_run.file_size',
  'import_run.file_hash',
  'import_run.beat_at',
  'import_run.read_rows',
  'import_run.total_rows',
  'import_run.new_rows',
  'import_run.changed_rows',
  'import_run.equal_rows',
  'import_run.conflict_rows',
  'import_run.bad_rows',
  'import_run.skipped_rows',
  'import_run.applied_rows',
  'import_run.applied_new',
  'import_run.applied_changed',
  'import_run.applied_equal',
  'import_run.applied_refused',
  'import_run.failure',
  'import_run.layout',
  'import_run.uploaded_by',
  'import_run.uploaded_at',
  'import_run.applied_by',
  'import_run.applied_at',
] as const;

type RunRow = Pick<Selectable<ImportRun>, ColumnOf<(typeof RUN_COLUMNS)[number]>>;

type ColumnOf<Name extends string> = Name extends `import_run.${infer Column extends keyof ImportRun}` ? Column : never;

function runFrom(row: RunRow, now: Date): StoredRun {
  const running = row.state === 'checking' || row.state === 'applying';
  return {
    id: row.id as ImportRunId,
    fileName: row.file_name,
    fileKind: row.file_kind === 'csv' ? 'csv' : 'xlsx',
    fileSize: row.file_size,
    fileHash: row.file_hash,
    state: row.state as RunState,
    interrupted: running && now.getTime() - row.beat_at.getTime() > SILENCE_MS,
    readRows: row.read_rows,
    totalRows: row.total_rows,
    found: {
      new: row.new_rows,
      changed: row.changed_rows,
      equal: row.equal_rows,
      conflict: row.conflict_rows,
      bad: row.bad_rows,
      skipped: row.skipped_rows,
    },
    done: {
      rows: row.applied_rows,
      new: row.applied_new,
      changed: row.applied_changed,
      equal: row.applied_equal,
      refused: row.applied_refused,
    },
    failure: row.failure ? JSON.parse(row.failure) : null,
    layout: row.layout as LayoutView | null,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at.toISOString(),
    appliedBy: row.applied_by,
    appliedAt: row.applied_at?.toISOString() ?? null,
  };
}

export async function loadRun(
  tx: Database,
  agencyId: UnitId,
  id: ImportRunId,
  now: Date,
): Promise<StoredRun | undefined> {
  const row = await tx
    .selectFrom('import_run')
    .select(RUN_COLUMNS)
    .where('import_run.agency_id', '=', agencyId)
    .where('import_run.id', '=', id)
    .executeTakeFirst();
  return row && runFrom(row, now);
}

export async function listRuns(
  tx: Database,
  agencyId: UnitId,
  { page, size }: { readonly page: number; readonly size: number },
  now: Date,
): Promise<{ items: StoredRun[]; total: number }> {
  const of = tx.selectFrom('import_run').where('import_run.agency_id', '=', agencyId);
  const rows = await of
    .select(RUN_COLUMNS)
    .orderBy('import_run.uploaded_at', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { total } = await of.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: rows.map((row) => runFrom(row, now)), total };
}

export interface RunChange {
  readonly state?: RunState;
  readonly layout?: LayoutView;
  readonly failure?: { readonly code: string; readonly detail: Readonly<Record<string, unknown>> } | null;
  readonly readRows?: number;
  readonly totalRows?: number;
  readonly found?: ImportRunView['found'];
  readonly done?: ImportRunView['done'];
  readonly checkedAt?: Date;
  readonly appliedBy?: string;
  readonly appliedAt?: Date;
}

/** Writes what changed, and the sign of life. */
export async function updateRun(
  tx: Database,
  agencyId: UnitId,
  id: ImportRunId,
  now: Date,
  change: RunChange,
): Promise<void> {
  const { found, done } = change;
  await tx
    .updateTable('import_run')
    .set({
      beat_at: now,
      ...(change.state && { state: change.state }),
      ...(change.layout && { layout: JSON.stringify(change.layout) }),
      ...(change.failure !== undefined && { failure: change.failure && JSON.stringify(change.failure) }),
      ...(change.readRows !== undefined && { read_rows: change.readRows }),
      ...(change.totalRows !== undefined && { total_rows: change.totalRows }),
      ...(found && {
        new_rows: found.new,
        changed_rows: found.changed,
        equal_rows: found.equal,
        conflict_rows: found.conflict,
        bad_rows: found.bad,
        skipped_rows: found.skipped,
      }),
      ...(done && {
        applied_rows: done.rows,
        applied_new: done.new,
        applied_changed: done.changed,
        applied_equal: done.equal,
        applied_refused: done.refused,
      }),
      ...(change.checkedAt && { checked_at: change.checkedAt }),
      ...(change.appliedBy && { applied_by: change.appliedBy }),
      ...(change.appliedAt && { applied_at: change.appliedAt }),
    })
    .where('import_run.agency_id', '=', agencyId)
    .where('import_run.id', '=', id)
    .execute();
}

export async function deleteProblems(tx: Database, agencyId: UnitId, id: ImportRunId): Promise<void> {
  await tx
    .deleteFrom('import_problem')
    .where('import_problem.agency_id', '=', agencyId)
    .where('import_problem.run_id', '=', id)
    .execute();
}

/** One statement, however many rows; a row told before (a batch repeated after an interruption) is told once. */
export async function insertProblems(
  tx: Database,
  agencyId: UnitId,
  id: ImportRunId,
  problems: readonly ImportProblemView[],
): Promise<void> {
  if (problems.length === 0) {
    return;
  }
  const rows = problems.map((problem, index) => ({
    row_number: problem.row,
    position: problems.slice(Math.max(0, index - 20), index).filter(({ row }) => row === problem.row).length,
    outcome: problem.outcome,
    code: problem.code,
    detail: problem.detail,
    dossier_code: problem.dossierCode,
  }));
  await sql`insert into import_problem (agency_id, run_id, row_number, position, outcome, code, detail, dossier_code)
    select ${agencyId}::integer, ${id}::uuid, given.row_number, given.position, given.outcome, given.code, given.detail,
      given.dossier_code
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as given (row_number integer, position smallint, outcome text, code text, detail jsonb, dossier_code text)
    on conflict do nothing`.execute(tx);
}

export async function listProblems(
  tx: Database,
  agencyId: UnitId,
  id: ImportRunId,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ items: ImportProblemView[]; total: number }> {
  const of = tx
    .selectFrom('import_problem')
    .where('import_problem.agency_id', '=', agencyId)
    .where('import_problem.run_id', '=', id);
  const rows = await of
    .select([
      'import_problem.row_number',
      'import_problem.outcome',
      'import_problem.code',
      'import_problem.detail',
      'import_problem.dossier_code',
    ])
    .orderBy('import_problem.row_number')
    .orderBy('import_problem.position')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { total } = await of.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = rows.map((row) => ({
    row: row.row_number,
    outcome: row.outcome === 'conflict' ? ('conflict' as const) : ('bad' as const),
    code: row.code,
    detail: row.detail as Record<string, unknown>,
    dossierCode: row.dossier_code,
  }));
  return { items, total };
}

type Mapping = Readonly<Partial<Record<DossierField, string>>>;

export async function loadMapping(tx: Database, agencyId: UnitId, fingerprint: string): Promise<Mapping | undefined> {
  const row = await tx
    .selectFrom('import_mapping')
    .select('import_mapping.columns')
    .where('import_mapping.agency_id', '=', agencyId)
    .where('import_mapping.target', '=', 'dossiers')
    .where('import_mapping.fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return row?.columns as Mapping | undefined;
}

export async function saveMapping(
  tx: Database,
  agencyId: UnitId,
  mapping: {
    readonly id: string;
    readonly fingerprint: string;
    readonly columns: Mapping;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  const values = { columns: JSON.stringify(mapping.columns), made_by: mapping.by, made_at: mapping.at };
  await tx
    .insertInto('import_mapping')
    .values({ agency_id: agencyId, id: mapping.id, target: 'dossiers', fingerprint: mapping.fingerprint, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id', 'target', 'fingerprint']).doUpdateSet(values))
    .execute();
}
