import type { DocumentNaming } from '#core/documents/document-reference.ts';
import type { FiguresOfPeriod } from './figures.ts';
import { type ReportFigures, textOfFigures } from './figures.ts';
import { filled, partsOf } from './prose.ts';
import { REPORT_SYMBOL, type ReportFrame } from './report.ts';

/** A report as the register of documents names it; undefined while it lacks its number or its date. */
export function registerEntry(
  unitName: string,
  { number, documentDate, title }: ReportFrame,
  figures: ReportFigures,
  period: FiguresOfPeriod,
): DocumentNaming | undefined {
  if (number.trim() === '' || documentDate === undefined) {
    return undefined;
  }
  return {
    kind: 'report',
    symbol: `${number.trim()}/${REPORT_SYMBOL}`,
    date: documentDate,
    issuer: `UBND ${unitName}`,
    abstract: filled(partsOf(title), textOfFigures(figures, period)),
  };
}
