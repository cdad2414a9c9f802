import { addDays, type PlainDate } from '#core/kernel/dates.ts';

/** The work of a campaign that its dates open and lock, in the order of the year. */
export const PHASES = ['self-scoring', 'appraisal-1', 'explanation', 'appraisal-2'] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_NAMES = {
  'self-scoring': 'Tự chấm điểm',
  'appraisal-1': 'Thẩm định lần 1',
  explanation: 'Giải trình',
  'appraisal-2': 'Thẩm định lần 2',
} as const satisfies Record<Phase, string>;

/** Last days, each still open; a campaign without a second round has neither of the last two. */
export interface CampaignDates {
  readonly selfFrom: PlainDate;
  readonly selfTo: PlainDate;
  readonly appraisal1To: PlainDate;
  readonly explanationTo: PlainDate | undefined;
  readonly appraisal2To: PlainDate | undefined;
}

export const CAMPAIGN_STATES = ['draft', 'running', 'closed'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

export interface Timed {
  readonly state: CampaignState;
  readonly dates: CampaignDates;
}

/** The last day of a phase; undefined where the campaign has no second round. */
export function lastDayOf({ selfTo, appraisal1To, explanationTo, appraisal2To }: CampaignDates, phase: Phase) {
  return {
    'self-scoring': selfTo,
    'appraisal-1': appraisal1To,
    explanation: explanationTo,
    'appraisal-2': appraisal2To,
  }[phase];
}

/** The first day of the span that is a phase's own on the time line: the day after the one before it. */
export function firstDayOf(dates: CampaignDates, phase: Phase): PlainDate | undefined {
  if (phase === 'self-scoring') {
    return dates.selfFrom;
  }
  const before = PHASES[PHASES.indexOf(phase) - 1];
  const last = before && lastDayOf(dates, before);
  return last && lastDayOf(dates, phase) ? addDays(last, 1) : undefined;
}

/** Where a campaign stands on a day, by its dates alone; first and last days belong to their phase. */
export function phaseOf(dates: CampaignDates, day: PlainDate): 'before' | Phase | 'over' {
  if (day < dates.selfFrom) {
    return 'before';
  }
  const current = PHASES.find((phase) => {
    const last = lastDayOf(dates, phase);
    return last !== undefined && day <= last;
  });
  return current ?? 'over';
}

/** A phase opened again for one unit, up to and including a day. */
export interface Reopening {
  readonly phase: Phase;
  readonly until: PlainDate;
}

export type Gate =
  | { readonly open: true; readonly until: PlainDate }
  | { readonly open: false; readonly why: 'draft' | 'closed' | 'no-second-round' }
  | { readonly open: false; readonly why: 'unit-ended'; readonly until: PlainDate }
  | { readonly open: false; readonly why: 'not-yet'; readonly from: PlainDate }
  | { readonly open: false; readonly why: 'over'; readonly since: PlainDate; readonly until: PlainDate };

/**
 * Whether a unit's sheet may be worked on in a phase. Every phase opens with the campaign's first day, since who submits
 * early is appraised early: the state of the sheet tells whose turn it is. It locks after its last day, or after the last
 * day of its reopening where that is later. A draft or a closed campaign takes nothing.
 */
export function gateOf({ state, dates }: Timed, phase: Phase, day: PlainDate, reopening?: Reopening): Gate {
  if (state !== 'running') {
    return { open: false, why: state };
  }
  const own = lastDayOf(dates, phase);
  const again = reopening?.phase === phase ? reopening.until : undefined;
  const last = own && again ? (own > again ? own : again) : (own ?? again);
  if (last === undefined) {
    return { open: false, why: 'no-second-round' };
  }
  if (day < dates.selfFrom) {
    return { open: false, why: 'not-yet', from: dates.selfFrom };
  }
  return day <= last ? { open: true, until: last } : { open: false, why: 'over', since: addDays(last, 1), until: last };
}

/**
 * A unit that ends within the window that is scored is scored no more: its successor takes the rest. One that ended later
 * still has the result of its last whole term to settle.
 */
export function endedDuring(
  { lastDay, periodTo }: { readonly lastDay: PlainDate | undefined; readonly periodTo: PlainDate },
  day: PlainDate,
): Gate | undefined {
  return lastDay !== undefined && lastDay < day && lastDay < periodTo
    ? { open: false, why: 'unit-ended', until: lastDay }
    : undefined;
}
