import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CriteriaSetResponse, LineResponse, SheetResponse } from '#core/assessments/contract.ts';
import { parseSearch } from '#web/lib/navigation.ts';
import { createQueryClient } from '#web/lib/query.ts';
import { type Session, SessionProvider } from '#web/lib/session.ts';
import { SheetPage } from './sheet-page.tsx';

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
const variable = (name: string, label: string, kind: 'count' | 'flag') => ({
  name,
  label,
  kind,
  unit: '',
  source: 'typed',
  indicator: null,
  from: null,
});
const SET = {
  id: SET_ID,
  code: 'thu',
  version: 1,
  name: 'Bộ thử',
  basis: 'bộ mẫu',
  unitKind: 'commune',
  state: 'published',
  maxBonus: '0.00',
  maxPenalty: '0.00',
  result: 'absolute',
  bands: [],
  tieRule: 'shared',
  criteria: [
    leafOf('1', 'Lĩnh vực một', { parent: null, level: 'area', max: '2.00', method: null }),
    leafOf('1.1', 'Cam kết', {
      method: 'PROPORTIONAL',
      parameters: { part: 'kept', whole: 'total' },
      variables: [variable('total', 'Số cam kết', 'count'), variable('kept', 'Số đã thực hiện', 'count')],
    }),
    leafOf('1.2', 'Ban hành kế hoạch', {
      method: 'PASS_FAIL',
      parameters: { flags: ['plan'] },
      variables: [variable('plan', 'Có kế hoạch', 'flag')],
    }),
  ],
} as unknown as CriteriaSetResponse;

const line = (code: string, more: Partial<LineResponse> = {}): LineResponse => ({
  code,
  version: 1,
  applicable: true,
  notApplicableReason: '',
  exemption: null,
  values: {},
  self: null,
  explanation: '',
  evidence: [],
  appraisal: null,
  sentence: '',
  changedAt: '2026-11-20T03:42:00Z',
  changedBy: 'Lê Hoàng Minh',
  ...more,
});
const sums = { max: '2.00', self: '0.00', appraised: '0.00', lost: '0.00', selfMissing: 2, appraisedMissing: 2 };
const aSheet = (more: Partial<SheetResponse> = {}): SheetResponse => ({
  id: '019a0000-0000-7000-8000-00000000000a' as never,
  unit: 'xa-binh-son',
  unitName: 'xã Bình Sơn',
  year: 2026,
  term: 'year',
  key: '2026',
  state: 'self-scoring',
  historical: false,
  note: '',
  period: { from: '2025-12-15', to: '2026-12-14' },
  criteriaSetId: SET_ID as never,
  setName: 'Bộ thử',
  basis: 'bộ mẫu',
  totals: { ...sums, bonus: '0.00', penalty: '0.00', index: '0.00', relative: '0.00', band: null },
  nodes: [],
  flags: [],
  missing: [],
  lines: [],
  proposals: {},
  returnReason: null,
  submittedAt: null,
  submittedBy: null,
  appraisedAt: null,
  appraisedBy: null,
  decision: null,
  ...more,
});

const DIVISION = {
  gate: { open: true, until: null, from: null, why: null, opener: '' },
  mine: { compiles: true, sections: [] },
  sections: [],
  assignments: [],
};

const REVIEW = {
  state: 'submitted',
  secondRound: false,
  explanationUntil: null,
  askedAt: null,
  askedBy: null,
  sentAt: null,
  sentBy: null,
  endedAt: null,
  approvedAt: null,
  approvedBy: null,
  areas: [],
  lines: [
    {
      code: '1.1',
      mayExplain: false,
      inSecondRound: false,
      body: null,
      mayAppraise: true,
      first: null,
      explanation: null,
      second: null,
      put: null,
      council: null,
    },
  ],
};

const NONE = { items: [], total: 0 };
/** By a part of the path; everything else is the sheet. */
const ANSWERS: readonly (readonly [string, unknown])[] = [
  ['criteria-sets', SET],
  ['/evidence', NONE],
  ['/division', DIVISION],
  ['/review', REVIEW],
  ['disputes', NONE],
];

