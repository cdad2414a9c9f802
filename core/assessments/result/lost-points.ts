import type { Measure } from '#core/assessments/measure.ts';
import { type Points, pointsInWords } from '#core/assessments/points.ts';
import { measureInWords, targetInWords } from '#core/plans/target.ts';

/** What a line needs to be won back in full. */
export interface Regainable {
  readonly max: Points;
  readonly points: Points;
  readonly measure: Measure;
  readonly enough: number;
}

/** "26,24 % → cần từ 30 % trở lên (+0,13 điểm)" */
export function winBackInWords({ max, points, measure, enough }: Regainable): string {
  return `${measureInWords(measure, max)} → cần ${targetInWords(measure.kind, enough)} (+${pointsInWords(max - points)} điểm)`;
}

/** Lost lines under the words of their responsible section, the section that lost most first. */
export function bySection<Line extends { readonly section: string; readonly lost: Points }>(
  lines: readonly Line[],
): readonly { readonly section: string; readonly lost: Points; readonly lines: readonly Line[] }[] {
  const sum = (of: readonly Line[]) => of.reduce((whole, { lost }) => whole + lost, 0);
  return [...new Set(lines.map(({ section }) => section))]
    .map((section) => {
      const own = lines.filter((line) => line.section === section);
      return { section, lost: sum(own), lines: [...own].sort((a, b) => b.lost - a.lost) };
    })
    .sort((a, b) => b.lost - a.lost);
}
