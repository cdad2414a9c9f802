import { addDays, vietnamDay } from '#core/kernel/dates.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { keepDayScore } from './day-score-job.ts';
import { runningTerm } from './running-term.ts';

const WEEKS = 12;

/** The scores of xã Bình Sơn of the last weeks, computed from the sample's own records. */
export async function loadSampleDayScores({ deps, scope }: SystemContext): Promise<void> {
  const unit = deps.directory.bySlug('xa-binh-son');
  const today = vietnamDay(deps.now());
  for (let week = WEEKS; unit && week > 0; week -= 1) {
    await keepDayScore(deps, scope, unit, runningTerm(today), addDays(today, -7 * week));
  }
}
