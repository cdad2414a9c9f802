import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDate, vietnamDay } from '#core/kernel/dates.ts';
import { SHEET_COLUMNS, type SheetColumn } from '#core/plans/reform/task-sheet.ts';
import { writeXlsx, XLSX_TYPE } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { NO_BROWSER } from '#test/browser.ts';
import { type Office, open, openOffice, type Seat, seatOf } from './office.ts';

if (NO_BROWSER) {
  console.log(NO_BROWSER);
}

const COMMUNE = '/don-vi/xa-binh-son';
const PROVINCE = '/don-vi/tinh-quang-ngai';
const TODAY = vietnamDay(new Date());
const NEXT_YEAR = Number(TODAY.slice(0, 4)) + 1;
const TITLE = `Kế hoạch cải cách hành chính năm ${NEXT_YEAR} của Xã Bình Sơn`;
const OWN_TASK = 'Rà soát, niêm yết lại thủ tục hành chính tại mười hai thôn và ở Trung tâm Phục vụ hành chính công';
const ABOVE = 'Kiểm tra công tác cải cách hành chính tại các đơn vị trực thuộc (minh họa)';
const GOOD_ROW = 'Hội nghị đánh giá công tác CCHC giữa năm';

describe.skipIf(NO_BROWSER)('a year’s plan', () => {
  let office: Office;
  const seats = new Map<string, Seat>();
  let planPath = '';

  async function seat(userName: string): Promise<Page> {
    const known = seats.get(userName) ?? (await seatOf(office, userName));
    seats.set(userName, known);
    known.page.setDefaultTimeout(20_000);
    return known.page;
  }

  beforeAll(async () => {
    office = await openOffice();
  }, 120_000);
  afterAll(() => office?.close());

  test('the focal officer drafts it and adds a task', async () => {
    const page = await seat('daumoi.binhson');
    await open(page, `${COMMUNE}/ke-hoach/lap?nam=${NEXT_YEAR}`);
    await page.getByRole('button', { name: 'Lập dự thảo' }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    planPath = new URL(page.url()).pathname;

    await page.getByRole('link', { name: 'Thêm nhiệm vụ' }).click();
    await page.getByLabel('Mã', { exact: true }).fill('1');
    await page.getByLabel(/Nội dung nhiệm vụ/u).fill(OWN_TASK);
    await page.getByLabel(/Sản phẩm/u).fill('Báo cáo');
    await page.getByLabel(/Bộ phận chủ trì/u).selectOption({ label: 'Phòng Kinh tế' });
    await page.getByLabel(/Thời hạn/u).fill(`10/12/${NEXT_YEAR}`);
    await page.getByRole('button', { name: 'Thêm nhiệm vụ' }).click();

    await page.getByRole('link', { name: `1. ${OWN_TASK}` }).waitFor();
  });

  test('the rows of a sheet are taken in, the bad one is shown, and the sheet again adds nothing', async () => {
    const page = await seat('daumoi.binhson');
    const sheet = await aSheet([
      { code: '2', title: GOOD_ROW, deliverable: 'Thông báo', lead: 'phòng kinh tế', deadline: `30/6/${NEXT_YEAR}` },
      { code: '3', title: 'Tuyên truyền lưu động', lead: 'Phòng Thuế', deadline: `31/02/${NEXT_YEAR}` },
    ]);
    await open(page, `${planPath}/nap`);
    await page.locator('input[type=file]').setInputFiles(sheet);
    const bad = page.getByRole('row', { name: /Tuyên truyền lưu động/u });
    await bad.waitFor();
    expect(await bad.textContent()).toContain('Không có bộ phận “Phòng Thuế”.');
    expect(await bad.textContent()).toContain('không phải ngày dd/mm/yyyy.');
    await page.getByRole('button', { name: 'Nạp 1 nhiệm vụ' }).click();
    await page.getByRole('link', { name: `2. ${GOOD_ROW}` }).waitFor();

    await open(page, `${planPath}/nap`);
    await page.locator('input[type=file]').setInputFiles(sheet);
    await page.getByText('0 nhiệm vụ mới, 0 sửa, 1 đã có, 1 dòng không nạp được.').waitFor();
    expect(await page.getByRole('button', { name: /^Nạp \d/u }).count()).toBe(0);
  });

  test('a task of the province’s plan is taken over', async () => {
    const page = await seat('daumoi.binhson');
    await open(page, `${planPath}/cap-tren`);
    await page.getByRole('link', { name: /của tỉnh Quảng Ngãi/u }).click();
    const taken = page.getByLabel(/Nâng tỷ lệ hồ sơ nộp trực tuyến của tất cả/u);
    expect(await taken.isDisabled()).toBe(true);
    await page.getByLabel(new RegExp(ABOVE.replace(/[()]/gu, '.'), 'u')).check();
    await page.getByRole('button', { name: 'Lấy 1 nhiệm vụ vào kế hoạch' }).click();

    await page.getByRole('link', { name: ABOVE }).waitFor();
  });

  test('its lead is decided for several tasks at once', async () => {
    const page = await seat('daumoi.binhson');
    await open(page, planPath);
    await page.getByRole('link', { name: 'Sửa nhiều nhiệm vụ' }).click();
    await page.getByLabel(new RegExp(ABOVE.replace(/[()]/gu, '.'), 'u')).check();
    await page.getByLabel(new RegExp(GOOD_ROW, 'u')).check();
    await page.getByLabel(/Thời hạn mới/u).fill(`01/12/${NEXT_YEAR}`);
    await page.getByLabel(/Bộ phận chủ trì mới/u).selectOption({ label: 'Phòng Kinh tế' });
    await page.getByRole('button', { name: 'Sửa 2 nhiệm vụ' }).click();

    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page
      .getByRole('row', { name: new RegExp(`${ABOVE.slice(0, 20)}.*Phòng Kinh tế.*01/12/${NEXT_YEAR}`, 'u') })
      .waitFor();
  });

  test('it is issued with a document of the register', async () => {
    const page = await seat('daumoi.binhson');
    await open(page, planPath);
    await page.getByRole('link', { name: 'Ban hành kế hoạch' }).click();
    await page.getByRole('button', { name: 'Thêm văn bản mới' }).click();
    await page.getByLabel(/Số, ký hiệu/u).fill('187/KH-UBND');
    await page.getByLabel(/Ngày ban hành/u).fill(formatDate(TODAY));
    await page.getByRole('button', { name: 'Chọn “Kế hoạch” theo ký hiệu' }).click();
    await page.getByLabel(/Trích yếu/u).fill(`Cải cách hành chính năm ${NEXT_YEAR}`);
    await page.getByRole('button', { name: 'Ghi vào sổ và chọn' }).click();
    await page.getByText('Chọn văn bản khác').waitFor();
    await page.getByRole('button', { name: 'Ban hành kế hoạch' }).click();

    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    expect(await page.locator('main').textContent()).toContain('187/KH-UBND');
    expect(await page.locator('main').textContent()).toContain('Hoàn thành0/3');
  });

  test('the section’s officer closes the task with the document that proves it', async () => {
    const page = await seat('kinhte.binhson');
    await open(page, `${COMMUNE}/nhiem-vu?cua=toi&nam=${NEXT_YEAR}`);
    await page.getByRole('link', { name: `1. ${OWN_TASK}` }).click();
    await page.getByRole('link', { name: 'Kết thúc nhiệm vụ' }).click();
    await page.getByRole('button', { name: 'Kết thúc nhiệm vụ' }).click();
    await page
      .getByText('Nhiệm vụ chỉ kết thúc khi có văn bản đã ban hành hoặc đạt chỉ tiêu đo được.')
      .first()
      .waitFor();
    await page.getByRole('searchbox', { name: /Tìm văn bản/u }).fill('131/BC');
    await page.getByRole('button', { name: /131\/BC-UBND/u }).click();
    await page.getByRole('button', { name: 'Kết thúc nhiệm vụ' }).click();

    await page.getByRole('heading', { level: 1, name: `1. ${OWN_TASK}` }).waitFor();
    await page.getByRole('link', { name: /131\/BC-UBND/u }).waitFor();
    expect(await page.getByRole('link', { name: 'Kết thúc nhiệm vụ' }).count()).toBe(0);
  });

  test('the chair sees it on the board', async () => {
    const page = await seat('chutich.binhson');
    await open(page, `${COMMUNE}/nhiem-vu?nam=${NEXT_YEAR}`);
    const done = page.getByRole('region', { name: 'Hoàn thành', exact: true });
    await done.getByRole('link', { name: `1. ${OWN_TASK}` }).waitFor();
    const waiting = page.getByRole('region', { name: 'Chưa thực hiện', exact: true });
    expect(await waiting.getByRole('link').count()).toBe(2);
  });

  test('the section reports on what was taken over, and the province sees it rolled up', async () => {
    const province = await seat('daumoi.quangngai');
    const before = await rolledUp(province);
    const page = await seat('kinhte.binhson');
    await open(page, planPath);
    await page.getByRole('link', { name: ABOVE }).click();
    await page.getByLabel(/^Tiến độ/u).fill('35');
    await page.getByRole('button', { name: 'Báo cáo tiến độ' }).click();
    await page.getByText('Đã ghi tiến độ').first().waitFor();

    expect(await rolledUp(province)).toEqual({ taken: before.taken, running: before.running + 1 });
    await province.getByRole('link', { name: new RegExp(`I.2. ${ABOVE.slice(0, 20)}`, 'u') }).click();
    const own = province.getByRole('row', { name: /xã Bình Sơn/iu });
    await own.waitFor();
    expect(await own.textContent()).toContain('35 %');
    expect([...seats.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

/** The count of units behind one task of the province's plan, as its page prints it. */
async function rolledUp(page: Page): Promise<{ taken: number; running: number }> {
  await open(page, `${PROVINCE}/ke-hoach`);
  await page.getByRole('link', { name: /của tỉnh Quảng Ngãi/u }).click();
  await page.getByRole('link', { name: 'Tiến độ ở cấp dưới' }).click();
  const row = page.getByRole('row', { name: new RegExp(ABOVE.slice(0, 20), 'u') });
  await row.waitFor();
  const cells = (await row.getByRole('cell').allTextContents()).map(Number);
  const [taken = 0, , , , running = 0] = cells.slice(-6);
  return { taken, running };
}

async function aSheet(rows: readonly Partial<Record<SheetColumn, string>>[]) {
  const columns = Object.keys(SHEET_COLUMNS) as SheetColumn[];
  const lines = [
    columns.map((column) => SHEET_COLUMNS[column]),
    ...rows.map((row) => columns.map((c) => row[c] ?? '')),
  ];
  const cells = lines.map((line) => ({ cells: line.map((value) => ({ value })) }));
  const buffer = await writeXlsx([{ name: 'Nhiệm vụ', widths: columns.map(() => 20), rows: cells }]);
  return { name: 'nhiem-vu.xlsx', mimeType: XLSX_TYPE, buffer: Buffer.from(buffer) };
}
