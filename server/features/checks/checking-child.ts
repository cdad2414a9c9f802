import { Refusal } from '#core/kernel/refusal.ts';
import { checkReport } from './check-report.ts';
import type { ChildAnswer, ChildTask } from './checking-process.ts';
import { describeReport } from './report-description.ts';

/** Runs in a process of its own: what a stranger's file costs in time and memory is not taken from the officers. */
const tell = (answer: ChildAnswer) => process.send?.(answer);

process.on('message', (task: ChildTask) => {
  let told = 0;
  const onProgress = (progress: { readonly done: number; readonly total: number }) => {
    const now = performance.now();
    if (now - told > 200) {
      told = now;
      tell({ progress });
    }
  };
  checkReport(task.path, { folder: task.folder, onProgress })
    .then((report) => tell({ report: { ...report, ...describeReport(report.text) } }))
    .catch((error: unknown) => tell({ failure: failureOf(error) }));
});

function failureOf(error: unknown) {
  return error instanceof Refusal
    ? { code: error.code, detail: error.detail }
    : { code: 'fault', detail: { reason: error instanceof Error ? String(error.stack) : String(error) } };
}
