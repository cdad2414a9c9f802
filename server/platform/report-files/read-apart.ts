import { fork } from 'node:child_process';
import { join } from 'node:path';
import { refuse } from '#core/checks/refusals.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { ReadReport } from './read-report.ts';

export type WordsOfFile = Pick<ReadReport, 'kind' | 'text'>;

export type ApartAnswer =
  | { readonly read: WordsOfFile }
  | { readonly failure: { readonly code: string; readonly detail: Readonly<Record<string, unknown>> } };

const CHILD = join(import.meta.dirname, 'reading-child.ts');
const MEMORY_MB = 512;
/** A file with words is read in seconds, and a person waits for it; scans go to the checker, which has a queue. */
const LONGEST_MS = 30_000;

/**
 * Reads a DOCX, TXT or PDF with words while a person waits, in a process of its own that ends with it: what a
 * stranger's file costs is bounded in time (30 s) and memory (512 MB), and its fault is not the server's. Scans are
 * refused (`report-is-scan`).
 */
export function readApart(path: string): Promise<WordsOfFile> {
  const child = fork(CHILD, [], { execArgv: [`--max-old-space-size=${MEMORY_MB}`], serialization: 'advanced' });
  return new Promise((resolve, reject) => {
    const watch = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    child.on('message', (answer: ApartAnswer) => {
      if ('read' in answer) {
        resolve(answer.read);
      } else {
        reject(errorOf(answer.failure));
      }
    });
    child.on('error', reject);
    child.on('exit', () => {
      clearTimeout(watch);
      // After an answer this says nothing any more.
      reject(refuse('report-gave-up'));
    });
    child.send({ path });
  });
}

function errorOf({ code, detail }: Extract<ApartAnswer, { failure: unknown }>['failure']): Error {
  return code === 'fault' ? new Error(String(detail.reason)) : new Refusal('invalid', code, detail);
}
