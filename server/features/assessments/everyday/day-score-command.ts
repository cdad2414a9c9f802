import { addDays, formatDate, isPlainDate, type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { type CommandValues, WrongUse } from '#server/platform/command.ts';
import type { Command } from '#server/platform/feature.ts';
import { keepDayScore } from './day-score-job.ts';
import { runningTerm } from './running-term.ts';

const MOST_DAYS = 400;

/** Writes the kept scores of some days again from the records: after an import of old dossiers, or a corrected sheet. */
export const dayScoreCommand: Command = {
  name: 'day-scores',
  summary: 'Tính lại điểm tạm tính đã lưu của một đơn vị',
  help: [
    'cchc day-scores --unit MÃ --from NGÀY [--to NGÀY]',
    '',
    '  --unit  mã đơn vị, ví dụ xa-binh-son',
    '  --from  ngày đầu, dạng 2026-01-31',
    '  --to    ngày cuối; không ghi: hôm nay. Nhiều nhất 400 ngày',
  ],
  options: { unit: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  run: async (io, values, context) => {
    const { deps, scope } = await context();
    const today = vietnamDay(deps.now());
    const days = daysOf(values, today);
    const unit = deps.directory.bySlug(typeof values.unit === 'string' ? values.unit : '');
    if (!unit) {
      throw new WrongUse('Ghi mã đơn vị, ví dụ --unit xa-binh-son.');
    }
    let kept = 0;
    // One short transaction a day, so that nobody waits.
    for (const day of days) {
      kept += (await keepDayScore(deps, scope, unit, runningTerm(day), day)) ? 1 : 0;
    }
    io.print(`${unit.name}: đã tính lại ${kept}/${days.length} ngày đến ${formatDate(days.at(-1) ?? today)}.`);
    return 0;
  },
};

function daysOf({ from, to }: CommandValues, today: PlainDate): readonly PlainDate[] {
  const last = typeof to === 'string' ? to : today;
  if (typeof from !== 'string' || !isPlainDate(from) || !isPlainDate(last) || from > last || last > today) {
    throw new WrongUse('Ghi ngày đầu và ngày cuối không sau hôm nay, ví dụ --from 2026-01-01 --to 2026-01-31.');
  }
  const days: PlainDate[] = [];
  for (let day = from; day <= last; day = addDays(day, 1)) {
    days.push(day);
  }
  if (days.length > MOST_DAYS) {
    throw new WrongUse(`Nhiều nhất ${MOST_DAYS} ngày một lần.`);
  }
  return days;
}
