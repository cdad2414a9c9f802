import { describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { IndexAnswer, PortalRowsAnswer, SetView, UnitsAnswer } from '#core/service-index/contract.ts';
import { readIn } from '#server/platform/scope.ts';
import { writeXlsx } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units', 'calendars', 'procedures', 'dossiers', 'indicators'] });

const agencyOf = (slug: string) => world.deps.directory.bySlug(slug)?.agencyId ?? 0;

function person(role: Role, slug: string, coversBelow = false): Record<string, string> {
  const { reads, writes } = world.deps.directory.reachOf(agencyOf(slug), coversBelow);
  return world.as({
    accountId: `${role}-${slug}`,
    name: 'Trần Thị Ễnh',
    grants: [{ role, unitId: agencyOf(slug), reads, writes }],
  });
}

const get = (url: string, headers: Record<string, string>) => world.http.inject({ method: 'GET', url, headers });
const post = (url: string, payload: object, headers: Record<string, string>) =>
  world.http.inject({ method: 'POST', url, headers, payload });
const put = (url: string, payload: object, headers: Record<string, string>) =>
  world.http.inject({ method: 'PUT', url, headers, payload });

const indexOf = async (slug: string, month: string, headers = person('chair', slug)) => {
  const answer = await get(`/api/units/${slug}/service-index?month=${month}`, headers);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json() as IndexAnswer;
};
const component = (answer: IndexAnswer, code: string) =>
  answer.groups.flatMap(({ components }) => components).find((one) => one.code === code);
const group = (answer: IndexAnswer, code: string) => answer.groups.find((one) => one.group === code);

describe('thị trấn Châu Ổ', () => {
  test('the year 2023: by hand from its 1.100 dossiers', async () => {
    const answer = await indexOf('chau-o', '2023');
    expect(answer.window).toMatchObject({ code: '2023', name: 'Năm 2023', from: '2023-01-01', live: false });
    expect(component(answer, 'II.a')).toMatchObject({
      state: 'scored',
      points: '20.00',
      sentence:
        '(0 đang giải quyết trong hạn + 1.051 đã giải quyết trước và đúng hạn + 49 trả lại, rút)/1.100 hồ sơ tiếp nhận (kể cả kỳ trước chuyển qua) = 100 % × 20 điểm → 20,00',
    });
    expect(component(answer, 'IV.3')).toMatchObject({ state: 'scored', points: '6.00', rate: '52,97' });
    // Its export says nothing about digitisation, results or fees: no points, and none lost.
    expect(['III.a', 'III.b', 'III.c'].map((code) => component(answer, code)?.state)).toEqual([
      'no-data',
      'no-data',
      'no-data',
    ]);
    expect(component(answer, 'IV.6')?.state).toBe('not-applicable');
    expect(component(answer, 'III.d')?.state).toBe('unknown-formula');
    expect(group(answer, 'II')).toMatchObject({ points: '20.00', computable: '20.00', max: '20.00' });
    expect(group(answer, 'I')).toMatchObject({ points: '0.00', computable: '0.00', max: '18.00' });
  });

  test('every count of a month leads down to as many dossiers', async () => {
    const headers = person('chair', 'chau-o');
    const answer = await indexOf('chau-o', '2023-05', headers);
    const parts = answer.groups.flatMap(({ components }) => components.flatMap((one) => one.parts));
    // Rates of procedures lead to their dossiers, which are more than the procedures.
    const counted = parts.filter(({ drill, words }) => drill && !/^(TTHC|dịch vụ công)/u.test(words));
    expect(counted.length).toBeGreaterThan(4);
    for (const { drill, count, words } of counted) {
      const list = await get(`/api/units/chau-o/dossiers?${new URLSearchParams(drill ?? {})}`, headers);
      expect(list.json().total, words).toBe(count);
    }
  });

  test('a successor sums its predecessors for a window before it was', async () => {
    const [before, after] = [await indexOf('chau-o', '2023-05'), await indexOf('xa-binh-son', '2023-05')];
    expect(component(after, 'II.a')?.sentence).toBe(component(before, 'II.a')?.sentence);
    expect(after.sources.map(({ slug }) => slug)).toContain('chau-o');
  });

  test('the trend ends with the month asked for and agrees with it', async () => {
    const answer = await indexOf('chau-o', '2023-05');
    expect(answer.trend.map(({ code }) => code)).toHaveLength(12);
    expect(answer.trend.at(-1)).toMatchObject({
      code: '2023-05',
      points: answer.points,
      computable: answer.computable,
    });
    const april = await indexOf('chau-o', '2023-04');
    expect(answer.trend.at(-2)).toMatchObject({ code: '2023-04', points: april.points });
  });

  test.each([
    ['2023-13', 'index-month-unknown'],
    ['2023-q1', 'index-month-unknown'],
    ['2026-12', 'index-month-future'],
  ])('the month %s is refused with %s', async (month, code) => {
    const answer = await get(`/api/units/chau-o/service-index?month=${month}`, person('chair', 'chau-o'));
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
  });
});

test('the running month counts up to today, its lateness of today', async () => {
  const answer = await indexOf('xa-binh-son', '2026-11');
  expect(answer.window).toMatchObject({ live: true, asOf: '2026-11-20' });
  const number = (words: string) => component(answer, 'II.a')?.parts.find((part) => part.words === words)?.count ?? 0;
  const overdue = number('hồ sơ tiếp nhận (kể cả kỳ trước chuyển qua)');
  expect(overdue).toBeGreaterThan(number('đã giải quyết trước và đúng hạn'));
});

describe('a province', () => {
  test('sums its units, and lists each by itself', async () => {
    const headers = person('appraiser', 'tinh-quang-ngai', true);
    const whole = await indexOf('tinh-quang-ngai', '2026-11', headers);
    const list = (
      await get('/api/units/tinh-quang-ngai/service-index/units?month=2026-11', headers)
    ).json() as UnitsAnswer;
    const own = await indexOf('xa-binh-son', '2026-11', headers);
    const row = list.items.find(({ unit }) => unit.slug === 'xa-binh-son');
    expect(row).toMatchObject({ points: own.points, computable: own.computable });
    expect(list.items[0]?.unit.slug).toBe('xa-binh-son');
    expect(component(whole, 'II.a')?.parts).toEqual(
      component(own, 'II.a')?.parts.map((part) => ({
        ...part,
        drill: part.drill && { ...part.drill, below: 'true' },
      })),
    );
  });

  test('the list is paged and sorted by name both ways', async () => {
    const headers = person('appraiser', 'tinh-quang-ngai', true);
    const names = async (order: string) =>
      (
        (
          await get(`/api/units/tinh-quang-ngai/service-index/units?sort=name&order=${order}&size=200`, headers)
        ).json() as UnitsAnswer
      ).items.map(({ unit }) => unit.name);
    expect(await names('down')).toEqual((await names('up')).toReversed());
    const page = (
      await get('/api/units/tinh-quang-ngai/service-index/units?size=1&page=2', headers)
    ).json() as UnitsAnswer;
    expect(page.items).toHaveLength(Math.min(1, Math.max(0, page.total - 1)));
  });

  test('a commune has no units below', async () => {
    const answer = await get('/api/units/xa-binh-son/service-index/units', person('chair', 'xa-binh-son'));
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'index-not-of-levels']);
  });

  test('takes as many statements as a commune, for a month as for twelve', async () => {
    const headers = person('appraiser', 'tinh-quang-ngai', true);
    const commune = await world.statementsOf(() => indexOf('xa-binh-son', '2026-11', headers));
    const province = await world.statementsOf(() => indexOf('tinh-quang-ngai', '2026-11', headers));
    const list = await world.statementsOf(() => get('/api/units/tinh-quang-ngai/service-index/units', headers));
    expect([commune, province, list]).toEqual([province, province, province]);
    expect(province).toBeLessThanOrEqual(8);
  });
});

