import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#core/kernel/dates.ts';
import { type CellFacts, cellOf, lateSentence, summaryOf, timeWords } from './cell.ts';
import { lacksOf } from './completeness.ts';

const FACTS: CellFacts = {
  deadline: '2024-03-10',
  extension: undefined,
  state: undefined,
  sentOn: undefined,
  lacks: undefined,
};
const LATER = { until: '2024-03-20', reason: 'Bão', by: 'UBND huyện' };

test.each([
  [FACTS, '2024-03-06', 'not-opened', 'còn 4 ngày'],
  [{ ...FACTS, state: 'draft' as const }, '2024-03-10', 'draft', 'hạn hôm nay'],
  [FACTS, '2024-03-12', 'not-opened', 'quá hạn 2 ngày'],
  [{ ...FACTS, extension: LATER }, '2024-03-12', 'not-opened', 'còn 8 ngày, gia hạn đến 20/03/2024'],
  [{ ...FACTS, state: 'sent' as const, sentOn: '2024-03-10' }, '2024-04-01', 'sent', 'đúng hạn'],
  [{ ...FACTS, state: 'accepted' as const, sentOn: '2024-03-13' }, '2024-04-01', 'accepted', 'trễ 3 ngày'],
  [
    { ...FACTS, state: 'accepted' as const, sentOn: '2024-03-13', extension: LATER },
    '2024-04-01',
    'accepted',
    'đúng hạn, gia hạn đến 20/03/2024',
  ],
  [{ ...FACTS, state: 'returned' as const, sentOn: '2024-03-09' }, '2024-04-01', 'returned', 'đúng hạn'],
])('a cell says state and time in words: %#', (facts, today, state, words) => {
  const cell = cellOf(facts, today);
  expect([cell.state, timeWords(cell)]).toEqual([state, words]);
});

test('the cell of a sent report is the same on whatever day it is read', () => {
  const facts = fc.record({
    late: fc.integer({ min: -40, max: 40 }),
    granted: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    state: fc.constantFrom('sent' as const, 'accepted' as const, 'returned' as const),
    lacks: fc.array(fc.constantFrom('mục I.1', 'phụ lục II.07b'), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(facts, fc.nat(900), fc.nat(900), ({ late, granted, state, lacks }, one, other) => {
      const extension = granted === undefined ? undefined : { ...LATER, until: addDays(FACTS.deadline, granted) };
      const cell = { ...FACTS, state, extension, lacks, sentOn: addDays(FACTS.deadline, late) };
      const read = (days: number) => cellOf(cell, addDays(cell.sentOn, days));
      expect(read(one)).toEqual(read(other));
    }),
  );
});

test('of those due some sent in time and some did not: the parts make the whole', () => {
  const cells = [
    cellOf({ ...FACTS, state: 'sent', sentOn: '2024-03-09', lacks: [] }, '2024-03-15'),
    cellOf({ ...FACTS, state: 'sent', sentOn: '2024-03-12', lacks: ['mục I.1'] }, '2024-03-15'),
    cellOf({ ...FACTS, extension: LATER }, '2024-03-15'),
    cellOf(FACTS, '2024-03-15'),
  ];
  expect(summaryOf(cells)).toEqual({
    units: 4,
    due: 3,
    sent: 2,
    inTime: 1,
    late: 2,
    missing: 1,
    extended: 1,
    complete: 1,
    accepted: 0,
  });
});

test('the late ones are named in one sentence, as huyện Tây Sơn wrote it', () => {
  const names = ['Tây Thuận', 'Tây Giang', 'Vĩnh An', 'Tây Xuân', 'Bình Nghi', 'Tây Bình', 'Tây An'];
  expect(lateSentence(names, { due: 15 }, 'năm 2021')).toBe(
    'Công tác báo cáo định kỳ về cải cách hành chính năm 2021 vẫn còn 7 địa phương chưa thực hiện kịp thời: ' +
      'Tây Thuận, Tây Giang, Vĩnh An, Tây Xuân, Bình Nghi, Tây Bình, Tây An.',
  );
  expect(lateSentence([], { due: 15 }, 'năm 2021')).toContain('15/15 địa phương');
  expect(lateSentence([], { due: 0 }, 'năm 2021')).toContain('Chưa có địa phương nào đến hạn');
});

test('a report is complete when every required place and annex that its period asks for is there', () => {
  const written = ['I.1', 'II.2.d', 'III.1', 'III.2', 'IV.1'];
  const annexes = [
    { code: 'II.06a', version: '1' },
    { code: 'II.07b', version: '1' },
  ];
  expect(lacksOf({ sections: undefined, annexes: [] }, { written, annexes: [] })).toEqual([]);
  expect(lacksOf({ sections: undefined, annexes }, { written: written.slice(1), annexes: [] })).toEqual([
    'mục I.1',
    'phụ lục II.07b',
  ]);
  const asked = [...annexes, { code: '07a/BTP', version: '1' }, { code: 'Phụ lục 3', version: '1' }];
  const sent = { written, annexes: ['II.06a', 'II.07b', '07a-BTP'] };
  expect(lacksOf({ sections: undefined, annexes: asked }, sent)).toEqual([]);
  expect(lacksOf({ sections: undefined, annexes: asked }, { written, annexes: ['II.06a', 'II.07b'] })).toEqual([
    'phụ lục 07a/BTP',
  ]);
  expect(lacksOf({ sections: ['II.2.d'], annexes: [] }, { written: ['II.2.d'], annexes: [] })).toEqual([]);
});
