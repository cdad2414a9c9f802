import type { Window } from '#core/indicators/windows.ts';
import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { formatCount, formatDecimal } from '#core/kernel/decimals.ts';

/** One figure as it was sent and as it became; decimals with a dot. `actual` null: nobody has entered it. */
export interface TrueUpLine {
  readonly code: string;
  readonly label: string;
  readonly sent: string;
  readonly actual: string | null;
  readonly difference: string | null;
}

export interface TrueUp {
  readonly window: Window;
  readonly cutOff: PlainDate;
  readonly lines: readonly TrueUpLine[];
}

/** Lines that became something else, or of which nobody knows yet what they became. */
export function changedLines({ lines }: Pick<TrueUp, 'lines'>): readonly TrueUpLine[] {
  return lines.filter(({ difference }) => difference === null || Number(difference) !== 0);
}

/** "+3", "–2", "0", and a word where nothing was entered. */
export function differenceWords(difference: string | null): string {
  if (difference === null) {
    return 'chưa có số thực hiện';
  }
  const value = Number(difference);
  const size = formatDecimal(String(Math.abs(value)));
  return value > 0 ? `+${size}` : value < 0 ? `–${size}` : '0';
}

/** A true-up as the next report prints it. */
export interface EarlierTrueUp extends TrueUp {
  /** "Quý I năm 2024" */
  readonly period: string;
}

/** The sentence of the next report: which figures of the period before became others. */
export function trueUpSentence({ period, cutOff, lines }: EarlierTrueUp): string {
  const counted = changedLines({ lines }).filter(({ actual }) => actual !== null);
  const about = `Điều chỉnh số liệu kỳ trước: báo cáo ${period} (ước từ sau ngày ${formatDate(cutOff)})`;
  if (counted.length === 0) {
    return `${about} khớp với số thực hiện.`;
  }
  const said = counted.map(
    ({ label, sent, actual, difference }) =>
      `${label.charAt(0).toLocaleLowerCase('vi')}${label.slice(1)} ${printed(sent)}, thực hiện ${printed(actual ?? '')} (${differenceWords(difference)})`,
  );
  return `${about} ghi ${said.join('; ')}.`;
}

export function printed(value: string): string {
  return /^\d+$/u.test(value) ? formatCount(Number(value)) : formatDecimal(value);
}

/** "Số liệu thực hiện đến ngày 10/03/2024; từ ngày 11/03/2024 đến ngày 14/03/2024 là số ước thực hiện." */
export function estimateSentence(cutOff: PlainDate, { from, to }: Window): string {
  return `Số liệu thực hiện đến ngày ${formatDate(cutOff)}; từ ngày ${formatDate(from)} đến ngày ${formatDate(to)} là số ước thực hiện.`;
}

/**
 * What the report says of the figures it prints with "ước": until when they were counted and what became of the rest.
 * `estimated` undefined: the figures are counted up to `cutOff` only.
 */
export function closingSentence(
  { cutOff, estimated, window }: { cutOff: PlainDate | null; estimated: Window | undefined; window: Window },
  printsEstimate: boolean,
): string | undefined {
  if (cutOff !== null && estimated) {
    return `${estimateSentence(cutOff, estimated)} Số liệu ghi “ước” là số ước của cả kỳ; số liệu khác là số thực hiện đến ngày ${formatDate(cutOff)}.`;
  }
  if (cutOff !== null) {
    return `Số liệu ghi “ước” tính theo dữ liệu có đến ngày ${formatDate(cutOff)}; kỳ số liệu đến hết ngày ${formatDate(window.to)}.`;
  }
  return printsEstimate ? 'Số liệu ghi “ước” là số ước thực hiện, được đối chiếu khi có số thực hiện.' : undefined;
}
