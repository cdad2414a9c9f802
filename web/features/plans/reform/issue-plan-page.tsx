import type { DocumentId } from '#core/documents/document-reference.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import type { ReformPlanResponse } from '#core/plans/reform/contract.ts';
import { ApiRefusal } from '#web/lib/api.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { Form } from '#web/ui/form/form.tsx';
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
    initial: { document: '' },
    check: ({ document }) => ({ document: document === '' ? sentenceOf('issuing-document-missing') : undefined }),
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
        onSubmit={({ document }) =>
          issue.mutate(
            { version: plan.version, documentId: document as DocumentId },
            {
              onSuccess: () => {
                notify('Đã ban hành kế hoạch');
                goTo(back);
              },
            },
          )
        }
      >
        <DocumentPicker
          form={form}
          name="document"
          unit={unit}
          label="Văn bản ban hành kế hoạch"
          hint="Chọn trong sổ văn bản của đơn vị, hoặc thêm văn bản mới"
          required
        />
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
