import type { PlainDate } from '#core/kernel/dates.ts';
import { fold } from '#core/kernel/text.ts';
import { daysIn, deadlinesIn } from './deadline-words.ts';

export const SCHEDULE_PERIODS = ['q1', 'h1', 'q3', 'm9', 'year'] as const;
export type SchedulePeriod = (typeof SCHEDULE_PERIODS)[number];

export const SCHEDULE_PERIOD_NAMES = {
  q1: 'Quý I',
  h1: '6 tháng đầu năm',
  q3: 'Quý III',
  m9: '9 tháng',
  year: 'Năm',
} as const satisfies Record<SchedulePeriod, string>;

/** The codes that reporting schemes give these periods. */
export const SCHEDULE_PERIOD_KINDS = {
  q1: 'q1',
  h1: '6m',
  q3: 'q3',
  m9: '9m',
  year: 'year',
} as const satisfies Record<SchedulePeriod, string>;

/** One period of a reporting schedule, as the text gives it. */
export interface ScheduleLine {
  readonly period: SchedulePeriod;
  readonly year: number;
  /** The day by which the sections report. */
  readonly deadline: PlainDate | undefined;
  /** The window of the figures, where it is given. */
  readonly from: PlainDate | undefined;
  readonly to: PlainDate | undefined;
  /** "ước thực hiện đến": the report is due before its window ends. */
  readonly estimated: boolean;
}

const PERIODS: readonly (readonly [RegExp, SchedulePeriod])[] = [
  [/\bquy (?:iii|3)\b/u, 'q3'],
  [/\bquy (?:i|1)\b/u, 'q1'],
  [/\b(?:6|sau) thang\b|\bquy (?:ii|2)\b/u, 'h1'],
  [/\b(?:9|chin) thang\b/u, 'm9'],
  [/\bnam\b|\bquy (?:iv|4)\b/u, 'year'],
];

/** "Quý I năm 2024: Chậm nhất ngày 10/3/2024", "Báo cáo năm: trước ngày 10/12"; undefined where a line is no such entry. */
export function scheduleLine(text: string, year: number): ScheduleLine | undefined {
  const [head = '', ...rest] = text.split(':');
  const words = fold(head)
    .replace(/^(bao cao|doi voi)\s+/u, '')
    .replace(/^bao cao\s+/u, '');
  const period = PERIODS.find(([pattern]) => pattern.test(words))?.[1];
  const isPeriod = /^(?:dinh ky\s+)?(?:quy|6 thang|sau thang|9 thang|chin thang|nam)\b/u.test(words);
  if (!period || !isPeriod || rest.length === 0 || words.split(' ').length > 9) {
    return undefined;
  }
  const own = Number(/\b(20\d{2})\b/u.exec(words)?.[1] ?? year);
  const body = rest.join(':');
  const windowed = /(?:tính\s+)?từ\s+(?:ngày\s+)?\d/iu.test(body);
  const days = daysIn(body, own);
  const deadline = windowed ? undefined : deadlinesIn(body, own)[0]?.day;
  if (!deadline && !(windowed && days.length >= 2)) {
    return undefined;
  }
  return {
    period,
    year: own,
    deadline,
    from: windowed ? days[0] : undefined,
    to: windowed ? days[1] : undefined,
    estimated: /(?<!\p{L})ước/iu.test(body),
  };
}

/** "báo cáo quý I trước ngày 10/3, 6 tháng trước ngày 10/6, …" in one sentence. */
export function scheduleInSentence(text: string, year: number): readonly ScheduleLine[] {
  if (!/báo cáo/iu.test(text)) {
    return [];
  }
  const parts = text.split(/[,;](?=\s*(?:và\s+)?(?:báo cáo\s+)?(?:quý|6 tháng|9 tháng|năm)(?!\p{L}))/iu);
  const lines = parts.flatMap((part) => {
    const begin = part.search(/(?:quý\s+[IV1-4]|6 tháng|9 tháng|\bnăm\b)/iu);
    const head = begin < 0 ? '' : part.slice(begin);
    const cue = head.search(/\s(?:chậm nhất|trước|gửi|hạn|muộn nhất)/iu);
    return cue < 0 ? [] : (scheduleLine(`${head.slice(0, cue)}:${head.slice(cue)}`, year) ?? []);
  });
  return lines.length >= 2 ? lines : [];
}

/** Deadlines from one list, windows from another: joined by period. */
export function joinedSchedule(lines: readonly ScheduleLine[]): readonly ScheduleLine[] {
  const keys = [...new Set(lines.map(keyOf))];
  return keys
    .flatMap((key) => {
      const same = lines.filter((line) => keyOf(line) === key);
      const [first] = same;
      return first === undefined
        ? []
        : {
            ...first,
            deadline: same.find(({ deadline }) => deadline)?.deadline,
            from: same.find(({ from }) => from)?.from,
            to: same.find(({ to }) => to)?.to,
            estimated: same.some(({ estimated }) => estimated),
          };
    })
    .sort((a, b) => SCHEDULE_PERIODS.indexOf(a.period) - SCHEDULE_PERIODS.indexOf(b.period));
}

function keyOf({ period, year }: ScheduleLine): string {
  return `${year} ${period}`;
}
