import { expect, test } from 'vitest';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { agenciesBelow, predecessorsOf, sectionsOf, unitOnDay } from './read-model.ts';

const world = testWorld({ sample: ['units'] });

const idOf = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;
const slugOf = (id: number) => world.deps.directory.byId(id)?.slug;

function administrator(slug: string, coversBelow: boolean) {
  const reach = world.deps.directory.reachOf(idOf(slug), coversBelow);
  const grants = [{ role: 'administrator' as const, unitId: idOf(slug), ...reach }];
  return world.as({ accountId: `admin@${slug}${coversBelow}`, name: 'Quản trị', grants });
}
const anybody = () => world.as({ accountId: 'anybody', name: 'Ai đó', grants: [] });

const get = (url: string, headers = anybody()) => world.http.inject({ method: 'GET', url, headers });
const post = (url: string, payload: object, headers: Record<string, string>) =>
  world.http.inject({ method: 'POST', url, payload, headers });
const slugs = (answer: { json(): { items: { slug: string }[] } }) => answer.json().items.map(({ slug }) => slug);

test('the provinces of today are 34, and the old ones are there for those who ask', async () => {
  const today = (await get('/api/units?below=-&size=200')).json();
  expect(today.total).toBe(34);
  const withOld = slugs(await get('/api/units?below=-&closed=true&size=200'));
  expect(withOld).toEqual(expect.arrayContaining(['tinh-quang-ngai', 'tinh-quang-ngai-cu', 'tinh-binh-dinh']));
});

test('the tree goes down by eras: today province → commune, before province → district → commune', async () => {
  expect(slugs(await get('/api/units?below=tinh-quang-ngai'))).toEqual(['xa-binh-son', 'xa-nguyen-nghiem', 'xa-ba-to']);
  expect(slugs(await get('/api/units?below=tinh-quang-ngai-cu'))).toEqual([]);
  const districts = slugs(await get('/api/units?below=tinh-quang-ngai-cu&closed=true'));
  expect(districts).toEqual(['huyen-binh-son', 'thi-xa-duc-pho', 'huyen-ba-to']);
  expect(slugs(await get('/api/units?below=tay-son&closed=true'))).toHaveLength(15);
});

test('units are found without marks', async () => {
  expect(slugs(await get('/api/units?words=binh%20son'))).toEqual(['xa-binh-son']);
  expect(slugs(await get('/api/units?words=ben%20quan&closed=true'))).toEqual(['xa-ben-quan', 'ben-quan']);
});

test('Châu Ổ tells its district, its invented code and its successor', async () => {
  const detail = (await get('/api/catalogue/units/chau-o')).json();
  expect(detail.unit).toMatchObject({
    name: 'thị trấn Châu Ổ',
    parentSlug: 'huyen-binh-son',
    agencyCode: 'H48.01.01',
    agencyCodeInvented: true,
    validFrom: null,
    validTo: '2025-06-30',
    isOpen: false,
  });
  expect(detail.successors).toEqual([
    expect.objectContaining({
      slug: 'xa-binh-son',
      kind: 'merge',
      since: '2025-07-01',
      basis: 'NQ 1677/NQ-UBTVQH15, khoản 7',
    }),
  ]);
  expect(detail.sections.map(({ name }: { name: string }) => name)).toEqual([
    'Văn phòng – Thống kê',
    'Tư pháp – Hộ tịch',
    'Tài chính – Kế toán',
    'Văn hóa – Xã hội',
    'Địa chính – Xây dựng',
    'Bộ phận Tiếp nhận và Trả kết quả',
    'Công an',
    'Quân sự',
  ]);
});

test('xã Bình Sơn comes from seven communes; the district was divided and is not summed', async () => {
  const { predecessors } = (await get('/api/catalogue/units/xa-binh-son')).json();
  expect(predecessors.filter(({ kind }: { kind: string }) => kind === 'merge')).toHaveLength(7);
  expect(predecessors).toContainEqual(expect.objectContaining({ slug: 'huyen-binh-son', kind: 'split' }));
  const summed = await readIn(world.deps.db, world.context.scope, (tx) => predecessorsOf(tx, idOf('xa-binh-son')));
  expect(summed.map(slugOf)).toHaveLength(7);
  expect(summed.map(slugOf)).toContain('chau-o');
});

test('others ask for a unit as it was, for what stood below it, for its sections', async () => {
  await readIn(world.deps.db, world.context.scope, async (tx) => {
    expect(await unitOnDay(tx, idOf('ben-quan'), '2023-12-31')).toMatchObject({
      fullName: 'thị trấn Bến Quan',
      parentFullName: 'huyện Vĩnh Linh',
      agencyCode: 'H50.01.01',
    });
    expect((await agenciesBelow(tx, idOf('tinh-quang-tri-cu'), '2023-12-31')).map(slugOf)).toEqual([
      'huyen-vinh-linh',
      'ben-quan',
      'xa-vinh-o',
      'xa-vinh-ha',
      'xa-vinh-khe',
    ]);
    expect(await agenciesBelow(tx, idOf('tinh-quang-tri-cu'), '2026-01-01')).toEqual([]);
    const sections = await sectionsOf(tx, idOf('xa-binh-son'), '2026-11-20');
    expect(sections.map(({ kind }) => kind)).toContain('public-service-centre');
    expect((await sectionsOf(tx, idOf('ben-quan'), '2026-11-20')).map(({ name }) => name)).toContain(
      'Tư pháp – Hộ tịch',
    );
  });
});

