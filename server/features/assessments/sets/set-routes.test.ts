import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { SetAnswer, SetList } from '#core/assessments/sets/contract.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { ensureShippedSet } from '../criteria-sets.ts';

const world = testWorld({ sample: ['units'] });

/** Headers of a person who holds one role at one unit. */
function person(role: Role, slug: string): Record<string, string> {
  const { directory } = world.deps;
  const unit = directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  const { reads, writes } = directory.reachOf(unit.agencyId, role === 'appraiser');
  return world.as({
    accountId: `${role} ${slug}`,
    name: `${role} ${slug}`,
    grants: [{ role, unitId: unit.id, reads, writes }],
  });
}

const PROVINCE = 'tinh-quang-ngai';
const appraiser = () => person('appraiser', PROVINCE);
const at = (slug: string, rest = '') => `/api/units/${slug}/criteria-sets${rest}`;

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  headers: Record<string, string>,
  payload?: object,
) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() };
}

let template = '';
beforeAll(async () => {
  const { db } = world;
  template = await ensureShippedSet(db, 'mau-cap-xa', world.deps.now());
});

const create = (wish: object = {}, headers = appraiser(), slug = PROVINCE) =>
  ask('POST', at(slug), headers, {
    from: template,
    as: 'set',
    name: 'Bộ tiêu chí của tỉnh',
    effectiveYear: 2026,
    ...wish,
  });
async function created(wish: object = {}): Promise<SetAnswer> {
  const { status, body } = await create(wish);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}
const save = ({ head }: SetAnswer, draft: SetAnswer['draft'], more: object = {}, headers = appraiser()) =>
  ask('PUT', at(PROVINCE, `/${head.id}`), headers, { revision: head.revision, draft, ...more });
const DECISION = { number: '123/QĐ-UBND', date: '2026-01-15', issuer: 'UBND tỉnh Quảng Ngãi', effectiveYear: 2026 };
const publish = ({ head }: SetAnswer, more: object = {}, headers = appraiser()) =>
  ask('POST', at(PROVINCE, `/${head.id}/publish`), headers, { revision: head.revision, ...DECISION, ...more });

const changed = (draft: SetAnswer['draft'], code: string, change: Partial<SetAnswer['draft']['criteria'][number]>) => ({
  ...draft,
  criteria: draft.criteria.map((one) => (one.code === code ? { ...one, ...change } : one)),
});

