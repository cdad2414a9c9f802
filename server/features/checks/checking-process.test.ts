import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { aDocxFile, p } from '#test/report-file.ts';
import { aFile } from '#test/spreadsheet-file.ts';
import { CheckingProcesses, CheckingStopped } from './checking-process.ts';

const opened: CheckingProcesses[] = [];
afterEach(() => {
  for (const processes of opened.splice(0)) {
    processes.close();
  }
});

function processesOf(size: number): CheckingProcesses {
  const processes = new CheckingProcesses(size);
  opened.push(processes);
  return processes;
}

const folder = () => mkdtempSync(join(tmpdir(), 'cchc-pages-'));
const check = (processes: CheckingProcesses, path: string, onBegin = async () => {}) =>
  processes.check({ path, folder: folder() }, () => undefined, onBegin);

test('a refusal of the other process is a refusal here', async () => {
  const old = aFile('cu.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  await expect(check(processesOf(1), old)).rejects.toMatchObject({ kind: 'invalid', code: 'report-old-doc' });
});

test('a process that dies under a file ends that file only', async () => {
  const processes = processesOf(1);
  const path = aDocxFile({ body: p('BÁO CÁO') });
  await check(processes, path);
  const [pid] = processes.pids;
  // The death of an idle process is noticed by nobody.
  process.kill(pid ?? 0, 'SIGKILL');
  await expect.poll(() => processes.pids).toEqual([]);

  const dying = check(processes, aFile('dai.txt', 'Báo cáo của Ủy ban nhân dân xã về hồ sơ.\n'.repeat(60_000)));
  const after = check(processes, path);
  await expect.poll(() => processes.pids.length).toBe(1);
  process.kill(processes.pids[0] ?? 0, 'SIGKILL');
  await expect(dying).rejects.toMatchObject({ code: 'report-gave-up' });
  expect((await after).kind).toBe('docx');
});

test('files wait for their turn, and closing leaves them to be taken up again', async () => {
  const processes = processesOf(1);
  const path = aDocxFile({ body: p('BÁO CÁO') });
  const begun: number[] = [];
  const all = [1, 2, 3].map((number) =>
    check(processes, path, async () => void begun.push(number)).catch((error) => error),
  );
  expect(processes.load).toBe(3);
  await all[0];
  processes.close();
  const [, second, third] = await Promise.all(all);
  expect(begun[0]).toBe(1);
  expect(third).toBeInstanceOf(CheckingStopped);
  expect(second).toBeInstanceOf(CheckingStopped);
});
