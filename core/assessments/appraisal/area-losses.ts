import type { Line } from '../assessment.ts';
import { counts } from '../campaigns/exemption.ts';
import type { Criterion, Leaf, Scheme } from '../criteria-set.ts';
import { type Points, pointsString } from '../points.ts';
import { refuse } from '../refusals.ts';

/** A leaf whose reasons do not add up to what it lost. */
export interface Unexplained {
  readonly code: string;
  readonly lost: Points;
  readonly explained: Points;
}

/** What an area lost and how much of it its reasons explain. */
export interface AreaLoss {
  readonly code: string;
  readonly name: string;
  /** Σ maxima of the leaves that stand in the sums. */
  readonly max: Points;
  readonly self: Points;
  /** Of the leaves that have appraised points. */
  readonly points: Points;
  readonly lost: Points;
  readonly explained: Points;
  readonly unexplained: readonly Unexplained[];
}

/** By code of every node: the area it stands in; a leaf without one is its own. */
export function areaOf(scheme: Scheme): (code: string) => Criterion | undefined {
  const nodes = new Map(scheme.set.criteria.map((criterion) => [criterion.code, criterion]));
  return (code) => {
    let at = nodes.get(code);
    while (at && at.level !== 'area' && at.parent !== undefined) {
      at = nodes.get(at.parent);
    }
    return at;
  };
}

/** Lost points with their reasons by area, in the order of the set. A survey's points are measured, not taken off. */
export function areaLosses(scheme: Scheme, lines: ReadonlyMap<string, Line>): readonly AreaLoss[] {
  const areaOfCode = areaOf(scheme);
  const sums = new Map<string, AreaLoss>();
  for (const leaf of scheme.leaves) {
    const area = areaOfCode(leaf.criterion.code);
    const line = lines.get(leaf.criterion.code);
    if (area && leaf.side === 'inside' && (line === undefined || counts(line))) {
      sums.set(area.code, added(sums.get(area.code) ?? nothing(area), leaf, line));
    }
  }
  return [...sums.values()];
}

function nothing({ code, name }: Criterion): AreaLoss {
  return { code, name, max: 0, self: 0, points: 0, lost: 0, explained: 0, unexplained: [] };
}

function added(area: AreaLoss, leaf: Leaf, line: Line | undefined): AreaLoss {
  const { code, max } = leaf.criterion;
  const sums = { ...area, max: area.max + max, self: area.self + (line?.self?.points ?? 0) };
  const appraisal = line?.appraisal;
  if (!appraisal) {
    return sums;
  }
  const lost = max - appraisal.points;
  const measured = leaf.rule.method === 'SURVEY';
  const explained = measured ? lost : appraisal.deductions.reduce((sum, one) => sum + one.lost, 0);
  return {
    ...sums,
    points: area.points + appraisal.points,
    lost: area.lost + lost,
    explained: area.explained + explained,
    unexplained: lost === explained ? area.unexplained : [...area.unexplained, { code, lost, explained }],
  };
}

/** Refuses a result that lost a point for no reason, and names area, criterion and difference. */
export function requireExplainedAreas(scheme: Scheme, lines: ReadonlyMap<string, Line>): void {
  const areas = areaLosses(scheme, lines).filter(({ unexplained }) => unexplained.length > 0);
  if (areas.length > 0) {
    throw refuse('points-unexplained', {
      areas: areas.map(({ code, name, lost, explained, unexplained }) => ({
        area: code,
        name,
        lost: pointsString(lost),
        explained: pointsString(explained),
        criteria: unexplained.map((one) => ({
          code: one.code,
          lost: pointsString(one.lost),
          explained: pointsString(one.explained),
          difference: pointsString(one.lost - one.explained),
        })),
      })),
    });
  }
}
