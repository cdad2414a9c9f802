import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Loading } from '#web/ui/loading/loading.tsx';
import classes from './chart.module.css';
import type { ChartProps } from './chart-props.ts';
import { COLOURS, DASHES, lookOf, TARGET_DASH } from './series-look.ts';

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
  const place = useRef<HTMLDivElement>(null);
  const near = useNear(place);
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.title}>{title}</figcaption>
      <LegendLine kind={kind} {...props} />
      <div ref={place} style={{ height }} className={classes.drawing} aria-hidden="true">
        {near && (
          <Suspense fallback={<Loading>Đang vẽ biểu đồ…</Loading>}>
            <Drawing kind={kind} {...props} />
          </Suspense>
        )}
      </div>
      {note && <p className={classes.note}>{note}</p>}
      <details className={classes.details}>
        <summary>Xem số liệu dạng bảng</summary>
        <Figures {...props} />
      </details>
    </figure>
  );
}

/** Drawn when it comes near the screen or goes to the printer, so that a first page need not wait for it. */
function useNear(place: { readonly current: HTMLElement | null }): boolean {
  const [near, setNear] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (near || !place.current) {
      return;
    }
    const come = () => setNear(true);
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && come(), { rootMargin: '200px' });
    observer.observe(place.current);
    window.addEventListener('beforeprint', come);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', come);
    };
  }, [near, place]);
  return near;
}

/** Which line is which; a single series without target needs no words. */
function LegendLine({ kind, series, target }: ChartProps & { readonly kind: 'bars' | 'line' }) {
  if (series.length < 2 && !target) {
    return null;
  }
  return (
    <ul className={classes.legend}>
      {series.map(({ key, name }, place) => (
        <li key={key}>
          <Sample
            colour={lookOf(COLOURS, place)}
            dash={kind === 'line' ? lookOf(DASHES, place) : ''}
            width={kind === 'line' ? 2 : 10}
          />
          {name}
        </li>
      ))}
      {target && (
        <li>
          <Sample colour="var(--ink)" dash={TARGET_DASH} width={1} />
          {target.label}
        </li>
      )}
    </ul>
  );
}

function Sample({ colour, dash, width }: { readonly colour: string; readonly dash: string; readonly width: number }) {
  return (
    <svg width="28" height="12" aria-hidden="true">
      <line x1="0" y1="6" x2="28" y2="6" stroke={colour} strokeWidth={width} strokeDasharray={dash} />
    </svg>
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
