import { formatCount } from '#core/kernel/decimals.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import type { Band, ResultKind } from './bands.ts';
import { followersOf, type Link, leavesBelow, needsOf, orderOf, readLink } from './links.ts';
import { type Points, pointsInWords, RESULT_STEP } from './points.ts';
import type { TieRule } from './ranking.ts';
import { refuse } from './refusals.ts';
import { type Rule, readRule } from './registry.ts';
import type { Rounding } from './rounding.ts';
import type { InputKind, ParameterSource, RuleInput } from './rule-kind.ts';

export type CriteriaSetId = Id<'CriteriaSet'>;

export const CRITERION_LEVELS = ['part', 'area', 'criterion', 'component'] as const;
export type CriterionLevel = (typeof CRITERION_LEVELS)[number];

/** Where the figures of a criterion are kept: typed by a person, an indicator, a register or module, the level above. */
export const VARIABLE_SOURCES = {
  typed: 'nhập tay',
  indicators: 'chỉ tiêu thống kê',
  plans: 'kế hoạch, nhiệm vụ',
  reports: 'báo cáo định kỳ',
  documents: 'sổ văn bản',
  registers: 'sổ theo dõi',
  files: 'hồ sơ lưu trữ',
  procedures: 'danh mục thủ tục',
  dossiers: 'hồ sơ một cửa',
  payments: 'thanh toán trực tuyến',
  feedback: 'phản ánh, kiến nghị',
  surveys: 'điều tra xã hội học',
  above: 'cấp trên giao hoặc cung cấp',
  sheet: 'tiêu chí khác của phiếu',
} as const satisfies Record<string, string>;
export type VariableSource = keyof typeof VARIABLE_SOURCES;

/** A declared variable of a set: what it counts, in what unit, and who holds the figure. */
export interface Variable {
  readonly name: string;
  readonly label: string;
  readonly kind: InputKind;
  /** "nhiệm vụ", "hồ sơ", "%"; empty for yes/no. */
  readonly unit: string;
  readonly source: VariableSource;
  /** The indicator that fills it; undefined where a person types it. */
  readonly indicator?: string | undefined;
  /** Taken from another criterion of the sheet and never typed; a link of `links.ts`. */
  readonly from?: string | undefined;
}

/** One node of the tree as stored: area → criterion → component. Only leaves carry a method. */
export interface Criterion {
  readonly code: string;
  readonly parent: string | undefined;
  readonly level: CriterionLevel;
  readonly name: string;
  readonly max: Points;
  readonly method: string | undefined;
  readonly parameters: ParameterSource;
  readonly variables: readonly Variable[];
  readonly rounding: Rounding;
  /** The indicator that holds the share a leaf asks for, as two counts or as a typed rate. */
  readonly rateIndicator: string | undefined;
  readonly section: string;
  readonly evidence: string;
  /** Where the rule is inferred and not printed in its source, said in a sentence; it goes into every explanation. */
  readonly note: string;
  /** The decision or form that a leaf follows; "seed" and "template" rows name none. */
  readonly legalBasis: string;
  readonly origin: string;
  /** The body of the level above that appraises it, in the words of the decision. */
  readonly appraiser?: string | undefined;
  /** A lower level may add components below it, within its maximum. */
  readonly extendable?: boolean | undefined;
}

export interface CriteriaSet {
  readonly id: CriteriaSetId;
  readonly code: string;
  readonly version: number;
  readonly name: string;
  /** What the sheet says under its title about where the set comes from. */
  readonly basis: string;
  readonly unitKind: 'commune' | 'district' | 'province';
  readonly state: 'draft' | 'published';
  readonly criteria: readonly Criterion[];
  /** Ceilings of the sum of bonus and penalty leaves. */
  readonly maxBonus: Points;
  readonly maxPenalty: Points;
  /** What units are classed and ranked by. */
  readonly result: ResultKind;
  /** Classes of results, highest first; none where the set classes nobody. */
  readonly bands: readonly Band[];
  readonly tieRule: TieRule;
  /** The committee that decides it; undefined where it is nobody's decision. */
  readonly ownerId?: UnitId | undefined;
  /** The first year that is scored by it. */
  readonly effectiveYear?: number | undefined;
  /** A supplement: the version of a level above that it adds components to. */
  readonly baseId?: CriteriaSetId | undefined;
}

