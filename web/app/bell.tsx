import { useQuery } from '@tanstack/react-query';
import { reminderCount } from '#core/reminders/contract.ts';
import { send } from '#web/lib/api.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { QUEUE_KEY } from '#web/lib/query.ts';
import { Link } from '#web/ui/link/link.tsx';
import classes from './bell.module.css';

/** How often the bell asks by itself; it also asks after everything that was done. */
const ASK_MS = 120_000;

/** What I was reminded of and have not read. */
export function Bell({ unit }: { readonly unit: string }) {
  const { data } = useQuery({
    queryKey: [QUEUE_KEY, unit, 'reminders'],
    queryFn: () => send('GET', `/api/units/${unit}/reminders/count`, undefined, reminderCount),
    refetchInterval: ASK_MS,
    retry: false,
  });
  const unread = data?.unread ?? 0;
  return (
    <Link href={unitPath(unit, 'thong-bao')} className={classes.bell}>
      Thông báo
      {unread > 0 && (
        <span className={classes.count}>
          {unread > 99 ? '99+' : unread}
          <span className="unseen"> chưa đọc</span>
        </span>
      )}
    </Link>
  );
}
