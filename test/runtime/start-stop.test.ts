import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuiltWeb } from '../built-web.ts';
import {
  cli,
  clusterOf,
  copyCheckout,
  freshData,
  isRoot,
  processesNaming,
  startProduct,
  untilGone,
} from './product.ts';

beforeAll(() => ensureBuiltWeb());

const NOBODY = 65_534;

const answers = async (address: string) => (await fetch(address)).status;

describe('npm start', () => {
  test('answers, stops on SIGTERM to npm, leaves no process, and starts again on the same data', async () => {
    const data = freshData();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const product = await startProduct({ data });
      expect(await answers(product.address)).toBe(200);
      const cluster = clusterOf(data);
      expect(processesNaming(cluster)).not.toEqual([]);
      await product.stop(signal);
      expect(await untilGone(cluster)).toEqual([]);
    }
  });

  test('takes over the database that a killed server left running', async () => {
    const data = freshData();
    const first = await startProduct({ data });
    const { pid } = JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');
    await first.stop('SIGKILL');
    const second = await startProduct({ data });
    expect(await answers(second.address)).toBe(200);
    await second.stop();
    expect(await untilGone(clusterOf(data))).toEqual([]);
  });

  test('comes up again after the database itself was killed', async () => {
    const data = freshData();
    const first = await startProduct({ data });
    const postmaster = Number(readFileSync(join(clusterOf(data), 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(postmaster, 'SIGKILL');
    await first.stop('SIGKILL');
    await sleep(500);
    const second = await startProduct({ data });
    expect(await answers(second.address)).toBe(200);
    await second.stop();
  });

  test('runs beside another instance on the machine', async () => {
    const [one, two] = await Promise.all([startProduct({ data: freshData() }), startProduct({ data: freshData() })]);
    expect([await answers(one.address), await answers(two.address)]).toEqual([200, 200]);
    await Promise.all([one.stop(), two.stop()]);
  });

  test('refuses a second server on the same data, and a port in use, in one sentence each', async () => {
    const data = freshData();
    const first = await startProduct({ data });
    await expect(startProduct({ data })).rejects.toThrow('đang chạy trên thư mục dữ liệu này');
    await first.stop();
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const port = String((holder.address() as { port: number }).port);
    const failing = startProduct({ data, environment: { PORT: port } });
    await expect(failing).rejects.toThrow(`Cổng ${port} đang có chương trình khác dùng`);
    holder.close();
    expect(await untilGone(clusterOf(data))).toEqual([]);
  });

  test.skipIf(!isRoot)('starts as root from a closed home with spaces in its path', async () => {
    const home = mkdtempSync(join(tmpdir(), 'cchc home '));
    const folder = join(home, 'bản sao của tôi');
    copyCheckout(folder);
    chmodSync(home, 0o700);
    const data = join(folder, 'data');
    const product = await startProduct({ folder, data });
    const cluster = clusterOf(data);
    expect(cluster.startsWith('/var/lib/cchc/')).toBe(true);
    expect(await answers(product.address)).toBe(200);
    await product.stop();
    expect(await untilGone(cluster)).toEqual([]);
    rmSync(home, { recursive: true, force: true });
    rmSync(join(cluster, '..'), { recursive: true, force: true });
  });

  test.skipIf(!isRoot)('starts as an ordinary user', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cchc-user-'));
    copyCheckout(folder);
    mkdirSync(join(folder, 'home'));
    for (const open of [folder, join(folder, 'home')]) {
      chmodSync(open, 0o777);
    }
    const data = join(folder, 'data');
    const environment = { HOME: join(folder, 'home'), npm_config_cache: join(folder, 'home/.npm') };
    const product = await startProduct({ folder, data, uid: NOBODY, environment });
    expect(await answers(product.address)).toBe(200);
    await product.stop();
    expect(await untilGone(data)).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('the command line', () => {
  const data = freshData();
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  test('starts a database for its own time and stops it', async () => {
    expect(cli(['migrate', '--json'], data).status).toBe(0);
    expect(await untilGone(clusterOf(data))).toEqual([]);
  });

  test('uses the database of a running server and leaves it alone', async () => {
    const product = await startProduct({ data });
    const verified = cli(['verify'], data);
    expect(verified.stdout).toContain('Khớp');
    expect(verified.status).toBe(0);
    expect(await answers(product.address)).toBe(200);
    await product.stop();
  });

  test.each([
    ['an unknown word', ['khong-co'], 'Không có lệnh'],
    ['an unknown option', ['verify', '--nhanh'], 'Cách dùng: cchc verify'],
    ['a clock outside tests', ['verify'], 'CCHC_NOW chỉ dùng khi NODE_ENV=test'],
  ])('answers %s with one sentence and exit 2', (_name, words, sentence) => {
    const environment = sentence.startsWith('CCHC_NOW') ? { CCHC_NOW: '2026-01-01T00:00:00Z' } : {};
    const answer = cli(words, data, environment);
    expect(answer.status).toBe(2);
    expect(answer.stderr).toContain(sentence);
    expect(answer.stderr).not.toMatch(/\n\s+at /);
  });
});
