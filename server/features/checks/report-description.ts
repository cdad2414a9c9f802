import { readOwnHead } from '#core/checks/own-head.ts';
import { standardWindow } from '#core/checks/periods.ts';
import { looksLikeReport } from '#core/checks/report-likeness.ts';
import type { CheckedText } from '#core/checks/text.ts';

export interface ReportDescription {
  readonly isReport: boolean;
  readonly likeness: string;
  readonly title: string | undefined;
  /** The data window of the period in the title. */
  readonly window: { readonly from: string; readonly to: string } | undefined;
}

/** What a report says of itself: whether it is one, its title, its period. */
export function describeReport(text: CheckedText): ReportDescription {
  const { isReport, reason } = looksLikeReport(text);
  if (!isReport) {
    return { isReport, likeness: reason, title: undefined, window: undefined };
  }
  const { title, period } = readOwnHead(text);
  return {
    isReport,
    likeness: reason,
    title: title?.quote.slice(0, 300),
    window: period && standardWindow(period),
  };
}
