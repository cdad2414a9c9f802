import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import type { ReformPlanResponse } from '#core/plans/reform/contract.ts';
import { ApiRefusal } from '#web/lib/api.ts';
import { today } from '#web/lib/format.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { plansPath, reformFailure, sentenceOf, tasksPath, useIssuePlan, useReformPlan } from './load-reform.ts';

/** The act that puts a plan in force. */
export function IssuePlanPage() {
  const unit = useUnitSlug();
  const plan = useReformPlan(unit, usePathParam('plan'));
  return (
    <QueryView query={plan} messages={PLAN_MESSAGES} loading="Đang tải kế hoạch…">
      {(data) => <Issue unit={unit} plan={data} />}
    </QueryView>
  );
}

function Issue({ unit, plan }: { readonly unit: string; readonly plan: ReformPlanResponse }) {
  const issue = useIssuePlan(unit, plan.id);
  const goTo = useGoTo();
  const form = useForm({
    initial: { number: '', date: formatDate(today()) },
    check: ({ number, date }) => ({
      number: number.trim() === '' ? sentenceOf('issuing-document-missing') : undefined,
      date: parseDate(date) ? undefined : 'Ngày phải theo mẫu dd/mm/yyyy.',
    }),
  });
  const back = plansPath(unit, `/${plan.id}`);
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Ban hành kế hoạch" back={{ href: back, label: plan.title }} />
      <Lacking unit={unit} error={issue.error} />
      <Callout tone="warn" title="Khi bấm “Ban hành kế hoạch”">
        {plan.total} nhiệm vụ bắt đầu được thực hiện và theo dõi. Sau đó mỗi thay đổi là một lần điều chỉnh, phải ghi lý
        do.
      </Callout>
      <Form
        form={form}
        submitLabel="Ban hành kế hoạch"
        busy={issue.isPending}
        failure={reformFailure(issue.error)}
        onSubmit={({ number, date }) =>
          issue.mutate(
            { version: plan.version, documentNumber: number, documentDate: parseDate(date) ?? '' },
            {
              onSuccess: () => {
                notify('Đã ban hành kế hoạch');
                goTo(back);
              },
            },
          )
        }
      >
        <FieldRow>
          <TextField form={form} name="number" label="Số, ký hiệu" hint="Ví dụ: 12/KH-UBND" required />
          <DateField form={form} name="date" label="Ngày ban hành" required />
        </FieldRow>
      </Form>
    </div>
  );
}

interface LackingTask {
  readonly task: string;
  readonly title: string;
  readonly why: keyof typeof PLAN_MESSAGES;
}

/** Which tasks keep the plan from being issued, and why. */
function Lacking({ unit, error }: { readonly unit: string; readonly error: unknown }) {
  const lacking =
    error instanceof ApiRefusal ? (error.detail.lacking as readonly LackingTask[] | undefined) : undefined;
  if (!lacking) {
    return null;
  }
  return (
    <Callout tone="warn" title={`${lacking.length} nhiệm vụ chưa đủ nội dung`}>
      <ul>
        {lacking.map(({ task, title, why }) => (
          <li key={task}>
            <Link href={tasksPath(unit, `/${task}/sua`)}>{title}</Link>: {sentenceOf(why)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
