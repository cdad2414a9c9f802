import { beforeAll, expect, test } from 'vitest';
import type { Counts } from '#core/dossiers/contributions.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import type { EstimateAnswer, TrueUpList } from '#core/reports/estimates/contract.ts';
import { PROSE_SECTIONS } from '#core/reports/outline.ts';
import { loadSampleSchemes } from '#server/features/reports/scheme-sample.ts';
import { docxParagraphs } from '#test/file-text.ts';
import { countOn } from '#test/roll-up.ts';
import { testWorld } from '#test/world.ts';
import { trueUpEverybody } from './true-up-job.ts';

/**
 * Xã Ba Bích in 2024: its sections hand in by the 10th, the figures run to the 14th, so four days of every period are
 * expected and compared afterwards (notice of conclusions of 12/01/2024).
 */
const world = testWorld({ sample: ['units'] });
const SLUG = 'ba-bich';
const agency = () => world.deps.directory.bySlug(SLUG)?.id ?? 0;
const superior = () => world.deps.directory.bySlug('huyen-ba-to')?.id ?? 0;
const focal = () =>
  world.as({
    accountId: 'focal',
    name: 'Phạm Văn Đênh',
    grants: [{ role: 'focal-officer', unitId: agency(), reads: [agency()], writes: [agency()] }],
  });
const appraiser = () =>
  world.as({
    accountId: 'above',
    name: 'Phòng Nội vụ',
    grants: [{ role: 'appraiser', unitId: superior(), reads: [superior(), agency()], writes: [superior(), agency()] }],
  });
const url = (rest: string) => `/api/units/${SLUG}/reports${rest}`;
async function call<T>(method: 'GET' | 'PUT' | 'POST', rest: string, payload?: object, headers = focal()): Promise<T> {
  const answer = await world.http.inject({ method, url: url(rest), headers, ...(payload ? { payload } : {}) });
  expect(answer.statusCode, `${method} ${rest}: ${answer.body}`).toBe(200);
  return answer.json();
}

async function dossiersOn(day: string, counts: Counts) {
  await countOn(world.db, { agencyId: agency(), day, channel: 'online-full' }, counts);
}

async function written(period: string) {
  for (const { code } of PROSE_SECTIONS.filter(({ required }) => required)) {
    const text = code === 'II.2.d' ? 'Tiếp nhận {{dossiers.received}} hồ sơ.' : 'Thực hiện theo kế hoạch.';
    await call('PUT', `/${period}/sections/${encodeURIComponent(code)}`, { text, version: 0 });
  }
}

/** Nothing on the window's last day; on the day after once, though two servers look at the same time. */
async function comparedByItself(month: string, code: string): Promise<TrueUpList> {
  world.setNow(`${month}-14T23:59:00+07:00`);
  expect(await trueUpEverybody(world.deps)).toBe(0);
  world.setNow(`${month}-15T00:01:00+07:00`);
  const both = await Promise.all([trueUpEverybody(world.deps), trueUpEverybody(world.deps)]);
  expect(both.toSorted()).toEqual([0, 1]);
  const trail = await world.db
    .selectFrom('audit_entry')
    .select(['audit_entry.actor_name', 'audit_entry.entry'])
    .where('audit_entry.agency_id', '=', agency())
    .where('audit_entry.action', '=', 'reports:true-up')
    .orderBy('audit_entry.seq', 'desc')
    .execute();
  expect(trail[0]?.actor_name).toBe('Hệ thống');
  expect(JSON.parse(trail[0]?.entry ?? '{}').what).toMatchObject({ period: code, at: `${month}-15` });
  return call<TrueUpList>('GET', `/${code}/true-ups`);
}

const SIGNED = { explanations: [], paper: { number: '15', documentDate: '2024-01-05', signer: 'Võ Đình Trung' } };

/** The words of the period before: of the first quarter in June, though the open dossiers come from December. */
async function startedFromLast(period: string) {
  const { sections } = await call<{ sections: string[] }>('POST', `/${period}/start-from`, { which: 'before' });
  expect(sections).toEqual(PROSE_SECTIONS.filter(({ required }) => required).map(({ code }) => code));
}

const PERIODS = [
  { code: '2024-q1', month: '03', name: 'Quý I năm 2024' },
  { code: '2024-6m', month: '06', name: '6 tháng đầu năm 2024' },
  { code: '2024-q3', month: '09', name: 'Quý III năm 2024' },
  { code: '2024-year', month: '12', name: 'năm 2024' },
];

beforeAll(() => loadSampleSchemes(world.context));