const READ = { month: '2026-10', subject: 'all', points: '61,5', readOn: '2026-11-02', readBy: 'Lê Thị Hoa' };
const SOURCE = { source: 'https://dichvucong.gov.vn/p/home/dvc-index-766.html' };

describe('figures of the portal', () => {
  test('one read and one read later: the later counts, both stay', async () => {
    const headers = person('focal-officer', 'xa-binh-son');
    await post('/api/units/xa-binh-son/portal-figures', { ...READ, ...SOURCE }, headers);
    await post('/api/units/xa-binh-son/portal-figures', { ...READ, ...SOURCE, points: '99', subject: 'II' }, headers);
    const again = await post('/api/units/xa-binh-son/portal-figures', { ...READ, ...SOURCE, points: '7' }, headers);
    expect(again.statusCode, again.body).toBe(200);
    const answer = await indexOf('xa-binh-son', '2026-10', headers);
    expect(answer.portal).toMatchObject({ points: '7.00', state: 'lower', readBy: 'Lê Thị Hoa' });
    expect(answer.portal?.reasons.length).toBeGreaterThan(1);
    expect(answer.trend.at(-1)?.portal).toBe('7.00');
    // 99 points are more than group II has.
    expect(group(answer, 'II')?.portal).toBeNull();
    const rows = await world.db
      .selectFrom('service_index_portal_figure')
      .select(['points', 'ended_why'])
      .where('subject', '=', 'all')
      .orderBy('points', 'desc')
      .execute();
    expect(rows).toEqual([
      { points: 615_000, ended_why: 'Thay bằng số đọc sau' },
      { points: 70_000, ended_why: null },
    ]);
  });

  test('a pasted table takes the good rows and says what is wrong with the others', async () => {
    const headers = person('focal-officer', 'xa-binh-son');
    const text = [
      'Tháng\tMục\tĐiểm\tNgày đọc\tNguồn',
      '08/2026\tTổng\t70,5\t03/09/2026\tẢnh chụp 766-08.png',
      '08/2026\tIV.3\t9\t03/09/2026\tẢnh chụp 766-08.png',
      '09/2026\tNhóm II\t19,5\t03/10/2026\tẢnh chụp 766-09.png',
      '09/2026\tII\t19\t03/10/2026\tẢnh chụp 766-09.png',
    ].join('\n');
    const url = '/api/units/xa-binh-son/portal-figures/paste';
    const dry = (await post(`${url}?dryRun=true`, { text }, headers)).json() as PortalRowsAnswer;
    expect(dry.rows.map(({ outcome }) => outcome)).toEqual(['new', 'wrong', 'new', 'wrong']);
    expect(dry.rows[1]?.problems[0]).toContain('từ 0 đến 6');
    expect(dry.taken).toBe(0);
    const taken = (await post(url, { text }, headers)).json() as PortalRowsAnswer;
    expect(taken.taken).toBe(2);
    const again = (await post(url, { text }, headers)).json() as PortalRowsAnswer;
    expect([again.taken, again.rows.map(({ outcome }) => outcome)]).toEqual([0, ['same', 'wrong', 'same', 'wrong']]);
    expect(await indexOf('xa-binh-son', '2026-08')).toMatchObject({ portal: { points: '70.50' } });
  });

  test('a table without its header is refused', async () => {
    const url = '/api/units/xa-binh-son/portal-figures/paste';
    const answer = await post(url, { text: '08/2026\tTổng\t70,5' }, person('focal-officer', 'xa-binh-son'));
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'portal-sheet-unreadable']);
  });

  test('a workbook is read as people fill it: days as days, points as numbers, formulas never', async () => {
    const headers = person('focal-officer', 'xa-binh-son');
    const template = await get('/api/units/xa-binh-son/portal-figures/files/template', headers);
    expect(template.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const row = (...cells: readonly (string | number | { day: string })[]) => ({
      cells: cells.map((value) => (typeof value === 'object' ? { value, style: 'date' as const } : { value })),
    });
    const book = await writeXlsx([
      {
        name: 'Số đọc',
        widths: [12, 12, 12, 12, 20, 40],
        rows: [
          row('Số đọc trên Cổng của xã'),
          row('Tháng', 'Mục', 'Điểm', 'Ngày đọc', 'Người đọc', 'Nguồn'),
          row({ day: '2026-04-01' }, 'Tổng điểm', 66.25, { day: '2026-05-04' }, 'Lê Thị Hoa', 'Ảnh 04.png'),
          row('04/2026', 'Nhóm V', '=1+1', '04/05/2026', 'Lê Thị Hoa', 'Ảnh 04.png'),
        ],
      },
    ]);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(book)]), 'so-doc.xlsx');
    const request = new Request('http://x', { method: 'POST', body: form });
    const answer = await world.http.inject({
      method: 'POST',
      url: '/api/units/xa-binh-son/portal-figures/import',
      headers: { ...headers, 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    const { rows, taken } = answer.json() as PortalRowsAnswer;
    expect(rows.map(({ row: number, month, points, outcome }) => [number, month, points, outcome])).toEqual([
      [3, '2026-04', '66,25', 'new'],
      [4, '04/2026', '=1+1', 'wrong'],
    ]);
    expect(taken).toBe(1);
  });

  test('a screenshot is kept with its figure; what is none leaves nothing behind', async () => {
    const headers = person('focal-officer', 'xa-binh-son');
    const figure = (
      await post('/api/units/xa-binh-son/portal-figures', { ...READ, ...SOURCE, month: '2026-07' }, headers)
    ).json();
    const url = `/api/units/xa-binh-son/portal-figures/${figure.id}/file`;
    const sendFile = (name: string, bytes: Buffer) => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)]), name);
      const request = new Request('http://x', { method: 'POST', body: form });
      return request.arrayBuffer().then((body) =>
        world.http.inject({
          method: 'POST',
          url,
          headers: { ...headers, 'content-type': request.headers.get('content-type') ?? '' },
          payload: Buffer.from(body),
        }),
      );
    };
    const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
    expect((await sendFile('ảnh.png', Buffer.from('<script>'))).json().code).toBe('portal-file-kind');
    expect((await get(url, headers)).json().code).toBe('portal-file-unknown');
    expect((await sendFile('ảnh Cổng.png', png)).statusCode).toBe(200);
    const kept = await get(url, headers);
    expect([kept.headers['content-type'], kept.rawPayload]).toEqual(['image/png', png]);
    expect((await sendFile('ảnh khác.png', png)).json().code).toBe('portal-figure-replaced');
  });

  test('withdrawn once, not twice', async () => {
    const headers = person('focal-officer', 'xa-binh-son');
    const figure = (
      await post('/api/units/xa-binh-son/portal-figures', { ...READ, ...SOURCE, month: '2026-06' }, headers)
    ).json();
    const url = `/api/units/xa-binh-son/portal-figures/${figure.id}/withdraw`;
    expect((await post(url, { reason: 'Đọc nhầm tháng' }, headers)).statusCode).toBe(200);
    expect((await post(url, { reason: 'Đọc nhầm tháng' }, headers)).statusCode).toBe(409);
  });

  test('only the focal officer and the chair, and only for their own unit', async () => {
    const body = { ...READ, ...SOURCE };
    const statuses = await Promise.all([
      post('/api/units/xa-binh-son/portal-figures', body, person('specialist', 'xa-binh-son')),
      post('/api/units/xa-binh-son/portal-figures', body, person('focal-officer', 'ba-bich')),
      post('/api/units/xa-binh-son/portal-figures', body, person('appraiser', 'tinh-quang-ngai', true)),
      get('/api/units/xa-binh-son/service-index', person('chair', 'ba-bich')),
    ]);
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403]);
  });
});