const SHEET_CAMPAIGN = {
  campaign: null as object | null,
  waitsFor: null,
  until: null,
  lock: null,
  reopenings: [],
  changes: [],
  ended: null,
};
const CAMPAIGN = {
  id: '019a0000-0000-7000-8000-00000000000c',
  owner: 'tinh-quang-ngai',
  ownerName: 'tỉnh Quảng Ngãi',
  own: false,
  name: 'Đợt chấm điểm năm 2026',
  key: '2026',
  year: 2026,
  term: 'year',
  state: 'running',
  phase: 'over',
  dates: {
    selfFrom: '2026-11-01',
    selfTo: '2026-11-10',
    appraisal1To: '2026-11-15',
    explanationTo: null,
    appraisal2To: null,
  },
  units: 1,
  done: 0,
};

let sheet: SheetResponse;
let sheetCampaign: typeof SHEET_CAMPAIGN;
let answer: { status: number; body: unknown };
let sent: unknown[];

beforeEach(() => {
  sheet = aSheet();
  sheetCampaign = SHEET_CAMPAIGN;
  sent = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const path = new URL(url, 'http://x').pathname;
    if (init.method === 'PUT') {
      sent.push(JSON.parse(String(init.body)));
      return new Response(JSON.stringify(answer.body), { status: answer.status });
    }
    const body = path.endsWith('/campaign')
      ? sheetCampaign
      : (ANSWERS.find(([part]) => path.includes(part))?.[1] ?? sheet);
    return new Response(JSON.stringify(body), { status: 200 });
  });
  vi.stubGlobal('scrollTo', () => undefined);
  Element.prototype.scrollIntoView = () => undefined;
});

afterEach(() => {
  cleanup();
  window.localStorage.clear();
  vi.unstubAllGlobals();
});

function session(role: 'focal-officer' | 'appraiser', permissions: readonly string[]): Session {
  const unitSlug = role === 'appraiser' ? 'tinh-quang-ngai' : 'xa-binh-son';
  return {
    accountId: '019a0000-0000-7000-8000-0000000000aa' as never,
    name: 'Lê Hoàng Minh',
    userName: 'minh',
    totp: false,
    roles: [{ role, unitSlug, unitName: '', coversBelow: true }],
    units: [{ slug: 'xa-binh-son', name: 'xã Bình Sơn', kind: 'commune', permissions: [...permissions] }],
  } as Session;
}
const FOCAL = session('focal-officer', ['assessments:read', 'assessments:draft', 'assessments:self-score']);
const APPRAISER = session('appraiser', ['assessments:read', 'assessments:appraise']);

function open(who: Session, search = '') {
  const root = createRootRoute();
  const page = createRoute({
    getParentRoute: () => root,
    path: '/don-vi/$unit/cham-diem/$sheet',
    component: SheetPage,
  });
  const history = createMemoryHistory({ initialEntries: [`/don-vi/xa-binh-son/cham-diem/2026${search}`] });
  const router = createRouter({ routeTree: root.addChildren([page]), history, parseSearch });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <SessionProvider value={who}>
        <RouterProvider router={router} />
      </SessionProvider>
    </QueryClientProvider>,
  );
}

/** The line that is open beside the table: the same fields stand in its row. */
const panel = async () => within(await screen.findByRole('region', { name: /^1\.\d/ }));
const rowOf = async (name: RegExp) => (await screen.findByRole('link', { name })).closest('tr') as HTMLElement;

test('shows every line with its sums, and what is missing', async () => {
  sheet = aSheet({ lines: [line('1.2', { self: { points: '1.00', computed: true, reason: null } })] });
  open(FOCAL);

  expect((await rowOf(/1\.1 Cam kết/)).textContent).toContain('Chưa chấm điểm');
  expect((await rowOf(/1\.2 Ban hành/)).textContent).toContain('Thiếu minh chứng');
  expect(screen.getByRole('rowheader', { name: /Lĩnh vực một/ }).closest('tr')?.textContent).toContain('1,00');
});

