import { type AssessmentId, emptyLine, isClosed, type Line } from '#core/assessments/assessment.ts';
import { requireLeaf, type Scheme } from '#core/assessments/criteria-set.ts';
import { followingLines, linkedValues } from '#core/assessments/linked-lines.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { isSettledAs, withSettled } from '#core/assessments/settled-lines.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
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

/**
 * Puts settled figures of one line into a sheet, marked, and everything that follows from them. Where the result is
 * closed nothing is written: a published result changes by a decision of its own.
 */
export async function settleLine(
  tx: Database,
  sheet: SheetWithLines,
  cells: readonly SettledCell[],
  writing: Writing,
): Promise<Settling> {
  const { assessment, scheme } = sheet;
  const code = cells[0]?.code ?? '';
  if (isClosed(assessment)) {
    return 'closed';
  }
  const leaf = requireLeaf(scheme, code);
  const before = sheet.lines.get(code) ?? emptyLine(code);
  await saveSettled(tx, assessment.agencyId, assessment.id, cells, writing);
  if (isSettledAs(before.values, cells)) {
    return 'equal';
  }
  const line = withSettled(leaf, before, cells, linkedValues(scheme, leaf, sheet.lines, 'self-score'));
  await keep(tx, sheet, line, writing);
  return 'written';
}

async function keep(tx: Database, sheet: SheetWithLines, line: Line, writing: Writing): Promise<void> {
  await saveLines(tx, sheet.assessment, [line], writing);
  await appendLineChanges(tx, sheet.assessment, 'self-score', [line], writing);
  await keepFollowers(tx, sheet, line, 'self-score', writing);
}

async function keepFollowers(
  tx: Database,
  { assessment, scheme, lines }: SheetWithLines,
  line: Line,
  step: 'self-score' | 'appraisal',
  writing: Writing,
): Promise<void> {
  const now = new Map(lines).set(line.code, line);
  const following = followersAt(scheme, now, line.code, step);
  await saveLines(tx, assessment, following, writing);
  await appendLineChanges(tx, assessment, step, following, writing);
}

/** A changed self-score moves what rests on it, and asks again the appraisals that rested on it. */
function followersAt(
  scheme: Scheme,
  lines: Map<string, Line>,
  code: string,
  step: 'self-score' | 'appraisal',
): readonly Line[] {
  const changed = new Map<string, Line>();
  for (const stage of step === 'self-score' ? (['self-score', 'appraisal'] as const) : (['appraisal'] as const)) {
    for (const line of followingLines(scheme, lines, code, stage)) {
      lines.set(line.code, line);
      changed.set(line.code, line);
    }
  }
  return [...changed.values()];
}
