import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aReportFigures } from '../figures.fixture.ts';
import { sumFindings } from '../sum-rules.ts';
import { ESTIMATED, type Estimate, paceOf, requireCutOff, requireEstimate, withEstimate } from './estimate.ts';
import { differenceWords, trueUpSentence } from './words.ts';

const WINDOW = { from: '2023-12-15', to: '2024-03-14' };
const anEstimate = (lines: Estimate['lines'], reason = 'Theo tiến độ.'): Estimate => ({
  ...{ cutOff: '2024-03-10', reason, by: 'Phạm Văn Đênh', lines },
});

test('whatever is expected, the sums of the form still hold', () => {
  const amounts = fc.record(Object.fromEntries(ESTIMATED.map((code) => [code, fc.nat(200)])));
  fc.assert(
    fc.property(amounts, (wished) => {
      const lines = ESTIMATED.map((code) => ({ code, amount: wished[code] ?? 0, method: 'typed' as const }));
      expect(sumFindings(withEstimate(aReportFigures(), anEstimate(lines)))).toEqual([]);
    }),
  );
});

test('the pace of 87 days goes on for four more', () => {
  const { total } = aReportFigures();
  const pace = paceOf({ ...total, online: 174, late: 9 }, WINDOW, '2024-03-10');
  const of = (code: string) => pace.find((line) => line.code === code)?.amount;
  // 174 × 4 ÷ 87 = 8; 9 × 4 ÷ 87 = 0.41
  expect([of('online'), of('late')]).toEqual([8, 0]);
});

test.each([
  ['2024-03-14', '2024-03-14', 'estimate-cut-off-wrong'],
  ['2024-03-12', '2024-03-11', 'estimate-cut-off-wrong'],
  ['2023-12-14', '2024-03-11', 'estimate-cut-off-wrong'],
  ['2024-03-10', '2024-03-15', 'estimate-window-closed'],
])('a cut-off on %s is refused on %s', (cutOff, today, code) => {
  expect(() => requireCutOff(WINDOW, cutOff, today)).toThrow(expect.objectContaining({ code }));
});

test('nobody closes more than there is, and a reason is given', () => {
  const { total } = aReportFigures();
  const many = [{ code: 'onTime' as const, amount: total.open + 1, method: 'typed' as const }];
  expect(() => requireEstimate(total, anEstimate(many))).toThrow(
    expect.objectContaining({ code: 'estimate-impossible' }),
  );
  expect(() => requireEstimate(total, anEstimate([], ' '))).toThrow(
    expect.objectContaining({ code: 'estimate-reason-missing' }),
  );
});

test('the next report says what the expectation became', () => {
  const line = (label: string, sent: string, actual: string | null, difference: string | null) => ({
    ...{ code: label, label, sent, actual, difference },
  });
  const about = { period: 'Quý I năm 2024', window: WINDOW, cutOff: '2024-03-10' };
  const lines = [
    line('Tổng số tiếp nhận', '1200', '1203', '3.00'),
    line('Giải quyết quá hạn', '4', '2', '-2.00'),
    line('Đang giải quyết', '5', '5', '0.00'),
    line('Tỷ lệ hài lòng', '98.50', null, null),
  ];
  expect(trueUpSentence({ ...about, lines })).toBe(
    'Điều chỉnh số liệu kỳ trước: báo cáo Quý I năm 2024 (ước từ sau ngày 10/03/2024) ghi ' +
      'tổng số tiếp nhận 1.200, thực hiện 1.203 (+3); giải quyết quá hạn 4, thực hiện 2 (–2).',
  );
  expect(trueUpSentence({ ...about, lines: lines.slice(2, 3) })).toContain('khớp với số thực hiện.');
  expect(differenceWords(null)).toBe('chưa có số thực hiện');
});
