import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PlanResponse, TaskResponse } from '#core/plans/contract.ts';
import { createQueryClient } from '#web/lib/query.ts';
import { ProposalForm } from './proposal-form.tsx';

/** Bến Quan's line: 84.62 % reached in 2023. */
const TASK: TaskResponse = {
  id: '019a0000-0000-7000-8000-000000000001' as never,
  criterion: '3.13.1',
  criterionName: 'Tỷ lệ hồ sơ trực tuyến toàn trình',
  max: '1.00',
  lost: '0.15',
  reason: '84,62%',
  proposedSection: 'Văn phòng – Thống kê',
  needsCooperation: false,
  title: 'Nâng tỷ lệ',
  lead: 1,
  cooperating: [],
  measure: { kind: 'rate', value: 8_462, words: '84,62 %' },
  target: { value: 10_000, typed: '100', words: '100 %', belowLastYear: false },
  targetReason: '',
  deadline: '2024-12-14',
  state: 'proposed',
  light: 'none',
  unready: null,
  dropReason: '',
  doneOn: null,
  progress: [],
  evidence: [],
  version: 1,
};
const PLAN: PlanResponse = {
  id: '019a0000-0000-7000-8000-000000000002' as never,
  unit: 'ben-quan',
  unitName: 'thị trấn Bến Quan',
  year: 2024,
  state: 'draft',
  note: '',
  documentNumber: null,
  documentDate: null,
  acceptedAt: null,
  acceptedBy: null,
  lost: '8.68',
  completion: { total: 0, done: 0, overdue: 0 },
  sections: [
    { id: 1, name: 'Văn phòng – Thống kê' },
    { id: 2, name: 'Tư pháp – Hộ tịch' },
  ],
  tasks: [TASK],
};

let sent: unknown[];

beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    if (init.method === 'PUT') {
      sent.push(JSON.parse(String(init.body)));
    }
    return new Response(JSON.stringify({ ...TASK, version: 2 }), { status: 200 });
  });
  Element.prototype.scrollIntoView = () => undefined;
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(task: TaskResponse = TASK) {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ProposalForm plan={PLAN} task={task} />
    </QueryClientProvider>,
  );
}

test('80 % after 84.62 % is not sent without a reason, and is with one', async () => {
  open();
  const target = screen.getByLabelText(/Chỉ tiêu năm 2024/);
  await userEvent.clear(target);
  await userEvent.type(target, '80');
  await userEvent.click(screen.getByRole('button', { name: 'Lưu đề xuất' }));

  expect(
    screen.getAllByText('Chỉ tiêu kém hơn kết quả năm trước. Nâng chỉ tiêu hoặc ghi lý do.').length,
  ).toBeGreaterThan(0);
  expect(sent).toEqual([]);

  await userEvent.type(screen.getByLabelText(/Vì sao chỉ tiêu kém/), 'Giữ theo kế hoạch');
  await userEvent.click(screen.getByRole('button', { name: 'Lưu đề xuất' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ version: 1, target: '80', targetReason: 'Giữ theo kế hoạch', lead: 1 });
});

test('the lead is not among those who cooperate', async () => {
  open();
  expect(screen.queryByRole('checkbox', { name: 'Văn phòng – Thống kê' })).toBeNull();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Tư pháp – Hộ tịch' }));
  await userEvent.click(screen.getByRole('button', { name: 'Lưu đề xuất' }));
  await waitFor(() => expect(sent).toMatchObject([{ cooperating: [2], deadline: '2024-12-14' }]));
});
