import { expect, test } from 'vitest';
import type { ReportList } from '#core/reports/contract.ts';
import type { SchemeAnswer, SchemeDraft, SchemeList } from '#core/reports/schemes/contract.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units'] });
type Role = 'focal-officer' | 'specialist' | 'administrator' | 'inspector';

function person(role: Role, slug: string, reads: readonly string[] = [slug]) {
  const ids = (slugs: readonly string[]) => slugs.map((one) => world.deps.directory.bySlug(one)?.id ?? 0);
  const [unitId = 0] = ids([slug]);
  const grants = [{ role, unitId, reads: ids(reads), writes: ids(reads) }];
  return world.as({ accountId: `${role}-${slug}`, name: `Người thử ${role}`, grants });
}

const at = (slug: string, rest = '') => `/api/units/${slug}/reporting-schemes${rest}`;
async function list(slug: string): Promise<SchemeList> {
  return (await world.http.inject({ url: at(slug), headers: person('administrator', slug) })).json();
}
const post = (slug: string, rest: string, payload: object, headers = person('administrator', slug)) =>
  world.http.inject({ method: 'POST', url: at(slug, rest), headers, payload });
const put = (
  slug: string,
  id: string,
  scheme: SchemeDraft,
  revision: number,
  headers = person('focal-officer', slug),
) => world.http.inject({ method: 'PUT', url: at(slug, `/${id}`), headers, payload: { scheme, revision } });

/** Drafts, edits and puts in force in one go. */
async function decided(slug: string, level: string, from: string, change: (draft: SchemeDraft) => SchemeDraft) {
  const drafted: SchemeAnswer = (await post(slug, '', { from, level })).json();
  const saved: SchemeAnswer = (await put(slug, drafted.head.id, change(drafted.scheme), drafted.revision)).json();
  return post(slug, `/${saved.head.id}/publish`, { revision: saved.revision });
}
const national = async (slug: string) =>
  (await list(slug)).items.find(({ issuer, level }) => issuer === 'Bộ Nội vụ' && level === 'commune')?.id ?? '';

test("a province decides its communes' periods; theirs follow, the nation's stays", async () => {
  const province = 'tinh-quang-ngai';
  const answer = await decided(province, 'commune', await national(province), (draft) => ({
    ...draft,
    name: 'Chế độ báo cáo cấp xã',
    basis: 'Quyết định 10/QĐ-UBND',
    firstYear: 2026,
    effectiveFrom: '2026-07-01',
    shift: 'next',
    lockAfter: 20,
    periods: [
      ...draft.periods.map((period) => ({
        ...period,
        deadline: { ...period.deadline, day: `${period.deadline.day.slice(0, 2)}-12` },
      })),
      {
        kind: '9m',
        shape: 'nine-months' as const,
        title: '9 tháng đầu năm',
        nextTitle: '3 tháng cuối năm',
        from: { before: true, day: '12-15' },
        to: '09-14',
        deadline: { after: false, day: '09-16' },
        carriesFrom: 'year',
        sections: ['I.1', 'II.2.d'],
        annexes: [{ code: 'II.06a', version: 'VPCP/KSTT' }],
      },
    ],
  }));
  expect(answer.statusCode, answer.body).toBe(200);

  const reports: ReportList = (
    await world.http.inject({ url: '/api/units/xa-binh-son/reports', headers: person('focal-officer', 'xa-binh-son') })
  ).json();
  expect(reports.items.map(({ period, deadline, basis }) => [period, deadline, basis.slice(0, 10)])).toEqual([
    ['2026-q1', '2026-03-15', 'Công văn 5'],
    ['2026-6m', '2026-06-15', 'Công văn 5'],
    // 12/9/2026 is a Saturday
    ['2026-q3', '2026-09-14', 'Quyết định'],
    ['2026-9m', '2026-09-16', 'Quyết định'],
    ['2026-year', '2026-12-14', 'Quyết định'],
  ]);
  expect(reports.items[2]?.deadlineMoved).toBe(
    'Hạn 12/09/2026 là ngày nghỉ, chuyển sang ngày làm việc kế tiếp: 14/09/2026',
  );
  expect(reports.items[3]).toMatchObject({ name: '9 tháng đầu năm 2026', lockedFrom: '2026-10-07' });
  const { chain } = await list(province);
  expect(chain.find(({ period }) => period === '2026-q3')).toMatchObject({ own: '2026-09-20', below: '2026-09-14' });
  expect((await list('xa-ben-quan')).chain.map(({ own }) => own)).toEqual([
    '2026-03-15',
    '2026-06-15',
    '2026-09-15',
    '2026-12-15',
  ]);
});

