import { describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import { documentByNumber } from '#server/features/documents/read-model.ts';
import { indicatorValues } from '#server/features/indicators/read-model.ts';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units', 'documents', 'assessments', 'plans'] });
const YEAR = 2026;
const UNIT = '/api/units/xa-binh-son';
const idOf = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;

function person(role: Role, slug = 'xa-binh-son'): Record<string, string> {
  const unit = world.deps.directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  const reach = world.deps.directory.reachOf(unit.agencyId, role === 'appraiser');
  const name = `${role} ${slug}`;
  return world.as({ accountId: name, name, grants: [{ role, unitId: unit.id, ...reach }] });
}

async function ask(method: 'GET' | 'POST' | 'PUT', rest: string, payload?: object, who = person('focal-officer')) {
  const url = rest.startsWith('/api') ? rest : `${UNIT}/${rest}`;
  const answer = await world.http.inject({ method, url, headers: who, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

async function documentId(symbol: string): Promise<string> {
  const naming = { symbol, date: `${YEAR}-06-12`, issuer: 'UBND xã Bình Sơn' };
  const id = await readIn(world.deps.db, world.context.scope, (tx) =>
    documentByNumber(tx, idOf('xa-binh-son'), naming),
  );
  return id ?? '';
}

const figure = async (code: string, slug: string, year: number) => {
  const window = { from: `${year - 1}-12-15`, to: `${year}-12-14` };
  const [value] = await readIn(world.deps.db, world.context.scope, (tx) =>
    indicatorValues(tx, { agencyIds: [idOf(slug)], ...window, codes: [code] }),
  );
  return value;
};

describe('commitments', () => {
  const list = async () => (await ask('GET', `commitments?year=${YEAR}`)).body;
  const one = async (position: number) => (await list()).items[position - 1];

  test('Bến Quan kept eight of nine: 88.89 %, which feeds criterion 1.6', async () => {
    const who = person('chair', 'xa-ben-quan');
    const { body } = await ask('GET', '/api/units/ben-quan/commitments?year=2023', undefined, who);
    expect([body.total, body.kept, body.rate]).toEqual([9, 8, 8889]);
    expect(await figure('commitments_kept_rate', 'ben-quan', 2023)).toMatchObject({
      origin: 'computed',
      numerator: 8,
      denominator: 9,
      rate: 8889,
    });
    expect((await figure('commitments_kept_rate', 'chau-o', 2023))?.origin).toBe('none');
  });

  test('are judged by a measure only where there is a figure, by judgement only with a document', async () => {
    const measured = await one(1);
    expect(measured.target.words).toBe('từ 90 % trở lên');
    const judge = (line: { id: string; version: number }, more: object, who?: Record<string, string>) =>
      ask('POST', `commitments/${line.id}/judge`, { version: line.version, ...more }, who);
    expect((await judge(measured, { by: 'measure' })).body.code).toBe('commitment-figure-unknown');
    const wordy = await one(2);
    expect((await judge(wordy, { by: 'measure' })).body.code).toBe('commitment-not-measured');
    const judgement = { by: 'judgement', outcome: 'kept', reason: 'Có biên bản' };
    expect((await judge(wordy, judgement)).body.code).toBe('judgement-needs-proof');
    const elsewhere = '019a0000-0000-7000-8000-000000000001';
    expect((await judge(wordy, { ...judgement, documentId: elsewhere })).body.code).toBe('document-unknown');
    const proof = await documentId('03/BB-UBND');
    expect((await judge(wordy, { ...judgement, documentId: proof })).status).toBe(200);
    expect((await judge(wordy, { ...judgement, documentId: proof })).body.code).toBe('office-changed');
    const kept = await one(2);
    expect(kept).toMatchObject({ outcome: 'kept', document: { id: proof } });
    const back = await ask('POST', `commitments/${kept.id}/reopen`, { version: kept.version, reason: 'Kiểm tra lại' });
    expect(back.status).toBe(200);
    expect(await one(2)).toMatchObject({ outcome: null, document: null });
  });

  test('a measured one follows the figure of its year', async () => {
    const target = { indicator: 'dialogues_held', comparison: 'at-least', value: 1 };
    const added = await ask('POST', 'commitments', { year: YEAR, text: 'Đối thoại', sectionId: null, target });
    const version = 1;
    await ask('POST', `commitments/${added.body.id}/judge`, { version, by: 'measure' });
    const { items } = await list();
    expect(items.at(-1)).toMatchObject({ outcome: 'kept', judgedBy: 'measure', measured: '1 cuộc' });
  });

  test('a section reports on its own and decides nothing', async () => {
    const line = await one(2);
    const section = world.deps.directory.byId(line.sectionId);
    const another = (await list()).sections.find(({ id }: { id: number }) => id !== line.sectionId);
    const other = world.deps.directory.byId(another.id);
    const report = { version: line.version, report: 'Đã tổ chức một cuộc' };
    const path = `commitments/${line.id}/report`;
    expect((await ask('POST', path, report, person('specialist', other?.slug))).body.code).toBe('not-own-section');
    expect((await ask('POST', path, report, person('inspector'))).body.code).toBe('permission-missing');
    expect((await ask('POST', path, report, person('specialist', section?.slug))).status).toBe(200);
    const change = { version: 2, text: 'x', sectionId: null, target: null };
    const edited = await ask('PUT', `commitments/${line.id}`, change, person('specialist', section?.slug));
    expect(edited.body.code).toBe('permission-missing');
    expect(await one(2)).toMatchObject({ report: 'Đã tổ chức một cuộc', reportedBy: `specialist ${section?.slug}` });
  });
});

describe('dialogues', () => {
  const list = async () => (await ask('GET', `dialogues?year=${YEAR}`)).body;

  test('the sample held one with its minutes; the count follows the day', async () => {
    const { total, held, items } = await list();
    expect([total, held]).toEqual([2, 1]);
    expect(items[0]).toMatchObject({
      state: 'held',
      participants: 64,
      minutes: { words: expect.stringContaining('03/BB-UBND') },
    });
    expect(items[0].questions).toHaveLength(2);
    expect((await figure('dialogues_held', 'xa-binh-son', YEAR))?.count).toBe(1);
    expect((await figure('dialogues_held', 'xa-binh-son', YEAR - 1))?.count).toBe(0);
    expect((await figure('dialogues_planned', 'xa-binh-son', YEAR))?.count).toBe(2);
  });

  test('one is held only with a place, a chair, a number and minutes, not in the future', async () => {
    const planned = (await list()).items.find(({ state }: { state: string }) => state === 'planned');
    const hold = (more: object) =>
      ask('POST', `dialogues/${planned.id}/hold`, {
        version: planned.version,
        heldOn: `${YEAR}-11-19`,
        place: 'Nhà văn hóa',
        chairedBy: 'Phó Chủ tịch',
        participants: 30,
        ...more,
      });
    expect((await hold({})).body.code).toBe('dialogue-needs-minutes');
    expect((await hold({ minutesId: await documentId('03/BB-UBND'), heldOn: `${YEAR}-11-21` })).body.code).toBe(
      'office-day-in-future',
    );
    const asked = await ask('POST', `dialogues/${planned.id}/questions`, { askedBy: '', question: 'Gì', answer: '' });
    expect(asked.body.code).toBe('dialogue-not-held');
    const cancel = (reason: string) =>
      ask('POST', `dialogues/${planned.id}/cancel`, { version: planned.version, reason });
    expect((await cancel(' ')).body.code).toBe('dialogue-reason-missing');
    expect((await cancel('Bão')).status).toBe(200);
    expect((await hold({ minutesId: await documentId('03/BB-UBND') })).body.code).toBe('office-changed');
    expect((await figure('dialogues_planned', 'xa-binh-son', YEAR))?.count).toBe(1);
  });

  test('the document’s page names them', async () => {
    const { uses } = (await ask('GET', `documents/${await documentId('03/BB-UBND')}`)).body;
    expect(uses).toEqual([expect.objectContaining({ what: 'Biên bản đối thoại', path: `doi-thoai?nam=${YEAR}` })]);
  });
});

describe('initiatives', () => {
  const initiative = { year: YEAR, title: 'Bảng chỉ dẫn', author: 'Lê Văn Tú', sectionId: null, level: 'registered' };

  test('count once they are recognised, which needs its decision', async () => {
    expect((await figure('initiatives_recognised', 'xa-binh-son', YEAR))?.count).toBe(1);
    const { id } = (await ask('POST', 'initiatives', initiative)).body;
    const { year: _, ...content } = initiative;
    const edit = (more: object) => ask('PUT', `initiatives/${id}`, { version: 1, ...content, ...more });
    expect((await edit({ level: 'recognised' })).body.code).toBe('recognition-needs-proof');
    const recognition = {
      level: 'recognised',
      council: 'Hội đồng sáng kiến xã',
      recognisedOn: `${YEAR}-05-20`,
      documentId: await documentId('112/QĐ-UBND'),
    };
    expect((await edit(recognition)).status).toBe(200);
    expect((await edit(recognition)).body.code).toBe('office-changed');
    expect((await figure('initiatives_recognised', 'xa-binh-son', YEAR))?.count).toBe(2);
  });

  test('are written by the office and read by everyone of the unit', async () => {
    for (const role of ['specialist', 'inspector', 'counter-officer'] as const) {
      expect((await ask('POST', 'initiatives', initiative, person(role))).body.code).toBe('permission-missing');
      expect((await ask('GET', `initiatives?year=${YEAR}`, undefined, person(role))).status).toBe(200);
    }
  });
});
