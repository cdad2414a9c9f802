import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { plansPath, reformFailure, useReformPlan, useRemovePlan } from './load-reform.ts';

/** Gives a draft up, with its tasks. */
export function RemovePlanPage() {
  const unit = useUnitSlug();
  const plan = useReformPlan(unit, usePathParam('plan'));
  const remove = useRemovePlan(unit, usePathParam('plan'));
  const goTo = useGoTo();
  return (
    <QueryView query={plan} messages={PLAN_MESSAGES}>
      {({ id, title, total, version }) => (
        <ConfirmPage
          title={`Bỏ dự thảo “${title}”`}
          consequences={[`Dự thảo và ${total} nhiệm vụ của nó bị xóa; nhật ký vẫn ghi lại.`]}
          act="Bỏ dự thảo"
          danger
          busy={remove.isPending}
          failure={reformFailure(remove.error)}
          backHref={plansPath(unit, `/${id}`)}
          onAct={() => remove.mutate(version, { onSuccess: () => goTo(plansPath(unit)) })}
        />
      )}
    </QueryView>
  );
}
