import { writeFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { rebuild } from '#core/dossiers/history.ts';
import { receiptDocument } from '#core/dossiers/receipt-document.ts';
import { slipDocument, slipOf } from '#core/dossiers/slip-document.ts';
import { textOf } from '#core/kernel/document-text.ts';
import { renderPdf } from '#server/platform/documents/rendering.ts';
import type { Identity } from '#server/platform/identity.ts';
import { writeIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { dossierImport } from './dossier-import.ts';

const world = testWorld({ sample: ['units'] });

function person(role: Identity['grants'][number]['role']): Identity {
  const id = world.deps.directory.bySlug('chau-o')?.agencyId ?? 0;
  const accountId = `019a0000-0000-7000-9000-00000000000${role.length % 10}`;
  return { accountId, name: 'Phạm Thị Thu', grants: [{ role, unitId: id, reads: [id], writes: [id] }] };
}

const LONG =
  'Thủ tục cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh cho người đã đăng ký trước đây tại nơi khác';

beforeAll(async () => {
  const agencyId = world.deps.directory.bySlug('chau-o')?.agencyId ?? 0;
  const source = {
    agencyId,
    actor: world.context.scope.actor,
    at: new Date('2023-02-01T00:00:00Z'),
    runId: 'r',
    fileName: 'f',
    fileHash: 'h',
  };
  const row = {
    row: 2,
    procedureName: LONG,
    field: 'Hộ tịch',
    channel: 'direct',
    status: 9,
    receivedAt: '2023-01-05T08:05:00+07:00',
    due: '2023-01-06',
    resolvedAt: '2023-01-09T08:05:00+07:00',
    applicantIdNumber: '051123456789',
  } as const;
  await writeIn(world.deps.db, world.context.scope, agencyId, (tx) =>
    dossierImport.applyBatch(tx, source, [
      { ...row, code: 'H48.01.01-230105-0001', applicantName: '=HYPERLINK("x")' },
      { ...row, code: 'H48.01.01-230105-0002', applicantName: 'Nguyễn Thị "Tư"; Sáu' },
    ]),
  );
});

const get = (url: string, role: Parameters<typeof person>[0] = 'focal-officer') =>
  world.http.inject({ method: 'GET', url: `/api/units/chau-o/dossiers/${url}`, headers: world.as(person(role)) });

const WINDOW = 'measure=late&from=2023-01-01&to=2023-03-31';

test('a list as CSV opens in a Vietnamese Excel, and no name becomes a formula or shows an identity number', async () => {
  const answer = await get(`export?${WINDOW}&format=csv`);

  expect(answer.statusCode).toBe(200);
  expect(answer.body.charCodeAt(0)).toBe(0xfeff);
  const lines = answer.body.slice(1).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^STT;Mã hồ sơ;Tên TTHC;/);
  expect(answer.body).toContain(`"'=HYPERLINK(""x"")"`);
  expect(answer.body).toContain('"Nguyễn Thị ""Tư""; Sáu"');
  expect(answer.body).not.toContain('051123456789');
  expect(answer.body).toContain('05/01/2023;06/01/2023;09/01/2023');
});

test('the same list as XLSX, for those who may export', async () => {
  const answer = await get(`export?${WINDOW}&format=xlsx`);

  expect(answer.headers['content-disposition']).toBe('attachment; filename="ho-so-chau-o-2023-01-01-2023-03-31.xlsx"');
  expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
  expect((await get(`export?${WINDOW}&format=xlsx`, 'administrator')).statusCode).toBe(403);
  expect((await get(`export?measure=late&from=2023-01-01&to=x&format=csv`)).statusCode).toBe(422);
});

test('the receipt prints as PDF and its reading is logged', async () => {
  const { id } = await world.db.selectFrom('dossier').select('id').orderBy('code').limit(1).executeTakeFirstOrThrow();

  const answer = await get(`${id}/receipt`);

  expect(answer.statusCode).toBe(200);
  expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  if (process.env.CCHC_KEEP_FILES) {
    await writeFile(`${process.env.CCHC_KEEP_FILES}/receipt.pdf`, answer.rawPayload);
  }
  expect(await world.db.selectFrom('dossier_reading').selectAll().execute()).toHaveLength(1);
});

test('a step that goes with no slip says so', async () => {
  const { id } = await world.db.selectFrom('dossier').select('id').limit(1).executeTakeFirstOrThrow();

  expect((await get(`${id}/events/1/slip`)).json()).toMatchObject({ code: 'slip-unknown' });
});

test.each([
  ['supplement', { kind: 'moved', facts: { status: 5 } }, 'Số:         /PBS-TTPVHCC', '1. Giấy chứng sinh'],
  ['rejection', { kind: 'moved', facts: { status: 3 } }, 'Số:         /PTC-TTPVHCC', 'Thiếu giấy tờ'],
  [
    'apology',
    { kind: 'due-changed', facts: { due: { on: '2026-12-05', at: null, provisional: false } } },
    'Số:         /PXL',
    'Đơn vị sẽ trả kết quả vào ngày: 05/12/2026',
  ],
] as const)('the slip %s carries number, reason and what is asked', async (slip, step, number, words) => {
  const event = {
    ...step,
    occurredAt: '2026-11-25T02:00:00.000Z',
    actorName: 'Trần Thị Bích',
    reason: 'Thiếu giấy tờ',
    notes: ['Giấy chứng sinh'],
  };
  expect(slipOf(event)).toBe(slip);
  const dossier = { ...rebuild([]), receivedAt: '2026-11-20T01:05:00.000Z', procedureName: LONG };
  const dueBefore = { on: '2026-11-26', at: null, provisional: false };

  const document = slipDocument(
    { unit: 'xã Bình Sơn', place: 'Bình Sơn', code: 'H48.40-261120-0007', dossier, event, dueBefore },
    slip,
  );

  expect(textOf(document)).toEqual(expect.arrayContaining([number, words]));
  expect(textOf(document).join('\n')).toContain('Thiếu giấy tờ');
  const pdf = await renderPdf(document, '2026-11-25');
  if (process.env.CCHC_KEEP_FILES) {
    await writeFile(`${process.env.CCHC_KEEP_FILES}/${slip}.pdf`, pdf);
  }
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('the receipt says what form 01 asks for', () => {
  const due = { on: '2026-11-25', at: null, provisional: false };
  const receipt = receiptDocument({
    code: 'H48.40-261120-0007',
    dossier: {
      ...rebuild([]),
      procedureName: LONG,
      applicant: {
        kind: 'citizen',
        name: 'Đặng Thị Ánh Tuyết',
        idNumber: '051199001234',
        address: 'Tổ dân phố 3',
        phone: '0914 000 000',
        email: null,
        proxy: null,
      },
      status: 4,
      receivedAt: '2026-11-20T01:05:00.000Z',
      due: { ...due, on: '2026-12-01' },
      firstDue: due,
    },
    unit: 'xã Bình Sơn',
    place: 'Bình Sơn',
    limit: '03 ngày làm việc',
    components: [{ name: 'Tờ khai theo mẫu', originals: 1, certifiedCopies: 0, copies: 2 }],
    officer: 'Trần Thị Bích',
  });

  expect(textOf(receipt)).toEqual(
    expect.arrayContaining([
      'ỦY BAN NHÂN DÂN\nXÃ BÌNH SƠN',
      'Số: 0007/2026-TTPVHCC',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Tiếp nhận hồ sơ của Ông (Bà): Đặng Thị Ánh Tuyết',
      'Số định danh cá nhân/tổ chức: 051199001234',
      `Nội dung yêu cầu giải quyết: ${LONG}`,
      '1. Tờ khai theo mẫu (1 bản chính, 2 bản sao)',
      'Số lượng hồ sơ: 01 bộ',
      'Thời gian giải quyết hồ sơ theo quy định: 03 ngày làm việc',
      'Thời gian nhận hồ sơ: 08 giờ 05 phút, ngày 20/11/2026',
      'Thời gian trả kết quả giải quyết hồ sơ: trong giờ làm việc ngày 25/11/2026',
      'Đăng ký nhận kết quả: tại quầy',
      'Trần Thị Bích',
    ]),
  );
});
