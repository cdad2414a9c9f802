import { QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { OpenedSheets } from '#core/assessments/campaigns/contract.ts';
import { createQueryClient } from '#web/lib/query.ts';
import { useOpenSheets } from './load-campaigns.ts';

afterEach(() => vi.unstubAllGlobals());

test('the progress of an opening counts the sheets that are there, not the units that cannot get one', async () => {
  const left: OpenedSheets['left'] = [
    { unit: 'xa-ba-to', unitName: 'xã Ba Tơ', why: 'ended' },
    { unit: 'xa-tay-tra', unitName: 'xã Tây Trà', why: 'other-set' },
  ];
  // 100 units: two cannot get a sheet, eight had theirs before the two portions.
  const portions: OpenedSheets[] = [
    { opened: 48, joined: 2, remaining: 40, total: 100, left },
    { opened: 40, joined: 0, remaining: 0, total: 100, left },
  ];
  vi.stubGlobal('fetch', async () => Response.json(portions.shift()));
  const said: (readonly [number, number])[] = [];
  const { result } = renderHook(() => useOpenSheets('tinh-quang-ngai', 'dot', (...progress) => said.push(progress)), {
    wrapper: ({ children }) => <QueryClientProvider client={createQueryClient()}>{children}</QueryClientProvider>,
  });

  const done = await result.current.mutateAsync(undefined);

  expect(said).toEqual([
    [58, 100],
    [98, 100],
  ]);
  expect(done).toMatchObject({ opened: 90, left });
});
