import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { DivisionResponse } from '#core/assessments/selfscore/contract.ts';
import { writeIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { limitToSections } from './part-repository.ts';

const world = testWorld({ sample: ['units'] });
const UNIT = '/api/units/xa-binh-son';
const SHEET = `${UNIT}/assessments/2026`;

function person(role: Role, slug: string, coversBelow = role === 'appraiser'): Record<string, string> {
  const { directory } = world.deps;
  const unit = directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  const { reads, writes } = directory.reachOf(unit.agencyId, coversBelow);
  const name = `${role} ${slug}`;
  return world.as({ accountId: name, name, grants: [{ role, unitId: unit.id, reads, writes }] });
}

const focal = () => person('focal-officer', 'xa-binh-son.van-phong-hdnd-va-ubnd');
const culture = () => person('specialist', 'xa-binh-son.phong-van-hoa-xa-hoi');
const economy = () => person('specialist', 'xa-binh-son.phong-kinh-te');
const chair = () => person('chair', 'xa-binh-son');
const idOf = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  headers: Record<string, string>,
  payload?: object,
) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const score = (code: string, payload: object, who = focal()) =>
  ask('PUT', `${SHEET}/lines/${code}/self-score`, who, { version: 0, values: [], ...payload });
const flag = (name: string, value = 1) => [{ name, value }];
const division = async (who = focal()): Promise<DivisionResponse> => (await ask('GET', `${SHEET}/division`, who)).body;
const sectionOf = async (slug: string) => (await division()).sections.find(({ id }) => id === idOf(slug));

beforeAll(async () => {
  expect((await ask('POST', `${UNIT}/assessments`, focal(), { year: 2026 })).status).toBe(200);
});

