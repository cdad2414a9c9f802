import { useState } from 'react';
import { encode } from 'uqr';
import type { z } from 'zod';
import type { totpSetup } from '#core/accounts/contract.ts';
import { ACCOUNT_MESSAGES } from '#core/accounts/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { useBeginTotp, useConfirmTotp, useTotpOff } from './own-account-calls.ts';

/** The second factor: what it is, switching it on in two steps, switching it off. */
export function TotpSection({ isOn }: { readonly isOn: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <section className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <div className="row">
        <h2>Xác thực hai bước</h2>
        <StatusBadge tone={isOn ? 'done' : 'neutral'}>{isOn ? 'Đang bật' : 'Chưa bật'}</StatusBadge>
      </div>
      <p>
        Sau mật khẩu, hệ thống hỏi thêm sáu số của ứng dụng xác thực trên điện thoại. Người biết mật khẩu của bạn vẫn
        không đăng nhập được.
      </p>
      {open ? (
        <TotpChange isOn={isOn} onDone={() => setOpen(false)} />
      ) : (
        <div>
          <Button kind="secondary" onClick={() => setOpen(true)}>
            {isOn ? 'Tắt xác thực hai bước' : 'Bật xác thực hai bước'}
          </Button>
        </div>
      )}
    </section>
  );
}

function TotpChange({ isOn, onDone }: { readonly isOn: boolean; readonly onDone: () => void }) {
  const begin = useBeginTotp();
  const off = useTotpOff();
  if (begin.data) {
    return <TotpConfirm setup={begin.data} onDone={onDone} />;
  }
  const call = isOn ? off : begin;
  return (
    <PasswordOnce
      label={isOn ? 'Tắt xác thực hai bước' : 'Tiếp tục'}
      busy={call.isPending}
      failure={call.isError ? messageOf(call.error, ACCOUNT_MESSAGES) : undefined}
      onPassword={(password) =>
        isOn
          ? off.mutate(password, {
              onSuccess: () => {
                notify('Đã tắt xác thực hai bước.');
                onDone();
              },
            })
          : begin.mutate(password)
      }
      onCancel={onDone}
    />
  );
}

interface PasswordOnceProps {
  readonly label: string;
  readonly busy: boolean;
  readonly failure: string | undefined;
  readonly onPassword: (password: string) => void;
  readonly onCancel: () => void;
}

function PasswordOnce({ label, busy, failure, onPassword, onCancel }: PasswordOnceProps) {
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: password ? undefined : 'Nhập mật khẩu' }),
  });
  return (
    <Form
      form={form}
      submitLabel={label}
      busy={busy}
      failure={failure}
      onSubmit={({ password }) => onPassword(password)}
      others={
        <Button kind="quiet" onClick={onCancel}>
          Thôi
        </Button>
      }
    >
      <TextField
        form={form}
        name="password"
        label="Mật khẩu của bạn"
        type="password"
        autoComplete="current-password"
        required
      />
    </Form>
  );
}

function TotpConfirm({ setup, onDone }: { readonly setup: z.output<typeof totpSetup>; readonly onDone: () => void }) {
  const confirm = useConfirmTotp();
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => ({ code: /^\d{6}$/.test(code.replace(/\s/gu, '')) ? undefined : 'Nhập đủ sáu số' }),
  });

  function submit({ code }: { code: string }) {
    confirm.mutate(code, {
      onSuccess: () => {
        notify('Đã bật xác thực hai bước.');
        onDone();
      },
    });
  }

  return (
    <div className="stack">
      <ol className="stack-tight">
        <li>
          Mở ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator…) và quét mã này:
          <QrCode text={setup.uri} />
          Không quét được thì nhập khóa: <code>{setup.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </li>
        <li>
          Chép các mã dự phòng vào nơi an toàn; mỗi mã thay được một lần khi không có điện thoại:
          <br />
          <code>{setup.spareCodes.join('   ')}</code>
        </li>
        <li>Nhập sáu số đang hiện trên điện thoại để bật.</li>
      </ol>
      <Callout tone="warn">Mất cả điện thoại và mã dự phòng thì phải nhờ người quản trị của đơn vị mở lại.</Callout>
      <Form
        form={form}
        submitLabel="Bật xác thực hai bước"
        busy={confirm.isPending}
        failure={confirm.isError ? messageOf(confirm.error, ACCOUNT_MESSAGES) : undefined}
        onSubmit={submit}
        others={
          <Button kind="quiet" onClick={onDone}>
            Thôi
          </Button>
        }
      >
        <TextField
          form={form}
          name="code"
          label="Mã xác thực"
          inputMode="numeric"
          autoComplete="one-time-code"
          width="short"
          required
        />
      </Form>
    </div>
  );
}

const QUIET_ZONE = 4;

function QrCode({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { border: QUIET_ZONE });
  const squares = data.flatMap((line, y) => line.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      role="img"
      aria-label="Mã QR để thêm tài khoản vào ứng dụng xác thực; khóa bằng chữ đứng ngay bên dưới"
      viewBox={`0 0 ${size} ${size}`}
      width="220"
      height="220"
      shapeRendering="crispEdges"
      style={{ display: 'block', background: '#ffffff' }}
    >
      <path d={squares.join('')} fill="#000000" />
    </svg>
  );
}
