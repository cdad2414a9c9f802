import type { Person } from '#core/accounts/contract.ts';
import { formatInstant } from '#core/kernel/dates.ts';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';

/** Whether the person can sign in, and why not. */
export function PersonState({ person }: { readonly person: Person }) {
  if (person.closedReason !== null) {
    return <StatusBadge tone="off">{`Đã khóa: ${person.closedReason}`}</StatusBadge>;
  }
  if (person.lockedUntil !== null) {
    return <StatusBadge tone="warn">{`Tạm khóa đến ${formatInstant(person.lockedUntil)}`}</StatusBadge>;
  }
  if (!person.hasPassword) {
    return <StatusBadge tone="wait">Chưa đặt mật khẩu</StatusBadge>;
  }
  return <StatusBadge tone="done">{person.totp ? 'Hoạt động, hai bước' : 'Hoạt động'}</StatusBadge>;
}
