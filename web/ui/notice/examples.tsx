import { Button } from '#web/ui/button/button.tsx';
import type { Example } from '#web/ui/example.ts';
import { Notices, notify } from './notice.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Báo đã lưu',
    show: () => (
      <>
        <Button kind="secondary" onClick={() => notify('Đã lưu 10:42')}>
          Lưu
        </Button>
        <Notices />
      </>
    ),
  },
];
