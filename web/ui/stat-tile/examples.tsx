import type { Example } from '#web/ui/example.ts';
import { StatTile, StatTiles } from './stat-tile.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Số liệu với chỉ tiêu',
    show: () => (
      <StatTiles>
        <StatTile
          label="Hồ sơ giải quyết đúng hạn"
          value="99,68 %"
          light="good"
          target="Chỉ tiêu: từ 98 %"
          note="1.126 trong 1.130 hồ sơ đã giải quyết"
          href="#ho-so-dung-han"
        />
        <StatTile label="Hồ sơ nộp trực tuyến" value="49 %" light="bad" target="Chỉ tiêu: từ 70 %" />
        <StatTile label="Hồ sơ đang giải quyết" value="20" unit="hồ sơ" />
        <StatTile label="Văn bản ký số" value="–" light="none" />
      </StatTiles>
    ),
  },
];
