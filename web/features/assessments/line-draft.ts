import { emptyLine, type Line, type SelfScoreEntry, withSelfScore } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import type { Proposals, ValueEntry } from '#core/assessments/declared-values.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { pointsFrom, pointsInWords } from '#core/assessments/points.ts';
import type { RuleInput, Values } from '#core/assessments/rule-kind.ts';
import { formatRate, RATE_NAME } from '#core/assessments/share.ts';
import { formatCount, parseDecimal } from '#core/kernel/decimals.ts';
import { Refusal } from '#core/kernel/refusal.ts';

/**
 * What is typed into a line's form, all of it text: `v:name` a value, `s:name` its source, `r:name` why it differs from
 * the indicator; further `points`, `reason`, `explanation`, `evidence` (ids parted by spaces), `applies`, `notApplicable`.
 */
export type LineDraft = Readonly<Record<string, string>>;

export function typedValue(kind: RuleInput['kind'], value: number): string {
  return kind === 'rate' ? formatRate(value).replace(' %', '') : kind === 'flag' ? String(value) : formatCount(value);
}

/** A line as its fields begin: what is saved. What the indicators hold is confirmed, not filled in. */
export function draftOf(leaf: Leaf, line: Line = emptyLine(leaf.criterion.code)): LineDraft {
  const values = leaf.asked.flatMap(({ name, kind }) => {
    const declared = line.values[name];
    const value = declared?.value;
    return [
      [`v:${name}`, value === undefined ? '' : typedValue(kind, value)],
      [`s:${name}`, declared?.origin === 'typed' ? (declared.source ?? '') : ''],
      [`r:${name}`, declared?.reason ?? ''],
    ];
  });
  const claimed = line.self && !line.self.computed ? line.self : undefined;
  return {
    ...Object.fromEntries(values),
    points: claimed ? pointsInWords(claimed.points) : '',
    reason: claimed?.reason ?? '',
    explanation: line.explanation,
    evidence: line.evidence.join(' '),
    applies: line.applicable ? 'yes' : 'no',
    notApplicable: line.notApplicableReason,
  };
}

/** What keeps a draft from being saved: the field it concerns and its sentence. */
export interface DraftProblem {
  readonly field: string;
  readonly sentence: string;
}

export type DraftOutcome = { readonly entry: SelfScoreEntry; readonly line: Line } | { readonly problem: DraftProblem };

/** Runs the draft through the rules of the server; nothing is sent that would be refused there. */
export function outcomeOf(
  leaf: Leaf,
  line: Line,
  draft: LineDraft,
  proposals: Proposals,
  linked: Values = {},
): DraftOutcome {
  const values = valuesOf(leaf, draft, proposals);
  if ('problem' in values) {
    return values;
  }
  const points = draft.points ? pointsFrom(draft.points) : undefined;
  if (draft.points && points === undefined) {
    const code = draft.points.trim().startsWith('-') ? 'points-negative' : 'points-missing';
    return { problem: { field: 'points', sentence: ASSESSMENT_MESSAGES[code] } };
  }
  const entry: SelfScoreEntry = {
    values: values.entries,
    points,
    reason: draft.reason,
    explanation: draft.explanation ?? '',
    evidence: (draft.evidence ?? '').split(' ').filter((id) => id !== '') as unknown as SelfScoreEntry['evidence'],
    notApplicable: draft.applies === 'no' ? draft.notApplicable : undefined,
  };
  try {
    return { entry, line: withSelfScore(leaf, line, entry, proposals, linked) };
  } catch (error) {
    if (error instanceof Refusal) {
      return { problem: problemOf(error) };
    }
    throw error;
  }
}

type ReadValues = { readonly entries: readonly ValueEntry[] } | { readonly problem: DraftProblem };

function valuesOf(leaf: Leaf, draft: LineDraft, proposals: Proposals): ReadValues {
  const entries: ValueEntry[] = [];
  for (const { name, kind } of leaf.asked) {
    const text = draft[`v:${name}`]?.trim() ?? '';
    if (text === '' || (name === RATE_NAME && hasCounts(leaf, draft))) {
      continue;
    }
    const value = parseDecimal(text, kind === 'rate' ? 2 : 0);
    if (value === undefined || value < 0) {
      return { problem: { field: `v:${name}`, sentence: ASSESSMENT_MESSAGES['value-invalid'] } };
    }
    const differs = proposals[name] !== undefined && proposals[name].value !== value;
    entries.push({ name, value, source: draft[`s:${name}`], reason: differs ? draft[`r:${name}`] : undefined });
  }
  return { entries };
}

/** Both counts are there: the rate beside them is not asked for. */
export function hasCounts(leaf: Leaf, draft: LineDraft): boolean {
  const counts = leaf.asked.filter(({ instead }) => !instead);
  return counts.length > 0 && counts.every(({ name }) => (draft[`v:${name}`] ?? '').trim() !== '');
}

const FIELD_OF_CODE: Readonly<Record<string, (name: string) => string>> = {
  'value-reason-missing': (name) => `r:${name}`,
  'value-source-missing': (name) => `s:${name}`,
  'value-invalid': (name) => `v:${name}`,
  'part-exceeds-whole': (name) => `v:${name}`,
  'points-reason-missing': () => 'reason',
  'points-above-max': () => 'points',
  'points-negative': () => 'points',
  'not-applicable-reason-missing': () => 'notApplicable',
};

function problemOf({ code, detail }: Refusal): DraftProblem {
  const sentence = (ASSESSMENT_MESSAGES as Readonly<Record<string, string>>)[code] ?? code;
  const field = FIELD_OF_CODE[code]?.(typeof detail.name === 'string' ? detail.name : '') ?? 'points';
  return { field, sentence };
}
