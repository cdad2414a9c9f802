import { ACCOUNT_MESSAGES } from '#core/accounts/messages.ts';
import { ROLE_NAMES } from '#core/accounts/roles.ts';
import { formatInstant } from '#core/kernel/dates.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useSession } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useChangePassword, useOwnSessions, useSignOutEverywhere } from './own-account-calls.ts';
import { type NewPassword, NewPasswordFields, passwordErrors } from './password-fields.tsx';
import { TotpSection } from './totp-section.tsx';

/** What a person may do with their own account. */
export function AccountPage() {
  const session = useSession();
  return (
    <div className="stack">
      <PageHeader title="Mật khẩu và bảo mật" />
      <Facts
        items={[
          ['Họ và tên', session.name],
          ['Tên đăng nhập', session.userName],
          [
            'Vai trò',
            session.roles
              .map(
                ({ role, unitName, coversBelow }) =>
                  `${ROLE_NAMES[role]} – ${unitName}${coversBelow ? ' và cấp dưới' : ''}`,
              )
              .join('; ') || 'Chưa có vai trò. Liên hệ người quản trị của đơn vị.',
          ],
        ]}
      />
      <PasswordSection />
      <TotpSection isOn={session.totp} />
      <SessionsSection />
    </div>
  );
}

function PasswordSection() {
  const change = useChangePassword();
  const form = useForm<NewPassword & { readonly current: string }>({
    initial: { current: '', password: '', again: '' },
    check: (values) => ({
      current: values.current ? undefined : 'Nhập mật khẩu hiện tại',
      ...passwordErrors(values),
    }),
  });

  function submit({ current, password }: { current: string; password: string }) {
    change.mutate(
      { current, next: password },
      {
        onSuccess: () => {
          form.setAll({ current: '', password: '', again: '' });
          notify('Đã đổi mật khẩu; các thiết bị khác đã đăng xuất.');
        },
      },
    );
  }

  return (
    <section className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <h2>Đổi mật khẩu</h2>
      <Form
        form={form}
        submitLabel="Đổi mật khẩu"
        busy={change.isPending}
        failure={change.isError ? messageOf(change.error, ACCOUNT_MESSAGES) : undefined}
        onSubmit={submit}
      >
        <TextField
          form={form}
          name="current"
          label="Mật khẩu hiện tại"
          type="password"
          autoComplete="current-password"
          required
        />
        <NewPasswordFields form={form} />
      </Form>
    </section>
  );
}

function SessionsSection() {
  const sessions = useOwnSessions();
  const everywhere = useSignOutEverywhere();
  return (
    <section className="stack">
      <h2>Nơi đang đăng nhập</h2>
      <QueryView query={sessions}>
        {({ items }) => (
          <DataTable
            caption="Các phiên đang mở"
            columns={[
              {
                key: 'browser',
                head: 'Thiết bị',
                main: true,
                cell: ({ browser, isThis }) => `${browserWords(browser)}${isThis ? ' (thiết bị này)' : ''}`,
              },
              { key: 'address', head: 'Địa chỉ mạng', cell: ({ address }) => address },
              { key: 'since', head: 'Đăng nhập lúc', nowrap: true, cell: ({ since }) => formatInstant(since) },
              { key: 'seen', head: 'Dùng gần nhất', nowrap: true, cell: ({ lastSeen }) => formatInstant(lastSeen) },
            ]}
            rows={items}
            rowKey={({ id }) => id}
          />
        )}
      </QueryView>
      {everywhere.isError && <ErrorState title="Chưa đăng xuất được">{messageOf(everywhere.error)}</ErrorState>}
      <div>
        <Button kind="danger" busy={everywhere.isPending} onClick={() => everywhere.mutate()}>
          Đăng xuất khỏi mọi thiết bị
        </Button>
      </div>
    </section>
  );
}

/** "Chrome trên Windows": enough to recognise one's own machine. */
function browserWords(agent: string | null): string {
  const browsers = [
    ['Edg', 'Edge'],
    ['coc_coc', 'Cốc Cốc'],
    ['Firefox', 'Firefox'],
    ['Chrome', 'Chrome'],
    ['Safari', 'Safari'],
  ] as const;
  const systems = [
    ['Windows', 'Windows'],
    ['Android', 'Android'],
    ['iPhone', 'iPhone'],
    ['Mac OS', 'macOS'],
    ['Linux', 'Linux'],
  ] as const;
  const browser = browsers.find(([sign]) => agent?.includes(sign))?.[1] ?? 'Trình duyệt khác';
  const system = systems.find(([sign]) => agent?.includes(sign))?.[1];
  return system ? `${browser} trên ${system}` : browser;
}
