import { addDays, type PlainDate } from '#core/kernel/dates.ts';

/** The period a report is about. */
export interface ReportPeriod {
  readonly kind: 'quarter' | 'half' | 'nine-months' | 'month' | 'year';
  /** The quarter (1–4), the half (1–2) or the month; 1 for a year and for nine months. */
  readonly part: number;
  readonly year: number;
}

export interface PrintedPeriod extends ReportPeriod {
  readonly printed: string;
  readonly at: number;
}

const PERIOD =
  /(?<![\p{L}\d])(?:(qu[ýí]\s+(IV|III|II|I|[1-4]))|(0?6|sáu)\s+tháng\s+(đầu|cuối)?|(0?9|chín)\s+tháng(?:\s+đầu)?|tháng\s+(\d{1,2}))?\s*(?:,?\s*(?<![\p{L}])năm\s*|\s*[/-]\s*|\s+)((?:19|20)\d\d)(?![\d/])/giu;
const ROMAN: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 };

/** Every period of reports that a text names: "Quý I năm 2023", "6 tháng đầu năm 2024", "năm 2025". */
export function periodsIn(text: string): readonly PrintedPeriod[] {
  return [...text.matchAll(PERIOD)].flatMap((match) => {
    const of = kindAndPart(text, match);
    return of ? [{ ...of, year: Number(match[7]), printed: match[0].trim(), at: match.index }] : [];
  });
}

function kindAndPart(text: string, match: RegExpExecArray): Pick<ReportPeriod, 'kind' | 'part'> | undefined {
  const [printed, quarter, quarterPart = '', half, halfPart, nine, month] = match;
  if (quarter) {
    return { kind: 'quarter', part: ROMAN[quarterPart.toUpperCase()] ?? Number(quarterPart) };
  }
  if (half) {
    return { kind: 'half', part: halfPart?.toLowerCase() === 'cuối' ? 2 : 1 };
  }
  if (nine) {
    return { kind: 'nine-months', part: 1 };
  }
  if (month) {
    const inDate = /ngày[\s\d.…]*$/iu.test(text.slice(Math.max(0, match.index - 14), match.index));
    return !inDate && Number(month) >= 1 && Number(month) <= 12 ? { kind: 'month', part: Number(month) } : undefined;
  }
  const isYear = /^,?\s*năm/iu.test(printed.trim()) && !isSpan(text, match.index + printed.length);
  return isYear ? { kind: 'year', part: 1 } : undefined;
}

/** "giai đoạn 2021-2030", "năm 2021 - 2025": a span of years is no period of a report. */
function isSpan(text: string, end: number): boolean {
  return /^\s*[-–—]\s*(?:năm\s*)?(?:19|20)\d\d/u.test(text.slice(end, end + 14));
}

export function samePeriod(a: ReportPeriod, b: ReportPeriod): boolean {
  return a.kind === b.kind && a.part === b.part && a.year === b.year;
}

export interface DataWindow {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * The window of data of a reform report (Công văn 581/BNV-CCHC, after NĐ 09/2019/NĐ-CP): from the 15th to the 14th.
 * Undefined for the periods that have no such report.
 */
export function standardWindow({ kind, part, year }: ReportPeriod): DataWindow | undefined {
  if (kind === 'quarter' && (part === 1 || part === 3)) {
    return part === 1
      ? { from: `${year - 1}-12-15`, to: `${year}-03-14` }
      : { from: `${year}-06-15`, to: `${year}-09-14` };
  }
  if (kind === 'half' && part === 1) {
    return { from: `${year - 1}-12-15`, to: `${year}-06-14` };
  }
  return kind === 'year' ? { from: `${year - 1}-12-15`, to: `${year}-12-14` } : undefined;
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): PlainDate {
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
}
