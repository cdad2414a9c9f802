import { lazy, type ReactNode, Suspense } from 'react';
import { Loading } from '#web/ui/loading/loading.tsx';
import classes from './chart.module.css';

export interface Series {
  readonly key: string;
  readonly name: string;
}

export interface ChartPoint {
  /** What stands under the bar or point: "Tháng 3", "Hộ tịch". */
  readonly label: string;
  /** By series key; null where there is no figure. */
  readonly values: Readonly<Record<string, number | null>>;
}

export interface ChartProps {
  /** What is shown, for whom, when: stands above and is the figure's name. */
  readonly title: string;
  readonly series: readonly Series[];
  readonly points: readonly ChartPoint[];
  /** How a figure is written: `formatNumber`, `formatPercent`. */
  readonly format: (value: number) => string;
  /** The unit in the head of the table: "hồ sơ", "%". */
  readonly unit?: string;
  readonly target?: { readonly value: number; readonly label: string } | undefined;
  readonly note?: ReactNode;
  readonly height?: number;
}

const Drawing = lazy(() => import('./drawing.tsx').then(({ Drawing: component }) => ({ default: component })));

/** Bars with their figures written on them; the same figures as a table one click away. */
export function BarChart(props: ChartProps) {
  return <Chart kind="bars" {...props} />;
}

/** A trend over time, with its figures and its target line. */
export function LineChart(props: ChartProps) {
  return <Chart kind="line" {...props} />;
}

function Chart({ kind, ...props }: ChartProps & { readonly kind: 'bars' | 'line' }) {
  const { title, note, height = 280 } = props;
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.title}>{title}</figcaption>
      <div style={{ height }} className={classes.drawing} aria-hidden="true">
        <Suspense fallback={<Loading>Đang vẽ biểu đồ…</Loading>}>
          <Drawing kind={kind} {...props} />
        </Suspense>
      </div>
      {note && <p className={classes.note}>{note}</p>}
      <details className={classes.details}>
        <summary>Xem số liệu dạng bảng</summary>
        <Figures {...props} />
      </details>
    </figure>
  );
}

function Figures({ title, series, points, format, unit, target }: ChartProps) {
  return (
    <table className={classes.table}>
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          <td />
          {series.map(({ key, name }) => (
            <th key={key} scope="col">
              {name}
              {unit && ` (${unit})`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map(({ label, values }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {series.map(({ key }) => {
              const value = values[key];
              return <td key={key}>{value === null || value === undefined ? '–' : format(value)}</td>;
            })}
          </tr>
        ))}
      </tbody>
      {target && (
        <tfoot>
          <tr>
            <th scope="row">{target.label}</th>
            <td colSpan={series.length}>{format(target.value)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