describe('sections', () => {
  const CULTURE = 'xa-binh-son.phong-van-hoa-xa-hoi';

  test('the words of the set give every criterion to a section', async () => {
    const { sections, assignments, mine } = await division();
    expect(mine).toEqual({ compiles: true, sections: [] });
    expect(assignments).toHaveLength(82);
    expect(sections.reduce((sum, { criteria }) => sum + criteria, 0)).toBe(82);
    expect(sections.every(({ state }) => state === null)).toBe(true);
    expect(assignments.every(({ decided }) => !decided)).toBe(true);
  });

  test('the focal officer gives a criterion to another section; an unknown section is refused', async () => {
    const given = await ask('PUT', `${SHEET}/division`, focal(), {
      assignments: [
        { code: '4.1', sectionId: idOf(CULTURE) },
        { code: '4.2', sectionId: idOf(CULTURE) },
      ],
    });
    expect(given.body.assignments).toContainEqual({ code: '4.1', sectionId: idOf(CULTURE), decided: true });
    const wrong = { assignments: [{ code: '4.1', sectionId: idOf('xa-ba-to') }] };
    expect(await ask('PUT', `${SHEET}/division`, focal(), wrong)).toMatchObject({
      status: 422,
      body: { code: 'sheet-section-unknown' },
    });
    expect((await ask('PUT', `${SHEET}/division`, culture(), wrong)).status).toBe(403);
  });

  test('a specialist writes the criteria of the own section and no other', async () => {
    expect(await score('4.1', { values: flag('working_rules'), explanation: 'x' }, culture())).toMatchObject({
      status: 200,
      body: { self: { points: '1.50' } },
    });
    expect(await score('4.2', { values: flag('assignment_decision') }, economy())).toMatchObject({
      status: 403,
      body: { code: 'criterion-of-other-section' },
    });
    expect((await score('4.2', {}, person('specialist', 'xa-ba-to'))).status).toBe(403);
    expect((await score('4.2', {}, person('specialist', 'xa-binh-son'))).body.code).toBe('criterion-of-other-section');
    expect(await sectionOf(CULTURE)).toMatchObject({ state: 'drafting' });
  });

  test('the database refuses the same, whatever the service thought', async () => {
    const agencyId = idOf('xa-binh-son');
    const sheet = await world.db.selectFrom('assessment').select(['id', 'criteria_set_id']).executeTakeFirstOrThrow();
    const scope = { ...world.context.scope, units: [agencyId], writeUnits: [agencyId] };
    const write = (code: string) =>
      writeIn(world.deps.db, scope, agencyId, async (tx) => {
        await limitToSections(tx, [idOf(CULTURE)]);
        await sql`insert into assessment_line (agency_id, assessment_id, criteria_set_id, criterion_code, version,
            changed_at, changed_by)
          values (${agencyId}, ${sheet.id}, ${sheet.criteria_set_id}, ${code}, 1, now(), 'x')
          on conflict (agency_id, assessment_id, criterion_code) do update set changed_by = 'x'`.execute(tx);
      });
    await expect(write('1.1.1')).rejects.toThrow(/row-level security/);
    await expect(write('4.1')).resolves.toBeUndefined();
  });

  test('a part is handed in whole, sent back with a reason, handed in again and taken', async () => {
    const sectionId = idOf(CULTURE);
    const step = (verb: string, who: Record<string, string>, reason?: string) =>
      ask('POST', `${SHEET}/division/${verb}`, who, { sectionId, ...(reason === undefined ? {} : { reason }) });
    const incomplete = await step('hand-in', culture());
    expect(incomplete).toMatchObject({ status: 422, body: { code: 'sheet-part-incomplete' } });
    expect(incomplete.body.detail.missing).toContainEqual({ code: '4.2', what: 'points' });

    const others = (await division()).assignments.filter((one) => one.sectionId === sectionId && one.code !== '4.1');
    await ask('PUT', `${SHEET}/division`, focal(), {
      assignments: others.map(({ code }) => ({ code, sectionId: idOf('xa-binh-son.van-phong-hdnd-va-ubnd') })),
    });
    expect((await step('hand-in', economy())).body.code).toBe('sheet-part-of-other-section');
    expect((await step('hand-in', culture())).status).toBe(200);
    expect(await score('4.1', { version: 1, values: flag('working_rules', 0) }, culture())).toMatchObject({
      status: 409,
      body: { code: 'sheet-part-handed-in' },
    });
    expect((await step('send-back', focal(), ' ')).body.code).toBe('sheet-part-reason-missing');
    expect((await step('send-back', culture(), 'x')).status).toBe(403);
    expect((await step('send-back', focal(), 'Quy chế chưa sửa theo NĐ 150')).status).toBe(200);
    expect(await sectionOf(CULTURE)).toMatchObject({ state: 'sent-back', reason: 'Quy chế chưa sửa theo NĐ 150' });
    expect((await step('take', focal())).body.code).toBe('sheet-part-reason-missing');
    expect((await step('hand-in', culture())).status).toBe(200);
    expect((await step('take', focal())).status).toBe(200);
    expect((await step('take', focal())).body.code).toBe('sheet-part-state-wrong');
    expect(await sectionOf(CULTURE)).toMatchObject({
      state: 'taken',
      changedBy: 'focal-officer xa-binh-son.van-phong-hdnd-va-ubnd',
    });
  });
});