describe('drafts', () => {
  test('a province starts from the template, which says that it is nobody’s decision', async () => {
    const list: SetList = (await ask('GET', at(PROVINCE), appraiser())).body;
    expect(list.items).toMatchObject([
      { owner: null, basis: 'bộ mẫu, không phải quyết định của cơ quan nào', leaves: 82 },
    ]);
    expect(list).toMatchObject({ mayCreate: true });

    const answer = await created();

    expect(answer.head).toMatchObject({
      code: 'tinh-quang-ngai-commune-2026',
      version: 1,
      state: 'draft',
      own: true,
      owner: { slug: PROVINCE },
      basis: 'dự thảo, chưa có quyết định',
      leaves: 82,
      max: '100.00',
      revision: 1,
    });
    expect(answer).toMatchObject({ mayEdit: true, faults: [], compared: { id: template, why: 'copy' } });
  });

  test('what is saved is what comes back', async () => {
    const answer = await created();
    const draft = changed(answer.draft, '1.1.2', {
      name: 'Chất lượng kế hoạch',
      appraiser: 'Sở Nội vụ',
      extendable: false,
    });

    const { status, body } = await save(answer, { ...draft, name: 'Bộ tiêu chí 2026', maxBonus: '5' });

    expect(status).toBe(200);
    expect(body.head).toMatchObject({ revision: 2, writtenBy: 'appraiser tinh-quang-ngai' });
    expect(body.draft).toEqual({ ...draft, name: 'Bộ tiêu chí 2026', maxBonus: '5.00' });
  });

  test('a second writer is told who was first, and nothing is lost', async () => {
    const answer = await created();
    await save(answer, { ...answer.draft, name: 'Người thứ nhất' });

    const late = await save(answer, { ...answer.draft, name: 'Người thứ hai' });

    expect(late).toMatchObject({ status: 409, body: { code: 'set-changed', detail: { revision: 2 } } });
    const kept: SetAnswer = (await ask('GET', at(PROVINCE, `/${answer.head.id}`), appraiser())).body;
    expect(kept.draft.name).toBe('Người thứ nhất');
  });

  test('sums that do not fit are refused with a sentence, and kept only as unfinished work', async () => {
    const answer = await created();
    const draft = changed(answer.draft, '1.1.1', { max: '1,5' });

    const refused = await save(answer, draft);
    expect(refused).toMatchObject({ status: 422, body: { code: 'criteria-set-invalid' } });
    expect(refused.body.detail.faults).toContainEqual({
      code: '1.1',
      weight: 'open',
      sentence: 'Các mục dưới 1.1 cộng lại 4,5 điểm, thừa 0,5 so với 4 điểm của 1.1.',
    });

    const unfinished = await save(answer, draft, { unfinished: true });
    expect(unfinished.status).toBe(200);
    expect((await publish(unfinished.body)).body.code).toBe('criteria-set-invalid');
  });

  test('criteria that take points of each other in a circle are never kept; the way round is named', async () => {
    const answer = await created();
    const linked = (code: string, from: string) => ({
      method: 'PASS_FAIL' as const,
      parameters: { flags: [`done_${code}`] },
      variables: [
        {
          name: `done_${code}`,
          label: 'Đủ điểm',
          kind: 'flag' as const,
          unit: '',
          source: 'sheet' as const,
          indicator: null,
          from,
        },
      ],
    });
    const draft = changed(
      changed(answer.draft, '1.1.1', linked('1.1.1', 'full:1.1.2')),
      '1.1.2',
      linked('1.1.2', 'full:1.1.1'),
    );

    const refused = await save(answer, draft, { unfinished: true });

    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'criteria-circular', detail: { path: ['1.1.1', '1.1.2', '1.1.1'] } },
    });
  });

  test.each<[string, Partial<SetAnswer['draft']['criteria'][number]>]>([
    ['“khong_co” không có trong danh mục', { rateIndicator: 'khong_co' }],
    ['Ghi tên của tiêu chí 1.1.2', { name: ' ' }],
    ['Điểm tối đa của 1.1.2 phải là số', { max: 'một' }],
    ['đứng sai cấp', { level: 'area' }],
    ['nằm dưới một mục không có', { parent: '9.9' }],
    ['Mã 1.1.1 dùng cho hai tiêu chí', { code: '1.1.1' }],
    ['Mã “1 1” chưa đúng', { code: '1 1' }],
  ])('is never kept: %s', async (sentence, change) => {
    const answer = await created();
    const refused = await save(answer, changed(answer.draft, '1.1.2', change), { unfinished: true });
    expect(refused).toMatchObject({ status: 422, body: { code: 'set-unkeepable' } });
    expect(JSON.stringify(refused.body.detail.faults)).toContain(sentence);
  });

  test('a draft is thrown away whole', async () => {
    const { head } = await created();
    expect((await ask('DELETE', at(PROVINCE, `/${head.id}`), appraiser())).status).toBe(204);
    expect((await ask('GET', at(PROVINCE, `/${head.id}`), appraiser())).status).toBe(404);
  });
});

