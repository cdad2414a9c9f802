import { expect, test } from 'vitest';
import { problemsOf } from './check-set.ts';
import { type Component, wholePoints } from './component.ts';
import { SHIPPED_SET } from './shipped-set.ts';

const changed = (code: string, change: Partial<Component>) =>
  SHIPPED_SET.components.map((one) => (one.code === code ? { ...one, ...change } : one));

test('what ships is in order, unknown splits and all', () => {
  expect(problemsOf(SHIPPED_SET.components)).toEqual([]);
});

test.each<[string, readonly Component[], string]>([
  [
    'too many points',
    changed('IV.3', { maxPoints: wholePoints(7) }),
    'Nhóm IV (Cung cấp dịch vụ trực tuyến) cộng được 23 điểm, phải là 22 điểm.',
  ],
  [
    'too few, with nothing unknown',
    changed('II.a', { maxPoints: wholePoints(19) }),
    'Nhóm II (Tiến độ, kết quả giải quyết) cộng được 19 điểm, phải là 20 điểm.',
  ],
  [
    'an unknown maximum in a group that is whole',
    changed('I.a', { maxPoints: wholePoints(18) }),
    'Nhóm I (Công khai, minh bạch) đã đủ 18 điểm nhưng còn thành phần ghi “chưa rõ cơ cấu điểm”.',
  ],
  ['a target beyond everything', changed('IV.3', { target: 10_001 }), 'IV.3: chỉ tiêu phải trên 0 đến 100 %.'],
  [
    'a target without its method',
    changed('IV.2', { target: 5000 }),
    'IV.2: chỉ tiêu chỉ dùng cho cách tính theo chỉ tiêu.',
  ],
  [
    'an indicator that does not exist',
    changed('IV.2', { formula: { kind: 'rate', indicator: 'luck_rate' } }),
    'IV.2: không có tỷ lệ này trong phần mềm.',
  ],
  ['a code of another group', changed('IV.2', { code: 'V.9' }), 'V.9: mã phải bắt đầu bằng “IV.”.'],
  ['a code twice', changed('IV.2', { code: 'IV.3' }), 'Mã IV.3 có hai lần.'],
])('%s is said', (_, components, sentence) => {
  expect(problemsOf(components)).toContain(sentence);
});

test('a province that knows the whole split publishes it', () => {
  const whole = SHIPPED_SET.components.map((one) =>
    one.code === 'I.b' || one.code === 'I.c' ? { ...one, maxPoints: wholePoints(7) } : one,
  );
  expect(problemsOf(whole)).toEqual([]);
});
