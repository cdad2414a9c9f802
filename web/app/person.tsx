import { useMutation, useQueryClient } from '@tanstack/react-query';
import { nothing } from '#core/accounts/contract.ts';
import { ROLE_NAMES } from '#core/accounts/roles.ts';
import { send } from '#web/lib/api.ts';
import { useGoTo } from '#web/lib/navigation.ts';
import type { Session } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import classes from './person.module.css';

/** Who is signed in, in which roles, and the way out. */
export function Person({ session }: { readonly session: Session }) {
  const cache = useQueryClient();
  const goTo = useGoTo();
  const signOut = useMutation({
    mutationFn: () => send('POST', '/api/sign-out', undefined, nothing),
    onSuccess: () => {
      cache.clear();
      goTo('/dang-nhap');
    },
    onError: () => notify('Chưa đăng xuất được. Hãy thử lại.'),
  });
  return (
    <details className={classes.person}>
      <summary>{session.name}</summary>
      <div className={classes.panel}>
        <ul className={classes.roles}>
          {session.roles.map(({ role, unitSlug, unitName }) => (
            <li key={`${role} ${unitSlug}`}>
              {ROLE_NAMES[role]} – {unitName}
            </li>
          ))}
        </ul>
        <p>
          <Link href="/tai-khoan">Mật khẩu và bảo mật</Link>
        </p>
        <Button kind="secondary" size="small" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          Đăng xuất
        </Button>
      </div>
    </details>
  );
}
