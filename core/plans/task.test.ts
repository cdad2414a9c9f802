import { describe, expect, test } from 'vitest';
import type { Measure } from '#core/assessments/measure.ts';
import { proposeTask } from './proposal.ts';
import { type KnownSection, proposedLead } from './sections.ts';
import { measureInWords, targetFrom, targetInWords, targetTyped } from './target.ts';
import {
  accepted,
  done,
  dropped,
  lightOf,
  proposedAgain,
  requireAllReady,
  requireProgress,
  requireTaskVersion,
  type Task,
  type TaskChange,
  unready,
  withTaskChange,
} from './task.ts';

const SECTIONS: readonly KnownSection[] = [
  { id: 1, name: 'Văn phòng – Thống kê', kind: 'office' },
  { id: 2, name: 'Tư pháp – Hộ tịch', kind: 'judicial' },
  { id: 3, name: 'Tài chính – Kế toán', kind: 'finance' },
  { id: 4, name: 'Văn hóa – Xã hội', kind: 'culture' },
];
const IDS = SECTIONS.map(({ id }) => id);
const rate = (value: number): Measure => ({ kind: 'rate', value });

/** Bến Quan's line on whole-process online dossiers: 84.62 % reached. */
function aTask(more: Partial<Task> = {}): Task {
  const line = {
    code: '3.13.1',
    name: 'Tỷ lệ hồ sơ trực tuyến toàn trình',
    max: 10_000,
    lost: 1_500,
    reason: '84,62%',
    section: 'Văn phòng – Thống kê',
    measure: rate(8_462),
    enough: 10_000,
  };
  return { ...proposeTask('task' as never, line, 2024, SECTIONS), ...more };
}

const aChange = (task: Task, more: Partial<TaskChange> = {}): TaskChange => ({ ...task, ...more });

describe('a proposal', () => {
  test('starts from the lost line: section, last year, what earns the full points, the year’s last day', () => {
    expect(aTask()).toMatchObject({
      title: 'Nâng “Tỷ lệ hồ sơ trực tuyến toàn trình” (năm 2023 đạt 84,62 %)',
      lead: 1,
      target: 10_000,
      deadline: '2024-12-14',
      state: 'proposed',
    });
  });

  test.each([
    ['Tư pháp – Hộ tịch', 2],
    ['Tài chính – Kế toán', 3],
    ['Văn hóa – Xã hội', 4],
    ['Các bộ phận liên quan', 1],
    ['Một bộ phận không có', 1],
  ])('of %s is led by %i', (words, lead) => {
    expect(proposedLead(words, SECTIONS)?.id).toBe(lead);
  });

  test('finds the section that took over the work in today’s communes', () => {
    const today: readonly KnownSection[] = [
      { id: 7, name: 'Văn phòng HĐND và UBND', kind: 'office' },
      { id: 8, name: 'Phòng Kinh tế', kind: 'economy' },
    ];
    expect(proposedLead('Tài chính – Kế toán', today)?.id).toBe(8);
    expect(proposedLead('Tư pháp – Hộ tịch', today)?.id).toBe(7);
    expect(proposedLead('Văn phòng', [])).toBeUndefined();
  });
});

