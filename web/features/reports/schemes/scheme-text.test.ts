import { expect, test } from 'vitest';
import type { SchemeDraft } from '#core/reports/schemes/contract.ts';
import { draftOf, NEW_PERIOD, textOf, yearOf } from './scheme-text.ts';

const DRAFT: SchemeDraft = {
  name: 'Chế độ báo cáo CCHC của các phòng',
  basis: 'Thông báo kết luận ngày 12/01/2024',
  firstYear: 2024,
  lastYear: null,
  effectiveFrom: '2024-01-12',
  shift: 'previous',
  lockAfter: 20,
  periods: [
    {
      ...{ kind: 'q1', shape: 'quarter', title: 'Quý I', nextTitle: 'Quý II' },
      from: { before: true, day: '12-15' },
      to: '03-14',
      deadline: { after: false, day: '03-10' },
      carriesFrom: 'year',
      sections: ['I.1', 'II.2.d'],
      annexes: [
        { code: 'II.06a', version: 'VPCP/KSTT' },
        { code: '07a/BTP', version: '2' },
      ],
    },
  ],
};

test('a draft typed and read again is the same draft', () => {
  expect(draftOf(textOf(DRAFT), DRAFT)).toEqual(DRAFT);
  expect(textOf(DRAFT).periods[0]).toMatchObject({ from: '15/12', deadline: '10/3', sections: 'I.1, II.2.d' });
});

test('days are typed as people write them; what is no day is kept for the list of problems', () => {
  const typed = (from: string, to: string) =>
    draftOf({ ...textOf(DRAFT), periods: [{ ...NEW_PERIOD, from, to }] }, DRAFT).periods[0];
  expect(typed('15.12', ' 4-3 ')).toMatchObject({ from: { day: '12-15' }, to: '03-04' });
  expect(typed('giữa tháng', '')).toMatchObject({ from: { day: 'giữa ' }, to: '' });
});

test('what cannot be read does not replace what was there', () => {
  const typed = draftOf({ ...textOf(DRAFT), effectiveFrom: '31/02/2024', firstYear: '24', lockAfter: '' }, DRAFT);
  expect(typed).toMatchObject({ effectiveFrom: '2024-01-12', firstYear: 2024, lockAfter: null });
  expect([yearOf('1999'), yearOf(' 2026 '), yearOf('20266')]).toEqual([undefined, 2026, undefined]);
});
