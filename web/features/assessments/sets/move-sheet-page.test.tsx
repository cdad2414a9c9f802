import { QueryClientProvider } from '@tanstack/react-query';
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
import type { SetAnswer, SetHead, SheetSets } from '#core/assessments/sets/contract.ts';
import type { DraftCriterion, SetDraft } from '#core/assessments/sets/draft.ts';
import { withMethod } from '#core/assessments/sets/rule-form.ts';
import { withAdded, withCriterion } from '#core/assessments/sets/tree-edits.ts';
import { parseSearch } from '#web/lib/navigation.ts';
import { createQueryClient } from '#web/lib/query.ts';
import { MoveSheetPage } from './move-sheet-page.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const EMPTY: SetDraft = {
  name: 'Bộ tiêu chí của tỉnh',
  unitKind: 'commune',
  effectiveYear: 2026,
  result: 'absolute',
  bands: [],
  tieRule: 'shared',
  maxBonus: '0.00',
  maxPenalty: '0.00',
  criteria: [],
};

function draftOf(max: string): SetDraft {
  const leaf = withAdded(withAdded(EMPTY, null, 'area').draft, '1', 'criterion');
  const rule = withMethod(leaf.draft.criteria[1] as DraftCriterion, 'MANUAL');
  return withCriterion(withCriterion(leaf.draft, '1.1', { ...rule, name: 'Kế hoạch', max }), '1', { max });
}

const idOf = (version: number) => `01900000-0000-7000-8000-00000000000${version}`;
const headOf = (version: number, effectiveYear: number) =>
  ({
    id: idOf(version),
    code: 'bo-tinh',
    version,
    name: EMPTY.name,
    basis: '',
    unitKind: 'commune',
    state: 'published',
    owner: { slug: 'tinh-quang-ngai', name: 'tỉnh Quảng Ngãi' },
    own: false,
    effectiveYear,
    base: null,
    leaves: 1,
    max: '2.00',
    decision: { number: `${version}/QĐ-UBND`, date: '2026-01-15', issuer: 'UBND tỉnh Quảng Ngãi' },
    documentId: null,
    revision: 1,
    writtenBy: 'Bùi Thanh Vân',
    writtenAt: '2026-01-15T01:00:00.000Z',
    publishedAt: '2026-01-15T01:00:00.000Z',
  }) as unknown as SetHead;
const whole = (head: SetHead, max: string): SetAnswer => ({
  ...{ head, mayEdit: false, compared: null, given: [], faults: [], openSheets: { total: 0, items: [] } },
  draft: draftOf(max) as SetAnswer['draft'],
});

const [ONE, TWO, THREE] = [headOf(1, 2025), headOf(2, 2026), headOf(3, 2027)];
const SETS: SheetSets = { present: ONE, others: [THREE, TWO], fixedBy: null };

function show(sets: SheetSets) {
  const puts: unknown[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (init.method === 'PUT') {
      puts.push(JSON.parse(String(init.body)));
      const criteria = [
        { code: '1.1', points: '1.50', by: 'unit', max: '1.00' },
        { code: '1.2', points: '0.50', by: 'appraiser', max: null },
      ];
      return Response.json({ code: 'maximum-below-score', detail: { criteria } }, { status: 409 });
    }
    const versions: readonly (readonly [SetHead, string])[] = [
      [ONE, '2'],
      [TWO, '1'],
      [THREE, '3'],
    ];
    const found = versions.find(([{ id }]) => url.endsWith(id));
    return Response.json(found ? whole(...found) : sets);
  });
  const root = createRootRoute();
  const page = createRoute({
    getParentRoute: () => root,
    path: '/don-vi/$unit/cham-diem/$sheet/bo-tieu-chi',
    component: MoveSheetPage,
  });
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory({ initialEntries: ['/don-vi/xa-binh-son/cham-diem/2026/bo-tieu-chi'] }),
    parseSearch,
  });
  vi.stubGlobal('scrollTo', () => undefined);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return puts;
}

test('names the version that is followed, offers the others by their decisions, and shows what changes', async () => {
  show(SETS);

  expect((await screen.findByRole('link', { name: 'Bộ tiêu chí của tỉnh (bản 1)' })).textContent).toBeTruthy();
  const choices = within(screen.getByRole('group', { name: /^Chuyển sang/ }));
  expect(choices.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent)).toEqual([
    'Bộ tiêu chí của tỉnh (bản 3)Quyết định số 3/QĐ-UBND ngày 15/01/2026 của UBND tỉnh Quảng Ngãi; áp dụng từ năm 2027',
    'Bộ tiêu chí của tỉnh (bản 2)Quyết định số 2/QĐ-UBND ngày 15/01/2026 của UBND tỉnh Quảng Ngãi; áp dụng từ năm 2026',
  ]);
  // The newest that binds the year of the sheet is proposed, not one for later years.
  expect(choices.getByRole<HTMLInputElement>('radio', { name: /bản 2/ }).checked).toBe(true);
  expect(screen.queryByText('Bản này áp dụng từ năm 2027')).toBeNull();
  const row = (await screen.findByText('1.1 Kế hoạch')).closest('tr');
  expect(row?.textContent).toContain('Sửa: điểm tối đa2,001,00');
});

test('a refusal names every criterion with what to do, leads to its line, and is about the version that was asked for', async () => {
  const puts = show(SETS);
  await userEvent.click(await screen.findByRole('button', { name: 'Chuyển phiếu sang bản 2' }));

  const line = await screen.findByRole('link', { name: '1.1 Kế hoạch' });
  expect(line.getAttribute('href')).toBe('/don-vi/xa-binh-son/cham-diem/2026?dong=1.1');
  expect(line.closest('li')?.textContent).toContain(
    'đã tự chấm 1,50 điểm, bản kia tối đa 1,00 điểm. Sửa điểm xuống không quá 1,00',
  );
  expect(screen.getByRole('link', { name: '1.2' }).closest('li')?.textContent).toContain('đề nghị cơ quan thẩm định');
  expect(puts).toEqual([{ criteriaSetId: idOf(2) }]);
  await userEvent.click(screen.getByRole('radio', { name: /bản 3/ }));
  expect(screen.queryByRole('link', { name: '1.2' })).toBeNull();
  expect(screen.getByText('Bản này áp dụng từ năm 2027')).toBeDefined();
});

test.each([
  ['campaign', 'Phiếu thuộc một đợt chấm điểm nên bộ tiêu chí do đợt quy định, đơn vị không đổi được.'],
  ['state', 'Chỉ phiếu đang tự chấm mới chuyển được. Phiếu đã nộp giữ bộ tiêu chí lúc nộp.'],
] as const)('says why a sheet stays where it is: %s', async (fixedBy, words) => {
  show({ ...SETS, fixedBy });
  expect(await screen.findByText(words)).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
});
