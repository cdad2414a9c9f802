import { INDICATOR_MESSAGES } from '#core/indicators/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { useTypedValues, useWithdrawValue } from './load-indicators.ts';

/** Takes a typed figure out of use; it stays in the record with the reason. */
export function WithdrawValuePage() {
  const unit = useUnitSlug();
  const id = usePathParam('id');
  const back = unitPath(unit, 'so-lieu/nhap');
  const goTo = useGoTo();
  const values = useTypedValues(unit);
  const withdraw = useWithdrawValue(unit);
  const value = values.data?.items.find((item) => item.id === id);
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 3 ? 'Ghi lý do bỏ số này.' : undefined }),
  });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Bỏ một số nhập tay" back={{ href: back, label: 'Số nhập tay' }}>
        {value && `${value.name}. Nguồn: ${value.source}.`} Số này sẽ không còn trong các bảng và báo cáo mới; nhật ký
        vẫn giữ số và lý do.
      </PageHeader>
      <Form
        form={form}
        onSubmit={({ reason }) =>
          withdraw.mutate(
            { id, reason },
            {
              onSuccess: () => {
                notify('Đã bỏ số nhập tay');
                goTo(back);
              },
            },
          )
        }
        submitLabel="Bỏ số này"
        busy={withdraw.isPending}
        failure={withdraw.isError ? messageOf(withdraw.error, INDICATOR_MESSAGES) : undefined}
        others={
          <ButtonLink kind="secondary" href={back}>
            Quay lại, giữ số
          </ButtonLink>
        }
      >
        <TextAreaField form={form} name="reason" label="Lý do" required />
      </Form>
    </div>
  );
}
