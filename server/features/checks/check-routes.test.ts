import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CheckFindingView, ReportCheckView, TextFigureView } from '#core/checks/contract.ts';
import type { Identity } from '#server/platform/identity.ts';
import { aDocx, p, tc } from '#test/report-file.ts';
import { emptied, testWorld } from '#test/world.ts';
import { SILENCE_MS } from './check-repository.ts';

const world = testWorld({ sample: ['units'] });
beforeEach(() => emptied(world.db, 'report_check', 'indicator_value'));

type Role = Identity['grants'][number]['role'];

function person(role: Role, slug: string, coversBelow = false): Record<string, string> {
  const unitId = world.deps.directory.bySlug(slug)?.agencyId ?? 0;
  const { reads, writes } = world.deps.directory.reachOf(unitId, coversBelow);
  return world.as({ accountId: `${role}-${slug}`, name: 'Lê Thị Hoa', grants: [{ role, unitId, reads, writes }] });
}

const focal = () => person('focal-officer', 'xa-binh-son');
const url = '/api/units/xa-binh-son/checks';

async function upload(name: string, bytes: Uint8Array, headers = focal(), to = url) {
  const boundary = 'ranh-gioi';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const type = `multipart/form-data; boundary=${boundary}`;
  return world.http.inject({ method: 'POST', url: to, payload, headers: { ...headers, 'content-type': type } });
}

const get = (rest: string, headers = focal()) => world.http.inject({ method: 'GET', url: `${url}${rest}`, headers });
const post = (rest: string, payload: object, headers = focal()) =>
  world.http.inject({ method: 'POST', url: `${url}${rest}`, payload, headers });

