import type { CheckFinding } from '../finding.ts';
import { compare, minus, numberOf, printed, ZERO } from './amount.ts';
import type { ReadPassage } from './reading.ts';
import { periodsIn } from './scope.ts';
import { checkStaff } from './staff.ts';
import type { Column, Row, Table } from './tables.ts';
import { nameOf } from './tables.ts';

const BULLET = /^[-–—+*•▪○●]$/u;
const GIVEN = /(?:được |số |tối đa )?giao|định biên|tối đa/iu;
const AT_HAND = /có mặt|hiện có|thực có|đang sử dụng|hiện bố trí/iu;
/** People who are no part of the quota. */
const BESIDE_QUOTA = /hợp đồng|lao động|không chuyên trách|biệt phái|tăng cường|dôi dư|tinh giản/iu;
const LEVEL = /(?:cấp|khối|phòng|xã|phường|huyện|đơn vị|sở)\s+\p{L}+/giu;

/** A quota in one bullet and the people at hand in the next one. */
export function checkStaffBullets(passages: readonly ReadPassage[]): readonly CheckFinding[] {
  return passages.slice(1).flatMap((present, index) => {
    const given = passages[index];
    return given && isPair(given, present) ? checkStaff(joined(given, present)) : [];
  });
}

function isPair(given: ReadPassage, present: ReadPassage): boolean {
  const both = `${given.text} ${present.text}`;
  const levels = ({ text }: ReadPassage) => (text.match(LEVEL) ?? []).map((level) => level.toLowerCase()).join();
  return (
    given.marker === present.marker &&
    BULLET.test(given.marker) &&
    both.length < 300 &&
    GIVEN.test(given.text) &&
    !AT_HAND.test(given.text) &&
    AT_HAND.test(present.text) &&
    !GIVEN.test(present.text) &&
    !BESIDE_QUOTA.test(both) &&
    levels(given) === levels(present) &&
    new Set(periodsIn(both)).size < 2
  );
}

function joined(given: ReadPassage, present: ReadPassage): ReadPassage {
  const cut = given.text.length + 2;
  return {
    ...given,
    text: `${given.text}; ${present.text}`,
    starts: [...given.starts, ...present.starts.map(({ at, line }) => ({ at: at + cut, line }))],
    figures: [
      ...given.figures,
      ...present.figures.map((figure) => ({ ...figure, start: figure.start + cut, end: figure.end + cut })),
    ],
  };
}

/** Columns of quota and of people at hand, row by row. */
export function checkStaffTable({ columns, rows }: Table): readonly CheckFinding[] {
  const heads = columns.map(({ head }) => head).join(' ');
  if (!/biên chế|cán bộ|công chức|viên chức|cbcc/iu.test(heads) || BESIDE_QUOTA.test(heads)) {
    return [];
  }
  const given = columns.filter(({ head }) => GIVEN.test(head) && !AT_HAND.test(head));
  const present = columns.filter(({ head }) => AT_HAND.test(head) && !GIVEN.test(head));
  if (given.length === 0 || given.length !== present.length) {
    return [];
  }
  return rows.flatMap((row) => given.flatMap((quota, at) => rowFinding(row, quota, present[at]) ?? []));
}

function rowFinding(row: Row, quota: Column, present: Column | undefined): CheckFinding | undefined {
  const [allowed, atHand] = [row.cells[quota.index]?.amount, row.cells[present?.index ?? -1]?.amount];
  if (!allowed || !atHand || compare(allowed, ZERO) <= 0 || compare(atHand, allowed) <= 0) {
    return undefined;
  }
  const difference = minus(atHand, allowed);
  const message =
    `Số có mặt vượt số được giao${nameOf(row) ? ` (dòng “${nameOf(row).slice(0, 80)}”)` : ''}: có mặt ${printed(atHand)}, được giao ${printed(allowed)}, ` +
    `vượt ${printed(difference)}. Cần kiểm tra lại số biên chế được giao hoặc số người hiện có.`;
  return {
    rule: 'staff-over-quota',
    severity: 'error',
    message,
    line: row.line,
    quote: row.cells
      .map(({ text }) => text)
      .join(' | ')
      .slice(0, 320),
    numbers: [atHand, allowed, difference].map(numberOf),
  };
}
