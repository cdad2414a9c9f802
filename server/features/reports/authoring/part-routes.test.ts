import { expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { Counts } from '#core/dossiers/contributions.ts';
import type { PartBoard, SectionHistory } from '#core/reports/authoring/contract.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { PROSE_SECTIONS } from '#core/reports/outline.ts';
import { docxParagraphs } from '#test/file-text.ts';
import { countOn } from '#test/roll-up.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units', 'accounts'] });

const SLUG = 'xa-binh-son';
const CULTURE = `${SLUG}.phong-van-hoa-xa-hoi`;
const ECONOMY = `${SLUG}.phong-kinh-te`;
const url = (period: string, rest = '') => `/api/units/${SLUG}/reports/${period}${rest}`;
const idOf = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;

function at(role: Role, slug: string, name: string) {
  const agency = world.deps.directory.bySlug(slug)?.agencyId ?? 0;
  return world.as({
    accountId: crypto.randomUUID(),
    name,
    grants: [{ role, unitId: idOf(slug), reads: [agency], writes: [agency] }],
  });
}
const focal = () => at('focal-officer', `${SLUG}.van-phong-hdnd-va-ubnd`, 'Lê Hoàng Minh');
const culture = () => at('specialist', CULTURE, 'Phạm Thị Mỹ Duyên');
const economy = () => at('specialist', ECONOMY, 'Trần Quốc Bảo');

type Headers = Record<string, string>;

async function opened(period: string) {
  const answer = await world.http.inject({
    method: 'POST',
    url: `/api/units/${SLUG}/reports`,
    headers: focal(),
    payload: { period },
  });
  expect(answer.statusCode, answer.body).toBe(200);
}

const board = async (period: string, headers: Headers = focal()): Promise<PartBoard> =>
  (await world.http.inject({ url: url(period, '/parts'), headers })).json();

const read = async (period: string): Promise<ReportAnswer> =>
  (await world.http.inject({ url: url(period), headers: focal() })).json();

let minutes = 0;
/** Each change is made a minute after the one before. */
function later() {
  minutes += 1;
  world.setNow(new Date(Date.parse('2026-11-20T08:00:00+07:00') + minutes * 60_000).toISOString());
}

const write = (period: string, code: string, text: string, headers: Headers, version = 0) => {
  later();
  return world.http.inject({
    method: 'PUT',
    url: url(period, `/sections/${code}`),
    headers,
    payload: { text, version },
  });
};

const act = (period: string, what: string, payload: object, headers: Headers) => {
  later();
  return world.http.inject({ method: 'POST', url: url(period, `/parts/${what}`), headers, payload });
};

const partOf = ({ parts }: PartBoard, code: string) => parts.find((part) => part.code === code);

test('a new report gives its parts to the sections that do such work, each with its day', async () => {
  await opened('2026-q1');
  const { parts, proposedDeadline, mayCompile } = await board('2026-q1');
  expect(parts).toHaveLength(PROSE_SECTIONS.length);
  expect(proposedDeadline).toBe('2026-03-10');
  expect(mayCompile).toBe(true);
  const said = ['I.1', 'I.3', 'II.2.d', 'II.5'].map((code) => {
    const part = parts.find((one) => one.code === code);
    return [code, part?.sectionName, part?.deadline];
  });
  expect(said).toEqual([
    ['I.1', null, '2026-03-10'],
    ['I.3', 'Phòng Văn hóa – Xã hội', '2026-03-10'],
    ['II.2.d', 'Trung tâm Phục vụ hành chính công', '2026-03-10'],
    ['II.5', 'Phòng Kinh tế', '2026-03-10'],
  ]);
});

test('the next report begins with the parts of the last one', async () => {
  const changed = await world.http.inject({
    method: 'PUT',
    url: url('2026-q1', '/parts'),
    headers: focal(),
    payload: { parts: [{ code: 'II.4', sectionId: idOf(CULTURE), accountId: null, deadline: '2026-03-09' }] },
  });
  expect(changed.statusCode, changed.body).toBe(200);
  await opened('2026-6m');
  expect(partOf(await board('2026-6m'), 'II.4')).toMatchObject({
    sectionName: 'Phòng Văn hóa – Xã hội',
    deadline: '2026-06-10',
    state: 'open',
  });
});

