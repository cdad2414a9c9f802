import type { ImportProblemView, ImportRunId, ImportRunView, LayoutView } from '#core/imports/contract.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { ImportSource, ImportTarget, RowOutcome } from '#server/platform/import-target.ts';
import { readIn, type Scope, writeIn } from '#server/platform/scope.ts';
import type { ReadingLimits } from '#server/platform/spreadsheets/reading-limits.ts';
import { type Batch, readBatches } from './file-reading.ts';
import { deleteProblems, insertProblems, updateRun } from './import-repository.ts';

/** The counts of a run hold all bad rows; this many are kept one by one. */
const PROBLEMS_KEPT = 10_000;

export interface Pass {
  readonly scope: Scope;
  readonly agencyId: UnitId;
  readonly path: string;
  readonly layout: LayoutView;
  readonly limits: ReadingLimits;
  readonly source: Omit<ImportSource, 'at'>;
  readonly target: ImportTarget;
  /** Asked between batches: the server is closing. */
  readonly stopped: () => boolean;
}

/** The server is closing: the run stays as it is and may be continued. */
class Interrupted extends Error {}

type Found = ImportRunView['found'];
type Done = ImportRunView['done'];

type Ground = Pick<Deps, 'db' | 'now'>;

/** The dry run: reads the whole file and says what applying would do. Writes nothing but its own findings. */
export async function checkFile(deps: Ground, pass: Pass, runId: ImportRunId): Promise<Found> {
  const { scope, agencyId } = pass;
  const found: Found = { new: 0, changed: 0, equal: 0, conflict: 0, bad: 0, skipped: 0 };
  const keep = (work: (tx: Database) => Promise<void>) => writeIn(deps.db, scope, agencyId, work);
  await keep((tx) => deleteProblems(tx, agencyId, runId));
  let rows = 0;
  let kept = 0;
  for await (const batch of batchesOf(deps, pass)) {
    const problems = await compare(deps, pass, batch, found);
    rows += batch.dossiers.length + batch.bad.length;
    const told = problems.slice(0, Math.max(0, PROBLEMS_KEPT - kept));
    kept += told.length;
    await keep(async (tx) => {
      await insertProblems(tx, agencyId, runId, told);
      await updateRun(tx, agencyId, runId, deps.now(), { readRows: rows, found });
    });
  }
  const at = deps.now();
  await keep((tx) => updateRun(tx, agencyId, runId, at, { state: 'checked', totalRows: rows, found, checkedAt: at }));
  return found;
}

/** Compares one batch, adds to `found` and returns the rows that cannot be taken. */
export async function compare(
  deps: Ground,
  pass: Pass,
  batch: Batch,
  found: { -readonly [K in keyof Found]: number },
): Promise<readonly ImportProblemView[]> {
  const source = { ...pass.source, at: deps.now() };
  const outcomes = await readIn(deps.db, pass.scope, (tx) => pass.target.compareBatch(tx, source, batch.dossiers));
  for (const { outcome } of outcomes) {
    found[outcome] += 1;
  }
  found.bad += batch.bad.length;
  found.skipped += batch.skipped;
  return problemsOf(batch, outcomes);
}

/**
 * Applies the file batch by batch. Each batch, its count and its problems stand in one transaction: after an
 * interruption it goes on behind the last one, and a batch applied twice finds its rows equal. So no batch waits for the
 * disk; the end, which alone is told as done, does, and has them all on the disk before it.
 */
