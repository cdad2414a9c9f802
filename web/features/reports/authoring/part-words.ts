import type { ReportPartShape } from '#core/reports/authoring/contract.ts';
import type { PartState } from '#core/reports/authoring/part.ts';

export const PART_STATES = {
  open: { tone: 'act', words: 'Chưa nộp' },
  'handed-in': { tone: 'wait', words: 'Đã nộp' },
  taken: { tone: 'done', words: 'Đầu mối đã nhận' },
  'sent-back': { tone: 'warn', words: 'Trả lại để sửa' },
} as const satisfies Record<PartState, { tone: string; words: string }>;

/** "Phạm Thị Mỹ Duyên (Phòng Văn hóa – Xã hội)": whose part it is. */
export function writerName({ sectionName, accountName }: ReportPartShape): string {
  if (accountName !== null) {
    return sectionName === null ? accountName : `${accountName} (${sectionName})`;
  }
  return sectionName ?? 'Đầu mối CCHC';
}

/** Why a part cannot be written by the one who looks at it, and who can change that. */
export function lockSentence(part: ReportPartShape): string {
  if (part.isMine) {
    return part.state === 'taken'
      ? 'Đầu mối CCHC đã nhận phần này. Muốn sửa tiếp, hãy báo đầu mối trả lại phần.'
      : 'Phần này đã nộp cho đầu mối CCHC. Đầu mối trả lại phần thì mới sửa tiếp được.';
  }
  return `Mục này do ${writerName(part)} viết. Đầu mối CCHC có thể phân công lại.`;
}
