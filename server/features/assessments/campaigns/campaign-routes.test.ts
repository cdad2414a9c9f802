import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { CampaignResponse, SheetCampaign } from '#core/assessments/campaigns/contract.ts';
import { insertSuccession, insertUnit } from '#server/features/units/unit-repository.ts';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { ensureShippedSet } from '../criteria-sets.ts';
import { dueCampaigns } from './due-campaigns-view.ts';

const world = testWorld({ sample: ['units'] });
const OWNER = 'tinh-quang-ngai';
const LIST = `/api/units/${OWNER}/campaigns`;

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

const appraiser = () => person('appraiser', OWNER);
const focal = () => person('focal-officer', 'xa-binh-son');

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  headers = appraiser(),
  payload: object | undefined = method === 'GET' ? undefined : {},
) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const DATES = {
  selfFrom: '2026-11-01',
  selfTo: '2026-11-30',
  appraisal1To: '2026-12-10',
  explanationTo: '2026-12-15',
  appraisal2To: '2026-12-25',
};
let setId = '';
const plan = (more: object = {}) => ({
  name: 'Chấm điểm CCHC cấp xã năm 2026',
  year: 2026,
  term: 'year',
  criteriaSetId: setId,
  unitKind: 'commune',
  period: { from: '2025-12-15', to: '2026-12-14' },
  dates: DATES,
  maxBonus: '5',
  maxPenalty: '5.00',
  basis: 'Kế hoạch số 12/KH-UBND',
  note: '',
  ...more,
});

async function drafted(more: object = {}): Promise<CampaignResponse> {
  const answer = await ask('POST', LIST, appraiser(), plan(more));
  expect(answer.status).toBe(200);
  return answer.body;
}

async function withUnits(
  campaign: CampaignResponse,
  items: readonly { unit: string; group: string }[] = [
    { unit: 'xa-binh-son', group: 'xã đồng bằng' },
    { unit: 'xa-ba-to', group: 'xã miền núi' },
  ],
): Promise<CampaignResponse> {
  const answer = await ask('PUT', `${LIST}/${campaign.id}/units`, appraiser(), { revision: campaign.revision, items });
  expect(answer.status).toBe(200);
  return answer.body;
}

/** A campaign that runs, with its sheets. */
async function running(more: object = {}, items?: readonly { unit: string; group: string }[]) {
  const draft = await withUnits(await drafted(more), items);
  const open = await ask('POST', `${LIST}/${draft.id}/open`, appraiser(), { revision: draft.revision });
  expect(open.status).toBe(200);
  const sheets = await ask('POST', `${LIST}/${draft.id}/sheets`);
  return { campaign: open.body as CampaignResponse, sheets: sheets.body, url: `${LIST}/${draft.id}` };
}

const score = (code: string, payload: object, sheet = '2026', who = focal()) =>
  ask('PUT', `/api/units/xa-binh-son/assessments/${sheet}/lines/${code}/self-score`, who, {
    version: 0,
    values: [],
    ...payload,
  });
const flag = (name: string) => ({ values: [{ name, value: 1 }], explanation: 'Có hồ sơ lưu' });

beforeAll(async () => {
  setId = await ensureShippedSet(world.db, 'mau-cap-xa', world.deps.now());
});

