import { expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import { documentByNumber } from '#server/features/documents/read-model.ts';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units', 'documents', 'assessments', 'plans'] });
const UNIT = '/api/units/xa-binh-son';

function person(role: Role): Record<string, string> {
  const unit = world.deps.directory.bySlug('xa-binh-son');
  if (!unit) {
    throw new Error('xa-binh-son');
  }
  const reach = world.deps.directory.reachOf(unit.agencyId, false);
  return world.as({ accountId: role, name: role, grants: [{ role, unitId: unit.id, ...reach }] });
}

async function ask(method: 'GET' | 'POST', rest: string, payload?: object, who = person('focal-officer')) {
  const answer = await world.http.inject({
    method,
    url: `${UNIT}/${rest}`,
    headers: who,
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}

async function documentId(symbol: string): Promise<string> {
  const agencyId = world.deps.directory.bySlug('xa-binh-son')?.id ?? 0;
  const naming = { symbol, date: '2026-02-10', issuer: 'UBND xã Bình Sơn' };
  return (await readIn(world.deps.db, world.context.scope, (tx) => documentByNumber(tx, agencyId, naming))) ?? '';
}

const tasks = async () =>
  world.db.selectFrom('reform_task').select(['id', 'title', 'lead_section_id', 'deadline', 'legal_basis']).execute();

const TEXT = `Chủ tịch kết luận như sau:
1. Giao Phòng Kinh tế công khai quy trình cấp đất, xong trước ngày 15/12/2026.
2. Văn phòng: Tổng hợp tiến độ các bộ phận hằng tháng.
3. Các ban, ngành, công chức chuyên môn dọn hồ sơ tồn trong tháng 12/2026.
4. Chế độ báo cáo
- Quý I năm 2027: Chậm nhất ngày 10/3/2027.`;

test('a pasted notice proposes, and creates nothing before a person confirms; again it is the same notice', async () => {
  const before = await tasks();
  const paste = async (text: string) =>
    (await ask('POST', 'conclusions', { documentId: await documentId('22/TB-UBND'), text })).body;
  const notice = await paste(TEXT);
  expect(await tasks()).toEqual(before);
  const item = (place: number) => notice.items[place];
  expect(notice.items.map(({ leadFrom }: { leadFrom: string }) => leadFrom)).toEqual(['named', 'named', 'wording']);
  expect(item(0)).toMatchObject({ deadline: '2026-12-15', state: 'proposed', taskId: null });
  expect(notice.schedule).toEqual([{ period: 'q1', year: 2027, deadline: '2027-03-10', estimated: false }]);
  expect((await paste(`${TEXT.toUpperCase().replaceAll('\n', '\n\n')}`)).id).toBe(notice.id);

  const path = `conclusions/${notice.id}/items/${item(0).id}`;
  const order = { title: 'Công khai quy trình cấp đất', lead: item(0).lead, deadline: '2026-12-14' };
  expect((await ask('POST', `${path}/confirm`, order, person('specialist'))).body.code).toBe('permission-missing');
  expect((await ask('POST', `${path}/confirm`, { ...order, lead: 999_999 })).body.code).toBe('section-unknown');
  expect(await tasks()).toEqual(before);
  const confirmed = await ask('POST', `${path}/confirm`, order);
  expect(confirmed.body.items[0]).toMatchObject({ state: 'confirmed', taskId: expect.any(String) });
  const made = (await tasks()).filter(({ id }) => id === confirmed.body.items[0].taskId);
  expect(made).toEqual([
    expect.objectContaining({
      title: 'Công khai quy trình cấp đất',
      deadline: '2026-12-14',
      legal_basis: expect.stringContaining('công khai quy trình cấp đất, xong trước ngày 15/12/2026'),
    }),
  ]);
  expect((await ask('POST', `${path}/confirm`, order)).body.code).toBe('item-decided');

  // The same order in a notice worded otherwise around it is known, and not made a task twice.
  const other = await paste(`${TEXT}\n5. Giao Văn phòng tham mưu lịch tiếp dân tuần trước ngày 20/12/2026.`);
  expect(other.id).not.toBe(notice.id);
  expect(other.items[0]).toMatchObject({ state: 'proposed', earlierTaskId: made[0]?.id });
  const repeated = await ask('POST', `conclusions/${other.id}/items/${other.items[0].id}/confirm`, order);
  expect(repeated.body.code).toBe('item-repeated');
  const drop = `conclusions/${other.id}/items/${other.items[0].id}/drop`;
  expect((await ask('POST', drop, { reason: '' })).body.code).toBe('item-reason-missing');
  expect((await ask('POST', drop, { reason: 'Đã giao' })).body.items[0]).toMatchObject({ state: 'dropped' });
  expect(await tasks()).toHaveLength(before.length + 1);
});

test('an empty text and an unknown document are refused', async () => {
  const document = await documentId('22/TB-UBND');
  expect((await ask('POST', 'conclusions', { documentId: document, text: ' \n ' })).body.code).toBe('conclusion-empty');
  const unknown = '019a0000-0000-7000-8000-000000000001';
  expect((await ask('POST', 'conclusions', { documentId: unknown, text: 'a' })).body.code).toBe('document-unknown');
});

test('what was promised at a dialogue becomes one task', async () => {
  const { items, sections } = (await ask('GET', 'dialogues?year=2026')).body;
  const path = `dialogues/${items[0].id}/questions/${items[0].questions[0].id}/follow-up`;
  const order = { title: 'Niêm yết danh mục giấy tờ mẫu', lead: sections[0].id, deadline: '2026-12-01' };
  expect((await ask('POST', path, order, person('counter-officer'))).body.code).toBe('permission-missing');
  expect((await ask('POST', path, order)).status).toBe(200);
  expect((await ask('POST', path, order)).body.code).toBe('follow-up-exists');
  const { taskId } = (await ask('GET', 'dialogues?year=2026')).body.items[0].questions[0];
  const made = (await tasks()).find(({ id }) => id === taskId);
  expect(made?.title).toBe('Niêm yết danh mục giấy tờ mẫu');
});
