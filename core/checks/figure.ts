import type { Place } from './text.ts';

/** A number of the text that counts or measures something; numbers of documents, dates and headings are none. */
export interface TextFigure extends Place {
  /** The value as a JSON number ("1.126" → 1126, "81,81" → 81.81). */
  readonly value: number;
  /** "1.126": as printed, so that rounding habits can be told */
  readonly printed: string;
  /** "hồ sơ", "%", "đồng", "điểm", "phiếu", …; empty when none is printed */
  readonly unit: string;
  /** What it counts, in the words before it: "Số hồ sơ tiếp nhận trực tuyến" */
  readonly what: string;
}
