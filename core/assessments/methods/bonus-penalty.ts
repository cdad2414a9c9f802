import { pointsInWords } from '../points.ts';
import type { RuleKind } from '../rule-kind.ts';
import { type CountParameters, countCapped } from './count-capped.ts';

/** Points outside the areas. The leaf's maximum is its ceiling; the sheet's own ceilings bound the sum of such leaves. */
export const bonus: RuleKind<CountParameters> = {
  ...countCapped,
  name: 'Điểm thưởng',
  describe: (parameters, max, labelOf) =>
    `Điểm thưởng ngoài các lĩnh vực, tối đa ${pointsInWords(max)}: ${countCapped.describe(parameters, max, labelOf)}`,
};

/** Counted like a bonus, taken off the total. */
export const penalty: RuleKind<CountParameters> = {
  ...countCapped,
  name: 'Điểm phạt',
  describe: (parameters, max, labelOf) =>
    `Điểm phạt, trừ vào tổng điểm, tối đa ${pointsInWords(max)}: ${countCapped.describe(parameters, max, labelOf)}`,
};
