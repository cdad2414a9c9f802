import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, NO_BROWSER } from '#test/browser.ts';
import { type Office, open, openOffice, SAMPLE_PASSWORD, seatOf, settled } from './office.ts';

if (NO_BROWSER) {
  console.log(NO_BROWSER);
}

const HOME = '/don-vi/xa-binh-son';

describe.skipIf(NO_BROWSER)('the frame around every page', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office?.close());

  test('a session that ends while somebody types asks to sign in over the page, and the text stays', async () => {
    const { page, context, leave } = await seatOf(office, 'motcua.binhson');
    await open(page, `${HOME}/tiep-nhan`);
    await page.getByRole('combobox', { name: /Tên thủ tục/ }).fill('giam ho');
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.getByLabel('Họ và tên').fill('Đặng Thị Ễnh');
    await context.clearCookies();

    await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });
    await dialog.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByLabel('Mật khẩu').fill(SAMPLE_PASSWORD);
    await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
    await dialog.waitFor({ state: 'detached' });

    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Đặng Thị Ễnh');
    await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
    await page.getByText('Đã tiếp nhận hồ sơ').first().waitFor();
    await leave();
  });

  test('a lost connection is said at once and found again by itself', async () => {
    const { page, context, leave } = await seatOf(office, 'motcua.binhson');
    await open(page, `${HOME}/ho-so`);

    await context.setOffline(true);
    await page.getByText('Mất kết nối – đang thử lại').waitFor();
    await context.setOffline(false);

    await page.getByText('Mất kết nối – đang thử lại').waitFor({ state: 'detached' });
    expect(await page.locator('main tbody tr').count()).toBeGreaterThan(5);
    await leave();
  });

  test('the queues of the side bar count again after a dossier was received', async () => {
    const { page, leave } = await seatOf(office, 'motcua.binhson');
    await open(page, `${HOME}/tiep-nhan`);
    const queue = page.getByRole('navigation', { name: 'Chức năng' }).getByRole('link', { name: /^Hồ sơ của đơn vị/ });
    const count = async () => Number((await queue.textContent())?.replace(/\D/g, ''));
    await expect.poll(count).toBeGreaterThan(0);
    const before = await count();

    await page.getByRole('combobox', { name: /Tên thủ tục/ }).fill('khai sinh');
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.getByLabel('Họ và tên').fill('Lê Ưu');
    await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();

    await expect.poll(count).toBe(before + 1);
    await leave();
  });

  test('by keyboard: past the menu, a search from anywhere without diacritics, back to the list', async () => {
    const { page, leave } = await seatOf(office, 'motcua.binhson');
    await open(page, HOME);

    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Chuyển đến nội dung');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('noi-dung');

    await page.getByRole('searchbox', { name: /Tìm hồ sơ/ }).fill('nguyen');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tìm hồ sơ' }).waitFor();
    await settled(page);
    expect(await page.locator('main tbody tr').first().textContent()).toMatch(/Nguyễn/);
    await leave();
  });

  test('the period chosen stays from page to page, with its window and its lock in words', async () => {
    const { page, leave } = await seatOf(office, 'daumoi.binhson');
    await open(page, HOME);
    const year = (await page.getByRole('combobox', { name: 'Năm', exact: true }).inputValue()) ?? '';

    await page.getByRole('combobox', { name: 'Kỳ', exact: true }).selectOption('q1');
    await page.getByText('Kỳ Quý I: số liệu 15/12–14/3').first().waitFor();
    await page.getByRole('link', { name: 'Lịch làm việc' }).click();
    await page.getByRole('heading', { level: 1, name: /Lịch làm việc/ }).waitFor();

    expect(await page.getByRole('combobox', { name: 'Kỳ', exact: true }).inputValue()).toBe('q1');
    expect(await page.getByRole('combobox', { name: 'Năm', exact: true }).inputValue()).toBe(year);
    await leave();
  });

  test('an address that leads nowhere says so, and a wrong unit is refused in words', async () => {
    const { page, leave } = await seatOf(office, 'motcua.binhson');

    await page.goto('/khong-co-trang-nay');
    await page.getByRole('heading', { level: 1, name: 'Không tìm thấy trang' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.goto('/don-vi/tinh-gia-lai/ho-so');
    await page
      .getByText(/không có quyền xem đơn vị này/)
      .first()
      .waitFor();
    await leave();
  });

  test('a page prints without its frame', async () => {
    const { page, leave } = await seatOf(office, 'chutich.binhson');
    await open(page, HOME);

    await page.emulateMedia({ media: 'print' });

    expect(await page.getByRole('navigation', { name: 'Chức năng' }).isVisible()).toBe(false);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    await leave();
  });
});
