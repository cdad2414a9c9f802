import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_BROWSER } from '#test/browser.ts';
import { type Office, open, openOffice, seatOf, settled } from './office.ts';

if (NO_BROWSER) {
  console.log(NO_BROWSER);
}

const UNIT = '/don-vi/xa-binh-son';

describe.skipIf(NO_BROWSER)('the focal officer’s registers', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office?.close());

  test('a pasted conclusion becomes the tasks that a person confirms', async () => {
    const { page, complaints, leave } = await seatOf(office, 'daumoi.binhson');
    await open(page, `${UNIT}/ket-luan`);
    await page.getByRole('searchbox', { name: /Tìm văn bản/u }).fill('ket luan');
    await page.getByRole('button', { name: /22\/TB-UBND/u }).click();
    await page
      .getByLabel(/Hoặc dán toàn văn/u)
      .fill(
        'Kết luận như sau:\n1. Phòng Kinh tế: Công khai quy trình cấp đất tại các thôn, xong trước ngày 24/12/2026.\n2. Các ban, ngành, công chức chuyên môn rà soát lại hồ sơ tồn.',
      );
    await page.getByRole('button', { name: 'Đọc thông báo' }).click();
    await page.getByText('2 mục, còn 2 mục chờ xem').waitFor();
    await page.getByText('Xem lại và giao nhiệm vụ').first().click();
    await page.getByRole('button', { name: 'Giao nhiệm vụ', exact: true }).first().click();
    await page.getByText('2 mục, còn 1 mục chờ xem').waitFor();
    await page.getByRole('link', { name: 'Xem nhiệm vụ đã giao' }).click();
    await settled(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Công khai quy trình cấp đất');
    expect(complaints).toEqual([]);
    await leave();
  });

  test('a dialogue is held with its minutes, registered on the spot', async () => {
    const { page, complaints, leave } = await seatOf(office, 'daumoi.binhson');
    await open(page, `${UNIT}/doi-thoai`);
    await page.getByText('Ghi cuộc đối thoại đã tổ chức').click();
    const form = page.locator('form', { has: page.getByRole('button', { name: 'Ghi đã tổ chức' }) });
    await form
      .getByLabel(/Ngày tổ chức/u)
      .first()
      .fill('10/06/2026');
    await form.getByLabel(/Số người dự/u).fill('35');
    await form.getByLabel(/Địa điểm/u).fill('Nhà văn hóa thôn Đông');
    await form.getByRole('button', { name: 'Thêm văn bản mới' }).click();
    await form.getByLabel(/Số, ký hiệu/u).fill('07/BB-UBND');
    await form
      .getByLabel(/Ngày ban hành/u)
      .first()
      .fill('11/06/2026');
    await form.getByRole('button', { name: 'Chọn “Biên bản” theo ký hiệu' }).click();
    await form.getByLabel(/Trích yếu/u).fill('Đối thoại với thanh niên');
    await form.getByRole('button', { name: 'Ghi vào sổ và chọn' }).click();
    await form.getByText('Chọn văn bản khác').waitFor();
    await form.getByRole('button', { name: 'Ghi đã tổ chức' }).click();
    await page.getByText('Đã tổ chức 2/2 cuộc').waitFor();
    expect(complaints).toEqual([]);
    await leave();
  });
});
