import type { Band, ResultKind } from '../bands.ts';
import type { CriteriaSet, CriteriaSetId, Criterion, CriterionLevel, VariableSource } from '../criteria-set.ts';
import { type Points, pointsFrom, pointsString } from '../points.ts';
import type { TieRule } from '../ranking.ts';
import { METHODS, type Method } from '../registry.ts';
import type { Rounding } from '../rounding.ts';
import type { InputKind, ParameterSource } from '../rule-kind.ts';

/** A declared variable under the hands of its editor. */
export interface DraftVariable {
  readonly name: string;
  readonly label: string;
  readonly kind: InputKind;
  readonly unit: string;
  readonly source: VariableSource;
  readonly indicator: string | null;
  /** A link of `links.ts`. */
  readonly from: string | null;
}

/** A node of the tree as it is typed: points stay text until they can be read. */
export interface DraftCriterion {
  readonly code: string;
  readonly parent: string | null;
  readonly level: CriterionLevel;
  readonly name: string;
  /** As typed, "1,5" or "1.5". */
  readonly max: string;
  readonly method: Method | null;
  readonly parameters: ParameterSource;
  readonly variables: readonly DraftVariable[];
  readonly rounding: Rounding;
  readonly rateIndicator: string | null;
  readonly section: string;
  readonly appraiser: string;
  readonly extendable: boolean;
  readonly evidence: string;
  readonly note: string;
  readonly legalBasis: string;
  readonly origin: string;
}

/** What the editor of a set holds: everything but whose it is, its version and its decision. */
export interface SetDraft {
  readonly name: string;
  readonly unitKind: CriteriaSet['unitKind'];
  /** The first year that is scored by it. */
  readonly effectiveYear: number | null;
  readonly result: ResultKind;
  readonly bands: readonly Band[];
  readonly tieRule: TieRule;
  /** As typed. */
  readonly maxBonus: string;
  readonly maxPenalty: string;
  /** Depth first: a node stands behind its parent. */
  readonly criteria: readonly DraftCriterion[];
}

export const UNIT_KIND_NAMES = {
  commune: 'cấp xã',
  district: 'cấp huyện',
  province: 'cấp tỉnh',
} as const satisfies Record<CriteriaSet['unitKind'], string>;

export const LEVEL_NAMES = {
  part: 'Phần',
  area: 'Lĩnh vực',
  criterion: 'Tiêu chí',
  component: 'Tiêu chí thành phần',
} as const satisfies Record<CriterionLevel, string>;

/** Points that cannot be read count as none; the fault says so at the criterion. */
function pointsOf(text: string): Points {
  return pointsFrom(text) ?? 0;
}

export function criterionFromDraft(draft: DraftCriterion): Criterion {
  return {
    ...draft,
    parent: draft.parent ?? undefined,
    max: pointsOf(draft.max),
    method: draft.method ?? undefined,
    rateIndicator: draft.rateIndicator ?? undefined,
    variables: draft.variables.map(({ indicator, from, ...variable }) => ({
      ...variable,
      ...(indicator === null ? {} : { indicator }),
      ...(from === null ? {} : { from }),
    })),
  };
}

function draftFromCriterion(criterion: Criterion): DraftCriterion {
  return {
    code: criterion.code,
    parent: criterion.parent ?? null,
    level: criterion.level,
    name: criterion.name,
    max: pointsString(criterion.max),
    method: METHODS.find((method) => method === criterion.method) ?? null,
    parameters: criterion.parameters,
    variables: criterion.variables.map(({ name, label, kind, unit, source, indicator, from }) => ({
      ...{ name, label, kind, unit, source },
      indicator: indicator ?? null,
      from: from ?? null,
    })),
    rounding: criterion.rounding,
    rateIndicator: criterion.rateIndicator ?? null,
    section: criterion.section,
    appraiser: criterion.appraiser ?? '',
    extendable: criterion.extendable ?? false,
    evidence: criterion.evidence,
    note: criterion.note,
    legalBasis: criterion.legalBasis,
    origin: criterion.origin,
  };
}

type SetIdentity = Pick<CriteriaSet, 'id' | 'code' | 'version' | 'basis' | 'state' | 'ownerId'>;

/** What a draft says before it has an identity: for checks and sums in the editor. */
const NOBODY: SetIdentity = { id: '' as CriteriaSetId, code: '', version: 1, basis: '', state: 'draft' };

export function setFromDraft(draft: SetDraft, identity: SetIdentity = NOBODY): CriteriaSet {
  return {
    ...identity,
    name: draft.name,
    unitKind: draft.unitKind,
    result: draft.result,
    bands: draft.bands,
    tieRule: draft.tieRule,
    maxBonus: pointsOf(draft.maxBonus),
    maxPenalty: pointsOf(draft.maxPenalty),
    effectiveYear: draft.effectiveYear ?? undefined,
    criteria: draft.criteria.map(criterionFromDraft),
  };
}

export function draftFromSet(set: CriteriaSet): SetDraft {
  return {
    name: set.name,
    unitKind: set.unitKind,
    effectiveYear: set.effectiveYear ?? null,
    result: set.result,
    bands: set.bands.map(({ name, from }) => ({ name, from })),
    tieRule: set.tieRule,
    maxBonus: pointsString(set.maxBonus),
    maxPenalty: pointsString(set.maxPenalty),
    criteria: set.criteria.map(draftFromCriterion),
  };
}

const BELOW = {
  part: ['area'],
  area: ['criterion'],
  criterion: ['component'],
  component: [],
} as const satisfies Record<CriterionLevel, readonly CriterionLevel[]>;

/** The levels that may stand directly below; at the top a part or an area. */
export function levelsBelow(level: CriterionLevel | undefined): readonly CriterionLevel[] {
  return level === undefined ? ['area', 'part'] : BELOW[level];
}
