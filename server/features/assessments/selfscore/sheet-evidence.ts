import type { SheetEvidence } from '#core/assessments/selfscore/contract.ts';
import type { SheetKey } from '#core/assessments/sheet-key.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { evidenceOnSheet, loadEvidence } from '../evidence-view.ts';
import { requireSheet } from '../sheet-service.ts';

/** "Danh mục tài liệu kiểm chứng": every piece that the sheet names, with the criteria it proves. */
export async function readSheetEvidence(deps: Deps, scope: Scope, key: SheetKey<UnitRef>): Promise<SheetEvidence> {
  const { agencyId } = key.unit;
  return readIn(deps.db, scope, async (tx) => {
    const { assessment, scheme } = await requireSheet(tx, agencyId, key);
    const used = new Map(
      (await evidenceOnSheet(tx, agencyId, assessment.id)).map((one) => [one.evidenceId, one.codes]),
    );
    const evidence = await loadEvidence(tx, agencyId, [...used.keys()]);
    const place = new Map(scheme.leaves.map(({ criterion }, at) => [criterion.code, at]));
    const placeOf = (code: string | undefined) => place.get(code ?? '') ?? 0;
    const items = evidence
      .map((one) => ({ ...one, codes: (used.get(one.id) ?? []).toSorted((a, b) => placeOf(a) - placeOf(b)) }))
      .toSorted((a, b) => placeOf(a.codes[0]) - placeOf(b.codes[0]));
    return { lockedAt: assessment.submittedAt?.toISOString() ?? null, items, total: items.length };
  });
}
