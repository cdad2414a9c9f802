import { describe, expect, test } from 'vitest';
import { emptyLine, type Line } from '../assessment.ts';
import { type Criterion, schemeOf } from '../criteria-set.ts';
import type { DeclaredValues } from '../declared-values.ts';
import { USUAL_ROUNDING } from '../rounding.ts';
import { type AlertGround, alertsOf, type MonthlyShare, USUAL_THRESHOLDS } from './alerts.ts';
import { footingOf, provisionalLines, sumsOf } from './provisional.ts';
import { type OpenWork, openTasksOf, tiedTasks } from './tied-tasks.ts';

const variable = (name: string, indicator?: string, source = 'dossiers') => ({
  name,
  label: name,
  kind: 'count' as const,
  unit: 'hồ sơ',
  source: source as 'dossiers',
  ...(indicator ? { indicator } : {}),
});

function criterion(code: string, more: Partial<Criterion>): Criterion {
  return {
    code,
    parent: undefined,
    level: 'criterion',
    name: `Tiêu chí ${code}`,
    max: 10_000,
    method: 'PROPORTIONAL',
    parameters: { part: 'online', whole: 'all' },
    variables: [variable('all', 'dossiers_received'), variable('online', 'dossiers_online')],
    rounding: USUAL_ROUNDING,
    rateIndicator: undefined,
    section: 'Văn phòng – Thống kê',
    evidence: 'Báo cáo',
    note: '',
    legalBasis: '',
    origin: 'test',
    ...more,
  };
}

const SCHEME = schemeOf({
  id: 'set' as never,
  code: 'set',
  version: 1,
  name: '',
  basis: '',
  unitKind: 'commune',
  state: 'published',
  maxBonus: 0,
  maxPenalty: 0,
  result: 'absolute',
  bands: [],
  tieRule: 'shared',
  criteria: [
    criterion('1', {}),
    criterion('2', {
      method: 'DEDUCT_PER_EVENT',
      parameters: { events: 'late', each: '0.5' },
      variables: [variable('late', 'assigned_tasks_late', 'plans')],
    }),
    criterion('3', { method: 'PASS_FAIL', parameters: { flags: ['rule'] }, variables: [variable('rule', undefined)] }),
  ],
});

const confirmed = (all: number, online: number): DeclaredValues => ({
  all: { value: all, origin: 'indicator', source: 'dossiers_received' },
  online: { value: online, origin: 'indicator', source: 'dossiers_online' },
});
const line = (code: string, more: Partial<Line>): readonly [string, Line] => [
  code,
  { ...emptyLine(code), version: 1, ...more },
];
const SCORED = new Map([
  line('1', { values: confirmed(100, 90), self: { points: 9_000, computed: true } }),
  line('2', {
    values: { late: { value: 0, origin: 'typed' } },
    self: { points: 10_000, computed: true },
    explanation: 'Sổ',
  }),
  line('3', {
    values: { rule: { value: 1, origin: 'typed' } },
    self: { points: 10_000, computed: true },
    explanation: 'QĐ',
  }),
]);

function ground(more: Partial<AlertGround> = {}): AlertGround {
  const stored = more.stored ?? SCORED;
  return {
    scheme: SCHEME,
    open: true,
    sheetPath: 'cham-diem/2026',
    year: 2026,
    today: '2026-11-20',
    deadline: '2026-12-14',
    stored,
    lines: stored,
    monthly: new Map(),
    tasks: [],
    thresholds: USUAL_THRESHOLDS,
    ...more,
  };
}

test('a sheet in order raises nothing', () => {
  expect(alertsOf(ground())).toEqual([]);
});

describe('a falling rate', () => {
  const monthly = (now: readonly [number, number], before: readonly [number, number]) =>
    new Map<string, MonthlyShare>([
      [
        '1',
        {
          month: '2026-11-01',
          now: { part: now[0], whole: now[1] },
          before: { part: before[0], whole: before[1] },
        },
      ],
    ]);

  test('counts what would be lost if the year were like this month', () => {
    const [alert, ...others] = alertsOf(ground({ monthly: monthly([16, 20], [90, 100]) }));
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      kind: 'falling',
      code: '1',
      points: 1_000,
      key: 'falling:1:2026-11',
      path: 'cham-diem/2026?dong=1',
      sentence: 'Tháng 11/2026: 80 % (16/20), ba tháng trước: 90 % (90/100). Cả năm như tháng này thì được 0,8 điểm.',
    });
  });

  test.each([
    ['two dossiers do not cry wolf', [1, 2], [90, 100]],
    ['nor do few before it', [16, 20], [9, 10]],
    ['less than the threshold is no fall', [18, 20], [92, 100]],
    ['rising is no fall', [20, 20], [90, 100]],
  ] as const)('%s', (_why, now, before) => {
    expect(alertsOf(ground({ monthly: monthly(now, before) }))).toEqual([]);
  });
});

describe('an indicator that moved after it was confirmed', () => {
  const live = (all: number, online: number) =>
    provisionalLines(SCHEME, SCORED, {
      '1': {
        all: { value: all, indicator: 'dossiers_received' },
        online: { value: online, indicator: 'dossiers_online' },
      },
    });

  test('says from what to what, in figures and in points', () => {
    expect(alertsOf(ground({ lines: live(120, 96) }))).toMatchObject([
      {
        kind: 'moved',
        points: 1_000,
        sentence: 'all: 100 → 120; online: 90 → 96. Điểm đã xác nhận 0,9, nay 0,8.',
      },
    ]);
  });

  test('not for less than the threshold, and not once the sheet is handed in', () => {
    expect(alertsOf(ground({ lines: live(101, 91) }))).toEqual([]);
    expect(alertsOf(ground({ lines: live(120, 96), open: false }))).toEqual([]);
  });
});

