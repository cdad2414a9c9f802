import { ACCOUNT_MESSAGES } from '#core/accounts/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { usePathParam } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { DoorPage } from './door-page.tsx';
import { useLink, useSetPassword } from './link-calls.ts';
import { type NewPassword, NewPasswordFields, passwordErrors } from './password-fields.tsx';

/** Where a one-time link leads: choosing one's own password. */
export function SetPasswordPage() {
  const link = useLink(usePathParam('token'));
  return (
    <DoorPage title="Đặt mật khẩu">
      <QueryView query={link} messages={ACCOUNT_MESSAGES}>
        {({ name, userName }) => (
          <>
            <p>
              {name}, tên đăng nhập của bạn là <strong>{userName}</strong>.
            </p>
            <SetPasswordForm />
          </>
        )}
      </QueryView>
    </DoorPage>
  );
}

function SetPasswordForm() {
  const set = useSetPassword(usePathParam('token'));
  const form = useForm<NewPassword>({ initial: { password: '', again: '' }, check: passwordErrors });
  if (set.isSuccess) {
    return (
      <Callout tone="good" title="Đã đặt mật khẩu">
        <p>Các phiên đăng nhập cũ đã kết thúc.</p>
        <ButtonLink href="/dang-nhap">Đăng nhập</ButtonLink>
      </Callout>
    );
  }
  return (
    <Form
      form={form}
      submitLabel="Đặt mật khẩu"
      busy={set.isPending}
      failure={set.isError ? messageOf(set.error, ACCOUNT_MESSAGES) : undefined}
      onSubmit={({ password }) => set.mutate(password)}
    >
      <NewPasswordFields form={form} />
    </Form>
  );
}
