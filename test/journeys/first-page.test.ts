import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_BROWSER } from '#test/browser.ts';
import { type Office, openOffice, seatOf } from './office.ts';

if (NO_BROWSER) {
  console.log(NO_BROWSER);
}

const KILOBYTE = 1000;
const LIMIT_BYTES = 350 * KILOBYTE;
const LIMIT_MS = 3000;
/** 3 Mbps down and up, 40 ms there and back: an office far from the province's town. */
const SLOW_LINE = { offline: false, latency: 40, downloadThroughput: 375_000, uploadThroughput: 375_000 };

describe.skipIf(NO_BROWSER)('the first page over a slow line, nothing cached', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office?.close());

  test.each([
    ['the inbox', '/don-vi/xa-binh-son/ho-so', (page: Page) => page.locator('main tbody tr').nth(20)],
    ['the dashboard', '/don-vi/xa-binh-son', (page: Page) => page.getByText('Việc cần làm')],
  ])('%s', async (name, path, usable) => {
    const { page, context, leave } = await seatOf(office, 'motcua.binhson');
    const wire = await context.newCDPSession(page);
    await wire.send('Network.enable');
    await wire.send('Network.emulateNetworkConditions', SLOW_LINE);
    let bytes = 0;
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });

    const start = performance.now();
    await page.goto(path, { waitUntil: 'commit' });
    await usable(page).waitFor();
    const ms = Math.round(performance.now() - start);
    const untilUsable = bytes;

    console.log(`${name}: usable after ${ms} ms and ${Math.round(untilUsable / KILOBYTE)} kB`);
    expect(untilUsable).toBeGreaterThan(50 * KILOBYTE);
    expect(untilUsable).toBeLessThan(LIMIT_BYTES);
    expect(ms).toBeLessThan(LIMIT_MS);
    await leave();
  });
});
