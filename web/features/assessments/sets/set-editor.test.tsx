import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { SetAnswer } from '#core/assessments/sets/contract.ts';
import type { DraftCriterion, SetDraft } from '#core/assessments/sets/draft.ts';
import { withMethod } from '#core/assessments/sets/rule-form.ts';
import { withAdded, withCriterion } from '#core/assessments/sets/tree-edits.ts';
import { parseSearch, stringifySearch } from '#web/lib/navigation.ts';
import { SetEditor } from './set-editor.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const EMPTY: SetDraft = {
  name: 'Bộ thử',
  unitKind: 'commune',
  effectiveYear: 2026,
  result: 'absolute',
  bands: [],
  tieRule: 'shared',
  maxBonus: '0.00',
  maxPenalty: '0.00',
  criteria: [],
};

/** An area of 2 points with one criterion, b of a. */
function aDraft(): SetDraft {
  const area = withAdded(EMPTY, null, 'area');
  const leaf = withAdded(area.draft, '1', 'criterion');
  const rule = withMethod(leaf.draft.criteria[1] as DraftCriterion, 'PROPORTIONAL');
  const scored = withCriterion(leaf.draft, '1.1', { ...rule, name: 'Kế hoạch', max: '2.00' });
  return withCriterion(scored, '1', { name: 'Chỉ đạo', max: '2.00' });
}

const ID = '01900000-0000-7000-8000-000000000001';
let serial = 0;

function anAnswer(draft: SetDraft, revision = 1, writtenBy = 'Bùi Thanh Vân'): SetAnswer {
  return {
    head: {
      id: ID,
      code: 'bo-thu',
      version: 1,
      name: draft.name,
      basis: 'dự thảo',
      unitKind: 'commune',
      state: 'draft',
      owner: { slug: 'tinh-quang-ngai', name: 'tỉnh Quảng Ngãi' },
      own: true,
      effectiveYear: 2026,
      base: null,
      leaves: 1,
      max: '2.00',
      decision: null,
      documentId: null,
      revision,
      writtenBy,
      writtenAt: '2026-11-20T01:00:00.000Z',
      publishedAt: null,
    },
    draft,
    mayEdit: true,
    compared: null,
    openSheets: { total: 0, items: [] },
    given: [],
    faults: [],
  } as unknown as SetAnswer;
}

/** The editor at a criterion; `answers` are given to its calls in order. */
function show(answers: readonly { readonly status: number; readonly body: unknown }[] = []) {
  serial += 1;
  const answer = anAnswer(aDraft());
  const id = ID.slice(0, -2) + String(serial).padStart(2, '0');
  const own = { ...answer, head: { ...answer.head, id } } as SetAnswer;
  const calls: { method: string; body: unknown }[] = [];
  const left = [...answers];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    calls.push({ method: init.method ?? 'GET', body: init.body ? JSON.parse(String(init.body)) : undefined });
    const next = left.shift() ?? { status: 500, body: { code: 'fault', detail: {} } };
    return new Response(JSON.stringify(next.body), { status: next.status });
  });
  const root = createRootRoute();
  const page = createRoute({
    getParentRoute: () => root,
    path: '/don-vi/$unit/bo-tieu-chi/$set',
    component: () => <SetEditor unit="tinh-quang-ngai" answer={own} supplemented={undefined} />,
  });
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory({ initialEntries: [`/don-vi/tinh-quang-ngai/bo-tieu-chi/${id}?muc=1.1`] }),
    parseSearch,
    stringifySearch,
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { calls };
}

const maximum = () => screen.findByLabelText<HTMLInputElement>(/^Điểm tối đa/);

