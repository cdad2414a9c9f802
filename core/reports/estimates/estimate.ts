import type { Window } from '#core/indicators/windows.ts';
import { addDays, dayNumber, formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { mulDivHalfUp } from '#core/kernel/decimals.ts';
import {
  type DossierFigures,
  ESTIMATE_LINE,
  type EstimatedPart,
  type FormLine,
  type ReportFigures,
} from '../figures.ts';
import { refuse } from '../refusals.ts';

/** What a person expects for the rest of a window; all other figures of form II.06a follow from these. */
export const ESTIMATED = ['online', 'directOrPost', 'early', 'onTime', 'late', 'withdrawn', 'openOverdue'] as const;

export type EstimatedMeasure = (typeof ESTIMATED)[number];

export interface EstimateLine {
  readonly code: EstimatedMeasure;
  /** Added to what was counted; of `openOverdue`, a stock, the number expected on the last day. */
  readonly amount: number;
  /** Proposed from the pace so far, or typed by a person. */
  readonly method: 'pace' | 'typed';
}

export interface Estimate {
  /** Counted up to and with this day. */
  readonly cutOff: PlainDate;
  readonly reason: string;
  readonly lines: readonly EstimateLine[];
  readonly by: string;
}

/** Days of the window counted, and days expected. */
export function daysOf({ from, to }: Window, cutOff: PlainDate): { readonly counted: number; readonly rest: number } {
  return { counted: dayNumber(cutOff) - dayNumber(from) + 1, rest: dayNumber(to) - dayNumber(cutOff) };
}

/** What the rest would bring if it went on as so far: flows by days, rounded half up; the overdue stay as they are. */
export function paceOf(counted: DossierFigures, window: Window, cutOff: PlainDate): readonly EstimateLine[] {
  const days = daysOf(window, cutOff);
  return ESTIMATED.map((code) => ({
    code,
    amount: code === 'openOverdue' ? counted.openOverdue : mulDivHalfUp(counted[code], days.rest, days.counted),
    method: 'pace',
  }));
}

/** A cut-off lies inside the window, before its last day, and not after today. */
export function requireCutOff({ from, to }: Window, cutOff: PlainDate, today: PlainDate): void {
  if (today > to) {
    throw refuse('estimate-window-closed', { to });
  }
  if (cutOff < from || cutOff >= to || cutOff > today) {
    throw refuse('estimate-cut-off-wrong', { from, last: today < to ? today : addDays(to, -1) });
  }
}

export function requireEstimate(counted: DossierFigures, { reason, lines }: Estimate): void {
  if (reason.trim().length < 5) {
    throw refuse('estimate-reason-missing');
  }
  const added = addedBy(counted, lines);
  const open = counted.open + added.open;
  const overdue = counted.openOverdue + added.openOverdue;
  if (open < 0 || overdue > open) {
    throw refuse('estimate-impossible', { open, overdue });
  }
}

/** The expected change of every figure of the form; stocks change by what comes in and goes out. */
function addedBy(counted: DossierFigures, lines: readonly EstimateLine[]): DossierFigures {
  const amount = (code: EstimatedMeasure) => lines.find((line) => line.code === code)?.amount ?? 0;
  const [online, directOrPost] = [amount('online'), amount('directOrPost')];
  const [early, onTime, late] = [amount('early'), amount('onTime'), amount('late')];
  const withdrawn = amount('withdrawn');
  const received = online + directOrPost;
  const resolved = early + onTime + late;
  const open = received - resolved - withdrawn;
  const stated = lines.some(({ code }) => code === 'openOverdue');
  const openOverdue = stated ? amount('openOverdue') - counted.openOverdue : 0;
  return {
    ...{ received, carriedOver: 0, receivedInPeriod: received, online, directOrPost },
    ...{ resolved, early, onTime, late, open, openWithinTerm: open - openOverdue, openOverdue, withdrawn },
  };
}

/** Figures counted up to the cut-off, with the rest of the window as a line of its own, so that every sum still holds. */
export function withEstimate(figures: ReportFigures, estimate: Estimate): ReportFigures {
  const { window, total } = figures;
  const added = addedBy(total, estimate.lines);
  const from = addDays(estimate.cutOff, 1);
  const line: FormLine = {
    key: ESTIMATE_LINE,
    label: `Ước thực hiện ${formatDate(from)}–${formatDate(window.to)}`,
    figures: added,
  };
  const estimated: EstimatedPart = {
    ...{ from, to: window.to, reason: estimate.reason, by: estimate.by, counted: total, added },
    methods: Object.fromEntries(estimate.lines.map(({ code, method }) => [code, method])),
  };
  return {
    ...figures,
    cutOff: estimate.cutOff,
    total: plus(total, added),
    byField: figures.byField.length === 0 && isNothing(added) ? [] : [...figures.byField, line],
    byChannel: figures.byChannel.length === 0 && isNothing(added) ? [] : [...figures.byChannel, line],
    estimated,
  };
}

const MEASURES: readonly (keyof DossierFigures)[] = [
  ...([
    'received',
    'carriedOver',
    'receivedInPeriod',
    'online',
    'directOrPost',
    'resolved',
    'early',
    'onTime',
  ] as const),
  ...(['late', 'open', 'openWithinTerm', 'openOverdue', 'withdrawn'] as const),
];

function plus(a: DossierFigures, b: DossierFigures): DossierFigures {
  return Object.fromEntries(MEASURES.map((measure) => [measure, a[measure] + b[measure]])) as unknown as DossierFigures;
}

function isNothing(figures: DossierFigures): boolean {
  return MEASURES.every((measure) => figures[measure] === 0);
}
