import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { NO_BROWSER, openBrowser } from '#test/browser.ts';
import { freshData, startProduct } from '#test/runtime/product.ts';
import { type Office, open, openOffice, SAMPLE_PASSWORD, seatOf } from './office.ts';

if (NO_BROWSER) {
  console.log(NO_BROWSER);
}

describe.skipIf(NO_BROWSER)('coming in and staying in', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office?.close());

  test('the sample’s people are listed, said to be invented, and one of them comes in to the page asked for', async () => {
    const page = await office.browser.newPage({ baseURL: office.address, locale: 'vi-VN' });
    await page.goto('/don-vi/xa-binh-son/nhat-ky');
    await page.waitForURL(/dang-nhap\?tiep=/);
    await page.getByText('Dữ liệu mẫu, người hư cấu').waitFor();
    await page.getByRole('button', { name: /giamsat\.binhson/ }).click();
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.waitForURL('**/don-vi/xa-binh-son/nhat-ky');
    await page.getByRole('button', { name: 'Tính lại mã băm' }).click();
    await page.getByText('dòng nguyên vẹn', { exact: false }).waitFor();
    await page.close();
  });

  test('a session that ends while somebody types keeps what was typed', async () => {
    const { page, context, leave } = await seatOf(office, 'quantri.binhson');
    await open(page, '/don-vi/xa-binh-son/nguoi-dung/them');
    await page.getByLabel('Họ và tên').fill('Cao Thị Xuân');
    await page.getByLabel('Tên đăng nhập').fill(`xuan.${Date.now()}`);
    await page.getByLabel('Công chức chuyên môn').check();
    await page.getByLabel('Lý do, căn cứ').fill('Quyết định phân công');

    await context.clearCookies();
    await page.getByRole('button', { name: 'Tạo người dùng' }).click();
    const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });
    await dialog.getByLabel('Mật khẩu').fill(SAMPLE_PASSWORD);
    await dialog.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });

    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Cao Thị Xuân');
    await page.getByRole('button', { name: 'Tạo người dùng' }).click();
    await page.getByRole('heading', { name: 'Đã tạo Cao Thị Xuân' }).waitFor();
    await leave();
  });
});

test.skipIf(NO_BROWSER)('an empty installation is begun with the link that the start prints', async () => {
  const product = await startProduct({ data: freshData('cchc-empty-'), parts: ['--empty'] });
  const browser = await openBrowser();
  try {
    const linkSaid = () => /\/thiet-lap\/[\w-]+/.exec(product.said())?.[0] ?? '';
    await vi.waitUntil(() => linkSaid() !== '', { timeout: 10_000 });
    const path = linkSaid();
    const page = await browser.newPage({ baseURL: product.address, locale: 'vi-VN' });
    await page.goto(path);
    await page.getByLabel('Họ và tên').fill('Trần Văn Quản');
    await page.getByLabel('Tên đăng nhập').fill('quantri');
    await page.getByPlaceholder('Gõ để tìm…').fill('quang ngai');
    await page.getByRole('option', { name: 'Tỉnh Quảng Ngãi' }).click();
    await page.locator('input[name=password]').fill('núi Ấn sông Trà');
    await page.locator('input[name=again]').fill('núi Ấn sông Trà');
    await page.getByRole('button', { name: 'Tạo tài khoản quản trị' }).click();
    await page.waitForURL('**/don-vi/tinh-quang-ngai/to-chuc');
    await page.getByRole('link', { name: 'Tỉnh Quảng Ngãi' }).click();
    await page.getByRole('link', { name: 'Thêm cấp dưới, bộ phận' }).click();
    await page.locator('input[name=name]').fill('Bình Minh');
    await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
    await page.getByRole('heading', { name: 'Xã Bình Minh' }).waitFor();
    await page.goto(path);
    await page.getByText('Đường dẫn đã dùng', { exact: false }).waitFor();
  } finally {
    await browser.close();
    await product.stop();
  }
});
