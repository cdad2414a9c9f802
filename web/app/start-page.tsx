import { Navigate } from '@tanstack/react-router';
import { unitPath } from '#web/lib/navigation.ts';
import { useSessionQuery } from '#web/lib/session.ts';
import { Loading } from '#web/ui/loading/loading.tsx';

/** `/` leads to the person's own unit, or to signing in. */
export function StartPage() {
  const { data: session, isPending } = useSessionQuery();
  if (isPending) {
    return <Loading />;
  }
  const unit = session?.units[0];
  const own = session ? '/tai-khoan' : '/dang-nhap'; // signed in without a role: the page that says so
  return <Navigate to={unit ? unitPath(unit.slug) : own} replace />;
}
