import { ACCOUNT_MESSAGES } from '#core/accounts/messages.ts';
import { ROLE_NAMES } from '#core/accounts/roles.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { usePeople, useRevokeRole } from './people-calls.ts';
import { ReasonField, useReason } from './reason-field.tsx';

/** Taking a role back. */
export function RevokePage() {
  const unit = useUnitSlug();
  const [id, grantId] = [usePathParam('person'), usePathParam('grant')];
  const revoke = useRevokeRole(unit, grantId);
  const goTo = useGoTo();
  const form = useReason();
  const back = unitPath(unit, `nguoi-dung/${id}`);

  function act() {
    form.submit(({ reason }) =>
      revoke.mutate(reason, {
        onSuccess: () => {
          notify('Đã thu hồi vai trò.');
          goTo(back);
        },
      }),
    );
  }

  return (
    <QueryView query={usePeople(unit)} messages={ACCOUNT_MESSAGES}>
      {({ items }) => {
        const person = items.find((one) => one.id === id);
        const grant = person?.grants.find((one) => one.id === grantId);
        const role = grant ? ROLE_NAMES[grant.role] : 'vai trò';
        return (
          <ConfirmPage
            title={`Thu hồi vai trò ${role} của ${person?.name ?? 'người này'}`}
            consequences={[
              'Người này mất ngay các quyền của vai trò; những việc đã làm vẫn giữ nguyên tên.',
              'Muốn trả lại, người quản trị giao vai trò mới.',
            ]}
            act="Thu hồi vai trò"
            danger
            busy={revoke.isPending}
            failure={revoke.isError ? messageOf(revoke.error, ACCOUNT_MESSAGES) : undefined}
            backHref={back}
            onAct={act}
          >
            <ReasonField form={form} />
          </ConfirmPage>
        );
      }}
    </QueryView>
  );
}