describe('a draft', () => {
  test.each<[string, object, readonly string[]]>([
    ['selfFrom and selfTo', { selfTo: '2026-10-31' }, ['selfFrom', 'selfTo']],
    ['selfTo and appraisal1To', { appraisal1To: '2026-11-30' }, ['selfTo', 'appraisal1To']],
    ['appraisal1To and explanationTo', { explanationTo: '2026-12-10' }, ['appraisal1To', 'explanationTo']],
    ['explanationTo and appraisal2To', { appraisal2To: '2026-12-15' }, ['explanationTo', 'appraisal2To']],
    ['half a second round', { explanationTo: null }, ['explanationTo', 'appraisal2To']],
  ])('refuses dates that cross, naming both fields: %s', async (_, dates, fields) => {
    const answer = await ask('POST', LIST, appraiser(), plan({ dates: { ...DATES, ...dates } }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'campaign-dates-cross', detail: { fields } } });
  });

  test.each<[string, object]>([
    ['campaign-words-missing', { name: '  ' }],
    ['campaign-year-wrong', { year: 2028 }],
    ['campaign-set-unfit', { unitKind: 'district' }],
  ])('refuses: %s', async (code, more) => {
    expect(await ask('POST', LIST, appraiser(), plan(more))).toMatchObject({ status: 422, body: { code } });
  });

  test('is changed freely, by one person at a time, and dropped', async () => {
    const draft = await drafted();
    const url = `${LIST}/${draft.id}`;
    const change = { ...plan({ name: 'Đợt thử', term: 'half' }), revision: draft.revision };
    expect((await ask('PUT', url, appraiser(), change)).body).toMatchObject({ name: 'Đợt thử', key: '2026-6m' });
    expect(await ask('PUT', url, appraiser(), change)).toMatchObject({
      status: 409,
      body: { code: 'campaign-changed' },
    });
    expect((await ask('DELETE', url)).status).toBe(200);
    expect(await ask('GET', url)).toMatchObject({ status: 404, body: { code: 'campaign-unknown' } });
  });

  test('scores units below its owner only; a body is a section of the owner or the council', async () => {
    const draft = await drafted();
    const url = `${LIST}/${draft.id}`;
    const stranger = { revision: draft.revision, items: [{ unit: 'xa-ben-quan', group: '' }] };
    expect(await ask('PUT', `${url}/units`, appraiser(), stranger)).toMatchObject({
      status: 422,
      body: { code: 'campaign-unit-unknown', detail: { units: ['xa-ben-quan'] } },
    });
    const section = world.deps.directory.sectionsOf(world.deps.directory.bySlug(OWNER)?.id ?? 0)[0]?.slug ?? '';
    const bodies = await ask('PUT', `${url}/bodies`, appraiser(), {
      revision: draft.revision,
      items: [
        { code: '1', section },
        { code: '1.5', section: null },
      ],
    });
    expect(bodies.body.bodies).toMatchObject([
      { code: '1', section },
      { code: '1.5', section: null, body: 'Hội đồng thẩm định' },
    ]);
    const wrong = { revision: bodies.body.revision, items: [{ code: '99', section: null }] };
    expect(await ask('PUT', `${url}/bodies`, appraiser(), wrong)).toMatchObject({
      status: 422,
      body: { code: 'campaign-body-unknown' },
    });
    expect(await ask('POST', `${url}/open`, appraiser(), { revision: bodies.body.revision })).toMatchObject({
      status: 422,
      body: { code: 'campaign-not-ready' },
    });
    await ask('DELETE', url);
  });
});

describe('who may', () => {
  test.each<[string, () => Record<string, string>]>([
    ['the chair of the province', () => person('chair', OWNER)],
    ['its administrator', () => person('administrator', OWNER, true)],
    ['its focal officer', () => person('focal-officer', OWNER)],
    ['the commune', () => focal()],
    ['an appraiser of another province', () => person('appraiser', 'tinh-quang-tri')],
  ])('%s does not write campaigns', async (_, who) => {
    expect((await ask('POST', LIST, who(), plan())).status).toBe(403);
    const { url } = { url: `${LIST}/019a0000-0000-7000-8000-000000000001` };
    expect((await ask('POST', `${url}/sheets`, who())).status).toBe(403);
    const wish = { unit: 'xa-binh-son', phase: 'self-scoring', until: '2026-12-30', reason: 'x' };
    expect((await ask('POST', `${url}/reopenings`, who(), wish)).status).toBe(403);
  });

  test('a draft is seen by its owner alone; a running campaign by the units it names, each its own rows', async () => {
    const draft = await withUnits(await drafted({ year: 2024, period: { from: '2023-12-15', to: '2024-12-14' } }));
    const seenBy = async (slug: string) =>
      (await ask('GET', `/api/units/${slug}/campaigns`, person('focal-officer', slug))).body.items.map(
        ({ id }: { id: string }) => id,
      );
    expect(await seenBy('xa-binh-son')).not.toContain(draft.id);
    expect(await seenBy(OWNER)).toContain(draft.id);
    await ask('POST', `${LIST}/${draft.id}/open`, appraiser(), { revision: draft.revision });
    expect(await seenBy('xa-binh-son')).toContain(draft.id);
    expect(await seenBy('xa-nguyen-nghiem')).not.toContain(draft.id);
    expect(await seenBy('xa-ben-quan')).not.toContain(draft.id);
    const own = await ask('GET', `/api/units/xa-binh-son/campaigns/${draft.id}`, focal());
    expect(own.body).toMatchObject({ owner: OWNER, units: 1, groups: [{ name: 'xã đồng bằng', units: 1 }] });
    const other = person('focal-officer', 'xa-ben-quan');
    expect((await ask('GET', `/api/units/xa-ben-quan/campaigns/${draft.id}`, other)).status).toBe(404);
    await world.db.deleteFrom('campaign_unit').where('campaign_id', '=', draft.id).execute();
    await world.db.deleteFrom('campaign').where('id', '=', draft.id).execute();
  });
});

