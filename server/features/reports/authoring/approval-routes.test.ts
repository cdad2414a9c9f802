import { expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { ReportChanges } from '#core/reports/authoring/contract.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { PROSE_SECTIONS } from '#core/reports/outline.ts';
import { docxParagraphs } from '#test/file-text.ts';
import { countOn } from '#test/roll-up.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units'] });

const idOf = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;

function at(role: Role, slug: string, name = `Người thử ${role}`) {
  return world.as({
    accountId: `${role}-${slug}`,
    name,
    grants: [{ role, unitId: idOf(slug), reads: [idOf(slug)], writes: [idOf(slug)] }],
  });
}
const focal = (slug: string) => at('focal-officer', slug, 'Lê Hoàng Minh');
const chair = (slug: string) => at('chair', slug, 'Võ Đình Trung');
const appraiser = (slug: string) => at('appraiser', slug, 'Bùi Thanh Vân');

type Headers = Record<string, string>;
let minutes = 0;

async function call(method: 'GET' | 'POST' | 'PUT', url: string, headers: Headers, payload?: object) {
  minutes += 1;
  world.setNow(new Date(Date.parse('2026-11-20T08:00:00+07:00') + minutes * 60_000).toISOString());
  return world.http.inject({ method, url, headers, ...(payload && { payload }) });
}

const PERIOD = '2026-q1';
const url = (slug: string, rest = '') => `/api/units/${slug}/reports/${PERIOD}${rest}`;

/** A report whose required sections are written. */
async function written(slug: string): Promise<void> {
  await call('POST', `/api/units/${slug}/reports`, focal(slug), { period: PERIOD });
  for (const { code, required } of PROSE_SECTIONS) {
    if (required) {
      await write(slug, code, 'Thực hiện theo kế hoạch.');
    }
  }
}

const write = (slug: string, code: string, text: string, version = 0) =>
  call('PUT', url(slug, `/sections/${code}`), focal(slug), { text, version });
const submit = (slug: string) => call('POST', url(slug, '/submit'), focal(slug), { explanations: [] });
const approve = (slug: string, signing = 'chair', signer = 'Võ Đình Trung') =>
  call('POST', url(slug, '/approve'), chair(slug), { signing, signer });
const send = (slug: string) => call('POST', url(slug, '/send'), focal(slug), { explanations: [] });
const report = async (slug: string): Promise<ReportAnswer> => (await call('GET', url(slug), focal(slug))).json();
const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
];

test('a report is submitted, approved by a vice chair, numbered and sent as it was submitted', async () => {
  const slug = 'xa-binh-son';
  await written(slug);
  expect((await submit(slug)).statusCode).toBe(200);
  expect(codeOf(await write(slug, 'I.2', 'Thêm.'))).toEqual([409, 'report-locked']);
  expect(codeOf(await send(slug))).toEqual([409, 'report-not-approved']);

  const approved: ReportAnswer = (await approve(slug, 'vice', 'Nguyễn Văn Phó')).json();
  expect(approved.report).toMatchObject({
    state: 'approved',
    frame: { authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], signer: 'Nguyễn Văn Phó' },
  });
  expect(approved.report.words).toContain('đã duyệt và đã khóa, chờ ghi số và gửi');
  expect(approved.approval.map(({ kind, by }) => [kind, by])).toEqual([
    ['approved', 'Võ Đình Trung'],
    ['submitted', 'Lê Hoàng Minh'],
  ]);

  await call('PUT', url(slug, '/number'), focal(slug), { number: '125', documentDate: '2026-11-20' });
  const sent: ReportAnswer = (await send(slug)).json();
  expect(sent.report).toMatchObject({ state: 'sent', frame: { number: '125', documentDate: '2026-11-20' } });
  const docx = await call('GET', url(slug, '/files/docx'), focal(slug));
  const text = (await docxParagraphs(docx.rawPayload)).join('\n');
  expect(text).toContain('125/BC-UBND');
  expect(text).toContain('KT. CHỦ TỊCH');
  expect(text).toContain('Nguyễn Văn Phó');
});

const registered = async (slug: string) =>
  (await call('GET', `/api/units/${slug}/documents`, focal(slug))).json() as {
    items: { id: string; symbol: string; date: string; issuer: string; abstract: string }[];
  };

