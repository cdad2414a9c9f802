import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, NO_BROWSER } from '#test/browser.ts';
import { aDocxFile, p, tc } from '#test/report-file.ts';
import { aFile } from '#test/spreadsheet-file.ts';
import { type Office, open, openOffice, seatOf, settled } from './office.ts';

if (NO_BROWSER) {
  console.log(NO_BROWSER);
}

/** A report whose number KH 09 stands for two plans, and whose parts do not add up. */
function aReport(): string {
  const body = [
    `<w:tbl><w:tr>${tc('UBND XÃ BÌNH SƠN')}${tc('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}</w:tr></w:tbl>`,
    p('Số: 15/BC-UBND'),
    p('Bình Sơn, ngày 10 tháng 12 năm 2025'),
    p('BÁO CÁO'),
    p('Kết quả công tác cải cách hành chính năm 2025'),
    p('Ủy ban nhân dân xã đã ban hành Kế hoạch số 07/QĐ-UBND ngày 05/01/2025 về cải cách hành chính.'),
    ...Array.from({ length: 30 }, (_, index) =>
      p(`Nội dung thứ ${index + 1} của công tác cải cách hành chính tại xã.`),
    ),
    p('Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,5%.'),
    p('Trên đây là báo cáo của Ủy ban nhân dân xã./.'),
  ].join('');
  return aDocxFile({ body }, `bao-cao-${Date.now()}.docx`);
}

describe.skipIf(NO_BROWSER)('an appraiser checks a stack of reports', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office?.close());

  test('good and bad files together, a finding and its line, a false alarm, a figure taken over', {
    timeout: 180_000,
  }, async () => {
    const seat = await seatOf(office, 'daumoi.binhson');
    const { page } = seat;
    await open(page, '/don-vi/xa-binh-son/kiem-tra');
    expect(await axeFindings(page)).toEqual([]);

    const report = aReport();
    const name = report.split('/').at(-1) ?? '';
    const old = aFile(
      `cu-${Date.now()}.doc`,
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    );
    const poem = aFile(`tho-${Date.now()}.txt`, 'Con mèo mà trèo cây cau, hỏi thăm chú chuột đi đâu vắng nhà.');
    await page.setInputFiles('input[type=file]', [old, poem, report]);
    await page.getByText('Đã gửi 3/3 tệp').waitFor({ timeout: 60_000 });
    const row = (path: string) => page.getByRole('row').filter({ hasText: path.split('/').at(-1) ?? '' });
    await row(report).getByText('Đã kiểm tra').waitFor({ timeout: 90_000 });
    await row(old).getByText('Tệp .doc kiểu cũ').waitFor({ timeout: 30_000 });
    await row(poem).getByText('Không phải báo cáo').waitFor({ timeout: 30_000 });

    await page.getByRole('link', { name }).click();
    await settled(page);
    const finding = page.getByRole('listitem').filter({ hasText: 'Tên loại khác ký hiệu văn bản' }).first();
    await finding.getByRole('button', { name: /Xem dòng/u }).click();
    await page.locator('li[aria-current="true"] mark').waitFor();
    expect(await page.locator('li[aria-current="true"]').textContent()).toContain('07/QĐ-UBND');
    expect(await axeFindings(page)).toEqual([]);

    await finding.getByRole('button', { name: 'Không phải lỗi' }).click();
    await finding.getByLabel('Lý do').fill('Ký hiệu do cơ quan cũ đặt');
    await finding.getByRole('button', { name: 'Đánh dấu không phải lỗi' }).click();
    await finding.getByText('Không phải lỗi: Ký hiệu do cơ quan cũ đặt').waitFor();

    await page.getByRole('link', { name: /^Số liệu\s*\d/u }).click();
    await page.getByLabel(/Chỉ tiêu cho 98,5 %/u).selectOption('on_time_rate');
    await page.getByRole('button', { name: 'Lấy 1 số liệu' }).click();
    await page.getByText('Đã lấy 1 số liệu').waitFor();
    await page.getByText(/Đã lấy cho .*Bình Sơn/u).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await page.setViewportSize({ width: 390, height: 844 });
    const sideways = () => page.evaluate('document.documentElement.scrollWidth > 390');
    for (const view of ['phat-hien', 'van-ban', 'so-lieu']) {
      await open(page, `${new URL(page.url()).pathname}?xem=${view}`);
      expect([view, await sideways(), await axeFindings(page)]).toEqual([view, false, []]);
    }
    expect(seat.complaints).toEqual([]);
    await seat.leave();
  });
});