describe('a running campaign', () => {
  let url = '';
  let id = '';
  const current = async (): Promise<CampaignResponse> => (await ask('GET', url)).body;

  beforeAll(async () => {
    const started = await running();
    ({ url } = started);
    id = started.campaign.id;
    expect(started.sheets).toEqual({ opened: 2, joined: 0, remaining: 0, total: 2, left: [] });
  });

  test('opened the sheets of its units under its set and window, each with its audit entry', async () => {
    const sheet = await ask('GET', '/api/units/xa-binh-son/assessments/2026', focal());
    expect(sheet.body).toMatchObject({
      state: 'self-scoring',
      criteriaSetId: setId,
      period: { from: '2025-12-15', to: '2026-12-14' },
    });
    const { rows } = {
      rows: await world.db
        .selectFrom('audit_entry')
        .select('audit_entry.agency_id')
        .where('audit_entry.action', '=', 'assessments:open')
        .execute(),
    };
    expect(rows).toHaveLength(2);
    expect((await ask('POST', `${url}/sheets`)).body).toMatchObject({ opened: 0, joined: 0, remaining: 0 });
  });

  test('its set is the campaign’s: a unit does not put its sheet under another', async () => {
    const change = await ask('PUT', '/api/units/xa-binh-son/assessments/2026/criteria-set', focal(), {
      criteriaSetId: setId,
    });
    expect(change).toMatchObject({ status: 409, body: { code: 'campaign-set-fixed' } });
    const asked = await ask('GET', '/api/units/xa-binh-son/assessments/2026/criteria-set', focal());
    expect(asked.body).toMatchObject({ present: { id: setId }, fixedBy: 'campaign' });
  });

  test.each<[string, string, number]>([
    ['the last moment before it', '2026-10-31T23:59:59.999+07:00', 409],
    ['its first moment', '2026-11-01T00:00:00.000+07:00', 200],
    ['its last moment', '2026-11-30T23:59:59.999+07:00', 200],
    ['the first moment after it', '2026-12-01T00:00:00.000+07:00', 409],
  ])('self-scoring at %s', async (_, now, status) => {
    world.setNow(now);
    const before = await ask('GET', '/api/units/xa-binh-son/assessments/2026', focal());
    const version = before.body.lines.find(({ code }: { code: string }) => code === '4.1')?.version ?? 0;
    const answer = await score('4.1', { ...flag('working_rules'), version });
    expect(answer.status).toBe(status);
    if (status === 409) {
      expect(answer.body).toMatchObject({
        code: 'campaign-locked',
        detail: { what: 'self-scoring', opener: expect.stringContaining('Quảng Ngãi') },
      });
    }
  });

  test('says over the sheet until when, and once locked since when and who can open', async () => {
    const over = async (): Promise<SheetCampaign> =>
      (await ask('GET', '/api/units/xa-binh-son/assessments/2026/campaign', focal())).body;
    world.setNow('2026-11-20T08:00:00+07:00');
    expect(await over()).toMatchObject({ waitsFor: 'self-scoring', until: '2026-11-30', lock: null, ended: null });
    world.setNow('2026-12-01T00:00:00+07:00');
    const { lock } = await over();
    expect(lock).toContain('hết ngày 30/11/2026');
    expect(lock).toContain('tỉnh Quảng Ngãi');
  });

  test('opens again for one unit alone, with a reason it reads, in the chains of both', async () => {
    world.setNow('2026-12-02T09:00:00+07:00');
    const wish = { unit: 'xa-binh-son', phase: 'self-scoring', until: '2026-12-04', reason: 'Bão số 9, mất điện' };
    for (const [code, wrong] of [
      ['campaign-reason-missing', { ...wish, reason: ' ' }],
      ['reopening-day-wrong', { ...wish, until: '2026-12-01' }],
      ['campaign-unit-unknown', { ...wish, unit: 'xa-nguyen-nghiem' }],
      ['reopening-too-late', { ...wish, unit: 'xa-ba-to', phase: 'none' }],
    ] as const) {
      if (wrong.phase !== 'none') {
        expect((await ask('POST', `${url}/reopenings`, appraiser(), wrong)).body.code).toBe(code);
      }
    }
    expect((await ask('POST', `${url}/reopenings`, appraiser(), wish)).status).toBe(200);
    const mine = await ask('GET', '/api/units/xa-binh-son/assessments/2026/campaign', focal());
    expect(mine.body).toMatchObject({
      lock: null,
      until: '2026-12-04',
      reopenings: [{ reason: 'Bão số 9, mất điện', phase: 'self-scoring' }],
    });
    expect((await score('4.2', flag('competence_rules'))).status).not.toBe(409);
    const theirs = await ask(
      'GET',
      '/api/units/xa-ba-to/assessments/2026/campaign',
      person('focal-officer', 'xa-ba-to'),
    );
    expect(theirs.body.lock).toContain('30/11/2026');
    expect(theirs.body.reopenings).toEqual([]);
    const chains = await world.db
      .selectFrom('audit_entry')
      .select('audit_entry.agency_id')
      .where('audit_entry.action', '=', 'assessments:campaign-reopen')
      .execute();
    expect(chains).toHaveLength(2);
    world.setNow('2026-12-05T00:00:00+07:00');
    expect((await score('4.4', { values: [] })).body.code).toBe('campaign-locked');
  });

  test('changes its dates with a reason that the units read, and nothing else of its frame', async () => {
    world.setNow('2026-12-05T09:00:00+07:00');
    const { revision } = await current();
    const later = plan({ dates: { ...DATES, selfTo: '2026-12-06' } });
    const put = (body: object) => ask('PUT', url, appraiser(), body);
    expect((await put({ ...later, revision })).body.code).toBe('campaign-reason-missing');
    expect((await put({ ...plan({ year: 2025 }), revision, reason: 'x' })).body.code).toBe('campaign-state-wrong');
    expect((await put({ ...later, revision, reason: 'Gia hạn chung do bão' })).status).toBe(200);
    const theirs = await ask(
      'GET',
      '/api/units/xa-ba-to/assessments/2026/campaign',
      person('focal-officer', 'xa-ba-to'),
    );
    expect(theirs.body).toMatchObject({
      lock: null,
      until: '2026-12-06',
      changes: [
        {
          reason: 'Gia hạn chung do bão',
          changes: [{ field: 'selfTo', before: '2026-11-30', after: '2026-12-06' }],
        },
      ],
    });
  });

  test('board: unit by step, late ones, groups, filters, and the reach of who asks', async () => {
    world.setNow('2026-12-05T09:00:00+07:00');
    const board = (await ask('GET', `${url}/board`)).body;
    expect(board).toMatchObject({ all: 2, late: 0, groups: ['xã đồng bằng', 'xã miền núi'] });
    expect(board.items.map(({ unit, step }: { unit: string; step: string }) => [unit, step])).toEqual([
      ['xa-binh-son', 'self-scoring'],
      ['xa-ba-to', 'not-started'],
    ]);
    expect(board.items[0]).toMatchObject({ leaves: 82, reopened: [{ phase: 'self-scoring', until: '2026-12-04' }] });
    expect((await ask('GET', `${url}/board?group=${encodeURIComponent('xã miền núi')}&q=ba+to`)).body.total).toBe(1);
    world.setNow('2026-12-07T00:00:00+07:00');
    expect((await ask('GET', `${url}/board?late=true`)).body).toMatchObject({ total: 2, late: 2 });
    const own = await ask('GET', `/api/units/xa-binh-son/campaigns/${id}/board`, focal());
    expect(own.body.items.map(({ unit }: { unit: string }) => unit)).toEqual(['xa-binh-son']);
  });

  test('reminds the unit of the last day of its own work, the reopened one where it is later', async () => {
    const dueAt = (slug: string, until: string) =>
      readIn(world.deps.db, world.context.scope, (tx) =>
        dueCampaigns(tx, world.deps.directory.bySlug(slug)?.id ?? 0, until, '2027-01-05'),
      );
    expect(await dueAt('xa-ba-to', '2026-12-05')).toEqual([]);
    expect(await dueAt('xa-ba-to', '2026-12-06')).toMatchObject([
      { what: 'Tự chấm điểm', path: 'cham-diem/2026', dueOn: '2026-12-06', sectionId: null },
    ]);
    const wish = { unit: 'xa-ba-to', phase: 'self-scoring', until: '2026-12-09', reason: 'Mất mạng' };
    world.setNow('2026-12-05T09:00:00+07:00');
    expect((await ask('POST', `${url}/reopenings`, appraiser(), wish)).status).toBe(200);
    expect(await dueAt('xa-ba-to', '2026-12-09')).toMatchObject([{ dueOn: '2026-12-09' }]);
    expect(await dueAt('xa-binh-son', '2026-12-09')).toMatchObject([{ dueOn: '2026-12-06' }]);
  });

  test('closed, it takes nothing any more', async () => {
    world.setNow('2026-12-05T09:00:00+07:00');
    const { revision } = await current();
    expect((await ask('POST', `${url}/close`, appraiser(), { revision })).body.state).toBe('closed');
    expect((await score('4.4', { values: [] })).body).toMatchObject({
      code: 'campaign-locked',
      detail: { why: 'closed' },
    });
  });
});

