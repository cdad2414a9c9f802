import { useEffect } from 'react';
import { Button } from '#web/ui/button/button.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';
import { type Credentials, signInSentence, useSignIn, useSignInCode } from './sign-in-calls.ts';

export function useCredentials(userName = ''): FormState<Credentials> {
  return useForm<Credentials>({
    initial: { userName, password: '' },
    check: (values) => ({
      userName: values.userName.trim() ? undefined : 'Nhập tên đăng nhập',
      password: values.password ? undefined : 'Nhập mật khẩu',
    }),
  });
}

interface SignInFormProps {
  readonly form: FormState<Credentials>;
  readonly onDone: () => void;
  /** Who was signed in before: the name stands and cannot be changed. */
  readonly fixedName?: boolean;
}

/** User name and password; then, where it is switched on, the code of the authenticator. */
export function SignInForm({ form, onDone, fixedName }: SignInFormProps) {
  const signIn = useSignIn();
  if (signIn.data?.next === 'code') {
    return <CodeForm onDone={onDone} onBack={signIn.reset} />;
  }
  return (
    <Form
      form={form}
      submitLabel="Đăng nhập"
      busy={signIn.isPending}
      busyLabel="Đang kiểm tra…"
      failure={signIn.isError ? signInSentence(signIn.error) : undefined}
      onSubmit={(credentials) => signIn.mutate(credentials, { onSuccess: ({ next }) => next === 'done' && onDone() })}
    >
      <TextField
        form={form}
        name="userName"
        label="Tên đăng nhập"
        autoComplete="username"
        disabled={fixedName ?? false}
        required
      />
      <TextField
        form={form}
        name="password"
        label="Mật khẩu"
        type="password"
        autoComplete="current-password"
        required
      />
    </Form>
  );
}

function CodeForm({ onDone, onBack }: { readonly onDone: () => void; readonly onBack: () => void }) {
  const confirm = useSignInCode();
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => ({ code: code.trim() ? undefined : 'Nhập mã xác thực' }),
  });
  useEffect(() => {
    document.querySelector<HTMLInputElement>('input[name="code"]')?.focus();
  }, []);
  return (
    <Form
      form={form}
      submitLabel="Xác nhận"
      busy={confirm.isPending}
      busyLabel="Đang kiểm tra…"
      failure={confirm.isError ? signInSentence(confirm.error) : undefined}
      onSubmit={({ code }) => confirm.mutate(code, { onSuccess: onDone })}
      others={
        <Button kind="quiet" onClick={onBack}>
          Nhập lại mật khẩu
        </Button>
      }
    >
      <TextField
        form={form}
        name="code"
        label="Mã xác thực"
        hint="Sáu số đang hiện trong ứng dụng xác thực trên điện thoại, hoặc một mã dự phòng."
        autoComplete="one-time-code"
        inputMode="text"
        width="short"
        required
      />
    </Form>
  );
}
