import { formatDecimal } from '#core/kernel/decimals.ts';
import type { IndexAnswer } from '#core/service-index/contract.ts';
import { LineChart } from '#web/ui/chart/chart.tsx';

const hundredths = (points: string) => Math.round(Number(points) * 100);
const words = (value: number) => formatDecimal((value / 100).toFixed(2), true);

/** Twelve months: the points, the most that could be worked out of them, and what the portal said. */
export function IndexTrend({ trend }: { readonly trend: IndexAnswer['trend'] }) {
  const hasPortal = trend.some(({ portal }) => portal !== null);
  return (
    <LineChart
      title="Diễn biến 12 tháng"
      series={[
        { key: 'points', name: 'Điểm đạt' },
        { key: 'computable', name: 'Điểm tính được nhiều nhất' },
        ...(hasPortal ? [{ key: 'portal', name: 'Trên Cổng' }] : []),
      ]}
      points={trend.map(({ code, points, computable, portal }) => ({
        label: `${Number(code.slice(5))}/${code.slice(2, 4)}`,
        values: {
          // A month of which nothing could be worked out has no points, not none.
          points: computable === '0.00' ? null : hundredths(points),
          computable: computable === '0.00' ? null : hundredths(computable),
          ...(hasPortal ? { portal: portal === null ? null : hundredths(portal) } : {}),
        },
      }))}
      format={words}
      unit="điểm"
      highest={10_000}
    />
  );
}
