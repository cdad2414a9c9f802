import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatDate, vietnamDay } from '#core/kernel/dates.ts';
import { type Office, open, openOffice, type Seat, seatOf } from './office.ts';

const UNIT = 'xa-binh-son';

let office: Office;
let seats: Record<'focal' | 'chair' | 'culture' | 'economy' | 'counter' | 'appraiser', Seat>;
let period = '';

beforeAll(async () => {
  office = await openOffice();
  const people = ['daumoi', 'chutich', 'vanhoa', 'kinhte', 'motcua'].map((who) => `${who}.binhson`);
  const all = await Promise.all([...people, 'thamdinh.quangngai'].map((who) => seatOf(office, who)));
  const [focal, chair, culture, economy, counter, appraiser] = all as [Seat, Seat, Seat, Seat, Seat, Seat];
  seats = { focal, chair, culture, economy, counter, appraiser };
  period = await runningPeriod(seats.focal.page);
}, 120_000);
afterAll(() => office.close());

/** The report of the sample that is still written. */
async function runningPeriod(page: Page): Promise<string> {
  for (const year of [new Date().getFullYear(), new Date().getFullYear() + 1]) {
    const answer = await page.request.get(`/api/units/${UNIT}/reports?year=${year}`);
    const { items } = (await answer.json()) as { items: { period: string; state: string | null }[] };
    const found = items.find(({ state }) => state === 'draft');
    if (found) {
      return found.period;
    }
  }
  throw new Error('the sample has no open report');
}

const path = (rest = '') => `/don-vi/${UNIT}/bao-cao/${period}${rest}`;

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

/** Opens the page of an act, acts, and waits until the report stands there again. */
async function actOn(page: Page, rest: string, act: string): Promise<void> {
  await open(page, path(rest));
  await press(page, act);
  await page.waitForURL((url) => url.pathname === path());
}

/** A section's officer writes and hands in. */
async function handsIn({ page }: Seat, code: string, text: string): Promise<void> {
  await open(page, path(`?muc=${code}`));
  await page.getByRole('textbox', { name: /Nội dung mục/ }).fill(text);
  await press(page, 'Nộp phần');
  await page.getByText(/Phần này đã nộp cho đầu mối CCHC/).waitFor();
}

test('three sections hand in, the focal officer takes over and sends back, and sees who is missing', async () => {
  await handsIn(seats.culture, 'II.6', 'Văn bản đi được ký số.');
  await handsIn(seats.economy, 'II.5', 'Thu ngân sách đúng dự toán; công khai theo quy định.');
  const { page } = seats.focal;
  await open(page, path('?muc=II.5'));
  await press(page, 'Trả lại phần');
  await page.getByLabel(/Lý do trả lại phần/).fill('Bổ sung việc quản lý tài sản công.');
  await press(page, 'Trả lại phần');
  await page
    .getByText(/Trả lại để sửa/)
    .first()
    .waitFor();
  await open(page, path('/phan-cong'));
  await page.getByText(/phần chưa nộp/).waitFor();

  await open(seats.economy.page, path('?muc=II.5'));
  await seats.economy.page.getByText('Bổ sung việc quản lý tài sản công.').first().waitFor();
  await handsIn(seats.economy, 'II.5', 'Thu ngân sách đúng dự toán; tài sản công được kiểm kê.');
  await handsIn(seats.counter, 'II.2.e', 'Người dân đánh giá ngay sau khi nhận kết quả.');
  await open(page, path('/phan-cong'));
  await page.getByRole('button', { name: /^Nhận \d+ phần đã nộp$/ }).click();
  await page.getByText(/Đã nhận \d+ phần/).waitFor();
}, 120_000);

test('a number typed by hand is bound with one press', async () => {
  const { page } = seats.focal;
  await open(page, path('?muc=III.1'));
  const field = page.getByRole('textbox', { name: /Nội dung mục/ });
  await field.fill('Người dân đã nộp trực tuyến 99999 hồ sơ.');
  await page.getByRole('button', { name: 'Gắn “Tiếp nhận trực tuyến”' }).click();
  await page.getByText(/✓ Đã lưu/).waitFor();
  expect(await field.textContent()).not.toContain('99999');
  await field.locator('[data-figure="dossiers.online"]').click();
  await page.getByText(/Đếm từ hồ sơ trong hệ thống/).waitFor();
}, 60_000);

test('submitted, approved, numbered and sent; returned once with a mark; sent again and accepted', async () => {
  const { focal, chair, appraiser } = seats;
  await actOn(focal.page, '/trinh-ky', 'Trình ký');
  await actOn(chair.page, '/duyet', 'Duyệt');
  await open(focal.page, path('/gui'));
  await focal.page.getByLabel('Số', { exact: true }).fill('125');
  await focal.page.getByLabel('ngày', { exact: true }).fill(formatDate(vietnamDay(new Date())));
  await press(focal.page, 'Ghi số, ngày');
  await focal.page.getByText('Đã ghi số và ngày văn bản').waitFor();
  await actOn(focal.page, '/gui', 'Gửi báo cáo');

  await open(appraiser.page, path('/tra-lai'));
  await appraiser.page.getByLabel(/Lý do trả lại/).fill('Làm rõ nguyên nhân ở mục III.2.');
  await appraiser.page.getByText(/Đánh dấu mục cần sửa/).click();
  await appraiser.page.getByLabel(/^III\.2/).fill('Nêu nguyên nhân từng lĩnh vực.');
  await press(appraiser.page, 'Trả lại báo cáo');
  await appraiser.page.waitForURL((url) => url.pathname === path());

  await open(focal.page, path('?muc=III.2'));
  await focal.page.getByText('Nêu nguyên nhân từng lĩnh vực.').first().waitFor();
  await focal.page.getByRole('textbox', { name: /Nội dung mục/ }).fill('Nguyên nhân: thiếu người xác minh thực địa.');
  await focal.page.getByText(/✓ Đã lưu/).waitFor();
  await actOn(focal.page, '/trinh-ky', 'Trình ký');
  await actOn(chair.page, '/duyet', 'Duyệt');
  await actOn(focal.page, '/gui', 'Gửi báo cáo');

  await open(appraiser.page, path());
  await appraiser.page.getByText('Thay đổi so với lần gửi trước').waitFor();
  await appraiser.page.getByText(/1 mục sửa lời/).waitFor();
  await actOn(appraiser.page, '/tiep-nhan', 'Tiếp nhận báo cáo');
  await appraiser.page.getByText('Cấp trên đã tiếp nhận').first().waitFor();
}, 120_000);

test('nobody’s browser complained', () => {
  expect(Object.values(seats).flatMap(({ complaints }) => complaints)).toEqual([]);
});
