import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ImportRunView } from '#core/imports/contract.ts';
import type { Identity } from '#server/platform/identity.ts';
import { REGISTER_TABLES } from '#test/roll-up.ts';
import { emptied, testWorld } from '#test/world.ts';
import { SILENCE_MS } from './import-repository.ts';

const world = testWorld({ sample: ['units', 'calendars', 'procedures'] });

beforeEach(() => emptied(world.db, ...REGISTER_TABLES, 'import_run', 'import_mapping'));

const fixture = (name: string) => readFile(new URL(`../../../test/fixtures/imports/${name}`, import.meta.url));

function person(role: Identity['grants'][number]['role'], slug: string): Record<string, string> {
  const unitId = world.deps.directory.bySlug(slug)?.agencyId ?? 0;
  const { reads, writes } = world.deps.directory.reachOf(unitId, false);
  return world.as({ accountId: `${role}-${slug}`, name: 'Lê Thị Hoa', grants: [{ role, unitId, reads, writes }] });
}

const focal = () => person('focal-officer', 'chau-o');
const url = '/api/units/chau-o/imports';

async function upload(name: string, bytes: Buffer | string, headers = focal()) {
  const boundary = 'ranh-gioi';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const type = `multipart/form-data; boundary=${boundary}`;
  return world.http.inject({ method: 'POST', url, payload, headers: { ...headers, 'content-type': type } });
}

