import type { PlainDate } from '#core/kernel/dates.ts';
import { phaseOfState } from './board.ts';
import { lastDayOf, PHASES, type Phase, type Reopening, type Timed } from './phases.ts';
import { refuseCampaign } from './refusals.ts';

export interface ReopeningWish extends Reopening {
  readonly day: PlainDate;
  /** The state of the unit's sheet; undefined where it has none yet. */
  readonly state: string | undefined;
  /** What was opened for the unit before, newest first. */
  readonly earlier: readonly Reopening[];
}

/**
 * Refuses a reopening that opens nothing: a day that is past or not later than the unit's present one, a phase that the
 * campaign does not have, a step that the sheet has left for good. Answers whether the sheet goes back to the unit: only
 * self-scoring of a submitted sheet does.
 */
export function requireReopening({ dates }: Timed, { phase, until, day, state, earlier }: ReopeningWish): boolean {
  const own = lastDayOf(dates, phase);
  if (own === undefined) {
    throw refuseCampaign('reopening-phase-wrong', { phase });
  }
  const again = earlier.find((one) => one.phase === phase)?.until;
  const present = again && again > own ? again : own;
  if (until < day || until <= present) {
    throw refuseCampaign('reopening-day-wrong', { until, present });
  }
  const waits = state === undefined ? 'self-scoring' : phaseOfState(state);
  const back = phase === 'self-scoring' && waits === 'appraisal-1';
  if (!back && (waits === undefined || place(waits) > place(phase))) {
    throw refuseCampaign('reopening-too-late', { phase, state });
  }
  return back;
}

const place = (phase: Phase) => PHASES.indexOf(phase);
