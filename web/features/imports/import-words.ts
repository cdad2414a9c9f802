import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import type { ImportProblemView, ImportRunView, RunState } from '#core/imports/contract.ts';
import { DOSSIER_COLUMNS } from '#core/imports/dossier-columns.ts';
import { IMPORT_MESSAGES, ROW_PROBLEM_MESSAGES } from '#core/imports/messages.ts';
import { filled } from '#core/kernel/sentences.ts';
import { ApiRefusal } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import type { Tone } from '#web/ui/status-badge/status-badge.tsx';

const STATE_WORDS = {
  mapping: 'Chờ chọn cột',
  checking: 'Đang kiểm tra',
  checked: 'Chờ áp dụng',
  applying: 'Đang nhập',
  applied: 'Đã nhập',
  failed: 'Không đọc được',
  discarded: 'Đã bỏ',
} as const satisfies Record<RunState, string>;

const STATE_TONES = {
  mapping: 'act',
  checking: 'wait',
  checked: 'act',
  applying: 'wait',
  applied: 'done',
  failed: 'late',
  discarded: 'off',
} as const satisfies Record<RunState, Tone>;

export function stateOf({ state, interrupted }: ImportRunView): { tone: Tone; words: string } {
  return interrupted
    ? { tone: 'warn', words: 'Bị ngắt giữa chừng' }
    : { tone: STATE_TONES[state], words: STATE_WORDS[state] };
}

const PROBLEM_WORDS: Readonly<Record<string, string>> = { ...DOSSIER_MESSAGES, ...ROW_PROBLEM_MESSAGES };

export function problemWords({ code, detail }: ImportProblemView): string {
  return filled(PROBLEM_WORDS[code] ?? 'Dòng không nhận được.', detail);
}

/** The sentence of a refusal about a file, with its figures filled in. */
export function importMessage(code: string, detail: Readonly<Record<string, unknown>>): string | undefined {
  const sentence = (IMPORT_MESSAGES as Readonly<Record<string, string>>)[code];
  return sentence && filled(sentence, { ...detail, ...spelledOut(code, detail) });
}

function spelledOut(code: string, detail: Readonly<Record<string, unknown>>): Record<string, string> {
  if (code === 'csv-wrong-encoding') {
    return { looksLike: typeof detail.looksLike === 'string' ? `, có vẻ là ${detail.looksLike}` : '' };
  }
  if (code === 'columns-missing' && typeof detail.columns === 'string') {
    const names: Readonly<Record<string, { name: string }>> = DOSSIER_COLUMNS;
    return {
      columns: detail.columns
        .split(', ')
        .map((field) => names[field]?.name ?? field)
        .join(', '),
    };
  }
  return {};
}

export function importFailure(error: unknown): string {
  const own = error instanceof ApiRefusal ? importMessage(error.code, error.detail) : undefined;
  return own ?? messageOf(error);
}
