import type { Leaf } from '#core/assessments/criteria-set.ts';
import { type DisputedFigure, settledSource } from '#core/assessments/disputes/dispute.ts';
import { RATE_NAME } from '#core/assessments/share.ts';
import { definitionOf } from '#core/indicators/definitions.ts';
import type { Database } from '#server/platform/database.ts';
import type { Writing } from '../assessment-repository.ts';
import { sheetsOfWindow } from '../settled-repository.ts';
import { requireSheetById, settleLines } from '../settled-service.ts';
import type { DisputeDesk } from './dispute-desk.ts';
import type { StoredDispute } from './dispute-repository.ts';

/**
 * Puts the figure that holds into every line that it is of: the line of the dispute, or the lines of the same window
 * that the disputed indicator fills. Answers the criteria whose lines took it; a closed sheet takes nothing.
 */
export async function applyDecision(
  tx: Database,
  { unit }: DisputeDesk,
  dispute: StoredDispute,
  decided: { readonly value: number; readonly number: string },
  writing: Writing,
): Promise<readonly string[]> {
  const source = settledSource(dispute.number, dispute.year, decided);
  const settled = {
    value: decided.value,
    source,
    by: { kind: 'dispute', id: dispute.id },
    before: dispute.systemValue,
  } as const;
  const { figure } = dispute;
  const sheetIds =
    figure.kind === 'line' ? [figure.assessmentId] : await sheetsOfWindow(tx, unit.agencyId, dispute.window);
  const applied = new Set<string>();
  // A window has the sheet of its year, rarely a second one.
  for (const id of sheetIds) {
    const sheet = await requireSheetById(tx, unit.agencyId, id);
    const cells =
      figure.kind === 'line'
        ? [{ code: figure.code, name: figure.variable }]
        : cellsFilledBy(sheet.scheme.leaves, figure);
    const byCode = Map.groupBy(
      cells.map((cell) => ({ ...cell, ...settled })),
      ({ code }) => code,
    );
    const settlements = [...byCode].map(([code, some]) => ({ code, cells: some }));
    for (const [code, outcome] of await settleLines(tx, sheet, settlements, writing)) {
      if (outcome !== 'closed') {
        applied.add(code);
      }
    }
  }
  return [...applied];
}

/** The variables that an indicator fills: named by the set, or one of the two counts of a share. */
function cellsFilledBy(leaves: readonly Leaf[], figure: Extract<DisputedFigure, { kind: 'indicator' }>) {
  return leaves.flatMap(({ criterion, rule, asked }) => {
    const { code, rateIndicator, variables } = criterion;
    const share = rateIndicator === undefined ? undefined : definitionOf(rateIndicator);
    const [whole, part] = rule.inputs;
    const named = [
      ...variables.flatMap(({ name, indicator }) => (indicator === figure.indicator ? [name] : [])),
      ...(share?.code === figure.indicator ? [RATE_NAME] : []),
      ...(share?.numerator === figure.indicator && part ? [part.name] : []),
      ...(share?.denominator === figure.indicator && whole ? [whole.name] : []),
    ];
    const known = new Set(asked.map(({ name }) => name));
    return [...new Set(named)].filter((name) => known.has(name)).map((name) => ({ code, name }));
  });
}
