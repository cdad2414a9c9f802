import type { DisputeResponse } from '#core/assessments/disputes/contract.ts';
import type { InputKind } from '#core/assessments/rule-kind.ts';
import { useGoTo } from '#web/lib/navigation.ts';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { disputeFailure, disputesPath, figureFrom, figureText, useDisputeCall } from './load-disputes.ts';

interface ClaimFormProps {
  readonly unit: string;
  readonly measure: InputKind;
  /** The draft that is edited; without one a new one is filed about `figure`. */
  readonly dispute?: DisputeResponse;
  readonly figure?: Readonly<Record<string, unknown>>;
}

type Values = { systemValue: string; systemSource: string; unitValue: string; claim: string };

/** What the system shows, what the unit says, and why. */
export function ClaimForm({ unit, measure, dispute, figure }: ClaimFormProps) {
  const call = useDisputeCall(unit);
  const goTo = useGoTo();
  const form = useForm<Values>({
    initial: {
      systemValue: figureText(measure, dispute?.systemValue ?? null),
      systemSource: dispute?.systemSource ?? '',
      unitValue: figureText(measure, dispute?.unitValue ?? null),
      claim: dispute?.claim ?? '',
    },
    check: ({ systemValue, unitValue, claim }) => ({
      systemValue:
        systemValue.trim() !== '' && figureFrom(measure, systemValue) === undefined ? 'Ghi bằng số.' : undefined,
      unitValue: figureFrom(measure, unitValue) === undefined ? 'Ghi số liệu đúng theo đơn vị.' : undefined,
      claim: claim.trim() === '' ? 'Ghi vì sao đơn vị cho rằng số liệu sai.' : undefined,
    }),
  });
  return (
    <Form
      form={form}
      submitLabel={dispute ? 'Lưu dự thảo' : 'Lập dự thảo'}
      busy={call.isPending}
      failure={disputeFailure(call.error)}
      onSubmit={({ systemValue, systemSource, unitValue, claim }) =>
        call.mutate(
          {
            method: dispute ? 'PUT' : 'POST',
            rest: dispute ? `/${dispute.id}` : '',
            body: {
              ...(dispute ? { version: dispute.version } : { figure }),
              systemValue: figureFrom(measure, systemValue) ?? null,
              systemSource,
              unitValue: figureFrom(measure, unitValue),
              claim,
            },
          },
          {
            onSuccess: ({ id }) => {
              notify(dispute ? 'Đã lưu dự thảo' : 'Đã lập dự thảo; thêm bản ghi và tài liệu rồi trình ký gửi');
              goTo(disputesPath(unit, `/${id}`));
            },
          },
        )
      }
    >
      <FieldRow>
        <FigureField form={form} name="systemValue" label="Hệ thống nói" measure={measure} optional />
        <FigureField form={form} name="unitValue" label="Đơn vị nói" measure={measure} />
      </FieldRow>
      <TextField
        form={form}
        name="systemSource"
        label="Nguồn của số hệ thống"
        hint="Tên phần mềm, biểu thống kê, ngày xem. Để trống nếu là số của phiếu hoặc chỉ tiêu trong hệ thống này."
      />
      <TextAreaField form={form} name="claim" label="Vì sao số liệu sai" rows={4} required />
    </Form>
  );
}

interface FigureFieldProps {
  readonly form: FormState<Values>;
  readonly name: 'systemValue' | 'unitValue';
  readonly label: string;
  readonly measure: InputKind;
  readonly optional?: boolean;
}

function FigureField({ form, name, label, measure, optional = false }: FigureFieldProps) {
  if (measure === 'flag') {
    return (
      <ChoiceField
        form={form}
        name={name}
        label={label}
        inRow
        choices={[
          { value: '1', label: 'Có' },
          { value: '0', label: 'Không' },
        ]}
      />
    );
  }
  return (
    <NumberField
      form={form}
      name={name}
      label={label}
      decimals={measure === 'rate' ? 2 : 0}
      unit={measure === 'rate' ? '%' : ''}
      required={!optional}
      {...(optional ? { hint: 'Để trống: lấy số đang có trong hệ thống này' } : {})}
    />
  );
}
