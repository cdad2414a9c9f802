import { expect, test } from 'vitest';
import { closedOn, requireFit, withVersion } from './change.ts';
import { type Place, reachOf, type Territory } from './reach.ts';
import { existsOn, fullName, lineName, slugFor, type UnitVersion, versionOn } from './unit.ts';

const nobody = () => false;

function aVersion(change: Partial<UnitVersion> = {}): UnitVersion {
  return {
    validFrom: '2021-01-01',
    validTo: undefined,
    name: 'Châu Ổ',
    type: 'thi-tran',
    parentId: 1,
    areaCode: undefined,
    agencyCode: 'H48.01.01',
    agencyCodeInvented: true,
    basis: undefined,
    ...change,
  };
}

test.each([
  ['xa', 'Bình Sơn', undefined, 'xa-binh-son'],
  ['dac-khu', 'Lý Sơn', undefined, 'dac-khu-ly-son'],
  ['phuong', 'Đức Phổ', undefined, 'phuong-duc-pho'],
  ['thanh-pho', 'Đà Nẵng', undefined, 'thanh-pho-da-nang'],
  ['section', 'Văn phòng – Thống kê', { slug: 'chau-o', name: 'Châu Ổ' }, 'chau-o.van-phong-thong-ke'],
] as const)('the address of %s %s is %s → %s', (type, name, parent, slug) => {
  expect(slugFor({ type, name, parent }, nobody)).toBe(slug);
});

test('a taken address gets the parent behind it, then a number', () => {
  const unit = { type: 'xa', name: 'Bình Thành', parent: { slug: 'tay-son', name: 'Tây Sơn' } } as const;
  const taken = new Set(['xa-binh-thanh']);
  expect(slugFor(unit, (slug) => taken.has(slug))).toBe('xa-binh-thanh-tay-son');
  taken.add('xa-binh-thanh-tay-son');
  expect(slugFor(unit, (slug) => taken.has(slug))).toBe('xa-binh-thanh-tay-son-2');
});

test('names inside a sentence and at its beginning', () => {
  expect(fullName('xa', 'Bình Sơn')).toBe('xã Bình Sơn');
  expect(lineName('đặc khu Lý Sơn')).toBe('Đặc khu Lý Sơn');
  expect(fullName('section', 'Phòng Kinh tế')).toBe('Phòng Kinh tế');
});

test('a new name ends the old one the day before', () => {
  const versions = withVersion([aVersion()], '2025-07-01', { name: 'Bình Sơn', type: 'xa', basis: 'NQ 1677' });
  expect(versions.map(({ name, validFrom, validTo }) => [name, validFrom, validTo])).toEqual([
    ['Châu Ổ', '2021-01-01', '2025-06-30'],
    ['Bình Sơn', '2025-07-01', undefined],
  ]);
  expect(versionOn(versions, '2025-06-30')?.name).toBe('Châu Ổ');
  expect(versionOn(versions, '2025-07-01')?.name).toBe('Bình Sơn');
  expect(versionOn(versions, '2019-01-01')?.name).toBe('Châu Ổ');
});

test('a closed unit exists to its last day and keeps its last name', () => {
  const versions = closedOn([aVersion()], '2025-06-30');
  expect(existsOn(versions, '2025-06-30')).toBe(true);
  expect(existsOn(versions, '2025-07-01')).toBe(false);
  expect(versionOn(versions, '2026-01-01')?.name).toBe('Châu Ổ');
});

test.each([
  ['unit-closed', () => withVersion([aVersion({ validTo: '2025-06-30' })], '2026-01-01', { name: 'Mới' })],
  ['unit-change-day-wrong', () => withVersion([aVersion()], '2021-01-01', { name: 'Mới' })],
  ['unit-change-day-wrong', () => withVersion([aVersion()], '2025-02-30', { name: 'Mới' })],
  ['unit-closed', () => closedOn([aVersion({ validTo: '2025-06-30' })], '2026-01-01')],
  ['unit-name-missing', () => requireFit({ type: 'xa', name: ' ', parentKind: 'province' })],
  ['unit-parent-wrong', () => requireFit({ type: 'huyen', name: 'Bình Sơn', parentKind: 'commune' })],
  ['unit-parent-wrong', () => requireFit({ type: 'xa', name: 'Bình Sơn', parentKind: undefined })],
])('refuses: %s', (code, act) => {
  expect(act).toThrow(expect.objectContaining({ code }));
});

/** 1 old province → 2 old district → 3, 4 old communes; 10 today's province → 11 today's commune = 3 + 4. */
const TERRITORY = ((): Territory => {
  const places: readonly Place[] = [
    { id: 1, open: false, parentId: undefined },
    { id: 2, open: false, parentId: 1 },
    { id: 3, open: false, parentId: 2 },
    { id: 4, open: false, parentId: 2 },
    { id: 10, open: true, parentId: undefined },
    { id: 11, open: true, parentId: 10 },
  ];
  const merges: Readonly<Record<number, readonly number[]>> = { 10: [1], 11: [3, 4] };
  return {
    place: (id) => places.find((place) => place.id === id),
    below: (id) => places.filter(({ parentId }) => parentId === id),
    mergedInto: (id) => merges[id] ?? [],
  };
})();

test.each([
  [11, false, [3, 4, 11], [11]],
  [10, false, [1, 10], [10]],
  [10, true, [1, 2, 3, 4, 10, 11], [10, 11]],
  [2, true, [2, 3, 4], [2, 3, 4]],
  [2, false, [2], [2]],
  [3, true, [3], [3]],
  [99, true, [], []],
])('a role at %i (covers below: %s) reads %j and writes %j', (unit, coversBelow, reads, writes) => {
  const reach = reachOf(TERRITORY, unit, coversBelow);
  expect([...reach.reads].sort((a, b) => a - b)).toEqual(reads);
  expect([...reach.writes].sort((a, b) => a - b)).toEqual(writes);
});
