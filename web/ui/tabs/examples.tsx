import type { Example } from '#web/ui/example.ts';
import { Tabs } from './tabs.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Các cách xem một danh sách',
    show: () => (
      <Tabs
        label="Lọc hồ sơ"
        tabs={[
          { href: '#cua-toi', label: 'Của tôi', count: 12, current: true },
          { href: '#qua-han', label: 'Quá hạn', count: 3, current: false },
          { href: '#tat-ca', label: 'Tất cả', count: 1200, current: false },
        ]}
      />
    ),
  },
];
