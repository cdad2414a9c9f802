import { formatDate, isPlainDate } from '#core/kernel/dates.ts';
import { refuse } from '../refusals.ts';
import { type Gate, PHASE_NAMES, PHASES, type Phase } from './phases.ts';

/** Refuses what a closed gate forbids; the detail says since or until when, and who can open. */
export function requireOpen(gate: Gate, phase: Phase, opener: string): void {
  if (!gate.open) {
    const { open: _, ...closed } = gate;
    throw refuse('campaign-locked', { what: phase, opener, ...closed });
  }
}

/** The sentence of a `campaign-locked` refusal: what is locked, since when, and who can open it again. */
export function lockSentence({ what, why, from, until, opener }: Readonly<Record<string, unknown>>): string {
  const phase = PHASES.find((one) => one === what);
  const name = phase ? PHASE_NAMES[phase].toLowerCase() : 'bước này';
  const day = (date: unknown) => (typeof date === 'string' && isPlainDate(date) ? formatDate(date) : '');
  const who = typeof opener === 'string' && opener !== '' ? opener : 'cơ quan thẩm định';
  switch (why) {
    case 'draft':
      return `Đợt chấm điểm chưa mở. ${who} mở đợt.`;
    case 'closed':
      return 'Đợt chấm điểm đã kết thúc nên phiếu không sửa được nữa.';
    case 'not-yet':
      return `Chưa đến kỳ ${name}: bắt đầu từ ngày ${day(from)}.`;
    case 'unit-ended':
      return `Đơn vị kết thúc hoạt động sau ngày ${day(until)}: phiếu chỉ để xem, đơn vị mới chấm phần còn lại.`;
    case 'no-second-round':
      return `Đợt này không có bước ${name}.`;
    default:
      return `Đã hết hạn ${name} (hết ngày ${day(until)}). ${who} có thể mở lại cho riêng đơn vị, kèm lý do.`;
  }
}
