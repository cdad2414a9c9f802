import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, NO_BROWSER, openBrowser } from '#test/browser.ts';
import { ensureBuiltWeb, serveBuiltWeb } from '#test/built-web.ts';

const UI = join(import.meta.dirname, '../../web/ui');
/** Folders without a look of their own: tokens, and what others are made of. */
const WITHOUT_EXAMPLES = ['tokens', 'mantine', 'link', 'page-header', 'pager', 'query-view'];

if (NO_BROWSER) {
  console.log(NO_BROWSER);
}

test('every component stands in the gallery', () => {
  const gallery = readFileSync(join(UI, '../app/gallery-page.tsx'), 'utf8');
  const folders = readdirSync(UI, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => !WITHOUT_EXAMPLES.includes(name));

  expect(folders.filter((name) => !gallery.includes(`#web/ui/${name}/examples.tsx`))).toEqual([]);
});

describe.skipIf(NO_BROWSER)('the gallery in a browser', () => {
  let browser: Browser;
  let web: Awaited<ReturnType<typeof serveBuiltWeb>>;

  beforeAll(async () => {
    await ensureBuiltWeb();
    web = await serveBuiltWeb();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await web?.close();
  });

  async function galleryAt(width: number): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 768 }, locale: 'vi-VN' });
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${web.address}/thu-vien-giao-dien`);
    await page.locator('#chart').scrollIntoViewIfNeeded();
    await page.locator('#chart svg.recharts-surface').first().waitFor();
    return { page, complaints };
  }

  test.each([1366, 390])('axe finds nothing wrong at %i wide, and nothing runs over the side', async (width) => {
    const { page, complaints } = await galleryAt(width);

    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('axe would find a fault if there were one', async () => {
    const { page } = await galleryAt(1366);

    await page.evaluate(`document.getElementById('button').append(document.createElement('input'))`);

    expect((await axeFindings(page)).join()).toContain('label');
    await page.close();
  });

  test('a form that is sent empty says what is wrong, on top, at the field and in the title', async () => {
    const { page } = await galleryAt(1366);

    await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).last().click();

    const summary = page.getByRole('alert').filter({ hasText: 'Có nội dung cần sửa' }).first();
    expect(await summary.evaluate((box) => box.matches(':focus'))).toBe(true);
    expect(await page.title()).toMatch(/^Lỗi: /);
    await summary.getByRole('link', { name: 'Nhập họ và tên người nộp' }).click();
    await page.keyboard.type('Đỗ Thị Ưng');
    await expect
      .poll(() => summary.getByRole('link').allTextContents())
      .toEqual(['Ngày sinh phải có dạng ngày/tháng/năm, ví dụ 05/12/1990']);
    await page.getByLabel('Ngày sinh').first().fill('5/1/1990');
    await page.getByLabel('Lệ phí').fill('1250000');
    await page.getByLabel('Ghi chú').focus();
    expect(await page.getByLabel('Ngày sinh').first().inputValue()).toBe('05/01/1990');
    expect(await page.getByLabel('Lệ phí').inputValue()).toBe('1.250.000');
    await page.close();
  });

  test('a table of a thousand rows comes at once and keeps its head in sight', async () => {
    const { page } = await galleryAt(1366);

    const start = performance.now();
    await page.getByRole('button', { name: 'Hiện 1.000 dòng' }).click();
    const table = page.getByRole('table', { name: 'Một nghìn hồ sơ' });
    await table.getByRole('row').nth(1000).waitFor();
    expect(performance.now() - start).toBeLessThan(15_000); // more would be a frozen page, even on a busy machine

    await table.getByText('H48.35.28-261102-1700').scrollIntoViewIfNeeded();
    const head = await table.getByRole('columnheader', { name: 'Mã hồ sơ' }).boundingBox();
    expect(head?.y).toBeGreaterThanOrEqual(0);
    expect(head?.y).toBeLessThan(60);
    await page.close();
  });

  test('the calendar opens for a day and is closed by picking one', async () => {
    const { page } = await galleryAt(1366);

    await page.getByLabel('Ngày sinh').first().fill('05/12/2026');
    await page.getByRole('button', { name: 'Mở lịch chọn ngày sinh' }).click();
    await page.getByRole('button', { name: '10 tháng 12 2026' }).click();

    expect(await page.getByLabel('Ngày sinh').first().inputValue()).toBe('10/12/2026');
    expect(await axeFindings(page)).toEqual([]);
    await page.close();
  });

  test('a choice is found without diacritics', async () => {
    const { page } = await galleryAt(1366);

    await page.getByRole('combobox', { name: 'Thủ tục' }).fill('dat');

    expect(await page.getByRole('listbox').getByRole('option').allTextContents()).toEqual(['Đất đai']);
    await page.close();
  });
});
