import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '#web/lib/query.ts';
import { announceSignedOut } from '#web/lib/signed-out.ts';
import { SignInAgain } from './sign-in-again.tsx';
import { SignInForm, useCredentials } from './sign-in-form.tsx';

afterEach(cleanup);

const sent: { url: string; body: unknown }[] = [];
let answers: { status: number; body: object }[] = [];

beforeEach(() => {
  sent.length = 0;
  // jsdom knows the element but not its methods.
  HTMLDialogElement.prototype.showModal = vi.fn(function open(this: HTMLDialogElement) {
    this.open = true;
  });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, body: init.body ? JSON.parse(String(init.body)) : undefined });
    const { status, body } = answers.shift() ?? { status: 500, body: {} };
    return new Response(JSON.stringify(body), { status });
  });
});

function Page({ onDone }: { readonly onDone: () => void }) {
  return <SignInForm form={useCredentials()} onDone={onDone} />;
}

function show(element: React.ReactNode) {
  render(<QueryClientProvider client={createQueryClient()}>{element}</QueryClientProvider>);
}

async function typeAndSend() {
  await userEvent.type(screen.getByLabelText('Tên đăng nhập', { exact: false }), 'motcua.binhson');
  await userEvent.type(screen.getByLabelText('Mật khẩu', { exact: false }), 'motcua2026');
  await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
}

test('a locked account is told until when and who can open it', async () => {
  answers = [
    {
      status: 403,
      body: { code: 'account-locked', detail: { until: '2026-11-20T03:42:00.000Z', agency: 'xã Bình Sơn' } },
    },
  ];
  show(<Page onDone={vi.fn()} />);
  await typeAndSend();
  expect((await screen.findByRole('alert')).textContent).toContain(
    'Tài khoản tạm khóa đến 10:42 20/11/2026 vì nhập sai mật khẩu nhiều lần. Cần mở sớm hơn, nhờ người quản trị của xã Bình Sơn.',
  );
});

test('where a second factor is on, the code is asked for and then the person is in', async () => {
  answers = [
    { status: 200, body: { next: 'code' } },
    { status: 403, body: { code: 'code-wrong', detail: {} } },
    { status: 200, body: { next: 'done' } },
  ];
  const onDone = vi.fn();
  show(<Page onDone={onDone} />);
  await typeAndSend();
  const code = await screen.findByLabelText('Mã xác thực', { exact: false });
  expect(document.activeElement).toBe(code);
  await userEvent.type(code, '111111');
  await userEvent.click(screen.getByRole('button', { name: 'Xác nhận' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Mã xác thực không đúng');
  expect(onDone).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Xác nhận' }));
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(sent.map(({ url, body }) => [url, body])).toEqual([
    ['/api/sign-in', { userName: 'motcua.binhson', password: 'motcua2026' }],
    ['/api/sign-in/code', { code: '111111' }],
    ['/api/sign-in/code', { code: '111111' }],
  ]);
});

test('when the session ends, a dialog opens over the page and what was typed stays', async () => {
  const session = {
    accountId: '01a1f8c5-6bc7-716f-b948-aca4d45eb0fb',
    name: 'Nguyễn Thị Thu Hà',
    userName: 'motcua.binhson',
    totp: false,
    roles: [],
    units: [],
  } as unknown as Parameters<typeof SignInAgain>[0]['session'];
  answers = [{ status: 200, body: { next: 'done' } }];
  show(
    <>
      <textarea aria-label="Lý do" />
      <SignInAgain session={session} />
    </>,
  );
  const text = screen.getByLabelText<HTMLTextAreaElement>('Lý do');
  await userEvent.type(text, 'Đang viết dở');
  announceSignedOut();
  expect((await screen.findByRole('dialog')).textContent).toContain('Nội dung bạn đã nhập vẫn còn trên trang');
  expect(screen.getByLabelText<HTMLInputElement>('Tên đăng nhập', { exact: false }).disabled).toBe(true);
  await userEvent.type(screen.getByLabelText('Mật khẩu', { exact: false }), 'motcua2026');
  await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(text.value).toBe('Đang viết dở');
  expect(sent[0]?.body).toEqual({ userName: 'motcua.binhson', password: 'motcua2026' });
});
