import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { ImportRunId, ImportRunView, LayoutView, MapColumnsRequest } from '#core/imports/contract.ts';
import { fingerprintOf, mappedLayout } from '#core/imports/header.ts';
import { refuse } from '#core/imports/refusals.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { clean } from '#core/kernel/text.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import type { ImportTarget } from '#server/platform/import-target.ts';
import { readIn, type Scope, withinAgency, writeIn } from '#server/platform/scope.ts';
import { UPLOAD_LIMITS } from '#server/platform/spreadsheets/reading-limits.ts';
import type { BackgroundRuns } from './background-runs.ts';
import { findLayout } from './file-reading.ts';
import { applyFile, checkFile, type Pass } from './import-pass.ts';
import { insertRun, loadMapping, loadRun, type StoredRun, saveMapping, updateRun } from './import-repository.ts';
import { forgetFile, importFile, keepFile } from './import-store.ts';

export interface ImportGround extends Pick<Deps, 'db' | 'now' | 'config' | 'importTargets'> {
  readonly runs: BackgroundRuns;
}

interface Whose {
  readonly scope: Scope;
  readonly agencyId: UnitId;
}

/** Takes a file in, finds its table and starts the dry run (or asks for the columns). An unreadable file is not kept. */
export async function uploadFile(
  ground: ImportGround,
  { scope, agencyId }: Whose,
  file: { readonly name: string; readonly stream: Readable; readonly isCut: () => boolean },
): Promise<ImportRunView> {
  const { config, db, now } = ground;
  const id = newId<ImportRunId>(now());
  try {
    const { size, hash } = await keepFile(config.CCHC_DATA, id, file.stream);
    if (file.isCut()) {
      throw refuse('file-too-large', { limit: config.CCHC_UPLOAD_MB });
    }
    const path = importFile(config.CCHC_DATA, id);
    const kept = (fingerprint: string) => readIn(db, scope, (tx) => loadMapping(tx, agencyId, fingerprint));
    const { kind, layout } = await findLayout(path, UPLOAD_LIMITS, kept);
    const state = layout.missing.length > 0 ? 'mapping' : 'checking';
    const fileName = clean(basename(file.name)).slice(0, 200) || 'tep';
    await writeIn(db, scope, agencyId, async (tx) => {
      const by = scope.actor.name;
      await insertRun(tx, agencyId, {
        id,
        fileName,
        fileKind: kind,
        fileSize: size,
        fileHash: hash,
        state,
        layout,
        by,
        at: now(),
      });
      await appendAudit(tx, {
        agencyId,
        actor: scope.actor,
        at: now(),
        action: 'imports:upload',
        subjectKind: 'import',
        subjectId: id,
        what: { file: fileName, size, hash },
      });
    });
  } catch (error) {
    await forgetFile(config.CCHC_DATA, id);
    throw error;
  }
  const run = await readRun(ground, { scope, agencyId }, id);
  if (run.state === 'checking') {
    startCheck(ground, { scope, agencyId }, run, layoutOf(run));
  }
  return run;
}

/** A person's choice of columns; kept for the next file of the same layout. Then the dry run begins. */
export async function mapColumns(
  ground: ImportGround,
  { scope, agencyId }: Whose,
  id: ImportRunId,
  { columns }: MapColumnsRequest,
): Promise<ImportRunView> {
  const run = await readRun(ground, { scope, agencyId }, id);
  requireState(run, ['mapping', 'checked', 'failed']);
  const layout = withChoice(layoutOf(run), columns);
  await writeIn(ground.db, scope, agencyId, async (tx) => {
    const at = ground.now();
    const fingerprint = fingerprintOf(layout);
    await saveMapping(tx, agencyId, { id: newId(at), fingerprint, columns, by: scope.actor.name, at });
    await updateRun(tx, agencyId, id, at, { state: 'checking', layout, failure: null, readRows: 0 });
    await appendAudit(tx, {
      agencyId,
      actor: scope.actor,
      at,
      action: 'imports:map',
      subjectKind: 'import',
      subjectId: id,
      what: { columns },
    });
  });
  startCheck(ground, { scope, agencyId }, run, layout);
  return readRun(ground, { scope, agencyId }, id);
}

function withChoice(layout: LayoutView, columns: MapColumnsRequest['columns']): LayoutView {
  const chosen = Object.values(columns);
  for (const label of chosen) {
    if (!layout.labels.some((known) => known.label === label)) {
      throw refuse('mapping-column-unknown', { label });
    }
    if (chosen.filter((other) => other === label).length > 1) {
      throw refuse('mapping-column-twice', { label });
    }
  }
  const mapped = mappedLayout(layout, columns);
  if (mapped.missing.length > 0) {
    throw refuse('columns-missing', { columns: mapped.missing.join(', ') });
  }
  return { ...layout, columns: [...mapped.columns], missing: [], mapped: true };
}

