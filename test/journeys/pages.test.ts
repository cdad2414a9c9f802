import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, NO_BROWSER } from '#test/browser.ts';
import { type Office, open, openOffice, seatOf, settled } from './office.ts';

if (NO_BROWSER) {
  console.log(NO_BROWSER);
}

/** One of every kind of person, and where they work. */
const PEOPLE = [
  { userName: 'motcua.binhson', unit: 'xa-binh-son' },
  { userName: 'daumoi.binhson', unit: 'xa-binh-son' },
  { userName: 'chutich.binhson', unit: 'xa-binh-son' },
  { userName: 'quantri.binhson', unit: 'xa-binh-son' },
  { userName: 'giamsat.binhson', unit: 'xa-binh-son' },
  { userName: 'thamdinh.quangngai', unit: 'xa-binh-son' },
] as const;

describe.skipIf(NO_BROWSER)('every page of every person', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office?.close());

  /** Pages of the menu, and from each the first thing its list, its buttons and its tabs lead to. */
  async function pagesOf(page: Page, unit: string): Promise<string[]> {
    await open(page, `/don-vi/${unit}`);
    const found = new Set(await hrefs(page, 'nav[aria-label="Chức năng"] a'));
    for (const path of [...found]) {
      await open(page, path);
      const below = [
        ...(await hrefs(page, 'main table tbody a')).slice(0, 1),
        ...(await hrefs(page, 'main a')).filter((href) => !href.includes('?')).slice(0, 6),
      ];
      for (const href of below) {
        found.add(href);
      }
    }
    return [...found].filter((path) => path.startsWith('/don-vi/') || path === '/tai-khoan');
  }

  async function hrefs(page: Page, selector: string): Promise<string[]> {
    return page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  }

  test.each(PEOPLE)('$userName', async ({ userName, unit }) => {
    const seat = await seatOf(office, userName);
    const paths = await pagesOf(seat.page, unit);
    const findings: string[] = [];
    for (const path of paths) {
      for (const width of [1366, 390]) {
        await seat.page.setViewportSize({ width, height: 768 });
        await open(seat.page, path);
        await settled(seat.page);
        findings.push(...(await findingsOn(seat.page, width)).map((finding) => `${path} at ${width}: ${finding}`));
      }
    }

    expect(paths.length).toBeGreaterThan(3);
    expect(findings).toEqual([]);
    expect(seat.complaints).toEqual([]);
    await seat.leave();
  });

  async function findingsOn(page: Page, width: number): Promise<string[]> {
    const headings = await page.getByRole('heading', { level: 1 }).count();
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    const failed = await page.getByText('Không tải được dữ liệu').count();
    return [
      ...(await axeFindings(page)),
      ...(headings === 1 ? [] : [`${headings} headings of level 1`]),
      ...(wide === width ? [] : [`runs over the side: ${wide}`]),
      ...(failed === 0 ? [] : ['could not load its data']),
    ];
  }
});