test('computes while one types, saves, and the sums follow', async () => {
  answer = {
    status: 200,
    body: line('1.1', {
      self: { points: '0.89', computed: true, reason: null },
      explanation: 'Theo sổ',
      values: { total: { value: 9, origin: 'typed' }, kept: { value: 8, origin: 'typed' } },
    }),
  };
  open(FOCAL, '?dong=1.1');
  await userEvent.type((await panel()).getByLabelText('Số cam kết'), '9');
  await userEvent.type((await panel()).getByLabelText('Số đã thực hiện'), '8');
  expect(screen.getByText('8/9 × 1 điểm = 0,8889 → 0,89')).toBeTruthy();
  await userEvent.type((await panel()).getByLabelText('Giải trình'), 'Theo sổ');
  await userEvent.click((await panel()).getByRole('button', { name: 'Lưu' }));

  expect((await screen.findAllByText(/Đã lưu 10:42/)).length).toBe(2);
  expect(sent[0]).toMatchObject({
    version: 0,
    values: [
      { name: 'total', value: 9 },
      { name: 'kept', value: 8 },
    ],
    explanation: 'Theo sổ',
  });
  expect((await rowOf(/1\.1 Cam kết/)).textContent).toContain('0,89');
});

const typed = (name: string, value: number) => ({ [name]: { value, origin: 'typed' as const } });

async function typeBoth(): Promise<void> {
  const fields = await panel();
  await userEvent.type(fields.getByLabelText('Số cam kết'), '9');
  await userEvent.type(fields.getByLabelText('Số đã thực hiện'), '8');
  await userEvent.click(fields.getByRole('button', { name: 'Lưu' }));
}

test('somebody else changed the same figure: both are shown, and each way out works', async () => {
  const newer = line('1.1', { version: 2, values: typed('total', 7), changedBy: 'Trần Quốc Bảo' });
  answer = { status: 409, body: { code: 'line-changed', detail: { line: newer } } };
  open(FOCAL, '?dong=1.1');
  await typeBoth();

  expect((await screen.findAllByText(/Trần Quốc Bảo vừa sửa/)).length).toBe(2);
  expect(screen.getAllByText('Số cam kết: họ “7”, bạn “9”').length).toBe(2);
  expect(((await panel()).getByLabelText('Số cam kết') as HTMLInputElement).value).toBe('9');
  answer = { status: 200, body: { ...newer, version: 3, values: { ...typed('total', 9), ...typed('kept', 8) } } };
  await userEvent.click((await panel()).getByRole('button', { name: 'Giữ số của tôi' }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toMatchObject({ version: 2, values: [{ name: 'total', value: 9 }, { name: 'kept' }] });
});

test('somebody else changed another field: both changes are kept, nobody is asked', async () => {
  const newer = line('1.1', { version: 2, explanation: 'Theo sổ của phòng', changedBy: 'Trần Quốc Bảo' });
  answer = { status: 409, body: { code: 'line-changed', detail: { line: newer } } };
  open(FOCAL, '?dong=1.1');
  await typeBoth();
  await waitFor(() => expect(sent.length).toBeGreaterThan(1));
  expect(sent[1]).toMatchObject({ version: 2, explanation: 'Theo sổ của phòng', values: [{ value: 9 }, { value: 8 }] });
});

test('what could not be sent is there again when the page is opened later', async () => {
  answer = { status: 500, body: { code: 'fault', detail: {} } };
  open(FOCAL, '?dong=1.1');
  await typeBoth();
  await screen.findAllByText(/Chưa lưu/);
  cleanup();
  answer = { status: 200, body: line('1.1', { values: { ...typed('total', 9), ...typed('kept', 8) } }) };
  open(FOCAL, '?dong=1.1');
  expect(((await panel()).getByLabelText('Số cam kết') as HTMLInputElement).value).toBe('9');
  await waitFor(() => expect(sent).toHaveLength(2));
  await waitFor(() => expect(window.localStorage.length).toBe(0));
});

test('Enter confirms the figure of the system and goes on to the next cell; leaving the line saves it', async () => {
  sheet = aSheet({
    proposals: { '1.1': { total: { value: 12, indicator: 'x' }, kept: { value: 11, indicator: 'y' } } },
  });
  answer = { status: 200, body: line('1.1') };
  open(FOCAL);
  const row = within(await rowOf(/1\.1 Cam kết/));
  expect(row.getAllByText(/chưa xác nhận/i).length).toBeGreaterThan(0);
  row.getByLabelText('Số cam kết').focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    values: [
      { name: 'total', value: 12 },
      { name: 'kept', value: 11 },
    ],
  });
  expect(document.activeElement).toBe(row.getByLabelText('Số đã thực hiện'));
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(within(await rowOf(/1\.2 Ban hành/)).getByLabelText('Có kế hoạch'));
});

