import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { REPORT_MEGABYTES, type ReportCheckId, type ReportCheckView } from '#core/checks/contract.ts';
import { refuse } from '#core/checks/refusals.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { clean } from '#core/kernel/text.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import type { Progress } from '#server/platform/report-files/read-report.ts';
import { readIn, type Scope, writeIn } from '#server/platform/scope.ts';
import {
  beatCheck,
  failCheck,
  findCheck,
  insertCheck,
  loadCheck,
  loadResult,
  requeueCheck,
  type StoredResult,
  saveReport,
  touchCheck,
} from './check-repository.ts';
import { forgetPages, forgetReport, keepReport, pagesFolder, reportFile } from './check-store.ts';
import { type CheckingProcesses, CheckingStopped } from './checking-process.ts';

export interface CheckGround extends Pick<Deps, 'db' | 'now' | 'config' | 'directory' | 'figureIntake'> {
  readonly processes: CheckingProcesses;
  readonly onFault: (error: unknown) => void;
  /** The checks this process has under way. */
  readonly running: Set<ReportCheckId>;
}

export interface Whose {
  readonly scope: Scope;
  readonly agencyId: UnitId;
}

/** More files than this wait for nobody: somebody sends without looking. */
const WAITING = 200;
const BEAT_MS = 1000;
const LIFE_MS = 20_000;

/**
 * Takes a report in and begins to check it. The same file under the same name is not checked twice: the page may be
 * closed in the middle and all files dropped again.
 */
export async function uploadReport(
  ground: CheckGround,
  { scope, agencyId }: Whose,
  file: { readonly name: string; readonly stream: Readable; readonly isCut: () => boolean },
): Promise<ReportCheckView> {
  const { config, db, now } = ground;
  if (ground.processes.load >= WAITING) {
    throw refuse('report-busy', { waiting: ground.processes.load });
  }
  const id = newId<ReportCheckId>(now());
  const name = clean(basename(file.name)).slice(0, 200) || 'tep';
  const kept = await keepReport(config.CCHC_DATA, id, file.stream);
  try {
    if (file.isCut()) {
      throw refuse('report-too-large', { limit: REPORT_MEGABYTES });
    }
    const known = await writeIn(db, scope, agencyId, async (tx) => {
      const before = await findCheck(tx, agencyId, { name, hash: kept.hash });
      if (before === undefined) {
        await insertCheck(tx, agencyId, { id, name, ...kept, by: scope.actor.name, at: now() });
        const what = { file: name, ...kept };
        await appendAudit(tx, { ...factOf(ground, { scope, agencyId }, id), action: 'checks:upload', what });
      }
      return before;
    });
    if (known !== undefined) {
      await forgetReport(config.CCHC_DATA, id);
      return resumed(ground, { scope, agencyId }, await readCheck(ground, { scope, agencyId }, known));
    }
  } catch (error) {
    await forgetReport(config.CCHC_DATA, id);
    throw error;
  }
  begin(ground, { scope, agencyId }, id);
  return readCheck(ground, { scope, agencyId }, id);
}

async function resumed(ground: CheckGround, whose: Whose, check: ReportCheckView): Promise<ReportCheckView> {
  const idle =
    check.state === 'failed' ||
    ((check.state === 'waiting' || check.state === 'checking') && !ground.running.has(check.id));
  return idle ? checkAgain(ground, whose, check.id) : check;
}

/** Checks a file again: after an interruption, a failure, or because the rules know more than then. */
export async function checkAgain(
  ground: CheckGround,
  { scope, agencyId }: Whose,
  id: ReportCheckId,
): Promise<ReportCheckView> {
  await readCheck(ground, { scope, agencyId }, id);
  if (ground.running.has(id)) {
    throw refuse('check-running');
  }
  await access(reportFile(ground.config.CCHC_DATA, id)).catch(() => {
    throw refuse('check-file-gone');
  });
  await writeIn(ground.db, scope, agencyId, async (tx) => {
    await requeueCheck(tx, agencyId, id, ground.now());
    await appendAudit(tx, { ...factOf(ground, { scope, agencyId }, id), action: 'checks:again' });
  });
  begin(ground, { scope, agencyId }, id);
  return readCheck(ground, { scope, agencyId }, id);
}

