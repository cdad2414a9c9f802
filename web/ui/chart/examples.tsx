import { formatNumber, formatPercent } from '#web/lib/format.ts';
import type { Example } from '#web/ui/example.ts';
import { BarChart, LineChart } from './chart.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Cột',
    show: () => (
      <BarChart
        title="Hồ sơ tiếp nhận theo lĩnh vực, năm 2023"
        series={[{ key: 'received', name: 'Tiếp nhận' }]}
        points={[
          { label: 'Hộ tịch', values: { received: 732 } },
          { label: 'Chứng thực', values: { received: 275 } },
          { label: 'Đất đai', values: { received: 174 } },
          { label: 'Người có công', values: { received: 14 } },
        ]}
        format={formatNumber}
        unit="hồ sơ"
      />
    ),
  },
  {
    name: 'Đường, có chỉ tiêu',
    show: () => (
      <LineChart
        title="Tỷ lệ giải quyết đúng hạn theo tháng"
        series={[
          { key: 'onTime', name: 'Đúng hạn' },
          { key: 'online', name: 'Trực tuyến' },
        ]}
        points={[
          { label: 'T8', values: { onTime: 9650, online: 4100 } },
          { label: 'T9', values: { onTime: 9820, online: 4630 } },
          { label: 'T10', values: { onTime: 9968, online: null } },
          { label: 'T11', values: { onTime: 9912, online: 5200 } },
        ]}
        format={formatPercent}
        highest={10_000}
        target={{ value: 9800, label: 'Chỉ tiêu 98 %' }}
        note="Tháng 10 chưa có số liệu nộp trực tuyến."
      />
    ),
  },
];
