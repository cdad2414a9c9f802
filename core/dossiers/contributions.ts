import { addDays, type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { Dossier, Pause } from './dossier.ts';
import { type Outcome, outcomeOf } from './statuses.ts';
import { timelinessOf } from './timeliness.ts';

/**
 * What the daily roll-up counts. Flows are counted on the day of receipt (`received` to `paidOnline`), of closing (`early`
 * to `rejected`) or of return. A stock is a pair: open = received − closed, overdue = overdueIn − overdueOut and
 * paused = pausedIn − pausedOut, each summed over all days up to and including the day asked for.
 */
export const MEASURES = [
  'received',
  'nonLocal',
  'digitised',
  'digitisationKnown',
  'reused',
  'withFee',
  'paidOnline',
  'early',
  'onTime',
  'late',
  'lateByFirstPromise',
  'resultElectronic',
  'resultKnown',
  'withdrawn',
  'stopped',
  'closed',
  'rejected',
  'returned',
  'overdueIn',
  'overdueOut',
  'pausedIn',
  'pausedOut',
] as const;

export type Measure = (typeof MEASURES)[number];

export type Counts = Partial<Record<Measure, number>>;

export type Count = (day: PlainDate, measure: Measure) => void;

/** Days from `from` up to, not including, `to`; null is "still so". */
interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** The facts that statistics look at. */
export type CountedDossier = Pick<
  Dossier,
  | 'procedureId'
  | 'fieldId'
  | 'channel'
  | 'nonLocal'
  | 'status'
  | 'receivedAt'
  | 'due'
  | 'firstDue'
  | 'closedAt'
  | 'returnedAt'
  | 'pauses'
  | 'digitised'
  | 'reused'
  | 'resultElectronic'
  | 'fee'
  | 'paidOnline'
>;

/** Tells `count` every day and measure to which this dossier adds one. */
export function contribute(dossier: CountedDossier, count: Count): void {
  const outcome = outcomeOf(dossier.status);
  const closedOn = outcome && dossier.closedAt ? vietnamDay(dossier.closedAt) : null;
  if (outcome === 'rejected') {
    if (closedOn) {
      count(closedOn, 'rejected');
    }
    return;
  }
  if (!dossier.receivedAt || dossier.status === 1) {
    return;
  }
  const open = { from: vietnamDay(dossier.receivedAt), to: closedOn };
  countReceipt(dossier, open.from, count);
  if (outcome && closedOn) {
    countClosing(dossier, outcome, closedOn, count);
  }
  if (dossier.returnedAt && outcome === 'resolved') {
    count(vietnamDay(dossier.returnedAt), 'returned');
  }
  countStocks(dossier, open, count);
}

function countReceipt(dossier: CountedDossier, day: PlainDate, count: Count): void {
  count(day, 'received');
  for (const mark of ['nonLocal', 'digitised', 'reused', 'paidOnline'] as const) {
    if (dossier[mark]) {
      count(day, mark);
    }
  }
  // Rates take as denominator only what the source says one way or the other: silence is not "no".
  if (dossier.digitised !== null) {
    count(day, 'digitisationKnown');
  }
  if (dossier.fee) {
    count(day, 'withFee');
  }
}

function countClosing(dossier: CountedDossier, outcome: Outcome, day: PlainDate, count: Count): void {
  count(day, 'closed');
  if (outcome === 'withdrawn' || outcome === 'stopped') {
    count(day, outcome);
  } else if (dossier.closedAt) {
    count(day, timelinessOf(dossier.due, dossier.closedAt));
    if (timelinessOf(dossier.firstDue, dossier.closedAt) === 'late') {
      count(day, 'lateByFirstPromise');
    }
    if (dossier.resultElectronic !== null) {
      count(day, 'resultKnown');
    }
    if (dossier.resultElectronic) {
      count(day, 'resultElectronic');
    }
  }
}

/** Becoming overdue writes nothing: its day is known in advance and stands in the roll-up until closing takes it out. */
function countStocks(dossier: CountedDossier, open: Span, count: Count): void {
  const paused = dossier.pauses.map(daysOf).flatMap((pause) => overlap(pause, open));
  for (const span of united(paused)) {
    countSpan(span, 'pausedIn', 'pausedOut', count);
  }
  if (dossier.due) {
    const afterDue = overlap({ from: addDays(dossier.due.on, 1), to: null }, open);
    for (const span of afterDue.flatMap((late) => without(late, united(paused)))) {
      countSpan(span, 'overdueIn', 'overdueOut', count);
    }
  }
}

function countSpan(span: Span, goesIn: Measure, goesOut: Measure, count: Count): void {
  count(span.from, goesIn);
  if (span.to !== null) {
    count(span.to, goesOut);
  }
}

function daysOf(pause: Pause): Span {
  return { from: vietnamDay(pause.from), to: pause.to === null ? null : vietnamDay(pause.to) };
}

function overlap(a: Span, b: Span): readonly Span[] {
  const from = later(a.from, b.from);
  const to = earlier(a.to, b.to);
  return to === null || from < to ? [{ from, to }] : [];
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  if (a < b) {
    return b;
  }
  return a;
}

function earlier(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  if (a === null || b === null) {
    return a ?? b;
  }
  return later(a, b) === a ? b : a;
}

/** Corrections of the past may leave pauses that touch or overlap: each day counts once. */
function united(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (!last || (last.to !== null && last.to < span.from)) {
      result.push(span);
    } else if (last.to !== null && (span.to === null || span.to > last.to)) {
      result[result.length - 1] = { from: last.from, to: span.to };
    }
  }
  return result;
}

function without(span: Span, holes: readonly Span[]): readonly Span[] {
  let rest: readonly Span[] = [span];
  for (const hole of holes) {
    rest = rest.flatMap((piece) => [
      ...overlap(piece, { from: piece.from, to: hole.from }),
      ...(hole.to === null ? [] : overlap(piece, { from: hole.to, to: null })),
    ]);
  }
  return rest;
}
