import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '#web/lib/query.ts';
import { Form } from '#web/ui/form/form.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { DocumentPicker } from './document-picker.tsx';

vi.mock('#web/lib/session.ts', () => ({ useMay: () => () => true, useUnit: () => ({ name: 'xã Bình Sơn' }) }));

const LINE = {
  id: '019a0000-0000-7000-8000-000000000001',
  kind: 'plan',
  symbol: '15/KH-UBND',
  date: '2026-01-05',
  issuer: 'UBND xã Bình Sơn',
  abstract: 'Cải cách hành chính',
  hasFile: false,
  warnings: [],
};
const ONE = {
  ...LINE,
  files: [],
  uses: [],
  separateReason: '',
  version: 1,
  addedAt: '2026-01-05T00:00:00Z',
  addedBy: 'Hà',
  uploadLimitMb: 50,
};
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const server = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();

beforeEach(() => {
  server.mockImplementation(async (url, { method }) => {
    if (method === 'POST') {
      return answer(409, { code: 'document-known', detail: { document: ONE } });
    }
    return url.includes(LINE.id) ? answer(200, ONE) : answer(200, { items: [LINE], total: 1 });
  });
  vi.stubGlobal('fetch', server);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  server.mockReset();
});

function Host({ onSubmit }: { readonly onSubmit: (values: { document: string }) => void }) {
  const form = useForm({ initial: { document: '' } });
  return (
    <Form form={form} submitLabel="Lưu" onSubmit={onSubmit}>
      <DocumentPicker form={form} name="document" label="Văn bản" unit="xa-binh-son" />
    </Form>
  );
}

function show() {
  const submitted = vi.fn();
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Host onSubmit={submitted} />
    </QueryClientProvider>,
  );
  return submitted;
}

test('a document is found by words and handed to the form by its id', async () => {
  const submitted = show();
  await userEvent.type(screen.getByRole('searchbox'), 'cai cach');
  await waitFor(() => expect(server.mock.calls.some(([url]) => url.includes('words=cai+cach'))).toBe(true));
  await userEvent.click(await screen.findByRole('button', { name: /15\/KH-UBND/u }));
  expect(await screen.findByText('Chọn văn bản khác')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Lưu' }));
  expect(submitted).toHaveBeenCalledWith({ document: LINE.id });
});

test('registering a known number on the spot offers the one that is there', async () => {
  const submitted = show();
  await userEvent.click(screen.getByRole('button', { name: 'Thêm văn bản mới' }));
  await userEvent.type(screen.getByLabelText(/Số, ký hiệu/u), '15/KH-UBND');
  await userEvent.type(screen.getByLabelText(/Ngày ban hành/u), '05/01/2026');
  await userEvent.click(screen.getByRole('button', { name: 'Chọn “Kế hoạch” theo ký hiệu' }));
  await userEvent.type(screen.getByLabelText(/Trích yếu/u), 'Cải cách hành chính');
  await userEvent.click(screen.getByRole('button', { name: 'Ghi vào sổ và chọn' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Dùng văn bản này' }));
  await userEvent.click(screen.getByRole('button', { name: 'Lưu' }));
  expect(submitted).toHaveBeenCalledWith({ document: LINE.id });
});
