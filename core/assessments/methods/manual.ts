import { pointsInWords } from '../points.ts';
import type { RuleKind } from '../rule-kind.ts';

/** The council enters points with a reason; nothing is computed. */
export const manual: RuleKind<Record<never, never>> = {
  name: 'Hội đồng quyết định',
  read: () => ({}),
  problems: () => [],
  inputs: () => [],
  evaluate: () => ({ kind: 'undecided', why: 'manual' }),
  explain: () => '',
  describe: (_parameters, max) => `Nhập điểm kèm lý do, từ 0 đến ${pointsInWords(max)} điểm.`,
};
