import { expect, test } from 'vitest';
import { requirePassword, requirePersonName, requireReachOf, requireReason, requireUserName } from './account.ts';
import { type GrantWish, holdsOn, requireGrantable } from './grant.ts';

const wish = (change: Partial<GrantWish> = {}): GrantWish => ({
  role: 'specialist',
  unitId: 1,
  coversBelow: false,
  from: '2026-01-01',
  to: undefined,
  ...change,
});
const at = (writes: readonly number[], isSection = false) => ({ isSection, writes });

test('user names are kept in small letters', () => {
  expect(requireUserName(' MotCua.BinhSon ')).toBe('motcua.binhson');
});

test('a name is stored composed and with single spaces', () => {
  expect(requirePersonName('  Nguyễn  Văn An'.normalize('NFD'))).toBe('Nguyễn Văn An'.normalize('NFC'));
});

test.each(['mot cua 2026', 'trời mưa cá lội', 'chuyenxetuyen'])('takes the password "%s"', (password) => {
  expect(requirePassword(password, 'motcua.binhson')).toBe(password);
});

test.each([
  ['user-name-wrong', () => requireUserName('Một cửa')],
  ['user-name-wrong', () => requireUserName('ab')],
  ['user-name-wrong', () => requireUserName('-abc')],
  ['name-missing', () => requirePersonName(' ')],
  ['password-short', () => requirePassword('mot cua', 'a.b')],
  ['password-long', () => requirePassword('x'.repeat(129), 'a.b')],
  ['password-like-name', () => requirePassword('an.nguyen-2026', 'an.nguyen')],
  ['password-simple', () => requirePassword('1111111111', 'a.b')],
  ['password-simple', () => requirePassword('Mật khẩu 12345', 'a.b')],
  ['password-simple', () => requirePassword('Password123', 'a.b')],
  ['reason-missing', () => requireReason(' . ')],
  ['account-reaches-further', () => requireReachOf([1, 2], [2, 3])],
  ['grant-days-wrong', () => requireGrantable(wish({ to: '2025-12-31' }), at([1]), [1])],
  ['grant-days-wrong', () => requireGrantable(wish({ from: '2026-02-30' }), at([1]), [1])],
  ['grant-beyond-own', () => requireGrantable(wish({ coversBelow: true }), at([1, 2]), [1])],
  ['grant-section-wrong', () => requireGrantable(wish({ role: 'chair' }), at([1], true), [1])],
  ['grant-section-wrong', () => requireGrantable(wish({ coversBelow: true }), at([1], true), [1])],
])('refuses: %s', (code, act) => {
  expect(act).toThrow(expect.objectContaining({ code }));
});

test('a role within the giver’s reach is granted', () => {
  expect(() => requireGrantable(wish({ coversBelow: true }), at([1, 2]), [1, 2, 3])).not.toThrow();
});

test('a role holds from its first to its last day', () => {
  const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'];
  expect(days.map((day) => holdsOn({ from: '2026-01-01', to: '2026-06-30' }, day))).toEqual([false, true, true, false]);
});