test('a part is written, handed in, sent back with a reason, handed in again and taken over', async () => {
  const period = '2026-q3';
  await opened(period);
  expect((await write(period, 'I.3', 'Phát thanh 12 cuộc.', culture())).statusCode).toBe(200);
  expect((await act(period, 'hand-in', { codes: ['I.3'] }, culture())).statusCode).toBe(200);

  const locked = await write(period, 'I.3', 'Phát thanh 13 cuộc.', culture(), 1);
  expect([locked.statusCode, locked.json().code]).toEqual([409, 'part-handed-in']);

  const back = await act(period, 'send-back', { codes: ['I.3'], reason: 'Thiếu lượt người.' }, focal());
  expect(partOf(back.json(), 'I.3')).toMatchObject({ state: 'sent-back', reason: 'Thiếu lượt người.' });
  expect(partOf(await board(period, culture()), 'I.3')).toMatchObject({ isMine: true, mayWrite: true });

  expect((await write(period, 'I.3', 'Phát thanh 12 cuộc, 300 lượt.', culture(), 1)).statusCode).toBe(200);
  await act(period, 'hand-in', { codes: ['I.3'] }, culture());
  const taken = await act(period, 'take', { codes: ['I.3'] }, focal());
  expect(partOf(taken.json(), 'I.3')).toMatchObject({ state: 'taken', changedBy: 'Lê Hoàng Minh' });
  const { steps } = await board(period);
  expect(steps.map(({ kind }) => kind)).toEqual(['taken', 'handed-in', 'sent-back', 'handed-in']);
});

test('a section writes its own parts only, and only the focal officer gives, takes and sends back', async () => {
  const period = '2026-q3';
  const foreign = await write(period, 'II.5', 'Thu ngân sách đạt kế hoạch.', culture());
  expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'part-of-others']);
  expect((await write(period, 'II.5', 'Thu ngân sách đạt kế hoạch.', economy())).statusCode).toBe(200);
  const handing = await act(period, 'hand-in', { codes: ['II.5'] }, culture());
  expect([handing.statusCode, handing.json().code]).toEqual([403, 'part-of-others']);

  for (const [what, payload] of [
    ['take', { codes: ['II.5'] }],
    ['send-back', { codes: ['II.5'], reason: 'một lý do' }],
  ] as const) {
    expect((await act(period, what, payload, economy())).statusCode).toBe(403);
  }
  const giving = { parts: [{ code: 'II.5', sectionId: idOf(CULTURE), accountId: null, deadline: null }] };
  const assigning = { method: 'PUT', url: url(period, '/parts'), payload: giving } as const;
  expect((await world.http.inject({ ...assigning, headers: economy() })).statusCode).toBe(403);
  const stranger = { parts: [{ code: 'II.5', sectionId: idOf('xa-ba-to'), accountId: null, deadline: null }] };
  const wrong = await world.http.inject({ ...assigning, payload: stranger, headers: focal() });
  expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'part-assignee-unknown']);
});

test('a required part cannot be handed in empty, and nothing of the others moves with it', async () => {
  const period = '2026-6m';
  const both = await act(period, 'hand-in', { codes: ['I.2', 'I.1'] }, at('specialist', SLUG, 'Cả xã'));
  expect([both.statusCode, both.json().code]).toEqual([422, 'part-empty']);
  expect(partOf(await board(period), 'I.2')?.state).toBe('open');
});

test('when two write one section both texts stay in its history', async () => {
  const period = '2026-6m';
  expect((await write(period, 'I.2', 'Bản của Văn phòng.', focal())).statusCode).toBe(200);
  const lost = await write(period, 'I.2', 'Bản của cả xã.', at('specialist', SLUG, 'Cả xã'), 0);
  expect([lost.statusCode, lost.json().detail.text]).toEqual([409, 'Bản của Văn phòng.']);
  const answer = await world.http.inject({ url: url(period, '/sections/I.2/history'), headers: focal() });
  const { items }: SectionHistory = answer.json();
  expect(items.map(({ kind, text, by }) => [kind, text, by])).toEqual([
    ['aside', 'Bản của cả xã.', 'Cả xã'],
    ['saved', 'Bản của Văn phòng.', 'Lê Hoàng Minh'],
  ]);
});

