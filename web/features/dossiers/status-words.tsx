import type { DueDate } from '#core/dossiers/dossier.ts';
import { isOpen, isPaused, outcomeOf, STATUS_NAMES, type Status } from '#core/dossiers/statuses.ts';
import { TIMELINESS_NAMES, timelinessOf } from '#core/dossiers/timeliness.ts';
import { formatDate, formatInstant, type PlainDate } from '#core/kernel/dates.ts';
import { DueBadge, StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';

const TONES = {
  1: 'neutral',
  2: 'act',
  3: 'off',
  4: 'act',
  5: 'wait',
  6: 'wait',
  7: 'off',
  8: 'off',
  9: 'done',
  10: 'done',
} as const satisfies Record<Status, Tone>;

export function DossierStatus({ status }: { readonly status: Status }) {
  return <StatusBadge tone={TONES[status]}>{STATUS_NAMES[status]}</StatusBadge>;
}

interface DueWordsProps {
  readonly dossier: { readonly status: Status; readonly due: DueDate | null; readonly closedAt: string | null };
  readonly today?: PlainDate | undefined;
}

/** When the result is due, and how that went: how far away it is, paused, or the result in time. */
export function DueWords({ dossier: { status, due, closedAt }, today }: DueWordsProps) {
  if (outcomeOf(status) === 'resolved' && closedAt) {
    const result = timelinessOf(due, closedAt);
    return (
      <>
        {due && <DueDay due={due} />}{' '}
        <StatusBadge tone={result === 'late' ? 'late' : 'done'}>{TIMELINESS_NAMES[result]}</StatusBadge>
      </>
    );
  }
  if (!due) {
    return status === 1 || status === 3 ? null : <span className="soft">Không hẹn trả</span>;
  }
  if (!isOpen(status)) {
    return <DueDay due={due} />;
  }
  if (isPaused(status)) {
    return (
      <>
        <DueDay due={due} /> <StatusBadge tone="wait">tạm dừng tính giờ</StatusBadge>
      </>
    );
  }
  return (
    <>
      {due.at ? <DueDay due={due} /> : null}{' '}
      <DueBadge due={due.on} short={Boolean(due.at)} {...(today && { on: today })} />
      {due.provisional && <span className="soft"> (tạm tính)</span>}
    </>
  );
}

/** A day, or a day and time where the procedure counts hours. */
export function DueDay({ due }: { readonly due: DueDate }) {
  return <span>{due.at ? formatInstant(due.at) : formatDate(due.on)}</span>;
}
