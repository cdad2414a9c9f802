import { PLAN_KIND_NAMES, type PlanKind } from '#core/plans/reform/plan.ts';
import { today } from '#web/lib/format.ts';
import { useGoTo, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useUnit } from '#web/lib/session.ts';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { plansPath, reformFailure, sentenceOf, useAddPlan } from './load-reform.ts';

/** A year's plan, or a sub-plan under it. */
export function NewPlanPage() {
  const unit = useUnitSlug();
  const name = useUnit()?.name ?? '';
  const { nam, loai } = useSearchValues();
  const goTo = useGoTo();
  const add = useAddPlan(unit);
  const year = nam ?? today().slice(0, 4);
  const form = useForm({
    initial: {
      kind: loai ?? 'annual',
      year,
      title: loai ? '' : `Kế hoạch cải cách hành chính năm ${year} của ${name}`,
      note: '',
    },
    check: ({ year: typed, title }) => ({
      year: /^20\d\d$/u.test(typed.trim()) ? undefined : 'Ghi năm bằng bốn chữ số.',
      title: title.trim() === '' ? sentenceOf('reform-plan-title-missing') : undefined,
    }),
  });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Lập kế hoạch" back={{ href: plansPath(unit), label: 'Kế hoạch CCHC' }} />
      <Form
        form={form}
        submitLabel="Lập dự thảo"
        busy={add.isPending}
        failure={reformFailure(add.error)}
        onSubmit={({ kind, year: typed, title, note }) =>
          add.mutate(
            { kind: kind as PlanKind, year: Number(typed), title, note },
            { onSuccess: ({ id }) => goTo(plansPath(unit, `/${id}`)) },
          )
        }
      >
        <FieldRow>
          <SelectField
            form={form}
            name="kind"
            label="Loại kế hoạch"
            choices={Object.entries(PLAN_KIND_NAMES).map(([value, label]) => ({ value, label }))}
          />
          <TextField form={form} name="year" label="Năm" inputMode="numeric" width="short" />
        </FieldRow>
        <TextField form={form} name="title" label="Tên kế hoạch" required />
        <TextAreaField form={form} name="note" label="Ghi chú" rows={2} />
      </Form>
    </div>
  );
}
