import { type Line, withSelfScore } from '../assessment.ts';
import type { Leaf } from '../criteria-set.ts';
import { type DeclaredValue, ownValues, type Proposals } from '../declared-values.ts';
import type { Values } from '../rule-kind.ts';

/**
 * How a figure of a line stands to its indicator:
 * - `unconfirmed`: the indicator holds one, nobody has confirmed it;
 * - `confirmed`: what was confirmed is what the indicator holds;
 * - `moved`: the indicator holds another figure than when it was confirmed, explained away, or typed for want of one;
 * - `different`: a person declared another figure, with a reason;
 * - `typed`: no indicator fills it.
 */
export type Standing = 'unconfirmed' | 'confirmed' | 'moved' | 'different' | 'typed';

export interface ValueStanding {
  readonly name: string;
  readonly standing: Standing;
  /** What was declared; undefined where nothing was yet. */
  readonly declared: DeclaredValue | undefined;
  /** What the indicator holds now. */
  readonly now: number | undefined;
  readonly indicator: string | undefined;
}

/** Each value that a person or an indicator gives, in the order of the rule; those that nobody gave are left out. */
export function standingsOf(
  leaf: Leaf,
  { values }: Pick<Line, 'values'>,
  proposals: Proposals,
): readonly ValueStanding[] {
  return leaf.asked.flatMap(({ name }): readonly ValueStanding[] => {
    const [declared, proposal] = [values[name], proposals[name]];
    if (!declared && !proposal) {
      return [];
    }
    const standing = standingOf(declared, proposal?.value);
    return [{ name, standing, declared, now: proposal?.value, indicator: proposal?.indicator ?? sourceOf(declared) }];
  });
}

function sourceOf(declared: DeclaredValue | undefined): string | undefined {
  return declared?.origin === 'indicator' ? declared.source : undefined;
}

function standingOf(declared: DeclaredValue | undefined, now: number | undefined): Standing {
  if (!declared) {
    return 'unconfirmed';
  }
  // A figure typed before its indicator held one has seen nothing but itself.
  const seen = declared.origin === 'indicator' ? declared.value : (declared.proposed ?? declared.value);
  if (now !== undefined && seen !== now) {
    return 'moved';
  }
  if (declared.origin === 'indicator') {
    return 'confirmed';
  }
  return declared.proposed === undefined ? 'typed' : 'different';
}

/** Whether the line waits for somebody to confirm what the indicators hold. A line that has points rests on something. */
export function isUnconfirmed(leaf: Leaf, line: Line, proposals: Proposals): boolean {
  return (
    line.applicable &&
    line.self === undefined &&
    standingsOf(leaf, line, proposals).some(({ standing }) => standing === 'unconfirmed')
  );
}

export function movedValues(leaf: Leaf, line: Line, proposals: Proposals): readonly ValueStanding[] {
  return line.applicable ? standingsOf(leaf, line, proposals).filter(({ standing }) => standing === 'moved') : [];
}

/** The figures of one line as a person saw and confirmed them. */
export interface Confirmation {
  readonly code: string;
  readonly values: Values;
}

/**
 * The line with the confirmed figures of its indicators in place of what stood there; its other values, proof and
 * explanation stay. Undefined where a figure is no longer what the person saw: nothing unseen is confirmed.
 */
export function confirmedLine(
  leaf: Leaf,
  line: Line,
  { values }: Confirmation,
  proposals: Proposals,
  linked: Values,
): Line | undefined {
  const seen = Object.entries(values);
  if (seen.length === 0 || seen.some(([name, value]) => proposals[name]?.value !== value)) {
    return undefined;
  }
  const kept = Object.entries(ownValues(line.values)).filter(([name]) => !(name in values));
  const entries = [
    ...kept.map(([name, { value, source, reason }]) => ({ name, value, source, reason })),
    ...seen.map(([name, value]) => ({ name, value })),
  ];
  const claim = line.self && !line.self.computed ? line.self : undefined;
  return withSelfScore(
    leaf,
    line,
    {
      values: entries,
      points: claim?.points,
      reason: claim?.reason,
      explanation: line.explanation,
      evidence: line.evidence,
    },
    proposals,
    linked,
  );
}
