import type { Line } from '#core/assessments/assessment.ts';
import type { Leaf, Scheme } from '#core/assessments/criteria-set.ts';
import { plainValues } from '#core/assessments/declared-values.ts';
import type { ProvisionalLine, ProvisionalResponse } from '#core/assessments/everyday/contract.ts';
import { type Move, movesOf, NO_MOVE } from '#core/assessments/everyday/moves.ts';
import { pointsOf, type WholeSums, wholeSums } from '#core/assessments/everyday/provisional.ts';
import { afterTries, type Tries, trialLines, triedLines } from '#core/assessments/everyday/trial.ts';
import type { Points } from '#core/assessments/points.ts';

/** What is tried from: the figures of today, or those that the pace of the last weeks leads to. */
export type TrialBase = 'now' | 'end';

/** A criterion that can still win points by doing more of something. */
export interface TrialRow {
  readonly leaf: Leaf;
  readonly moves: readonly Move[];
  readonly before: Points;
  readonly expected: number | undefined;
}

export interface Trial {
  readonly scheme: Scheme;
  readonly lines: ReadonlyMap<string, Line>;
  readonly before: WholeSums;
  readonly rows: readonly TrialRow[];
  /** Criteria that lost points which no count of work wins back, and why. */
  readonly closed: readonly { readonly leaf: Leaf; readonly points: Points; readonly why: string }[];
}

function based(view: ProvisionalLine, base: TrialBase): ProvisionalLine {
  return base === 'end' ? { ...view, values: view.endValues, points: view.forecast.recent } : view;
}

export function trialOf(answer: ProvisionalResponse, scheme: Scheme, base: TrialBase): Trial {
  const views = answer.lines.map((view) => based(view, base));
  const lines = trialLines(views);
  const standings = views.flatMap((view) => standingOf(view, scheme, lines.get(view.code), base) ?? []);
  return {
    scheme,
    lines,
    before: wholeSums(scheme, lines),
    rows: standings.flatMap((one) => ('moves' in one ? one : [])),
    closed: standings.flatMap((one) => ('why' in one ? one : [])),
  };
}

/** Where a criterion that has lost points stands; undefined for the others. */
function standingOf(
  view: ProvisionalLine,
  scheme: Scheme,
  line: Line | undefined,
  base: TrialBase,
): TrialRow | Trial['closed'][number] | undefined {
  const leaf = scheme.leafOf.get(view.code);
  const points = line && pointsOf(line);
  if (!leaf || !line || points === undefined || points >= leaf.criterion.max) {
    return undefined;
  }
  if (view.footing === 'claimed' || view.footing === 'appraised') {
    return { leaf, points, why: CLAIMED };
  }
  const found = movesOf(leaf, plainValues(line.values));
  if ('why' in found) {
    return { leaf, points, why: NO_MOVE[found.why] };
  }
  const expected = base === 'now' ? (view.expected ?? undefined) : undefined;
  return found.moves.some(({ limit }) => limit !== 0)
    ? { leaf, moves: found.moves, before: points, expected }
    : { leaf, points, why: NOTHING_LEFT };
}

const CLAIMED = 'Điểm đơn vị tự nhập kèm lý do, không tính theo số liệu.';
const NOTHING_LEFT = 'Không còn việc nào trong danh sách để làm thêm.';

/** What the sheet comes to with these tries, by the same evaluator as the server's. */
export function resultOf(
  { scheme, lines, rows }: Trial,
  tries: ReadonlyMap<string, Tries>,
): { readonly sums: WholeSums; readonly pointsOf: (code: string) => Points | undefined } {
  const changed = rows.flatMap(({ leaf }) => {
    const own = tries.get(leaf.criterion.code);
    const line = lines.get(leaf.criterion.code);
    return own && line && own.some((n) => n > 0)
      ? [[leaf.criterion.code, afterTries(leaf, plainValues(line.values), own)] as const]
      : [];
  });
  const tried = triedLines(scheme, lines, new Map(changed));
  return {
    sums: wholeSums(scheme, tried),
    pointsOf: (code) => {
      const line = tried.get(code);
      return line && pointsOf(line);
    },
  };
}
