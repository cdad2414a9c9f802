import type { Example } from '#web/ui/example.ts';
import { Loading } from './loading.tsx';

export const examples: readonly Example[] = [
  { name: 'Đang tải', show: () => <Loading>Đang tải danh sách hồ sơ…</Loading> },
];
