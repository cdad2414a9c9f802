import { expect, test } from 'vitest';
import type { ProcedureVersionView } from '#core/procedures/contract.ts';
import { checkVersion, NO_VALUES, requestOf, valuesOf } from './version-values.ts';

const version = {
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  field: { id: 1, name: 'Hộ tịch' },
  limit: { kind: 'same-day', cutoff: 900, hoursAsDays: false },
  onlineLevel: 'full',
  feeRule: 'Không',
  result: 'Giấy khai sinh',
  components: [
    { name: 'Tờ khai', originals: 1, copies: 0, required: true, note: '' },
    { name: 'Văn bản ủy quyền', originals: 1, copies: 1, required: false, note: 'Khi ủy quyền' },
  ],
} as unknown as ProcedureVersionView;

const filled = { ...valuesOf(version), validFrom: '1/1/2027', legalBasis: 'QĐ 1/QĐ-UBND' };

test('a version goes through the form unchanged', () => {
  expect(Object.values(checkVersion(filled)).filter(Boolean)).toEqual([]);
  expect(requestOf(filled)).toMatchObject({
    validFrom: '2027-01-01',
    code: '1.001193',
    fieldId: 1,
    limit: version.limit,
    components: version.components,
  });
});

test('each wrong field has its sentence', () => {
  const wrong = Object.entries(
    checkVersion({ ...NO_VALUES, components: [{ name: ' ', originals: 1, copies: 0, required: true, note: '' }] }),
  ).flatMap(([name, error]) => (error ? [name] : []));
  expect(wrong.sort()).toEqual(['amount', 'code', 'components', 'field', 'legalBasis', 'name', 'validFrom']);
  const short = checkVersion({ ...filled, limitKind: 'working-days', amount: '5', extended: '5' });
  expect(short.extended).toContain('lớn hơn');
});

test('two appointments and hours that are days stay what they are', () => {
  for (const limit of [
    { kind: 'working-days', amount: 10, second: 2, hoursAsDays: false },
    { kind: 'working-hours', amount: 168, hoursAsDays: true },
  ] as const) {
    const values = { ...valuesOf({ ...version, limit }), validFrom: '01/01/2027', legalBasis: 'QĐ 1' };
    expect(Object.values(checkVersion(values)).filter(Boolean)).toEqual([]);
    expect(requestOf(values).limit).toEqual(limit);
  }
  expect(checkVersion({ ...filled, limitKind: 'working-days', amount: '3', second: '3' }).second).toContain('nhỏ hơn');
  expect(checkVersion({ ...filled, limitKind: 'working-hours', amount: '20', hoursAsDays: true }).amount).toContain(
    'chia hết',
  );
});

test('what does not belong to the kind of limit is left out', () => {
  const days = { ...filled, limitKind: 'working-days', amount: '3' };
  expect(requestOf(days).limit).toEqual({ kind: 'working-days', amount: 3, hoursAsDays: false });
  expect(requestOf({ ...days, limitKind: 'none', extended: '9' }).limit).toEqual({ kind: 'none', hoursAsDays: false });
});
