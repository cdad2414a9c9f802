import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CriteriaSetResponse } from '#core/assessments/contract.ts';
import type { ProvisionalLine, ProvisionalResponse } from '#core/assessments/everyday/contract.ts';
import { parseSearch } from '#web/lib/navigation.ts';
import { createQueryClient } from '#web/lib/query.ts';
import { type Session, SessionProvider } from '#web/lib/session.ts';
import { TrialPage } from './trial-page.tsx';

const SET_ID = '019a0000-0000-7000-8000-000000000001';
const leafOf = (code: string, name: string, more: object) => ({
  code,
  parent: '1',
  level: 'criterion' as const,
  name,
  max: '1.00',
  parameters: {},
  variables: [],
  rounding: { mode: 'half-up' as const, neverUpToFull: false },
  rateIndicator: null,
  section: 'Văn phòng – Thống kê',
  evidence: '',
  note: '',
  legalBasis: '',
  origin: '',
  ...more,
});
const variable = (name: string, label: string, unit: string) => ({
  ...{ name, label, unit, kind: 'count', source: 'typed', indicator: null, from: null },
});
const SET = {
  ...{ id: SET_ID, code: 'thu', version: 1, name: 'Bộ thử', basis: 'bộ mẫu', unitKind: 'commune', state: 'published' },
  ...{ maxBonus: '0.00', maxPenalty: '0.00', result: 'absolute', bands: [], tieRule: 'shared' },
  criteria: [
    leafOf('1', 'Lĩnh vực một', { parent: null, level: 'area', max: '3.00', method: null }),
    leafOf('1.1', 'Hồ sơ trực tuyến', {
      method: 'PROPORTIONAL',
      parameters: { part: 'online', whole: 'all' },
      variables: [variable('all', 'Số hồ sơ', 'hồ sơ'), variable('online', 'Số hồ sơ trực tuyến', 'hồ sơ')],
    }),
    leafOf('1.2', 'Cam kết', {
      method: 'PROPORTIONAL',
      parameters: { part: 'kept', whole: 'total' },
      variables: [variable('total', 'Số cam kết', 'cam kết'), variable('kept', 'Số đã thực hiện', 'cam kết')],
    }),
    leafOf('1.3', 'Nhiệm vụ chậm', {
      method: 'DEDUCT_PER_EVENT',
      parameters: { events: 'late', each: '0.5' },
      variables: [variable('late', 'Số nhiệm vụ chậm', 'nhiệm vụ')],
    }),
  ],
} as unknown as CriteriaSetResponse;

function lineOf(
  code: string,
  points: string,
  values: Record<string, number>,
  expected: number | null,
): ProvisionalLine {
  return {
    ...{ code, applicable: true, points, footing: 'counted', sentence: '', values, endValues: values, records: [] },
    ...{ forecast: { window: points, recent: points }, expected },
  };
}
const RANGE = { window: '1.90', recent: '1.90', low: '1.90', high: '1.90' };
const ANSWER: ProvisionalResponse = {
  ...{ unit: 'xa-binh-son', unitName: 'xã Bình Sơn', year: 2026, term: 'year', state: 'self-scoring' },
  ...{ criteriaSetId: SET_ID, setName: 'Bộ thử', basis: 'bộ mẫu', asOf: '2026-11-20', running: true },
  window: { from: '2025-12-15', to: '2026-12-14' },
  totals: { max: '3.00', points: '1.90', knownMax: '3.00', unknown: 0, index: '1.90', forecast: RANGE },
  ...{ nodes: [], sections: [], opportunities: [], alerts: [], history: [] },
  lines: [
    lineOf('1.1', '0.60', { all: 100, online: 60 }, 30),
    lineOf('1.2', '0.80', { total: 10, kept: 8 }, null),
    lineOf('1.3', '0.50', { late: 1 }, null),
  ],
  working: { left: 16, week: 5 },
};

let status: number;

beforeEach(() => {
  status = 200;
  vi.stubGlobal('fetch', async (url: string) => {
    const { pathname } = new URL(url, 'http://x');
    const body = pathname.includes('criteria-sets')
      ? SET
      : status === 200
        ? ANSWER
        : { code: 'criteria-set-unknown', detail: {} };
    return new Response(JSON.stringify(body), { status: pathname.includes('criteria-sets') ? 200 : status });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function renderPage(search = '') {
  const root = createRootRoute();
  const route = createRoute({
    getParentRoute: () => root,
    path: '/don-vi/$unit/diem-tam-tinh/thu-xem',
    component: TrialPage,
  });
  const router = createRouter({
    routeTree: root.addChildren([route]),
    history: createMemoryHistory({ initialEntries: [`/don-vi/xa-binh-son/diem-tam-tinh/thu-xem${search}`] }),
    parseSearch,
  });
  const session = {
    accountId: 'a',
    name: 'Lê',
    userName: 'le',
    totp: false,
    roles: [],
    units: [],
  } as unknown as Session;
  render(
    <QueryClientProvider client={createQueryClient()}>
      <SessionProvider value={session}>
        <RouterProvider router={router as never} />
      </SessionProvider>
    </QueryClientProvider>,
  );
}

const total = () => screen.getByText(/Tổng điểm thử/).parentElement;

test('own numbers for several criteria move the total at once', async () => {
  renderPage();
  const online = await screen.findByRole('textbox', { name: 'Thêm: số hồ sơ trực tuyến' });
  expect(total()?.textContent).toContain('1,90 / 3,00');
  await userEvent.type(online, '100');
  // (60 + 100) / (100 + 100): a new dossier is in the part and in the whole.
  expect(total()?.textContent).toContain('2,10 / 3,00');
  await userEvent.type(screen.getByRole('textbox', { name: 'Làm thêm: số đã thực hiện' }), '9');
  // No more than the two that are left.
  expect(total()?.textContent).toContain('2,30 / 3,00');
  expect(screen.getByText('Vượt số dự kiến còn phát sinh, khó đạt trong kỳ')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Xóa các số thử' }));
  expect(total()?.textContent).toContain('1,90 / 3,00');
});

test('says how many a week win some points, and puts them into the table', async () => {
  renderPage('?tieuchi=1.1');
  await userEvent.type(await screen.findByLabelText('Số điểm muốn lấy lại'), '0,10');
  const sentence =
    /Để lấy lại 0,10 điểm ở 1\.1: thêm 32 .* mỗi tuần làm việc 10, còn 16 ngày làm việc\. Vượt số dự kiến/;
  expect(screen.getByText(sentence)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Đưa vào bảng thử' }));
  expect(total()?.textContent).toContain('2,00 / 3,00');
});

test('what happened is not won back, and the page says why', async () => {
  renderPage();
  expect(await screen.findByText(/1 tiêu chí mất điểm không lấy lại được/)).toBeTruthy();
  expect(screen.getByText(/Điểm bị trừ theo vụ việc đã xảy ra/)).toBeTruthy();
});

test('a unit that no set scores is told so', async () => {
  status = 404;
  renderPage();
  expect(await screen.findByText('Không tìm thấy bộ tiêu chí.')).toBeTruthy();
});
