import { describe, expect, test } from 'vitest';
import type { ImportedDossier } from '#core/imports/imported-dossier.ts';
import type { DashboardAnswer, FormAnswer, IndicatorsAnswer } from '#core/indicators/contract.ts';
import type { Identity } from '#server/platform/identity.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units', 'calendars', 'procedures', 'dossiers', 'indicators'] });

const agencyOf = (slug: string) => world.deps.directory.bySlug(slug)?.agencyId ?? 0;

function person(role: Identity['grants'][number]['role'], slug: string, coversBelow = false): Record<string, string> {
  const { reads, writes } = world.deps.directory.reachOf(agencyOf(slug), coversBelow);
  return world.as({
    accountId: `${role}-${slug}`,
    name: 'Trần Thị Ễnh',
    grants: [{ role, unitId: agencyOf(slug), reads, writes }],
  });
}

const get = (url: string, headers: Record<string, string>) => world.http.inject({ method: 'GET', url, headers });
const post = (url: string, payload: object, headers: Record<string, string>) =>
  world.http.inject({ method: 'POST', url, headers, payload });

const figure = (answer: IndicatorsAnswer, code: string) => answer.values.find((value) => value.code === code);

test('every figure of a window states its denominator and where it comes from', async () => {
  const answer = (
    await get('/api/units/ba-bich/indicators?period=2023-year', person('inspector', 'ba-bich'))
  ).json() as IndicatorsAnswer;

  expect(answer.window).toEqual({ from: '2022-12-15', to: '2023-12-14', period: '2023-year', name: 'Năm 2023' });
  expect(figure(answer, 'online_rate')).toMatchObject({
    origin: 'computed',
    numerator: 162,
    denominator: 376,
    rate: '43.09',
    denominatorText: 'hồ sơ mới tiếp nhận trong kỳ',
  });
  expect(figure(answer, 'late_rate_of_received')).toMatchObject({ numerator: 51, denominator: 376, rate: '13.56' });
  expect(figure(answer, 'on_time_rate')).toMatchObject({ numerator: 325, denominator: 376, rate: '86.44' });
  // The notice prints a rate and no counts: none are invented.
  expect(figure(answer, 'digitisation_rate')).toMatchObject({
    origin: 'typed',
    numerator: null,
    denominator: null,
    rate: '48.40',
    drill: null,
    typed: { source: 'Thông báo kết luận hội nghị CCHC ngày 12/01/2024 của UBND xã Ba Bích', kind: 'actual' },
  });
  expect(figure(answer, 'satisfaction_rate')).toMatchObject({ origin: 'none', rate: null });
});

test('Bến Quan 2023: typed rates and fractions as printed', async () => {
  const answer = (
    await get('/api/units/ben-quan/indicators?period=2023-year', person('chair', 'ben-quan'))
  ).json() as IndicatorsAnswer;

  expect(figure(answer, 'plan_completion_rate')).toMatchObject({ numerator: 28, denominator: 31, rate: '90.32' });
  const rates = Object.fromEntries(
    answer.values.flatMap(({ code, origin, rate }) => (origin === 'typed' ? [[code, rate]] : [])),
  );
  expect(rates).toEqual({
    plan_completion_rate: '90.32',
    commitments_kept_rate: '88.89',
    digitisation_rate: '49.00',
    electronic_result_rate: '99.68',
    procedures_paid_online_rate: '23.33',
    online_payment_rate: '26.24',
    online_full_rate: '84.62',
    services_online_used_rate: '86.67',
    online_service_dossiers_rate: '51.54',
    agency_signed_rate: '99.10',
    leader_signed_rate: '100.00',
  });
});

test('form II.06a adds up, and each cell leads down to as many dossiers as it says', async () => {
  const headers = person('focal-officer', 'chau-o');
  const form = (await get('/api/units/chau-o/form-ii06a?from=2022-12-05&to=2023-11-01', headers)).json() as FormAnswer;

  expect(form.broken).toEqual([]);
  expect(form.total).toMatchObject({ c3: 1200, c4: 627, c5: 573, c6: 0, c7: 1126, c8: 1126, c11: 20, withdrawn: 54 });
  const cells = [
    ...Object.entries(form.totalDrill).map(([column, drill]) => ({ drill, count: form.total[column as 'c3'] })),
    ...form.rows.flatMap(({ cells, drill }) =>
      Object.entries(drill).map(([column, down]) => ({ drill: down, count: cells[column as 'c3'] })),
    ),
  ];
  expect(cells.length).toBeGreaterThan(20);
  for (const { drill, count } of cells) {
    const list = await get(`/api/units/chau-o/dossiers?${new URLSearchParams(drill ?? {})}`, headers);
    expect(list.json().total, JSON.stringify(drill)).toBe(count);
  }
});

