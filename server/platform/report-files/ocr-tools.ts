import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { refuse } from '#core/checks/refusals.ts';

const run = promisify(execFile);

/** Refuses where a program is missing that reads scans, naming it. */
export async function requireOcrTools(): Promise<void> {
  const missing: string[] = [];
  await run('pdftoppm', ['-v']).catch(() => missing.push('pdftoppm (poppler-utils)'));
  const languages = await run('tesseract', ['--list-langs']).then(
    ({ stdout, stderr }) => `${stdout}${stderr}`,
    () => '',
  );
  if (languages === '') {
    missing.push('tesseract');
  } else if (!/^vie$/mu.test(languages)) {
    missing.push('tiếng Việt của tesseract (tesseract-ocr-vie)');
  }
  if (missing.length > 0) {
    throw refuse('report-needs-ocr', { missing: missing.join(', ') });
  }
}
