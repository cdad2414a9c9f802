import type { IndicatorValueView, TrendMonth } from '#core/indicators/contract.ts';
import { formatNumber, formatPercent } from '#web/lib/format.ts';
import { BarChart, LineChart } from '#web/ui/chart/chart.tsx';
import type { ChartPoint } from '#web/ui/chart/chart-props.ts';
import { hundredths } from './indicator-words.ts';

interface TrendProps {
  readonly months: readonly TrendMonth[];
  readonly tiles: readonly IndicatorValueView[];
}

/** A hundred percent, in hundredths of a percent. */
const WHOLE = 10_000;

/** Twelve months side by side: how much came and went, and how much of it in time and online. */
export function Trend({ months, tiles }: TrendProps) {
  if (months.every(({ received, resolved }) => received === 0 && resolved === 0)) {
    return null;
  }
  const goal = hundredths(tiles.find(({ code }) => code === 'on_time_rate')?.target?.goal ?? null);
  return (
    <section aria-labelledby="dien-bien" className="stack-tight">
      <h2 id="dien-bien">Diễn biến 12 tháng</h2>
      <div className="stack">
        <LineChart
          title="Tỷ lệ giải quyết đúng hạn và nộp trực tuyến"
          series={[
            { key: 'onTime', name: 'Giải quyết đúng hạn' },
            { key: 'online', name: 'Nộp trực tuyến' },
          ]}
          points={months.map((month) => pointOf(month, ratesOf(month)))}
          format={formatPercent}
          highest={WHOLE}
          target={goal === null ? undefined : { value: goal, label: `Chỉ tiêu đúng hạn ${formatPercent(goal)}` }}
        />
        <BarChart
          title="Hồ sơ tiếp nhận và giải quyết"
          series={[
            { key: 'received', name: 'Tiếp nhận' },
            { key: 'resolved', name: 'Giải quyết' },
          ]}
          points={months.map((month) => pointOf(month, { received: month.received, resolved: month.resolved }))}
          format={formatNumber}
          unit="hồ sơ"
        />
      </div>
    </section>
  );
}

function pointOf({ from }: TrendMonth, values: ChartPoint['values']): ChartPoint {
  return { label: `${Number(from.slice(5, 7))}/${from.slice(2, 4)}`, values };
}

function ratesOf({ onTimeRate, onlineRate }: TrendMonth) {
  return { onTime: hundredths(onTimeRate), online: hundredths(onlineRate) };
}