describe('twice a year', () => {
  test('the first half has its own sheet and window, beside the year’s', async () => {
    world.setNow('2026-06-18T08:00:00+07:00');
    const dates = {
      selfFrom: '2026-06-15',
      selfTo: '2026-06-25',
      appraisal1To: '2026-07-05',
      explanationTo: null,
      appraisal2To: null,
    };
    const { sheets } = await running({
      name: 'Chấm điểm 6 tháng',
      term: 'half',
      period: { from: '2025-12-15', to: '2026-06-14' },
      dates,
    });
    expect(sheets).toMatchObject({ opened: 2 });
    const half = await ask('GET', '/api/units/xa-binh-son/assessments/2026-6m', focal());
    expect(half.body).toMatchObject({ term: 'half', key: '2026-6m', period: { to: '2026-06-14' } });
    expect((await score('4.1', flag('working_rules'), '2026-6m')).status).toBe(200);
    const list = await ask('GET', '/api/units/xa-binh-son/assessments', focal());
    expect(list.body.items.map(({ key }: { key: string }) => key)).toEqual(['2026', '2026-6m']);
  });
});

describe('many units', () => {
  const COUNT = 210;
  const OTHER = 'tinh-lai-chau';
  let url = '';
  const who = () => person('appraiser', OTHER);

  beforeAll(async () => {
    world.setNow('2026-11-20T08:00:00+07:00');
    const parentId = world.deps.directory.bySlug(OTHER)?.id ?? 0;
    for (let n = 0; n < COUNT; n += 1) {
      await insertUnit(world.db, {
        slug: `xa-thu-${n}`,
        kind: 'commune',
        agencyId: undefined,
        sectionKind: undefined,
        note: undefined,
        sortOrder: n,
        version: {
          validFrom: '2025-07-01',
          validTo: undefined,
          name: `Thử ${n}`,
          type: 'xa',
          parentId,
          areaCode: undefined,
          agencyCode: undefined,
          agencyCodeInvented: true,
          basis: undefined,
        },
      });
    }
    await world.deps.directory.refresh();
    const list = `/api/units/${OTHER}/campaigns`;
    const draft = (await ask('POST', list, who(), plan())).body;
    url = `${list}/${draft.id}`;
    const all = (await ask('GET', `${url}/units`, who())).body.items as { unit: string }[];
    expect(all).toHaveLength(COUNT);
    const items = all.map(({ unit }, at) => ({ unit, group: at % 2 ? 'A' : 'B' }));
    const { revision } = (await ask('PUT', `${url}/units`, who(), { revision: draft.revision, items })).body;
    await ask('POST', `${url}/open`, who(), { revision });
  });

  test('the sheets of 210 units are opened in portions; one that was cut off goes on where it stopped', async () => {
    const first = (await ask('POST', `${url}/sheets`, who())).body;
    expect(first).toMatchObject({ opened: 50, remaining: COUNT - 50, total: COUNT });
    const statements = await world.statementsOf(() => ask('POST', `${url}/sheets`, who()));
    expect(statements).toBeLessThan(25);
    let remaining = 1;
    for (let round = 0; remaining > 0 && round < 10; round += 1) {
      ({ remaining } = (await ask('POST', `${url}/sheets`, who())).body);
    }
    const sheets = await world.db
      .selectFrom('assessment')
      .innerJoin('campaign', 'campaign.id', 'assessment.campaign_id')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('campaign.agency_id', '=', world.deps.directory.bySlug(OTHER)?.id ?? 0)
      .executeTakeFirstOrThrow();
    expect(sheets.n).toBe(COUNT);
  });

  test('the board of 210 units takes as many statements as that of two', async () => {
    const all = await world.statementsOf(async () => {
      expect((await ask('GET', `${url}/board?size=200`, who())).body).toMatchObject({ total: COUNT });
    });
    const few = await world.statementsOf(async () => {
      await ask('GET', `${LIST}/${(await ask('GET', LIST)).body.items[0].id}/board`);
    });
    expect(all).toBeLessThanOrEqual(few);
    expect(all).toBeLessThan(10);
  });

  test('a criterion set down as not concerning many units is approved in all their sheets at once', async () => {
    const units = Array.from({ length: 60 }, (_, n) => `xa-thu-${n}`);
    const wish = { criterion: '4.1', units, reason: 'Các xã này không có nhiệm vụ' };
    const answer = await ask('POST', `${url}/exemptions`, who(), wish);
    expect(answer.body).toEqual({ units: 60, lines: 60 });
    const sheet = await ask('GET', '/api/units/xa-thu-7/assessments/2026', who());
    expect(sheet.body.lines).toMatchObject([
      { code: '4.1', applicable: false, exemption: { state: 'approved', by: `appraiser ${OTHER}` } },
    ]);
    expect(Number(sheet.body.totals.max)).toBeLessThan(100);
    expect((await ask('GET', `${url}/exemptions?size=5`, who())).body).toMatchObject({ total: 60, waiting: 0 });
  });
});

