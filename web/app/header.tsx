import { useLocation } from '@tanstack/react-router';
import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { useConnection } from '#web/lib/connection.ts';
import { capitalised } from '#web/lib/format.ts';
import { unitPath, useGoTo } from '#web/lib/navigation.ts';
import type { Session } from '#web/lib/session.ts';
import { Link } from '#web/ui/link/link.tsx';
import { Bell } from './bell.tsx';
import classes from './header.module.css';
import { HeaderPeriod } from './header-period.tsx';
import { Person } from './person.tsx';
import { useUnitOfAddress } from './unit-of-address.ts';

/** Where I am, for which unit, whether the server hears me, and a search from anywhere. */
export function Header({ session }: { readonly session: Session }) {
  const unit = useUnitOfAddress(session);
  const header = useRef<HTMLElement>(null);
  useFrameTop(header);
  return (
    <header ref={header} className={classes.header}>
      <Link href="/" className={classes.brand}>
        CCHC<span className="unseen"> – Cải cách hành chính, về trang đầu</span>
      </Link>
      <UnitSwitcher session={session} />
      <HeaderPeriod session={session} unit={unit?.slug} />
      {unit && <SearchBox unit={unit.slug} />}
      {unit && <Bell unit={unit.slug} />}
      <ConnectionSign />
      <Person session={session} />
    </header>
  );
}

/** What sticks below the header (heads of tables, the menu) must know how tall it is: a line more for some periods. */
function useFrameTop(header: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const element = header.current;
    if (!element) {
      return;
    }
    const measure = () => {
      const sticks = getComputedStyle(element).position === 'sticky';
      document.documentElement.style.setProperty('--frame-top', sticks ? `${element.offsetHeight}px` : '0px');
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [header]);
}

function UnitSwitcher({ session }: { readonly session: Session }) {
  const unit = useUnitOfAddress(session);
  const { pathname } = useLocation();
  const goTo = useGoTo();

  /** The same page of another unit, when that page has no thing of this unit in its address. */
  function pathFor(slug: string): string {
    const [, , , page, thing] = pathname.split('/');
    return unitPath(slug, page && !thing ? page : '');
  }

  if (session.units.length <= 1) {
    return <strong className={classes.unit}>{unit && capitalised(unit.name)}</strong>;
  }
  return (
    <label className={classes.switcher}>
      <span className="unseen">Đơn vị đang xem</span>
      <select value={unit?.slug ?? ''} onChange={(event) => goTo(pathFor(event.target.value))}>
        {!unit && <option value="">Chọn đơn vị</option>}
        {session.units.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {capitalised(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

function SearchBox({ unit }: { readonly unit: string }) {
  const [text, setText] = useState('');
  const goTo = useGoTo();

  function search(event: FormEvent) {
    event.preventDefault();
    goTo(unitPath(unit, 'ho-so', { 'tu-khoa': text.trim() }));
  }

  return (
    <search className={classes.searchPlace}>
      <form className={classes.search} onSubmit={search}>
        <label>
          <span className="unseen">Tìm hồ sơ theo mã, họ tên hoặc số giấy tờ</span>
          <input
            type="search"
            placeholder="Mã hồ sơ, họ tên, số giấy tờ"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <button type="submit">Tìm</button>
      </form>
    </search>
  );
}

function ConnectionSign() {
  const lost = useConnection() === 'lost';
  return (
    <span className={lost ? classes.lost : classes.connected} role="status">
      <span aria-hidden="true">{lost ? '✕' : '●'}</span>
      {lost ? ' Mất kết nối – đang thử lại' : <span className={classes.connectedWord}> Đã kết nối</span>}
    </span>
  );
}
