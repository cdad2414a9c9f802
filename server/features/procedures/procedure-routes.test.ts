import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { ProcedureDetail, ProcedureSummary, SaveVersionRequest } from '#core/procedures/contract.ts';
import type { ProcedureId } from '#core/procedures/procedure.ts';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { procedureFields, procedureOn, proceduresOn } from './read-model.ts';

const world = testWorld({ sample: ['units', 'procedures'] });

function person(slug: string, role: Role) {
  const unit = world.deps.directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  const reach = world.deps.directory.reachOf(unit.id, false);
  return world.as({
    accountId: `${role}@${slug}`,
    name: `${role} ${slug}`,
    grants: [{ role, unitId: unit.id, ...reach }],
  });
}

const get = (url: string, slug = 'xa-binh-son') =>
  world.http.inject({ url: `/api/units/${slug}/${url}`, headers: person(slug, 'specialist') });

const change = (method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, who?: Record<string, string>) =>
  world.http.inject({
    method,
    url: `/api/units/${url}`,
    ...(payload && { payload }),
    headers: who ?? person(url.split('/')[0] ?? '', 'administrator'),
  });

async function listed(query: string, slug = 'xa-binh-son'): Promise<{ items: ProcedureSummary[]; total: number }> {
  const answer = await get(`procedures?size=200&${query}`, slug);
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

async function idOf(code: string): Promise<ProcedureId> {
  const { items } = await listed(`words=${code}`);
  const [found] = items;
  if (!found) {
    throw new Error(code);
  }
  return found.id;
}

const draft: SaveVersionRequest = {
  validFrom: '2027-01-01',
  code: '1.004873.H48',
  name: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  fieldId: 1,
  limit: { kind: 'working-days', amount: 2, hoursAsDays: false },
  onlineLevel: 'full',
  feeRule: '15.000 đồng/lần',
  result: 'Giấy xác nhận',
  legalBasis: 'Quyết định 100/QĐ-UBND',
  components: [{ name: 'Tờ khai', originals: 1, copies: 0, required: true, note: '' }],
};

describe('the catalogue', () => {
  test('holds the 25 procedures of the table and two invented ones, marked so', async () => {
    const { items, total } = await listed('');
    expect(total).toBe(27);
    const invented = items.filter((item) => item.invented);
    expect(invented.map(({ field }) => field.name).sort()).toEqual(['Người có công', 'Tiếp công dân, xử lý đơn']);
    expect(items.every(({ own }) => own?.ownership === 'owned')).toBe(true);
  });

  test.each([
    ['words=khai sinh', ['1.001193', '1.004884']],
    ['words=KHAI%20SINH', ['1.001193', '1.004884']],
    ['words=dang%20ky%20ket%20hon', ['1.000894']],
    ['words=1.00119', ['1.001193']],
    ['words=%25', []],
    ['field=4', ['1.003554']],
    ['words=giay&level=full&field=3', ['1.001653']],
  ])('is searched by %s', async (query, codes) => {
    const { items } = await listed(encodeURI(query).replaceAll('%25', '%'));
    expect(items.map(({ code }) => code).sort()).toEqual(codes);
  });

  test('is paged', async () => {
    const answer = (await get('procedures?page=2&size=20')).json();
    expect([answer.items.length, answer.total]).toEqual([7, 27]);
  });

  test('of a past agency names its own sections and that the province owns the status', async () => {
    const { items } = await listed('words=1.003554', 'chau-o');
    expect(items).toMatchObject([{ own: { ownership: 'imported', sectionName: 'Địa chính – Xây dựng' } }]);
  });

  test('shows one procedure with its components', async () => {
    const detail: ProcedureDetail = (await get(`procedures/${await idOf('1.001193')}`)).json();
    expect(detail).toMatchObject({
      nationalCode: '1.001193',
      versions: [
        {
          issuer: null,
          editable: false,
          inForce: true,
          name: 'Đăng ký khai sinh',
          limit: { kind: 'same-day', cutoff: 900 },
          confidence: expect.stringContaining('cần đối chiếu'),
        },
      ],
    });
    expect(detail.versions[0]?.components[0]).toEqual({
      name: 'Tờ khai đăng ký khai sinh theo mẫu',
      originals: 1,
      copies: 0,
      required: true,
      note: '',
    });
  });

  test('refuses what is not there', async () => {
    const answer = await get('procedures/00000000-0000-7000-8000-000000000000');
    expect(answer.statusCode).toBe(404);
    expect(answer.json().code).toBe('procedure-unknown');
  });
});

describe("a committee's own text", () => {
  test('holds from its day on, for itself and the units below, and nowhere else', async () => {
    const { id, versionId } = (await change('POST', 'tinh-quang-ngai/procedure-versions', draft)).json();
    const on = (slug: string, day: string) =>
      get(`procedures/${id}?day=${day}`, slug).then((answer) =>
        (answer.json() as ProcedureDetail).versions.find(({ inForce }) => inForce),
      );
    expect(await on('xa-binh-son', '2026-12-31')).toMatchObject({ issuer: null, limit: { amount: 3 } });
    expect(await on('xa-binh-son', '2027-01-01')).toMatchObject({
      id: versionId,
      issuer: 'tỉnh Quảng Ngãi',
      code: '1.004873.H48',
      limit: { amount: 2 },
      components: [{ name: 'Tờ khai' }],
    });
    expect(await on('xa-ben-quan', '2027-01-01')).toMatchObject({ issuer: null });
    const audit = await world.db
      .selectFrom('audit_entry')
      .select(['audit_entry.action', 'audit_entry.subject_id'])
      .where('audit_entry.action', '=', 'procedures:add-version')
      .execute();
    expect(audit).toEqual([{ action: 'procedures:add-version', subject_id: id }]);
    const again = await change('POST', 'tinh-quang-ngai/procedure-versions', draft);
    expect([again.statusCode, again.json().code]).toEqual([409, 'procedure-version-taken']);
  });

  test('may be put right before it starts, ended later, but only by its issuer', async () => {
    const { versionId } = (await change('POST', 'xa-ba-to/procedure-versions', draft)).json();
    const put = (slug: string, body: object) => change('PUT', `${slug}/procedure-versions/${versionId}`, body);
    expect((await put('xa-nguyen-nghiem', draft)).json().code).toBe('procedure-version-not-yours');
    expect((await put('xa-ba-to', { ...draft, feeRule: '10.000 đồng' })).statusCode).toBe(200);
    const detail: ProcedureDetail = (await get(`procedures/${await idOf('1.004873')}`, 'xa-ba-to')).json();
    expect(detail.versions[0]).toMatchObject({ editable: true, feeRule: '10.000 đồng', inForce: false });
    world.setNow('2027-02-01T08:00:00+07:00');
    expect((await put('xa-ba-to', draft)).json().code).toBe('procedure-version-started');
    const end = (validTo: string, reason: string) =>
      change('POST', `xa-ba-to/procedure-versions/${versionId}/end`, { validTo, reason });
    expect((await end('2027-03-31', ' ')).json().code).toBe('procedure-basis-missing');
    expect((await end('2026-12-31', 'QĐ 7')).json().code).toBe('procedure-end-wrong');
    expect((await end('2027-03-31', 'QĐ 7/QĐ-UBND bãi bỏ')).statusCode).toBe(200);
    world.setNow('2026-11-20T08:00:00+07:00');
  });

  test.each<[string, Partial<SaveVersionRequest>]>([
    ['procedure-code-wrong', { code: '1004873' }],
    ['procedure-name-missing', { name: 'x' }],
    ['procedure-basis-missing', { legalBasis: '' }],
    ['procedure-field-unknown', { fieldId: 99 }],
    ['limit-wrong', { limit: { kind: 'working-days', hoursAsDays: false } }],
    ['component-name-missing', { components: [{ name: ' ', originals: 1, copies: 0, required: true, note: '' }] }],
  ])('is refused and leaves nothing behind: %s', async (code, wrong) => {
    const count = () => world.db.selectFrom('procedure_version').select('procedure_version.id').execute();
    const before = await count();
    const answer = await change('POST', 'xa-binh-khe/procedure-versions', { ...draft, ...wrong });
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
    expect(await count()).toEqual(before);
  });

  test.each<[string, Role]>([
    ['xa-binh-son', 'specialist'],
    ['xa-binh-son', 'chair'],
    ['xa-nguyen-nghiem', 'administrator'],
  ])('is refused to %s %s', async (slug, role) => {
    const answer = await change('POST', 'xa-binh-son/procedure-versions', draft, person(slug, role));
    expect(answer.statusCode).toBe(403);
  });

  test("the nation's text cannot be written by a server that acts for an agency", async () => {
    const id = world.deps.directory.bySlug('xa-binh-son')?.id ?? 0;
    const write = world.deps.db.connection().execute(async (tx) => {
      await sql.raw(`begin; set local app.units = '${id}'; set local app.write_units = '${id}'`).execute(tx);
      try {
        const changed = await sql`update procedure_version set fee_rule = 'x' where agency_id is null`.execute(tx);
        expect(changed.numAffectedRows).toBe(0n);
        await sql`insert into procedure_version (id, procedure_id, valid_from, code, name, field_id, limit_kind,
            online_level, fee_rule, result, legal_basis, confidence)
          select gen_random_uuid(), procedure_id, '2030-01-01', code, name, field_id, 'none', online_level, '', '', 'x', ''
          from procedure_version limit 1`.execute(tx);
      } finally {
        await sql.raw('rollback').execute(tx);
      }
    });
    await expect(write).rejects.toThrow('row-level security');
  });
});

describe("the agency's list", () => {
  test('says who owns the status and which section resolves', async () => {
    const id = await idOf('2.001019');
    const url = `xa-binh-an/procedures/${id}/assignment`;
    const section = world.deps.directory.sectionsOf(world.deps.directory.bySlug('xa-binh-an')?.id ?? 0)[0];
    const assigned = await change('PUT', url, { ownership: 'owned', sectionSlug: section?.slug });
    expect(assigned.statusCode).toBe(200);
    const { items } = await listed('words=2.001019&handled=true', 'xa-binh-an');
    expect(items).toMatchObject([{ own: { ownership: 'owned', sectionSlug: section?.slug } }]);
    expect((await change('DELETE', url)).statusCode).toBe(200);
    expect((await change('DELETE', url)).statusCode).toBe(200);
    expect((await listed('words=2.001019&handled=true', 'xa-binh-an')).total).toBe(0);
    expect((await listed('words=2.001019', 'xa-binh-an')).items).toMatchObject([{ own: null }]);
  });

  test('refuses the section of somebody else', async () => {
    const other = world.deps.directory.sectionsOf(world.deps.directory.bySlug('xa-ba-to')?.id ?? 0)[0];
    const url = `xa-binh-an/procedures/${await idOf('2.001019')}/assignment`;
    const answer = await change('PUT', url, { ownership: 'owned', sectionSlug: other?.slug });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'procedure-section-unknown']);
  });
});