describe('not applicable', () => {
  let url = '';
  const line = async () =>
    (await ask('GET', '/api/units/xa-nguyen-nghiem/assessments/2026', officer())).body.lines.find(
      ({ code }: { code: string }) => code === '4.1',
    );
  const officer = () => person('focal-officer', 'xa-nguyen-nghiem');
  const propose = (version: number) =>
    ask('PUT', '/api/units/xa-nguyen-nghiem/assessments/2026/lines/4.1/self-score', officer(), {
      version,
      values: [],
      notApplicable: 'Xã không có nhiệm vụ này',
    });
  const decide = (who: Record<string, string>, body: object) =>
    ask('PUT', '/api/units/xa-nguyen-nghiem/assessments/2026/lines/4.1/exemption', who, body);
  const maximum = async () =>
    (await ask('GET', '/api/units/xa-nguyen-nghiem/assessments/2026', officer())).body.totals.max;

  beforeAll(async () => {
    world.setNow('2026-11-20T08:00:00+07:00');
    ({ url } = await running({ name: 'Đợt ba' }, [{ unit: 'xa-nguyen-nghiem', group: '' }]));
  });

  test('a proposal waits in the denominator and leaves it when approved', async () => {
    expect((await propose(0)).body).toMatchObject({ applicable: false, exemption: { state: 'proposed' } });
    expect(await maximum()).toBe('100.00');
    expect((await ask('GET', `${url}/exemptions?state=proposed`)).body).toMatchObject({
      total: 1,
      waiting: 1,
      items: [{ unit: 'xa-nguyen-nghiem', code: '4.1', reason: 'Xã không có nhiệm vụ này' }],
    });
    expect((await ask('GET', `${url}/board`)).body.items[0]).toMatchObject({ proposed: 1, scored: 1 });
    for (const who of [officer(), person('chair', 'xa-nguyen-nghiem')]) {
      expect((await decide(who, { approve: true, reason: '', version: 1 })).status).toBe(403);
    }
    expect((await decide(appraiser(), { approve: false, reason: '', version: 1 })).body.code).toBe(
      'campaign-reason-missing',
    );
    expect((await decide(appraiser(), { approve: true, reason: '', version: 0 })).body.code).toBe('line-changed');
    expect((await decide(appraiser(), { approve: true, reason: '', version: 1 })).body).toMatchObject({
      applicable: false,
      exemption: { state: 'approved', by: `appraiser ${OWNER}` },
    });
    expect(Number(await maximum())).toBeLessThan(100);
    expect((await decide(appraiser(), { approve: true, reason: '', version: 2 })).body.code).toBe('exemption-unknown');
  });

  test('refused, it is scored like any other, the reason in sight', async () => {
    await ask('PUT', '/api/units/xa-nguyen-nghiem/assessments/2026/lines/4.1/self-score', officer(), {
      version: 2,
      ...flag('working_rules'),
    });
    expect((await line()).exemption).toBeNull();
    await propose(3);
    await decide(appraiser(), { approve: false, reason: 'Xã có Quy chế làm việc', version: 4 });
    expect(await line()).toMatchObject({
      applicable: true,
      self: null,
      exemption: { state: 'refused', note: 'Xã có Quy chế làm việc' },
    });
    expect(await maximum()).toBe('100.00');
  });
});

