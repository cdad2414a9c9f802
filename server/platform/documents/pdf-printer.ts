import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { PrintedDocument } from '#core/kernel/documents.ts';

export interface PrintRequest {
  readonly id: number;
  readonly document: PrintedDocument;
  readonly createdOn: PlainDate;
}

export type PrintResult =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly fault: string };

/** An office prints in bursts; between them nothing of the engine stays in memory. */
const IDLE_MS = 30_000;
/** Then a fresh process takes over: a busy hour must not grow without end. */
const MOST_DOCUMENTS = 100;

interface Printer {
  readonly child: ChildProcess;
  readonly waiting: Map<number, { resolve: (pdf: Buffer) => void; reject: (error: Error) => void }>;
  taken: number;
  idle?: NodeJS.Timeout;
}

let current: Printer | undefined;

/** Makes the PDF in a process of its own, which is started at the first document and ends when nobody prints. */
export function printPdf(document: PrintedDocument, createdOn: PlainDate): Promise<Buffer> {
  current ??= startPrinter();
  const printer = current;
  clearTimeout(printer.idle);
  printer.taken += 1;
  const request: PrintRequest = { id: printer.taken, document, createdOn };
  if (printer.taken >= MOST_DOCUMENTS) {
    current = undefined;
  }
  return new Promise((resolve, reject) => {
    printer.waiting.set(request.id, { resolve, reject });
    keepAwake(printer, true);
    printer.child.send(request, (error) => error && settle(printer, request.id, error));
  });
}

function startPrinter(): Printer {
  const child = fork(join(import.meta.dirname, 'pdf-process.ts'), {
    serialization: 'advanced',
    execArgv: ['--max-semi-space-size=4'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const printer: Printer = { child, waiting: new Map(), taken: 0 };
  child.on('message', (result: PrintResult) => {
    const outcome = 'pdf' in result ? Buffer.from(result.pdf) : new Error(result.fault);
    settle(printer, result.id, outcome);
  });
  const gone = (why: string) => {
    current = current === printer ? undefined : current;
    for (const id of [...printer.waiting.keys()]) {
      settle(printer, id, new Error(`The process that makes PDFs ended (${why})`));
    }
  };
  child.on('error', (error) => gone(error.message));
  child.on('exit', (code, signal) => gone(String(signal ?? code)));
  return printer;
}

function settle(printer: Printer, id: number, outcome: Buffer | Error): void {
  const waiter = printer.waiting.get(id);
  printer.waiting.delete(id);
  if (outcome instanceof Error) {
    waiter?.reject(outcome);
  } else {
    waiter?.resolve(outcome);
  }
  if (printer.waiting.size === 0) {
    keepAwake(printer, false);
    rest(printer);
  }
}

/** Nothing to print: a full printer ends at once, the current one after a while. */
function rest(printer: Printer): void {
  const end = () => {
    current = current === printer ? undefined : current;
    if (printer.child.connected) {
      printer.child.disconnect();
    }
  };
  if (current === printer) {
    printer.idle = setTimeout(end, IDLE_MS).unref();
  } else {
    end();
  }
}

/** While somebody waits for a document our process stays for it; an idle printer keeps nobody from ending. */
function keepAwake({ child }: Printer, awake: boolean): void {
  for (const held of [child, child.channel]) {
    if (awake) {
      held?.ref();
    } else {
      held?.unref();
    }
  }
}