test('four periods: sections by the 10th, estimates to the 14th, a true-up after each, one extension', async () => {
  const sections = await call<{ items: { sectionDeadline: string; deadline: string }[] }>('GET', '?year=2024');
  expect(sections.items.map(({ sectionDeadline }) => sectionDeadline)).toEqual([
    ...['2024-03-10', '2024-06-10', '2024-09-10', '2024-12-10'],
  ]);
  for (const [index, { code, month, name }] of PERIODS.entries()) {
    await dossiersOn(`2024-${month}-05`, { received: 20, closed: 16, onTime: 16 });
    world.setNow(`2024-${month}-10T09:00:00+07:00`);
    const opened = await call<ReportAnswer>('POST', '', { period: code });
    const proposal = await call<EstimateAnswer>('GET', `/${code}/estimate`);
    expect([proposal.cutOff, proposal.restDays, proposal.window.to]).toEqual([
      `2024-${month}-10`,
      4,
      `2024-${month}-14`,
    ]);
    await call('PUT', `/${code}/estimate`, {
      cutOff: `2024-${month}-10`,
      reason: 'Theo lịch hẹn trả và tiến độ tiếp nhận.',
      lines: [
        { code: 'online', amount: 5, method: 'typed' },
        { code: 'onTime', amount: 4, method: 'typed' },
        { code: 'openOverdue', amount: 0, method: 'typed' },
      ],
    });
    await (index === 0 ? written(code) : startedFromLast(code));
    const draft = await call<ReportAnswer>('GET', `/${code}`);
    const errors = draft.findings.filter(({ severity }) => severity === 'error');
    expect(errors, name).toEqual([]);
    expect(draft.figures.total.received).toBe(opened.figures.total.received + 5);
    expect(draft.figures.byField.at(-1)?.label).toBe(`Ước thực hiện 11/${month}/2024–14/${month}/2024`);
    if (index > 0) {
      const before = PERIODS[index - 1];
      expect(draft.figures.trueUp?.period).toBe(before?.name);
      // Five were expected online and six came; one more of the six was closed late.
      expect(draft.figures.trueUp?.lines.find((line) => line.code === 'dossiers.received')?.difference).toBe('1.00');
    }
    if (code === '2024-6m') {
      await call(
        'POST',
        `/${code}/extensions`,
        { until: '2024-06-20', reason: 'Mất điện diện rộng do mưa lũ.' },
        appraiser(),
      );
    }
    // The estimate stands as of its cut-off, whenever the report leaves before the window ends.
    world.setNow(`2024-${month}-12T15:00:00+07:00`);
    await call('POST', `/${code}/send`, SIGNED);
    const early = await world.http.inject({
      ...{ method: 'POST', url: url(`/${code}/true-ups`), headers: focal(), payload: {} },
    });
    expect(early.json().code).toBe('true-up-too-early');

    await dossiersOn(`2024-${month}-13`, { received: 6, closed: 5, onTime: 4, late: 1 });
    world.setNow(`2024-${month}-16T09:00:00+07:00`);
    const needed = await call<TrueUpList>('GET', `/${code}/true-ups`);
    expect(needed.needed).toBe(true);
    // The half year is compared by a person, the others by themselves, whoever looks and however often.
    const byHand = code === '2024-6m';
    const made = byHand
      ? await call<TrueUpList>('POST', `/${code}/true-ups`, {})
      : await comparedByItself(`2024-${month}`, code);
    expect(await trueUpEverybody(world.deps)).toBe(0);
    expect([made.total, made.needed, made.items[0]?.by]).toEqual([1, false, byHand ? 'Phạm Văn Đênh' : 'Hệ thống']);
    const line = (which: string) => made.items[0]?.lines.find((one) => one.code === `dossiers.${which}`);
    expect([line('online')?.difference, line('onTime')?.difference, line('late')?.difference]).toEqual([
      ...['1.00', '0.00', '1.00'],
    ]);
  }
});

test('the paper marks what was expected and prints what the period before became', async () => {
  const file = await world.http.inject({ url: url('/2024-6m/files/docx'), headers: focal() });
  const text = docxParagraphs(file.rawPayload).join('\n');
  expect(text).toContain('Số liệu thực hiện đến ngày 10/06/2024; từ ngày 11/06/2024 đến ngày 14/06/2024 là số ước');
  expect(text).toContain('Điều chỉnh số liệu kỳ trước: báo cáo Quý I năm 2024');
  const { figures } = await call<ReportAnswer>('GET', '/2024-6m');
  expect(text).toContain(`Tiếp nhận ước ${figures.total.received} hồ sơ.`);
});

test('the third quarter is a quarter; half year and year count from December', async () => {
  const received = async (code: string) => (await call<ReportAnswer>('GET', `/${code}`)).figures.window;
  expect(await Promise.all(PERIODS.map(({ code }) => received(code)))).toEqual([
    { from: '2023-12-15', to: '2024-03-14' },
    { from: '2023-12-15', to: '2024-06-14' },
    { from: '2024-06-15', to: '2024-09-14' },
    { from: '2023-12-15', to: '2024-12-14' },
  ]);
});

test('the year cannot go out while an earlier estimate has not been compared', async () => {
  await world.db.deleteFrom('report_true_up').where('report_true_up.last_day', '=', '2024-09-14').execute();
  const { sections } = await call<ReportAnswer>('GET', '/2024-q3');
  expect(sections.length).toBeGreaterThan(0);
  const back = await world.http.inject({
    ...{ method: 'POST', url: url('/2024-year/return'), headers: appraiser() },
    payload: { reason: 'Rà soát lại số liệu quý III.' },
  });
  expect(back.statusCode, back.body).toBe(200);
  const refused = await world.http.inject({
    ...{ method: 'POST', url: url('/2024-year/send'), headers: focal(), payload: SIGNED },
  });
  expect(refused.json().detail.errors.map(({ rule }: { rule: string }) => rule)).toEqual(['true-up-missing']);
  await call('POST', '/2024-q3/true-ups', {});
  expect((await call<ReportAnswer>('POST', '/2024-year/send', SIGNED)).report.state).toBe('sent');
});
