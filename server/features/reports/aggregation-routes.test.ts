import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Counts } from '#core/dossiers/contributions.ts';
import type { Channel } from '#core/dossiers/dossier.ts';
import type { AggregationTable, ReportAnswer } from '#core/reports/contract.ts';
import { dataOf, type FormVersionData } from '#core/reports/form-version.ts';
import { PROSE_SECTIONS } from '#core/reports/outline.ts';
import { SHIPPED_FORMS } from '#core/reports/shipped-forms.ts';
import { insertUnit } from '#server/features/units/unit-repository.ts';
import { newId } from '#server/platform/ids.ts';
import { openSpreadsheet } from '#server/platform/spreadsheets/open-spreadsheet.ts';
import { countOn } from '#test/roll-up.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units'] });
const PROVINCE = 'tinh-quang-ngai';
const BELOW = ['xa-binh-son', 'xa-ba-to', 'xa-nguyen-nghiem'] as const;
const PERIOD = '2026-q1';
/** Statements that opening a report may take, those of the session and the transaction among them. */
const MOST_FOR_ONE = 45;
const MOST_FOR_A_SUM = 68;

const idOf = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;

function officer(
  slug: string,
  role: 'focal-officer' | 'administrator' | 'appraiser' = 'focal-officer',
  reads = [slug],
) {
  const grant = { role, unitId: idOf(slug), reads: reads.map(idOf), writes: [idOf(slug)] } as const;
  return world.as({ accountId: `${role}-${slug}-${reads.length}`, name: `Cán bộ ${slug}`, grants: [grant] });
}

const province = () => officer(PROVINCE, 'focal-officer', [PROVINCE, ...BELOW]);
const at = (slug: string, rest = '') => `/api/units/${slug}/reports/${PERIOD}${rest}`;

async function dossiers(slug: string, counts: Counts, channel: Channel = 'direct') {
  await countOn(world.db, { agencyId: idOf(slug), day: '2026-02-03', channel }, counts);
}

async function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, headers: object, payload?: object) {
  return world.http.inject({ method, url, headers: headers as Record<string, string>, ...(payload && { payload }) });
}

async function sent(slug: string, headers = officer(slug)): Promise<void> {
  expect((await call('POST', `/api/units/${slug}/reports`, headers, { period: PERIOD })).statusCode).toBe(200);
  const required = PROSE_SECTIONS.filter((section) => section.required);
  for (const { code } of required) {
    const url = at(slug, `/sections/${encodeURIComponent(code)}`);
    await call('PUT', url, headers, { text: 'Thực hiện theo kế hoạch.', version: 0 });
  }
  const answer = await call('POST', at(slug, '/send'), headers, {
    explanations: [],
    paper: { number: '15', documentDate: '2020-01-01', signer: 'Võ Đình Trung' },
  });
  expect(answer.statusCode, answer.body).toBe(200);
}

const table = async (): Promise<AggregationTable> =>
  (await call('GET', at(PROVINCE, '/aggregation'), province())).json();

test('a province adds up what its communes sent, names those that have not, and can count them from the system', async () => {
  await dossiers(PROVINCE, { received: 4, closed: 4, onTime: 4 });
  await dossiers('xa-binh-son', { received: 10, closed: 9, early: 9 }, 'online-full');
  await dossiers('xa-ba-to', { received: 20, closed: 20, onTime: 15, late: 5 });
  await dossiers('xa-nguyen-nghiem', { received: 7, closed: 0 });
  await sent('xa-binh-son');
  await sent('xa-ba-to');
  await dossiers('xa-ba-to', { received: 100 }, 'postal');
  expect((await call('POST', `/api/units/${PROVINCE}/reports`, province(), { period: PERIOD })).statusCode).toBe(200);

  expect(await table()).toMatchObject({ mode: 'own', canSum: true, total: { received: 4 } });
  const chosen = await call('PUT', at(PROVINCE, '/aggregation'), province(), { mode: 'sent' });
  expect(chosen.statusCode, chosen.body).toBe(200);
  const summed = await table();
  expect(summed.total).toMatchObject({ received: 34, online: 10, early: 9, onTime: 19, late: 5, open: 1 });
  expect(summed.rows.map(({ unit, from, figures }) => [unit.name, from, figures.received])).toEqual([
    ['tỉnh Quảng Ngãi', 'own', 4],
    ['xã Ba Tơ', 'sent', 20],
    ['xã Bình Sơn', 'sent', 10],
  ]);
  expect(summed.missing).toEqual([{ slug: 'xa-nguyen-nghiem', name: 'xã Nguyễn Nghiêm' }]);

  await call('PUT', at(PROVINCE, '/aggregation'), province(), { mode: 'sent-and-live' });
  const live = await table();
  expect(live.total).toMatchObject({ received: 41, open: 8 });
  expect(live.rows.at(-1)).toMatchObject({ from: 'live', unit: { name: 'xã Nguyễn Nghiêm' } });
  expect(live.missing).toEqual([]);
});

