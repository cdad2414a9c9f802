import type { Example } from '#web/ui/example.ts';
import { Facts } from './facts.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Thông tin của hồ sơ, có ô trống',
    show: () => (
      <Facts
        items={[
          ['Mã hồ sơ', 'H48.35.28-261102-0007'],
          ['Người nộp', 'Nguyễn Thị Ngọc Ánh Tuyết'],
          ['Số điện thoại', ''],
        ]}
      />
    ),
  },
];
