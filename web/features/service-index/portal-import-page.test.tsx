import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PortalRowsAnswer } from '#core/service-index/contract.ts';
import { createQueryClient } from '#web/lib/query.ts';
import { PortalImportPage } from './portal-import-page.tsx';

const ANSWER: PortalRowsAnswer = {
  rows: [
    { row: 2, month: '2026-08', subject: 'all', points: '70,50', outcome: 'new', problems: [] },
    { row: 3, month: '08/2026', subject: 'IV.3', points: '9', outcome: 'wrong', problems: ['Điểm “9” không đúng.'] },
  ],
  taken: 0,
};

const went = vi.fn();
vi.mock('#web/lib/navigation.ts', async (original) => ({
  ...(await original<object>()),
  useUnitSlug: () => 'xa-binh-son',
  useGoTo: () => went,
}));
vi.mock('#web/ui/link/link.tsx', () => ({ Link: 'a' }));

let asked: { readonly url: string; readonly body: unknown }[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, body: JSON.parse(String(init.body)) });
    return new Response(JSON.stringify(url.includes('dryRun=true') ? ANSWER : { ...ANSWER, taken: 1 }));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a pasted table is looked through first, and taken in when the person says so', async () => {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <PortalImportPage />
    </QueryClientProvider>,
  );
  await userEvent.click(screen.getByLabelText('Dán bảng từ Excel'));
  await userEvent.paste('Tháng\tMục\tĐiểm\n08/2026\tTổng\t70,5\n08/2026\tIV.3\t9');
  await userEvent.click(screen.getByRole('button', { name: 'Xem trước' }));

  expect(await screen.findByText('Điểm “9” không đúng.')).toBeTruthy();
  expect(asked.map(({ url }) => url)).toEqual(['/api/units/xa-binh-son/portal-figures/paste?dryRun=true']);

  await userEvent.click(screen.getByRole('button', { name: 'Ghi 1 số' }));
  await vi.waitFor(() => expect(went).toHaveBeenCalledWith('/don-vi/xa-binh-son/chi-so-phuc-vu/so-tren-cong'));
  expect(asked[1]).toEqual({
    url: '/api/units/xa-binh-son/portal-figures/paste?dryRun=false',
    body: { text: 'Tháng\tMục\tĐiểm\n08/2026\tTổng\t70,5\n08/2026\tIV.3\t9' },
  });
});
