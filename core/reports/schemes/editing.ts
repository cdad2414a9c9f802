import { dayNumber, formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { FORM_CODES, formCodeOf } from '../form-code.ts';
import { proseSection } from '../outline.ts';
import {
  type ReportingLevel,
  type ReportingScheme,
  type ScheduledPeriod,
  type SchemePeriod,
  scheduledPeriods,
} from '../scheme.ts';

/** The committees that may decide for a level: those above it, and every committee for its own sections. */
export const LEVELS_BELOW = {
  province: ['district', 'commune', 'section'],
  district: ['commune', 'section'],
  commune: ['section'],
  section: [],
} as const satisfies Record<ReportingLevel, readonly ReportingLevel[]>;

export const LEVEL_NAMES = {
  section: 'Bộ phận, phòng gửi Văn phòng',
  commune: 'Cấp xã gửi cấp trên',
  district: 'Cấp huyện gửi tỉnh',
  province: 'Cấp tỉnh gửi Bộ',
} as const satisfies Record<ReportingLevel, string>;

export const MAX_PERIODS = 30;

type Written = Pick<ReportingScheme, 'name' | 'firstYear' | 'lastYear'> & {
  readonly periods: readonly Pick<SchemePeriod, 'kind' | 'title' | 'from' | 'to' | 'deadline'>[];
};

/** What keeps even a draft from being kept: no period could be told from another, or its days read again. */
export function unreadableOf({ name, firstYear, lastYear, periods }: Written): readonly string[] {
  const codes = periods.map(({ kind }) => kind);
  return [
    ...(name.trim() === '' ? ['Chế độ báo cáo chưa có tên.'] : []),
    ...(lastYear !== undefined && lastYear < firstYear ? ['Năm cuối phải bằng hoặc sau năm đầu.'] : []),
    ...(periods.length === 0 ? ['Chế độ báo cáo chưa có kỳ nào.'] : []),
    ...[...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))].map(
      (code) => `Mã kỳ “${code}” có ở hai dòng.`,
    ),
    ...periods.flatMap((period) => [
      ...(/^[a-z0-9]{1,8}$/u.test(period.kind)
        ? []
        : [`Mã kỳ “${period.kind}” chỉ gồm 1–8 chữ thường không dấu và chữ số.`]),
      ...(period.title.trim() === '' ? [`Kỳ “${period.kind}” chưa có tên.`] : []),
      ...(hasDays(period)
        ? []
        : [`Kỳ “${period.title || period.kind}” có ngày không đúng; ghi ngày/tháng, ví dụ 15/12.`]),
    ]),
  ];
}

/** What keeps a draft from being put in force, each a whole sentence. */
export function problemsOf(scheme: ReportingScheme, before: ReportingScheme | undefined): readonly string[] {
  const { basis, effectiveFrom, periods } = scheme;
  const codes = periods.map(({ kind }) => kind);
  return [
    ...unreadableOf(scheme),
    ...(basis.trim() === '' ? ['Chưa ghi căn cứ (văn bản quy định chế độ báo cáo).'] : []),
    ...(before && effectiveFrom <= before.effectiveFrom
      ? [
          `Ngày hiệu lực ${formatDate(effectiveFrom)} phải sau ngày hiệu lực ${formatDate(before.effectiveFrom)} của bản ${before.version}.`,
        ]
      : []),
    ...periods.flatMap((period) => periodProblems(period, codes)),
    ...(periods.every(hasDays) ? windowProblems(scheme) : []),
  ];
}

const DAY = /^\d{2}-\d{2}$/u;
const isDay = (day: string) => DAY.test(day) && !Number.isNaN(dayNumber(`2024-${day}`));

function hasDays({ from, to, deadline }: Pick<SchemePeriod, 'from' | 'to' | 'deadline'>): boolean {
  return isDay(from.day) && isDay(to) && isDay(deadline.day);
}

function periodProblems(period: SchemePeriod, codes: readonly string[]): readonly string[] {
  const { kind, title, carriesFrom, sections, annexes } = period;
  const name = title || kind;
  const unknown = (sections ?? []).filter((code) => !proseSection(code));
  return [
    ...(carriesFrom !== undefined && !codes.includes(carriesFrom)
      ? [`Kỳ “${name}” nhận số chuyển qua từ kỳ “${carriesFrom}” nhưng không có kỳ đó.`]
      : []),
    ...(sections?.length === 0 ? [`Kỳ “${name}” không có mục nào của đề cương.`] : []),
    ...unknown.map((code) => `Kỳ “${name}” có mục ${code} không thuộc đề cương.`),
    ...annexes
      .filter(({ code, version }) => code.trim() === '' || version.trim() === '')
      .map(() => `Kỳ “${name}” có phụ lục thiếu mã hoặc phiên bản biểu.`),
  ];
}

/** Over a common and a leap year, so that a 29 February is seen. */
function windowProblems(scheme: ReportingScheme): readonly string[] {
  const found = [2024, 2025].flatMap((year) =>
    scheduledPeriods(scheme, year).flatMap(({ title, window, decided }) => [
      ...(window.to < window.from ? [`Kỳ “${title}”: ngày cuối của kỳ số liệu phải sau ngày đầu.`] : []),
      ...(decided <= window.from ? [`Kỳ “${title}”: hạn gửi phải sau ngày đầu của kỳ số liệu.`] : []),
    ]),
  );
  return [...new Set(found)];
}

/** What an officer should look at before putting a draft in force (`own`: what the committee itself must send). */
export function remarksOf(scheme: ReportingScheme, own: readonly ScheduledPeriod[]): readonly string[] {
  if (!scheme.periods.every(hasDays)) {
    return [];
  }
  const strange = scheme.periods.flatMap(({ title, annexes }) =>
    annexes
      .filter(({ code }) => code.trim() !== '' && formCodeOf(code) === undefined)
      .map(
        ({ code }) =>
          `Kỳ “${title}” có phụ lục “${code}” không phải biểu của hệ thống (${FORM_CODES.join(', ')}): đơn vị gửi riêng, bảng theo dõi không biết đã có hay chưa.`,
      ),
  );
  const above = new Map(scheme.level === 'section' ? own.map((one) => [one.kind, one]) : []);
  const timing = scheduledPeriods(scheme, scheme.firstYear).flatMap(({ kind, title, window, decided }) => {
    const later = above.get(kind);
    return [
      ...(decided < window.to
        ? [
            `Kỳ “${title}” gửi trước khi hết kỳ số liệu (${short(decided)} < ${short(window.to)}): phần còn lại của kỳ phải ước và đối chiếu sau.`,
          ]
        : []),
      ...(later && decided > later.decided
        ? [`Kỳ “${title}” có hạn ${short(decided)} sau hạn ${short(later.decided)} mà chính đơn vị phải gửi cấp trên.`]
        : []),
    ];
  });
  return [...timing, ...strange];
}

function short(day: PlainDate): string {
  return `${Number(day.slice(8, 10))}/${Number(day.slice(5, 7))}`;
}
