import { isPlainDate, type PlainDate } from '#core/kernel/dates.ts';

export interface PrintedDate {
  /** null where the calendar has no such day ("31/02/2023") */
  readonly date: PlainDate | null;
  readonly printed: string;
  readonly at: number;
  readonly end: number;
}

// "l" and "I" for 1, "O" for 0: a machine reads them so; beside digits of a date they can be nothing else.
const D = '([\\dlIOo]{1,2})';
const Y = '((?:19|20)\\d\\d)(?!\\d)';
const NUMERIC = `${D}\\s?[/.\\-]\\s?${D}\\s?[/.\\-]\\s?${Y}`;
const WORDS = `${D}\\s*tháng\\s*${D}\\s*(?:,\\s*)?(?:năm|[/.-])\\s*${Y}`;
const DAY = `(?:${NUMERIC}|${WORDS})`;
const AFTER_SYMBOL = new RegExp(
  `\\s*[,;]?\\s*\\(?\\s*(?:(?:đã\\s|được\\s)?(?:ban\\s+hành|ký|đề|ra|lập)\\s+)?ng[àa]y\\s*:?\\s*${DAY}|\\s*[,(]?\\s*(?:${NUMERIC})`,
  'iuy',
);
const WHOLE = new RegExp(`^\\s*(?:ngày\\s*)?${DAY}\\s*$`, 'iu');
const ANYWHERE = new RegExp(`(?<![\\d/.])${DAY}`, 'giu');

/** The date printed right after a symbol; undefined where something else follows. */
export function dateAfter(text: string, at: number): PrintedDate | undefined {
  AFTER_SYMBOL.lastIndex = at;
  const match = AFTER_SYMBOL.exec(text);
  return match && !isOfEvent(match[0], text.slice(AFTER_SYMBOL.lastIndex, AFTER_SYMBOL.lastIndex + 30))
    ? printedDate(match, at)
    : undefined;
}

/** "Thực hiện Kế hoạch số 12/KH-UBND, ngày 15/3/2023, xã tổ chức đối thoại": the day of what was done, not of the plan. */
function isOfEvent(printed: string, rest: string): boolean {
  const goesOn =
    /^\s*(?:(?:,\s*)?(?:của|về|v\/v|ban hành|phê duyệt|quy định|công bố|hướng dẫn)(?!\p{L})|do|và|kèm|thành lập|kiện toàn|[;.)\]"”]|$)/iu;
  return /^\s*,/u.test(printed) && !goesOn.test(rest);
}

/** A cell that holds a date and nothing else. */
export function dateOfCell(text: string): PrintedDate | undefined {
  const match = WHOLE.exec(text);
  return match ? printedDate(match, 0) : undefined;
}

/** Every whole date of a text. */
export function datesIn(text: string): readonly PrintedDate[] {
  return [...text.matchAll(ANYWHERE)].map((match) => printedDate(match, match.index));
}

function printedDate(match: RegExpExecArray, at: number): PrintedDate {
  const parts = match.slice(1).filter((part) => part !== undefined);
  const [day = '', month = '', year = ''] = parts;
  const date = `${year}-${digits(month)}-${digits(day)}`;
  return { date: isPlainDate(date) ? date : null, printed: match[0].trim(), at, end: at + match[0].length };
}

function digits(printed: string): string {
  return digitsOf(printed).padStart(2, '0');
}

/** "l5" → "15", "1O" → "10". */
export function digitsOf(printed: string): string {
  return printed.replace(/[lI]/gu, '1').replace(/[oO]/gu, '0');
}
