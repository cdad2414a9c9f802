import type { Example } from '#web/ui/example.ts';
import { ConfirmPage } from './confirm-page.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Trang xác nhận trước một việc có giá trị pháp lý',
    show: () => (
      <ConfirmPage
        title="Gửi báo cáo Quý I năm 2023"
        consequences={[
          'Báo cáo được gửi lên UBND cấp trên và khóa số liệu của kỳ.',
          'Sau khi gửi, chỉ Chủ tịch UBND mới mở lại được, có ghi lý do.',
        ]}
        act="Gửi báo cáo"
        onAct={() => undefined}
        backHref="#bao-cao"
        failure="Tổng số hồ sơ theo lĩnh vực chưa khớp số tiếp nhận. Hãy sửa rồi gửi lại."
      />
    ),
  },
];
