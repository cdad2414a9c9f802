import { type AssessmentId, emptyLine, isClosed, type Line } from '#core/assessments/assessment.ts';
import { requireLeaf, type Scheme } from '#core/assessments/criteria-set.ts';
import { followingLines, linkedValues, type Stage } from '#core/assessments/linked-lines.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { isSettledAs, withSettled, withSettledAppraisal } from '#core/assessments/settled-lines.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { loadReviews, saveMarks } from './appraisal/review-repository.ts';
import type { Writing } from './assessment-repository.ts';
import { appendLineChanges, saveLines } from './line-repository.ts';
import { keyOfSheet, type SettledCell, saveSettled } from './settled-repository.ts';
import { requireSheetWithLines, type SheetWithLines } from './sheet-service.ts';

export async function requireSheetById(tx: Database, agencyId: UnitId, id: AssessmentId): Promise<SheetWithLines> {
  const term = await keyOfSheet(tx, agencyId, id);
  if (term === undefined) {
    throw refuse('assessment-unknown');
  }
  return requireSheetWithLines(tx, agencyId, term);
}

/** Why settled figures did not change a line: nothing new, or a result that no figure changes any more. */
export type Settling = 'written' | 'equal' | 'closed';

/** Figures settled for one line. `finding`: the level above finds the points itself, and why in words. */
export interface Settlement {
  readonly code: string;
  readonly cells: readonly SettledCell[];
  readonly finding?: string | undefined;
}

/**
 * Puts settled figures into the lines of a sheet, marked, and everything that follows from them: into what the unit
 * declares, or, of a submitted sheet, as the appraisal of lines whose points the level above finds. A closed result
 * and a line that the council has decided stay: they change by a decision of their own.
 */
export async function settleLines(
  tx: Database,
  sheet: SheetWithLines,
  settlements: readonly Settlement[],
  writing: Writing,
): Promise<ReadonlyMap<string, Settling>> {
  const { assessment, scheme } = sheet;
  if (isClosed(assessment)) {
    return new Map(settlements.map(({ code }) => [code, 'closed']));
  }
  const reviews = await loadReviews(tx, assessment);
  const open = settlements.filter(({ code }) => !reviews.get(code)?.council);
  const work = settlingSheet(scheme, sheet.lines, assessment.state === 'self-scoring');
  const outcomes = new Map<string, Settling>(settlements.map(({ code }) => [code, 'closed']));
  for (const settlement of open) {
    outcomes.set(settlement.code, work.settle(settlement) ? 'written' : 'equal');
  }
  await saveSettled(
    tx,
    assessment,
    open.flatMap(({ cells }) => cells),
    writing,
  );
  await saveLines(tx, assessment, work.changed(), writing);
  await appendLineChanges(tx, assessment, 'self-score', work.changed('self-score'), writing);
  const appraised = work.changed('appraisal');
  const second = assessment.state === 'second-appraisal';
  await appendLineChanges(tx, assessment, second ? 'second-appraisal' : 'appraisal', appraised, writing);
  await saveMarks(tx, assessment, second ? 'second' : 'first', appraised, writing);
  return outcomes;
}

interface SettlingSheet {
  /** False where the line stands so already. */
  readonly settle: (settlement: Settlement) => boolean;
  /** What was written at a stage; all of it without one. */
  readonly changed: (stage?: Stage) => readonly Line[];
}

/** A sheet in the making: each line rests on those settled before it. */
function settlingSheet(scheme: Scheme, before: ReadonlyMap<string, Line>, scoring: boolean): SettlingSheet {
  const lines = new Map(before);
  const written = { 'self-score': new Set<string>(), appraisal: new Set<string>() };

  /** A changed self-score moves what rests on it, and asks again the appraisals that rested on it. */
  function put(line: Line, stages: readonly [Stage, ...Stage[]]): true {
    lines.set(line.code, line);
    written[stages[0]].add(line.code);
    for (const stage of stages) {
      for (const follower of followingLines(scheme, lines, line.code, stage)) {
        lines.set(follower.code, follower);
        written[stage].add(follower.code);
      }
    }
    return true;
  }

  function settle({ code, cells, finding }: Settlement): boolean {
    const leaf = requireLeaf(scheme, code);
    const line = lines.get(code) ?? emptyLine(code);
    const stage: Stage = finding === undefined || scoring ? 'self-score' : 'appraisal';
    const linked = linkedValues(scheme, leaf, lines, stage);
    if (stage === 'appraisal') {
      const same = isSettledAs(line.appraisal?.values ?? {}, cells) && line.appraisal?.reason === finding;
      return !same && put(withSettledAppraisal(leaf, line, cells, finding ?? '', linked), ['appraisal']);
    }
    if (isSettledAs(line.values, cells)) {
      return false;
    }
    const next = withSettled(leaf, line, cells, linked);
    return put({ ...next, explanation: next.explanation || (finding ?? '') }, ['self-score', 'appraisal']);
  }

  return {
    settle,
    changed: (stage) => {
      const codes = stage ? written[stage] : new Set([...written['self-score'], ...written.appraisal]);
      return [...codes].flatMap((code) => lines.get(code) ?? []);
    },
  };
}
