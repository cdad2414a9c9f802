import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { documentByNumber, documentsByIds, requireDocument } from './read-model.ts';

const world = testWorld({ sample: ['units', 'documents'] });
const DOCUMENTS = '/api/units/xa-binh-son/documents';

function person(role: Role, slug = 'xa-binh-son'): Record<string, string> {
  const { directory } = world.deps;
  const unit = directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  const reach = directory.reachOf(unit.agencyId, role === 'appraiser');
  return world.as({
    accountId: `${role} ${slug}`,
    name: `${role} ${slug}`,
    grants: [{ role, unitId: unit.id, ...reach }],
  });
}

async function ask(method: 'GET' | 'POST' | 'PUT', url: string, headers = person('focal-officer'), payload?: object) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const PLAN = {
  kind: 'plan',
  symbol: '61/KH-UBND',
  date: '2026-03-02',
  issuer: 'UBND xã Bình Sơn',
  abstract: 'Kiểm tra cải cách hành chính',
};
const add = (change: object = {}, who = person('specialist')) => ask('POST', DOCUMENTS, who, { ...PLAN, ...change });

function upload(id: string, name: string, content: Buffer, headers = person('focal-officer')) {
  const boundary = 'x-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return world.http.inject({
    method: 'POST',
    url: `${DOCUMENTS}/${id}/file`,
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

test('the sample keeps Châu Ổ’s number with two days, each warned about', async () => {
  const { body } = await ask('GET', '/api/units/chau-o/documents', person('focal-officer'));
  expect(body.total).toBe(2);
  expect(body.items.map(({ warnings }: { warnings: string[] }) => warnings)).toEqual([
    ['number-two-dates'],
    ['number-two-dates'],
  ]);
});

describe('a registered document', () => {
  let id = '';
  beforeAll(async () => {
    const added = await add();
    expect(added.status).toBe(201);
    id = added.body.id;
  });

  test('is found by words without marks, by kind and by year', async () => {
    const found = async (search: string) => {
      const { body } = await ask('GET', `${DOCUMENTS}?${search}`);
      return body.items.map((one: { symbol: string }) => one.symbol);
    };
    expect(await found('words=kiem%20tra%20cai%20cach')).toEqual(['61/KH-UBND']);
    expect(await found('words=61/kh')).toEqual(['61/KH-UBND']);
    expect(await found('words=100%25')).toEqual([]);
    expect(await found('kind=minutes')).toEqual(['03/BB-UBND']);
    expect(await found('words=61/kh&year=2025')).toEqual([]);
    const page = (await ask('GET', `${DOCUMENTS}?page=2&size=3`)).body;
    expect([page.items.length, page.total]).toEqual([3, 12]);
  });

  test('entered again offers the one that is there, and stands beside it only with a reason', async () => {
    const again = await add({ symbol: 'số 61/KH – UBND', issuer: 'Ủy ban nhân dân xã Bình Sơn', date: '2026-04-01' });
    expect([again.status, again.body.code, again.body.detail.document.id]).toEqual([409, 'document-known', id]);
    const separate = await add({ date: '2026-04-01', abstract: 'Đào tạo', separateReason: 'Cấp trùng số' });
    expect(separate.status).toBe(201);
    expect(separate.body.warnings.map(({ code }: { code: string }) => code)).toEqual([
      'number-two-dates',
      'number-two-titles',
    ]);
    expect(separate.body.warnings[0].other.id).toBe(id);
  });

  test('the same number of another year or issuer is another document', async () => {
    expect((await add({ date: '2025-03-02' })).status).toBe(201);
    expect((await add({ issuer: 'UBND tỉnh Quảng Ngãi' })).status).toBe(201);
  });

  test('numbers against their days and a kind against its symbol are told', async () => {
    const { body } = await add({ symbol: '62/KH-UBND', date: '2026-03-01', kind: 'decision' });
    expect(body.warnings.map(({ code }: { code: string }) => code)).toEqual([
      'kind-against-symbol',
      'number-against-date',
    ]);
  });

  test('is corrected with a reason, once a version, and not onto another', async () => {
    const edit = (change: object, who = person('focal-officer')) =>
      ask('PUT', `${DOCUMENTS}/${id}`, who, { ...PLAN, version: 1, reason: 'Gõ nhầm', ...change });
    expect((await edit({ reason: ' ' })).body.code).toBe('document-reason-missing');
    expect((await edit({ symbol: '05/KH-UBND' })).body.code).toBe('document-known');
    expect((await edit({}, person('specialist'))).body.code).toBe('permission-missing');
    const edited = await edit({ abstract: 'Tự kiểm tra cải cách hành chính' });
    expect(edited.body).toMatchObject({ version: 2, abstract: 'Tự kiểm tra cải cách hành chính' });
    expect((await edit({})).body.code).toBe('document-changed');
    const trail = await world.db
      .selectFrom('audit_entry')
      .select(['action', 'entry'])
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute();
    expect(trail.map(({ action }) => action)).toEqual(['documents:add', 'documents:edit']);
    expect(JSON.parse(trail[1]?.entry ?? '')).toMatchObject({ why: 'Gõ nhầm' });
  });

  test('carries a file, whose newest version counts and comes back byte for byte', async () => {
    const content = Buffer.from('%PDF-1.7 một');
    expect((await upload(id, 'ké hoạch.pdf', content)).statusCode).toBe(201);
    world.setNow('2026-11-20T08:01:00+07:00');
    const newer = Buffer.from('%PDF-1.7 hai');
    const { files } = (await upload(id, 'kế hoạch.pdf', newer)).json();
    expect(files).toHaveLength(2);
    const back = await world.http.inject({
      method: 'GET',
      url: `${DOCUMENTS}/${id}/file`,
      headers: person('inspector'),
    });
    expect(back.rawPayload.equals(newer)).toBe(true);
    expect(back.headers['content-disposition']).toContain(encodeURIComponent('kế hoạch.pdf'));
  });

  test('a file that is not what its name says leaves nothing behind', async () => {
    const folder = join(world.deps.config.CCHC_DATA, 'documents');
    const before = readdirSync(folder);
    const refused = await upload(id, 'ke-hoach.pdf', Buffer.from('MZ'));
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'document-file-kind']);
    const unknown = '019a0000-0000-7000-8000-000000000001';
    expect((await upload(unknown, 'a.pdf', Buffer.from('%PDF'))).json().code).toBe('document-unknown');
    expect(readdirSync(folder)).toEqual(before);
  });

  test('is read by other features by id or by number', async () => {
    const agencyId = world.deps.directory.bySlug('xa-binh-son')?.id ?? 0;
    const read = <T>(work: Parameters<typeof readIn<T>>[2]) => readIn(world.deps.db, world.context.scope, work);
    const found = await read((tx) => documentsByIds(tx, agencyId, [id, '019a0000-0000-7000-8000-000000000001']));
    expect([...found.keys()]).toEqual([id]);
    expect(await read((tx) => documentsByIds(tx, agencyId + 1, [id]))).toEqual(new Map());
    expect(await read((tx) => requireDocument(tx, agencyId, id))).toMatchObject({ symbol: '61/KH-UBND' });
    await expect(read((tx) => requireDocument(tx, agencyId + 1, id))).rejects.toMatchObject({
      code: 'document-unknown',
    });
    expect(await read((tx) => documentByNumber(tx, agencyId, { ...PLAN, symbol: '61/kh-ubnd' }))).toBe(id);
  });
});

test.each([
  ['document-symbol-unreadable', { symbol: 'KH-UBND' }],
  ['document-kind-unknown', { kind: 'poem' }],
  ['document-date-in-future', { date: '2027-01-01' }],
])('refuses: %s', async (code, change) => {
  expect((await add(change)).body.code).toBe(code);
});

test('an inspector and an appraiser read, nobody from elsewhere does', async () => {
  for (const role of ['inspector', 'appraiser'] as const) {
    expect((await ask('GET', DOCUMENTS, person(role))).status).toBe(200);
    expect((await add({}, person(role))).body.code).toBe('permission-missing');
  }
  expect((await ask('GET', DOCUMENTS, person('focal-officer', 'ba-bich'))).body.code).toBe('unit-not-permitted');
});