describe('publishing', () => {
  test('a decision makes it final: no edit, no deletion, only a next version', async () => {
    const answer = await created({ name: 'Bộ để công bố' });
    const { body } = await publish(answer);
    expect(body.head).toMatchObject({
      state: 'published',
      basis: 'Quyết định số 123/QĐ-UBND ngày 15/01/2026 của UBND tỉnh Quảng Ngãi',
      effectiveYear: 2026,
      decision: { number: '123/QĐ-UBND', date: '2026-01-15' },
    });
    expect(body.mayEdit).toBe(false);
    expect((await save(body, body.draft)).body.code).toBe('set-published');
    expect((await ask('DELETE', at(PROVINCE, `/${body.head.id}`), appraiser())).body.code).toBe('set-published');

    const next = (await create({ from: body.head.id, as: 'version' })).body;
    expect(next.head).toMatchObject({ code: body.head.code, version: 2, state: 'draft' });
    expect(next.compared).toMatchObject({ id: body.head.id, why: 'version' });
    expect((await create({ from: body.head.id, as: 'version' })).body.code).toBe('set-draft-exists');
  });

  test('refuses without its decision', async () => {
    const answer = await created();
    expect((await publish(answer, { number: '' })).body.code).toBe('set-decision-missing');
    expect((await publish(answer, { documentId: '01900000-0000-7000-8000-000000000000' })).body.code).toBe(
      'document-unknown',
    );
  });
});

describe('rights', () => {
  test('the appraiser of the owner writes; nobody else does', async () => {
    const answer = await created();
    for (const [role, slug] of [
      ['chair', PROVINCE],
      ['focal-officer', PROVINCE],
      ['administrator', PROVINCE],
    ] as const) {
      expect([role, (await save(answer, answer.draft, {}, person(role, slug))).status]).toEqual([role, 403]);
      expect([role, (await create({}, person(role, slug))).status]).toEqual([role, 403]);
    }
    const other = person('appraiser', 'tinh-quang-tri');
    expect(
      (await ask('PUT', at('tinh-quang-tri', `/${answer.head.id}`), other, { revision: 1, draft: answer.draft }))
        .status,
    ).toBe(404);
    // Reaching a commune from above is not deciding for it.
    expect((await create({ as: 'supplement' }, appraiser(), 'xa-binh-son')).body.code).toBe('set-writer-wrong');
    expect((await create({}, person('focal-officer', 'xa-binh-son'), 'xa-binh-son')).body.code).toBe(
      'set-supplement-only',
    );
  });

  test('drafts are seen by their committee alone, published sets by those below', async () => {
    const published = (await publish(await created({ name: 'Đã công bố' }))).body as SetAnswer;
    const draft = await created({ name: 'Còn dự thảo' });
    const commune = person('focal-officer', 'xa-binh-son');
    const seen: SetList = (await ask('GET', at('xa-binh-son'), commune)).body;
    const ids = seen.items.map(({ id }) => id);
    expect(ids).toContain(published.head.id);
    expect(ids).not.toContain(draft.head.id);
    expect((await ask('GET', at('xa-binh-son', `/${draft.head.id}`), commune)).status).toBe(404);
    expect((await ask('GET', `/api/criteria-sets/${draft.head.id}`, commune)).status).toBe(404);
    const other: SetList = (await ask('GET', at('tinh-quang-tri'), person('appraiser', 'tinh-quang-tri'))).body;
    expect(other.items.map(({ id }) => id)).not.toContain(draft.head.id);
    expect(
      (await create({ from: draft.head.id }, person('appraiser', 'tinh-quang-tri'), 'tinh-quang-tri')).status,
    ).toBe(404);
  });

  test('the database shows another committee’s draft to nobody, whatever asks', async () => {
    const { head } = await created();
    const idOf = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;
    const seenBy = (units: readonly number[]) =>
      readIn(world.deps.db, { ...world.context.scope, units, writeUnits: [] }, async (tx) => {
        const sets = await tx.selectFrom('criteria_set').select('id').where('id', '=', head.id).execute();
        const rows = await tx.selectFrom('criterion').select('code').where('criteria_set_id', '=', head.id).execute();
        return [sets.length, rows.length > 0];
      });
    expect(await seenBy([idOf(PROVINCE)])).toEqual([1, true]);
    expect(await seenBy([idOf('tinh-quang-tri'), idOf('xa-binh-son')])).toEqual([0, false]);
  });
});

