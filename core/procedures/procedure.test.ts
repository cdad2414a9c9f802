import { describe, expect, test } from 'vitest';
import { requireComponents, requireVersion, type VersionDraft, versionOn } from './procedure.ts';
import { isSameProcedure, nationalPart, parseProcedureCode } from './procedure-code.ts';
import { limitWords, requireLimit, secondTermOf, type TimeLimit, termOf } from './time-limit.ts';

describe('the code of a procedure', () => {
  test.each([
    ['1.001193', '1.001193', ''],
    ['2.000908.000.00.00.H61', '2.000908', '.000.00.00.H61'],
    ['1.014383.H13', '1.014383', '.H13'],
    [' 1.014383.h13 ', '1.014383', '.H13'],
  ])('%s', (text, national, local) => {
    expect(parseProcedureCode(text)).toEqual({ national, local });
  });

  test.each(['', '1001193', '1.00119', '1.0011930', '1.001193.H1', '1.001193.000.00.H61', 'x.001193', '1.001193.'])(
    'refuses %j',
    (text) => {
      expect(parseProcedureCode(text)).toBeUndefined();
    },
  );

  test('is compared by its national part only', () => {
    expect(isSameProcedure('2.000908.000.00.00.H61', '2.000908')).toBe(true);
    expect(isSameProcedure('1.014383.H13', '1.014383.H56')).toBe(true);
    expect(isSameProcedure('1.001193', '1.001194')).toBe(false);
    expect(isSameProcedure('sai', 'sai')).toBe(false);
    expect(nationalPart('1.014383.H13')).toBe('1.014383');
  });
});

const limit = (value: Partial<TimeLimit> & Pick<TimeLimit, 'kind'>): TimeLimit => ({ hoursAsDays: false, ...value });

describe('a time limit', () => {
  test.each<[string, TimeLimit, ReturnType<typeof termOf>, string]>([
    [
      'certification',
      limit({ kind: 'same-day', cutoff: 900 }),
      { unit: 'same-day', cutoff: 900 },
      'Trong ngày (nhận sau 15:00: ngày làm việc tiếp theo)',
    ],
    ['same day', limit({ kind: 'same-day' }), { unit: 'same-day', cutoff: undefined }, 'Trong ngày'],
    [
      'working days',
      limit({ kind: 'working-days', amount: 3 }),
      { unit: 'working-days', amount: 3 },
      '03 ngày làm việc',
    ],
    ['calendar days', limit({ kind: 'calendar-days', amount: 45 }), { unit: 'calendar-days', amount: 45 }, '45 ngày'],
    ['hours', limit({ kind: 'working-hours', amount: 8 }), { unit: 'working-minutes', amount: 480 }, '08 giờ làm việc'],
    [
      'hours that are days: Nghệ An 1.012994, 168 h = 21 days',
      limit({ kind: 'working-hours', amount: 168, hoursAsDays: true }),
      { unit: 'working-days', amount: 21 },
      '168 giờ làm việc; tính bằng 21 ngày làm việc',
    ],
    [
      'two appointments: 5 = 3 + 2',
      limit({ kind: 'working-days', amount: 5, second: 2 }),
      { unit: 'working-days', amount: 3 },
      '05 ngày làm việc; hẹn lần 1: 03 ngày, hẹn lần 2: 02 ngày',
    ],
    ['no appointment', limit({ kind: 'none' }), undefined, 'Không hẹn trả kết quả'],
  ])('%s', (_, value, term, words) => {
    expect(() => requireLimit(value)).not.toThrow();
    expect(termOf(value)).toEqual(term);
    expect(limitWords(value)).toBe(words);
  });

  test('is longer where verification is needed', () => {
    const marriage = limit({ kind: 'same-day', extended: 5 });
    expect(termOf(marriage, { verification: true })).toEqual({ unit: 'working-days', amount: 5 });
    expect(termOf(marriage)).toEqual({ unit: 'same-day', cutoff: undefined });
    const status = limit({ kind: 'working-days', amount: 3, extended: 23 });
    expect(termOf(status, { verification: true })).toEqual({ unit: 'working-days', amount: 23 });
    expect(limitWords(status)).toBe('03 ngày làm việc; tối đa 23 ngày làm việc nếu phải xác minh');
    expect(termOf(limit({ kind: 'working-days', amount: 3 }), { verification: true })).toEqual({
      unit: 'working-days',
      amount: 3,
    });
  });

  test('has a second appointment only where the procedure says so', () => {
    expect(secondTermOf(limit({ kind: 'working-days', amount: 10, second: 2 }))).toEqual({
      unit: 'working-days',
      amount: 2,
    });
    expect(secondTermOf(limit({ kind: 'working-days', amount: 10 }))).toBeUndefined();
  });

  test.each<[string, TimeLimit]>([
    ['limit-wrong', limit({ kind: 'working-days' })],
    ['limit-wrong', limit({ kind: 'none', amount: 3 })],
    ['limit-wrong', limit({ kind: 'same-day', amount: 1 })],
    ['limit-wrong', limit({ kind: 'working-days', amount: 3, cutoff: 900 })],
    ['limit-wrong', limit({ kind: 'working-days', amount: 3, second: 3 })],
    ['limit-wrong', limit({ kind: 'calendar-days', amount: 30, second: 3 })],
    ['limit-wrong', limit({ kind: 'working-days', amount: 5, extended: 5 })],
    ['limit-not-whole-days', limit({ kind: 'working-hours', amount: 20, hoursAsDays: true })],
    ['limit-not-whole-days', limit({ kind: 'working-days', amount: 8, hoursAsDays: true })],
  ])('is refused as %s', (code, value) => {
    expect(() => requireLimit(value)).toThrow(expect.objectContaining({ code }));
  });
});