test('who answers for the sum sees it whole, and through it nothing else of the units below', async () => {
  const narrow = officer(PROVINCE);
  expect((await call('GET', at(PROVINCE, '/aggregation'), narrow)).json()).toEqual(await table());
  expect((await call('GET', at('xa-ba-to'), narrow)).statusCode).toBe(403);
  const below = await call('GET', `/api/units/${PROVINCE}/report-matrix?year=2026`, narrow);
  expect(below.json(), below.body).toMatchObject({ items: [], total: 0 });
});

test('an adjustment changes the sum with a reason and a name, and can be taken off', async () => {
  const adjust = (payload: object, headers = province()) =>
    call('POST', at(PROVINCE, '/adjustments'), headers, payload);
  const before = await table();
  const { byField } = ((await call('GET', at(PROVINCE), province())).json() as ReportAnswer).figures;
  const code = `fields.${byField[0]?.key}.late`;

  expect((await adjust({ code, delta: 0, reason: 'Đếm thiếu' })).json().code).toBe('adjustment-zero');
  expect((await adjust({ code, delta: 2, reason: '' })).json().code).toBe('adjustment-reason-missing');
  expect((await adjust({ code, delta: -500, reason: 'Đếm thừa' })).json().code).toBe('adjustment-below-zero');
  expect((await adjust({ code: 'dossiers.received', delta: 2, reason: 'Đếm thiếu' })).json().code).toBe(
    'adjustment-code-wrong',
  );
  expect((await adjust({ code, delta: 2, reason: 'Đếm thiếu' }, officer('xa-ba-to'))).statusCode).toBe(403);

  const done = await adjust({ code, unit: 'xa-ba-to', delta: 2, reason: 'Xã Ba Tơ bỏ sót 2 hồ sơ quá hạn.' });
  expect(done.statusCode, done.body).toBe(200);
  const after: AggregationTable = done.json();
  expect(after.total).toMatchObject({ late: before.total.late + 2, resolved: before.total.resolved + 2 });
  expect(after.adjustments).toMatchObject([{ code, unit: 'xa-ba-to', delta: 2, by: 'Cán bộ tinh-quang-ngai' }]);
  const own = (await call('GET', at('xa-ba-to'), officer('xa-ba-to'))).json() as ReportAnswer;
  expect(own.figures.total.late).toBe(5);

  const off = await call('DELETE', at(PROVINCE, `/adjustments/${after.adjustments[0]?.id}`), province());
  expect((off.json() as AggregationTable).total).toEqual(before.total);
  const again = await call('DELETE', at(PROVINCE, `/adjustments/${after.adjustments[0]?.id}`), province());
  expect(again.json().code).toBe('adjustment-unknown');
  const rows = await world.db.selectFrom('report_adjustment').select('report_adjustment.withdrawn_by').execute();
  expect(rows).toEqual([{ withdrawn_by: 'Cán bộ tinh-quang-ngai' }]);
});

test('the sum takes as many statements for one unit as for three', async () => {
  const all = await world.statementsOf(table);
  const headers = officer(PROVINCE, 'focal-officer', [PROVINCE, 'xa-ba-to']);
  const one = await world.statementsOf(() => call('GET', at(PROVINCE, '/aggregation'), headers));
  // Who sees every unit below is also told how they reported: a fixed number more, not one a unit.
  expect(all).toBeLessThanOrEqual(one + 6);
});

test('a commune has nothing below it to sum', async () => {
  await call('POST', '/api/units/xa-nguyen-nghiem/reports', officer('xa-nguyen-nghiem'), { period: PERIOD });
  const answer = await call('PUT', at('xa-nguyen-nghiem', '/aggregation'), officer('xa-nguyen-nghiem'), {
    mode: 'sent',
  });
  expect(answer.json().code).toBe('aggregation-nothing-below');
});

async function sheetNames(
  slug: string,
  headers: object,
): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]>> {
  const file = join(await mkdtemp(join(tmpdir(), 'cchc-annex-')), 'annex.xlsx');
  const answer = await call('GET', at(slug, '/files/xlsx'), headers);
  await writeFile(file, answer.rawPayload);
  const book = await openSpreadsheet(file);
  const sheets = new Map<string, readonly (readonly unknown[])[]>();
  for (const sheet of book.sheets) {
    const rows: (readonly unknown[])[] = [];
    for await (const chunk of sheet.rows()) {
      rows.push(...chunk.map(({ cells }) => Array.from(cells)));
    }
    sheets.set(sheet.name, rows);
  }
  await book.close();
  return sheets;
}

test('the workbook holds every form; by unit where the report is a sum', async () => {
  const sheets = await sheetNames(PROVINCE, province());
  expect([...sheets.keys()]).toEqual([
    'II.06a theo lĩnh vực',
    'II.06a theo kênh',
    'Phụ lục thống kê',
    'II.07b',
    '07a-BTP',
  ]);
  const rows = sheets.get('07a-BTP') ?? [];
  const line = (label: string) => rows.find((cells) => cells[1] === label)?.slice(2, 6);
  expect(line('UBND xã Ba Tơ')).toEqual([20, 20, 0, 0]);
  expect(line('Tổng cộng')).toEqual([41, 31, 10, 0]);
});

