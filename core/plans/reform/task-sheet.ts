import { formatDate, type PlainDate, parseDate } from '#core/kernel/dates.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import { clean, fold } from '#core/kernel/text.ts';
import type { TaskContent } from './task.ts';

/** The columns of the template, in its order. A label is found without marks and case, wherever it stands. */
export const SHEET_COLUMNS = {
  code: 'Mã',
  title: 'Nội dung nhiệm vụ',
  deliverable: 'Sản phẩm',
  lead: 'Bộ phận chủ trì',
  cooperating: 'Bộ phận phối hợp',
  person: 'Người phụ trách',
  startsOn: 'Bắt đầu',
  deadline: 'Thời hạn',
  legalBasis: 'Căn cứ',
  budget: 'Kinh phí (đồng)',
} as const;
export type SheetColumn = keyof typeof SHEET_COLUMNS;

/** What a file may hold: more tasks than any plan of a commune. */
export const SHEET_ROWS_MOST = 1_000;

export type SheetCells = Readonly<Record<SheetColumn, string>>;

/** Which cell of a row belongs to which column; undefined for a row that is no header. */
export function sheetHeader(cells: readonly string[]): ReadonlyMap<SheetColumn, number> | undefined {
  const folded = cells.map((cell) => fold(cell));
  const found = new Map<SheetColumn, number>();
  for (const [column, label] of Object.entries(SHEET_COLUMNS) as [SheetColumn, string][]) {
    const at = folded.findIndex((cell) => cell !== '' && cell === fold(label));
    if (at >= 0) {
      found.set(column, at);
    }
  }
  return found.has('title') && found.has('lead') && found.has('deadline') ? found : undefined;
}

interface Named<Id> {
  readonly id: Id;
  readonly name: string;
}

/** The names that a sheet may use. */
export interface SheetGround {
  readonly sections: readonly Named<number>[];
  readonly people: readonly Named<NonNullable<TaskContent['personId']>>[];
}

export interface ReadTask {
  readonly content: TaskContent;
  /** Sentences about what cannot be taken; empty for a good row. */
  readonly problems: readonly string[];
}

/** One row of the sheet as a task, with everything that is wrong with it. */
export function taskFromCells(cells: SheetCells, ground: SheetGround): ReadTask {
  const problems: string[] = [];
  const named = <Id>(text: string, list: readonly Named<Id>[], what: string): Id | undefined => {
    if (clean(text) === '') {
      return undefined;
    }
    const found = list.find(({ name }) => fold(name) === fold(text));
    if (!found) {
      problems.push(`Không có ${what} “${clean(text)}”.`);
    }
    return found?.id;
  };
  const day = (text: string, label: string): PlainDate | undefined => {
    const read = parseDate(text);
    if (clean(text) !== '' && !read) {
      problems.push(`${label} “${clean(text)}” không phải ngày dd/mm/yyyy.`);
    }
    return read;
  };
  const title = clean(cells.title);
  if (title === '') {
    problems.push('Thiếu nội dung nhiệm vụ.');
  }
  const budget = clean(cells.budget) === '' ? undefined : parseDecimal(cells.budget, 0);
  if (clean(cells.budget) !== '' && (budget === undefined || budget < 0)) {
    problems.push(`Kinh phí “${clean(cells.budget)}” không phải số đồng.`);
  }
  const content: TaskContent = {
    code: clean(cells.code),
    title,
    deliverable: clean(cells.deliverable),
    lead: named(cells.lead, ground.sections, 'bộ phận'),
    cooperating: cells.cooperating
      .split(/[;\n]/u)
      .flatMap((name) => named(name, ground.sections, 'bộ phận phối hợp') ?? []),
    personId: named(cells.person, ground.people, 'người'),
    legalBasis: clean(cells.legalBasis),
    budget,
    target: undefined,
    startsOn: day(cells.startsOn, 'Ngày bắt đầu'),
    deadline: day(cells.deadline, 'Thời hạn'),
  };
  const { startsOn, deadline } = content;
  if (startsOn && deadline && startsOn > deadline) {
    problems.push(`Bắt đầu ${formatDate(startsOn)} sau thời hạn ${formatDate(deadline)}.`);
  }
  return { content, problems };
}

/** What makes two rows the same task: the code, or without one the words. */
export function taskKey({ code, title }: Pick<TaskContent, 'code' | 'title'>): string {
  return code === '' ? `title ${fold(title)}` : `code ${fold(code)}`;
}
