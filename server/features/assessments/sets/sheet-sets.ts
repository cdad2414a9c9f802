import type { CriteriaSet } from '#core/assessments/criteria-set.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { mayMove } from '#core/assessments/set-versions.ts';
import type { SheetSets } from '#core/assessments/sets/contract.ts';
import { type SheetTerm, sheetKeyText } from '#core/assessments/sheet-key.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { loadAssessment } from '../assessment-repository.ts';
import type { SetDesk } from './set-desk.ts';
import { loadStoredSets, type StoredSet, setsAround } from './set-repository.ts';
import { headOf } from './set-view.ts';

/**
 * What an open sheet may be put under: versions of its set, newest first, then what adds to it, decided by the agency
 * itself or above it; another commune's supplement of the same set is no choice.
 */
export async function setsToMoveTo(
  tx: Database,
  { now }: Pick<Deps, 'now'>,
  agencyId: UnitId,
  from: Pick<CriteriaSet, 'id' | 'code'>,
): Promise<readonly StoredSet[]> {
  const around = await setsAround(tx, agencyId, vietnamDay(now()));
  const supplement = ({ code }: StoredSet) => Number(code !== from.code);
  return around
    .filter((set) => mayMove(from, set))
    .sort((a, b) => supplement(a) - supplement(b) || b.version - a.version);
}

/** The set of a sheet and the versions beside it, for whoever may put the sheet under another. */
export async function readSheetSets(desk: SetDesk, term: SheetTerm): Promise<SheetSets> {
  const { deps, scope, unit } = desk;
  return readIn(deps.db, scope, async (tx) => {
    const assessment = await loadAssessment(tx, unit.agencyId, term);
    const named = await loadStoredSets(tx, assessment ? [assessment.criteriaSetId] : []);
    const present = assessment && named.get(assessment.criteriaSetId);
    if (!present) {
      throw refuse('assessment-unknown', { year: term.year, sheet: sheetKeyText(term) });
    }
    const others = await setsToMoveTo(tx, deps, unit.agencyId, present);
    const bases = await loadStoredSets(
      tx,
      [present, ...others].flatMap(({ baseId }) => baseId ?? []),
    );
    return {
      present: headOf(desk, present, bases),
      others: others.map((set) => headOf(desk, set, bases)),
      fixedBy: assessment.state !== 'self-scoring' ? 'state' : assessment.campaign ? 'campaign' : null,
    };
  });
}
