import type { Id, UnitId } from '#core/kernel/ids.ts';
import { counts, type Exemption } from './campaigns/exemption.ts';
import { type CriteriaSetId, type Leaf, requireLeaf, type Scheme } from './criteria-set.ts';
import {
  allFromIndicators,
  type DeclaredValues,
  declare,
  declareLinked,
  ownValues,
  type Proposals,
  plainValues,
  sameLinks,
  type ValueEntry,
} from './declared-values.ts';
import type { Points } from './points.ts';
import { refuse } from './refusals.ts';
import type { Values } from './rule-kind.ts';
import { explanationOf, type Score, scoreOf } from './scoring.ts';
import type { SheetTerm } from './sheet-key.ts';

export type AssessmentId = Id<'Assessment'>;
export type EvidenceId = Id<'Evidence'>;
export type EvidenceFileId = Id<'EvidenceFile'>;

export const ASSESSMENT_STATES = [
  'self-scoring',
  'submitted',
  'explaining',
  'second-appraisal',
  'appraised',
  'published',
] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

export const STATE_NAMES = {
  'self-scoring': 'Đang tự chấm',
  submitted: 'Thẩm định lần 1',
  explaining: 'Chờ giải trình',
  'second-appraisal': 'Thẩm định lần 2',
  appraised: 'Đã thẩm định',
  published: 'Đã công bố',
} as const satisfies Record<AssessmentState, string>;

/** A scored sheet of one unit and term. `historical`: entered from a decision, kept as printed and flagged. */
export interface Assessment extends SheetTerm {
  readonly id: AssessmentId;
  readonly agencyId: UnitId;
  readonly criteriaSetId: CriteriaSetId;
  readonly state: AssessmentState;
  readonly historical: boolean;
}

/** Whether the result is settled, so that appraised points are the points. */
export function isClosed({ state }: Pick<Assessment, 'state'>): boolean {
  return state === 'appraised' || state === 'published';
}

export interface SelfScore {
  readonly points: Points;
  /** False where a person typed points that the rule did not give. */
  readonly computed: boolean;
  readonly reason?: string | undefined;
}

/** A part of the lost points with its reason; where a source gives only the whole, there is one. */
export interface Deduction {
  readonly reason: string;
  readonly lost: Points;
}

export interface Appraisal {
  readonly points: Points;
  readonly computed: boolean;
  readonly reason: string;
  readonly deductions: readonly Deduction[];
  /** The appraiser's own data, where they differ from what was declared. */
  readonly values?: DeclaredValues | undefined;
}

export interface Line {
  readonly code: string;
  /** Counts changes: who writes over a version that is not the newest is refused with the new state. */
  readonly version: number;
  readonly applicable: boolean;
  readonly notApplicableReason: string;
  /** Of "not applicable" in a campaign: whether the level above agrees. */
  readonly exemption?: Exemption | undefined;
  readonly values: DeclaredValues;
  readonly self: SelfScore | undefined;
  /** Written where there is no document: how the score was worked out. */
  readonly explanation: string;
  readonly evidence: readonly EvidenceId[];
  readonly appraisal: Appraisal | undefined;
}

export function emptyLine(code: string): Line {
  return {
    code,
    version: 0,
    applicable: true,
    notApplicableReason: '',
    values: {},
    self: undefined,
    explanation: '',
    evidence: [],
    appraisal: undefined,
  };
}

export function requireState(assessment: Pick<Assessment, 'state'>, ...allowed: readonly AssessmentState[]): void {
  if (!allowed.includes(assessment.state)) {
    throw refuse('assessment-state-wrong', { state: assessment.state, needed: allowed });
  }
}

/** Two people on one cell: the second gets the line as it stands now. */
export function requireVersion(line: Line, version: number, shown: unknown): void {
  if (line.version !== version) {
    throw refuse('line-changed', { line: shown });
  }
}

export interface SelfScoreEntry {
  readonly values: readonly ValueEntry[];
  /** Only where the rule gives none, or the unit claims other points than the rule. */
  readonly points?: Points | undefined;
  readonly reason?: string | undefined;
  readonly explanation: string;
  readonly evidence: readonly EvidenceId[];
  /** Why the criterion does not concern this unit this year. */
  readonly notApplicable?: string | undefined;
  /** In a campaign the level above has to agree that it does not. */
  readonly asksApproval?: boolean | undefined;
}

const NOTHING_DUE = 'Mẫu số bằng 0: quy tắc của tiêu chí cho không áp dụng.';

