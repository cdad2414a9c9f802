import { addDays, isPlainDate, type PlainDate } from '#core/kernel/dates.ts';

export interface FoundDeadline {
  readonly day: PlainDate;
  /** The words it was read from: "trước ngày 15/4/2024". */
  readonly words: string;
}

const DAY = String.raw`(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})(?:\s*(?:[/.-]|\s+năm\s+)\s*(\d{4}))?(?![\d/])`;
/** What makes a day a deadline: a date without it belongs to a document or a meeting. */
const CUE = String.raw`(?:chậm nhất(?:\s+(?:là|vào|trước|đến))?|muộn nhất(?:\s+là)?|trước|xong\s+trước|không\s+quá|thời hạn(?:\s+(?:là|trước|hoàn thành|đến))?|hạn(?:\s+(?:cuối|chót|là|đến|hoàn thành))*|hoàn thành\s+(?:xong\s+)?(?:trước|đến|vào|trong)|đến hết|vào)`;
const ON_DAY = new RegExp(String.raw`${CUE}\s*:?\s*${DAY}`, 'giu');
const IN_QUARTER =
  /(?:trong|hết|xong|hoàn thành|thời hạn:?|hạn:?)\s+(?:cuối\s+)?quý\s+(IV|I{1,3}|[1-4])(?:\s*(?:[/-]|năm)\s*(\d{4}))?/giu;
const IN_MONTH = /(?:trong|hết|xong|hoàn thành|cuối)\s+tháng\s+(\d{1,2})(?:\s*(?:[/-]|năm)\s*(\d{4}))?/giu;
const IN_HALF = /(?:trong|hết)\s+(?:6|sáu)\s+tháng\s+(đầu|cuối)\s+năm(?:\s+(\d{4}))?/giu;
const IN_YEAR = /(?:hoàn thành|xong|thời hạn:?|hạn:?)\s+(?:(?:trong|hết)\s+)?năm\s+(\d{4})/giu;
const REPEATS = /(hằng|hàng|mỗi)\s+(ngày|tuần|tháng|quý|năm)|thường xuyên|định kỳ/iu;

const QUARTERS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

/** The deadlines that a sentence names, in its order. A day or a quarter without a year is of `year`. */
export function deadlinesIn(text: string, year: number): readonly FoundDeadline[] {
  const found = [
    ...matches(text, ON_DAY, ([, day, month, named]) => dayOf(named ?? year, month, day)),
    ...matches(text, IN_QUARTER, ([, quarter = '', named]) =>
      monthEnd(named ?? year, (QUARTERS[quarter.toLowerCase()] ?? 0) * 3),
    ),
    ...matches(text, IN_MONTH, ([, month, named]) => monthEnd(named ?? year, Number(month))),
    ...matches(text, IN_HALF, ([, half = '', named]) => monthEnd(named ?? year, half.toLowerCase() === 'đầu' ? 6 : 12)),
    ...matches(text, IN_YEAR, ([, named]) => dayOf(named ?? year, 12, 31)),
  ];
  return found.sort((a, b) => a.at - b.at).map(({ day, words }) => ({ day, words }));
}

/** "định kỳ", "hằng tháng": work without an end, whose deadline a person sets. */
export function isRepeated(text: string): boolean {
  return REPEATS.test(text);
}

function matches(
  text: string,
  pattern: RegExp,
  dayFrom: (match: readonly (string | undefined)[]) => PlainDate | undefined,
) {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const day = dayFrom([...match]);
    return day ? [{ at: match.index, day, words: match[0].trim() }] : [];
  });
}

function dayOf(year: string | number, month: string | number | undefined, day: string | number | undefined) {
  const pad = (part: string | number | undefined) => String(part ?? '').padStart(2, '0');
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return isPlainDate(date) ? date : undefined;
}

function monthEnd(year: string | number, month: number): PlainDate | undefined {
  if (month < 1 || month > 12) {
    return undefined;
  }
  const next = month === 12 ? dayOf(Number(year) + 1, 1, 1) : dayOf(year, month + 1, 1);
  return next && addDays(next, -1);
}

/** A day without a cue, as a list of periods gives it: "từ ngày 15/12/2023 … đến ngày 14/3/2024". */
export function daysIn(text: string, year: number): readonly PlainDate[] {
  return matches(text, new RegExp(DAY, 'giu'), ([, day, month, named]) => dayOf(named ?? year, month, day))
    .sort((a, b) => a.at - b.at)
    .map(({ day }) => day);
}