describe('evidence', () => {
  const PDF = Buffer.from('%PDF-1.7\n%bìa kế hoạch');

  async function sendFile(url: string, name: string, content: Buffer, who = culture()) {
    const mark = 'xxBOUNDARYxx';
    const answer = await world.http.inject({
      method: 'POST',
      url,
      headers: { ...who, 'content-type': `multipart/form-data; boundary=${mark}` },
      payload: Buffer.concat([
        Buffer.from(
          `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
        ),
        content,
        Buffer.from(`\r\n--${mark}--\r\n`),
      ]),
    });
    return { status: answer.statusCode, body: answer.json() };
  }

  test('a registered document is evidence once, and follows its name in the register', async () => {
    const naming = {
      kind: 'plan',
      symbol: '15/KH-UBND',
      date: '2026-01-05',
      issuer: 'UBND xã Bình Sơn',
      abstract: 'CCHC',
    };
    const document = (await ask('POST', `${UNIT}/documents`, focal(), naming)).body;
    const one = await ask('POST', `${UNIT}/evidence`, culture(), { documentId: document.id });
    expect(one.body).toMatchObject({ kind: 'document', documentNumber: '15/KH-UBND', title: 'CCHC' });
    const named = { title: 'CCHC', documentNumber: 'Số 15/KH-UBND', documentDate: '2026-01-05' };
    expect((await ask('POST', `${UNIT}/evidence`, focal(), named)).body.id).toBe(one.body.id);
    await ask('PUT', `${UNIT}/documents/${document.id}`, focal(), {
      ...naming,
      abstract: 'Cải cách hành chính năm 2026',
      version: 1,
      reason: 'Ghi đủ trích yếu',
    });
    const { items } = (await ask('GET', `${UNIT}/evidence`, focal())).body;
    expect(items).toMatchObject([{ id: one.body.id, title: 'Cải cách hành chính năm 2026' }]);
    await score('1.1.1', { values: [{ name: 'plan_issued_days_late', value: 0 }], evidence: [one.body.id] });
    const uses = (await ask('GET', `${UNIT}/documents/${document.id}`, focal())).body.uses;
    expect(uses).toMatchObject([{ what: 'Tài liệu kiểm chứng', path: 'cham-diem/2026' }]);
    const listed = (await ask('GET', `${SHEET}/evidence`, focal())).body;
    expect(listed.items).toMatchObject([{ id: one.body.id, codes: ['1.1.1'] }]);
  });

  test('a file is kept with its hash, in versions, and each of them is read again', async () => {
    const first = await sendFile(`${UNIT}/evidence/files?title=${encodeURIComponent('Ảnh niêm yết')}`, 'a.pdf', PDF);
    expect(first).toMatchObject({ status: 201, body: { kind: 'file', title: 'Ảnh niêm yết', hasFile: true } });
    expect(first.body.files).toMatchObject([{ version: 1, name: 'a.pdf', size: PDF.length }]);
    expect(first.body.files[0].hash).toMatch(/^[0-9a-f]{64}$/);
    const url = `${UNIT}/evidence/${first.body.id}/files`;
    expect((await sendFile(url, 'b.pdf', PDF)).body.code).toBe('evidence-file-reason-missing');
    const second = await sendFile(`${url}?reason=${encodeURIComponent('Bản có dấu')}`, 'b.pdf', Buffer.from('%PDF-2'));
    expect(
      second.body.files.map(({ version, reason }: { version: number; reason: string }) => [version, reason]),
    ).toEqual([
      [2, 'Bản có dấu'],
      [1, ''],
    ]);
    const read = await world.http.inject({ url: `${url}/1`, headers: chair() });
    expect([read.statusCode, read.rawPayload.equals(PDF)]).toEqual([200, true]);
    expect((await ask('GET', `${url}/3`, chair())).body.code).toBe('evidence-file-gone');
    expect((await ask('GET', `${url}/1`, person('chair', 'xa-ba-to'))).status).toBe(403);
    const above = await world.http.inject({ url: `${url}/1`, headers: person('appraiser', 'tinh-quang-ngai') });
    expect(above.statusCode).toBe(200);
    expect((await ask('DELETE', `${UNIT}/evidence/${first.body.id}`, focal())).body.code).toBe('evidence-in-use');
  });

  test.each([
    ['evidence-file-kind', 'virus.exe', Buffer.from('MZ')],
    ['evidence-file-kind', 'not.pdf', Buffer.from('MZ')],
  ])('refuses %s: %s, and keeps nothing of it', async (code, name, content) => {
    const before = (await ask('GET', `${UNIT}/evidence`, focal())).body.total;
    expect(await sendFile(`${UNIT}/evidence/files`, name, content)).toMatchObject({ status: 422, body: { code } });
    expect((await ask('GET', `${UNIT}/evidence`, focal())).body.total).toBe(before);
    expect((await sendFile(`${UNIT}/evidence/files`, 'a.pdf', PDF, chair())).status).toBe(403);
  });
});