async function settled(id: string): Promise<ImportRunView> {
  for (;;) {
    const run = (await get(`/${id}`)).json() as ImportRunView;
    if (run.state !== 'checking' && run.state !== 'applying') {
      return run;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const get = (rest = '') => world.http.inject({ method: 'GET', url: `${url}${rest}`, headers: focal() });
const post = (rest: string, payload: object = {}, headers = focal()) =>
  world.http.inject({ method: 'POST', url: `${url}${rest}`, payload, headers });

async function checked(name: string, bytes: Buffer | string): Promise<ImportRunView> {
  const answer = await upload(name, bytes);
  expect(answer.statusCode, answer.body).toBe(201);
  return settled(answer.json().id);
}

async function applied(name: string, bytes: Buffer | string): Promise<ImportRunView> {
  const { id } = await checked(name, bytes);
  expect((await post(`/${id}/apply`)).statusCode).toBe(200);
  return settled(id);
}

const problemsOf = async (id: string) =>
  (await get(`/${id}/problems`)).json().items.map(({ row, code }: { row: number; code: string }) => [row, code]) as [
    number,
    string,
  ][];

describe('the XLSX layout', () => {
  test('dry run first: counts, every bad row with its reason, nothing written', async () => {
    const run = await checked('so-theo-doi-ho-so.xlsx', await fixture('so-theo-doi-ho-so.xlsx'));

    expect(run).toMatchObject({
      state: 'checked',
      found: { new: 4, changed: 0, equal: 0, conflict: 0, bad: 4, skipped: 3 },
      layout: { sheet: 'Sổ theo dõi', firstRow: 7, lastRow: 8, missing: [], mapped: false },
    });
    expect(await problemsOf(run.id)).toEqual([
      [15, 'ended-missing'],
      [16, 'applicant-missing'],
      [17, 'date-unreadable'],
      [18, 'code-twice'],
    ]);
    expect(await world.db.selectFrom('dossier').select('id').execute()).toEqual([]);
  });

  test('applied: dossiers with their days, fee, channel; a repeated import changes nothing', async () => {
    const bytes = await fixture('so-theo-doi-ho-so.xlsx');
    expect((await applied('a.xlsx', bytes)).done).toMatchObject({ new: 4, changed: 0, equal: 0, refused: 4 });
    expect((await applied('b.xlsx', bytes)).done).toMatchObject({ new: 0, changed: 0, equal: 4, refused: 4 });
    const events = await world.db.selectFrom('dossier_event').select(['source', 'source_row']).execute();
    expect(events).toHaveLength(4);
    const rows = await world.db
      .selectFrom('dossier')
      .select(['code', 'channel', 'due_on', 'closed_on', 'returned_on', 'fee', 'digitised'])
      .orderBy('code')
      .limit(2)
      .execute();
    expect(rows).toEqual([
      {
        code: '000.00.12.H48-230103-0001',
        channel: 'online',
        due_on: '2023-01-04',
        closed_on: '2023-01-03',
        returned_on: '2023-01-06',
        fee: 0,
        digitised: true,
      },
      {
        code: '000.00.12.H48-230103-0002',
        channel: 'direct',
        due_on: '2023-01-03',
        closed_on: '2023-01-03',
        returned_on: '2023-01-03',
        fee: 1_234_567,
        digitised: false,
      },
    ]);
  });
});

describe('the CSV layout', () => {
  test('is read by its own words; an unknown field and a row wrong four times are listed', async () => {
    const run = await checked('danh-sach-ho-so.csv', await fixture('danh-sach-ho-so.csv'));
    expect(run).toMatchObject({ fileKind: 'csv', found: { new: 3, bad: 2, skipped: 0 } });
    expect(await problemsOf(run.id)).toEqual([
      [8, 'field-unknown'],
      [9, 'status-unknown'],
      [9, 'channel-unknown'],
      [9, 'due-before-received'],
      [9, 'amount-unreadable'],
    ]);
  });

  test('a later export corrects with an event', async () => {
    const text = (await fixture('danh-sach-ho-so.csv')).toString();
    await applied('thang-2.csv', text);
    const later = text.replace('09/02/2023;;Đang giải quyết', '09/02/2023;08/02/2023 16:00;Đã giải quyết');
    expect((await applied('thang-3.csv', later)).done).toMatchObject({ new: 0, changed: 1, equal: 2 });
    const events = await world.db.selectFrom('dossier_event').select(['seq', 'source']).where('seq', '=', 2).execute();
    expect(events).toEqual([{ seq: 2, source: 'thang-3.csv' }]);
  });

  test('a dossier of ours under the same code is a conflict, listed and not merged', async () => {
    const text = (await fixture('danh-sach-ho-so.csv')).toString();
    await applied('thang-2.csv', text);
    await world.db
      .updateTable('dossier')
      .set({ ownership: 'owned' })
      .where('code', '=', 'H48.01.01-230201-0001')
      .execute();
    const run = await checked('thang-2.csv', text.replace('Út', 'Năm'));
    expect(run.found).toMatchObject({ conflict: 1, equal: 2 });
    expect((await problemsOf(run.id))[0]).toEqual([5, 'dossier-code-taken']);
  });
});

test('an unknown layout is mapped once by hand and kept for the next file', async () => {
  const file = (code: string) =>
    `Ký hiệu,Việc gì,Ai nộp,Hôm nào,Của ngành\n${code},Đăng ký kết hôn,Đinh Thị Thơ,02/01/2023,Hộ tịch\n`;
  const first = (await upload('la.csv', file('X-1'))).json() as ImportRunView;
  expect(first).toMatchObject({
    state: 'mapping',
    layout: { samples: [['X-1', 'Đăng ký kết hôn', 'Đinh Thị Thơ', '02/01/2023', 'Hộ tịch']] },
  });
  expect((await post(`/${first.id}/apply`)).json()).toMatchObject({ code: 'import-not-ready' });

  const columns = {
    code: 'Ký hiệu',
    procedureName: 'Việc gì',
    applicantName: 'Ai nộp',
    receivedAt: 'Hôm nào',
    field: 'Của ngành',
  };
  expect((await post(`/${first.id}/mapping`, { columns: { code: 'Ký hiệu' } })).json()).toMatchObject({
    code: 'columns-missing',
  });
  expect((await post(`/${first.id}/mapping`, { columns: { ...columns, note: 'Không có' } })).json()).toMatchObject({
    code: 'mapping-column-unknown',
  });
  expect((await post(`/${first.id}/mapping`, { columns: { ...columns, note: 'Ai nộp' } })).json()).toMatchObject({
    code: 'mapping-column-twice',
  });
  expect((await post(`/${first.id}/mapping`, { columns })).statusCode).toBe(200);
  expect(await settled(first.id)).toMatchObject({ state: 'checked', found: { new: 1, bad: 0 } });

  const next = await checked('la-2.csv', file('X-2'));
  expect(next).toMatchObject({ state: 'checked', layout: { mapped: true }, found: { new: 1 } });
});

test('an interrupted run goes on where it stopped and doubles nothing', async () => {
  const lines = Array.from(
    { length: 4500 },
    (_, n) => `H48-230103-${String(n + 1).padStart(4, '0')};Đăng ký kết hôn;Hộ tịch;Ông ${n};03/01/2023`,
  );
  const run = await checked('dai.csv', `Mã hồ sơ;Tên TTHC;Lĩnh vực;Người nộp;Ngày tiếp nhận\n${lines.join('\n')}\n`);
  expect(run.found.new).toBe(4500);
  await post(`/${run.id}/apply`);
  const whole = await settled(run.id);
  expect(whole.done).toEqual({ rows: 4500, new: 4500, changed: 0, equal: 0, refused: 0 });

  // As a server that died after its first batch would leave it.
  const dead = new Date(Date.parse('2026-11-20T08:00:00+07:00') - SILENCE_MS - 1000);
  await world.db
    .updateTable('import_run')
    .set({ state: 'applying', applied_rows: 2000, applied_new: 2000, beat_at: dead })
    .execute();
  expect(((await get(`/${run.id}`)).json() as ImportRunView).interrupted).toBe(true);
  await post(`/${run.id}/apply`);
  expect((await settled(run.id)).done).toEqual({ rows: 4500, new: 2000, changed: 0, equal: 2500, refused: 0 });
  const { count } = await world.db
    .selectFrom('dossier_event')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(4500);
});

describe('refused with a reason, nothing kept', () => {
  test.each([
    ['file-empty', 'a.csv', ''],
    ['file-not-a-table', 'a.pdf', `%PDF-1.7\n${'\x00'.repeat(50)}`],
    ['file-is-html', 'a.xls', '<html><table></table></html>'],
    ['csv-wrong-encoding', 'a.csv', Buffer.from('M\xe3 h\xf4\xcc s\xf5;T\xean\n1;2\n', 'latin1')],
    ['header-not-found', 'a.csv', 'một\nhai\n'],
  ])('%s', async (code, name, bytes) => {
    const answer = await upload(name, bytes);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().code).toBe(code);
    expect(await world.db.selectFrom('import_run').select('id').execute()).toEqual([]);
  });

  test('a file that says it is larger than the limit is refused before it is sent', async () => {
    const answer = await world.http.inject({
      method: 'POST',
      url,
      payload: '--x--',
      headers: {
        ...focal(),
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': String(200 * 1_048_576),
      },
    });
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toEqual({ code: 'too-large', detail: {} });
  });

  test('only who may import, and only into their own unit', async () => {
    expect((await upload('a.csv', 'x', person('counter-officer', 'chau-o'))).statusCode).toBe(403);
    expect((await upload('a.csv', 'x', person('focal-officer', 'ba-bich'))).statusCode).toBe(403);
  });
});

test('a checked file may be put aside; it cannot be applied afterwards', async () => {
  const { id } = await checked('a.csv', await fixture('danh-sach-ho-so.csv'));
  expect((await post(`/${id}/discard`)).json()).toMatchObject({ state: 'discarded' });
  expect((await post(`/${id}/apply`)).json()).toMatchObject({ code: 'import-not-ready' });
  expect((await get()).json()).toMatchObject({ total: 1, uploadLimitMb: 50 });
});
