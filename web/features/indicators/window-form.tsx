import { formatDate, type PlainDate, parseDate } from '#core/kernel/dates.ts';
import { unitPath, useGoTo, useSearchValues } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { useForm } from '#web/ui/form/use-form.ts';

interface WindowFormProps {
  readonly unit: string;
  /** The window is one of the person's own, not the frame's period. */
  readonly own: boolean;
  readonly window: { readonly from: PlainDate; readonly to: PlainDate } | undefined;
}

/** A window of one's own beside the periods of the frame, such as the one a report really used. */
export function WindowForm({ unit, own, window }: WindowFormProps) {
  const goTo = useGoTo();
  const { theo } = useSearchValues();
  const form = useForm({
    initial: { from: window ? formatDate(window.from) : '', to: window ? formatDate(window.to) : '' },
    check: ({ from, to }) => {
      const [first, last] = [parseDate(from), parseDate(to)];
      return {
        from: first ? undefined : 'Nhập ngày đầu kỳ, ví dụ 05/12/2022.',
        to: !last || (first && last < first) ? 'Nhập ngày cuối kỳ, bằng hoặc sau ngày đầu kỳ.' : undefined,
      };
    },
  });
  return (
    <details open={own}>
      <summary>Chọn khoảng ngày khác</summary>
      <div style={{ maxWidth: 'var(--measure)' }}>
        <Form
          form={form}
          onSubmit={({ from, to }) =>
            goTo(unitPath(unit, 'so-lieu', { theo, tu: parseDate(from), den: parseDate(to) }))
          }
          submitLabel="Xem khoảng ngày này"
          others={
            own && (
              <ButtonLink kind="secondary" href={unitPath(unit, 'so-lieu', { theo })}>
                Trở về kỳ ở đầu trang
              </ButtonLink>
            )
          }
        >
          <DateField form={form} name="from" label="Từ ngày" required />
          <DateField form={form} name="to" label="Đến ngày" required />
        </Form>
      </div>
    </details>
  );
}
