import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '#web/lib/query.ts';
import { OneHeading } from '#web/ui/page-header/one-heading.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { createAppRouter } from './router.tsx';

const SESSION = {
  accountId: '019a0000-0000-7000-8000-0000000000aa',
  name: 'Lê Hoàng Minh',
  userName: 'minh',
  totp: false,
  roles: [{ role: 'focal-officer', unitSlug: 'xa-binh-son', unitName: 'xã Bình Sơn', coversBelow: false }],
  units: [{ slug: 'xa-binh-son', name: 'xã Bình Sơn', kind: 'commune', permissions: ['assessments:read'] }],
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The whole product at an address, where everything but the session is refused. */
function visit(address: string, session: Response = Response.json(SESSION)) {
  vi.stubGlobal('scrollTo', () => undefined);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal('fetch', async (url: string) =>
    url.endsWith('/api/session')
      ? session.clone()
      : Response.json({ code: 'assessment-unknown', detail: {} }, { status: 404 }),
  );
  const router = createAppRouter(createMemoryHistory({ initialEntries: [address] }));
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

const headings = () => screen.getAllByRole('heading', { level: 1 }).map(({ textContent }) => textContent);
const failed = () => screen.findByText('Không tải được dữ liệu', {}, { timeout: 5_000 });

test.each([
  ['whose head is made of its data', '/don-vi/xa-binh-son/cham-diem/2026', 'Phiếu chấm điểm'],
  ['whose head stands above its data', '/don-vi/xa-binh-son/bo-tieu-chi', 'Bộ tiêu chí'],
])('a page %s has one h1 when the data cannot be had', async (_which, address, title) => {
  visit(address);
  await failed();
  expect(headings()).toEqual([title]);
});

test('so has the place where no session could be opened', async () => {
  visit('/don-vi/xa-binh-son', Response.json({ code: 'fault', detail: {} }, { status: 422 }));
  await failed();
  expect(headings()).toEqual(['Chưa mở được phiên làm việc']);
});

function Broken(): never {
  throw new Error('broken');
}

test('a page that breaks loses its own head and gets that of its place', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const page = { path: '/x', title: 'Tiến độ', permission: 'public', load: async () => () => null } as const;
  const within = (content: ReactNode) => (
    <OneHeading title={page.title}>
      <PageBoundary page={page}>
        <PageHeader title="Tiến độ đợt chấm điểm năm 2026" />
        {content}
      </PageBoundary>
    </OneHeading>
  );
  const { rerender } = render(within(null));
  expect(headings()).toEqual(['Tiến độ đợt chấm điểm năm 2026']);
  rerender(within(<Broken />));
  expect(screen.getByText('Trang này gặp lỗi')).toBeDefined();
  expect(headings()).toEqual(['Tiến độ']);
});
