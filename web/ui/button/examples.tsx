import type { Example } from '#web/ui/example.ts';
import { Button, ButtonLink } from './button.tsx';

export const examples: readonly Example[] = [
  { name: 'Việc chính của trang', show: () => <Button>Tiếp nhận hồ sơ</Button> },
  { name: 'Việc khác', show: () => <Button kind="secondary">Yêu cầu bổ sung</Button> },
  { name: 'Việc phụ trong dòng', show: () => <Button kind="quiet">Bỏ lọc</Button> },
  { name: 'Việc không lấy lại được', show: () => <Button kind="danger">Từ chối hồ sơ</Button> },
  { name: 'Đang thực hiện', show: () => <Button busy>Trả kết quả</Button> },
  { name: 'Chưa làm được', show: () => <Button disabled>Gửi báo cáo</Button> },
  {
    name: 'Cỡ nhỏ, là liên kết',
    show: () => (
      <ButtonLink href="#nut" kind="secondary" size="small">
        In giấy tiếp nhận
      </ButtonLink>
    ),
  },
];