test('a new version of a form holds for the province and below from its day; a commune cannot enter one', async () => {
  const form = SHIPPED_FORMS.find(({ code }) => code === '07a-BTP');
  const { code: _, version: __, ...data } = form ? dataOf(form) : ({} as FormVersionData);
  const wish = { ...data, from: '2026-02-01', number: 'Biểu số 07a/BTP (sửa đổi)', basis: 'Quyết định 12/QĐ-UBND' };
  const url = (slug: string) => `/api/units/${slug}/report-forms/07a-BTP/versions`;
  const administrator = (slug: string) => officer(slug, 'administrator');
  expect((await call('POST', url(PROVINCE), province(), wish)).statusCode).toBe(403);
  expect((await call('POST', url('xa-ba-to'), administrator('xa-ba-to'), wish)).json().code).toBe('form-not-here');
  const added = await call('POST', url(PROVINCE), administrator(PROVINCE), wish);
  expect(added.json(), added.body).toMatchObject({ version: 2, code: '07a-BTP' });
  expect((await call('POST', url(PROVINCE), administrator(PROVINCE), wish)).json().code).toBe('form-not-later');

  const numbers = async (slug: string, headers: object) =>
    ((await call('GET', at(slug), headers)).json() as ReportAnswer).forms.map(({ number }) => number);
  expect(await numbers('xa-nguyen-nghiem', officer('xa-nguyen-nghiem'))).toContain('Biểu số 07a/BTP (sửa đổi)');
  expect(await numbers('xa-ba-to', officer('xa-ba-to'))).toContain('Biểu số 07a/BTP');
  await call('POST', '/api/units/xa-tay-son/reports', officer('xa-tay-son'), { period: PERIOD });
  expect(await numbers('xa-tay-son', officer('xa-tay-son'))).toContain('Biểu số 07a/BTP');
});

test('opening a report takes as many statements for the sum of 63 units as for that of three', async () => {
  const open = (slug: string, headers: object) => async () => {
    const answer = await call('GET', at(slug), headers);
    expect(answer.statusCode, answer.body).toBe(200);
  };
  const one = await world.statementsOf(open('xa-ba-to', officer('xa-ba-to')));
  await call('PUT', at(PROVINCE, '/aggregation'), province(), { mode: 'sent-and-live' });
  const three = await world.statementsOf(open(PROVINCE, province()));
  const slugs: string[] = [];
  for (let n = 1; n <= 60; n += 1) {
    slugs.push(`xa-gop-${n}`);
    await insertUnit(world.db, {
      ...{ slug: `xa-gop-${n}`, kind: 'commune', agencyId: undefined, sectionKind: undefined, note: undefined },
      sortOrder: n,
      version: {
        ...{ validFrom: '2025-07-01', validTo: undefined, name: `Gộp ${n}`, type: 'xa', parentId: idOf(PROVINCE) },
        ...{ areaCode: undefined, agencyCode: undefined, agencyCodeInvented: true, basis: undefined },
      },
    });
  }
  await world.deps.directory.refresh();
  // Half of them have sent what xã Ba Tơ sent.
  for (const slug of slugs.slice(0, 30)) {
    const id = newId(world.deps.now());
    const copy = { from: idOf('xa-ba-to'), to: idOf(slug), id };
    await copySent(copy);
  }
  const all = officer(PROVINCE, 'focal-officer', [PROVINCE, ...BELOW, ...slugs]);
  const many = await world.statementsOf(open(PROVINCE, all));
  const opened = (await call('GET', at(PROVINCE), all)).json() as ReportAnswer;
  expect(opened.figures.aggregation?.parts.filter(({ from }) => from === 'sent')).toHaveLength(32);
  expect(many).toBe(three);
  // A sum asks who is below, what they sent and how in time: a fixed number more than one report.
  expect(one).toBeLessThanOrEqual(MOST_FOR_ONE);
  expect(many).toBeLessThanOrEqual(MOST_FOR_A_SUM);
});

async function copySent({ from, to, id }: { from: number; to: number; id: string }) {
  await sql`insert into report (agency_id, id, period, state, title, number, document_date, place, recipients, authority,
      signer, version, opened_by, opened_at)
    select ${to}, ${id}::uuid, report.period, report.state, report.title, '', null, report.place, report.recipients,
      report.authority, report.signer, 1, report.opened_by, report.opened_at
    from report where report.agency_id = ${from} and report.period = ${PERIOD}`.execute(world.db);
  await sql`insert into report_sending (agency_id, id, report_id, sent_at, sent_by, frame, sections, figures, findings,
      explanations)
    select ${to}, ${id}::uuid, ${id}::uuid, sending.sent_at, sending.sent_by, sending.frame, sending.sections,
      sending.figures, sending.findings, sending.explanations
    from report_sending sending where sending.agency_id = ${from} limit 1`.execute(world.db);
}
