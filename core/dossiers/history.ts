import type { Instant } from '#core/kernel/dates.ts';
import type { Dossier, DossierFacts, Pause } from './dossier.ts';
import { isPaused } from './statuses.ts';

export const EVENT_KINDS = [
  'registered',
  'received',
  'moved',
  'assigned',
  'due-changed',
  'corrected',
  'imported',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** Something that happened to a dossier. `facts` are the facts that it made true; the rest is for people to read. */
export interface DossierEvent {
  readonly seq: number;
  readonly kind: EventKind;
  /** When it happened, by the source; `recordedAt` is when we learned it. */
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly actorId: string | null;
  readonly actorName: string;
  /** The file and row it came from, for imports. */
  readonly source: string | null;
  readonly sourceRow: number | null;
  readonly reason: string | null;
  /** What an officer wrote beside it: papers asked for, the attachment, who collected. */
  readonly notes: readonly string[];
  readonly facts: Partial<DossierFacts>;
}

/** A dossier without any event yet. The first event supplies every fact. */
const BLANK: Dossier = {
  procedureId: null,
  procedureName: '',
  fieldId: 0,
  sectionId: null,
  assigneeId: null,
  channel: 'direct',
  nonLocal: false,
  applicant: { kind: 'citizen', name: '', idNumber: null, address: null, phone: null, email: null, proxy: null },
  summary: null,
  setCount: 1,
  resultChannel: 'counter',
  status: 1,
  receivedAt: null,
  due: null,
  closedAt: null,
  returnedAt: null,
  collection: null,
  digitised: null,
  reused: null,
  resultElectronic: null,
  fee: null,
  paidOnline: null,
  firstDue: null,
  pauses: [],
  version: 0,
};

/** The dossier after one more event. */
export function after(dossier: Dossier, event: Pick<DossierEvent, 'seq' | 'occurredAt' | 'facts'>): Dossier {
  const next = { ...dossier, ...event.facts };
  return {
    ...next,
    firstDue: dossier.firstDue ?? next.due,
    pauses: pausesAfter(dossier, next, event.occurredAt),
    version: event.seq,
  };
}

/** The current state is nothing but the events, replayed in the order in which we learned them. */
export function rebuild(events: readonly Pick<DossierEvent, 'seq' | 'occurredAt' | 'facts'>[]): Dossier {
  return events.reduce(after, BLANK);
}

function pausesAfter(before: Dossier, next: DossierFacts, at: Instant): readonly Pause[] {
  const [was, is] = [isPaused(before.status), isPaused(next.status)];
  if (was === is) {
    return before.pauses;
  }
  if (is) {
    return [...before.pauses, { from: at, to: null }];
  }
  return before.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}

/** The facts of `next` that differ from `current`: what a later export has to say. Empty when nothing changed. */
export function changedFacts(current: DossierFacts, next: Partial<DossierFacts>): Partial<DossierFacts> {
  const changed = Object.entries(next).filter(([name, value]) => !sameFact(current[name as keyof DossierFacts], value));
  return Object.fromEntries(changed);
}

function sameFact(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([name, value]) => value === (b as Record<string, unknown>)[name]);
}