describe('other features ask', () => {
  const asked = <T>(work: Parameters<typeof readIn<T>>[2]) => readIn(world.deps.db, world.context.scope, work);
  const agency = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;

  test('what is in force at an agency on a day', async () => {
    const all = await asked((tx) => proceduresOn(tx, agency('xa-binh-son'), '2022-12-05'));
    expect(all).toHaveLength(27);
    expect(all[0]).toMatchObject({ nationalCode: '1.000656', fieldName: 'Hộ tịch', ownership: 'owned' });
    expect(await asked((tx) => proceduresOn(tx, agency('xa-binh-son'), '2020-12-31'))).toEqual([]);
    expect(await asked((tx) => proceduresOn(tx, agency('huyen-ba-to'), '2022-12-05', { handled: true }))).toEqual([]);
  });

  test('one procedure of a day, as core finds its version', async () => {
    const id = await idOf('1.004873');
    for (const [slug, day] of [
      ['xa-binh-son', '2026-12-31'],
      ['xa-binh-son', '2027-06-01'],
      ['xa-ba-to', '2027-02-01'],
      ['xa-ba-to', '2027-04-01'],
      ['xa-ben-quan', '2027-02-01'],
    ] as const) {
      const inSql = await asked((tx) => procedureOn(tx, agency(slug), id, day));
      const detail: ProcedureDetail = (await get(`procedures/${id}?day=${day}`, slug)).json();
      expect(inSql?.versionId).toBe(detail.versions.find(({ inForce }) => inForce)?.id);
    }
  });

  test('the fields', async () => {
    const fields = await asked(procedureFields);
    expect(fields.map(({ name }) => name).slice(0, 2)).toEqual(['Hộ tịch', 'Chứng thực']);
  });
});
