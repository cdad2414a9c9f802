import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';

/** Since when a committee exists, and which went whole into it. */
export interface Origin {
  readonly since: PlainDate;
  readonly predecessors: readonly UnitId[];
}

/** The last day of a term: units are those of that day. */
export function lastDayOf({ year, term }: SheetTerm): PlainDate {
  return term === 'half' ? `${year}-06-30` : `${year}-12-31`;
}

/** The same term a year earlier. */
export function termBefore<T extends SheetTerm>({ year, term }: T): SheetTerm {
  return { year: year - 1, term };
}

/** Whether the unit came about by a merger after the earlier term. */
export function isMergedSince(origin: Origin | undefined, earlier: SheetTerm): boolean {
  return origin !== undefined && origin.predecessors.length > 0 && origin.since > lastDayOf(earlier);
}

/** One side of a comparison; `scale` says what is measured: results of different scales are not subtracted. */
export interface Compared {
  readonly value: number;
  readonly max: number;
  readonly rank: number;
  readonly rankOf: number;
  readonly scale: string;
}

export type Change =
  | { readonly kind: 'change'; readonly value: number; readonly places: number | undefined }
  /** Other maximum or another set: both are shown, no difference is. */
  | { readonly kind: 'other-scale' }
  | { readonly kind: 'merged' }
  | { readonly kind: 'none' };

/**
 * What was won or lost since the earlier term. Places won are positive. Ranks are never compared across a merger: where
 * one unit of the list came about by a merger, everybody was ranked among others then.
 */
export function changeOf(now: Compared, before: Compared | undefined, merged: boolean, ranksHold: boolean): Change {
  if (merged) {
    return { kind: 'merged' };
  }
  if (!before) {
    return { kind: 'none' };
  }
  if (now.scale !== before.scale) {
    return { kind: 'other-scale' };
  }
  return { kind: 'change', value: now.value - before.value, places: ranksHold ? before.rank - now.rank : undefined };
}

/** Why ranks are not compared, in a sentence; undefined where they are. */
export function mergerSentence(merged: number, listed: number, earlier: SheetTerm): string | undefined {
  if (merged === 0) {
    return undefined;
  }
  const who = merged === listed ? `Cả ${listed} đơn vị` : `${merged}/${listed} đơn vị`;
  return `${who} thành lập do sắp xếp, sáp nhập sau kỳ chấm điểm ${earlier.year}, nên danh sách xếp hạng hai năm không còn là một: không so thứ hạng qua lần sáp nhập. Điểm chỉ so với đơn vị không thay đổi.`;
}

/** What may be said of a successor's past: counts, never points, ranks or percentages of sheets. */
export interface PastCounts {
  readonly predecessors: number;
  readonly withResult: number;
  readonly lostCriteria: number;
}

export function pastCounts(origin: Origin, lostCriteria: ReadonlyMap<UnitId, number>): PastCounts {
  const known = origin.predecessors.flatMap((id) => lostCriteria.get(id) ?? []);
  return {
    predecessors: origin.predecessors.length,
    withResult: known.length,
    lostCriteria: known.reduce((sum, count) => sum + count, 0),
  };
}
