import { parseDate } from '#core/kernel/dates.ts';
import type { PlanResponse } from '#core/plans/contract.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { planFailure, planPath, sentenceOfCode, useAcceptPlan, usePlan } from './load-plan.ts';

/** The chair's act: the proposals become the year's tasks. */
export function AcceptPage() {
  const unit = useUnitSlug();
  const plan = usePlan(unit, Number(usePathParam('year')));
  return (
    <QueryView query={plan} messages={PLAN_MESSAGES} loading="Đang tải kế hoạch…">
      {(data) => <Accept plan={data} />}
    </QueryView>
  );
}

function Accept({ plan }: { readonly plan: PlanResponse }) {
  const { unit, year } = plan;
  const accept = useAcceptPlan(unit, year);
  const form = useForm({
    initial: { number: '', date: '' },
    check: ({ date }) => ({
      date: date.trim() !== '' && !parseDate(date) ? 'Ngày phải theo mẫu dd/mm/yyyy.' : undefined,
    }),
  });
  const lacking = plan.tasks.filter(({ unready }) => unready !== null);
  const kept = plan.tasks.filter(({ state }) => state !== 'dropped');
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader
        title={`Phê duyệt kế hoạch khắc phục năm ${year}`}
        back={{ href: planPath(unit, year), label: 'Kế hoạch khắc phục' }}
      />
      {lacking.length > 0 && (
        <Callout tone="warn" title={`${lacking.length} nhiệm vụ chưa đủ nội dung`}>
          <ul>
            {lacking.map(({ id, criterion, criterionName, unready }) => (
              <li key={id}>
                <Link href={planPath(unit, year, `/nhiem-vu/${id}`)}>
                  {criterion}. {criterionName}
                </Link>
                : {sentenceOfCode(unready ?? '')}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <Form
        form={form}
        onSubmit={({ number, date }) =>
          accept.mutate({ documentNumber: number || undefined, documentDate: parseDate(date) })
        }
        submitLabel="Phê duyệt kế hoạch"
        busy={accept.isPending}
        failure={planFailure(accept.error)}
        others={
          <ButtonLink kind="secondary" href={planPath(unit, year)}>
            Quay lại
          </ButtonLink>
        }
      >
        <Callout title="Khi bấm “Phê duyệt kế hoạch”">
          {kept.length} nhiệm vụ được giao cho các bộ phận chủ trì. Chỉ tiêu và thời hạn không sửa được nữa; mỗi nhiệm
          vụ chỉ kết thúc khi có tài liệu chứng minh.
        </Callout>
        <FieldRow>
          <TextField
            form={form}
            name="number"
            label="Số, ký hiệu kế hoạch"
            hint="Ví dụ: 12/KH-UBND; để trống nếu chưa có số"
          />
          <DateField form={form} name="date" label="Ngày ban hành" />
        </FieldRow>
      </Form>
    </div>
  );
}