test('a sum that does not fit is said while typing, and then only unfinished work is saved', async () => {
  const { calls } = show();
  const field = await maximum();
  await userEvent.clear(field);
  await userEvent.type(field, '1,5');

  expect(
    (await screen.findAllByText('Các mục dưới 1 cộng lại 1,5 điểm, thiếu 0,5 so với 2 điểm của 1.')).length,
  ).toBeGreaterThan(0);
  await userEvent.click(screen.getByRole('button', { name: 'Lưu dở dang' }));

  expect(calls[0]).toMatchObject({ method: 'PUT', body: { revision: 1, unfinished: true } });
  expect((await screen.findByRole('alert')).textContent).toContain('Máy chủ gặp lỗi');
  expect((await maximum()).value).toBe('1,5');
});

test('the rule is read out and tried by the evaluator of every sheet', async () => {
  show();
  expect((await screen.findByText('Đọc là:')).parentElement?.textContent).toContain('Số đạt được / Tổng số × 2 điểm.');
  const box = within(screen.getByRole('group', { name: 'Thử' }));
  await userEvent.type(box.getByLabelText('Tổng số'), '31');
  await userEvent.type(box.getByLabelText('Số đạt được'), '28');
  expect(box.getByRole('status').textContent).toBe('1,81 điểm. 28/31 × 2 điểm = 1,8065 → 1,81');
});

test('another kind of rule asks for what it needs', async () => {
  show();
  await userEvent.selectOptions(await screen.findByLabelText('Cách tính điểm'), 'DEDUCT_PER_EVENT');
  expect(screen.getByRole('group', { name: /^Đếm số vụ việc/ })).toBeDefined();
  expect(screen.getByText('Đọc là:').parentElement?.textContent).toContain('mỗi vụ việc (Đếm số vụ việc) trừ 2 điểm');
});

test('what more of the part does to the whole is chosen, read out and saved; the usual choice leaves no trace', async () => {
  const { calls } = show();
  const growth = within(await screen.findByRole('group', { name: /^Khi số đạt được thêm một/ }));
  await userEvent.click(growth.getByRole('radio', { name: /^Tổng số cũng thêm một/ }));
  expect(screen.getByText('Đọc là:').parentElement?.textContent).toContain(
    'Khi thử xem, số đạt được thêm một thì tổng số cũng thêm một.',
  );
  const save = () => userEvent.click(screen.getByRole('button', { name: 'Lưu dự thảo' }));
  const parameters = (at: number) =>
    (calls[at]?.body as { draft: SetDraft } | undefined)?.draft.criteria[1]?.parameters;
  await save();
  expect(parameters(0)).toMatchObject({ grows: 'both' });

  await userEvent.click(growth.getByRole('radio', { name: /^Theo đơn vị của tổng số/ }));
  await userEvent.type(await screen.findByLabelText(/^Tên \*/), ' năm');
  await save();
  expect(parameters(1)).toEqual(aDraft().criteria[1]?.parameters);
});

test('where two people wrote, both texts stand there to choose from', async () => {
  const theirs = withCriterion(aDraft(), '1.1', { name: 'Kế hoạch năm', section: 'Văn phòng' });
  show([
    { status: 409, body: { code: 'set-changed', detail: { revision: 2, writtenBy: 'Lê Hà' } } },
    { status: 200, body: anAnswer(theirs, 2, 'Lê Hà') },
  ]);
  const name = await screen.findByLabelText<HTMLTextAreaElement>(/^Tên \*/);
  await userEvent.clear(name);
  await userEvent.type(name, 'Kế hoạch CCHC');
  await userEvent.click(screen.getByRole('button', { name: 'Lưu dự thảo' }));

  const clash = within(await screen.findByRole('region', { name: '1.1: Tên' }));
  expect(clash.getByText('Kế hoạch CCHC')).toBeDefined();
  expect(clash.getByText('Kế hoạch năm')).toBeDefined();
  await userEvent.click(clash.getByRole('button', { name: 'Lấy của người kia' }));

  expect((await screen.findByLabelText<HTMLTextAreaElement>(/^Tên \*/)).value).toBe('Kế hoạch năm');
  expect(screen.getByLabelText<HTMLInputElement>('Bộ phận phụ trách').value).toBe('Văn phòng');
});