test('by channel, the lines are the channels', async () => {
  const form = (
    await get('/api/units/chau-o/form-ii06a?from=2022-12-05&to=2023-11-01&by=channel', person('chair', 'chau-o'))
  ).json() as FormAnswer;
  expect(form.rows.map(({ label, cells }) => [label, cells.c3])).toEqual([
    ['Trực tiếp', 541],
    ['Trực tuyến (chưa phân loại)', 627],
    ['Bưu chính công ích', 32],
  ]);
  expect(form.broken).toEqual([]);
});

test('an estimate says until which day it is known', async () => {
  const form = (
    await get('/api/units/pho-phong/form-ii06a?period=2023-q1', person('chair', 'pho-phong'))
  ).json() as FormAnswer;
  expect(form.cutoff?.cutOff).toBe('2023-03-10');
  expect(form.total).toMatchObject({ c3: 720, c6: 3, c9: 708, c10: 10, c11: 2 });
});

test('a successor sums its predecessors in the years before it was', async () => {
  const answer = (
    await get('/api/units/xa-binh-son/indicators?from=2022-12-05&to=2023-11-01', person('chair', 'xa-binh-son'))
  ).json() as IndicatorsAnswer;
  expect(figure(answer, 'dossiers_received')?.count).toBe(1200);
  expect(answer.sources.map(({ slug }) => slug)).toContain('chau-o');
});

test('a district of its time is the sum of its communes; a commune officer does not see it', async () => {
  const url = '/api/units/huyen-binh-son/indicators?from=2022-12-05&to=2023-11-01';
  const answer = (await get(url, person('appraiser', 'huyen-binh-son', true))).json() as IndicatorsAnswer;
  expect(figure(answer, 'dossiers_received')?.count).toBe(1200);
  expect((await get(url, person('chair', 'chau-o'))).statusCode).toBe(403);
});

