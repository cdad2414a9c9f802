import { expect, test } from 'vitest';
import { formsGoing } from './annexes.ts';
import { aReportFigures } from './figures.fixture.ts';
import { DEFAULT_TITLE } from './report.ts';
import { reportDocument } from './report-document.ts';
import { SHIPPED_FORMS } from './shipped-forms.ts';

const refs = (...codes: readonly string[]) => codes.map((code) => ({ code, version: '1' }));

test('the forms go as the scheme names them; a scheme that names none leaves all', () => {
  const codes = (...named: readonly string[]) => formsGoing(refs(...named), SHIPPED_FORMS).map(({ code }) => code);
  expect(codes()).toEqual(SHIPPED_FORMS.map(({ code }) => code));
  expect(codes('PL-03')).toEqual(codes());
  expect(codes('II.07b', 'II.06a', 'PL-03')).toEqual(['II.07b', 'II.06a']);
  expect(codes('07a/BTP')).toEqual(['07a-BTP']);
});

test('the paper carries the annexes named, numbered from one', () => {
  const labels = (...named: readonly string[]) => {
    const forms = formsGoing(refs(...named), SHIPPED_FORMS);
    const { annexes = [] } = reportDocument({
      unit: { name: 'xã Phổ Phong', superior: 'thị xã Đức Phổ' },
      period: { kind: 'q1', year: 2023 },
      frame: {
        ...{ title: DEFAULT_TITLE, number: '', documentDate: undefined, place: 'Phổ Phong', signer: '' },
        ...{ recipients: ['Lưu: VT.'], authority: ['CHỦ TỊCH'] },
      },
      sections: {},
      figures: aReportFigures(),
      forms,
    });
    return annexes.map(({ label, title }) => `${label}: ${title.split('(').at(-1)}`);
  };
  expect(labels('II.06a')).toHaveLength(1);
  expect(labels('II.06a')[0]).toMatch(/^Phụ lục I: .*06a/u);
  expect(labels('II.06a', 'statistics')).toEqual(labels());
  expect(labels()).toHaveLength(2);
  expect(labels()[1]).toMatch(/^Phụ lục II: .*06a/u);
});
