import { expect, test } from 'vitest';
import type { Dossier, Ownership } from './dossier.ts';
import { rebuild } from './history.ts';
import { DOSSIER_MESSAGES } from './messages.ts';
import {
  assignedFacts,
  type Move,
  movedFacts,
  requireReceiptTime,
  rescheduledFacts,
  stepsOf,
  verbOf,
} from './moves.ts';
import { isOpen, isPaused, outcomeOf, STATUSES, type Status } from './statuses.ts';

const NOW = '2026-11-20T03:00:00.000Z';
const due = (on: string) => ({ on, at: null, provisional: false });

function aDossier(change: Partial<Dossier & { ownership: Ownership }> = {}): Dossier & { ownership: Ownership } {
  return {
    ...rebuild([]),
    ownership: 'owned',
    status: 4,
    receivedAt: '2026-11-16T02:00:00.000Z',
    due: due('2026-11-23'),
    ...change,
  };
}

const aMove = (to: Status, change: Partial<Move> = {}): Move => ({
  to,
  at: NOW,
  reason: 'vì',
  requirements: ['giấy'],
  collection: { by: 'An', channel: 'counter' },
  ...change,
});

/** The table of the domain: 1→2,3 · 2→4,5,7 · 4→5,6,7,8,9 · 5→4,7,8 · 6→4,7,8 · 9→10. */
const ALLOWED: Record<Status, string> = {
  1: '2 3',
  2: '4 5 7',
  3: '',
  4: '5 6 7 8 9',
  5: '4 7 8',
  6: '4 7 8',
  7: '',
  8: '',
  9: '10',
  10: '',
};

test.each(STATUSES)('from status %i only the national transitions are taken', (from) => {
  const dossier = aDossier({ status: from, closedAt: isOpen(from) || from === 1 ? null : '2026-11-18T02:00:00.000Z' });
  const taken = STATUSES.filter((to) => {
    try {
      movedFacts(dossier, aMove(to), NOW, undefined);
      return true;
    } catch (error) {
      expect(error).toMatchObject({ code: 'move-not-allowed' });
      return false;
    }
  });

  expect(taken.join(' ')).toBe(ALLOWED[from]);
  expect(stepsOf(dossier).join(' ')).toBe(ALLOWED[from]);
});

test('every status is open, ended or not yet begun; a paused one is open', () => {
  expect(STATUSES.filter(isOpen)).toEqual([2, 4, 5, 6]);
  expect(STATUSES.filter(isPaused)).toEqual([5, 6]);
  expect(STATUSES.filter((status) => outcomeOf(status))).toEqual([3, 7, 8, 9, 10]);
});

test.each<[string, Partial<Dossier & { ownership: Ownership }>, Partial<Move> & { to: Status }]>([
  ['dossier-imported', { ownership: 'imported' }, { to: 9 }],
  ['reason-missing', {}, { to: 8, reason: ' ' }],
  ['requirements-missing', {}, { to: 5, requirements: [] }],
  ['collector-missing', { status: 9, closedAt: NOW }, { to: 10, collection: undefined }],
  ['move-in-future', {}, { to: 9, at: '2026-11-20T03:00:01.000Z' }],
  ['move-in-past', {}, { to: 9, at: '2026-11-16T01:59:59.000Z' }],
  [
    'move-in-past',
    { status: 5, pauses: [{ from: '2026-11-18T02:00:00.000Z', to: null }] },
    { to: 4, at: '2026-11-17T02:00:00.000Z' },
  ],
])('a step is refused: %s', (code, dossier, move) => {
  expect(() => movedFacts(aDossier(dossier), aMove(move.to, move), NOW, undefined)).toThrow(
    expect.objectContaining({ code }),
  );
});

test('what each step makes true', () => {
  expect(movedFacts(aDossier({ status: 1, receivedAt: null, due: null }), aMove(2), NOW, due('2026-11-25'))).toEqual({
    status: 2,
    receivedAt: NOW,
    due: due('2026-11-25'),
  });
  expect(movedFacts(aDossier(), aMove(9, { resultElectronic: true }), NOW, undefined)).toEqual({
    status: 9,
    closedAt: NOW,
    resultElectronic: true,
  });
  expect(movedFacts(aDossier({ status: 9, closedAt: NOW }), aMove(10), NOW, undefined)).toEqual({
    status: 10,
    returnedAt: NOW,
    collection: { by: 'An', channel: 'counter' },
  });
  expect(movedFacts(aDossier({ status: 5 }), aMove(4), NOW, due('2026-12-01'))).toEqual({
    status: 4,
    due: due('2026-12-01'),
  });
  expect(movedFacts(aDossier(), aMove(7), NOW, undefined)).toEqual({ status: 7, closedAt: NOW });
});

test.each<[string, Parameters<typeof rescheduledFacts>]>([
  ['dossier-imported', [aDossier({ ownership: 'imported' }), due('2026-11-30'), 'x']],
  ['dossier-closed', [aDossier({ status: 9 }), due('2026-11-30'), 'x']],
  ['reason-missing', [aDossier(), due('2026-11-30'), ' ']],
  ['due-before-receipt', [aDossier(), due('2026-11-15'), 'x']],
  ['due-unchanged', [aDossier(), due('2026-11-23'), 'x']],
])('a promise is not moved: %s', (code, arguments_) => {
  expect(() => rescheduledFacts(...arguments_)).toThrow(expect.objectContaining({ code }));
});

test('a finished dossier is not handed on, one whose result waits is', () => {
  const to = { assigneeId: null, sectionId: null };
  expect(() => assignedFacts(aDossier({ status: 10 }), to)).toThrow(
    expect.objectContaining({ code: 'dossier-closed' }),
  );
  expect(assignedFacts(aDossier({ status: 9 }), to)).toEqual(to);
});

test('an entry of today needs no reason, one of yesterday does, one of tomorrow is refused', () => {
  requireReceiptTime('2026-11-19T23:00:00.000Z', NOW, undefined);
  expect(() => requireReceiptTime('2026-11-19T16:59:00.000Z', NOW, ' ')).toThrow(
    expect.objectContaining({ code: 'late-entry-reason-missing' }),
  );
  expect(() => requireReceiptTime('2026-11-20T03:00:01.000Z', NOW, 'x')).toThrow(
    expect.objectContaining({ code: 'receipt-in-future' }),
  );
});

test('the verbs are those that officers say', () => {
  expect(verbOf(2, 4)).toBe('Chuyển xử lý');
  expect(verbOf(5, 4)).toBe('Nhận bổ sung, xử lý tiếp');
  expect(verbOf(9, 10)).toBe('Trả kết quả');
});

test('every refusal has a sentence that ends as one', () => {
  for (const sentence of Object.values(DOSSIER_MESSAGES)) {
    expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
  }
});