describe('a unit that ends in mid-year', () => {
  test('keeps its sheet to be read, its successor takes the rest, and no rank is given to it', async () => {
    world.setNow('2026-03-02T08:00:00+07:00');
    const province = 'tinh-gia-lai';
    const list = `/api/units/${province}/campaigns`;
    const who = () => person('appraiser', province);
    const dates = { ...DATES, selfFrom: '2026-03-01' };
    const draft = (await ask('POST', list, who(), plan({ dates }))).body;
    const url = `${list}/${draft.id}`;
    const items = [
      { unit: 'xa-binh-an', group: 'xã đồng bằng' },
      { unit: 'xa-binh-phu', group: 'xã đồng bằng' },
    ];
    const { revision } = (await ask('PUT', `${url}/units`, who(), { revision: draft.revision, items })).body;
    await ask('POST', `${url}/open`, who(), { revision });
    await ask('POST', `${url}/sheets`, who());

    const ended = world.deps.directory.bySlug('xa-binh-an')?.id ?? 0;
    await world.db
      .updateTable('unit_version')
      .set({ valid_to: '2026-06-30' })
      .where('unit_version.unit_id', '=', ended)
      .where('unit_version.valid_to', 'is', null)
      .execute();
    const into = await insertUnit(world.db, {
      slug: 'xa-binh-an-moi',
      kind: 'commune',
      agencyId: undefined,
      sectionKind: undefined,
      note: undefined,
      sortOrder: 1,
      version: {
        validFrom: '2026-07-01',
        validTo: undefined,
        name: 'Bình An Mới',
        type: 'xa',
        parentId: world.deps.directory.bySlug(province)?.id ?? 0,
        areaCode: undefined,
        agencyCode: undefined,
        agencyCodeInvented: true,
        basis: undefined,
      },
    });
    await insertSuccession(world.db, {
      fromId: ended,
      toId: into,
      since: '2026-07-01',
      kind: 'merge',
      basis: undefined,
    });
    world.setNow('2026-07-02T08:00:00+07:00');
    await world.deps.directory.refresh();

    const row = (await ask('GET', `${url}/board?q=binh+an`, who())).body.items[0];
    expect(row).toMatchObject({
      unit: 'xa-binh-an',
      late: false,
      ended: { on: '2026-06-30', successors: [{ unit: 'xa-binh-an-moi' }] },
    });
    const over = await ask(
      'GET',
      '/api/units/xa-binh-an/assessments/2026/campaign',
      person('focal-officer', 'xa-binh-an'),
    );
    expect(over.body.lock).toContain('30/06/2026');
    const write = await ask(
      'PUT',
      '/api/units/xa-binh-an/assessments/2026/lines/4.1/self-score',
      person('focal-officer', 'xa-binh-an'),
      { version: 0, ...flag('working_rules') },
    );
    expect(write).toMatchObject({ status: 409, body: { code: 'campaign-locked', detail: { why: 'unit-ended' } } });

    expect((await ask('POST', `${url}/successors`, who())).body).toEqual({ added: 1 });
    expect((await ask('POST', `${url}/sheets`, who())).body).toMatchObject({ opened: 1, left: [] });
    const rest = await ask('GET', '/api/units/xa-binh-an-moi/assessments/2026', who());
    expect(rest.body.period).toEqual({ from: '2026-07-01', to: '2026-12-14' });

    await world.db
      .updateTable('assessment')
      .set({ state: 'published', published_at: new Date(), historical: true })
      .where('assessment.agency_id', 'in', [ended, into])
      .execute();
    const ranking = await ask('GET', `/api/units/${province}/rankings/dot.${draft.id}`, who());
    const ranked = [...ranking.body.items, ...ranking.body.without] as { unit: string; state?: string | null }[];
    const stateOf = (slug: string) => ranked.find((one) => one.unit === slug)?.state;
    expect([stateOf('xa-binh-an'), stateOf('xa-binh-an-moi')]).toEqual([null, 'published']);
  });

  test('huyện Bình Sơn’s campaign of 2025: the seven merged communes end, xã Bình Sơn has no sheet there', async () => {
    world.setNow('2025-06-16T08:00:00+07:00');
    await world.deps.directory.refresh();
    const district = 'huyen-binh-son';
    const who = () => person('appraiser', district);
    const list = `/api/units/${district}/campaigns`;
    const period = { from: '2024-12-15', to: '2025-12-14' };
    const dates = { ...DATES, selfFrom: '2025-06-15', selfTo: '2025-11-30' };
    const draft = (await ask('POST', list, who(), plan({ year: 2025, period, dates }))).body;
    const url = `${list}/${draft.id}`;
    const below = (await ask('GET', `${url}/units`, who())).body.items as { unit: string }[];
    expect(below.map(({ unit }) => unit)).toContain('chau-o');
    const items = below.map(({ unit }) => ({ unit, group: '' }));
    const { revision } = (await ask('PUT', `${url}/units`, who(), { revision: draft.revision, items })).body;
    await ask('POST', `${url}/open`, who(), { revision });
    expect((await ask('POST', `${url}/sheets`, who())).body.opened).toBe(7);

    world.setNow('2025-07-02T08:00:00+07:00');
    await world.deps.directory.refresh();
    const over = await ask('GET', '/api/units/chau-o/assessments/2025/campaign', person('focal-officer', 'chau-o'));
    expect(over.body.ended).toMatchObject({ on: '2025-06-30', successors: [{ unit: 'xa-binh-son' }] });
    const rows = (await ask('GET', `${url}/board`, who())).body;
    expect(rows.late).toBe(0);
    expect(rows.items.every(({ ended }: { ended: object | null }) => ended !== null)).toBe(true);
    // The commune of today stands under the province: the district's campaign cannot take it in.
    expect((await ask('POST', `${url}/successors`, who())).body).toEqual({ added: 0 });
  });
});
