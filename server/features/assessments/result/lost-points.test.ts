import { expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { LostPointsAnswer, LostSummary, RankingList } from '#core/assessments/result/contract.ts';
import { docxParagraphs } from '#test/file-text.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units', 'assessments', 'plans'] });

function person(role: Role, slug: string, coversBelow = role === 'appraiser'): Record<string, string> {
  const unit = world.deps.directory.bySlug(slug);
  const { reads, writes } = world.deps.directory.reachOf(unit?.agencyId ?? 0, coversBelow);
  const name = `${role} ${slug}`;
  return world.as({ accountId: name, name, grants: unit ? [{ role, unitId: unit.id, reads, writes }] : [] });
}

const ask = (url: string, headers: Record<string, string>) => world.http.inject({ method: 'GET', url, headers });
const focal = () => person('focal-officer', 'ben-quan');

test('Bến Quan lost 8,68 in 2023: by section, with reasons, what wins back, and the task made from it', async () => {
  const lost: LostPointsAnswer = (await ask('/api/units/ben-quan/lost-points/2023', focal())).json();
  expect(lost).toMatchObject({ index: '91.32', lost: '8.68', planYear: 2024, hasPlan: true });
  const lines = lost.sections.flatMap(({ lines: own }) => own);
  expect(lines).toHaveLength(16);
  const sum = lines.reduce((whole, line) => whole + Math.round(Number(line.lost) * 100), 0);
  expect(sum).toBe(868);
  for (const { lost: whole, lines: own } of lost.sections) {
    expect(Number(whole)).toBeCloseTo(
      own.reduce((of, line) => of + Number(line.lost), 0),
      10,
    );
  }
  expect(lines.find(({ code }) => code === '3.12.2')).toMatchObject({
    lost: '0.13',
    reason: '26,24%',
    winBack: '26,24 % → cần từ 30 % trở lên (+0,13 điểm)',
    task: { planYear: 2024 },
    unexplained: null,
  });
});

test('Tây Sơn: the point that no reason explains is flagged on its area', async () => {
  const { sections }: LostPointsAnswer = (
    await ask('/api/units/tay-son/lost-points/2021', person('focal-officer', 'tay-son'))
  ).json();
  const lines = sections.flatMap(({ lines: own }) => own);
  expect(lines.flatMap(({ code, unexplained }) => (unexplained ? [[code, unexplained]] : []))).toEqual([['3', '1.00']]);
});

test('over all units of a list: which criteria lose most, and where', async () => {
  const headers = person('appraiser', 'huyen-vinh-linh');
  const list: RankingList = (await ask('/api/units/huyen-vinh-linh/rankings', headers)).json();
  const key = list.items.find(({ year }) => year === 2023)?.key;
  const summary: LostSummary = (await ask(`/api/units/huyen-vinh-linh/rankings/${key}/lost-points`, headers)).json();
  expect(summary).toMatchObject({ units: 1, lost: '8.68', total: 16 });
  expect(summary.items[0]).toMatchObject({
    code: '2.4.2',
    lost: '1.50',
    units: 1,
    of: 1,
    most: [{ unit: 'ben-quan', lost: '1.50' }],
  });
  expect(summary.sections.reduce((sum, { lost }) => sum + Number(lost), 0)).toBeCloseTo(8.68, 10);
});

test('a sheet that is not settled has none, another commune’s is not shown', async () => {
  const open = await ask('/api/units/xa-binh-son/lost-points/2026', person('focal-officer', 'xa-binh-son'));
  expect([open.statusCode, open.json().code]).toEqual([404, 'result-not-settled']);
  expect((await ask('/api/units/ben-quan/lost-points/2023', person('chair', 'xa-vinh-o'))).statusCode).toBe(403);
  expect((await ask('/api/units/ben-quan/lost-points/2023/files/xlsx', person('chair', 'xa-vinh-o'))).statusCode).toBe(
    403,
  );
});

test('as files: the sheet of lost points, the ranking, the decision with its annexes', async () => {
  const docx = await ask('/api/units/ben-quan/lost-points/2023/files/docx', focal());
  const words = docxParagraphs(docx.rawPayload).join('\n');
  expect(words).toContain('Kết quả 91,32/100,00 điểm, mất 8,68 điểm ở 16 tiêu chí.');
  expect(words).toContain('26,24 % → cần từ 30 % trở lên (+0,13 điểm)');
  const headers = person('appraiser', 'huyen-vinh-linh');
  const list: RankingList = (await ask('/api/units/huyen-vinh-linh/rankings', headers)).json();
  const base = `/api/units/huyen-vinh-linh/rankings/${list.items.find(({ year }) => year === 2023)?.key}/files`;
  const csv = await ask(`${base}/csv`, headers);
  expect(csv.body.split('\r\n')).toEqual([
    '\uFEFFHạng,Đơn vị,Kết quả (%),Điểm đạt,Điểm tối đa,Bị trừ,Xếp loại,So với 2022,"Bậc tăng, giảm"',
    '7,thị trấn Bến Quan,91.32,91.32,100.00,8.68,Tốt,–,–',
    '',
  ]);
  const none = await ask(`${base}/csv?band=Kh%C3%A1`, headers);
  expect(none.body.split('\r\n')).toHaveLength(2);
  const decision = docxParagraphs((await ask(`${base}/docx`, headers)).rawPayload).join('\n');
  for (const part of ['QUYẾT ĐỊNH', 'ỦY BAN NHÂN DÂN', 'PHỤ LỤC I', 'PHỤ LỤC III', '91,32', '2.4.2']) {
    expect(decision).toContain(part);
  }
  const pdf = await ask(`${base}/pdf`, headers);
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  const xlsx = await ask(`${base}/xlsx`, headers);
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
});