/** Repeats the dry run: after an interruption, a failure, or when the register has changed since. */
export async function checkAgain(
  ground: ImportGround,
  { scope, agencyId }: Whose,
  id: ImportRunId,
): Promise<ImportRunView> {
  const run = await readRun(ground, { scope, agencyId }, id);
  requireState(run, ['checked', 'failed'], 'checking');
  await requireFile(ground, id);
  await writeIn(ground.db, scope, agencyId, (tx) =>
    updateRun(tx, agencyId, id, ground.now(), { state: 'checking', failure: null, readRows: 0 }),
  );
  startCheck(ground, { scope, agencyId }, run, layoutOf(run));
  return readRun(ground, { scope, agencyId }, id);
}

/** Applies a checked file in the background, or goes on with one that was interrupted. */
export async function applyRun(
  ground: ImportGround,
  { scope, agencyId }: Whose,
  id: ImportRunId,
): Promise<ImportRunView> {
  const run = await readRun(ground, { scope, agencyId }, id);
  requireState(run, ['checked'], 'applying');
  await requireFile(ground, id);
  const by = scope.actor.name;
  await writeIn(ground.db, scope, agencyId, (tx) =>
    updateRun(tx, agencyId, id, ground.now(), { state: 'applying', appliedBy: by, readRows: run.done.rows }),
  );
  const pass = passOf(ground, { scope, agencyId }, run, layoutOf(run));
  ground.runs.start(id, () => guarded(ground, { scope, agencyId }, id, () => applyFile(ground, pass, id, run.done)));
  return readRun(ground, { scope, agencyId }, id);
}

export async function discardRun(
  ground: ImportGround,
  { scope, agencyId }: Whose,
  id: ImportRunId,
): Promise<ImportRunView> {
  const run = await readRun(ground, { scope, agencyId }, id);
  requireState(run, ['mapping', 'checked', 'failed']);
  await writeIn(ground.db, scope, agencyId, async (tx) => {
    await updateRun(tx, agencyId, id, ground.now(), { state: 'discarded' });
    await appendAudit(tx, {
      agencyId,
      actor: scope.actor,
      at: ground.now(),
      action: 'imports:discard',
      subjectKind: 'import',
      subjectId: id,
    });
  });
  await forgetFile(ground.config.CCHC_DATA, id);
  return readRun(ground, { scope, agencyId }, id);
}

export async function readRun(
  { db, now }: Pick<ImportGround, 'db' | 'now'>,
  { scope, agencyId }: Whose,
  id: ImportRunId,
): Promise<StoredRun> {
  const run = await readIn(db, scope, (tx) => loadRun(tx, agencyId, id, now()));
  if (!run) {
    throw refuse('import-unknown');
  }
  return run;
}

function startCheck(ground: ImportGround, whose: Whose, run: StoredRun, layout: LayoutView): void {
  const pass = passOf(ground, whose, run, layout);
  ground.runs.start(run.id, () => guarded(ground, whose, run.id, () => checkFile(ground, pass, run.id)));
}

/** A file that turns out unreadable, or a fault of ours, ends the run with its reason; closing leaves it to go on. */
async function guarded(
  ground: ImportGround,
  { scope, agencyId }: Whose,
  id: ImportRunId,
  work: () => Promise<unknown>,
) {
  try {
    await work();
  } catch (error) {
    if (ground.runs.closing) {
      return;
    }
    const failure =
      error instanceof Refusal ? { code: error.code, detail: error.detail } : { code: 'fault', detail: {} };
    await writeIn(ground.db, scope, agencyId, (tx) =>
      updateRun(tx, agencyId, id, ground.now(), { state: 'failed', failure }),
    );
    if (!(error instanceof Refusal)) {
      throw error;
    }
  }
}

function passOf(ground: ImportGround, { scope, agencyId }: Whose, run: StoredRun, layout: LayoutView): Pass {
  return {
    scope: withinAgency(scope, agencyId),
    agencyId,
    layout,
    path: importFile(ground.config.CCHC_DATA, run.id),
    limits: UPLOAD_LIMITS,
    target: requireTarget(ground.importTargets),
    source: { agencyId, actor: scope.actor, runId: run.id, fileName: run.fileName, fileHash: run.fileHash },
    stopped: () => ground.runs.closing,
  };
}

export function requireTarget(targets: readonly ImportTarget[]): ImportTarget {
  const target = targets.find(({ name }) => name === 'dossiers');
  if (!target) {
    throw refuse('import-target-missing');
  }
  return target;
}

function layoutOf({ layout }: ImportRunView): LayoutView {
  if (!layout) {
    throw refuse('header-not-found');
  }
  return layout;
}

function requireState(
  run: ImportRunView,
  states: readonly ImportRunView['state'][],
  resumable?: ImportRunView['state'],
): void {
  const mayResume = run.state === resumable && run.interrupted;
  if (states.includes(run.state) || mayResume) {
    return;
  }
  throw refuse(run.state === 'checking' || run.state === 'applying' ? 'import-running' : 'import-not-ready', {
    state: run.state,
  });
}

async function requireFile({ config }: ImportGround, id: ImportRunId): Promise<void> {
  await access(importFile(config.CCHC_DATA, id)).catch(() => {
    throw refuse('import-file-gone');
  });
}