describe('the dashboard', () => {
  test('tiles with lights, what is due, twelve months', async () => {
    const answer = (
      await get('/api/units/xa-binh-son/dashboard', person('chair', 'xa-binh-son'))
    ).json() as DashboardAnswer;
    expect(answer.asOf).toBe('2026-11-20');
    expect(answer.trend).toHaveLength(12);
    expect(answer.trend.filter(({ received }) => received > 0).length).toBeGreaterThanOrEqual(10);
    const overdue = answer.tiles.find(({ code }) => code === 'dossiers_open_overdue');
    expect(overdue?.count).toBe(answer.trend.at(-1)?.overdue);
    expect(overdue?.count).toBe(answer.due.find(({ label }) => label === 'hồ sơ quá hạn')?.count);
    expect(new Set(answer.tiles.map(({ light }) => light)).size).toBeGreaterThanOrEqual(3);
  });

  test('costs the same number of statements for one commune and for a province', async () => {
    const commune = person('chair', 'xa-ba-to');
    const province = person('appraiser', 'tinh-quang-ngai', true);
    const small = await world.statementsOf(() => get('/api/units/xa-ba-to/dashboard', commune));
    const wide = await world.statementsOf(() => get('/api/units/tinh-quang-ngai/dashboard', province));
    expect(wide).toBe(small);
    expect(small).toBeLessThanOrEqual(15);
    // The page is remembered: only its version is asked.
    const again = await world.statementsOf(() => get('/api/units/tinh-quang-ngai/dashboard', province));
    expect(again).toBe(1);
  });

  describe('remembers its figures', () => {
    const url = '/api/units/xa-ba-to/dashboard';
    const agencyId = () => agencyOf('xa-ba-to');
    const chair = () => person('chair', 'xa-ba-to');
    const focal = () => person('focal-officer', 'xa-ba-to');
    const read = async () => (await get(url, chair())).json() as DashboardAnswer;
    const aRow: ImportedDossier = {
      row: 1,
      code: 'H48.99-261110-0001',
      procedureName: 'Đăng ký kết hôn',
      field: 'Hộ tịch',
      applicantName: 'Phạm Thị Ễnh',
      channel: 'direct',
      status: 4,
      receivedAt: '2026-11-10T08:00:00+07:00',
      due: '2026-11-12',
    };
    const imported = (row: Partial<ImportedDossier>) =>
      writeIn(world.deps.db, world.context.scope, agencyId(), async (tx) => {
        const [target] = world.deps.importTargets;
        const source = { agencyId: agencyId(), actor: world.context.scope.actor, at: world.deps.now() };
        return target?.applyBatch(tx, { ...source, runId: 'r', fileName: 'f', fileHash: 'h' }, [{ ...aRow, ...row }]);
      });
    const tile = ({ tiles }: DashboardAnswer, code: string) => tiles.find((one) => one.code === code);

    test('and shows every change in the very next answer', async () => {
      const before = await read();
      expect(await read()).toEqual(before);

      // A batch of an import writes no entry of its own into the trail.
      await imported({});
      const open = await read();
      expect(tile(open, 'dossiers_open_overdue')?.count).toBe((tile(before, 'dossiers_open_overdue')?.count ?? 0) + 1);
      expect(open.due.some(({ label }) => label === 'hồ sơ quá hạn')).toBe(true);

      await imported({ status: 9, resolvedAt: '2026-11-19T09:00:00+07:00' });
      const closed = await read();
      expect(tile(closed, 'dossiers_open_overdue')).toEqual(tile(before, 'dossiers_open_overdue'));
      expect(closed.trend.at(-1)?.late).toBe((before.trend.at(-1)?.late ?? 0) + 1);

      const goal = {
        code: 'on_time_rate',
        validFrom: '2026-01-01',
        direction: 'at-least',
        goal: '99.90',
        margin: '0.05',
      };
      const set = await world.http.inject({
        method: 'PUT',
        url: '/api/units/xa-ba-to/indicator-targets',
        headers: focal(),
        payload: { ...goal, basis: 'Kế hoạch năm' },
      });
      expect(set.statusCode).toBe(200);
      expect(tile(await read(), 'on_time_rate')?.light).not.toBe(tile(closed, 'on_time_rate')?.light);

      const typed = { code: 'plan_completion_rate', from: closed.window.from, to: closed.window.to, kind: 'actual' };
      await post(
        '/api/units/xa-ba-to/indicator-values',
        { ...typed, numerator: 3, denominator: 4, source: 'Sổ theo dõi' },
        focal(),
      );
      expect(tile(await read(), 'plan_completion_rate')).toMatchObject({ rate: '75.00' });
    });

    test('with the reports due: an extension and a scheme of the level above show in the very next answer', async () => {
      const reports = async () => (await read()).due.filter(({ kind }) => kind === 'report');
      expect(await reports()).toMatchObject([{ due: '2026-12-15', href: 'bao-cao/2026-year' }]);

      await writeIn(world.deps.db, world.context.scope, agencyId(), async (tx) => {
        const granted = { granted_by: 'Thử', granted_at: world.deps.now(), reason: 'Mưa lũ' };
        const row = { agency_id: agencyId(), id: newId(world.deps.now()), period: '2026-year', until: '2026-12-18' };
        await tx
          .insertInto('report_extension')
          .values({ ...row, ...granted })
          .execute();
      });
      expect(await reports()).toMatchObject([{ due: '2026-12-18' }]);

      const id = newId(world.deps.now());
      const scheme = { id, lineage: id, level: 'commune', first_year: 2026, name: 'Thử', basis: 'Thử' };
      const written = { effective_from: '2026-01-01', written_by: 'Thử', written_at: world.deps.now() };
      await world.db
        .insertInto('reporting_scheme')
        .values({ ...scheme, ...written, unit_id: agencyOf('tinh-quang-ngai') })
        .execute();
      const period = { scheme_id: id, kind: '11m', shape: 'other', title: '11 tháng', from_before: true };
      await world.db
        .insertInto('report_period')
        .values({ ...period, from_day: '12-15', to_day: '11-14', deadline_day: '11-25' })
        .execute();
      expect((await reports()).at(0)).toMatchObject({ due: '2026-11-25', href: 'bao-cao/2026-11m' });

      await world.db.updateTable('report_period').set({ deadline_day: '11-27' }).where('scheme_id', '=', id).execute();
      expect((await reports()).at(0)).toMatchObject({ due: '2026-11-27' });
      await world.db.deleteFrom('reporting_scheme').where('id', '=', id).execute();
      expect(await reports()).toMatchObject([{ due: '2026-12-18' }]);
    });

    test('for those who may see them, each their own', async () => {
      await read();
      expect((await get(url, person('chair', 'chau-o'))).statusCode).toBe(403);
      const province = '/api/units/tinh-quang-ngai/dashboard';
      const wide = (await get(province, person('appraiser', 'tinh-quang-ngai', true))).json() as DashboardAnswer;
      const alone = (await get(province, person('appraiser', 'tinh-quang-ngai'))).json() as DashboardAnswer;
      expect(wide.sources.length).toBeGreaterThan(alone.sources.length);
      expect(tile(alone, 'dossiers_received')?.count).not.toBe(tile(wide, 'dossiers_received')?.count);
    });
  });
});