async function settled(id: string): Promise<ReportCheckView> {
  for (;;) {
    const check = (await get(`/${id}`)).json() as ReportCheckView;
    if (check.state === 'checked' || check.state === 'failed') {
      return check;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function checked(name: string, bytes: Uint8Array): Promise<ReportCheckView> {
  const answer = await upload(name, bytes);
  expect(answer.statusCode, answer.body).toBe(201);
  return settled(answer.json().id);
}

/** A report with a sum that does not add up and a number given twice. */
function aReport(): Uint8Array {
  const head = `<w:tbl><w:tr>${tc('UBND XÃ BÌNH SƠN')}${tc('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}</w:tr></w:tbl>`;
  const body = [
    head,
    p('Số: 15/BC-UBND'),
    p('Bình Sơn, ngày 10 tháng 12 năm 2025'),
    p('BÁO CÁO'),
    p('Kết quả công tác cải cách hành chính năm 2025'),
    p('Ủy ban nhân dân xã ban hành Kế hoạch số 09/KH-UBND ngày 05/01/2025 về cải cách hành chính.'),
    p('Ủy ban nhân dân xã ban hành Kế hoạch số 09/KH-UBND ngày 20/02/2025 về tuyên truyền cải cách hành chính.'),
    p(
      'Tổng số hồ sơ tiếp nhận trong kỳ: 1.000 hồ sơ, trong đó tiếp nhận trực tuyến 600 hồ sơ, tiếp nhận trực tiếp 300 hồ sơ.',
    ),
    p('Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,5%.'),
    p('Trên đây là báo cáo của Ủy ban nhân dân xã./.'),
  ].join('');
  return aDocx({ body });
}

describe('a report on its way', () => {
  test('is read and checked in a process of its own; the same file again is the same check', async () => {
    const check = await checked('bao-cao.docx', aReport());
    expect(check).toMatchObject({ state: 'checked', kind: 'docx', isReport: true, failure: null });
    expect(check.title).toContain('cải cách hành chính năm 2025');
    expect([check.from, check.to]).toEqual(['2024-12-15', '2025-12-14']);

    expect((await upload('bao-cao.docx', aReport())).json().id).toBe(check.id);
    expect((await get('?size=5')).json()).toMatchObject({ total: 1, unfinished: 0 });
    const actions = await world.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', check.id)
      .execute();
    expect(actions).toEqual([{ action: 'checks:upload' }]);
  });

  test('one bad file does not stop the others', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    const [bad, good] = await Promise.all([checked('cu.doc', old), checked('moi.docx', aReport())]);
    expect(bad).toMatchObject({ state: 'failed', failure: { code: 'report-old-doc' } });
    expect(good.state).toBe('checked');
    expect((await get(`/${bad.id}/lines`)).json().code).toBe('check-not-ready');
  });

  test('a file that is no report says so and has no findings', async () => {
    const check = await checked('tho.txt', Buffer.from('Con mèo mà trèo cây cau, hỏi thăm chú chuột đi đâu vắng nhà.'));
    expect(check).toMatchObject({ state: 'checked', isReport: false, errors: 0, warnings: 0, notes: 0 });
    expect(check.likeness).toContain('không giống báo cáo');
  });

  test('an interrupted check shows as such and is taken up again', async () => {
    const { id } = await checked('bao-cao.docx', aReport());
    const silent = new Date(world.deps.now().getTime() - SILENCE_MS - 1000);
    await world.db.updateTable('report_check').set({ state: 'checking', beat_at: silent, result: null }).execute();
    expect((await get(`/${id}`)).json().interrupted).toBe(true);

    expect((await post(`/${id}/again`, {})).statusCode).toBe(200);
    expect(await settled(id)).toMatchObject({ state: 'checked', interrupted: false });
  });

  test('too large a file is refused before it is sent', async () => {
    const headers = { ...focal(), 'content-type': 'multipart/form-data; boundary=x', 'content-length': '30000000' };
    const answer = await world.http.inject({ method: 'POST', url, headers, payload: '' });
    expect([answer.statusCode, answer.json()]).toEqual([422, { code: 'report-too-large', detail: { limit: 20 } }]);
  });
});

describe('what was found', () => {
  test('lines by page or around one of them, references with their search, an export', async () => {
    const { id } = await checked('bao-cao.docx', aReport());
    const lines = (await get(`/${id}/lines?size=3&line=7`)).json();
    expect([lines.page, lines.items.map(({ number }: { number: number }) => number)]).toEqual([3, [7, 8, 9]]);
    expect((await get(`/${id}/lines?size=2`)).json().items[0].cells).toHaveLength(2);

    const references = (await get(`/${id}/references?search=tuyen%20truyen`)).json();
    expect(references.items).toMatchObject([{ symbol: '09/KH-UBND', twice: true }]);

    const xlsx = await get(`/${id}/export`);
    expect([xlsx.statusCode, xlsx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect((await get(`/${id}/export?format=docx`)).rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  test('a finding marked as no mistake keeps its reason, and the mark can be taken back', async () => {
    const { id } = await checked('bao-cao.docx', aReport());
    await giveFindings(id);
    const [first] = (await get(`/${id}/findings`)).json().items as CheckFindingView[];
    expect((await post(`/${id}/dismissals`, { finding: 'không có', reason: 'thử' })).json().code).toBe(
      'finding-unknown',
    );

    const reason = 'Hai kế hoạch của hai năm';
    expect((await post(`/${id}/dismissals`, { finding: first?.key, reason })).statusCode).toBe(200);
    const marked = (await get(`/${id}/findings?severity=error`)).json().items[0] as CheckFindingView;
    expect(marked.dismissal).toMatchObject({ reason, by: 'Lê Thị Hoa' });
    expect((await get(`/${id}`)).json().dismissed).toBe(1);

    expect((await post(`/${id}/dismissals/withdraw`, { finding: first?.key })).statusCode).toBe(200);
    expect((await post(`/${id}/dismissals/withdraw`, { finding: first?.key })).statusCode).toBe(404);
    const actions = await world.db.selectFrom('audit_entry').select('action').where('subject_id', '=', id).execute();
    expect(actions.map(({ action }) => action)).toEqual(['checks:upload', 'checks:dismiss', 'checks:restore']);
  });

  /** The rules are tested where they are; here stands what they may say, gravest last in the file. */
  async function giveFindings(id: string): Promise<void> {
    const finding = {
      rule: 'sum-mismatch',
      severity: 'error',
      message: 'Lệch.',
      line: 8,
      quote: '1.000',
      numbers: [1],
    };
    const result = {
      lines: [],
      references: [],
      figures: [],
      findings: [{ ...finding, severity: 'note' }, finding],
      unreadPages: [],
    };
    await world.db
      .updateTable('report_check')
      .set({ result: JSON.stringify(result) })
      .where('id', '=', id)
      .execute();
  }
});

describe('figures taken over', () => {
  const figures = [
    {
      value: 1000,
      printed: '1.000',
      unit: 'hồ sơ',
      what: 'Tổng số hồ sơ tiếp nhận trong kỳ',
      line: 8,
      quote: 'Tổng số: 1.000 hồ sơ',
    },
    { value: 98.5, printed: '98,5', unit: '%', what: 'Tỷ lệ hồ sơ giải quyết đúng hạn', line: 9, quote: 'đạt 98,5%' },
    { value: 12, printed: '12', unit: 'phiếu', what: 'phát ra', line: 9, quote: '12 phiếu' },
  ];

  async function withFigures(): Promise<string> {
    const { id } = await checked('bao-cao.docx', aReport());
    const result = {
      lines: [{ number: 1, text: 'UBND XÃ BÌNH SƠN' }],
      references: [],
      figures,
      findings: [],
      unreadPages: [],
    };
    await world.db
      .updateTable('report_check')
      .set({ result: JSON.stringify(result) })
      .where('id', '=', id)
      .execute();
    return id;
  }

  const wish = {
    unit: 'xa-binh-son',
    from: '2024-12-15',
    to: '2025-12-14',
    kind: 'actual',
    figures: [
      { index: 0, code: 'dossiers_received' },
      { index: 1, code: 'on_time_rate' },
    ],
  };

  test('their indicators and the unit are proposed by words', async () => {
    const id = await withFigures();
    const list = (await get(`/${id}/figures`)).json().items as TextFigureView[];
    expect(list.map(({ code }) => code)).toEqual(['dossiers_received', 'on_time_rate', null]);
    expect((await get(`/${id}/figures?proposed=yes`)).json().total).toBe(2);
    const targets = (await get(`/${id}/targets`)).json().items;
    expect(targets).toMatchObject([{ slug: 'xa-binh-son', proposed: true }]);
  });

  test('become typed-in values with the file as source; a second time nothing is doubled', async () => {
    const id = await withFigures();
    expect((await post(`/${id}/take-over`, wish)).json()).toEqual({ taken: 2, equal: 0 });
    expect((await post(`/${id}/take-over`, wish)).json()).toEqual({ taken: 0, equal: 2 });
    const values = await world.db
      .selectFrom('indicator_value')
      .select(['code', 'count', 'rate', 'source', 'note'])
      .orderBy('code')
      .execute();
    expect(values).toMatchObject([
      { code: 'dossiers_received', count: 1000, note: expect.stringContaining('Dòng 8') },
      { code: 'on_time_rate', rate: 9850, source: expect.stringMatching(/bao-cao\.docx.*SHA-256/u) },
    ]);
    const [first] = (await get(`/${id}/figures`)).json().items as TextFigureView[];
    expect(first?.taken).toMatchObject([{ unit: expect.stringContaining('Bình Sơn'), code: 'dossiers_received' }]);
  });

  test('the reported counts are what the unit shows where it keeps no dossiers here', async () => {
    const id = await withFigures();
    await post(`/${id}/take-over`, wish);
    const answer = await world.http.inject({
      method: 'GET',
      url: '/api/units/xa-binh-son/indicators?from=2024-12-15&to=2025-12-14',
      headers: focal(),
    });
    const values = answer.json().values as { code: string; count: number | null; origin: string }[];
    expect(values.find(({ code }) => code === 'dossiers_received')).toMatchObject({ origin: 'typed', count: 1000 });
  });

  test('only by those who may, only for units they may write, one figure an indicator', async () => {
    const id = await withFigures();
    expect((await post(`/${id}/take-over`, wish, person('chair', 'xa-binh-son'))).statusCode).toBe(403);
    expect((await post(`/${id}/take-over`, { ...wish, unit: 'ben-quan' })).statusCode).toBe(403);
    const twice = { ...wish, figures: [wish.figures[0], { index: 1, code: 'dossiers_received' }] };
    expect((await post(`/${id}/take-over`, twice)).json().code).toBe('figure-twice');
    const wrong = { ...wish, figures: [{ index: 99, code: 'dossiers_received' }] };
    expect((await post(`/${id}/take-over`, wrong)).json().code).toBe('figure-unknown');
  });
});

test('the file that runs in the other process asks for nothing of the server', () => {
  const source = readFileSync(new URL('./checking-child.ts', import.meta.url), 'utf8');
  expect(source).not.toMatch(/database|scope/u);
});
