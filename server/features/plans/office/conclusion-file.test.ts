import { expect, test } from 'vitest';
import { withEndMark } from '#core/kernel/documents.ts';
import { documentByNumber } from '#server/features/documents/read-model.ts';
import { writePdf } from '#server/platform/documents/pdf-writer.ts';
import { readIn } from '#server/platform/scope.ts';
import { aPrintedDocument } from '#test/printed-document.ts';
import { aDocx, hasOcr, p, scanOf } from '#test/report-file.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units', 'documents', 'assessments', 'plans'] });
const UNIT = '/api/units/xa-binh-son';
const LINES = [
  'Chủ tịch kết luận như sau:',
  '1. Giao Phòng Kinh tế công khai quy trình cấp đất, xong trước ngày 15/12/2026.',
  '2. Giao Phòng Văn hóa – Xã hội niêm yết danh mục thủ tục trước ngày 20/12/2026.',
];

function focal(): Record<string, string> {
  const unit = world.deps.directory.bySlug('xa-binh-son');
  const reach = world.deps.directory.reachOf(unit?.agencyId ?? 0, false);
  return world.as({
    accountId: 'focal',
    name: 'focal',
    grants: [{ role: 'focal-officer', unitId: unit?.id ?? 0, ...reach }],
  });
}

const pdfOf = (lines: readonly string[]) =>
  writePdf(
    aPrintedDocument({ annexes: [], body: withEndMark(lines.map((content) => ({ kind: 'paragraph', content }))) }),
    '2026-02-10',
  );

async function noticeId(): Promise<string> {
  const agencyId = world.deps.directory.bySlug('xa-binh-son')?.id ?? 0;
  const naming = { symbol: '22/TB-UBND', date: '2026-02-10', issuer: 'UBND xã Bình Sơn' };
  return (await readIn(world.deps.db, world.context.scope, (tx) => documentByNumber(tx, agencyId, naming))) ?? '';
}

let minute = 10;

/** A minute later each: the newest file counts. */
async function keep(name: string, content: Uint8Array): Promise<number> {
  minute += 1;
  world.setNow(`2026-11-20T08:${minute}:00+07:00`);
  const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const answer = await world.http.inject({
    method: 'POST',
    url: `${UNIT}/documents/${await noticeId()}/file`,
    headers: { ...focal(), 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--x--\r\n')]),
  });
  return answer.statusCode;
}

async function read() {
  const payload = { documentId: await noticeId() };
  const answer = await world.http.inject({ method: 'POST', url: `${UNIT}/conclusions`, headers: focal(), payload });
  return { status: answer.statusCode, body: answer.json() };
}

test('a notice is read from the file that its document keeps; DOCX, TXT and PDF give the same notice', async () => {
  const before = await world.db.selectFrom('reform_task').select('id').execute();
  expect((await read()).body.code).toBe('conclusion-without-file');
  expect(await keep('thong-bao.docx', aDocx({ body: LINES.map((line) => p(line)).join('') }))).toBe(201);
  const docx = await read();
  expect(docx.status).toBe(200);
  expect(docx.body.items.map(({ deadline }: { deadline: string }) => deadline)).toEqual(['2026-12-15', '2026-12-20']);
  expect(docx.body.items.every(({ lead }: { lead: number | null }) => lead !== null)).toBe(true);
  expect(await keep('thong-bao.txt', Buffer.from(LINES.join('\r\n')))).toBe(201);
  expect((await read()).body.items).toHaveLength(2);
  expect(await keep('thong-bao.pdf', await pdfOf(LINES))).toBe(201);
  expect((await read()).body.items.map(({ lead }: { lead: number }) => lead)).toEqual(
    docx.body.items.map(({ lead }: { lead: number }) => lead),
  );
  expect(await world.db.selectFrom('reform_task').select('id').execute()).toEqual(before);
});

test('what cannot be read is refused in words, and the server goes on', async () => {
  expect(await keep('thong-bao.docx', Buffer.from('PK\x03\x04 nothing more'))).toBe(201);
  expect((await read()).body.code).toBe('report-damaged');
  expect(await keep('thong-bao.pdf', Buffer.from('%PDF-1.7 broken'))).toBe(201);
  expect((await read()).status).toBe(422);
  expect(await keep('thong-bao.exe', Buffer.from('MZ'))).toBe(422);
});

test.runIf(hasOcr())('a scan is refused with what to do instead', async () => {
  expect(await keep('quet.pdf', scanOf(await pdfOf(LINES)))).toBe(201);
  expect((await read()).body).toMatchObject({ code: 'report-is-scan', detail: { pages: '1' } });
});
