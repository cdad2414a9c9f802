import type { Example } from '#web/ui/example.ts';
import { Callout } from './callout.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Bốn mức',
    show: () => (
      <div className="stack-tight">
        <Callout title="Số liệu minh họa">Các hồ sơ của đơn vị này được tạo để xem thử.</Callout>
        <Callout tone="good" title="Đã gửi báo cáo">
          Gửi lúc 10:42 20/11/2026.
        </Callout>
        <Callout tone="warn" title="Báo cáo đã khóa">
          Chánh Văn phòng khóa lúc 16:00 14/03/2023. Chỉ Chủ tịch UBND xã mở lại được.
        </Callout>
        <Callout tone="late" title="Có 3 hồ sơ quá hạn">
          Cần gửi phiếu xin lỗi và hẹn lại ngày trả.
        </Callout>
      </div>
    ),
  },
];
