import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Counts } from '#core/dossiers/contributions.ts';
import type { Channel } from '#core/dossiers/dossier.ts';
import type { ReportAnswer, ReportList } from '#core/reports/contract.ts';
import { findingKey } from '#core/reports/finding.ts';
import { PROSE_SECTIONS } from '#core/reports/outline.ts';
import { askPoppler, docxParagraphs, hasPoppler } from '#test/file-text.ts';
import { countOn } from '#test/roll-up.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units'] });
const poppler = hasPoppler();

async function dossiersOn(slug: string, day: string, channel: Channel, counts: Counts) {
  await countOn(world.db, { agencyId: world.deps.directory.bySlug(slug)?.id ?? 0, day, channel }, counts);
}

function person(
  role: 'focal-officer' | 'specialist' | 'appraiser' | 'inspector',
  slug: string,
  reads = [slug],
  writes = reads,
) {
  const ids = (slugs: readonly string[]) => slugs.map((one) => world.deps.directory.bySlug(one)?.id ?? 0);
  const [unitId = 0] = ids([slug]);
  return world.as({
    accountId: `${role}-${slug}-${writes.join('.')}`,
    name: `Người thử ${role}`,
    grants: [{ role, unitId, reads: ids(reads), writes: ids(writes) }],
  });
}

const url = (slug: string, rest = '') => `/api/units/${slug}/reports${rest}`;
const officer = (slug: string) => person('focal-officer', slug);

