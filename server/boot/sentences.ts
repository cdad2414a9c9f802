import type { Refusal } from '#core/kernel/refusal.ts';
import { FEATURES } from '#server/app.ts';

/** The refusals of the platform itself. */
const PLATFORM_MESSAGES: Readonly<Record<string, string>> = {
  'unit-not-writable': 'Không được ghi vào đơn vị này: đơn vị đã kết thúc hoặc ngoài phạm vi.',
  'unit-unknown': 'Không tìm thấy đơn vị này. Xem mã đơn vị ở trang Đơn vị, ví dụ: chau-o.',
};

/** The Vietnamese sentence of a refusal, for the command line; an unknown code is shown as it is. */
export function sentenceOf(refusal: Refusal): string {
  const tables = [...FEATURES.map(({ messages }) => messages ?? {}), PLATFORM_MESSAGES];
  const known = tables.map((table) => table[refusal.code]).find((sentence) => sentence !== undefined);
  const detail = Object.keys(refusal.detail).length > 0 ? ` (${JSON.stringify(refusal.detail)})` : '';
  return `${known ?? `Không thực hiện được: ${refusal.code}.`}${detail}`;
}