/** The line with a new self-score in place of the earlier one. `linked`: what follows from other lines. */
export function withSelfScore(
  leaf: Leaf,
  line: Line,
  entry: SelfScoreEntry,
  proposals: Proposals,
  linked: Values = {},
): Line {
  const values = { ...declare(leaf, entry.values, proposals, line.values), ...declareLinked(leaf, linked) };
  const { explanation, evidence } = entry;
  const next = { ...line, values, explanation: explanation.trim(), evidence, version: line.version + 1 };
  if (entry.notApplicable !== undefined) {
    if (entry.notApplicable.trim() === '') {
      throw refuse('not-applicable-reason-missing', { code: line.code });
    }
    const notApplicableReason = entry.notApplicable.trim();
    return { ...next, applicable: false, notApplicableReason, exemption: exemptionOf(line, entry), self: undefined };
  }
  const score = scoreOf(leaf, plainValues(values));
  if (score.kind === 'not-applicable') {
    return { ...next, exemption: undefined, applicable: false, notApplicableReason: NOTHING_DUE, self: undefined };
  }
  // Why it was refused stays in sight of whoever scores it.
  const exemption = line.exemption?.state === 'refused' ? line.exemption : undefined;
  return { ...next, exemption, applicable: true, notApplicableReason: '', self: selfScoreOf(leaf, score, entry) };
}

/** What is agreed already needs no second asking. */
function exemptionOf({ exemption }: Line, { asksApproval }: SelfScoreEntry): Exemption | undefined {
  if (!asksApproval) {
    return undefined;
  }
  return exemption?.state === 'approved' ? exemption : { state: 'proposed', note: '' };
}

/**
 * The line after the lines it rests on have changed; the same line where nothing of it follows from them. Points that a
 * person claimed against the rule stay, and so does "not applicable" that a person gave a reason for.
 */
export function withLinked(leaf: Leaf, line: Line, linked: Values): Line {
  const values = { ...ownValues(line.values), ...declareLinked(leaf, linked) };
  if (sameLinks(leaf, values, line.values)) {
    return line;
  }
  return byRule(leaf, { ...line, values });
}

/** The line under another version of its criterion: figures that the rule still asks for stay. */
export function withRule(leaf: Leaf, line: Line, linked: Values): Line {
  const joined = leaf.rule.inputs.filter((input) => input.joined);
  const asked = new Set([...leaf.asked, ...joined].map(({ name }) => name));
  const own = Object.entries(ownValues(line.values)).filter(([name]) => asked.has(name));
  return byRule(leaf, { ...line, values: { ...Object.fromEntries(own), ...declareLinked(leaf, linked) } });
}

/** Points that a person gave against the rule, or without one. */
export function isClaimed({ self }: Line): boolean {
  return self?.computed === false;
}

function byRule(leaf: Leaf, line: Line): Line {
  const next = { ...line, version: line.version + 1 };
  const excused = !line.applicable && line.notApplicableReason !== NOTHING_DUE;
  if (excused || isClaimed(line)) {
    return next;
  }
  const score = scoreOf(leaf, plainValues(line.values));
  const nothingDue = score.kind === 'not-applicable';
  return {
    ...next,
    applicable: !nothingDue,
    notApplicableReason: nothingDue ? NOTHING_DUE : '',
    self: score.kind === 'points' ? { points: score.points, computed: true } : undefined,
  };
}

/** An appraisal that rested on figures of other lines is asked again once they have changed. */
export function withoutStaleAppraisal(leaf: Leaf, line: Line, linked: Values): Line {
  const { appraisal } = line;
  const rested = appraisal?.values ?? line.values;
  return !appraisal || sameLinks(leaf, rested, declareLinked(leaf, linked))
    ? line
    : { ...line, appraisal: undefined, version: line.version + 1 };
}

function selfScoreOf(leaf: Leaf, score: Score, { points, reason }: SelfScoreEntry): SelfScore | undefined {
  const { code } = leaf.criterion;
  if (score.kind === 'invalid') {
    throw refuse(score.code, { code, name: score.name });
  }
  const computed = score.kind === 'points' ? score.points : undefined;
  if (points === undefined || points === computed) {
    return computed === undefined ? undefined : { points: computed, computed: true };
  }
  requirePoints(leaf, points);
  const why = reason?.trim() ?? '';
  if (why === '') {
    throw refuse('points-reason-missing', { code, computed });
  }
  return { points, computed: false, reason: why };
}

function requirePoints({ criterion: { code, max } }: Leaf, points: Points): void {
  if (points < 0) {
    throw refuse('points-negative', { code });
  }
  if (points > max) {
    throw refuse('points-above-max', { code, max });
  }
}

export interface AppraisalEntry {
  readonly points?: Points | undefined;
  readonly reason: string;
  /** The appraiser's own figures in place of the declared ones. */
  readonly values?: readonly ValueEntry[] | undefined;
  readonly deductions?: readonly Deduction[] | undefined;
}

/** The line with an appraisal. Every lost point has its reason, and reasons with points add up to what was lost. */
export function withAppraisal(leaf: Leaf, line: Line, entry: AppraisalEntry, linked: Values = {}): Line {
  const { code, max } = leaf.criterion;
  const values = appraisedValues(leaf, line, entry, linked);
  const score = scoreOf(leaf, plainValues(values ?? line.values));
  if (score.kind === 'invalid') {
    throw refuse(score.code, { code, name: score.name });
  }
  const computed = score.kind === 'points' ? score.points : undefined;
  const points = entry.points ?? computed ?? line.self?.points;
  if (points === undefined) {
    throw refuse('points-missing', { code });
  }
  requirePoints(leaf, points);
  const lost = max - points;
  const reason = entry.reason.trim();
  const measured = leaf.rule.method === 'SURVEY' && points === computed;
  if (!isAsClaimed(leaf, line, points) && reason === '' && !measured) {
    throw refuse('appraisal-reason-missing', { code, lost });
  }
  const deductions = entry.deductions ?? (leaf.side === 'inside' && lost > 0 && reason ? [{ reason, lost }] : []);
  requireSum(leaf, lost, deductions);
  const appraisal = { points, computed: points === computed, reason, deductions, values };
  return { ...line, version: line.version + 1, appraisal };
}

