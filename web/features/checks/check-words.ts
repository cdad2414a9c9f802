import type { CheckState, ReportCheckView } from '#core/checks/contract.ts';
import { CHECK_MESSAGES } from '#core/checks/messages.ts';
import { filled } from '#core/kernel/sentences.ts';
import { ApiRefusal } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import type { Tone } from '#web/ui/status-badge/status-badge.tsx';

const STATES = {
  waiting: ['wait', 'Chờ kiểm tra'],
  checking: ['wait', 'Đang kiểm tra'],
  checked: ['done', 'Đã kiểm tra'],
  failed: ['late', 'Không đọc được'],
} as const satisfies Record<CheckState, readonly [Tone, string]>;

export function stateOf({ state, interrupted, isReport }: ReportCheckView): { tone: Tone; words: string } {
  if (interrupted) {
    return { tone: 'warn', words: 'Bị ngắt giữa chừng' };
  }
  if (state === 'checked' && isReport === false) {
    return { tone: 'off', words: 'Không phải báo cáo' };
  }
  const [tone, words] = STATES[state];
  return { tone, words };
}

export const KINDS = {
  docx: 'Word',
  pdf: 'PDF',
  scan: 'bản quét (đọc bằng OCR)',
  text: 'văn bản thuần',
} as const satisfies Record<NonNullable<ReportCheckView['kind']>, string>;

export const TONES = { error: 'late', warning: 'warn', note: 'neutral' } as const;

/** The sentence of a refusal about a file, with its figures filled in. */
export function checkMessage(code: string, detail: Readonly<Record<string, unknown>>): string | undefined {
  const sentence = (CHECK_MESSAGES as Readonly<Record<string, string>>)[code];
  return sentence && filled(sentence, detail);
}

export function checkFailure(error: unknown): string {
  const own = error instanceof ApiRefusal ? checkMessage(error.code, error.detail) : undefined;
  return own ?? messageOf(error);
}
