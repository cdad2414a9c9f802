import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, NO_BROWSER } from '#test/browser.ts';
import { type Office, open, openOffice, seatOf } from './office.ts';

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

const WIDE = { width: 1366, height: 768 };
const NARROW = { width: 390, height: 844 };

describe.skipIf(NO_BROWSER)('every page of every person', () => {
  let office: Office;
  /** Pages that differ only by the thing they show are one page; nobody looks at it twice. */
  const seen = new Set<string>();

  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office?.close());

  test.each(PEOPLE)(
    '$userName',
    async ({ userName, unit }) => {
      const seat = await seatOf(office, userName);
      const findings: string[] = [];
      await open(seat.page, `/don-vi/${unit}`);
      const waiting = [`/don-vi/${unit}`, ...(await hrefs(seat.page, 'nav[aria-label="Chức năng"] a')), '/tai-khoan'];
      const entries = waiting.length;
      // The pages of the menu offer each person something else; those below them are looked at once.
      const own = new Set(waiting);
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        if (own.delete(path) || !seen.has(shapeOf(path))) {
          seen.add(shapeOf(path));
          await open(seat.page, path);
          findings.push(...(await findingsOn(seat.page)).map((finding) => `${path}: ${finding}`));
          waiting.push(...(await hrefs(seat.page, 'main a')).filter((href) => href.startsWith('/don-vi/')));
        }
      }

      expect(entries).toBeGreaterThan(3);
      expect(findings).toEqual([]);
      expect(seat.complaints).toEqual([]);
      await seat.leave();
      // The first person looks at every page there is, a hundred and more, each with axe and at two widths.
    },
    900_000,
  );
});

/** An address without its things: `/don-vi/_/ho-so/_?trang` for every page of every dossier. */
function shapeOf(path: string): string {
  const [place = '', search = ''] = path.split('?');
  const parts = place
    .split('/')
    .map((part, at, all) => (at === 2 || all[at - 1] === 'to-chuc' || /\d/.test(part) ? '_' : part));
  const names = [...new URLSearchParams(search).keys()].sort();
  return `${parts.join('/')}?${names.join('&')}`;
}

async function hrefs(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

async function findingsOn(page: Page): Promise<string[]> {
  const headings = await page.getByRole('heading', { level: 1 }).count();
  const failed = await page.getByText('Không tải được dữ liệu').count();
  const found = await axeFindings(page);
  const sides = [];
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    sides.push(...(wide === size.width ? [] : [`runs over the side at ${size.width}: ${wide}`]));
  }
  found.push(...(await axeFindings(page)).map((finding) => `narrow: ${finding}`));
  await page.setViewportSize(WIDE);
  return [
    ...found,
    ...sides,
    ...(headings === 1 ? [] : [`${headings} headings of level 1`]),
    ...(failed === 0 ? [] : ['could not load its data']),
  ];
}
