import { describe, expect, test } from 'vitest';
import type { AccountId } from '#core/accounts/account.ts';
import { calendarFrom } from '#core/calendars/calendar-layers.ts';
import { closed, dueDayOf, reopened, reported, standingOf } from './progress.ts';
import { contentChanges, mayReport, type ReformTask, type ReformTaskId, withContent } from './task.ts';
import { SHEET_COLUMNS, type SheetCells, sheetHeader, taskFromCells, taskKey } from './task-sheet.ts';

const CALENDAR = calendarFrom('2026-01-01', []);
const TODAY = '2026-11-20';

function aTask(more: Partial<ReformTask> = {}): ReformTask {
  return {
    id: 't' as ReformTaskId,
    planId: undefined,
    assignment: undefined,
    code: '1',
    title: 'Rà soát',
    deliverable: 'Báo cáo',
    lead: 1,
    cooperating: [],
    personId: undefined,
    legalBasis: '',
    budget: undefined,
    target: undefined,
    startsOn: undefined,
    deadline: '2026-11-18',
    dueOn: '2026-11-18',
    state: 'running',
    percent: 40,
    note: '',
    doneOn: undefined,
    countedOn: undefined,
    backdated: false,
    source: undefined,
    version: 3,
    ...more,
  };
}

const NOTHING = { documentDates: [], measured: undefined, measureIsDated: false } as const;
const target = { indicator: 'on_time_rate', comparison: 'at-least', value: 9_500 } as const;

describe('closing', () => {
  test.each([
    ['closing-proof-missing', aTask(), { doneOn: TODAY, reason: '' }, NOTHING],
    [
      'target-not-reached',
      aTask({ target }),
      { doneOn: TODAY, reason: '' },
      { ...NOTHING, measured: 'missed' as const },
    ],
    [
      'target-not-measured',
      aTask({ target }),
      { doneOn: TODAY, reason: '' },
      { ...NOTHING, measured: 'unknown' as const },
    ],
    ['done-day-wrong', aTask(), { doneOn: '2026-11-21', reason: '' }, { ...NOTHING, documentDates: [TODAY] }],
    [
      'proof-after-completion',
      aTask(),
      { doneOn: '2026-11-17', reason: 'x' },
      { ...NOTHING, documentDates: ['2026-11-18'] },
    ],
    [
      'backdate-reason-missing',
      aTask(),
      { doneOn: '2026-11-17', reason: ' ' },
      { ...NOTHING, documentDates: ['2026-11-17'] },
    ],
    [
      'task-state-wrong',
      aTask({ state: 'done' }),
      { doneOn: TODAY, reason: '' },
      { ...NOTHING, documentDates: [TODAY] },
    ],
  ])('is refused: %s', (code, task, closing, proof) => {
    expect(() => closed(task, closing, proof, TODAY)).toThrow(expect.objectContaining({ code }));
  });

  test('back-dated with a dated document counts from that day', () => {
    const proof = { ...NOTHING, documentDates: ['2026-11-10', '2026-11-17'] };
    expect(closed(aTask(), { doneOn: '2026-11-17', reason: 'nghỉ ốm' }, proof, TODAY)).toMatchObject({
      state: 'done',
      percent: 100,
      countedOn: '2026-11-17',
      backdated: true,
      version: 4,
    });
  });

  test('back-dated without a dated proof is not on time', () => {
    const proof = { ...NOTHING, measured: 'reached' as const };
    const task = closed(aTask({ target }), { doneOn: '2026-11-17', reason: 'quên' }, proof, TODAY);
    expect(task).toMatchObject({ doneOn: '2026-11-17', countedOn: TODAY, backdated: true });
    expect(standingOf(task, { calendar: CALENDAR, today: TODAY, agencyClosed: false }).light).toBe('done-late');
    const dated = closed(
      aTask({ target }),
      { doneOn: '2026-11-17', reason: 'quên' },
      { ...proof, measureIsDated: true },
      TODAY,
    );
    expect(dated.countedOn).toBe('2026-11-17');
  });

  test('is undone with a reason', () => {
    const done = closed(aTask(), { doneOn: TODAY, reason: '' }, { ...NOTHING, documentDates: [TODAY] }, TODAY);
    expect(() => reopened(done, '')).toThrow(expect.objectContaining({ code: 'reopen-reason-missing' }));
    expect(reopened(done, 'sai văn bản')).toMatchObject({ state: 'running', doneOn: undefined, countedOn: undefined });
  });
});

