import type { DisputeResponse } from '#core/assessments/disputes/contract.ts';
import { figureInWords } from '#core/assessments/disputes/dispute.ts';
import { parseDate } from '#core/kernel/dates.ts';
import { today } from '#web/lib/format.ts';
import { useMay } from '#web/lib/session.ts';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { useIsAppraiser } from '../use-is-appraiser.ts';
import { ClaimForm } from './claim-form.tsx';
import { disputeFailure, figureFrom, useDisputeCall } from './load-disputes.ts';

interface StepProps {
  readonly unit: string;
  readonly dispute: DisputeResponse;
}

/** What the person may do next: the unit edits, signs and withdraws, the level above decides. */
export function DisputeSteps({ unit, dispute }: StepProps) {
  const may = useMay();
  const above = useIsAppraiser(unit);
  const { state } = dispute;
  return (
    <div className="stack">
      {state === 'draft' && may('disputes:file') && <EditForm unit={unit} dispute={dispute} />}
      {state === 'draft' && may('disputes:send') && <SendForm unit={unit} dispute={dispute} />}
      {state === 'sent' && above && may('disputes:decide') && <DecideForm unit={unit} dispute={dispute} />}
      {(state === 'draft' || state === 'sent') && may('disputes:withdraw') && (
        <WithdrawForm unit={unit} dispute={dispute} />
      )}
    </div>
  );
}

function EditForm({ unit, dispute }: StepProps) {
  return (
    <details>
      <summary>Sửa dự thảo</summary>
      <ClaimForm unit={unit} dispute={dispute} measure={dispute.measure} />
    </details>
  );
}

function SendForm({ unit, dispute }: StepProps) {
  const call = useDisputeCall(unit);
  const form = useForm({
    initial: { answerBy: '' },
    check: ({ answerBy }) => ({
      answerBy: (parseDate(answerBy) ?? '') < today() ? 'Ghi ngày từ hôm nay, theo mẫu dd/mm/yyyy.' : undefined,
    }),
  });
  return (
    <section className="stack-tight" aria-labelledby="dispute-send">
      <h2 id="dispute-send">Ký và gửi cấp trên</h2>
      <Form
        form={form}
        submitLabel="Ký gửi kiến nghị"
        busy={call.isPending}
        failure={disputeFailure(call.error)}
        onSubmit={({ answerBy }) =>
          call.mutate(
            { rest: `/${dispute.id}/send`, body: { version: dispute.version, answerBy: parseDate(answerBy) } },
            { onSuccess: () => notify('Đã gửi kiến nghị') },
          )
        }
      >
        <DateField form={form} name="answerBy" label="Đề nghị trả lời trước ngày" required />
      </Form>
    </section>
  );
}

function WithdrawForm({ unit, dispute }: StepProps) {
  const call = useDisputeCall(unit);
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? 'Ghi lý do rút kiến nghị.' : undefined }),
  });
  return (
    <details>
      <summary>Rút kiến nghị</summary>
      <Form
        form={form}
        submitLabel="Rút kiến nghị"
        busy={call.isPending}
        failure={disputeFailure(call.error)}
        onSubmit={({ reason }) =>
          call.mutate(
            { rest: `/${dispute.id}/withdraw`, body: { version: dispute.version, reason } },
            { onSuccess: () => notify('Đã rút kiến nghị') },
          )
        }
      >
        <TextAreaField form={form} name="reason" label="Lý do" rows={2} required />
      </Form>
    </details>
  );
}

function DecideForm({ unit, dispute }: StepProps) {
  const { measure } = dispute;
  const call = useDisputeCall(unit);
  const form = useForm({
    initial: { outcome: '', value: '', reason: '', number: '', date: '', issuer: '' },
    check: ({ outcome, value, reason, number, date, issuer }) => ({
      outcome: outcome === '' ? 'Chọn cách giải quyết.' : undefined,
      value:
        outcome === 'partly-accepted' && figureFrom(measure, value) === undefined
          ? 'Ghi số liệu được công nhận.'
          : undefined,
      reason: reason.trim() === '' ? 'Ghi lý do.' : undefined,
      number: number.trim() === '' ? 'Ghi số, ký hiệu văn bản trả lời.' : undefined,
      date: parseDate(date) ? undefined : 'Ghi ngày văn bản theo mẫu dd/mm/yyyy.',
      issuer: issuer.trim() === '' ? 'Ghi cơ quan ban hành.' : undefined,
    }),
  });
  const partly = form.values.outcome === 'partly-accepted';
  return (
    <section className="stack-tight" aria-labelledby="dispute-decide">
      <h2 id="dispute-decide">Giải quyết kiến nghị</h2>
      <Form
        form={form}
        submitLabel="Ghi quyết định"
        busy={call.isPending}
        failure={disputeFailure(call.error)}
        onSubmit={({ outcome, value, reason, number, date, issuer }) =>
          call.mutate(
            {
              rest: `/${dispute.id}/decide`,
              body: {
                version: dispute.version,
                outcome,
                ...(partly ? { value: figureFrom(measure, value) } : {}),
                reason,
                number,
                date: parseDate(date),
                issuer,
              },
            },
            { onSuccess: () => notify('Đã ghi quyết định') },
          )
        }
      >
        <ChoiceField
          form={form}
          name="outcome"
          label="Cách giải quyết"
          required
          choices={[
            {
              value: 'accepted',
              label: `Chấp nhận toàn bộ: ${figureInWords(measure, dispute.unitValue)}`,
              hint: 'Số liệu vào phiếu, có đánh dấu; thẩm định của dòng phải làm lại.',
            },
            { value: 'partly-accepted', label: 'Chấp nhận một phần' },
            { value: 'refused', label: `Bác: giữ ${figureInWords(measure, dispute.systemValue)}` },
          ]}
        />
        {partly && (
          <NumberField
            form={form}
            name="value"
            label="Số liệu được công nhận"
            decimals={measure === 'rate' ? 2 : 0}
            unit={measure === 'rate' ? '%' : ''}
            required
          />
        )}
        <TextAreaField form={form} name="reason" label="Lý do" rows={3} required />
        <FieldRow>
          <TextField form={form} name="number" label="Số, ký hiệu văn bản trả lời" required />
          <DateField form={form} name="date" label="Ngày văn bản" required />
        </FieldRow>
        <TextField form={form} name="issuer" label="Cơ quan ban hành" required />
      </Form>
    </section>
  );
}