test('reading takes the same number of statements however large the set', async () => {
  const { head } = await created();
  const headers = appraiser();
  const list = await world.statementsOf(() => ask('GET', at(PROVINCE), headers));
  const one = await world.statementsOf(() => ask('GET', at(PROVINCE, `/${head.id}`), headers));
  expect([list <= 4, one <= 7]).toEqual([true, true]);
});

describe('files', () => {
  const file = (id: string, format: string, headers = appraiser()) =>
    world.http.inject({ url: at(PROVINCE, `/${id}/file/${format}`), headers });
  function sent(content: Buffer, name = 'bo.xlsx') {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), name);
    return form;
  }
  async function importing(answer: SetAnswer, content: Buffer, query = `revision=${answer.head.revision}`) {
    const payload = sent(content);
    const result = await world.http.inject({
      method: 'POST',
      url: at(PROVINCE, `/${answer.head.id}/import?${query}`),
      headers: appraiser(),
      payload,
    });
    return { status: result.statusCode, body: result.json() };
  }

  test('a set prints for review as DOCX and PDF, labelled as what it is', async () => {
    const { head } = await created();
    const docx = await file(head.id, 'docx');
    expect(docx.statusCode).toBe(200);
    const document = Buffer.from(unzipSync(docx.rawPayload)['word/document.xml'] ?? '').toString();
    expect(document).toContain('DỰ THẢO');
    expect(document).toContain('Mức độ thực hiện kế hoạch CCHC');
    const pdf = await file(head.id, 'pdf');
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const shipped = await file(template, 'docx');
    expect(Buffer.from(unzipSync(shipped.rawPayload)['word/document.xml'] ?? '').toString()).toContain(
      'bộ mẫu, không phải quyết định của cơ quan nào',
    );
  });

  test('a workbook that goes out comes back equal, and a second time changes nothing', async () => {
    const answer = await created();
    const book = (await file(answer.head.id, 'xlsx')).rawPayload;
    const same = await importing(answer, book);
    expect(same).toMatchObject({
      status: 200,
      body: {
        added: 0,
        changed: 0,
        removed: 0,
        same: answer.draft.criteria.length,
        headChanged: false,
        problems: [],
        faults: [],
      },
    });

    const changed = await save(
      answer,
      { ...answer.draft, criteria: answer.draft.criteria.filter(({ code }) => code !== '1.1.2') },
      { unfinished: true },
    );
    const back: SetAnswer = changed.body;
    const looked = await importing(back, book, `revision=${back.head.revision}&dryRun=true`);
    expect(looked.body).toMatchObject({ added: 1, removed: 0 });
    expect((await importing(back, book)).body).toMatchObject({ added: 1 });
    const restored: SetAnswer = (await ask('GET', at(PROVINCE, `/${answer.head.id}`), appraiser())).body;
    expect(restored.draft).toEqual(answer.draft);
    expect((await importing(restored, book)).body).toMatchObject({ added: 0, changed: 0 });
    expect((await ask('GET', at(PROVINCE, `/${answer.head.id}`), appraiser())).body.head.revision).toBe(
      restored.head.revision,
    );
  });

  /** The workbook with one of its parts changed. */
  async function broken(id: string, part: string, change: (xml: string) => string): Promise<Buffer> {
    const parts = unzipSync((await file(id, 'xlsx')).rawPayload);
    const xml = Buffer.from(parts[part] ?? new Uint8Array()).toString();
    return Buffer.from(zipSync({ ...parts, [part]: strToU8(change(xml)) }));
  }

  test('cells that cannot be read are all named, and nothing is taken', async () => {
    const answer = await created();
    const content = await broken(answer.head.id, 'xl/worksheets/sheet2.xml', (xml) =>
      xml.replace('Bậc thang', 'Đoán mò').replace('Tiêu chí thành phần', 'Chương'),
    );
    const { status, body } = await importing(answer, content);
    expect(status).toBe(200);
    expect(body.problems.map(({ sheet, column }: { sheet: string; column: string }) => [sheet, column])).toEqual([
      ['Tiêu chí', 'Cấp'],
      ['Tiêu chí', 'Cách tính điểm'],
    ]);
    expect((await ask('GET', at(PROVINCE, `/${answer.head.id}`), appraiser())).body.head.revision).toBe(1);
  });

  test.each<[string, string, string, (xml: string) => string]>([
    [
      'a formula',
      'cell-is-formula',
      'xl/worksheets/sheet2.xml',
      (xml) => xml.replace('<v>19.5</v>', '<f>SUM(A1:A2)</f><v>19.5</v>'),
    ],
    ['a macro', 'file-has-macros', 'xl/vbaProject.bin', () => 'x'],
    ['another workbook', 'set-sheet-missing', 'xl/workbook.xml', (xml) => xml.replace('Tiêu chí', 'Trang')],
  ])('%s is refused', async (_what, code, part, change) => {
    const answer = await created();
    const { status, body } = await importing(answer, await broken(answer.head.id, part, change));
    expect([status, body.code]).toEqual([422, code]);
    if (code === 'cell-is-formula') {
      expect(body.detail).toEqual({ cell: 'E2', sheet: 'Tiêu chí' });
    }
  });

  test('somebody else’s newer text is not imported over', async () => {
    const answer = await created();
    const book = (await file(answer.head.id, 'xlsx')).rawPayload;
    await save(answer, { ...answer.draft, name: 'Mới hơn' });
    expect((await importing(answer, book)).body.code).toBe('set-changed');
  });
});

