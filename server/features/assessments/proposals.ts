import type { Leaf } from '#core/assessments/criteria-set.ts';
import type { Proposals } from '#core/assessments/declared-values.ts';
import { RATE_NAME } from '#core/assessments/share.ts';
import type { IndicatorValue } from '#core/indicators/value.ts';
import { isTaskFigure } from '#core/plans/reform/figures.ts';
import { indicatorValues } from '#server/features/indicators/read-model.ts';
import { predecessorsOf } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { StoredAssessment } from './assessment-repository.ts';
import { settledCells } from './settled-repository.ts';

/**
 * What the indicators hold for the variables of these leaves, in the window of the sheet; a figure that was settled
 * (a dispute decided, survey points joined) stands before them. An indicator without records proposes nothing: nothing
 * recorded is not zero.
 */
export async function proposalsFor(
  tx: Database,
  assessment: Pick<StoredAssessment, 'id' | 'agencyId' | 'periodFrom' | 'periodTo'>,
  leaves: readonly Leaf[],
): Promise<Readonly<Record<string, Proposals>>> {
  const byCode: Record<string, Proposals> = { ...(await fromIndicators(tx, assessment, leaves)) };
  for (const { code, name, value, ...settled } of await settledCells(tx, assessment.agencyId, assessment.id)) {
    if (leaves.some(({ criterion }) => criterion.code === code)) {
      byCode[code] = { ...byCode[code], [name]: { value, indicator: byCode[code]?.[name]?.indicator ?? '', settled } };
    }
  }
  return byCode;
}

async function fromIndicators(
  tx: Database,
  { agencyId, periodFrom, periodTo }: Pick<StoredAssessment, 'agencyId' | 'periodFrom' | 'periodTo'>,
  leaves: readonly Leaf[],
): Promise<Readonly<Record<string, Proposals>>> {
  const codes = indicatorCodesOf(leaves);
  if (codes.length === 0) {
    return {};
  }
  const agencyIds = [agencyId, ...(await predecessorsOf(tx, agencyId))];
  const values = await indicatorValues(tx, { agencyIds, from: periodFrom, to: periodTo, codes });
  return proposalsFrom(leaves, new Map(values.map((value) => [value.definition.code, value])));
}

/** The indicators that these leaves name. */
export function indicatorCodesOf(leaves: readonly Leaf[]): readonly string[] {
  return [...new Set(leaves.flatMap(codesOf))];
}

/** What these values of indicators say of the leaves' variables. */
export function proposalsFrom(
  leaves: readonly Leaf[],
  byCode: ReadonlyMap<string, IndicatorValue>,
): Readonly<Record<string, Proposals>> {
  return Object.fromEntries(
    leaves.flatMap((leaf) => {
      const proposals = proposalsOf(leaf, byCode);
      return Object.keys(proposals).length > 0 ? [[leaf.criterion.code, proposals]] : [];
    }),
  );
}

function codesOf({ criterion }: Leaf): readonly string[] {
  const single = criterion.variables.flatMap(({ indicator }) => indicator ?? []);
  return criterion.rateIndicator ? [criterion.rateIndicator, ...single] : single;
}

function proposalsOf({ criterion, rule }: Leaf, byCode: ReadonlyMap<string, IndicatorValue>): Proposals {
  const share = criterion.rateIndicator ? byCode.get(criterion.rateIndicator) : undefined;
  const [whole, part] = rule.inputs;
  if (share && whole && part) {
    const indicator = share.definition.code;
    if (share.numerator !== undefined && share.denominator !== undefined) {
      return {
        [whole.name]: { value: share.denominator, indicator },
        [part.name]: { value: share.numerator, indicator },
      };
    }
    if (share.rate !== undefined) {
      return { [RATE_NAME]: { value: share.rate, indicator } };
    }
  }
  return Object.fromEntries(
    criterion.variables.flatMap(({ name, indicator }) => {
      const count = indicator ? byCode.get(indicator)?.count : undefined;
      // A yes-or-no asks whether there was one at all.
      const isFlag = rule.inputs.some((input) => input.name === name && input.kind === 'flag');
      // 0 dossiers may mean that none are kept here; tasks are counted only where they are kept, so 0 is an answer.
      const isAnswer = count !== undefined && (count > 0 || isTaskFigure(indicator ?? ''));
      return indicator && isAnswer ? [[name, { value: isFlag ? 1 : count, indicator }]] : [];
    }),
  );
}
