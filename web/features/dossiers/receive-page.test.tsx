import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OfficeDesk } from '#core/dossiers/contract.ts';
import { createQueryClient } from '#web/lib/query.ts';
import { ReceivePage } from './receive-page.tsx';

const PROCEDURE = '019a0000-0000-7000-8000-000000000001';
const DOSSIER = '019a0000-0000-7000-8000-00000000000d';

const DESK: OfficeDesk = {
  procedures: [
    {
      id: PROCEDURE,
      code: '1.001193',
      name: 'Đăng ký khai sinh',
      fieldName: 'Hộ tịch',
      limit: '03 ngày làm việc',
      mayNeedVerification: false,
      feeRule: 'Không',
      components: [{ name: 'Giấy chứng sinh', originals: 1, copies: 0, required: true, note: '' }],
    },
  ],
  officers: [],
  sections: [],
};

let answers: Record<string, { status: number; body: unknown }>;
let sent: unknown[];

beforeEach(() => {
  sent = [];
  answers = {
    '/desk': { status: 200, body: DESK },
    '/promise': {
      status: 200,
      body: {
        due: { on: '2026-11-25', at: null, provisional: false },
        counted: ['2026-11-23', '2026-11-24', '2026-11-25'],
        limit: '03 ngày làm việc',
      },
    },
    '/dossiers': {
      status: 200,
      body: { id: DOSSIER, code: 'H48.101-261120-0001', version: 1, status: 2, due: null },
    },
  };
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const found = Object.entries(answers).find(([ending]) => new URL(url, 'http://x').pathname.endsWith(ending));
    if (init.method === 'POST') {
      sent.push(JSON.parse(String(init.body)));
    }
    return new Response(JSON.stringify(found?.[1].body), { status: found?.[1].status ?? 404 });
  });
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addListener() {},
    removeListener() {},
    addEventListener() {},
    removeEventListener() {},
  }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.stubGlobal('scrollTo', () => undefined);
  Element.prototype.scrollIntoView = () => undefined;
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open() {
  const root = createRootRoute();
  const receive = createRoute({ getParentRoute: () => root, path: '/don-vi/$unit/tiep-nhan', component: ReceivePage });
  const dossier = createRoute({
    getParentRoute: () => root,
    path: '/don-vi/$unit/ho-so/$dossier',
    component: () => <p>trang hồ sơ</p>,
  });
  const history = createMemoryHistory({ initialEntries: ['/don-vi/xa-binh-son/tiep-nhan'] });
  const router = createRouter({ routeTree: root.addChildren([receive, dossier]), history });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

async function chooseProcedure(typed: string) {
  const picker = await screen.findByRole('combobox', { name: /Tên thủ tục/ });
  await userEvent.type(picker, typed);
  await userEvent.click(await screen.findByText(/Đăng ký khai sinh \(1\.001193\)/));
}

const receive = () => userEvent.click(screen.getByRole('button', { name: 'Tiếp nhận' }));

test('what is missing is summed up with links, and nothing is sent', async () => {
  open();
  await screen.findByRole('button', { name: 'Tiếp nhận' });

  await receive();

  const links = screen.getAllByRole('link').map((link) => link.textContent);
  expect(links).toContain('Chọn thủ tục.');
  expect(links).toContain('Nhập họ và tên chủ hồ sơ hoặc tên tổ chức.');
  expect(sent).toEqual([]);
});

test('the promise and its counted days stand there before anything is saved', async () => {
  open();
  await chooseProcedure('khai sinh');

  expect(await screen.findByText('25/11/2026', { selector: 'strong *' })).toBeTruthy();
  expect(screen.getByText(/tính các ngày 23\/11, 24\/11, 25\/11\/2026/)).toBeTruthy();
});

test('what was brought is sent, and the receipt’s page follows', async () => {
  open();
  await chooseProcedure('dang ky');
  await userEvent.type(screen.getByLabelText(/^Họ và tên/), 'Đặng Thị Ánh');
  await userEvent.click(screen.getByLabelText('Giấy chứng sinh'));
  await userEvent.click(screen.getByLabelText('Đã số hóa: Giấy chứng sinh'));

  await receive();

  await screen.findByText('trang hồ sơ');
  expect(sent).toMatchObject([
    {
      procedureId: PROCEDURE,
      channel: 'direct',
      applicant: { kind: 'citizen', name: 'Đặng Thị Ánh', idNumber: null },
      components: [{ name: 'Giấy chứng sinh', originals: 1, copies: 0, digitisation: 1 }],
    },
  ]);
});

test('a session that ended takes nothing of what was typed', async () => {
  answers['/dossiers'] = { status: 401, body: { code: 'signed-out', detail: {} } };
  open();
  await chooseProcedure('khai');
  fireEvent.change(screen.getByLabelText(/^Họ và tên/), { target: { value: 'Nguyễn Văn An' } });

  await receive();

  await waitFor(() => expect(screen.getByText(/Phiên làm việc đã hết/)).toBeTruthy());
  expect(screen.getByLabelText<HTMLInputElement>(/^Họ và tên/).value).toBe('Nguyễn Văn An');
});

test('a refusal of the server is told in words', async () => {
  answers['/dossiers'] = { status: 409, body: { code: 'procedure-imported', detail: {} } };
  open();
  await chooseProcedure('khai');
  fireEvent.change(screen.getByLabelText(/^Họ và tên/), { target: { value: 'Nguyễn Văn An' } });

  await receive();

  expect(await screen.findByText(/Thủ tục này được tiếp nhận trên hệ thống của tỉnh/)).toBeTruthy();
});
