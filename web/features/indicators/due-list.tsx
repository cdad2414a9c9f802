import type { DueItem } from '#core/indicators/contract.ts';
import { formatNumber } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { DueBadge, StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';
import classes from './due-list.module.css';

const TONES = {
  good: 'done',
  near: 'warn',
  bad: 'late',
  none: 'neutral',
} as const satisfies Record<DueItem['light'], Tone>;

const STATE_WORDS = {
  good: 'đúng tiến độ',
  near: 'sắp đến hạn',
  bad: 'quá hạn',
  none: 'cần xem',
} as const satisfies Record<DueItem['light'], string>;

/** What has to be done, most urgent first; each line leads to where it is done. */
export function DueList({ unit, items }: { readonly unit: string; readonly items: readonly DueItem[] }) {
  return (
    <section aria-labelledby="viec-can-lam">
      <h2 id="viec-can-lam" className={classes.heading}>
        Việc cần làm
      </h2>
      {items.length === 0 ? (
        <EmptyState title="Không có việc nào đến hạn">
          Hồ sơ, nhiệm vụ và báo cáo của đơn vị đều chưa đến hạn.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {items.map((item) => (
            <li key={`${item.kind} ${item.label}`} className={classes.item}>
              <span className={classes.words}>
                {item.count !== null && <strong className={classes.count}>{formatNumber(item.count)}</strong>}
                <Link href={unitPath(unit, item.href)}>{item.label}</Link>
              </span>
              {item.due === null ? (
                <StatusBadge tone={TONES[item.light]}>{STATE_WORDS[item.light]}</StatusBadge>
              ) : (
                <DueBadge due={item.due} />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
