/**
 * The process in which PDFs are made, forked by pdf-printer.ts: the engine's memory outside of JavaScript's heap grows
 * with every document (1.4 MB each) and is given back only by ending.
 */
import type { PrintRequest, PrintResult } from './pdf-printer.ts';
import { writePdf } from './pdf-writer.ts';

// Ctrl-C reaches the whole group: the server lets its requests end first, and we end with its line.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.on('disconnect', () => process.exit());

process.on('message', ({ id, document, createdOn }: PrintRequest) => {
  const answer = (result: PrintResult) => process.send?.(result);
  writePdf(document, createdOn).then(
    (pdf) => answer({ id, pdf }),
    (error: Error) => answer({ id, fault: error.stack ?? error.message }),
  );
});
