import { expect, test } from 'vitest';
import { testWorld } from '#test/world.ts';
import { sheetCommand } from './sheet-command.ts';
import { verifySheets } from './verify-service.ts';

const world = testWorld({ sample: ['units', 'assessments'] });

async function printed(unit: string, year: string, json = true): Promise<string> {
  const lines: string[] = [];
  const io = { print: (line: string) => lines.push(line), complain: () => undefined };
  expect(await sheetCommand.run(io, { unit, year, json }, async () => world.context)).toBe(0);
  return lines.join('\n');
}

/** code, points, lost, explanation: from the decision's annex, hand-checked. */
const BEN_QUAN: readonly (readonly [string, string, string, string])[] = [
  ['1.1.3', '1.81', '0.19', '28/31 = 90,32 %, từ 80 % đến dưới 100 %: 28/31 × 2 điểm = 1,8065 → 1,81'],
  ['1.5.1', '1.00', '1.00', 'Số nhiệm vụ cấp trên giao hoàn thành muộn: 1; 2 điểm − 1 × 1 điểm = 1 điểm'],
  ['1.5.4', '0.75', '1.25', '= 0,75 điểm (mức điểm cho từng cấp công nhận là suy ra'],
  ['1.6', '0.89', '0.11', '8/9 × 1 điểm = 0,8889 → 0,89'],
  ['1.7', '0.25', '0.75', '= 0,25 điểm (cách chia 0,75 và 0,25 điểm là suy ra'],
  ['2.4.2', '0.00', '1.50', 'Không đạt: Gửi đủ các báo cáo theo dõi thi hành pháp luật được yêu cầu → 0 điểm'],
  ['3.11.1', '0.00', '1.00', '49 % < 70 % → 0 điểm'],
  ['3.11.2', '0.99', '0.01', '99,68 % × 1 điểm = 0,9968 → 0,99 (không làm tròn lên điểm tối đa)'],
  ['3.12.1', '0.23', '0.77', '23,33 % × 1 điểm = 0,2333 → 0,23'],
  ['3.12.2', '0.87', '0.13', '26,24 % / 30 % × 1 điểm = 0,8747 → 0,87 (chỉ tiêu 30 % là suy ra'],
  ['3.13.1', '0.85', '0.15', '84,62 % × 1 điểm = 0,8462 → 0,85'],
  ['3.13.2', '0.87', '0.13', '86,67 % × 1 điểm = 0,8667 → 0,87'],
  ['3.13.3', '0.52', '0.48', '51,54 % × 1 điểm = 0,5154 → 0,52'],
  ['6.3', '0.00', '1.00', 'Không đạt: Có tài liệu chứng minh tiết kiệm, tăng thu nhập → 0 điểm'],
  ['7.3.1', '0.99', '0.01', '99,1 % × 1 điểm = 0,991 → 0,99'],
  ['7.3.2', '1.80', '0.20', '90 % × 2 điểm = 1,8 điểm (90 % là suy ra'],
];

test('Bến Quan 2023: 82 leaves, 100 − 8.68 = 91.32, the sixteen computed and the rest full as appraised', async () => {
  const sheet = JSON.parse(await printed('ben-quan', '2023'));
  expect(Object.keys(sheet)).toEqual(['unit', 'year', 'max', 'appraised', 'lost', 'lines']);
  expect(sheet).toMatchObject({ unit: 'ben-quan', year: 2023, max: '100.00', appraised: '91.32', lost: '8.68' });
  expect(sheet.lines).toHaveLength(82);
  for (const line of sheet.lines) {
    expect(Object.keys(line)).toEqual([
      'code',
      'name',
      'max',
      'points',
      'lost',
      'reason',
      'section',
      'computed',
      'explanation',
    ]);
  }
  const computed = sheet.lines.filter((line: { computed: boolean }) => line.computed);
  expect(
    computed.map(({ code, points, lost }: { code: string; points: string; lost: string }) => [code, points, lost]),
  ).toEqual(BEN_QUAN.map(([code, points, lost]) => [code, points, lost]));
  for (const [code, , , sentence] of BEN_QUAN) {
    expect(computed.find((line: { code: string }) => line.code === code).explanation).toContain(sentence);
  }
  for (const line of sheet.lines.filter((one: { computed: boolean }) => !one.computed)) {
    expect(line).toMatchObject({ points: line.max, lost: '0.00', reason: null, explanation: 'không bị trừ điểm' });
  }
  expect(computed.every(({ reason }: { reason: string | null }) => reason)).toBe(true);
});

test('Tây Sơn 2021: 50.39/60 + 33.72/40 = 84.11 by area, 1.00 of area 3 flagged as unexplained', async () => {
  const sheet = JSON.parse(await printed('tay-son', '2021'));
  expect(sheet).toMatchObject({ max: '100.00', appraised: '84.11', lost: '15.89' });
  expect(sheet.flags).toEqual([{ code: '3', flag: 'unexplained', points: '1.00' }]);
  const table = await printed('tay-son', '2021', false);
  expect(table).toMatch(/^A +Kết quả thực hiện CCHC \(thẩm định\) +50,39 +60,00$/mu);
  expect(table).toMatch(/^B +Khảo sát \(tác động của CCHC\) +33,72 +40,00$/mu);
  expect(table).toContain('Tổng: 84,11/100,00 điểm (84,11 %), bị trừ 15,89');
  expect(table).toContain('Lưu ý 3: mất điểm không có lý do 1,00 điểm');
});

test('the table for people shows areas, lines and the sum', async () => {
  const table = await printed('ben-quan', '2023', false);
  expect(table).toContain('bộ mẫu, không phải quyết định của cơ quan nào');
  expect(table).toMatch(/^3\.12\.2 +Tỷ lệ hồ sơ thanh toán trực tuyến +0,87 +1,00 {2}26,24 % \/ 30 % × 1 điểm/mu);
  expect(table).toMatch(/^3 +Cải cách thủ tục hành chính +21,33 +24,00$/mu);
  expect(table).toContain('Tổng: 91,32/100,00 điểm (91,32 %), bị trừ 8,68');
});

test('a sheet that is still being scored claims no result', async () => {
  const sheet = JSON.parse(await printed('xa-binh-son', '2026'));
  expect(sheet).toMatchObject({ appraised: null, lost: null, state: 'self-scoring', max: '100.00' });
  expect(await printed('xa-binh-son', '2026', false)).toContain('tiêu chí chưa có điểm');
});

test('verify computes every line again, and names the one that somebody changed behind its back', async () => {
  expect(await verifySheets(world.context)).toEqual([]);
  await world.db
    .updateTable('assessment_line')
    .set({ appraised_points: 9_900 })
    .where('criterion_code', '=', '3.13.1')
    .execute();
  expect(await verifySheets(world.context)).toContainEqual({
    what: 'điểm thẩm định của tiêu chí 3.13.1',
    where: 'ben-quan, phiếu năm 2023',
    stored: '0.99',
    recomputed: '0.85',
  });
});

test('says what is wrong with the question', async () => {
  await expect(printed('khong-co', '2023')).rejects.toThrow('Không có đơn vị nào mang mã “khong-co”');
  await expect(printed('ben-quan', '23')).rejects.toThrow('Ghi đơn vị và năm');
  await expect(printed('ben-quan', '2001')).rejects.toThrow(expect.objectContaining({ code: 'assessment-unknown' }));
});
