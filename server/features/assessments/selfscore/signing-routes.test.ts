import { describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { CriteriaSetResponse, SheetResponse } from '#core/assessments/contract.ts';
import type { Cell } from '#core/imports/cell.ts';
import { openSpreadsheet } from '#server/platform/spreadsheets/open-spreadsheet.ts';
import { askPoppler, docxParagraphs, hasPoppler } from '#test/file-text.ts';
import { aFile } from '#test/spreadsheet-file.ts';
import { testWorld } from '#test/world.ts';

/** From confirmed figures to the chair's signature, and what happens to evidence after it. */
const world = testWorld({ sample: 'all' });
const UNIT = '/api/units/xa-binh-son';
const SHEET = `${UNIT}/assessments/2026`;

function person(role: Role, slug: string, coversBelow = role === 'appraiser'): Record<string, string> {
  const { directory } = world.deps;
  const unit = directory.bySlug(slug);
  const { reads, writes } = directory.reachOf(unit?.agencyId ?? 0, coversBelow);
  const name = `${role} ${slug}`;
  return world.as({ accountId: name, name, grants: [{ role, unitId: unit?.id ?? 0, reads, writes }] });
}
const focal = () => person('focal-officer', 'xa-binh-son.van-phong-hdnd-va-ubnd');
const chair = () => person('chair', 'xa-binh-son');
const economy = () => person('specialist', 'xa-binh-son.phong-kinh-te');

async function ask(method: 'GET' | 'POST' | 'PUT', url: string, headers: Record<string, string>, payload?: object) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}
const sheet = async (): Promise<SheetResponse> => (await ask('GET', SHEET, focal())).body;
const seenOf = ({ proposals, missing }: SheetResponse) =>
  missing
    .filter(({ what }) => what === 'unconfirmed')
    .map(({ code }) => ({
      code,
      values: Object.fromEntries(Object.entries(proposals[code] ?? {}).map(([name, { value }]) => [name, value])),
    }));

describe('confirming', () => {
  test('a specialist confirms nothing of another section; a figure that was not seen is left and named', async () => {
    const confirmations = seenOf(await sheet());
    expect(confirmations.length).toBeGreaterThan(3);
    const foreign = await ask('POST', `${SHEET}/confirm-values`, economy(), { confirmations });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'criterion-of-other-section' } });
    const [first] = confirmations;
    const wrong = {
      code: first?.code,
      values: Object.fromEntries(Object.keys(first?.values ?? {}).map((n) => [n, 987_654])),
    };
    const left = await ask('POST', `${SHEET}/confirm-values`, focal(), { confirmations: [wrong] });
    expect(left.body).toEqual({ confirmed: [], moved: [first?.code] });
  });

  test('all at once, in a number of statements that does not grow with the lines', async () => {
    const confirmations = seenOf(await sheet());
    const [one, ...rest] = confirmations;
    const confirm = (of: readonly object[]) => ask('POST', `${SHEET}/confirm-values`, focal(), { confirmations: of });
    const single = await world.statementsOf(() => confirm([one ?? {}]));
    const many = await world.statementsOf(() => confirm(rest));
    expect(many).toBeLessThanOrEqual(single + 2);
    expect(seenOf(await sheet())).toEqual([]);
  });
});

test('another figure than the system holds is declared with its reason', async () => {
  const line = (await sheet()).lines.find(({ code }) => code === '3.11.1');
  const declared = await ask('PUT', `${SHEET}/lines/3.11.1/self-score`, focal(), {
    version: line?.version,
    values: [
      { name: 'dossiers_received', value: 299 },
      { name: 'dossiers_components_digitised', value: 250, reason: 'Đối chiếu sổ theo dõi' },
    ],
    explanation: 'Kèm biên bản đối chiếu',
  });
  expect(declared.body.values.dossiers_components_digitised).toMatchObject({ value: 250, proposed: 256 });
});

