import type { PlainDate } from '#core/kernel/dates.ts';
import type { AssessmentState, Line } from '../assessment.ts';
import { emptyLine, requireAppraised } from '../assessment.ts';
import type { Leaf, Scheme } from '../criteria-set.ts';
import { refuse } from '../refusals.ts';
import { requireExplainedAreas } from './area-losses.ts';
import { explainableLeaves } from './explanations.ts';
import { NO_REVIEW, type Review } from './rounds.ts';

/**
 * The road of a sheet: tự chấm → thẩm định lần 1 → giải trình → thẩm định lần 2 → đã thẩm định → công bố. The first
 * round is also the last where nothing is asked and no second one is foreseen.
 */
export const SHEET_STEPS = {
  submit: { from: ['self-scoring'], to: 'submitted' },
  return: { from: ['submitted'], to: 'self-scoring' },
  'ask-explanation': { from: ['submitted'], to: 'explaining' },
  'start-second': { from: ['submitted'], to: 'second-appraisal' },
  'send-explanation': { from: ['explaining'], to: 'second-appraisal' },
  'end-explanation': { from: ['explaining'], to: 'second-appraisal' },
  'reopen-explanation': { from: ['second-appraisal'], to: 'explaining' },
  'finish-appraisal': { from: ['submitted', 'second-appraisal'], to: 'appraised' },
  publish: { from: ['appraised'], to: 'published' },
} as const satisfies Record<string, { readonly from: readonly AssessmentState[]; readonly to: AssessmentState }>;
export type SheetStep = keyof typeof SHEET_STEPS;

/** The state after a step; refuses a step that does not start where the sheet stands. */
export function stateAfter(state: AssessmentState, step: SheetStep): AssessmentState {
  const { from, to } = SHEET_STEPS[step];
  if (!from.some((one) => one === state)) {
    throw refuse('assessment-state-wrong', { state, needed: [...from] });
  }
  return to;
}

/** What a step of the appraisal is judged by. */
export interface RoundSheet {
  readonly scheme: Scheme;
  readonly lines: ReadonlyMap<string, Line>;
  readonly reviews: ReadonlyMap<string, Review>;
  /** Leaves that the council decides and no appraiser. */
  readonly forCouncil: ReadonlySet<string>;
}

const codesOf = (leaves: readonly Leaf[]) => leaves.map(({ criterion }) => criterion.code);

/** The first round may close: every line but the council's has its points, every lost point its reason. */
function requireFirstRound({ scheme, lines, forCouncil }: RoundSheet): void {
  requireAppraised(scheme, lines, forCouncil);
  requireExplainedAreas(scheme, lines);
}

/** Asking for explanations: somebody has to have something to answer, and until a day that is not over. */
export function requireQuestions(sheet: RoundSheet, until: PlainDate, today: PlainDate): void {
  requireFirstRound(sheet);
  if (explainableLeaves(sheet.scheme, sheet.lines, sheet.reviews).length === 0) {
    throw refuse('nothing-to-explain');
  }
  if (until < today) {
    throw refuse('explanation-deadline-wrong', { until, today });
  }
}

/** Leaving out the explanation: nothing was asked and nothing came out worse than claimed. */
export function requireNoQuestions(sheet: RoundSheet): void {
  requireFirstRound(sheet);
  const asked = explainableLeaves(sheet.scheme, sheet.lines, sheet.reviews);
  if (asked.length > 0) {
    throw refuse('explanation-due', { criteria: codesOf(asked) });
  }
}

/** The unit has its days: the appraiser ends them only after the last one. */
export function requireExplanationOver(until: PlainDate | undefined, today: PlainDate): void {
  if (until !== undefined && today <= until) {
    throw refuse('explanation-still-open', { until });
  }
}

/** Whether the second round has a say about a line: it was answered for, lost its points, or never had any. */
export function isInSecondRound(line: Pick<Line, 'appraisal'> | undefined, review: Review): boolean {
  return review.explanation !== undefined || review.second !== undefined || line?.appraisal === undefined;
}

export function requireInSecondRound(code: string, line: Line, review: Review): void {
  requireUndecided(code, review);
  if (!isInSecondRound(line, review)) {
    throw refuse('line-not-in-second-round', { code });
  }
}

/** What the council has decided is final. */
export function requireUndecided(code: string, { council }: Review): void {
  if (council) {
    throw refuse('council-decided', { code, by: council.by });
  }
}

/** Lines that the council has to decide: put before it by somebody, or its own by the campaign. */
function beforeCouncil({ scheme, lines, reviews, forCouncil }: RoundSheet): readonly Leaf[] {
  return scheme.leaves.filter(({ criterion: { code } }) => {
    const review = reviews.get(code) ?? NO_REVIEW;
    const asked = review.put !== undefined || forCouncil.has(code);
    return asked && !review.council && lines.get(code)?.applicable !== false;
  });
}

/** Lines that keep the second round open: answered and not looked at, without points, or waiting for the council. */
export function openInSecondRound(sheet: RoundSheet): readonly Leaf[] {
  const { scheme, lines, reviews } = sheet;
  const waiting = new Set(beforeCouncil(sheet));
  return scheme.leaves.filter((leaf) => {
    const { code } = leaf.criterion;
    const [line, review] = [lines.get(code) ?? emptyLine(code), reviews.get(code) ?? NO_REVIEW];
    if (!line.applicable || review.council) {
      return false;
    }
    const answered = review.explanation !== undefined && review.second === undefined;
    return answered || waiting.has(leaf) || (leaf.side === 'inside' && line.appraisal === undefined);
  });
}

/**
 * The result stands. After one round only where no explanation is due: `secondRound` says that dates of a second one
 * bind the sheet, so that a line which came out worse than claimed has to be offered to the unit first.
 */
export function requireFinished(state: AssessmentState, sheet: RoundSheet, secondRound: boolean): void {
  requireFirstRound(sheet);
  const undecided = beforeCouncil(sheet);
  if (undecided.length > 0) {
    throw refuse('council-undecided', { criteria: codesOf(undecided) });
  }
  if (state === 'submitted') {
    const due = explainableLeaves(sheet.scheme, sheet.lines, sheet.reviews).filter(
      ({ criterion: { code } }) => secondRound || sheet.reviews.get(code)?.first?.demand !== undefined,
    );
    if (due.length > 0) {
      throw refuse('explanation-due', { criteria: codesOf(due) });
    }
    return;
  }
  const open = openInSecondRound(sheet);
  if (open.length > 0) {
    throw refuse('second-round-open', { criteria: codesOf(open) });
  }
}
