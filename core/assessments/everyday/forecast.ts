import type { Definition } from '#core/indicators/definition.ts';
import { definitionOf } from '#core/indicators/definitions.ts';
import { type IndicatorValue, rateOf } from '#core/indicators/value.ts';
import type { Window } from '#core/indicators/windows.ts';
import { addDays, dayNumber, type PlainDate } from '#core/kernel/dates.ts';
import { mulDivHalfUp } from '#core/kernel/decimals.ts';

/** The last weeks that the second forecast goes by. */
const RECENT_DAYS = 28;

/** How far a window has run on a day. All in days. */
export interface Pace {
  readonly elapsed: number;
  readonly rest: number;
  /** How many of the elapsed days count as the last weeks. */
  readonly recent: number;
}

/** The day itself counts as elapsed: its records are in the figures. */
export function paceOf({ from, to }: Window, day: PlainDate): Pace {
  const total = dayNumber(to) - dayNumber(from) + 1;
  const elapsed = Math.min(total, Math.max(0, dayNumber(day) - dayNumber(from) + 1));
  return { elapsed, rest: total - elapsed, recent: Math.min(RECENT_DAYS, elapsed) };
}

/** The day whose figures the last weeks are counted from; the eve of the window where it is younger than that. */
export function recentEve(window: Window, day: PlainDate): PlainDate {
  return addDays(day, -paceOf(window, day).recent);
}

export const METHODS = {
  window: 'nếu giữ nhịp từ đầu kỳ đến nay',
  recent: 'nếu giữ nhịp 4 tuần qua',
} as const;
export type Method = keyof typeof METHODS;

/** How a forecast is made, as the page says under it. */
export const METHOD_IN_WORDS =
  'Số phát sinh trong kỳ (hồ sơ tiếp nhận, giải quyết, thanh toán…) được kéo dài đến ngày cuối kỳ theo hai nhịp: ' +
  'bình quân mỗi ngày từ đầu kỳ và bình quân mỗi ngày của 4 tuần qua. Nhiệm vụ còn trong hạn được tính là hoàn thành ' +
  'đúng hạn, nhiệm vụ được giao đã quá hạn được tính là chậm. Số khác (số dư, số nhập tay, điểm tự nhập) giữ nguyên. ' +
  'Khoảng dự báo là từ kết quả thấp hơn đến kết quả cao hơn của hai cách tính.';

/** A flow at the window's end. `earlier`: what it was on the eve of the last weeks; `base`: what it started from. */
function flowAtEnd(
  now: number,
  { earlier, base }: { readonly earlier: number; readonly base: number },
  pace: Pace,
  method: Method,
): number {
  const [grown, days] = method === 'window' ? [now - base, pace.elapsed] : [now - earlier, pace.recent];
  return days === 0 || pace.rest === 0 ? now : now + mulDivHalfUp(Math.max(0, grown), pace.rest, days);
}

/** Open tasks that the rest of the window decides. */
export interface OpenTasks {
  /** Due after the day and by the window's end: of the annual plan, of the communication plan. */
  readonly annual: number;
  readonly communication: number;
  /** Assigned by a superior and overdue already. */
  readonly assignedOverdue: number;
}

type Values = ReadonlyMap<string, IndicatorValue>;

export interface ForecastGround {
  readonly now: Values;
  /** The same figures on the eve of the last weeks. */
  readonly earlier: Values;
  readonly tasks: OpenTasks;
  readonly pace: Pace;
}

/** Every figure as it will stand at the end of the window by one method. */
export function forecastValues(ground: ForecastGround, method: Method): Values {
  return new Map([...ground.now].map(([code, value]) => [code, forecastOf(value, ground, method)]));
}

function forecastOf(value: IndicatorValue, ground: ForecastGround, method: Method): IndicatorValue {
  const { definition, origin } = value;
  if (origin !== 'computed' || ground.pace.rest === 0) {
    return value;
  }
  if (definition.supply === 'dossiers') {
    return ofDossiers(value, ground, method);
  }
  return definition.supply === 'plans' ? ofTasks(value, ground.tasks) : value;
}

function ofDossiers(value: IndicatorValue, ground: ForecastGround, method: Method): IndicatorValue {
  const { definition, count, numerator, denominator } = value;
  const earlier = ground.earlier.get(definition.code);
  const grown = (code: string, now: number, then: number | undefined) =>
    definitionOf(code)?.kind === 'stock'
      ? now
      : flowAtEnd(now, { earlier: then ?? baseOf(code, ground), base: baseOf(code, ground) }, ground.pace, method);
  if (count !== undefined) {
    return { ...value, count: grown(definition.code, count, earlier?.count) };
  }
  const { numerator: part = '', denominator: whole = '' }: Partial<Definition> = definition;
  if (numerator === undefined || denominator === undefined) {
    return value;
  }
  const all = grown(whole, denominator, earlier?.denominator);
  return ratio(value, Math.min(all, grown(part, numerator, earlier?.numerator)), all);
}

/** A flow that begins with what was open before the window started from there. */
function baseOf(code: string, { now }: ForecastGround): number {
  return code === 'dossiers_received_total' ? (now.get('dossiers_carried_over')?.count ?? 0) : 0;
}

function ofTasks(value: IndicatorValue, { annual, communication, assignedOverdue }: OpenTasks): IndicatorValue {
  const { count, numerator, denominator } = value;
  const more = (added: number) => (count === undefined ? value : { ...value, count: count + added });
  switch (value.definition.code) {
    case 'plan_completion_rate':
      return numerator === undefined || denominator === undefined
        ? value
        : ratio(value, Math.min(denominator, numerator + annual), denominator);
    case 'plan_tasks_done':
      return more(annual);
    case 'communication_tasks_done':
      return more(communication);
    case 'assigned_tasks_late':
      return more(assignedOverdue);
    default:
      return value;
  }
}

function ratio(value: IndicatorValue, numerator: number, denominator: number): IndicatorValue {
  return { ...value, numerator, denominator, rate: rateOf(numerator, denominator) };
}