describe('a lower level', () => {
  const commune = () => person('focal-officer', 'xa-binh-son');
  async function opened(): Promise<SetAnswer> {
    const answer = await created({ name: 'Bộ cho bổ sung' });
    const kept = (await save(answer, changed(answer.draft, '1.7', { extendable: true }))).body;
    return (await publish(kept)).body;
  }

  test('divides a criterion that it may, and nothing else', async () => {
    const base = await opened();
    const made = await create({ from: base.head.id, as: 'supplement', name: 'Phần của xã' }, commune(), 'xa-binh-son');
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const answer: SetAnswer = made.body;
    expect(answer.head).toMatchObject({ code: 'xa-binh-son-bo-sung-2026', base: { id: base.head.id }, own: true });
    expect(answer.compared).toMatchObject({ id: base.head.id, why: 'base' });
    const put = (draft: SetAnswer['draft'], unfinished = false) =>
      ask('PUT', at('xa-binh-son', `/${answer.head.id}`), commune(), {
        revision: answer.head.revision,
        draft,
        unfinished,
      });
    const stolen = await put(changed(answer.draft, '1.6', { max: '0,5' }), true);
    expect(stolen.body).toMatchObject({ code: 'set-unkeepable' });

    const node = answer.draft.criteria.find(({ code }) => code === '1.7');
    const component = (code: string) => ({
      ...node,
      code,
      parent: '1.7',
      level: 'component',
      name: 'Đối thoại với doanh nghiệp',
      max: '0.50',
      method: 'MANUAL',
      parameters: {},
      variables: [],
      rateIndicator: null,
      extendable: false,
    });
    const divided = {
      ...changed(answer.draft, '1.7', { method: null, parameters: {}, variables: [] }),
      criteria: changed(answer.draft, '1.7', { method: null, parameters: {}, variables: [] }).criteria.flatMap((one) =>
        one.code === '1.7' ? [one, component('1.7.1'), component('1.7.2')] : [one],
      ),
    } as SetAnswer['draft'];
    const kept = await put(divided);
    expect(kept.status, JSON.stringify(kept.body)).toBe(200);
    expect(kept.body).toMatchObject({ head: { leaves: 83, max: '100.00' }, faults: [] });
    const published = await ask('POST', at('xa-binh-son', `/${answer.head.id}/publish`), commune(), {
      revision: kept.body.head.revision,
      ...DECISION,
      issuer: 'UBND xã Bình Sơn',
    });
    expect(published.body.head).toMatchObject({ state: 'published', owner: { slug: 'xa-binh-son' } });

    // The derived set is what the sheet uses.
    const sheet = await ask('POST', '/api/units/xa-binh-son/assessments', commune(), { year: 2026 });
    expect(sheet.body).toMatchObject({ criteriaSetId: answer.head.id, setName: 'Phần của xã' });
  });

  test('adds to what is published only', async () => {
    const draft = await created();
    const answer = await create({ from: draft.head.id, as: 'supplement' }, appraiser());
    expect(answer.body.code).toBe('set-base-wrong');
  });
});

