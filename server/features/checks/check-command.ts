import { stat } from 'node:fs/promises';
import type { CheckResult } from '#core/checks/check.ts';
import type { CheckFinding } from '#core/checks/finding.ts';
import { CHECK_MESSAGES } from '#core/checks/messages.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { filled } from '#core/kernel/sentences.ts';
import { type CommandIo, type CommandValues, WrongUse } from '#server/platform/command.ts';
import type { Command } from '#server/platform/feature.ts';
import type { Progress } from '#server/platform/report-files/read-report.ts';
import { checkReport } from './check-report.ts';
import { describeReport } from './report-description.ts';

type Answer =
  | ({
      readonly file: string;
      readonly unreadPages?: readonly number[];
      /** Why the file is thought to be no report; it then has no findings. */
      readonly notReport?: string;
    } & CheckResult)
  | { readonly file: string; readonly error: { readonly code: string; readonly message: string } };

export const checkCommand: Command = {
  name: 'check',
  summary: 'Kiểm tra báo cáo, kế hoạch bằng lời (DOCX, PDF, bản quét, TXT): số liệu, tổng, văn bản viện dẫn',
  help: [
    'cchc check TỆP… [--json]',
    '',
    '  TỆP     một hoặc nhiều tệp .docx, .pdf (có chữ hoặc bản quét), .txt',
    '  --json  in dữ liệu: một đối tượng cho một tệp, một mảng cho nhiều tệp',
    '',
    'Mã thoát 0: không có lỗi; 1: có lỗi (cảnh báo và lưu ý không tính); 2: có tệp không đọc được hoặc dùng sai.',
  ],
  options: { json: { type: 'boolean' } },
  takesFiles: true,
  needsDatabase: false,
  run: async (io, values) => {
    const files = wanted(values);
    const answers: Answer[] = [];
    for (const file of files) {
      const answer = await answerOf(file, progressOf(io, file));
      answers.push(answer);
      if (!values.json) {
        print(io, answer);
      }
    }
    if (values.json) {
      io.print(JSON.stringify(files.length === 1 ? answers[0] : answers, null, 2));
    }
    return exitOf(io, answers, values.json === true);
  },
};

function wanted({ files }: CommandValues): readonly string[] {
  const named = Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
  if (named.length === 0) {
    throw new WrongUse('Ghi ít nhất một tệp, ví dụ: cchc check bao-cao.docx.');
  }
  return named;
}

const TOLD_EVERY_MS = 5000;

/** A file that takes long says how far it is, at most every five seconds. */
function progressOf(io: CommandIo, file: string): (progress: Progress) => void {
  let told = performance.now();
  return ({ done, total }) => {
    if (performance.now() - told > TOLD_EVERY_MS) {
      told = performance.now();
      io.complain(`${file}: đã đọc ${formatCount(done)}/${formatCount(total)} trang…`);
    }
  };
}

async function answerOf(file: string, onProgress: (progress: Progress) => void): Promise<Answer> {
  try {
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) {
      return failed(file, 'report-unknown', `Không đọc được tệp ${file}. Xem lại đường dẫn.`);
    }
    const { text, references, figures, findings, unreadPages } = await checkReport(file, { onProgress });
    const { isReport, likeness } = describeReport(text);
    return {
      file,
      references,
      figures,
      findings,
      ...(unreadPages.length > 0 && { unreadPages }),
      ...(!isReport && { notReport: likeness }),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    const sentences: Readonly<Record<string, string>> = CHECK_MESSAGES;
    return failed(file, error.code, `${file}: ${filled(sentences[error.code] ?? error.code, error.detail)}`);
  }
}

function failed(file: string, code: string, message: string): Answer {
  return { file, error: { code, message } };
}

/** One file that cannot be read outweighs what the others say: its report was not checked. */
function exitOf(io: CommandIo, answers: readonly Answer[], json: boolean): number {
  const unread = answers.flatMap((answer) => ('error' in answer ? [answer.error.message] : []));
  if (json) {
    unread.forEach(io.complain);
  }
  if (unread.length > 0) {
    return 2;
  }
  return answers.some((answer) => 'findings' in answer && answer.findings.some(isError)) ? 1 : 0;
}

const isError = ({ severity }: CheckFinding) => severity === 'error';

const SEVERITIES = [
  ['error', 'LỖI'],
  ['warning', 'CẢNH BÁO'],
  ['note', 'LƯU Ý'],
] as const satisfies readonly (readonly [CheckFinding['severity'], string])[];

function print(io: CommandIo, answer: Answer): void {
  if ('error' in answer) {
    io.complain(answer.error.message);
    return;
  }
  const { file, references, figures, findings, unreadPages, notReport } = answer;
  if (notReport) {
    io.print(`${file}: ${notReport}`);
    return;
  }
  io.print(`${file}: ${formatCount(references.length)} văn bản viện dẫn, ${formatCount(figures.length)} số liệu`);
  for (const [severity, word] of SEVERITIES) {
    const of = findings.filter((finding) => finding.severity === severity);
    if (of.length > 0) {
      io.print(`\n${word} (${formatCount(of.length)})`);
    }
    for (const { line, message, quote, rule } of of) {
      io.print(`  Dòng ${line}: ${message} [${rule}]\n    “${quote}”`);
    }
  }
  if (unreadPages) {
    io.complain(`${file}: trang ${unreadPages.join(', ')} là bản quét, chưa đọc được vì máy thiếu tesseract.`);
  }
  io.print(findings.length === 0 ? 'Không thấy điểm nào mâu thuẫn.\n' : '');
}
