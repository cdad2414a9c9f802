import { sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { sheetPath } from './load-sheet.ts';
import { sheetFailure, useSheetStep } from './sheet-steps.ts';

/** The appraiser gives the sheet back. */
export function ReturnPage() {
  const unit = useUnitSlug();
  const key = usePathParam('sheet');
  const giveBack = useSheetStep(unit, key, 'return');
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? 'Ghi lý do trả lại phiếu.' : undefined }),
  });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader
        title={`Trả lại phiếu ${sheetKeyInWords(key)}`}
        back={{ href: sheetPath(unit, key), label: 'Phiếu chấm điểm' }}
      />
      <Form
        form={form}
        onSubmit={({ reason }) => giveBack.mutate({ reason })}
        submitLabel="Trả lại phiếu"
        busy={giveBack.isPending}
        failure={sheetFailure(giveBack.error)}
        others={
          <ButtonLink kind="secondary" href={sheetPath(unit, key)}>
            Quay lại
          </ButtonLink>
        }
      >
        <Callout title="Khi bấm “Trả lại phiếu”">
          Đơn vị chấm lại và ký nộp lần nữa. Điểm đã thẩm định được giữ lại để đối chiếu.
        </Callout>
        <TextAreaField form={form} name="reason" label="Lý do trả lại" hint="Đơn vị đọc được lý do này" required />
      </Form>
    </div>
  );
}
