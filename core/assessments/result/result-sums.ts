import type { Deduction } from '#core/assessments/assessment.ts';
import type { Scheme } from '#core/assessments/criteria-set.ts';
import type { Points } from '#core/assessments/points.ts';
import { type ScoredLeaf, totalsOf } from '#core/assessments/sheet.ts';

/** What a settled line says about a result. */
export interface ResultLine extends ScoredLeaf {
  readonly deductions: readonly Deduction[];
}

/** Attainable and given points of an area. */
export type AreaSums = readonly [max: Points, points: Points];

/** What a settled sheet comes to, as it is kept beside the sheet and frozen by a publication. */
export interface ResultSums {
  readonly max: Points;
  readonly points: Points;
  readonly lost: Points;
  readonly bonus: Points;
  readonly penalty: Points;
  /** Points with bonus and penalty. */
  readonly index: Points;
  /** Hundredths of a percent of what was attainable. */
  readonly relative: number;
  /** Lost without a reason; only a result that was entered as printed has such points. */
  readonly unexplained: Points;
  /** A count, unlike points and ranks: predecessors' may be summed. */
  readonly lostCriteria: number;
  readonly areas: Readonly<Record<string, AreaSums>>;
}

export function areaCodes({ set }: Pick<Scheme, 'set'>): readonly string[] {
  return set.criteria.filter(({ level }) => level === 'area').map(({ code }) => code);
}

export function resultSums(scheme: Scheme, historical: boolean, lines: readonly ResultLine[]): ResultSums {
  const { byNode, max, appraised, lost, bonus, penalty, index, relative } = totalsOf(scheme, lines);
  const byCode = new Map(lines.map((line) => [line.code, line]));
  const areas = areaCodes(scheme).flatMap((code): readonly (readonly [string, AreaSums])[] => {
    const node = byNode.get(code);
    const leaf = scheme.leafOf.get(code);
    const line = byCode.get(code);
    if (node) {
      return [[code, [node.max, node.appraised]]];
    }
    return leaf && line?.applicable !== false ? [[code, [leaf.criterion.max, line?.appraised ?? 0]]] : [];
  });
  return {
    max,
    points: appraised,
    lost,
    bonus,
    penalty,
    index,
    relative,
    unexplained: historical ? unexplainedIn(scheme, byCode) : 0,
    lostCriteria: scheme.leaves.filter((leaf) => loses(leaf, byCode.get(leaf.criterion.code))).length,
    areas: Object.fromEntries(areas),
  };
}

function loses({ side, criterion }: Scheme['leaves'][number], line: ResultLine | undefined): boolean {
  return side === 'inside' && line?.applicable === true && (line.appraised ?? criterion.max) < criterion.max;
}

/** A survey's points are measured, not taken off for a reason. */
function unexplainedIn(scheme: Scheme, lines: ReadonlyMap<string, ResultLine>): Points {
  return scheme.leaves.reduce((sum, { criterion, rule }) => {
    const line = lines.get(criterion.code);
    if (line?.appraised === undefined || rule.method === 'SURVEY') {
      return sum;
    }
    return sum + criterion.max - line.appraised - line.deductions.reduce((explained, { lost }) => explained + lost, 0);
  }, 0);
}