async function opened(slug: string, period: string): Promise<ReportAnswer> {
  const answer = await world.http.inject({
    method: 'POST',
    url: url(slug),
    headers: officer(slug),
    payload: { period },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

async function write(slug: string, period: string, section: string, text: string, version = 0) {
  return world.http.inject({
    method: 'PUT',
    url: url(slug, `/${period}/sections/${encodeURIComponent(section)}`),
    headers: officer(slug),
    payload: { text, version },
  });
}

async function filled(slug: string, period: string): Promise<void> {
  await opened(slug, period);
  for (const { code, required } of PROSE_SECTIONS) {
    if (required) {
      expect((await write(slug, period, code, 'Thực hiện theo kế hoạch.')).statusCode).toBe(200);
    }
  }
}

const send = (slug: string, period: string, explanations: readonly object[] = []) =>
  world.http.inject({
    method: 'POST',
    url: url(slug, `/${period}/send`),
    headers: officer(slug),
    payload: { explanations, paper: { number: '15', documentDate: '2026-01-05', signer: 'Võ Đình Trung' } },
  });
const read = async (slug: string, period: string): Promise<ReportAnswer> =>
  (await world.http.inject({ url: url(slug, `/${period}`), headers: officer(slug) })).json();

test('the list names the four periods of the year in words, opened or not', async () => {
  await opened('xa-binh-son', '2026-q1');
  const answer = await world.http.inject({ url: url('xa-binh-son'), headers: officer('xa-binh-son') });
  const { items }: ReportList = answer.json();
  expect(items.map(({ period, state }) => [period, state])).toEqual([
    ['2026-q1', 'draft'],
    ['2026-6m', null],
    ['2026-q3', null],
    ['2026-year', null],
  ]);
  expect(items.at(-1)?.words).toBe('Kỳ năm 2026: số liệu 15/12–14/12, gửi trước 15/12, còn 25 ngày');
});

test('two officers on one section: the second keeps the text and sees the newer one', async () => {
  await opened('xa-ba-to', '2026-q1');
  expect((await write('xa-ba-to', '2026-q1', 'I.1', 'Bản thứ nhất.')).json()).toMatchObject({ version: 1 });

  const late = await write('xa-ba-to', '2026-q1', 'I.1', 'Bản thứ hai.', 0);

  expect(late.statusCode).toBe(409);
  expect(late.json()).toMatchObject({ code: 'section-changed', detail: { text: 'Bản thứ nhất.', version: 1 } });
  expect((await write('xa-ba-to', '2026-q1', 'I.1', 'Bản thứ hai.', 1)).json()).toMatchObject({ version: 2 });
  const sections = (await read('xa-ba-to', '2026-q1')).sections;
  expect(sections.find(({ code }) => code === 'I.1')?.text).toBe('Bản thứ hai.');
});

test('a report counts what the roll-up has, and its PDF and DOCX say so', async () => {
  await dossiersOn('xa-nguyen-nghiem', '2026-02-03', 'direct', {
    received: 20,
    closed: 18,
    onTime: 15,
    late: 2,
    withdrawn: 1,
  });
  await dossiersOn('xa-nguyen-nghiem', '2026-02-03', 'online-full', { received: 10, closed: 10, early: 10 });
  await filled('xa-nguyen-nghiem', '2026-q1');
  await write(
    'xa-nguyen-nghiem',
    '2026-q1',
    'II.2.d',
    'Tiếp nhận {{dossiers.received}} hồ sơ, trực tuyến {{dossiers.online}}.',
    1,
  );
  const { figures } = await read('xa-nguyen-nghiem', '2026-q1');
  expect(figures.total).toEqual({
    received: 30,
    carriedOver: 0,
    receivedInPeriod: 30,
    online: 10,
    directOrPost: 20,
    resolved: 27,
    early: 10,
    onTime: 15,
    late: 2,
    open: 2,
    openWithinTerm: 2,
    openOverdue: 0,
    withdrawn: 1,
  });
  const file = async (format: string) =>
    world.http.inject({
      url: url('xa-nguyen-nghiem', `/2026-q1/files/${format}`),
      headers: officer('xa-nguyen-nghiem'),
    });
  const docx = await file('docx');
  expect(docxParagraphs(docx.rawPayload)).toContain('Tiếp nhận 30 hồ sơ, trực tuyến 10.');
  expect(docx.headers['content-disposition']).toContain('bao-cao-cchc-xa-nguyen-nghiem-2026-q1.docx');
  const json = (await file('json')).json();
  expect(json).toMatchObject({
    unit: 'xa-nguyen-nghiem',
    dossiers: { received: 30 },
    byField: [{ field: 'Hộ tịch', received: 30 }],
  });
  const pdf = await file('pdf');
  expect(pdf.rawPayload.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
  if (poppler) {
    expect(askPoppler('pdftotext', pdf.rawPayload).replace(/\s+/gu, ' ')).toContain(
      'Tiếp nhận 30 hồ sơ, trực tuyến 10.',
    );
  }
  expect((await file('xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK');
});

test('a claim against the figures stops the sending until it is explained; what was sent stays', async () => {
  await dossiersOn('xa-ben-quan', '2026-02-03', 'direct', { received: 12, closed: 12, onTime: 10, late: 2 });
  await filled('xa-ben-quan', '2026-q1');
  await write('xa-ben-quan', '2026-q1', 'I.2', 'Không có hồ sơ trễ hạn.');

  const refused = await send('xa-ben-quan', '2026-q1');
  expect(refused.statusCode).toBe(422);
  expect(refused.json()).toMatchObject({ code: 'report-has-errors' });
  expect(refused.json().detail.errors[0].rule).toBe('claim-contradicts-figure');

  const [error] = (await read('xa-ben-quan', '2026-q1')).findings;
  const key = error ? findingKey({ ...error, section: error.section ?? '' }) : '';
  const sent = await send('xa-ben-quan', '2026-q1', [{ key, text: 'Hai hồ sơ do hệ thống tỉnh lỗi.' }]);
  expect(sent.statusCode, sent.body).toBe(200);
  expect(sent.json().report.state).toBe('sent');

  const locked = await write('xa-ben-quan', '2026-q1', 'I.2', 'Sửa sau khi gửi.', 1);
  expect([locked.statusCode, locked.json().code]).toEqual([409, 'report-locked']);

  await dossiersOn('xa-ben-quan', '2026-02-04', 'postal', { received: 1 });
  const later = await read('xa-ben-quan', '2026-q1');
  expect(later.figures.total.received).toBe(12);
  expect(later.differences).toContainEqual({
    code: 'dossiers.received',
    label: 'Tổng số tiếp nhận',
    sent: '12',
    today: '13',
    drill: { measure: 'receivedTotal', from: '2025-12-15', to: '2026-03-14' },
  });
  const postal = later.differences.find(({ code }) => code === 'dossiers.directOrPost');
  expect(postal?.drill).toMatchObject({ measure: 'received', channel: 'direct,postal,other' });
  const [field] = later.differences.filter(({ code }) => /^fields\..*\.received$/u.test(code));
  expect(field?.drill).toMatchObject({ measure: 'receivedTotal', fieldId: '1' });

  const list: ReportList = (
    await world.http.inject({ url: url('xa-ben-quan', '?year=2026'), headers: officer('xa-ben-quan') })
  ).json();
  expect(list.items.map(({ changed }) => changed)).toEqual([later.report.changed, null, null, null]);
  expect(later.report.changed).toBe(later.differences.filter(({ code }) => code.startsWith('dossiers.')).length);
  expect(later.report.changed).toBeGreaterThan(3);
});

test('answer, paper and workbook carry the forms that the period names', async () => {
  const annexes = (codes: readonly string[]) =>
    world.db
      .updateTable('report_period')
      .set({ annexes: JSON.stringify(codes.map((code) => ({ code, version: '1' }))) })
      .where('report_period.kind', '=', '6m')
      .execute();
  const file = async (format: string) =>
    (await world.http.inject({ url: url('xa-binh-phu', `/2026-6m/files/${format}`), headers: officer('xa-binh-phu') }))
      .rawPayload;
  const labels = async () => docxParagraphs(await file('docx')).filter((line) => /^Phụ lục I+$/u.test(line));
  const all = (await opened('xa-binh-phu', '2026-6m')).forms.map(({ code }) => code);
  expect([...all].sort()).toEqual(['07a-BTP', 'II.06a', 'II.07b', 'statistics']);
  expect(await labels()).toEqual(['Phụ lục I', 'Phụ lục II']);

  await annexes(['II.06a', '07a/BTP']);
  expect((await read('xa-binh-phu', '2026-6m')).forms.map(({ code }) => code)).toEqual(['II.06a', '07a-BTP']);
  expect(await labels()).toEqual(['Phụ lục I']);
  const workbook = unzipSync(new Uint8Array(await file('xlsx')));
  expect(strFromU8(workbook['xl/workbook.xml'] ?? new Uint8Array()).match(/<sheet [^>]*name="[^"]+"/gu)).toHaveLength(
    3,
  );
  await annexes([]);
});

test('the level above returns a sent report with its reason; then it is open again', async () => {
  await filled('xa-tay-son', '2026-q1');
  expect((await send('xa-tay-son', '2026-q1')).statusCode).toBe(200);
  const appraiser = person('appraiser', 'tinh-gia-lai', ['tinh-gia-lai', 'xa-tay-son']);
  const back = (reason: string, headers = appraiser) =>
    world.http.inject({ method: 'POST', url: url('xa-tay-son', '/2026-q1/return'), headers, payload: { reason } });

  expect((await back('', appraiser)).json().code).toBe('return-reason-missing');
  expect((await back('Thiếu số liệu.', officer('xa-tay-son'))).statusCode).toBe(403);
  const returned = await back('Bổ sung kết quả kiểm tra nội bộ.');
  expect(returned.statusCode, returned.body).toBe(200);
  expect(returned.json().answers[0]).toMatchObject({ kind: 'returned', reason: 'Bổ sung kết quả kiểm tra nội bộ.' });
  expect((await write('xa-tay-son', '2026-q1', 'I.2', 'Đã bổ sung.')).statusCode).toBe(200);
  expect((await back('Lần nữa.')).json().code).toBe('report-not-sent');

  expect((await send('xa-tay-son', '2026-q1')).statusCode).toBe(200);
  const accepted = await world.http.inject({
    method: 'POST',
    url: url('xa-tay-son', '/2026-q1/accept'),
    headers: appraiser,
  });
  expect(accepted.json().report.state).toBe('accepted');
});

test('a typed figure carries its source, prints in the prose and cannot vanish from under it', async () => {
  await opened('xa-binh-khe', '2026-q1');
  const put = (payload: object, code = 'procedures_total') =>
    world.http.inject({
      method: 'PUT',
      url: url('xa-binh-khe', `/2026-q1/figures/${code}`),
      headers: officer('xa-binh-khe'),
      payload,
    });
  const figure = {
    label: 'Thủ tục thuộc thẩm quyền',
    value: '1.136',
    unitOfMeasure: 'thủ tục',
    source: 'Quyết định công bố',
  };
  expect((await put({ ...figure, source: ' ' })).json().code).toBe('figure-source-missing');
  expect((await put({ ...figure, value: 'nhiều' })).json().code).toBe('figure-value-wrong');
  expect((await put(figure, 'Bad-Code')).json().code).toBe('figure-code-wrong');
  expect((await put(figure)).json()).toMatchObject({ value: '1136.00' });

  await write('xa-binh-khe', '2026-q1', 'II.2.b', 'Có {{own.procedures_total}} thủ tục.');
  const remove = () =>
    world.http.inject({
      method: 'DELETE',
      url: url('xa-binh-khe', '/2026-q1/figures/procedures_total'),
      headers: officer('xa-binh-khe'),
    });
  expect((await remove()).json()).toEqual({ code: 'figure-in-use', detail: { sections: ['II.2.b'] } });
  await write('xa-binh-khe', '2026-q1', 'II.2.b', '', 1);
  expect((await remove()).statusCode).toBe(204);
});

test('other days than the prescribed ones are counted with a reason only', async () => {
  await dossiersOn('xa-binh-phu', '2025-12-10', 'direct', { received: 5, closed: 5, onTime: 5 });
  await opened('xa-binh-phu', '2026-q1');
  const set = (payload: object) =>
    world.http.inject({
      method: 'PUT',
      url: url('xa-binh-phu', '/2026-q1/window'),
      headers: officer('xa-binh-phu'),
      payload,
    });
  expect((await set({ from: '2025-12-05', to: '2026-03-01', reason: '' })).json().code).toBe(
    'window-exception-reason-missing',
  );
  expect((await set({ from: '2026-03-05', to: '2026-03-01', reason: 'Chốt số sớm' })).json().code).toBe(
    'window-exception-reversed',
  );
  const answer: ReportAnswer = (
    await set({ from: '2025-12-05', to: '2026-03-01', reason: 'Chốt số liệu sớm.' })
  ).json();
  expect(answer.figures.total.received).toBe(5);
  expect(answer.findings.filter(({ rule }) => rule === 'window-mismatch').map(({ severity }) => severity)).toEqual([
    'note',
  ]);
});

test('what the last report left open the next one must carry over', async () => {
  await dossiersOn('xa-binh-an', '2026-01-05', 'direct', { received: 9, closed: 5, onTime: 5 });
  await filled('xa-binh-an', '2026-6m');
  expect((await send('xa-binh-an', '2026-6m')).statusCode).toBe(200);
  await dossiersOn('xa-binh-an', '2026-06-01', 'postal', { received: 2 });
  await filled('xa-binh-an', '2026-q3');
  const { findings } = await read('xa-binh-an', '2026-q3');
  expect(findings[0]?.message).toBe(
    'Báo cáo 6 tháng đầu năm 2026 ghi 4 hồ sơ đang giải quyết đến ngày 14/06/2026, kỳ này ghi 6 hồ sơ kỳ trước chuyển qua: 4 ≠ 6, lệch 2.',
  );
});

test.each([
  ['2026-q2', 422],
  ['1999-q1', 422],
  ['2031-q1', 409],
])('a period that is none, too old or not begun is refused: %s', async (period, status) => {
  const answer = await world.http.inject({
    method: 'POST',
    url: url('xa-binh-hiep'),
    headers: officer('xa-binh-hiep'),
    payload: { period },
  });
  expect(answer.statusCode).toBe(status);
});

test('who only reads cannot write, and nobody reaches another committee', async () => {
  await opened('xa-binh-son', '2026-q1');
  const payload = { text: 'x', version: 0 };
  const put = (headers: Record<string, string>) =>
    world.http.inject({ method: 'PUT', url: url('xa-binh-son', '/2026-q1/sections/I.1'), headers, payload });
  expect((await put(person('inspector', 'xa-binh-son'))).statusCode).toBe(403);
  expect((await put(officer('xa-ba-to'))).statusCode).toBe(403);
  expect((await put({})).statusCode).toBe(401);
  const foreign = await world.http.inject({ url: url('xa-binh-son', '/2026-q1'), headers: officer('xa-ba-to') });
  expect(foreign.statusCode).toBe(403);
  const specialist = person('specialist', 'xa-binh-son');
  expect((await put(specialist)).statusCode).toBe(200);
  const sending = await world.http.inject({
    method: 'POST',
    url: url('xa-binh-son', '/2026-q1/send'),
    headers: specialist,
    payload: { explanations: [] },
  });
  expect(sending.statusCode).toBe(403);
});

test('every change stands in the audit trail', async () => {
  const { id } = world.deps.directory.bySlug('xa-binh-khe') ?? { id: 0 };
  const rows = await world.db
    .selectFrom('audit_entry')
    .select('audit_entry.action')
    .where('audit_entry.agency_id', '=', id)
    .orderBy('audit_entry.seq')
    .execute();
  expect(rows.map(({ action }) => action)).toEqual([
    'reports:open',
    'reports:put-figure',
    'reports:edit-section',
    'reports:edit-section',
    'reports:remove-figure',
  ]);
});
