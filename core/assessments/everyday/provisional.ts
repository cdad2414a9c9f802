import { emptyLine, isClaimed, type Line, lineExplanation, withRule } from '../assessment.ts';
import { counts } from '../campaigns/exemption.ts';
import type { Leaf, Scheme } from '../criteria-set.ts';
import { type DeclaredValues, ownValues, type Proposals, plainValues } from '../declared-values.ts';
import { linkedValues } from '../linked-lines.ts';
import { needsOf, orderOf } from '../links.ts';
import type { Points } from '../points.ts';
import { scoreOf, unscoredInWords } from '../scoring.ts';
import { RATE_NAME } from '../share.ts';
import { totalsOf } from '../sheet.ts';

/** What the indicators hold today, by leaf. */
export type Live = Readonly<Record<string, Proposals>>;

type Lines = ReadonlyMap<string, Line>;

/**
 * Every line of a running sheet as it stands with the figures of a day: what a person typed, claimed or excused stays,
 * what the records count follows them, and what nobody can count stays unknown, which is not zero.
 */
export function provisionalLines(scheme: Scheme, stored: Lines, live: Live): Lines {
  const needed = orderOf(needsOf(scheme.set.criteria));
  const lines = new Map(stored);
  for (const code of 'order' in needed ? needed.order : []) {
    const leaf = scheme.leafOf.get(code);
    if (leaf) {
      lines.set(code, provisionalLine(scheme, leaf, lines, live[code] ?? {}));
    }
  }
  return lines;
}

function provisionalLine(scheme: Scheme, leaf: Leaf, lines: Lines, live: Proposals): Line {
  const line = lines.get(leaf.criterion.code) ?? emptyLine(leaf.criterion.code);
  if (isClaimed(line)) {
    return line;
  }
  const values = liveValues(line.values, live);
  return withRule(leaf, { ...line, values }, linkedValues(scheme, leaf, lines, 'self-score'));
}

/** A line with a typed figure stands as it was declared, so that its figures fit each other; gaps are filled. */
function liveValues(declared: DeclaredValues, live: Proposals): DeclaredValues {
  const own = ownValues(declared);
  const counted: DeclaredValues = Object.fromEntries(
    Object.entries(live).map(([name, { value, indicator }]) => [
      name,
      { value, origin: 'indicator', source: indicator },
    ]),
  );
  const typed = Object.values(own).some(({ origin }) => origin === 'typed');
  if (!typed) {
    return { ...own, ...counted };
  }
  return RATE_NAME in own ? own : { ...counted, ...own };
}

/** What a line's points rest on. */
export const FOOTINGS = {
  appraised: 'đã thẩm định',
  claimed: 'điểm đơn vị tự nhập',
  excused: 'không áp dụng',
  proposed: 'đề nghị không áp dụng, chờ duyệt',
  typed: 'số liệu nhập ở phiếu',
  counted: 'số liệu của hệ thống',
  linked: 'theo tiêu chí khác',
  unknown: 'chưa có số liệu',
} as const satisfies Record<string, string>;
export type Footing = keyof typeof FOOTINGS;

export function footingOf(line: Line): Footing {
  if (!line.applicable) {
    return counts(line) ? 'proposed' : 'excused';
  }
  if (line.appraisal) {
    return 'appraised';
  }
  if (isClaimed(line)) {
    return 'claimed';
  }
  if (!line.self) {
    return 'unknown';
  }
  const origins = new Set(Object.values(line.values).map(({ origin }) => origin));
  return origins.has('typed') ? 'typed' : origins.has('indicator') ? 'counted' : 'linked';
}

/** The points of today; undefined where nobody can say. */
export function pointsOf({ applicable, appraisal, self }: Line): Points | undefined {
  return applicable ? (appraisal?.points ?? self?.points) : undefined;
}

/** Why a line has its points, or what it waits for. */
export function standingInWords(leaf: Leaf, line: Line): string {
  if (!line.applicable || pointsOf(line) !== undefined) {
    const said = lineExplanation(leaf, line);
    return said === '' ? (line.self?.reason ?? line.appraisal?.reason ?? '') : said;
  }
  const score = scoreOf(leaf, plainValues(line.values));
  return score.kind === 'points' ? '' : unscoredInWords(leaf, score);
}

/** Sums of some leaves: unknown ones stand beside the sum and never in it as zero. */
export interface Sums {
  /** Σ maxima of the leaves that apply. */
  readonly max: Points;
  readonly points: Points;
  /** Σ maxima of the leaves whose points are known. */
  readonly knownMax: Points;
  readonly unknown: number;
}

export function sumsOf(leaves: readonly Leaf[], lines: Lines): Sums {
  let [max, points, knownMax, unknown] = [0, 0, 0, 0];
  for (const { criterion, side } of leaves) {
    const line = lines.get(criterion.code) ?? emptyLine(criterion.code);
    if (side !== 'inside' || !counts(line)) {
      continue;
    }
    const own = pointsOf(line);
    max += criterion.max;
    points += own ?? 0;
    knownMax += own === undefined ? 0 : criterion.max;
    unknown += own === undefined ? 1 : 0;
  }
  return { max, points, knownMax, unknown };
}

export interface WholeSums extends Sums {
  /** Σ points with bonus and penalty up to their ceilings, never below zero. */
  readonly index: Points;
}

export function wholeSums(scheme: Scheme, lines: Lines): WholeSums {
  const scored = scheme.leaves.map(({ criterion: { code } }) => {
    const line = lines.get(code) ?? emptyLine(code);
    return { code, applicable: counts(line), self: undefined, appraised: pointsOf(line) };
  });
  return { ...sumsOf(scheme.leaves, lines), index: totalsOf(scheme, scored).index };
}

/** Leaves of a criterion that no section is named for. */
const NO_SECTION = 'Chưa giao bộ phận';

/** The leaves by the section that answers for them, in the order of the set. */
export function leavesBySection({ leaves }: Scheme): ReadonlyMap<string, readonly Leaf[]> {
  const sections = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const section = leaf.criterion.section || NO_SECTION;
    sections.set(section, [...(sections.get(section) ?? []), leaf]);
  }
  return sections;
}