describe('a province’s own version', () => {
  const URL = '/api/units/tinh-quang-ngai/service-index-sets';
  const head = {
    name: 'Bộ chỉ số của tỉnh',
    basis: 'Quyết định 892/QĐ-UBND',
    validFrom: '2026-10-01',
  };

  test('is drafted, kept in balance, published, and then stands', async () => {
    const headers = person('administrator', 'tinh-quang-ngai', true);
    const draft = (await post(URL, head, headers)).json() as SetView;
    const withTarget = (target: number, max: number) =>
      draft.components.map((one) => (one.code === 'IV.3' ? { ...one, target, maxPoints: max } : one));
    const before = await indexOf('xa-binh-son', '2026-10');

    const crooked = await put(
      `${URL}/${draft.id}`,
      { ...head, revision: 1, components: withTarget(9900, 70_000) },
      headers,
    );
    expect((crooked.json() as SetView).problems).toEqual([
      'Nhóm IV (Cung cấp dịch vụ trực tuyến) cộng được 23 điểm, phải là 22 điểm.',
    ]);
    const refused = await post(`${URL}/${draft.id}/publish`, { revision: 2 }, headers);
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'index-set-wrong']);
    const late = await put(
      `${URL}/${draft.id}`,
      { ...head, revision: 1, components: withTarget(9900, 60_000) },
      headers,
    );
    expect([late.statusCode, late.json().code]).toEqual([409, 'index-set-changed']);
    await put(`${URL}/${draft.id}`, { ...head, revision: 2, components: withTarget(9900, 60_000) }, headers);
    expect(await indexOf('xa-binh-son', '2026-10')).toEqual(before);

    expect((await post(`${URL}/${draft.id}/publish`, { revision: 3 }, headers)).statusCode).toBe(200);
    const after = await indexOf('xa-binh-son', '2026-10');
    expect(after.set).toMatchObject({ id: draft.id, issuer: 'tỉnh Quảng Ngãi', validFrom: '2026-10-01' });
    expect(component(after, 'IV.3')?.sentence).toContain('/ 99 %');
    // Months before it keep the set of their time, in the trend as well.
    expect((await indexOf('xa-binh-son', '2026-09')).set.id).toBeNull();

    const changed = await put(`${URL}/${draft.id}`, { ...head, revision: 4, components: draft.components }, headers);
    expect([changed.statusCode, changed.json().code]).toEqual([409, 'index-set-published']);
    await expect(
      world.db.updateTable('service_index_set').set({ name: 'khác' }).where('id', '=', draft.id).execute(),
    ).rejects.toThrow('never changes');
  });

  test('a second version of the same day is refused', async () => {
    const headers = person('administrator', 'tinh-quang-ngai', true);
    const draft = (await post(URL, { ...head, name: 'Bản thứ hai' }, headers)).json() as SetView;
    const answer = await post(`${URL}/${draft.id}/publish`, { revision: 1 }, headers);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'index-set-day-taken']);
    expect((await post(`${URL}/${draft.id}/drop`, { revision: 1 }, headers)).statusCode).toBe(200);
    expect((await get(`${URL}/${draft.id}`, headers)).statusCode).toBe(404);
  });

  test('a draft is hidden from everybody else by the fence itself', async () => {
    const headers = person('administrator', 'tinh-quang-ngai', true);
    await post(URL, { ...head, name: 'Bản kín', validFrom: '2026-11-01' }, headers);
    const seenBy = (slug: string) =>
      readIn(world.deps.db, { ...world.context.scope, units: [agencyOf(slug)], writeUnits: [] }, (tx) =>
        tx.selectFrom('service_index_set').select(['name']).where('state', '=', 'draft').execute(),
      );
    expect(await seenBy('tinh-quang-ngai')).toEqual([{ name: 'Bản kín' }]);
    expect(await seenBy('xa-binh-son')).toEqual([]);
    expect((await indexOf('xa-binh-son', '2026-11')).set.name).not.toBe('Bản kín');
  });

  test('only the administrator of a province', async () => {
    const commune = await post(
      '/api/units/xa-binh-son/service-index-sets',
      head,
      person('administrator', 'xa-binh-son'),
    );
    expect([commune.statusCode, commune.json().code]).toEqual([403, 'index-set-only-province']);
    const chair = await post(URL, head, person('chair', 'tinh-quang-ngai', true));
    expect([chair.statusCode, chair.json().code]).toEqual([403, 'permission-missing']);
  });
});

test.each([
  ['xlsx', 'spreadsheetml'],
  ['docx', 'wordprocessingml'],
])('the sheet comes as %s', async (kind, type) => {
  const answer = await get(`/api/units/chau-o/service-index/${kind}?month=2023-05`, person('chair', 'chau-o'));
  expect(answer.statusCode).toBe(200);
  expect(String(answer.headers['content-type'])).toContain(type);
  expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
});

test('all units come as a workbook', async () => {
  const headers = person('appraiser', 'tinh-quang-ngai', true);
  const answer = await get('/api/units/tinh-quang-ngai/service-index/units/file?month=2026-10', headers);
  expect([answer.statusCode, answer.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
});
