import type { Leaf } from './criteria-set.ts';
import { linkInWords } from './links.ts';
import { refuse } from './refusals.ts';
import type { RuleInput, Values } from './rule-kind.ts';

/** One value of a line: taken from an indicator, from another line or typed, and why it differs where it does. */
export interface DeclaredValue {
  readonly value: number;
  readonly origin: 'indicator' | 'linked' | 'typed' | 'settled';
  /** What the indicator said when a person typed something else. */
  readonly proposed?: number;
  /** Where a typed figure stands: a statistics page, a decision. */
  readonly source?: string;
  /** Why it differs from the indicator. */
  readonly reason?: string;
  /** Not printed anywhere but worked back from a result; `source` says how. */
  readonly inferred?: boolean;
  /** What settled it outside the sheet; `proposed` is then what the system showed before. */
  readonly settledBy?: SettledBy;
}

/** A dispute that the level above decided, or a survey that it ran. */
export interface SettledBy {
  readonly kind: 'dispute' | 'survey';
  readonly id: string;
}

export type DeclaredValues = Readonly<Record<string, DeclaredValue>>;

/** What a person sends for one variable. */
export interface ValueEntry {
  readonly name: string;
  readonly value: number;
  readonly source?: string | undefined;
  readonly reason?: string | undefined;
}

/** What the indicators say of a line's variables, for the window of the sheet. */
export interface Proposal {
  readonly value: number;
  readonly indicator: string;
  /** The figure was settled outside the sheet: it stands before what the indicator holds. */
  readonly settled?: Settled | undefined;
}

export interface Settled {
  readonly by: SettledBy;
  /** In words, with the number of the decision. */
  readonly source: string;
  readonly before?: number | undefined;
}

export type Proposals = Readonly<Record<string, Proposal>>;

export function plainValues(declared: DeclaredValues): Values {
  return Object.fromEntries(Object.entries(declared).map(([name, { value }]) => [name, value]));
}

/**
 * Checks what was sent against the rule's variables and the indicators: confirmed, not typed; else with a reason. A
 * figure that stays as it was declared `earlier` keeps what was said about it, also where its indicator has moved since.
 */
export function declare(
  leaf: Leaf,
  entries: readonly ValueEntry[],
  proposals: Proposals,
  earlier: DeclaredValues = {},
): DeclaredValues {
  const inputs = new Map(leaf.asked.map((input) => [input.name, input]));
  const joined = leaf.rule.inputs.flatMap((input): readonly (readonly [string, DeclaredValue])[] => {
    const proposal = input.joined ? proposals[input.name] : undefined;
    return proposal ? [[input.name, confirmed(proposal.value, proposal)]] : [];
  });
  return Object.fromEntries([
    ...joined,
    ...entries.map((entry) => {
      const input = inputs.get(entry.name);
      if (!input) {
        throw refuse('value-unknown', { code: leaf.criterion.code, name: entry.name });
      }
      return [entry.name, declareOne(leaf, input, entry, proposals[entry.name], earlier[entry.name])] as const;
    }),
  ]);
}

function declareOne(
  leaf: Leaf,
  input: RuleInput,
  entry: ValueEntry,
  proposal: Proposal | undefined,
  earlier: DeclaredValue | undefined,
): DeclaredValue {
  const { value } = entry;
  const detail = { code: leaf.criterion.code, name: input.name };
  const ceiling = input.kind === 'flag' ? 1 : input.upTo;
  if (!Number.isSafeInteger(value) || value < 0 || (ceiling !== undefined && value > ceiling)) {
    throw refuse('value-invalid', { ...detail, max: ceiling });
  }
  const source = entry.source?.trim() ?? '';
  const reason = entry.reason?.trim() ?? '';
  if (proposal?.value === value) {
    return confirmed(value, proposal);
  }
  if (earlier?.origin === 'indicator' && earlier.value === value) {
    return earlier;
  }
  if (proposal && reason === '') {
    throw refuse('value-reason-missing', { ...detail, proposed: proposal.value });
  }
  if (input.kind === 'rate' && source === '') {
    throw refuse('value-source-missing', detail);
  }
  const asked = proposal && (asExplained(earlier, value, reason) ?? proposal.value);
  return typedValue(value, asked, source, reason);
}

function typedValue(value: number, proposed: number | undefined, source: string, reason: string): DeclaredValue {
  return {
    value,
    origin: 'typed',
    ...(proposed === undefined ? {} : { proposed }),
    ...(source ? { source } : {}),
    ...(reason ? { reason } : {}),
  };
}

/** What the indicator said when the same figure was explained with the same words; a new reason answers its new figure. */
function asExplained(earlier: DeclaredValue | undefined, value: number, reason: string): number | undefined {
  return earlier?.value === value && earlier.reason === reason ? earlier.proposed : undefined;
}

function confirmed(value: number, { indicator, settled }: Proposal): DeclaredValue {
  return settled ? settledValue(value, settled) : { value, origin: 'indicator', source: indicator };
}

/** A figure that was settled outside the sheet, marked with what settled it. */
export function settledValue(value: number, { by, source, before }: Settled): DeclaredValue {
  return { value, origin: 'settled', source, settledBy: by, ...(before === undefined ? {} : { proposed: before }) };
}

/** What follows from other lines, marked with where it comes from. */
export function declareLinked(leaf: Leaf, linked: Values): DeclaredValues {
  return Object.fromEntries(
    [...leaf.links].flatMap(([name, link]) => {
      const value = linked[name];
      return value === undefined ? [] : [[name, { value, origin: 'linked', source: linkInWords(link) }]];
    }),
  );
}

/** What a person or an indicator gave. */
export function ownValues(declared: DeclaredValues): DeclaredValues {
  return Object.fromEntries(Object.entries(declared).filter(([, { origin }]) => origin !== 'linked'));
}

/** Whether the figures that follow from other lines are the same in both. */
export function sameLinks({ links }: Leaf, a: DeclaredValues, b: DeclaredValues): boolean {
  return [...links.keys()].every((name) => a[name]?.value === b[name]?.value);
}

/** Whether every value stands in our own records, so that the line needs no further proof. */
export function allFromIndicators(declared: DeclaredValues): boolean {
  const all = Object.values(declared);
  return all.length > 0 && all.every(({ origin }) => origin !== 'typed');
}
