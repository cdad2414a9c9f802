import type { PlainDate } from '#core/kernel/dates.ts';
import { lastDayOf, type Phase, type Reopening, type Timed } from './phases.ts';

/** How far a unit has come. */
export const BOARD_STEPS = [
  'not-started',
  'self-scoring',
  'submitted',
  'appraisal-1',
  'explanation',
  'appraisal-2',
  'done',
] as const;
export type BoardStep = (typeof BOARD_STEPS)[number];

export const BOARD_STEP_NAMES = {
  'not-started': 'Chưa bắt đầu',
  'self-scoring': 'Đang tự chấm',
  submitted: 'Đã nộp',
  'appraisal-1': 'Thẩm định lần 1',
  explanation: 'Giải trình',
  'appraisal-2': 'Thẩm định lần 2',
  done: 'Xong',
} as const satisfies Record<BoardStep, string>;

/** What is known of a unit's sheet; none yet where it was not opened. */
export interface SheetProgress {
  readonly state: string;
  /** Leaves that have a score or do not apply. */
  readonly scored: number;
  readonly appraised: number;
}

/** The phase of work that a sheet's state waits for; undefined once its result is settled. */
export function phaseOfState(state: string): Phase | undefined {
  const phases: Readonly<Record<string, Phase | undefined>> = {
    'self-scoring': 'self-scoring',
    submitted: 'appraisal-1',
    explaining: 'explanation',
    'second-appraisal': 'appraisal-2',
  };
  return phases[state];
}

function stepOf(sheet: SheetProgress | undefined): BoardStep {
  const phase = phaseOfState(sheet?.state ?? 'self-scoring');
  if (!sheet || (phase === 'self-scoring' && sheet.scored === 0)) {
    return 'not-started';
  }
  if (phase === 'appraisal-1') {
    return sheet.appraised === 0 ? 'submitted' : 'appraisal-1';
  }
  return phase ?? 'done';
}

export interface UnitStanding {
  readonly step: BoardStep;
  /** The last day of the work that waits, its reopening counted in; undefined when nothing waits. */
  readonly until: PlainDate | undefined;
  readonly late: boolean;
}

/** Where a unit stands on a day. A unit that has ended is late for nothing. */
export function standingOf(
  campaign: Timed,
  unit: {
    readonly sheet: SheetProgress | undefined;
    readonly ended: boolean;
    readonly reopenings: readonly Reopening[];
  },
  day: PlainDate,
): UnitStanding {
  const step = stepOf(unit.sheet);
  const phase = phaseOfState(unit.sheet?.state ?? 'self-scoring');
  const own = phase && lastDayOf(campaign.dates, phase);
  const again = unit.reopenings.find((reopening) => reopening.phase === phase)?.until;
  const until = own && again && again > own ? again : (own ?? again);
  const late = until !== undefined && day > until && !unit.ended && campaign.state !== 'draft';
  return { step, until, late };
}