/** Outside the areas the claim itself is right or wrong; inside, points below the maximum are explained even then. */
function isAsClaimed({ side, criterion: { max } }: Leaf, { self }: Line, points: Points): boolean {
  return side === 'inside'
    ? points === max && (self === undefined || self.points === points)
    : points === (self?.points ?? 0);
}

/** Undefined where the appraiser's figures are the declared ones. */
function appraisedValues(leaf: Leaf, line: Line, entry: AppraisalEntry, linked: Values): DeclaredValues | undefined {
  const follows = declareLinked(leaf, linked);
  if (entry.values) {
    return { ...declare(leaf, entry.values, {}), ...follows };
  }
  return sameLinks(leaf, follows, line.values) ? undefined : { ...ownValues(line.values), ...follows };
}

function requireSum({ criterion: { code } }: Leaf, lost: Points, deductions: readonly Deduction[]): void {
  const explained = deductions.reduce((sum, deduction) => sum + deduction.lost, 0);
  const nameless = deductions.some((deduction) => deduction.reason.trim() === '' || deduction.lost < 0);
  if (deductions.length > 0 && (explained !== lost || nameless)) {
    const area = code.split('.')[0];
    throw refuse('deductions-do-not-add-up', { code, area, lost, explained, difference: lost - explained });
  }
}

export interface MissingThing {
  readonly code: string;
  readonly what: 'points' | 'proof';
}

/** What keeps a sheet from being submitted: leaves without points, claims without document or explanation. */
export function missingThings(scheme: Scheme, lines: ReadonlyMap<string, Line>): readonly MissingThing[] {
  return scheme.leaves.flatMap((leaf): readonly MissingThing[] => {
    const { code } = leaf.criterion;
    const line = lines.get(code) ?? emptyLine(code);
    if (!line.applicable || (leaf.side !== 'inside' && !line.self)) {
      return [];
    }
    if (!line.self) {
      return [{ code, what: 'points' }];
    }
    const proved = line.evidence.length > 0 || line.explanation !== '' || allFromIndicators(line.values);
    return line.self.points > 0 && !proved ? [{ code, what: 'proof' }] : [];
  });
}

const NONE: ReadonlySet<string> = new Set();

/** Refuses a sheet with a leaf that nobody has appraised; `except`: those that are still to be decided elsewhere. */
export function requireAppraised(scheme: Scheme, lines: ReadonlyMap<string, Line>, except = NONE): void {
  const missing = scheme.leaves.flatMap(({ criterion: { code }, side }) => {
    const line = lines.get(code) ?? emptyLine(code);
    const due = counts(line) && side === 'inside' && !except.has(code);
    return due && !line.appraisal ? [code] : [];
  });
  if (missing.length > 0) {
    throw refuse('appraisal-incomplete', { missing });
  }
}

/** A result entered from a decision: kept as printed, whatever is unexplained; `flagsOf` says so. */
export interface HistoricalEntry {
  readonly code: string;
  readonly points: Points;
  readonly reason: string;
  readonly deductions: readonly Deduction[];
  readonly values: DeclaredValues;
  readonly explanation: string;
}

export function historicalLine(scheme: Scheme, entry: HistoricalEntry): Line {
  const leaf = requireLeaf(scheme, entry.code);
  requirePoints(leaf, entry.points);
  const score = scoreOf(leaf, plainValues(entry.values));
  const computed = score.kind === 'points' && score.points === entry.points;
  const { points, reason, deductions } = entry;
  return {
    ...emptyLine(entry.code),
    version: 1,
    values: entry.values,
    explanation: entry.explanation,
    appraisal: { points, computed, reason, deductions },
  };
}

/** Why a line has its points, in a sentence: its rule's working, what was inferred, or what a person wrote. */
export function lineExplanation(leaf: Leaf, line: Line): string {
  const computed = line.appraisal?.computed ?? line.self?.computed ?? false;
  const values = line.appraisal?.values ?? line.values;
  const working = computed ? explanationOf(leaf, plainValues(values)) : undefined;
  if (working === undefined) {
    return line.applicable ? line.explanation : `Không áp dụng: ${line.notApplicableReason}`;
  }
  // What was worked back or settled by a dispute is said wherever the line is: sheet, report, printed annex.
  const notes = Object.values(values).flatMap(({ inferred, settledBy, source }) =>
    source && (inferred || settledBy?.kind === 'dispute') ? [source] : [],
  );
  return [working, ...notes.map((note) => `(${note})`)].join(' ');
}
