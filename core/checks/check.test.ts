import { expect, test } from 'vitest';
import { checkText } from './check.ts';
import { readPlainText } from './plain-text.ts';
import { datesIn } from './printed-dates.ts';
import { looksLikeReport } from './report-likeness.ts';

test.each([
  [
    'a novel',
    'Buổi sáng hôm ấy trời lạnh. Mẹ tôi âu yếm nắm tay tôi dẫn đi trên con đường làng dài và hẹp, hai bên là những hàng cây xanh mát rượi.',
  ],
  ['source code', 'export function total(a: number) {\n  return a + 1;\n}\n'.repeat(5)],
  [
    'an English paper',
    'We study the effect of administrative reform on public services in several provinces. '.repeat(5),
  ],
  [
    'a contract',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHỢP ĐỒNG MUA BÁN\nSố: 12/HĐ-MB\nBên A đồng ý bán, bên B đồng ý mua hàng hóa sau đây với giá 120.000.000 đồng, giao tại kho của bên A.',
  ],
])('%s is no report, nothing is found in it', (_name, text) => {
  expect(looksLikeReport(readPlainText(text))).toMatchObject({ isReport: false });
  expect(checkText(readPlainText(text))).toEqual({ references: [], figures: [], findings: [] });
});

test('every whole date of a text is read', () => {
  expect(datesIn('từ ngày 05/12/2022 đến 31/02/2023').map(({ date }) => date)).toEqual(['2022-12-05', null]);
});
