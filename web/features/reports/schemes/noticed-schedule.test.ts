import { expect, test } from 'vitest';
import type { SchemeDraft } from '#core/reports/schemes/contract.ts';
import { noticedPeriods, withNoticed } from './noticed-schedule.ts';

const period = (kind: string): SchemeDraft['periods'][number] => ({
  ...{ kind, shape: 'quarter', title: 'Quý I', nextTitle: 'Quý II', sections: null, annexes: [], carriesFrom: 'year' },
  ...{ from: { before: true, day: '12-15' }, to: '03-14', deadline: { after: false, day: '03-10' } },
});
const draft: SchemeDraft = {
  ...{ name: 'Chế độ báo cáo của các phòng', basis: 'Cũ', firstYear: 2026, lastYear: null, shift: 'previous' },
  ...{ effectiveFrom: '2026-11-20', lockAfter: null, periods: [period('q1'), period('q2')] },
};

test('an address says periods with their days; what is none is left out', () => {
  expect(noticedPeriods('q1:2027:2027-03-08:2026-12-16:2027-03-13;6m:2027:2027-06-08::')).toEqual([
    { kind: 'q1', year: 2027, deadline: '2027-03-08', from: '2026-12-16', to: '2027-03-13' },
    { kind: '6m', year: 2027, deadline: '2027-06-08', from: undefined, to: undefined },
  ]);
  expect(noticedPeriods('q1:2027:2027-02-30::;<b>:2027:2027-03-08::;q1:27:2027-03-08;;x')).toEqual([]);
  expect(noticedPeriods(undefined)).toEqual([]);
});

test('its days stand in the draft, the rest stays; periods it lacks are added', () => {
  const noticed = noticedPeriods('q1:2027:2027-03-08:2026-12-16:2027-03-13;year:2027:2028-01-05::');
  const { periods, ...rest } = withNoticed(draft, noticed, 'Thông báo số 22/TB-UBND');
  expect(rest).toMatchObject({ name: draft.name, basis: 'Thông báo số 22/TB-UBND', firstYear: 2027 });
  expect(periods[0]).toEqual({
    ...period('q1'),
    ...{ from: { before: true, day: '12-16' }, to: '03-13', deadline: { after: false, day: '03-08' } },
  });
  expect(periods[1]).toEqual(period('q2'));
  expect(periods[2]).toMatchObject({ kind: 'year', shape: 'year', deadline: { after: true, day: '01-05' }, to: '' });
});
