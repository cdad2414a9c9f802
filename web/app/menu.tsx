import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { formatNumber } from '#web/lib/format.ts';
import { MENU_GROUPS, type MenuEntry, type MenuGroup } from '#web/lib/page.ts';
import { QUEUE_KEY } from '#web/lib/query.ts';
import { may, type Session } from '#web/lib/session.ts';
import { Link } from '#web/ui/link/link.tsx';
import { FEATURES } from './features.ts';
import classes from './menu.module.css';
import { useUnitOfAddress } from './unit-of-address.ts';

/** What this person may do at this unit; work queues say how many wait. */
export function Menu({ session }: { readonly session: Session }) {
  const unit = useUnitOfAddress(session);
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of page closes the menu on small screens
  useEffect(() => setOpen(false), [pathname]);
  if (!unit) {
    return <div />;
  }
  const entries = FEATURES.flatMap(({ menu }) => menu ?? []).filter(({ permission }) =>
    may(session, permission, unit.slug),
  );
  return (
    <nav className={classes.menu} aria-label="Chức năng">
      <button type="button" className={classes.opener} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Đóng danh mục' : 'Danh mục chức năng'}
      </button>
      <div className={open ? classes.open : classes.closed}>
        {Object.entries(MENU_GROUPS).map(([group, name]) => (
          <Group
            key={group}
            name={name}
            unit={unit.slug}
            entries={entries.filter((entry) => entry.group === (group as MenuGroup))}
          />
        ))}
      </div>
    </nav>
  );
}

interface GroupProps {
  readonly name: string;
  readonly unit: string;
  readonly entries: readonly MenuEntry[];
}

function Group({ name, unit, entries }: GroupProps) {
  const { pathname, href } = useLocation();
  if (entries.length === 0) {
    return null;
  }
  const inOrder = [...entries].sort((a, b) => a.order - b.order);
  const current = currentOf(
    inOrder.map((entry) => entry.path(unit)),
    pathname,
    href,
  );
  return (
    <section>
      <h2 className={classes.group}>{name}</h2>
      <ul className={classes.entries}>
        {inOrder.map((entry) => {
          const path = entry.path(unit);
          return (
            <li key={path}>
              <Link href={path} aria-current={path === current ? 'page' : undefined} className={classes.entry}>
                <span>{entry.label}</span>
                {entry.count && <Count entry={entry} unit={unit} load={entry.count} />}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The entry whose address is the page's own, or else the longest one that the page lies under. */
function currentOf(paths: readonly string[], pathname: string, href: string): string | undefined {
  const exact = paths.find((path) => path === href) ?? paths.find((path) => path === pathname);
  const under = paths.filter((path) => path.split('/').length > 3 && pathname.startsWith(`${path.split('?')[0]}/`));
  const depth = (path: string) => path.split('/').length;
  // Of entries that differ only behind the `?`, the page below belongs to the one that filters nothing.
  return exact ?? under.sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
}

interface CountProps {
  readonly entry: MenuEntry;
  readonly unit: string;
  readonly load: (unit: string) => Promise<number>;
}

function Count({ entry, unit, load }: CountProps) {
  const { data } = useQuery({
    queryKey: [QUEUE_KEY, unit, entry.label],
    queryFn: () => load(unit),
    refetchInterval: 60_000,
  });
  if (data === undefined) {
    return null;
  }
  const late = entry.countTone === 'late' && data > 0;
  return <span className={late ? classes.late : classes.count}>{formatNumber(data)}</span>;
}