describe('standing', () => {
  const on = (more: Partial<ReformTask>, today = TODAY, agencyClosed = false) =>
    standingOf(aTask(more), { calendar: CALENDAR, today, agencyClosed });

  test('counts lateness in working days: due Friday, today Monday is one day', () => {
    expect(on({ dueOn: '2026-11-20' }, '2026-11-23')).toMatchObject({ light: 'overdue', lateDays: 1 });
    expect(on({ state: 'done', dueOn: '2026-11-13', countedOn: '2026-11-20' })).toMatchObject({
      light: 'done-late',
      lateDays: 5,
    });
  });

  test('a deadline on a day of rest ends on the next working day', () => {
    expect(dueDayOf(CALENDAR, '2026-11-21')).toBe('2026-11-23');
  });

  test.each([
    ['soon', { dueOn: '2026-11-27' }],
    ['in-time', { dueOn: '2026-11-30' }],
    ['none', { state: 'dropped' as const }],
  ])('%s', (light, more) => {
    expect(on(more).light).toBe(light);
  });

  test('an open task of an ended committee is unknown, not late', () => {
    expect(on({}, TODAY, true).light).toBe('unrecorded');
  });
});

test('what holds a task up is said', () => {
  expect(() => reported(aTask(), { state: 'stuck', percent: 10, note: '' })).toThrow(
    expect.objectContaining({ code: 'obstacle-missing' }),
  );
  expect(reported(aTask(), { state: 'not-started', percent: 40, note: '' })).toMatchObject({ percent: 0 });
});

test('a section’s officer reports on what the section leads, helps with, or what bears their name', () => {
  const worker = { all: false, sections: [7], accountId: 'a' };
  expect(mayReport(worker, aTask())).toBe(false);
  expect(mayReport(worker, aTask({ lead: 7 }))).toBe(true);
  expect(mayReport(worker, aTask({ cooperating: [7] }))).toBe(true);
  expect(mayReport(worker, aTask({ personId: 'a' as AccountId }))).toBe(true);
});

test('content is checked and its changes named', () => {
  const ground = { sections: [1, 2], people: [], dueDayOf: (day: string) => day };
  const next = withContent(aTask(), { ...aTask(), budget: 5_000_000, cooperating: [1, 2, 2] }, ground);
  expect(next).toMatchObject({ cooperating: [2], budget: 5_000_000, version: 4 });
  expect(contentChanges(aTask(), next)).toEqual({ budget: [null, 5_000_000], cooperating: [[], [2]] });
  for (const [code, more] of [
    ['section-unknown', { lead: 9 }],
    ['budget-invalid', { budget: -1 }],
    ['start-after-deadline', { startsOn: '2026-12-01' }],
    ['indicator-unknown', { target: { ...target, indicator: 'khong-co' } }],
    ['target-out-of-range', { target: { ...target, value: 10_001 } }],
    ['person-unknown', { personId: 'x' as AccountId }],
  ] as const) {
    expect(() => withContent(aTask(), { ...aTask(), ...more }, ground)).toThrow(expect.objectContaining({ code }));
  }
});

describe('a sheet of tasks', () => {
  const EMPTY = Object.fromEntries(Object.keys(SHEET_COLUMNS).map((column) => [column, ''])) as SheetCells;
  const ground = { sections: [{ id: 1, name: 'Phòng Kinh tế' }], people: [] };

  test('finds its header by labels, wherever they stand', () => {
    const header = sheetHeader(['', 'TT', 'noi dung nhiem vu', 'BỘ PHẬN CHỦ TRÌ', 'Thời hạn']);
    expect([header?.get('title'), header?.get('lead'), header?.get('deadline'), header?.get('code')]).toEqual([
      2,
      3,
      4,
      undefined,
    ]);
    expect(sheetHeader(['Nội dung nhiệm vụ'])).toBeUndefined();
  });

  test('says everything that is wrong with a row', () => {
    const { problems } = taskFromCells(
      { ...EMPTY, lead: 'Phòng Thuế', deadline: '31/02/2026', budget: 'mười triệu' },
      ground,
    );
    expect(problems).toEqual([
      'Thiếu nội dung nhiệm vụ.',
      'Kinh phí “mười triệu” không phải số đồng.',
      'Không có bộ phận “Phòng Thuế”.',
      'Thời hạn “31/02/2026” không phải ngày dd/mm/yyyy.',
    ]);
  });

  test('reads names without marks, money with points', () => {
    const { content, problems } = taskFromCells(
      { ...EMPTY, title: ' Rà  soát TTHC', lead: 'phong kinh te', deadline: '5/12/2026', budget: '12.500.000' },
      ground,
    );
    expect(problems).toEqual([]);
    expect(content).toMatchObject({ title: 'Rà soát TTHC', lead: 1, deadline: '2026-12-05', budget: 12_500_000 });
    expect(taskKey(content)).toBe(taskKey({ code: '', title: 'ra soat tthc' }));
  });
});
