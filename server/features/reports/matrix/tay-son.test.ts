import { expect, test } from 'vitest';
import type { ReportMatrix } from '#core/reports/matrix/contract.ts';
import { loadSampleReports } from '#server/features/reports/report-sample.ts';
import { testWorld } from '#test/world.ts';

// The living office's reports, loaded with these, name the tasks of its plan.
const PLANNED = ['accounts', 'documents', 'assessments', 'plans'];
const world = testWorld({ sample: ['units', 'calendars', 'procedures', 'dossiers', 'indicators', ...PLANNED] });
const LATE = ['Tây Thuận', 'Tây Giang', 'Vĩnh An', 'Tây Xuân', 'Bình Nghi', 'Tây Bình', 'Tây An'];

test('the seven communes that huyện Tây Sơn named for 2021 fall out of its matrix', async () => {
  await loadSampleReports(world.context);
  const district = world.deps.directory.bySlug('tay-son')?.id ?? 0;
  const reads = world.deps.directory.reachOf(district, true).reads;
  const headers = world.as({
    accountId: 'tay-son',
    name: 'Phòng Nội vụ huyện Tây Sơn',
    grants: [{ role: 'appraiser', unitId: district, reads, writes: reads }],
  });
  const answer = await world.http.inject({ url: '/api/units/tay-son/report-matrix?year=2021', headers });
  const { periods, total }: ReportMatrix = answer.json();
  const year = periods.find(({ kind }) => kind === 'year');
  expect([total, year?.sent, year?.late, year?.complete]).toEqual([15, 15, 7, 15]);
  expect(year?.sentence).toMatch(
    /^Công tác báo cáo định kỳ .* năm 2021 vẫn còn 7 địa phương chưa thực hiện kịp thời: /u,
  );
  const named = year?.sentence.replace(/^.*: |\.$/gu, '').split(', ');
  expect(named?.toSorted()).toEqual(LATE.toSorted());
});