describe('the target', () => {
  test('below last year’s result is refused without a reason: 84.62 % → 80 %', () => {
    expect(() => withTaskChange(aTask(), aChange(aTask(), { target: 8_000 }), 2024, IDS)).toThrow(
      expect.objectContaining({ code: 'target-below-last-year', detail: { last: 8_462, target: 8_000 } }),
    );
    const kept = withTaskChange(
      aTask(),
      aChange(aTask(), { target: 8_000, targetReason: 'Giữ theo kế hoạch huyện giao' }),
      2024,
      IDS,
    );
    expect(kept).toMatchObject({ target: 8_000, targetReason: 'Giữ theo kế hoạch huyện giao', version: 2 });
  });

  test('a reason that is no longer needed goes away with the higher target', () => {
    const again = withTaskChange(aTask(), aChange(aTask(), { target: 9_000, targetReason: 'thừa' }), 2024, IDS);
    expect(again.targetReason).toBe('');
  });

  test('exactly last year’s result is no step back', () => {
    expect(withTaskChange(aTask(), aChange(aTask(), { target: 8_462 }), 2024, IDS).target).toBe(8_462);
  });

  test.each<[string, Measure, number]>([
    ['more events than last year', { kind: 'events', value: 1, label: '' }, 2],
    ['fewer points than last year', { kind: 'points', value: 7_500 }, 7_400],
  ])('%s is a step back', (_name, measure, target) => {
    const task = aTask({ measure });
    expect(() => withTaskChange(task, aChange(task, { target }), 2024, IDS)).toThrow(
      expect.objectContaining({ code: 'target-below-last-year' }),
    );
  });

  test.each<[Measure, number]>([
    [rate(8_462), 10_001],
    [{ kind: 'points', value: 0 }, 10_001],
    [rate(0), -1],
  ])('beyond what is possible is refused', (measure, target) => {
    const task = aTask({ measure });
    expect(() => withTaskChange(task, aChange(task, { target }), 2024, IDS)).toThrow(
      expect.objectContaining({ code: 'target-out-of-range' }),
    );
  });

  test('is read and said in the unit of last year’s figure', () => {
    expect([targetFrom('rate', '84,62 %'), targetFrom('events', '0'), targetFrom('points', '0,75')]).toEqual([
      8_462, 0, 7_500,
    ]);
    expect([targetFrom('events', '0,5'), targetFrom('rate', '-1'), targetFrom('rate', '')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([targetInWords('rate', 8_000), targetInWords('events', 0), targetInWords('points', 10_000)]).toEqual([
      'từ 80 % trở lên',
      'không để xảy ra',
      'đạt 1 điểm',
    ]);
    expect(measureInWords({ kind: 'rate', value: 9_032, part: 28, whole: 31 }, 20_000)).toBe('28/31 = 90,32 %');
    expect(measureInWords({ kind: 'points', value: 2_500 }, 10_000)).toBe('0,25/1 điểm');
    expect([targetTyped('rate', 8_462), targetTyped('events', 2), targetTyped('points', 7_500)]).toEqual([
      '84,62',
      '2',
      '0,75',
    ]);
  });
});

describe('accepting', () => {
  test('“các bộ phận liên quan” needs one lead and others beside it', () => {
    const related = aTask({ proposedSection: 'Các bộ phận liên quan' });
    expect(unready(related)).toBe('cooperating-sections-missing');
    const shared = withTaskChange(related, aChange(related, { lead: 2, cooperating: [1, 2, 4, 4] }), 2024, IDS);
    expect(shared.cooperating).toEqual([1, 4]);
    expect(accepted(shared)).toMatchObject({ state: 'accepted', lead: 2 });
  });

  test.each<[string, Partial<Task>]>([
    ['lead-section-missing', { lead: undefined }],
    ['target-missing', { target: undefined }],
    ['target-below-last-year', { target: 8_000 }],
    ['deadline-missing', { deadline: undefined }],
  ])('refuses: %s', (code, more) => {
    expect(() => accepted(aTask(more))).toThrow(expect.objectContaining({ code }));
    expect(() => requireAllReady([aTask(), aTask(more)])).toThrow(
      expect.objectContaining({ code: 'plan-not-ready', detail: { lacking: [{ criterion: '3.13.1', why: code }] } }),
    );
  });

  test('what was dropped or accepted does not hold the plan up', () => {
    const lacking = aTask({ lead: undefined });
    expect(() => requireAllReady([dropped(lacking, 'đã khắc phục xong'), accepted(aTask())])).not.toThrow();
    expect(proposedAgain(dropped(lacking, 'nhầm'))).toMatchObject({ state: 'proposed', dropReason: '' });
  });

  test.each<[string, () => unknown]>([
    ['drop-reason-missing', () => dropped(aTask(), ' ')],
    ['task-state-wrong', () => accepted(aTask({ state: 'done' }))],
    ['task-title-missing', () => withTaskChange(aTask(), aChange(aTask(), { title: ' ' }), 2024, IDS)],
    ['section-unknown', () => withTaskChange(aTask(), aChange(aTask(), { cooperating: [99] }), 2024, IDS)],
    ['deadline-outside-year', () => withTaskChange(aTask(), aChange(aTask(), { deadline: '2025-01-01' }), 2024, IDS)],
    ['task-changed', () => requireTaskVersion(aTask(), 2, 'now')],
  ])('refuses: %s', (code, act) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });
});

describe('carrying out', () => {
  const running = accepted(aTask());

  test('closes only with a document, and not in the future', () => {
    expect(() => done(running, '2024-06-01', '2024-06-02')).toThrow(
      expect.objectContaining({ code: 'evidence-missing' }),
    );
    const proved = { ...running, evidenceCount: 1 };
    expect(() => done(proved, '2024-06-03', '2024-06-02')).toThrow(expect.objectContaining({ code: 'done-day-wrong' }));
    expect(done(proved, '2024-06-01', '2024-06-02')).toMatchObject({ state: 'done', doneOn: '2024-06-01' });
  });

  test.each<[string, number, string]>([
    ['progress-out-of-range', 101, 'x'],
    ['progress-out-of-range', 0.5, 'x'],
    ['progress-note-missing', 50, ' '],
  ])('refuses: %s', (code, percent, note) => {
    expect(() => requireProgress(running, { percent, note })).toThrow(expect.objectContaining({ code }));
  });

  test('progress belongs to an accepted task', () => {
    expect(() => requireProgress(aTask(), { percent: 1, note: 'x' })).toThrow(
      expect.objectContaining({ code: 'task-state-wrong' }),
    );
  });

  test.each<[string, Partial<Task>, number | undefined]>([
    ['overdue', {}, -1],
    ['soon', {}, 15],
    ['running', {}, 16],
    ['done', { state: 'done', doneOn: '2024-12-14' }, 0],
    ['done-late', { state: 'done', doneOn: '2024-12-15' }, 0],
    ['none', { state: 'proposed' }, 3],
  ])('%s', (light, more, daysLeft) => {
    expect(lightOf({ ...running, ...more }, daysLeft)).toBe(light);
  });

  test('of a committee that no longer exists is unknown, not late', () => {
    expect(lightOf(running, -700, true)).toBe('unrecorded');
    expect(lightOf({ ...running, state: 'done', doneOn: '2024-12-01' }, -700, true)).toBe('done');
  });
});
