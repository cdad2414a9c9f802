import { TextField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';

type Reason = {
  readonly reason: string;
};

export function useReason(): FormState<Reason> {
  return useForm<Reason>({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 3 ? 'Ghi lý do' : undefined }),
  });
}

/** Why: kept in the audit trail beside the act. */
export function ReasonField({ form }: { readonly form: FormState<Reason> }) {
  return <TextField form={form} name="reason" label="Lý do" hint="Ghi vào nhật ký cùng với việc này" required />;
}