export function factOf({ now }: Pick<CheckGround, 'now'>, { scope, agencyId }: Whose, id: ReportCheckId) {
  return { agencyId, actor: scope.actor, at: now(), subjectKind: 'report-check', subjectId: id };
}

export async function readCheck(
  { db, now }: Pick<CheckGround, 'db' | 'now'>,
  { scope, agencyId }: Whose,
  id: ReportCheckId,
): Promise<ReportCheckView> {
  const check = await readIn(db, scope, (tx) => loadCheck(tx, agencyId, id, now()));
  if (!check) {
    throw refuse('check-unknown');
  }
  return check;
}

/** What was found; refused while the file is not checked yet. */
export async function readResult(
  { db }: Pick<CheckGround, 'db'>,
  { scope, agencyId }: Whose,
  id: ReportCheckId,
): Promise<StoredResult> {
  const result = await readIn(db, scope, (tx) => loadResult(tx, agencyId, id));
  if (result === undefined) {
    throw refuse('check-unknown');
  }
  if (result === null) {
    throw refuse('check-not-ready');
  }
  return result;
}

/** Runs in the background; what goes wrong stands on the check itself. */
function begin(ground: CheckGround, whose: Whose, id: ReportCheckId): void {
  ground.running.add(id);
  work(ground, whose, id)
    .catch(ground.onFault)
    .finally(() => ground.running.delete(id));
}

async function work(ground: CheckGround, { scope, agencyId }: Whose, id: ReportCheckId): Promise<void> {
  const { db, now, config } = ground;
  const beats = beatingOf(ground, { scope, agencyId }, id);
  try {
    const task = { path: reportFile(config.CCHC_DATA, id), folder: pagesFolder(config.CCHC_DATA, id) };
    const report = await ground.processes.check(task, beats.tell, beats.begin);
    await beats.settled();
    await writeIn(db, scope, agencyId, (tx) => saveReport(tx, agencyId, id, report, now()));
    await forgetPages(config.CCHC_DATA, id);
  } catch (error) {
    await beats.settled();
    if (error instanceof CheckingStopped) {
      return;
    }
    const failure =
      error instanceof Refusal ? { code: error.code, detail: error.detail } : { code: 'fault', detail: {} };
    await writeIn(db, scope, agencyId, (tx) => failCheck(tx, agencyId, id, failure, now()));
    if (!(error instanceof Refusal)) {
      throw error;
    }
  }
}

/** Writes the progress once a second at most and a sign of life in between, one after the other. */
function beatingOf({ db, now }: CheckGround, { scope, agencyId }: Whose, id: ReportCheckId) {
  let last = 0;
  let writing: Promise<void> = Promise.resolve();
  // A beat that fails loses nothing: the next one, or the result, tells more.
  const queue = (write: () => Promise<void>) => {
    writing = writing.then(write).catch(() => undefined);
  };
  const write = ({ done, total }: { done: number; total: number | null }) =>
    writeIn(db, scope, agencyId, (tx) => beatCheck(tx, agencyId, id, { at: now(), done, total }));
  const life = setInterval(
    () => queue(() => writeIn(db, scope, agencyId, (tx) => touchCheck(tx, agencyId, id, now()))),
    LIFE_MS,
  );
  return {
    begin: () => write({ done: 0, total: null }),
    tell: (progress: Progress) => {
      const moment = performance.now();
      if (moment - last > BEAT_MS) {
        last = moment;
        queue(() => write(progress));
      }
    },
    settled: () => {
      clearInterval(life);
      return writing;
    },
  };
}
