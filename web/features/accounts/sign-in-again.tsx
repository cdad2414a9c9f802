import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Session } from '#web/lib/session.ts';
import { sessionQuery } from '#web/lib/session.ts';
import { announceSignedIn, useSignedOut } from '#web/lib/signed-out.ts';
import { Button } from '#web/ui/button/button.tsx';
import classes from './sign-in-again.module.css';
import { SignInForm, useCredentials } from './sign-in-form.tsx';

/** Over the page when a session ends while somebody works: what they typed stays where it is. */
export function SignInAgain({ session }: { readonly session: Session }) {
  return useSignedOut() ? <SignInDialog session={session} /> : null;
}

function SignInDialog({ session }: { readonly session: Session }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const cache = useQueryClient();
  const form = useCredentials(session.userName);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLInputElement>('input[name="password"]')?.focus();
  }, []);

  function goOn() {
    announceSignedIn();
    void cache.invalidateQueries({ queryKey: sessionQuery.queryKey });
  }

  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby="dang-nhap-lai"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="dang-nhap-lai">Phiên làm việc đã hết</h2>
      <p>Nội dung bạn đã nhập vẫn còn trên trang. Đăng nhập lại rồi bấm lại nút vừa bấm.</p>
      <SignInForm form={form} fixedName onDone={goOn} />
      <p className={classes.leave}>
        <Button kind="quiet" onClick={() => window.location.assign('/dang-nhap')}>
          Bỏ nội dung đã nhập, vào bằng tài khoản khác
        </Button>
      </p>
    </dialog>
  );
}