describe('the version that a receipt follows', () => {
  const version = (id: string, issuerId: number | undefined, validFrom: string, validTo?: string) => ({
    id,
    issuerId,
    validFrom,
    validTo,
  });
  const [COMMUNE, PROVINCE, OTHER] = [301, 51, 44];
  const versions = [
    version('nation 2020', undefined, '2020-01-01', '2023-12-31'),
    version('nation 2024', undefined, '2024-01-01'),
    version('province', PROVINCE, '2024-06-01'),
    version('other province', OTHER, '2020-01-01'),
    version('commune', COMMUNE, '2025-01-01', '2025-01-31'),
  ];

  test.each([
    ['2019-12-31', undefined],
    ['2023-12-31', 'nation 2020'],
    ['2024-01-01', 'nation 2024'],
    ['2024-06-01', 'province'],
    ['2025-01-15', 'commune'],
    ['2025-02-01', 'province'],
  ])('on %s: %s', (day, expected) => {
    expect(versionOn(versions, day, [COMMUNE, PROVINCE])?.id).toBe(expected);
  });

  test('of one issuer is the latest to start', () => {
    const both = [version('late', undefined, '2024-01-01'), version('early', undefined, '2020-01-01')];
    expect(versionOn(both, '2024-05-05', [])?.id).toBe('late');
    expect(versionOn(both.toReversed(), '2024-05-05', [])?.id).toBe('late');
  });
});

describe('a version fit to be kept', () => {
  const draft: VersionDraft = {
    validFrom: '2026-01-01',
    code: '1.001193.h48',
    name: '  Đăng ký   khai sinh ',
    fieldId: 1,
    limit: limit({ kind: 'same-day' }),
    onlineLevel: 'full',
    feeRule: 'Không',
    result: 'Giấy khai sinh',
    legalBasis: 'Luật Hộ tịch 2014',
    confidence: '',
  };

  test('has clean words and a code of the grammar', () => {
    expect(requireVersion(draft)).toMatchObject({ code: '1.001193.H48', name: 'Đăng ký khai sinh' });
  });

  test.each<[string, Partial<VersionDraft>]>([
    ['procedure-code-wrong', { code: '1001193' }],
    ['procedure-name-missing', { name: ' ' }],
    ['procedure-basis-missing', { legalBasis: ' ' }],
    ['limit-wrong', { limit: limit({ kind: 'working-days' }) }],
  ])('or is refused: %s', (code, change) => {
    expect(() => requireVersion({ ...draft, ...change })).toThrow(expect.objectContaining({ code }));
  });

  test('names every component', () => {
    const component = { name: ' Tờ khai ', originals: 1, copies: 0, required: true, note: '' };
    expect(requireComponents([component])).toEqual([{ ...component, name: 'Tờ khai' }]);
    expect(() => requireComponents([{ ...component, name: ' ' }])).toThrow(
      expect.objectContaining({ code: 'component-name-missing' }),
    );
  });
});
