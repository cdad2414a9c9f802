import { expect, test } from 'vitest';
import { problemsOf } from '#core/service-index/check-set.ts';
import { SHIPPED_SET } from '#core/service-index/shipped-set.ts';
import { componentFrom, newRow, rowFrom } from './set-rows.ts';

const rows = SHIPPED_SET.components.map(rowFrom);
const rowOf = (code: string) => {
  const found = rows.find((row) => row.code === code);
  if (!found) {
    throw new Error(`${code} is not shipped`);
  }
  return found;
};

test('a set that nobody touched comes back as it was', () => {
  expect(rows.map(componentFrom)).toEqual(SHIPPED_SET.components);
});

test('a changed target is the committee’s own word', () => {
  const changed = componentFrom({ ...rowOf('IV.3'), target: '62,5' });
  expect(changed).toMatchObject({ target: 6250, confidence: 'local', maxPoints: 60_000 });
});

test('an unknown maximum filled in is points, one emptied is unknown', () => {
  expect(componentFrom({ ...rowOf('I.b'), max: '7,25' })).toMatchObject({ maxPoints: 72_500, confidence: 'local' });
  expect(componentFrom({ ...rowOf('IV.3'), max: ' ' })).toMatchObject({ maxPoints: null });
});

test.each([{ max: 'sáu' }, { max: '1,005' }, { target: '' }, { target: 'nửa' }])('%j cannot be read', (change) => {
  expect(componentFrom({ ...rowOf('IV.3'), ...change })).toBeUndefined();
});

test('a sum of counts is kept unless a rate is chosen instead', () => {
  expect(componentFrom(rowOf('II.a'))?.formula.kind).toBe('ratio');
  expect(componentFrom({ ...rowOf('II.a'), source: 'on_time_rate' })?.formula).toEqual({
    kind: 'rate',
    indicator: 'on_time_rate',
  });
});

test('a new component takes a free code and is said to lack its name', () => {
  const row = newRow('III', rows);
  expect(row.code).toBe('III.e');
  const added = [...SHIPPED_SET.components, ...[componentFrom(row)].filter((one) => one !== undefined)];
  expect(problemsOf(added)).toContain('III.e: thiếu tên.');
});
