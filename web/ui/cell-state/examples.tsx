import type { Example } from '#web/ui/example.ts';
import { CellState } from './cell-state.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Ô đang lưu, đã lưu, bị người khác sửa, chưa lưu',
    show: () => (
      <div className="stack-tight">
        <CellState value={{ state: 'saving' }} />
        <CellState value={{ state: 'saved', at: '2026-11-20T10:42:00+07:00' }} />
        <CellState value={{ state: 'conflict', by: 'Lê Văn Hải', now: '2,50' }} />
        <CellState value={{ state: 'failed', sentence: 'mất kết nối với máy chủ.' }} />
      </div>
    ),
  },
];
