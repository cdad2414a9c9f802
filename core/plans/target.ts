import type { Measure } from '#core/assessments/measure.ts';
import { type Points, pointsInWords } from '#core/assessments/points.ts';
import { formatRate } from '#core/assessments/share.ts';
import { formatCount, parseDecimal } from '#core/kernel/decimals.ts';
import { refusePlan } from './refusals.ts';

const WHOLE_RATE = 10_000;

/** A target in the unit of last year's measure: hundredths of a percent, events, or ten-thousandths of a point. */
export type Target = number;

/** Whether `target` is worse than what was reached: fewer percent or points, more events. */
export function isWorse(measure: Measure, target: Target): boolean {
  return measure.kind === 'events' ? target > measure.value : target < measure.value;
}

/** Bến Quan planned "80 %" after 84.62 %: such a target stands only with a reason. */
export function requireTarget(measure: Measure, max: Points, target: Target, reason: string): void {
  const ceiling = measure.kind === 'rate' ? WHOLE_RATE : measure.kind === 'points' ? max : Number.MAX_SAFE_INTEGER;
  if (!Number.isSafeInteger(target) || target < 0 || target > ceiling) {
    throw refusePlan('target-out-of-range', { max: ceiling });
  }
  if (isWorse(measure, target) && reason.trim() === '') {
    throw refusePlan('target-below-last-year', { last: measure.value, target });
  }
}

/** "84,62 %", "28/31 = 90,32 %", "1 vụ việc", "0,25/1 điểm". */
export function measureInWords(measure: Measure, max: Points): string {
  switch (measure.kind) {
    case 'rate':
      return measure.part !== undefined && measure.whole !== undefined
        ? `${formatCount(measure.part)}/${formatCount(measure.whole)} = ${formatRate(measure.value)}`
        : formatRate(measure.value);
    case 'events':
      return `${formatCount(measure.value)} vụ việc`;
    case 'points':
      return `${pointsInWords(measure.value)}/${pointsInWords(max)} điểm`;
    default:
      return measure satisfies never;
  }
}

/** "từ 80 % trở lên", "không để xảy ra", "đạt 1 điểm". */
export function targetInWords(kind: Measure['kind'], target: Target): string {
  switch (kind) {
    case 'rate':
      return target === WHOLE_RATE ? '100 %' : `từ ${formatRate(target)} trở lên`;
    case 'events':
      return target === 0 ? 'không để xảy ra' : `không quá ${formatCount(target)} vụ việc`;
    case 'points':
      return `đạt ${pointsInWords(target)} điểm`;
    default:
      return kind satisfies never;
  }
}

/** Reads what is typed into the target's field: percent or points with a comma, events as a whole number. */
export function targetFrom(kind: Measure['kind'], text: string): Target | undefined {
  const typed = text.trim().replace(/\s*%$/u, '');
  const read = kind === 'points' ? parseDecimal(typed, 4) : parseDecimal(typed, kind === 'rate' ? 2 : 0);
  return read === undefined || read < 0 ? undefined : read;
}

/** What stands in the field of a stored target: "80", "84,62", "1". */
export function targetTyped(kind: Measure['kind'], target: Target): string {
  switch (kind) {
    case 'rate':
      return formatRate(target).replace(' %', '');
    case 'events':
      return String(target);
    case 'points':
      return pointsInWords(target);
    default:
      return kind satisfies never;
  }
}