describe('signing', () => {
  test('waits for the sections; taken over with a reason, the chair signs with the report of the register', async () => {
    const { missing, lines, criteriaSetId } = await sheet();
    const set = (await ask('GET', `/api/criteria-sets/${criteriaSetId}`, focal())).body;
    for (const { code, what } of missing) {
      const line = lines.find((one) => one.code === code);
      const max = set.criteria.find((one: { code: string }) => one.code === code)?.max;
      const answer = await ask('PUT', `${SHEET}/lines/${code}/self-score`, focal(), {
        version: line?.version ?? 0,
        values: Object.entries(line?.values ?? {}).map(([name, { value, reason, source }]) => ({
          name,
          value,
          reason,
          source,
        })),
        explanation: 'Hồ sơ lưu tại Văn phòng',
        ...(what === 'proof' ? {} : { points: max, reason: 'Thực hiện đủ' }),
      });
      expect([code, answer.status]).toEqual([code, 200]);
    }
    const naming = {
      kind: 'report',
      symbol: '219/BC-UBND',
      date: '2026-11-19',
      issuer: 'UBND xã Bình Sơn',
      abstract: 'Tự chấm điểm',
    };
    const document = (await ask('POST', `${UNIT}/documents`, focal(), naming)).body;
    const early = await ask('POST', `${SHEET}/submit`, chair(), { documentId: document.id });
    expect(early).toMatchObject({ status: 422, body: { code: 'sheet-part-open' } });
    const { sections } = (await ask('GET', `${SHEET}/division`, focal())).body;
    for (const { id, state } of sections) {
      if (state !== null && state !== 'taken') {
        const taken = await ask('POST', `${SHEET}/division/take`, focal(), { sectionId: id, reason: 'Nhận thay' });
        expect(taken.status).toBe(200);
      }
    }
    const signed = await ask('POST', `${SHEET}/submit`, chair(), { documentId: document.id });
    expect(signed).toMatchObject({ status: 200, body: { state: 'submitted' } });
    const uses = (await ask('GET', `${UNIT}/documents/${document.id}`, focal())).body.uses;
    expect(uses).toMatchObject([{ what: 'Báo cáo tự chấm điểm' }]);
  });

  test('after the lock nobody writes a cell, confirms, divides or takes', async () => {
    const code = 'assessment-state-wrong';
    const line = (await sheet()).lines.find((one) => one.code === '4.1');
    const again = { version: line?.version ?? 0, values: [] };
    expect((await ask('PUT', `${SHEET}/lines/4.1/self-score`, focal(), again)).body.code).toBe(code);
    const confirmations = [{ code: '4.1', values: {} }];
    expect((await ask('POST', `${SHEET}/confirm-values`, focal(), { confirmations })).body.code).toBe(code);
    expect((await ask('PUT', `${SHEET}/division`, focal(), { assignments: [] })).body.code).toBe(code);
    expect((await ask('POST', `${SHEET}/division/take`, focal(), { sectionId: 1 })).body.code).toBe(code);
  });

  test('a file replaced after the lock is a version of its own; the one at submission stays readable', async () => {
    world.setNow('2026-11-21T08:00:00+07:00');
    const before = (await ask('GET', `${SHEET}/evidence`, focal())).body;
    const piece = before.items.find(({ kind }: { kind: string }) => kind === 'file');
    expect(piece).toMatchObject({ codes: ['3.3.1', '3.6'], files: [{ version: 1 }] });
    const mark = 'xxMARKxx';
    const url = `${UNIT}/evidence/${piece.id}/files`;
    const replaced = await world.http.inject({
      method: 'POST',
      url: `${url}?reason=${encodeURIComponent('Thiếu chữ ký')}`,
      headers: { ...focal(), 'content-type': `multipart/form-data; boundary=${mark}` },
      payload: `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="moi.txt"\r\n\r\nbản mới\r\n--${mark}--\r\n`,
    });
    expect(replaced.statusCode).toBe(201);
    const appraiser = person('appraiser', 'tinh-quang-ngai');
    const after = (await ask('GET', `${SHEET}/evidence`, appraiser)).body;
    const files = after.items.find(({ id }: { id: string }) => id === piece.id).files;
    expect(files.map(({ version, at }: { version: number; at: string }) => [version, at > after.lockedAt])).toEqual([
      [2, true],
      [1, false],
    ]);
    const old = await world.http.inject({ url: `${url}/1`, headers: appraiser });
    expect(old.body).toContain('405/412');
  });

  test.each(['docx', 'pdf', 'xlsx'])('the report is written as %s', async (format) => {
    const answer = await world.http.inject({ url: `${SHEET}/report/${format}`, headers: chair() });
    expect([answer.statusCode, answer.rawPayload.length > 10_000]).toEqual([200, true]);
    const head = answer.rawPayload.subarray(0, 4).toString('latin1');
    expect(head).toBe(format === 'pdf' ? '%PDF' : 'PK\u0003\u0004');
    expect((await ask('GET', `${SHEET}/report/${format}`, person('chair', 'xa-ba-to'))).status).toBe(403);
  });

  const report = async (format: string) =>
    (await world.http.inject({ url: `${SHEET}/report/${format}`, headers: chair() })).rawPayload;
  const shown = (points: string) => points.replace('.', ',');

  /** What every format has to say, in the words of the sheet that the unit sees. */
  async function wanted() {
    const { totals, nodes, lines, criteriaSetId } = await sheet();
    const set: CriteriaSetResponse = (await ask('GET', `/api/criteria-sets/${criteriaSetId}`, focal())).body;
    const claimed = lines.filter(({ self }) => self?.computed === false);
    const areas = set.criteria.filter(({ level }) => level === 'area');
    const leaves = set.criteria.filter(({ method }) => method !== null);
    return { totals, nodes, lines, claimed, areas, leaves };
  }
  const DIFFERENT = /Số hồ sơ[^;]*: 299 \(theo hệ thống\); [^;]*: 250 \(khác hệ thống: 256; Đối chiếu sổ theo dõi\)/u;

  test('the report as DOCX says the sums of the sheet, each area’s, and every figure and score that differs', async () => {
    const paragraphs = docxParagraphs(await report('docx'));
    const { totals, nodes, claimed, areas, leaves } = await wanted();
    expect(paragraphs).toContain(
      `Tổng điểm tự chấm: ${shown(totals.self)}/${shown(totals.max)} điểm (chi tiết tại Phụ lục kèm theo).`,
    );
    expect(areas.length).toBe(7);
    for (const { code, name } of areas) {
      const sums = nodes.find((node) => node.code === code);
      expect(paragraphs.join('\n')).toContain(`${name}: ${shown(sums?.self ?? '')}/${shown(sums?.max ?? '')} điểm;`);
    }
    const noted = paragraphs.filter((text) => /Tiêu chí \S+ \(/u.test(text));
    const marked = (code: string) => noted.filter((text) => text.includes(`Tiêu chí ${code} (`));
    expect(marked('3.11.1')).toEqual([expect.stringMatching(DIFFERENT)]);
    expect(claimed.length).toBeGreaterThan(3);
    for (const { code, self } of claimed) {
      expect(marked(code)).toEqual([expect.stringContaining(`Điểm đơn vị đề nghị, khác quy tắc: ${self?.reason}`)]);
    }
    // The annex: each criterion once, and the sums at its end.
    for (const { code } of leaves) {
      expect([code, paragraphs.filter((text) => text === code).length]).toEqual([code, 1]);
    }
    const end = paragraphs.lastIndexOf('Tổng cộng');
    expect(paragraphs.slice(end, end + 3)).toEqual(['Tổng cộng', shown(totals.max), shown(totals.self)]);
    expect(paragraphs.join('\n')).not.toContain('Bản này lập khi phiếu còn');
  });

  test.runIf(hasPoppler())('the report as PDF says the same', async () => {
    const text = askPoppler('pdftotext', await report('pdf'), ['-raw']).replaceAll(/\s+/gu, ' ');
    const { totals } = await wanted();
    expect(text).toContain(`Tổng điểm tự chấm: ${shown(totals.self)}/${shown(totals.max)} điểm`);
    expect(text).toMatch(DIFFERENT);
    expect(text).toContain(`Tổng cộng ${shown(totals.max)} ${shown(totals.self)}`);
  });

  test('the report as XLSX has each line’s points as numbers that add up to the sum below them', async () => {
    const book = await openSpreadsheet(aFile('bao-cao.xlsx', await report('xlsx')));
    const rows: (readonly Cell[])[] = [];
    for await (const chunk of book.sheets[0]?.rows() ?? []) {
      rows.push(...chunk.map(({ cells }) => Array.from(cells)));
    }
    await book.close();
    const { totals, lines, leaves } = await wanted();
    const byCode = new Map(rows.map((cells) => [cells[0], cells]));
    for (const { code } of leaves) {
      const self = lines.find((line) => line.code === code)?.self;
      expect([code, byCode.get(code)?.[3]]).toEqual([code, self ? Number(self.points) : undefined]);
    }
    const sum = rows.find((cells) => cells[1] === 'Tổng cộng');
    expect(sum?.slice(2, 4)).toEqual([Number(totals.max), Number(totals.self)]);
    // In hundredths, so that no float is compared.
    const inside = leaves.filter(({ method }) => method !== 'BONUS' && method !== 'PENALTY');
    const added = inside.reduce((all, { code }) => all + Math.round(Number(byCode.get(code)?.[3] ?? 0) * 100), 0);
    expect(added).toBe(Math.round(Number(totals.self) * 100));
    expect(byCode.get('3.11.1')?.[4]).toMatch(DIFFERENT);
  });
});
