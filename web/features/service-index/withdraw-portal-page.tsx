import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { failureOf, indexPath, useWithdrawPortal } from './load-service-index.ts';

/** Takes a figure of the portal out of use; it stays on record with the reason. */
export function WithdrawPortalPage() {
  const unit = useUnitSlug();
  const id = usePathParam('id');
  const back = indexPath(unit, '/so-tren-cong');
  const goTo = useGoTo();
  const withdraw = useWithdrawPortal(unit);
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 3 ? 'Ghi lý do bỏ số này.' : undefined }),
  });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Bỏ một số đọc trên Cổng" back={{ href: back, label: 'Số đọc trên Cổng' }}>
        Số này sẽ không còn được so với số của phần mềm; nhật ký vẫn giữ số và lý do.
      </PageHeader>
      <Form
        form={form}
        onSubmit={({ reason }) =>
          withdraw.mutate(
            { id, reason },
            {
              onSuccess: () => {
                notify('Đã bỏ số đọc trên Cổng');
                goTo(back);
              },
            },
          )
        }
        submitLabel="Bỏ số này"
        busy={withdraw.isPending}
        failure={failureOf(withdraw.error)}
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
