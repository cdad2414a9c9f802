import type { Example } from '#web/ui/example.ts';
import { Steps, TaskList } from './steps.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Các bước của hồ sơ',
    show: () => (
      <Steps
        label="Tiến trình hồ sơ"
        steps={[
          { label: 'Tiếp nhận', state: 'done', note: '08:15 18/11/2026' },
          { label: 'Xử lý', state: 'current', note: 'Lê Văn Hải' },
          { label: 'Trả kết quả', state: 'ahead' },
        ]}
      />
    ),
  },
  {
    name: 'Danh sách việc với năm trạng thái',
    show: () => (
      <TaskList
        tasks={[
          { label: 'Tờ khai đăng ký khai sinh', state: 'complete' },
          {
            label: 'Giấy chứng sinh',
            href: '#giay-chung-sinh',
            state: 'incomplete',
            hint: 'Thiếu chữ ký của cơ sở y tế',
          },
          { label: 'Căn cước của cha, mẹ', href: '#can-cuoc', state: 'untouched' },
          { label: 'Trình ký', state: 'blocked', hint: 'Làm được khi đủ giấy tờ' },
          { label: 'Xin lỗi và hẹn lại', state: 'late' },
        ]}
      />
    ),
  },
];