export async function applyFile(deps: Ground, pass: Pass, runId: ImportRunId, before: Done): Promise<Done> {
  const { scope, agencyId } = pass;
  let done = before;
  let skip = before.rows;
  for await (const batch of batchesOf(deps, pass)) {
    const size = batch.dossiers.length + batch.bad.length;
    if (skip >= size) {
      skip -= size;
      continue;
    }
    const rest = behind(batch, skip);
    skip = 0;
    const apply = (tx: Database) => applyBatch(deps, tx, pass, runId, rest, done);
    done = await writeIn(deps.db, scope, agencyId, apply, { durable: false });
  }
  const at = deps.now();
  await writeIn(deps.db, scope, agencyId, async (tx) => {
    await updateRun(tx, agencyId, runId, at, { state: 'applied', appliedAt: at });
    await appendAudit(tx, {
      agencyId,
      actor: scope.actor,
      at,
      action: 'imports:apply',
      subjectKind: 'import',
      subjectId: runId,
      what: { file: pass.source.fileName, hash: pass.source.fileHash, ...done },
    });
  });
  return done;
}

/** What is left of a batch behind its first rows: a run may have been begun with batches of another size. */
function behind(batch: Batch, rows: number): Batch {
  if (rows === 0) {
    return batch;
  }
  const numbers = [...batch.dossiers, ...batch.bad].map(({ row }) => row).sort((a, b) => a - b);
  const first = numbers[rows] ?? 0;
  const left = ({ row }: { readonly row: number }) => row >= first;
  return { ...batch, dossiers: batch.dossiers.filter(left), bad: batch.bad.filter(left) };
}

async function applyBatch(
  deps: Ground,
  tx: Database,
  pass: Pass,
  runId: ImportRunId,
  batch: Batch,
  before: Done,
): Promise<Done> {
  const outcomes = await pass.target.applyBatch(tx, { ...pass.source, at: deps.now() }, batch.dossiers);
  const count = (...wanted: readonly RowOutcome['outcome'][]) =>
    outcomes.filter(({ outcome }) => wanted.includes(outcome)).length;
  const done: Done = {
    rows: before.rows + batch.dossiers.length + batch.bad.length,
    new: before.new + count('new'),
    changed: before.changed + count('changed'),
    equal: before.equal + count('equal'),
    refused: before.refused + count('conflict', 'bad') + batch.bad.length,
  };
  const problems = before.refused < PROBLEMS_KEPT ? problemsOf(batch, outcomes) : [];
  await Promise.all([
    insertProblems(tx, pass.agencyId, runId, problems),
    updateRun(tx, pass.agencyId, runId, deps.now(), { readRows: done.rows, done }),
  ]);
  return done;
}

async function* batchesOf(deps: Ground, pass: Pass): AsyncGenerator<Batch> {
  const today: PlainDate = vietnamDay(deps.now());
  for await (const batch of oneAhead(readBatches(pass.path, pass.layout, { limits: pass.limits, today }))) {
    if (pass.stopped()) {
      throw new Interrupted('the server is closing');
    }
    if (batch.dossiers.length + batch.bad.length + batch.skipped > 0) {
      yield batch;
    }
  }
}

/** Reads the next batch while the database is busy with this one: two processors, two things at once. */
async function* oneAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (let item = await next; !item.done; item = await next) {
      next = source.next();
      // A failure is told when its turn comes, not while nobody waits for it.
      next.catch(() => undefined);
      yield item.value;
    }
  } finally {
    await next.catch(() => undefined);
    await source.return(undefined);
  }
}

function problemsOf(batch: Batch, outcomes: readonly RowOutcome[]): readonly ImportProblemView[] {
  const unread = batch.bad.flatMap(({ row, code: dossierCode, problems }) =>
    problems.map(({ code, detail }) => ({
      row,
      outcome: 'bad' as const,
      code,
      detail,
      dossierCode: dossierCode || null,
    })),
  );
  const refused = outcomes.flatMap((outcome, index) => {
    const dossier = batch.dossiers[index];
    if (!dossier || !('code' in outcome)) {
      return [];
    }
    const { code, detail = {} } = outcome;
    return [{ row: dossier.row, outcome: outcome.outcome, code, detail, dossierCode: dossier.code }];
  });
  return [...unread, ...refused].sort((a, b) => a.row - b.row);
}