test('what is in force never changes: the next version says what it changes', async () => {
  const slug = 'tinh-quang-tri';
  const first = await decided(slug, 'commune', await national(slug), (draft) => ({
    ...draft,
    name: 'Chế độ của tỉnh',
    basis: 'Công văn 1',
    effectiveFrom: '2026-01-05',
  }));
  const { head }: SchemeAnswer = first.json();
  const { scheme }: SchemeAnswer = (
    await world.http.inject({ url: at(slug, `/${head.id}`), headers: person('administrator', slug) })
  ).json();
  expect((await put(slug, head.id, scheme, 3)).json().code).toBe('scheme-in-force');

  const next: SchemeAnswer = (await post(slug, '', { from: head.id, level: 'commune' })).json();
  expect(next.head).toMatchObject({ version: 2, lineage: head.lineage, state: 'draft' });
  expect((await post(slug, '', { from: head.id, level: 'commune' })).json().code).toBe('scheme-draft-exists');
  const early = await put(slug, next.head.id, { ...next.scheme, effectiveFrom: '2026-01-05' }, next.revision);
  expect(early.json().problems).toEqual(['Ngày hiệu lực 05/01/2026 phải sau ngày hiệu lực 05/01/2026 của bản 1.']);
  const refused = await post(slug, `/${next.head.id}/publish`, { revision: 2 });
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'scheme-incomplete']);
  expect((await put(slug, next.head.id, next.scheme, 1)).json()).toMatchObject({
    code: 'scheme-changed',
    detail: { revision: 2 },
  });
  // Nothing that the next reader could not read is kept, and nothing of it is lost as a fault.
  const all = next.scheme.periods;
  const wrongly = (change: Partial<(typeof all)[number]>) => ({ periods: all.map((one) => ({ ...one, ...change })) });
  const attempts: Partial<typeof next.scheme>[] = [
    ...[{ name: '' }, { periods: [] }, { lastYear: 2000 }, { periods: [...all, ...all] }],
    ...[wrongly({ title: '' }), wrongly({ to: 'giữa' }), wrongly({ kind: 'Quý 1' })],
  ];
  for (const wrong of attempts) {
    const unreadable = await put(slug, next.head.id, { ...next.scheme, ...wrong }, 2);
    expect([unreadable.statusCode, unreadable.json().code]).toEqual([422, 'scheme-unreadable']);
  }
  const later = {
    ...next.scheme,
    basis: 'Công văn 2',
    effectiveFrom: '2026-05-01',
    periods: next.scheme.periods.map((period) =>
      period.kind === '6m' ? { ...period, deadline: { after: false, day: '06-10' } } : period,
    ),
  };
  expect((await put(slug, next.head.id, later, 2)).statusCode).toBe(200);
  const published: SchemeAnswer = (await post(slug, `/${next.head.id}/publish`, { revision: 3 })).json();
  expect(published.differences).toEqual([
    { place: 'Căn cứ', before: 'Công văn 1', after: 'Công văn 2' },
    { place: 'Ngày hiệu lực', before: '05/01/2026', after: '01/05/2026' },
    { place: 'Kỳ 6 tháng đầu năm: hạn gửi', before: '15/6', after: '10/6' },
  ]);
});

test('a committee decides for the levels below it and its own sections, never for itself or others', async () => {
  const from = await national('xa-ba-to');
  expect((await post('xa-ba-to', '', { from, level: 'commune' })).json().code).toBe('scheme-level-wrong');
  const own = await post('xa-ba-to', '', { from, level: 'section' });
  expect(own.statusCode, own.body).toBe(200);
  const draft: SchemeAnswer = own.json();
  const late = await put(
    'xa-ba-to',
    draft.head.id,
    {
      ...draft.scheme,
      basis: 'Thông báo',
      periods: draft.scheme.periods.map((one) => ({
        ...one,
        deadline: { ...one.deadline, day: `${one.deadline.day.slice(0, 2)}-18` },
      })),
    },
    1,
  );
  expect((late.json() as SchemeAnswer).remarks[0]).toBe(
    'Kỳ “Quý I” có hạn 18/3 sau hạn 15/3 mà chính đơn vị phải gửi cấp trên.',
  );
  const foreign = await world.http.inject({
    method: 'POST',
    url: at('xa-binh-son', `/${draft.head.id}/publish`),
    headers: person('administrator', 'xa-binh-son'),
    payload: { revision: 2 },
  });
  expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'scheme-not-own']);
  expect((await list('xa-binh-son')).items.some(({ id }) => id === draft.head.id)).toBe(false);
  const specialist = await post('xa-ba-to', '', { from, level: 'section' }, person('specialist', 'xa-ba-to'));
  expect(specialist.statusCode).toBe(403);
  const thrown = await world.http.inject({
    method: 'DELETE',
    url: at('xa-ba-to', `/${draft.head.id}`),
    headers: person('administrator', 'xa-ba-to'),
  });
  expect(thrown.statusCode).toBe(204);
});
