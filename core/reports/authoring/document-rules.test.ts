import { expect, test } from 'vitest';
import { documentFindings } from './document-rules.ts';

const textOf = (code: string) => ({ 'period.name': 'năm 2023', 'dossiers.online': '627' })[code];
const TITLE = 'Công tác cải cách hành chính {{period.name}} của Ủy ban nhân dân thị trấn';
const found = (sections: Readonly<Record<string, string>>) =>
  documentFindings(TITLE, sections, textOf).map(({ rule, section }) => [rule, section]);

const HONEST =
  'Ủy ban nhân dân thị trấn ban hành Kế hoạch số 27/KH-UBND ngày 16/02/2023 về cải cách hành chính năm 2023.';

test('a plan cited with the symbol of a decision is found in its section', () => {
  const wrong = 'Ủy ban nhân dân thị trấn ban hành Kế hoạch số 07/QĐ-UBND ngày 10/01/2023 về cải cách hành chính.';
  expect(found({ 'I.1': HONEST, 'I.2': wrong })).toContainEqual(['document-kind-mismatch', 'I.2']);
});

test('an honest report has no finding', () => {
  expect(found({ 'I.1': HONEST, 'II.2.d': 'Tiếp nhận trực tuyến {{dossiers.online}} hồ sơ.' })).toEqual([]);
});