test('points without a document or a word are named with what would prove them', () => {
  const stored = new Map(SCORED).set('3', { ...(SCORED.get('3') ?? emptyLine('3')), explanation: '' });
  expect(alertsOf(ground({ stored }))).toMatchObject([
    { kind: 'evidence', code: '3', points: 10_000, sentence: expect.stringContaining('(Báo cáo)') },
  ]);
});

describe('the end of self-scoring', () => {
  const stored = new Map([...SCORED].filter(([code]) => code !== '3'));

  test('warns once for all empty cells, and only when it is near', () => {
    expect(alertsOf(ground({ stored, today: '2026-11-28' }))).toEqual([]);
    expect(alertsOf(ground({ stored, today: '2026-11-29' }))).toMatchObject([
      {
        kind: 'deadline',
        points: 10_000,
        dueOn: '2026-12-14',
        sentence: 'Còn 1 tiêu chí chưa tự chấm; hạn 14/12/2026.',
      },
    ]);
    expect(alertsOf(ground({ stored, today: '2026-12-15' }))[0]?.sentence).toContain('đã hết hạn');
  });
});

describe('tasks', () => {
  const work = (key: string, origin: string, dueOn: string, criterionCode: string | null = null): OpenWork => ({
    key,
    origin,
    criterionCode,
    title: `Việc ${key}`,
    dueOn,
    path: `nhiem-vu/${key}`,
    sectionId: 7,
    personId: null,
  });

  test('an order threatens the criterion that counts late orders; what nothing counts is left out', () => {
    const works = [
      work('a', 'superior', '2026-11-25'),
      work('b', 'superior', '2026-11-18'),
      work('c', 'other', '2026-11-18'),
      work('d', 'remediation', '2026-11-21', '3'),
      work('e', 'superior', '2026-12-10'),
    ];
    const alerts = alertsOf(ground({ tasks: tiedTasks(SCHEME, works) }));
    expect(alerts.map(({ code, sentence, path }) => [code, sentence, path])).toEqual([
      ['2', '“Việc b” và 1 việc khác: 1 việc đã quá hạn.', 'nhiem-vu/b'],
      ['3', '“Việc d”: hạn 21/11/2026.', 'nhiem-vu/d'],
    ]);
  });

  test('the rest of the window is decided by what falls due in it', () => {
    const works = [
      work('a', 'annual', '2026-11-20'),
      work('b', 'annual', '2026-12-14'),
      work('c', 'annual', '2026-12-31'),
      work('d', 'communication', '2026-11-21'),
      work('e', 'superior', '2026-11-19'),
    ];
    expect(openTasksOf(works, '2026-11-20', '2026-12-14')).toEqual({ annual: 1, communication: 1, assignedOverdue: 1 });
  });
});

test('a typed line stays whole, its gaps are filled, and what is excused stays so', () => {
  const live = { '1': { all: { value: 50, indicator: 'x' }, online: { value: 40, indicator: 'y' } } };
  const typed = new Map([
    line('1', { values: { all: { value: 80, origin: 'typed' }, online: { value: 20, origin: 'indicator' } } }),
  ]);
  expect(provisionalLines(SCHEME, typed, live).get('1')?.self?.points).toBe(2_500);
  const gap = new Map([line('1', { values: { all: { value: 80, origin: 'typed' } } })]);
  expect(provisionalLines(SCHEME, gap, live).get('1')?.self?.points).toBe(5_000);
  const rate = new Map([line('1', { values: { rate: { value: 7_000, origin: 'typed' } } })]);
  expect(provisionalLines(SCHEME, rate, live).get('1')?.self?.points).toBe(7_000);
  const excused = new Map([line('1', { applicable: false, notApplicableReason: 'Không có' })]);
  expect(provisionalLines(SCHEME, excused, live).get('1')).toMatchObject({ applicable: false, self: undefined });
  const claimed = new Map([line('1', { self: { points: 5_000, computed: false, reason: 'Sổ khác' } })]);
  expect(provisionalLines(SCHEME, claimed, live).get('1')?.self?.points).toBe(5_000);
  expect(provisionalLines(SCHEME, new Map(), {}).get('1')?.self).toBeUndefined();
});

test('a criterion that the unit only proposes to leave out stays in the sum, with unknown points', () => {
  const of = (state: 'proposed' | 'approved') =>
    new Map([
      line('1', { applicable: false, notApplicableReason: 'Không có', exemption: { state, note: '' } }),
      line('2', { self: { points: 10_000, computed: true } }),
    ]);
  const leaves = SCHEME.leaves.slice(0, 2);
  expect(sumsOf(leaves, of('proposed'))).toEqual({ max: 20_000, points: 10_000, knownMax: 10_000, unknown: 1 });
  expect(sumsOf(leaves, of('approved'))).toEqual({ max: 10_000, points: 10_000, knownMax: 10_000, unknown: 0 });
  expect([...of('proposed').values()].map(footingOf)).toEqual(['proposed', 'linked']);
});
