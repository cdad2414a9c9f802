import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { refuse } from '#core/checks/refusals.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Progress } from '#server/platform/report-files/read-report.ts';
import type { CheckedReport } from './check-report.ts';
import type { ReportDescription } from './report-description.ts';

export type DescribedReport = CheckedReport & ReportDescription;

export interface ChildTask {
  readonly path: string;
  readonly folder: string;
}

export type ChildAnswer =
  | { readonly progress: Progress }
  | { readonly report: DescribedReport }
  | { readonly failure: { readonly code: string; readonly detail: Readonly<Record<string, unknown>> } };

const CHILD = join(import.meta.dirname, 'checking-child.ts');
const MEMORY_MB = 512;
/** Without a sign of life for this long a file is given up: a page of OCR takes two seconds, at most three minutes. */
const SILENCE_MS = 200_000;
/** A process without work is kept this long for the next file, then its memory goes back. */
const IDLE_MS = 10_000;

/** Reads and checks files in processes of their own, one file a process at a time. */
export class CheckingProcesses {
  readonly #size: number;
  readonly #idle: ChildProcess[] = [];
  readonly #all = new Set<ChildProcess>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #closed = false;

  constructor(size: number) {
    this.#size = size;
  }

  /** How many files are being read and wait. */
  get load(): number {
    return this.#busy + this.#waiting.length;
  }

  /** The processes alive, for looking at what they cost. */
  get pids(): readonly number[] {
    return [...this.#all].flatMap(({ pid }) => pid ?? []);
  }

  async check(
    task: ChildTask,
    onProgress: (progress: Progress) => void,
    onBegin: () => Promise<void>,
  ): Promise<DescribedReport> {
    await this.#turn();
    try {
      if (this.#closed) {
        throw new CheckingStopped();
      }
      await onBegin();
      return await this.#run(task, onProgress);
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Ends all processes; the files under way stay interrupted and can be taken up again. */
  close(): void {
    this.#closed = true;
    for (const child of this.#all) {
      child.kill('SIGKILL');
    }
  }

  async #turn(): Promise<void> {
    if (this.#busy >= this.#size) {
      await new Promise<void>((go) => this.#waiting.push(go));
    }
    this.#busy += 1;
  }

  #run(task: ChildTask, onProgress: (progress: Progress) => void): Promise<DescribedReport> {
    const child = this.#take();
    return new Promise((resolve, reject) => {
      let watch = setTimeout(giveUp, SILENCE_MS);
      function giveUp() {
        child.kill('SIGKILL');
      }
      const settle = (work: () => void) => {
        clearTimeout(watch);
        child.removeAllListeners('message');
        child.removeAllListeners('exit');
        work();
      };
      child.on('exit', () => {
        this.#all.delete(child);
        settle(() => reject(this.#closed ? new CheckingStopped() : refuse('report-gave-up')));
      });
      child.on('message', (answer: ChildAnswer) => {
        if ('progress' in answer) {
          clearTimeout(watch);
          watch = setTimeout(giveUp, SILENCE_MS);
          onProgress(answer.progress);
          return;
        }
        settle(() => {
          this.#giveBack(child);
          if ('report' in answer) {
            resolve(answer.report);
          } else {
            reject(errorOf(answer.failure));
          }
        });
      });
      child.send(task);
    });
  }

  #take(): ChildProcess {
    const idle = this.#idle.pop();
    if (idle) {
      idle.removeAllListeners('exit');
      return idle;
    }
    const child = fork(CHILD, [], { execArgv: [`--max-old-space-size=${MEMORY_MB}`], serialization: 'advanced' });
    this.#all.add(child);
    if (child.pid !== undefined) {
      try {
        setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
      } catch {
        // A machine that forbids it only loses the courtesy.
      }
    }
    return child;
  }

  #giveBack(child: ChildProcess): void {
    this.#idle.push(child);
    const end = setTimeout(() => this.#forget(child), IDLE_MS);
    end.unref();
    child.on('exit', () => this.#forget(child));
  }

  /** Only a process that is still idle is ended. */
  #forget(child: ChildProcess): void {
    const at = this.#idle.indexOf(child);
    if (at >= 0) {
      this.#idle.splice(at, 1);
      this.#all.delete(child);
      child.kill();
    }
  }
}

/** The server is closing: the file stays as it is and may be taken up again. */
export class CheckingStopped extends Error {}

function errorOf({
  code,
  detail,
}: {
  readonly code: string;
  readonly detail: Readonly<Record<string, unknown>>;
}): Error {
  return code === 'fault' ? new Error(String(detail.reason)) : new Refusal('invalid', code, detail);
}
