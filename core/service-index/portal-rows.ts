import { type PlainDate, parseDate } from '#core/kernel/dates.ts';
import { POINT_DECIMALS, parseDecimal } from '#core/kernel/decimals.ts';
import { clean, fold } from '#core/kernel/text.ts';
import { type Component, GROUPS, type PointUnits } from './component.ts';
import { maxText } from './explain.ts';
import { SERVICE_INDEX_MESSAGES } from './messages.ts';
import { subjectMax, WHOLE } from './portal.ts';
import type { ServiceIndexRefusal } from './refusals.ts';

/** The columns of a pasted or uploaded table; a label is found without marks and case, in any order. */
export const PORTAL_COLUMNS = {
  month: 'Tháng',
  subject: 'Mục',
  points: 'Điểm',
  readOn: 'Ngày đọc',
  readBy: 'Người đọc',
  source: 'Nguồn',
} as const;
export type PortalColumn = keyof typeof PORTAL_COLUMNS;
export const PORTAL_COLUMN_KEYS = Object.keys(PORTAL_COLUMNS) as readonly PortalColumn[];

export const PORTAL_ROWS_MOST = 2_000;

export type PortalCells = Readonly<Record<PortalColumn, string>>;

/** Which cell of a row belongs to which column; undefined for a row that is no header. */
export function portalHeader(cells: readonly string[]): ReadonlyMap<PortalColumn, number> | undefined {
  const folded = cells.map((cell) => fold(cell));
  const found = PORTAL_COLUMN_KEYS.flatMap((column) => {
    const at = folded.indexOf(fold(PORTAL_COLUMNS[column]));
    return at >= 0 ? [[column, at] as const] : [];
  });
  const header = new Map(found);
  return header.has('month') && header.has('subject') && header.has('points') ? header : undefined;
}

/** A table as it comes out of the clipboard: lines of cells parted by tabs (or semicolons where there is no tab). */
export function pastedRows(text: string): readonly (readonly string[])[] {
  const parter = text.includes('\t') ? '\t' : ';';
  return text
    .normalize('NFC')
    .split(/\r?\n/u)
    .map((line) => line.split(parter).map((cell) => cell.trim()));
}

/** What a figure says, checked. */
export interface PortalEntry {
  readonly month: PlainDate;
  readonly subject: string;
  readonly points: PointUnits;
  readonly readOn: PlainDate;
  readonly readBy: string;
  readonly source: string;
}

export interface EntryGround {
  readonly today: PlainDate;
  /** The components in force in a month. */
  readonly componentsOf: (month: PlainDate) => readonly Component[];
}

export type ReadEntry =
  | { readonly entry: PortalEntry; readonly problems: readonly [] }
  | { readonly entry: undefined; readonly problems: readonly Problem[] };

export interface Problem {
  readonly code: ServiceIndexRefusal;
  readonly words: string;
}

/** One typed or pasted row as a figure, or everything that is wrong with it. */
export function entryFrom(cells: PortalCells, { today, componentsOf }: EntryGround): ReadEntry {
  const problems: Problem[] = [];
  const wrong = (code: ServiceIndexRefusal, words: string = SERVICE_INDEX_MESSAGES[code]) =>
    void problems.push({ code, words });
  const month = monthFrom(cells.month);
  if (!month) {
    wrong('index-month-unknown', `Tháng “${clean(cells.month)}” không đúng; ghi như 05/2026 hoặc 2026-05.`);
  } else if (month > today) {
    wrong('index-month-future');
  }
  const subject = subjectFrom(cells.subject);
  const max = month ? subjectMax(subject, componentsOf(month)) : subjectMax(subject, []);
  if (month && max === undefined) {
    wrong('portal-subject-unknown');
  }
  const points = parseDecimal(cells.points, POINT_DECIMALS);
  const most = max ?? null;
  if (points === undefined || points < 0 || points % 100 !== 0 || (most !== null && points > most)) {
    wrong('portal-points-out-of-range', pointsWords(cells.points, most));
  }
  const readOn = clean(cells.readOn) === '' ? today : parseDate(cells.readOn);
  checkReading({ readOn, month, today }, wrong);
  const source = clean(cells.source);
  if (source.length < 3) {
    wrong('portal-source-missing');
  }
  if (!month || points === undefined || !readOn || problems.length > 0) {
    return { entry: undefined, problems };
  }
  return { entry: { month, subject, points, readOn, readBy: clean(cells.readBy), source }, problems: [] };
}

interface Reading {
  readonly readOn: PlainDate | undefined;
  readonly month: PlainDate | undefined;
  readonly today: PlainDate;
}

function checkReading(
  { readOn, month, today }: Reading,
  wrong: (code: ServiceIndexRefusal, words?: string) => void,
): void {
  if (!readOn || readOn > today) {
    wrong('portal-read-in-future', readOn ? undefined : 'Ngày đọc không phải ngày dd/mm/yyyy.');
  } else if (month && readOn < month) {
    wrong('portal-read-before-month');
  }
}

function pointsWords(text: string, max: PointUnits | null): string {
  const shown = clean(text) === '' ? 'Thiếu điểm' : `Điểm “${clean(text)}” không đúng`;
  return `${shown}: từ 0 đến ${max === null ? 'điểm tối đa của mục' : maxText(max)}, nhiều nhất hai chữ số lẻ.`;
}

/** "05/2026", "5-2026", "2026-05", "Tháng 5/2026" or a day of the month, as its first day. */
export function monthFrom(text: string): PlainDate | undefined {
  const plain = fold(text).replace(/^thang /u, '');
  const day = parseDate(plain)?.slice(0, 7);
  const [, first, second] = /^(\d{1,2})[/.-](\d{4})$/u.exec(plain) ?? [];
  const month = day ?? (first && second ? `${second}-${first.padStart(2, '0')}` : plain);
  return parseDate(`${month}-01`);
}

/** "Tổng", "Nhóm IV", "iv.3" as `all`, `IV`, `IV.3`. */
export function subjectFrom(text: string): string {
  const plain = fold(text).replace(/^nhom /u, '');
  if (plain === '' || /^(tong|tong diem|tong so|chung|all)$/u.test(plain)) {
    return plain === '' ? '' : WHOLE;
  }
  const [group = '', rest] = plain.split('.');
  const known = GROUPS.find((code) => code.toLowerCase() === group);
  return known ? [known, rest].filter((part) => part !== undefined).join('.') : plain;
}