test('saves of one sitting are one entry of the history, another hand begins a new one', async () => {
  const period = '2026-6m';
  await write(period, 'IV.2', 'Kiến', focal(), 0);
  await write(period, 'IV.2', 'Kiến nghị', focal(), 1);
  await write(period, 'IV.2', 'Kiến nghị tập huấn.', at('specialist', SLUG, 'Cả xã'), 2);
  const answer = await world.http.inject({ url: url(period, '/sections/IV.2/history'), headers: focal() });
  const { items }: SectionHistory = answer.json();
  expect(items.map(({ version, text }) => [version, text])).toEqual([
    [3, 'Kiến nghị tập huấn.'],
    [2, 'Kiến nghị'],
  ]);
});

test('the board asks a fixed number of questions', async () => {
  const statements = await world.statementsOf(() => board('2026-q3'));
  expect(statements).toBeLessThanOrEqual(14);
});

test('the prose of the period before fills what is empty, its typed numbers wait until they are confirmed', async () => {
  const [from, to] = ['2026-6m', '2026-q3'];
  await write(from, 'IV.1', 'Tập huấn 12 lớp; còn {{dossiers.late}} hồ sơ quá hạn.', focal());
  const before = await read(to);
  expect(before.sections.find(({ code }) => code === 'IV.1')?.text).toBe('');

  const start = (headers: Headers) =>
    world.http.inject({ method: 'POST', url: url(to, '/start-from'), headers, payload: { which: 'before' } });
  expect((await start(culture())).statusCode).toBe(403);
  expect((await start(focal())).json().sections).toContain('IV.1');
  const after = await read(to);
  expect(after.sections.find(({ code }) => code === 'IV.1')).toMatchObject({
    text: 'Tập huấn 12 lớp; còn {{dossiers.late}} hồ sơ quá hạn.',
    version: 1,
    editedBy: 'Lê Hoàng Minh',
  });
  // What this period had written already stays.
  expect(after.sections.find(({ code }) => code === 'I.3')?.text).toBe('Phát thanh 12 cuộc, 300 lượt.');
  expect(after.oldNumbers['IV.1']).toEqual(['12']);
  expect(after.findings).toContainEqual(
    expect.objectContaining({ rule: 'old-figure', severity: 'error', section: 'IV.1', oldNumber: '12' }),
  );

  const confirm = (printed: string) =>
    world.http.inject({
      method: 'POST',
      url: url(to, '/sections/IV.1/confirm-number'),
      headers: focal(),
      payload: { printed },
    });
  expect((await confirm('12')).statusCode).toBe(204);
  expect((await confirm('12')).json().code).toBe('old-number-unknown');
  expect((await read(to)).findings.filter(({ rule }) => rule === 'old-figure')).toEqual([]);
});

test('figures of the period before and of the year before can be named, with the direction of the change', async () => {
  const day = (date: string, counts: Counts) => countOn(world.db, { agencyId: idOf(SLUG), day: date }, counts);
  await day('2025-08-05', { received: 200 });
  await day('2026-08-05', { received: 225 });
  const text = 'Tiếp nhận {{dossiers.receivedInPeriod}} hồ sơ, {{change.year-ago.dossiers.receivedInPeriod}}.';
  const version = (await read('2026-q3')).sections.find(({ code }) => code === 'II.2.d')?.version ?? 0;
  expect((await write('2026-q3', 'II.2.d', text, focal(), version)).statusCode).toBe(200);
  const { figures, findings } = await read('2026-q3');
  expect(figures.earlier?.['year-ago']).toMatchObject({ title: 'Quý III năm 2025', sentOn: null });
  expect(figures.earlier?.['year-ago']?.total.receivedInPeriod).toBe(200);
  expect(findings.filter(({ section, severity }) => section === 'II.2.d' && severity === 'error')).toEqual([]);
  const json = await world.http.inject({ url: url('2026-q3', '/files/docx'), headers: focal() });
  expect((await docxParagraphs(json.rawPayload)).join('\n')).toContain('Tiếp nhận 225 hồ sơ, tăng 12,5%.');
});
