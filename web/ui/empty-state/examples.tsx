import { Button } from '#web/ui/button/button.tsx';
import type { Example } from '#web/ui/example.ts';
import { EmptyState } from './empty-state.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Chưa có gì, và làm sao để có',
    show: () => (
      <EmptyState title="Chưa có hồ sơ nào trong kỳ này" action={<Button kind="secondary">Nhập tệp số liệu</Button>}>
        Hồ sơ xuất hiện ở đây khi được tiếp nhận tại quầy hoặc nhập từ hệ thống của tỉnh.
      </EmptyState>
    ),
  },
];
