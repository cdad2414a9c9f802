import type { PlainDate } from '#core/kernel/dates.ts';
import type { Appraisal, AssessmentState, EvidenceId, Line } from '../assessment.ts';
import type { Leaf } from '../criteria-set.ts';
import type { Points } from '../points.ts';
import { refuse } from '../refusals.ts';

/** Who has spoken last about a line: each round's points stay beside the others. */
export const ROUNDS = ['first', 'second', 'council'] as const;
export type Round = (typeof ROUNDS)[number];

export const ROUND_NAMES = {
  first: 'Thẩm định lần 1',
  second: 'Thẩm định lần 2',
  council: 'Hội đồng thẩm định',
} as const satisfies Record<Round, string>;

/** What wrote a line's points, as its history says. */
export const LINE_STEPS = ['self-score', 'appraisal', 'second-appraisal', 'council'] as const;
export type LineStep = (typeof LINE_STEPS)[number];

export const LINE_STEP_NAMES = {
  'self-score': 'Tự chấm',
  appraisal: ROUND_NAMES.first,
  'second-appraisal': ROUND_NAMES.second,
  council: ROUND_NAMES.council,
} as const satisfies Record<LineStep, string>;

/** What the appraiser wants from the unit before the second round. */
export const DEMANDS = ['explanation', 'documents'] as const;
export type DemandKind = (typeof DEMANDS)[number];

export const DEMAND_NAMES = {
  explanation: 'Yêu cầu giải trình',
  documents: 'Yêu cầu bổ sung tài liệu',
} as const satisfies Record<DemandKind, string>;

export interface Demand {
  readonly kind: DemandKind;
  readonly text: string;
}

/** What one round said about a line, by whom and when. */
export interface Mark {
  readonly round: Round;
  readonly appraisal: Appraisal;
  readonly demand: Demand | undefined;
  readonly by: string;
  readonly at: Date;
}

/** The unit's answer to a demand or to lost points. */
export interface Explanation {
  readonly version: number;
  readonly text: string;
  readonly evidence: readonly EvidenceId[];
  readonly by: string;
  readonly at: Date;
}

/** That a line was put before the council, and why. */
export interface CouncilPut {
  readonly why: string;
  readonly by: string;
  readonly at: Date;
  readonly session: { readonly name: string; readonly heldOn: PlainDate } | undefined;
}

/** All that was said about one line beside its newest points. */
export interface Review {
  readonly first?: Mark | undefined;
  readonly explanation?: Explanation | undefined;
  readonly second?: Mark | undefined;
  readonly put?: CouncilPut | undefined;
  readonly council?: Mark | undefined;
}

export const NO_REVIEW: Review = {};

/** The round that an appraisal in this state belongs to; refuses where nobody appraises. */
export function roundOf({ state }: { readonly state: AssessmentState }): Exclude<Round, 'council'> {
  if (state === 'submitted') {
    return 'first';
  }
  if (state === 'second-appraisal') {
    return 'second';
  }
  throw refuse('assessment-state-wrong', { state, needed: ['submitted', 'second-appraisal'] });
}

/** A demand says what it wants; without words the unit could not answer it. */
export function demandFrom(code: string, demand: Demand | undefined): Demand | undefined {
  if (!demand) {
    return undefined;
  }
  const text = demand.text.trim();
  if (text === '') {
    throw refuse('demand-text-missing', { code });
  }
  return { kind: demand.kind, text };
}

/** How points stand to what the unit claimed; a penalty is worse the higher it is. */
export type Verdict = 'accepted' | 'lowered' | 'raised' | 'given';

export const VERDICT_NAMES = {
  accepted: 'Đồng ý',
  lowered: 'Trừ điểm',
  raised: 'Nâng điểm',
  given: 'Cho điểm',
} as const satisfies Record<Verdict, string>;

export function verdictOf({ side }: Pick<Leaf, 'side'>, self: Points | undefined, points: Points): Verdict {
  if (self === undefined) {
    return side === 'penalty' && points > 0 ? 'lowered' : 'given';
  }
  if (points === self) {
    return 'accepted';
  }
  return points < self === (side === 'penalty') ? 'raised' : 'lowered';
}

/** Whether the unit may answer for this line: what was asked about, or came out worse than it claimed. */
export function mayExplain(leaf: Pick<Leaf, 'side'>, line: Pick<Line, 'self'>, { first }: Review): boolean {
  return (
    first !== undefined &&
    (first.demand !== undefined || verdictOf(leaf, line.self?.points, first.appraisal.points) === 'lowered')
  );
}
