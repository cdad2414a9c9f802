import { Refusal } from '#core/kernel/refusal.ts';
import type { ApartAnswer } from './read-apart.ts';
import { readReport } from './read-report.ts';

/** Runs in a process of its own and reads one file, then ends. */
process.once('message', ({ path }: { readonly path: string }) => {
  const tell = (answer: ApartAnswer) => process.send?.(answer, () => process.disconnect());
  readReport(path, { scans: 'refuse' })
    .then(({ kind, text }) => tell({ read: { kind, text } }))
    .catch((error: unknown) => tell({ failure: failureOf(error) }));
});

function failureOf(error: unknown) {
  return error instanceof Refusal
    ? { code: error.code, detail: error.detail }
    : { code: 'fault', detail: { reason: error instanceof Error ? String(error.stack) : String(error) } };
}
