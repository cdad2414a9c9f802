import { earlierDay } from '#core/indicators/windows.ts';
import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import type { Id } from '#core/kernel/ids.ts';
import { type Component, GROUP_MAX, GROUPS, INDEX_MAX, type PointUnits } from './component.ts';
import { pointsText } from './explain.ts';

export type PortalFigureId = Id<'PortalFigure'>;

/** The whole index on the wire and in the register of figures read from the portal. */
export const WHOLE = 'all';

/** What somebody read on the National Portal: points of the whole index, a group or a component for a month. */
export interface PortalFigure {
  readonly id: PortalFigureId;
  /** The first day of the month. */
  readonly month: PlainDate;
  readonly subject: string;
  readonly points: PointUnits;
  readonly readOn: PlainDate;
  readonly readBy: string;
  readonly source: string;
  readonly fileName: string | undefined;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

/** The most that a subject can have; undefined for one that does not exist, null where its split is unknown. */
export function subjectMax(subject: string, components: readonly Component[]): PointUnits | null | undefined {
  if (subject === WHOLE) {
    return INDEX_MAX;
  }
  const group = GROUPS.find((code) => code === subject);
  return group ? GROUP_MAX[group] : components.find(({ code }) => code === subject)?.maxPoints;
}

export type Comparison = 'same' | 'lower' | 'higher' | 'within' | 'not-comparable';

/** Ours: what could be worked out, of the most that the subject has. */
export interface OwnPoints {
  readonly points: PointUnits | null;
  readonly computable: PointUnits;
  readonly max: PointUnits | null;
}

export interface Compared {
  readonly state: Comparison;
  /** The portal's points minus ours; from the nearer end where ours is only known as a span. Null without ours. */
  readonly difference: number | null;
}

/**
 * The portal's figure beside ours. Where part of the subject could not be worked out here, ours lies between the points
 * worked out and those plus all that is missing: the portal differs only outside of that span.
 */
export function compared(portal: PointUnits, { points, computable, max }: OwnPoints): Compared {
  if (points === null || max === null || computable === 0) {
    return { state: 'not-comparable', difference: null };
  }
  const highest = points + (max - computable);
  if (portal < points) {
    return { state: 'lower', difference: portal - points };
  }
  if (portal > highest) {
    return { state: 'higher', difference: portal - highest };
  }
  return highest > points ? { state: 'within', difference: 0 } : { state: 'same', difference: 0 };
}

export function comparisonWords({ state, difference }: Compared): string {
  const by = pointsText(Math.abs(difference ?? 0));
  switch (state) {
    case 'same':
      return 'Khớp với phần mềm';
    case 'lower':
      return `Cổng thấp hơn ${by} điểm`;
    case 'higher':
      return `Cổng cao hơn ${by} điểm`;
    case 'within':
      return 'Nằm trong khoảng có thể';
    case 'not-comparable':
      return 'Chưa so được';
    default:
      return state satisfies never;
  }
}

/** From this day communes are the merged ones (Nghị quyết 203/2025/QH15 and those that followed). */
const TWO_TIER_SINCE: PlainDate = '2025-07-01';

interface Circumstances {
  readonly comparison: Comparison;
  readonly readOn: PlainDate;
  readonly window: { readonly from: PlainDate; readonly to: PlainDate };
  readonly asOf: PlainDate;
  readonly isPartial: boolean;
  readonly hasPredecessors: boolean;
}

/** Where a difference may come from; nothing is claimed, each is a thing to look at. */
export function possibleReasons(around: Circumstances): readonly string[] {
  const { comparison, readOn, window, asOf, isPartial, hasPredecessors } = around;
  if (comparison === 'same') {
    return [];
  }
  const counted = earlierDay(asOf, window.to);
  const reasons = [
    readOn !== counted &&
      `Khác thời điểm: số trên Cổng đọc ngày ${formatDate(readOn)}, phần mềm tính đến ngày ${formatDate(counted)}.`,
    isPartial && 'Cổng tính cả phần điểm mà phần mềm chưa rõ cơ cấu hoặc chưa có số liệu.',
    (comparison === 'lower' || comparison === 'higher') &&
      'Đồng bộ chậm: hồ sơ, kết quả hoặc giao dịch đã có ở phần mềm nhưng Cổng chưa nhận, hoặc ngược lại.',
    (comparison === 'lower' || comparison === 'higher') &&
      'Khác kỳ: Cổng có thể đang hiển thị lũy kế quý hoặc năm, không phải riêng tháng này.',
    hasPredecessors &&
      window.from < TWO_TIER_SINCE &&
      'Khác địa bàn: phần mềm cộng số của các đơn vị trước sáp nhập, Cổng có thể không cộng.',
  ];
  return reasons.filter((reason) => reason !== false);
}