/** A leaf with its rule read. */
export interface Leaf {
  readonly criterion: Criterion;
  readonly rule: Rule;
  /** 'bonus' and 'penalty' leaves stand outside the areas. */
  readonly side: 'inside' | 'bonus' | 'penalty';
  readonly labelOf: (name: string) => string;
  /** A count as people read it: points taken from another criterion as points. */
  readonly countInWords: (name: string, value: number) => string;
  /** Variables that follow from other criteria, by name. */
  readonly links: ReadonlyMap<string, Link>;
  /** What a person or an indicator has to give: the rule's variables without those that follow. */
  readonly asked: readonly RuleInput[];
}

/** A set made ready for scoring: every rule read once, every leaf found by its code. */
export interface Scheme {
  readonly set: CriteriaSet;
  readonly leaves: readonly Leaf[];
  readonly leafOf: ReadonlyMap<string, Leaf>;
  readonly max: Points;
  /** Leaves that have to be computed again when the one of this code changes, each after all that it needs. */
  readonly followers: ReadonlyMap<string, readonly Leaf[]>;
  /** By code of every node: the leaves that it is made of. */
  readonly below: ReadonlyMap<string, readonly Leaf[]>;
}

/** Refuses rules that need each other in a circle, and names the way round. */
export function schemeOf(set: CriteriaSet): Scheme {
  const leaves = set.criteria.filter(({ method }) => method !== undefined).map(leafFrom);
  const inside = leaves.filter(({ side }) => side === 'inside');
  const leafOf = new Map(leaves.map((leaf) => [leaf.criterion.code, leaf]));
  const needs = needsOf(set.criteria);
  const found = orderOf(needs);
  if ('circle' in found) {
    throw refuse('criteria-circular', { path: found.circle });
  }
  const asLeaves = (byCode: ReadonlyMap<string, readonly string[]>) =>
    new Map([...byCode].map(([code, codes]) => [code, codes.flatMap((one) => leafOf.get(one) ?? [])]));
  return {
    set,
    leaves,
    leafOf,
    max: inside.reduce((sum, { criterion }) => sum + criterion.max, 0),
    followers: asLeaves(followersOf(needs, found.order)),
    below: asLeaves(leavesBelow(set.criteria)),
  };
}

/** One criterion ready to be scored; refuses a rule whose parameters cannot be read. */
export function leafFrom(criterion: Criterion): Leaf {
  const rule = readRule(criterion.method ?? '', criterion.parameters);
  const labels = new Map(criterion.variables.map(({ name, label }) => [name, label]));
  const links = new Map(
    criterion.variables.flatMap(({ name, from }): readonly (readonly [string, Link])[] => {
      const link = from === undefined ? undefined : readLink(from);
      return link ? [[name, link]] : [];
    }),
  );
  const isPoints = (name: string) => ['points', 'max'].includes(links.get(name)?.kind ?? '');
  const linked = rule.inputs.some(({ name }) => links.has(name));
  return {
    criterion,
    rule,
    side: rule.method === 'BONUS' ? 'bonus' : rule.method === 'PENALTY' ? 'penalty' : 'inside',
    labelOf: (name) => labels.get(name) ?? name,
    countInWords: (name, value) => (isPoints(name) ? pointsInWords(value * RESULT_STEP) : formatCount(value)),
    links,
    // A rate typed instead of counts has no place where the counts follow from the sheet.
    asked: rule.inputs.filter(
      ({ name, instead, joined }) => !joined && !links.has(name) && !(linked && instead && !labels.has(name)),
    ),
  };
}

export function requireLeaf(scheme: Scheme, code: string): Leaf {
  const leaf = scheme.leafOf.get(code);
  if (!leaf) {
    throw refuse('criterion-unknown', { code });
  }
  return leaf;
}
