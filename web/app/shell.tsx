import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { SignInAgain } from '#web/features/accounts/sign-in-again.tsx';
import { ApiRefusal } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, withSearch } from '#web/lib/navigation.ts';
import { type Session, SessionProvider, useSessionQuery } from '#web/lib/session.ts';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { Loading } from '#web/ui/loading/loading.tsx';
import { Notices } from '#web/ui/notice/notice.tsx';
import { OneHeading } from '#web/ui/page-header/one-heading.tsx';
import { Header } from './header.tsx';
import { Menu } from './menu.tsx';
import classes from './shell.module.css';

/** The frame around every page of a signed-in person. */
export function Shell() {
  const session = useSessionQuery();
  if (session.data) {
    return <Frame session={session.data} />;
  }
  if (session.isPending) {
    return <Loading>Đang mở phiên làm việc…</Loading>;
  }
  if (session.error instanceof ApiRefusal && session.error.status === 401) {
    return <ToSignIn />;
  }
  return (
    <main className={classes.alone}>
      <OneHeading title="Chưa mở được phiên làm việc">
        <ErrorState onRetry={() => void session.refetch()}>{messageOf(session.error)}</ErrorState>
      </OneHeading>
    </main>
  );
}

/** To signing in, and back here afterwards. The address is taken once: it changes while this is still on the screen. */
function ToSignIn() {
  const [wanted] = useState(useLocation().href);
  const goTo = useGoTo();
  useEffect(() => {
    goTo(withSearch('/dang-nhap', { tiep: wanted }), { replace: true });
  }, [goTo, wanted]);
  return <Loading>Đang mở trang đăng nhập…</Loading>;
}

function Frame({ session }: { readonly session: Session }) {
  const main = useRef<HTMLElement>(null);
  useFocusAfterNavigation(main);
  return (
    <SessionProvider value={session}>
      <a className={classes.skip} href="#noi-dung">
        Chuyển đến nội dung
      </a>
      <div className={classes.band} aria-hidden="true" />
      <Header session={session} />
      <Notices />
      <SignInAgain session={session} />
      <div className={classes.body}>
        <Menu session={session} />
        <main id="noi-dung" ref={main} tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
      </div>
    </SessionProvider>
  );
}

/** After going to another page the keyboard and the screen reader begin at its content, not at the menu. */
function useFocusAfterNavigation(main: { readonly current: HTMLElement | null }): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname) {
      before.current = pathname;
      main.current?.focus({ preventScroll: true });
    }
  }, [pathname, main]);
}