test('what the server would refuse is said at the field and not sent', async () => {
  open(FOCAL, '?dong=1.1');
  await userEvent.type((await panel()).getByLabelText('Số cam kết'), '8');
  await userEvent.type((await panel()).getByLabelText('Số đã thực hiện'), '9');
  await userEvent.click((await panel()).getByRole('button', { name: 'Lưu' }));

  expect((await screen.findByRole('alert')).textContent).toContain('Số đạt được lớn hơn tổng số');
  expect(sent).toEqual([]);
});

test('the appraiser takes points off with the working as reason', async () => {
  const claimed = line('1.1', {
    self: { points: '0.89', computed: true, reason: null },
    values: { total: { value: 9, origin: 'typed' }, kept: { value: 8, origin: 'typed' } },
    sentence: '8/9 × 1 điểm = 0,8889 → 0,89',
  });
  sheet = aSheet({
    state: 'submitted',
    lines: [claimed, line('1.2', { self: { points: '1.00', computed: true, reason: null } })],
  });
  answer = { status: 200, body: { ...claimed, version: 2 } };
  open(APPRAISER, '?dong=1.1');

  await userEvent.click(await screen.findByRole('button', { name: 'Dùng câu tính điểm làm lý do' }));
  await userEvent.click(screen.getByRole('button', { name: 'Lưu thẩm định' }));

  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toEqual({ version: 1, points: '0,89', reason: '8/9 × 1 điểm = 0,8889 → 0,89' });
  const tabs = within(screen.getByRole('navigation', { name: 'Lọc tiêu chí' }));
  expect(tabs.getByRole('link', { name: /Chưa thẩm định/ })).toBeTruthy();
});

test('a sheet by itself is published by its own decision', async () => {
  sheet = aSheet({ state: 'appraised' });
  open(APPRAISER);
  expect((await screen.findByRole('link', { name: 'Ghi quyết định công bố' })).getAttribute('href')).toBe(
    '/don-vi/xa-binh-son/cham-diem/2026/cong-bo',
  );
});

test.each([
  ['leads those who may to the ranking of the campaign', true],
  ['offers nobody else a step that would be refused', false],
])('a sheet of a campaign %s', async (_what, mayRank) => {
  sheet = aSheet({ state: 'appraised' });
  sheetCampaign = { ...SHEET_CAMPAIGN, campaign: CAMPAIGN };
  const province = { ...APPRAISER.units[0], slug: 'tinh-quang-ngai', permissions: ['assessments:read'] };
  open({ ...APPRAISER, units: mayRank ? [...APPRAISER.units, province as Session['units'][number]] : APPRAISER.units });

  await screen.findByText('Phiếu đã có kết quả thẩm định');
  expect(screen.queryByRole('link', { name: 'Ghi quyết định công bố' })).toBeNull();
  const ranking = screen.queryByRole('link', { name: 'Xem bảng xếp hạng của đợt' });
  expect(ranking?.getAttribute('href')).toBe(
    mayRank ? '/don-vi/tinh-quang-ngai/xep-hang/dot.019a0000-0000-7000-8000-00000000000c' : undefined,
  );
});