test('a province’s administrator adds a commune and a section; both are in the directory at once and in the chain', async () => {
  const province = administrator('tinh-gia-lai', true);
  const commune = { type: 'phuong', name: 'Quy Nhơn', from: '2025-07-01', agencyCode: 'H21.900', basis: 'NQ 1664' };
  const made = await post('/api/units/tinh-gia-lai/units', commune, province);
  expect(made.json()).toEqual({ slug: 'phuong-quy-nhon' });
  expect(world.deps.directory.bySlug('phuong-quy-nhon')).toMatchObject({ name: 'phường Quy Nhơn', kind: 'commune' });
  const again = await post('/api/units/tinh-gia-lai/units', { ...commune, agencyCode: 'H21.901' }, province);
  expect(again.json()).toEqual({ slug: 'phuong-quy-nhon-gia-lai' });
  const taken = await post('/api/units/tinh-gia-lai/units', { ...commune, name: 'Khác' }, province);
  expect([taken.statusCode, taken.json().code]).toEqual([409, 'unit-code-taken']);
  const section = { type: 'section', name: 'Phòng Kinh tế', from: '2025-07-01', sectionKind: 'economy' };
  const own = await post('/api/units/phuong-quy-nhon/units', section, administrator('phuong-quy-nhon', false));
  expect(own.json()).toEqual({ slug: 'phuong-quy-nhon.phong-kinh-te' });
  expect(world.deps.directory.bySlug('phuong-quy-nhon.phong-kinh-te')?.agencyId).toBe(idOf('phuong-quy-nhon'));
  const entries = await world.db
    .selectFrom('audit_entry')
    .select('audit_entry.subject_id')
    .where('audit_entry.action', '=', 'units:create')
    .execute();
  expect(entries.map(({ subject_id }) => subject_id)).toContain('phuong-quy-nhon');
});

test('a new name holds from its day; the old one stays for its time', async () => {
  const wish = { from: '2026-12-01', name: 'Bình Sơn Mới', basis: 'Nghị quyết thử' };
  const done = await post('/api/units/xa-binh-hiep/rename', wish, administrator('xa-binh-hiep', false));
  expect(done.statusCode).toBe(200);
  const { versions, unit } = (await get('/api/catalogue/units/xa-binh-hiep')).json();
  expect(versions.map(({ name, validTo }: { name: string; validTo: string }) => [name, validTo])).toEqual([
    ['xã Bình Hiệp', '2026-11-30'],
    ['xã Bình Sơn Mới', null],
  ]);
  expect(unit.name).toBe('xã Bình Hiệp');
  world.setNow('2026-12-01T08:00:00+07:00');
  await world.deps.directory.refresh();
  expect(world.deps.directory.bySlug('xa-binh-hiep')?.name).toBe('xã Bình Sơn Mới');
  world.setNow('2026-11-20T08:00:00+07:00');
});

test('a commune that ends goes into another, with its sections; a province with communes cannot end', async () => {
  const end = { lastDay: '2026-10-31', basis: 'Nghị quyết thử', successors: [{ slug: 'xa-binh-khe', kind: 'merge' }] };
  const province = administrator('tinh-gia-lai', true);
  expect((await post('/api/units/tinh-gia-lai/close', end, province)).json().code).toBe('unit-has-units-below');
  expect((await post('/api/units/xa-binh-an/close', end, province)).statusCode).toBe(200);
  const { unit, sections } = (await get('/api/catalogue/units/xa-binh-an')).json();
  expect([unit.isOpen, unit.validTo, sections.length]).toEqual([false, '2026-10-31', 6]);
  const { directory } = world.deps;
  expect(directory.reachOf(idOf('xa-binh-khe'), false).reads).toContain(idOf('xa-binh-an'));
  expect(directory.reachOf(idOf('xa-binh-khe'), false).writes).not.toContain(idOf('xa-binh-an'));
  const later = await post('/api/units/xa-binh-an/close', end, administrator('tinh-gia-lai', true));
  expect(later.json().code).toBe('unit-not-permitted'); // what is closed is for reading
});

test.each([
  ['unit-parent-wrong', 'xa-binh-khe', { type: 'xa', name: 'Con', from: '2026-01-01' }],
  ['unit-type-wrong', 'xa-binh-khe', { type: 'section', name: 'Phòng lạ', from: '2026-01-01' }],
  ['unit-name-missing', 'tinh-gia-lai', { type: 'xa', name: ' ', from: '2026-01-01' }],
  ['invalid-request', 'tinh-gia-lai', { type: 'xa', name: 'Con', from: '2026-02-30' }],
])('refuses: %s', async (code, slug, payload) => {
  const answer = await post(`/api/units/${slug}/units`, payload, administrator('tinh-gia-lai', true));
  expect(answer.json().code).toBe(code);
});

test('who does not administer a unit cannot change it', async () => {
  const payload = { type: 'xa', name: 'Con', from: '2026-01-01' };
  const beside = await post('/api/units/tinh-gia-lai/units', payload, administrator('tinh-quang-tri', true));
  expect(beside.json().code).toBe('unit-not-permitted');
  expect((await post('/api/units/tinh-gia-lai/units', payload, anybody())).json().code).toBe('permission-missing');
  expect((await get('/api/catalogue/units/xa-khong-co')).json().code).toBe('unit-unknown');
  expect((await world.http.inject({ method: 'GET', url: '/api/units' })).statusCode).toBe(401);
});
