import { PASSWORD_MIN } from '#core/accounts/account.ts';
import { TextField } from '#web/ui/form/text-field.tsx';
import type { FormErrors, FormState } from '#web/ui/form/use-form.ts';

export type NewPassword = {
  readonly password: string;
  readonly again: string;
};

/** Twice, because nobody sees what they typed. */
export function NewPasswordFields<V extends NewPassword>({ form }: { readonly form: FormState<V> }) {
  const own = form as unknown as FormState<NewPassword>;
  return (
    <>
      <TextField
        form={own}
        name="password"
        label="Mật khẩu mới"
        type="password"
        autoComplete="new-password"
        hint={`Ít nhất ${PASSWORD_MIN} ký tự. Vài từ không liên quan ghép lại dễ nhớ và khó đoán hơn chữ xen số.`}
        required
      />
      <TextField
        form={own}
        name="again"
        label="Nhập lại mật khẩu mới"
        type="password"
        autoComplete="new-password"
        required
      />
    </>
  );
}

export function passwordErrors({ password, again }: NewPassword): FormErrors<NewPassword> {
  const short = [...password].length < PASSWORD_MIN;
  return {
    password: short ? `Mật khẩu cần ít nhất ${PASSWORD_MIN} ký tự` : undefined,
    again: password === again ? undefined : 'Hai lần nhập mật khẩu không giống nhau',
  };
}
