import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '#test/browser.ts';
import { freshData, type Product, startProduct } from '#test/runtime/product.ts';

export const SAMPLE_PASSWORD = 'motcua2026';

/** The product as `npm start` brings it up, with the sample, and a browser in front of it. */
export interface Office {
  readonly address: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Starts the product on a folder of its own, or takes one that runs already (`JOURNEY_ADDRESS`, while writing tests). */
export async function openOffice(environment: Readonly<Record<string, string>> = {}): Promise<Office> {
  const running = process.env.JOURNEY_ADDRESS;
  const browser = await openBrowser();
  if (running) {
    return { address: running, browser, close: () => browser.close() };
  }
  const product: Product = await startProduct({ data: freshData('cchc-journey-'), parts: [], environment });
  return {
    address: product.address,
    browser,
    close: async () => {
      await browser.close();
      await product.stop();
    },
  };
}

/** A person at a screen of their own; what the browser complains about is collected. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
  readonly leave: () => Promise<void>;
}

export async function seatOf(office: Office, userName: string, width = 1366): Promise<Seat> {
  const context = await office.browser.newContext({
    baseURL: office.address,
    viewport: { width, height: width > 800 ? 768 : 844 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const answer = await context.request.post('/api/sign-in', { data: { userName, password: SAMPLE_PASSWORD } });
  if (!answer.ok()) {
    throw new Error(`${userName} could not sign in: ${await answer.text()}`);
  }
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return { page, context, complaints, leave: () => context.close() };
}

/** Opens an address and waits until nothing is on its way any more. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}
