import type { Example } from '#web/ui/example.ts';
import { ErrorState } from './error-state.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Không tải được',
    show: () => <ErrorState onRetry={() => undefined}>Mất kết nối với máy chủ. Hãy thử lại khi có kết nối.</ErrorState>,
  },
];