test('a numbered report stands in the register under its title; another number corrects the entry', async () => {
  const slug = 'xa-binh-son';
  const { items } = await registered(slug);
  expect(items.map(({ symbol, date, issuer, abstract }) => [symbol, date, issuer, abstract])).toEqual([
    [
      '125/BC-UBND',
      '2026-11-20',
      'UBND xã Bình Sơn',
      'Công tác cải cách hành chính Quý I năm 2026 và phương hướng, nhiệm vụ Quý II năm 2026',
    ],
  ]);
  expect((await report(slug)).document).toEqual({ id: items[0]?.id, warnings: [] });
  const page = await call('GET', `/api/units/${slug}/documents/${items[0]?.id}`, focal(slug));
  expect(page.json().uses).toEqual([
    { what: 'Báo cáo định kỳ', title: 'Cải cách hành chính Quý I năm 2026', path: 'bao-cao/2026-q1' },
  ]);
});

test('without "Duyệt" a report goes only with number, date and signer of its paper, and everybody reads so', async () => {
  const slug = 'xa-tay-son';
  await written(slug);
  expect(codeOf(await send(slug))).toEqual([409, 'report-approval-missing']);
  const with_ = (paper: object) => call('POST', url(slug, '/send'), focal(slug), { explanations: [], paper });
  const paper = { number: '31', documentDate: '2026-11-19', signer: 'Võ Đình Trung' };
  expect(codeOf(await with_({ ...paper, signer: ' ' }))).toEqual([422, 'signer-missing']);
  expect(codeOf(await with_({ ...paper, number: 'ba mốt' }))).toEqual([422, 'report-number-wrong']);
  expect(codeOf(await with_({ ...paper, documentDate: '2026-11-21' }))).toEqual([422, 'report-date-late']);
  const sent: ReportAnswer = (await with_(paper)).json();
  expect(sent.report).toMatchObject({ state: 'sent', frame: { number: '31', signer: 'Võ Đình Trung' } });
  const words = 'Đã ký trên giấy: số 31/BC-UBND ngày 19/11/2026, người ký Võ Đình Trung';
  expect(sent.approval[0]).toMatchObject({ kind: 'sent-on-paper', reason: words });
  const trail = await world.db
    .selectFrom('audit_entry')
    .select('audit_entry.entry')
    .where('audit_entry.agency_id', '=', idOf(slug))
    .where('audit_entry.action', '=', 'reports:send')
    .execute();
  expect(trail.map(({ entry }) => JSON.parse(entry))).toEqual([
    expect.objectContaining({
      why: words,
      what: expect.objectContaining({ signedOnPaper: paper, registered: '31/BC-UBND' }),
    }),
  ]);
  expect((await registered(slug)).items.map(({ symbol }) => symbol)).toEqual(['31/BC-UBND']);
});

test('a number that the register knows: the same document is attached, another one warns and is left alone', async () => {
  const slug = 'xa-binh-phu';
  const title = 'Công tác cải cách hành chính Quý I năm 2026 và phương hướng, nhiệm vụ Quý II năm 2026';
  const add = (symbol: string, date: string, abstract: string) =>
    call('POST', `/api/units/${slug}/documents`, focal(slug), {
      ...{ kind: 'report', symbol, date, abstract, issuer: 'Ủy ban nhân dân xã Bình Phú' },
    });
  const known = (await add('7/BC-UBND', '2026-11-18', title)).json().id;
  await add('8/BC-UBND', '2026-11-17', 'Tình hình kinh tế - xã hội');
  await written(slug);
  await submit(slug);
  await approve(slug);
  const number = async (one: string, documentDate: string): Promise<ReportAnswer> =>
    (await call('PUT', url(slug, '/number'), focal(slug), { number: one, documentDate })).json();

  const taken = (await number('8', '2026-11-18')).document;
  expect(taken?.id).toBeNull();
  expect(taken?.warnings.map(({ code, other }) => [code, other?.abstract])).toEqual([
    ['number-two-dates', 'Tình hình kinh tế - xã hội'],
    ['number-two-titles', 'Tình hình kinh tế - xã hội'],
  ]);
  expect((await number('07', '2026-11-18')).document).toEqual({ id: known, warnings: [] });
  const own = (await number('9', '2026-11-18')).document;
  expect(own?.warnings).toEqual([]);
  // Corrected, not entered twice.
  expect((await number('10', '2026-11-19')).document).toEqual(own);
  expect((await registered(slug)).items.map(({ symbol }) => symbol).sort()).toEqual([
    '07/BC-UBND',
    '08/BC-UBND',
    '10/BC-UBND',
  ]);
});

