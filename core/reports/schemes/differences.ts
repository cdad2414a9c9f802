import { formatDate } from '#core/kernel/dates.ts';
import { shiftWords } from '../deadline.ts';
import type { ReportingScheme, SchemePeriod } from '../scheme.ts';

/** One thing that a version says otherwise than the one before it. */
export interface SchemeDifference {
  /** "Kỳ Quý I: hạn gửi" */
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** `03-14` → "14/3". */
export function dayWords(day: string): string {
  return `${Number(day.slice(3, 5))}/${Number(day.slice(0, 2))}`;
}

/** "15/12 năm trước – 14/3". */
export function windowWords({ from, to }: Pick<SchemePeriod, 'from' | 'to'>): string {
  return `${dayWords(from.day)}${from.before ? ' năm trước' : ''} – ${dayWords(to)}`;
}

export function deadlineWords({ deadline }: Pick<SchemePeriod, 'deadline'>): string {
  return `${dayWords(deadline.day)}${deadline.after ? ' năm sau' : ''}`;
}

function yearsWords({ firstYear, lastYear }: Pick<ReportingScheme, 'firstYear' | 'lastYear'>): string {
  return lastYear === undefined
    ? `từ năm ${firstYear}`
    : firstYear === lastYear
      ? `năm ${firstYear}`
      : `${firstYear}–${lastYear}`;
}

const NONE = '–';

function lockWords({ lockAfter }: Pick<ReportingScheme, 'lockAfter'>): string {
  return lockAfter === undefined ? 'không tự khóa' : `khóa sau ${lockAfter} ngày`;
}

const SCHEME_PARTS: readonly (readonly [place: string, words: (scheme: ReportingScheme) => string])[] = [
  ['Tên', ({ name }) => name],
  ['Căn cứ', ({ basis }) => basis || NONE],
  ['Ngày hiệu lực', ({ effectiveFrom }) => formatDate(effectiveFrom)],
  ['Năm áp dụng', yearsWords],
  ['Hạn rơi vào ngày nghỉ', ({ shift }) => shiftWords(shift)],
  ['Khóa kỳ', lockWords],
];

const PERIOD_PARTS: readonly (readonly [place: string, words: (period: SchemePeriod) => string])[] = [
  ['tên', ({ title }) => title],
  ['kỳ số liệu', windowWords],
  ['hạn gửi', deadlineWords],
  ['số chuyển qua từ kỳ', ({ carriesFrom }) => carriesFrom ?? NONE],
  ['mục của đề cương', ({ sections }) => sections?.join(', ') ?? 'tất cả'],
  ['phụ lục', ({ annexes }) => annexes.map(({ code, version }) => `${code} (${version})`).join(', ') || NONE],
];

/** What the later version changes, line by line in words. */
export function schemeDifferences(before: ReportingScheme, after: ReportingScheme): readonly SchemeDifference[] {
  const changed = (place: string, then: string, now: string) =>
    then === now ? [] : [{ place, before: then, after: now }];
  const kinds = [...new Set([...before.periods, ...after.periods].map(({ kind }) => kind))];
  return [
    ...SCHEME_PARTS.flatMap(([place, words]) => changed(place, words(before), words(after))),
    ...kinds.flatMap((kind) => {
      const [then, now] = [before, after].map(({ periods }) => periods.find((period) => period.kind === kind));
      const place = `Kỳ ${now?.title || then?.title || kind}`;
      if (!then || !now) {
        const words = (period: SchemePeriod | undefined) =>
          period ? `số liệu ${windowWords(period)}, gửi ${deadlineWords(period)}` : 'không có kỳ này';
        return changed(place, words(then), words(now));
      }
      return PERIOD_PARTS.flatMap(([part, words]) => changed(`${place}: ${part}`, words(then), words(now)));
    }),
  ];
}