describe('typed figures', () => {
  const url = '/api/units/chau-o/indicator-values';
  const aValue = (change: object = {}) => ({
    code: 'satisfaction_rate',
    from: '2022-12-05',
    to: '2023-11-01',
    kind: 'actual',
    numerator: 340,
    denominator: 345,
    source: 'Phiếu khảo sát tại Bộ phận Một cửa',
    ...change,
  });

  test('a later figure replaces the earlier one, which stays on record', async () => {
    const headers = person('focal-officer', 'chau-o');
    expect((await post(url, aValue(), headers)).json()).toMatchObject({ rate: '98.55', enteredBy: 'Trần Thị Ễnh' });
    expect((await post(url, aValue({ numerator: 341 }), headers)).statusCode).toBe(200);
    const rows = await world.db
      .selectFrom('indicator_value')
      .selectAll()
      .where('code', '=', 'satisfaction_rate')
      .execute();
    expect(rows.map(({ numerator, ended_at }) => [numerator, ended_at === null])).toEqual([
      [340, false],
      [341, true],
    ]);
    const audit = await world.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', '=', 'indicators:type')
      .where('actor_name', '=', 'Trần Thị Ễnh')
      .where('agency_id', '=', agencyOf('chau-o'))
      .execute();
    expect(audit).toHaveLength(2);
  });

  test('a computed rate is not settled by a typed one: the difference is shown', async () => {
    const headers = person('focal-officer', 'chau-o');
    await post(
      url,
      aValue({ code: 'online_rate', numerator: undefined, denominator: undefined, rate: '60,5' }),
      headers,
    );
    const answer = (
      await get('/api/units/chau-o/indicators?from=2022-12-05&to=2023-11-01', headers)
    ).json() as IndicatorsAnswer;
    expect(figure(answer, 'online_rate')).toMatchObject({
      origin: 'computed',
      rate: '52.25',
      disagrees: true,
      typed: { rate: '60.50' },
    });
  });

  test.each([
    ['indicator-unknown', { code: 'nothing' }],
    ['indicator-not-typed', { code: 'dossiers_received', numerator: undefined, denominator: undefined, count: 5 }],
    ['value-missing', { numerator: undefined, denominator: undefined }],
    ['value-missing', { denominator: undefined }],
    ['value-not-of-kind', { numerator: undefined, denominator: undefined, count: 5 }],
    ['value-not-of-kind', { rate: '98,5' }],
    ['value-not-of-kind', { numerator: undefined, denominator: undefined, rate: 'nhiều' }],
    ['numerator-above-denominator', { numerator: 346 }],
    ['denominator-zero', { numerator: 0, denominator: 0 }],
    ['window-reversed', { from: '2023-11-02' }],
  ])('%s leaves nothing behind', async (code, change) => {
    const before = await world.db.selectFrom('indicator_value').select('id').execute();
    const answer = await post(url, aValue(change), person('focal-officer', 'chau-o'));
    expect(answer.json()).toMatchObject({ code });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(await world.db.selectFrom('indicator_value').select('id').execute()).toHaveLength(before.length);
  });

  test('withdrawn once, not twice', async () => {
    const headers = person('focal-officer', 'ba-bich');
    const typed = (await post('/api/units/ba-bich/indicator-values', aValue(), headers)).json();
    const withdraw = () =>
      post(`/api/units/ba-bich/indicator-values/${typed.id}/withdraw`, { reason: 'Nhập nhầm đơn vị' }, headers);
    expect((await withdraw()).statusCode).toBe(200);
    expect((await withdraw()).json()).toMatchObject({ code: 'typed-value-replaced' });
  });

  test('only the focal officer and the chair, and only for their own unit', async () => {
    expect((await post(url, aValue(), person('counter-officer', 'chau-o'))).statusCode).toBe(403);
    expect((await post(url, aValue(), person('focal-officer', 'ba-bich'))).statusCode).toBe(403);
  });
});

test('a target holds from its day on', async () => {
  const headers = person('chair', 'ba-bich');
  const put = (payload: object) =>
    world.http.inject({ method: 'PUT', url: '/api/units/ba-bich/indicator-targets', headers, payload });
  const target = {
    code: 'on_time_rate',
    validFrom: '2023-01-01',
    direction: 'at-least',
    goal: '95',
    margin: '10',
    basis: 'Kế hoạch CCHC 2023',
  };
  expect((await put(target)).json()).toMatchObject({ goal: '95.00', margin: '10.00' });
  await put({ ...target, validFrom: '2024-01-01', goal: '80' });
  expect((await put({ ...target, goal: '101' })).json()).toMatchObject({ code: 'goal-out-of-range' });
  const of = async (period: string) =>
    figure(
      (await get(`/api/units/ba-bich/indicators?period=${period}`, headers)).json() as IndicatorsAnswer,
      'on_time_rate',
    );
  expect(await of('2023-year')).toMatchObject({ rate: '86.44', light: 'near', target: { goal: '95.00' } });
});

test.each(['period=2023-q2', 'from=2023-02-01&to=2023-01-01', 'from=2023-02-30'])('%s is refused', async (query) => {
  expect((await get(`/api/units/chau-o/indicators?${query}`, person('chair', 'chau-o'))).statusCode).toBe(422);
});
