import type { Example } from '#web/ui/example.ts';
import { DueBadge, Light, StatusBadge } from './status-badge.tsx';

const ON = '2026-11-20';

export const examples: readonly Example[] = [
  {
    name: 'Trạng thái bằng chữ và hình',
    show: () => (
      <p className="row">
        <StatusBadge tone="neutral">Mới đăng ký</StatusBadge>
        <StatusBadge tone="act">Đang xử lý</StatusBadge>
        <StatusBadge tone="wait">Chờ bổ sung giấy tờ</StatusBadge>
        <StatusBadge tone="done">Đã trả kết quả</StatusBadge>
        <StatusBadge tone="warn">Sắp đến hạn</StatusBadge>
        <StatusBadge tone="late">Quá hạn</StatusBadge>
        <StatusBadge tone="off">Công dân rút hồ sơ</StatusBadge>
      </p>
    ),
  },
  {
    name: 'Hạn trả',
    show: () => (
      <p className="row">
        <DueBadge due="2026-11-30" on={ON} />
        <DueBadge due="2026-11-22" on={ON} />
        <DueBadge due="2026-11-20" on={ON} />
        <DueBadge due="2026-11-12" on={ON} />
        <DueBadge due="2026-11-12" on={ON} short />
      </p>
    ),
  },
  {
    name: 'Đèn báo so với chỉ tiêu',
    show: () => (
      <p className="row">
        <Light state="good" />
        <Light state="near" />
        <Light state="bad" />
        <Light state="none" />
      </p>
    ),
  },
];