test('data that change between submitting and sending do not change what was approved, and the difference shows', async () => {
  const slug = 'xa-ba-to';
  await written(slug);
  await submit(slug);
  await approve(slug);
  await countOn(world.db, { agencyId: idOf(slug), day: '2026-02-03' }, { received: 5 });
  const waiting = await report(slug);
  expect(waiting.figures.total.received).toBe(0);
  expect(waiting.differences).toContainEqual(
    expect.objectContaining({ code: 'dossiers.received', sent: '0', today: '5' }),
  );
  await send(slug);
  expect((await report(slug)).figures.total.received).toBe(0);
});

test('the signer gives it back with a reason; who submitted it may take it back', async () => {
  const slug = 'xa-binh-khe';
  await written(slug);
  await submit(slug);
  expect(codeOf(await call('POST', url(slug, '/decline'), chair(slug), { reason: ' x ' }))).toEqual([
    422,
    'return-reason-missing',
  ]);
  await call('POST', url(slug, '/decline'), chair(slug), { reason: 'Bổ sung nguyên nhân trễ hạn.' });
  const back = await report(slug);
  expect(back.report.state).toBe('draft');
  expect(back.approval[0]).toMatchObject({ kind: 'declined', reason: 'Bổ sung nguyên nhân trễ hạn.' });

  await submit(slug);
  await approve(slug);
  const taken = await call('POST', url(slug, '/withdraw'), focal(slug), { reason: 'Sửa số lượt tuyên truyền.' });
  expect(taken.json().report.state).toBe('draft');
  expect(codeOf(await call('POST', url(slug, '/withdraw'), focal(slug), { reason: 'một lý do' }))).toEqual([
    409,
    'report-not-submitted',
  ]);
});

test('only the chair approves, only who compiles submits, and a signer must be named', async () => {
  const slug = 'xa-nguyen-nghiem';
  await written(slug);
  const specialist = at('specialist', slug);
  const payload = { explanations: [] };
  expect((await call('POST', url(slug, '/submit'), specialist, payload)).statusCode).toBe(403);
  await submit(slug);
  const asFocal = await call('POST', url(slug, '/approve'), focal(slug), { signing: 'chair', signer: 'x' });
  expect(asFocal.statusCode).toBe(403);
  expect(codeOf(await approve(slug, 'chair', '  '))).toEqual([422, 'signer-missing']);
  const early = await call('PUT', url(slug, '/number'), focal(slug), { number: '1', documentDate: '2026-11-20' });
  expect(codeOf(early)).toEqual([409, 'report-not-approved']);
});

test('a report with an unexplained error is not submitted', async () => {
  const slug = 'xa-binh-hiep';
  await call('POST', `/api/units/${slug}/reports`, focal(slug), { period: PERIOD });
  expect(codeOf(await submit(slug))).toEqual([422, 'report-has-errors']);
});

test('a returned report carries marks by section, and when it comes again the changes since are shown', async () => {
  const slug = 'xa-binh-son';
  const marks = [
    { section: 'III.2', note: 'Nêu rõ nguyên nhân.' },
    { section: 'I.1', note: '   ' },
  ];
  await call('POST', url(slug, '/return'), appraiser(slug), { reason: 'Sửa mục III.2 rồi gửi lại.', marks });
  const returned = await report(slug);
  expect(returned.report.state).toBe('returned');
  expect(returned.answers[0]?.marks).toEqual([{ section: 'III.2', note: 'Nêu rõ nguyên nhân.' }]);
  const strange = [{ section: 'X.9', note: 'không có' }];

  await write(slug, 'III.2', 'Nguyên nhân: thiếu người xác minh.', 1);
  await submit(slug);
  await approve(slug);
  await send(slug);
  const wrong = await call('POST', url(slug, '/return'), appraiser(slug), { reason: 'lý do khác', marks: strange });
  expect(codeOf(wrong)).toEqual([404, 'section-unknown']);
  const changes: ReportChanges = (await call('GET', url(slug, '/changes'), appraiser(slug))).json();
  expect(changes.since?.by).toBe('Lê Hoàng Minh');
  expect(changes.sections).toEqual([
    { code: 'III.2', before: 'Thực hiện theo kế hoạch.', after: 'Nguyên nhân: thiếu người xác minh.' },
  ]);
});
