import type { Term } from '#core/calendars/deadlines.ts';
import { refuseProcedure } from './refusals.ts';

export const LIMIT_KINDS = ['same-day', 'working-days', 'calendar-days', 'working-hours', 'none'] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

/** How long the law gives for a procedure (thời hạn giải quyết), as its publication says it. */
export interface TimeLimit {
  readonly kind: LimitKind;
  /** Days or hours. */
  readonly amount?: number | undefined;
  /** Same day: the minute of the day after which the next working day is promised. */
  readonly cutoff?: number | undefined;
  /** The longest term where verification is needed. */
  readonly extended?: number | undefined;
  /** Days of the second appointment, once the financial duty is fulfilled ("Hẹn lần 2"); part of `amount`. */
  readonly second?: number | undefined;
  /** The publication counts 8 hours as one working day: 168 hours are 21 days. */
  readonly hoursAsDays: boolean;
}

/** 15:00, Nghị định 23/2015/NĐ-CP, Điều 7: received later, certified on the next working day. */
export const CERTIFICATION_CUTOFF = 15 * 60;

const HOURS_A_DAY = 8;
const MINUTES_AN_HOUR = 60;

export interface LimitChoice {
  /** The officer found that verification is needed: the longer term holds. */
  readonly verification?: boolean;
}

/** The term of the (first) appointment; undefined for procedures without one ("không hẹn trả"). */
export function termOf(limit: TimeLimit, { verification = false }: LimitChoice = {}): Term | undefined {
  const amount = verification && limit.extended !== undefined ? limit.extended : (limit.amount ?? 0);
  switch (limit.kind) {
    case 'none':
      return undefined;
    case 'same-day':
      return verification && limit.extended !== undefined
        ? { unit: 'working-days', amount: limit.extended }
        : { unit: 'same-day', cutoff: limit.cutoff };
    case 'working-days':
      return { unit: 'working-days', amount: amount - (limit.second ?? 0) };
    case 'calendar-days':
      return { unit: 'calendar-days', amount };
    case 'working-hours':
      return limit.hoursAsDays
        ? { unit: 'working-days', amount: amount / HOURS_A_DAY }
        : { unit: 'working-minutes', amount: amount * MINUTES_AN_HOUR };
    default:
      return limit.kind satisfies never;
  }
}

/** The term of the second appointment, which starts when the financial duty is fulfilled; undefined where there is none. */
export function secondTermOf(limit: TimeLimit): Term | undefined {
  return limit.second === undefined ? undefined : { unit: 'working-days', amount: limit.second };
}

/** Refuses a limit that could not be promised; the table's checks say the same. */
export function requireLimit(limit: TimeLimit): void {
  const { kind, amount, extended, second, cutoff } = limit;
  const counted = kind === 'working-days' || kind === 'calendar-days' || kind === 'working-hours';
  const wrong =
    counted !== (amount !== undefined) ||
    (cutoff !== undefined && kind !== 'same-day') ||
    (second !== undefined && (kind !== 'working-days' || second >= (amount ?? 0))) ||
    (extended !== undefined && (kind === 'none' || extended <= (amount ?? 0)));
  if (wrong) {
    throw refuseProcedure('limit-wrong', { kind });
  }
  if (
    limit.hoursAsDays &&
    (kind !== 'working-hours' || [amount, extended].some((hours) => (hours ?? 0) % HOURS_A_DAY !== 0))
  ) {
    throw refuseProcedure('limit-not-whole-days', { hours: amount ?? null });
  }
}

const two = (value: number) => String(value).padStart(2, '0');

const UNIT_WORDS = {
  'working-days': 'ngày làm việc',
  'calendar-days': 'ngày',
  'working-hours': 'giờ làm việc',
} as const;

/** The limit as a publication prints it: "03 ngày làm việc; 23 ngày làm việc nếu phải xác minh". */
export function limitWords(limit: TimeLimit): string {
  const { kind, amount, extended, second, cutoff } = limit;
  if (kind === 'none') {
    return 'Không hẹn trả kết quả';
  }
  if (kind === 'same-day') {
    const after =
      cutoff === undefined
        ? ''
        : ` (nhận sau ${two(Math.floor(cutoff / MINUTES_AN_HOUR))}:${two(cutoff % MINUTES_AN_HOUR)}: ngày làm việc tiếp theo)`;
    const longest = extended === undefined ? '' : `; ${two(extended)} ngày làm việc nếu phải xác minh`;
    return `Trong ngày${after}${longest}`;
  }
  const words = UNIT_WORDS[kind];
  const parts = [
    `${two(amount ?? 0)} ${words}`,
    ...(limit.hoursAsDays ? [`tính bằng ${two((amount ?? 0) / HOURS_A_DAY)} ngày làm việc`] : []),
    ...(second === undefined ? [] : [`hẹn lần 1: ${two((amount ?? 0) - second)} ngày, hẹn lần 2: ${two(second)} ngày`]),
    ...(extended === undefined ? [] : [`tối đa ${two(extended)} ${words} nếu phải xác minh`]),
  ];
  return parts.join('; ');
}
