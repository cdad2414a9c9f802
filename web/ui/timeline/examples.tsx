import type { Example } from '#web/ui/example.ts';
import { Timeline } from './timeline.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Lịch sử hồ sơ',
    show: () => (
      <Timeline
        label="Lịch sử hồ sơ"
        entries={[
          { key: '1', at: '2026-11-18T08:15:00+07:00', what: 'Tiếp nhận', who: 'Trần Thị Ưng' },
          {
            key: '2',
            at: '2026-11-19T14:02:00+07:00',
            what: 'Yêu cầu bổ sung',
            who: 'Lê Văn Hải',
            children:
              'Lý do: trích lục bản đồ đã quá thời hạn sử dụng, cần bản mới của chi nhánh Văn phòng đăng ký đất đai.',
          },
        ]}
      />
    ),
  },
];