test('a maximum is not lowered below a score on an open sheet that would move', async () => {
  const first = (await publish(await created({ name: 'Bộ có phiếu mở' }))).body as SetAnswer;
  const commune = world.deps.directory.bySlug('xa-ba-to')?.id ?? 0;
  const now = world.deps.now();
  await world.db
    .insertInto('assessment')
    .values({
      agency_id: commune,
      id: newId(now),
      year: 2026,
      criteria_set_id: first.head.id,
      period_from: '2026-01-01',
      period_to: '2026-12-31',
      state: 'self-scoring',
      created_at: now,
      created_by: 'thử',
    })
    .execute();
  const sheet = await world.db
    .selectFrom('assessment')
    .select('id')
    .where('agency_id', '=', commune)
    .executeTakeFirstOrThrow();
  await world.db
    .insertInto('assessment_line')
    .values({
      agency_id: commune,
      assessment_id: sheet.id,
      criteria_set_id: first.head.id,
      criterion_code: '1.1.2',
      version: 1,
      self_points: 9_000,
      self_computed: false,
      self_reason: 'thử',
      changed_at: now,
      changed_by: 'thử',
    })
    .execute();
  const next: SetAnswer = (await create({ from: first.head.id, as: 'version' })).body;
  expect(next.given).toEqual([{ code: '1.1.2', points: 9_000, unit: 'xã Ba Tơ' }]);

  const lowered = changed(
    changed(next.draft, '1.1.2', {
      max: '0,5',
      parameters: { items: [{ name: 'plan_quality_items', points: '0.125', upTo: '4' }] },
    }),
    '1.1.1',
    { max: '1,5' },
  );
  const refused = await save(next, lowered);

  expect(refused.body).toMatchObject({ code: 'criteria-set-invalid' });
  expect(refused.body.detail.faults).toEqual([
    {
      code: '1.1.2',
      weight: 'open',
      sentence: 'Điểm tối đa của 1.1.2 (0,5) thấp hơn 0,9 điểm đã chấm trên phiếu đang mở của xã Ba Tơ.',
    },
  ]);

  const { status, body } = await publish({ ...next, head: { ...next.head } }, { number: '124/QĐ-UBND' });
  expect([status, body.head?.state]).toEqual([200, 'published']);
  const older = { total: 1, items: [{ unit: 'xa-ba-to', unitName: 'xã Ba Tơ', key: '2026', version: 1 }] };
  const read = async (id: string, headers: Record<string, string>, slug = PROVINCE) =>
    (await ask('GET', at(slug, `/${id}`), headers)).body.openSheets;
  expect(await read(next.head.id, appraiser())).toEqual(older);
  expect(await read(next.head.id, person('focal-officer', 'xa-ba-to'), 'xa-ba-to')).toEqual(older);
  const nothing = { total: 0, items: [] };
  expect(await read(next.head.id, person('focal-officer', 'xa-binh-son'), 'xa-binh-son')).toEqual(nothing);
  expect(await read(first.head.id, appraiser())).toEqual(nothing);
});
