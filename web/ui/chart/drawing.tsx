import { useLayoutEffect, useRef, useState } from 'react';
import { Bar, BarChart, CartesianGrid, LabelList, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { ChartPoint, ChartProps } from './chart-props.ts';
import { COLOURS, DASHES, lookOf, TARGET_DASH } from './series-look.ts';

const LABEL = { fontSize: 13, fill: 'var(--ink)' } as const;
/** A pale rim keeps a figure readable where a line runs behind it. */
const WRITTEN = { ...LABEL, stroke: 'var(--surface)', strokeWidth: 4, style: { paintOrder: 'stroke' } } as const;
/** Room that one written figure needs, in pixels; the axis on the left takes the first 64. */
const FIGURE_WIDTH = { bars: 26, line: 58 } as const;
const AXIS_WIDTH = 64;

interface DrawingProps extends ChartProps {
  readonly kind: 'bars' | 'line';
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The drawn part of a chart, in a chunk of its own. */
export function Drawing(props: DrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>();
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) {
      return;
    }
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} style={{ height: '100%' }}>
      {size && size.width > 0 && (props.kind === 'bars' ? bars(props, size) : line(props, size))}
    </div>
  );
}

function dataOf({ points }: ChartProps) {
  return points.map(({ label, values }) => ({ label, ...values }));
}

function bars(props: DrawingProps, size: Size) {
  const { series, points, format } = props;
  const shown = labelledPoints(points.length * series.length, FIGURE_WIDTH.bars, size) >= points.length * series.length;
  return (
    <BarChart data={dataOf(props)} {...size} margin={MARGIN} accessibilityLayer={false}>
      {frame(props, 0)}
      {series.map(({ key, name }, place) => (
        <Bar key={key} dataKey={key} name={name} fill={lookOf(COLOURS, place)} isAnimationActive={false}>
          {shown && <LabelList valueAccessor={writing(points, key, format, 1)} position="top" {...WRITTEN} />}
        </Bar>
      ))}
    </BarChart>
  );
}

function line(props: DrawingProps, size: Size) {
  const { series, points, format } = props;
  const step = Math.ceil(points.length / labelledPoints(points.length, FIGURE_WIDTH.line, size));
  return (
    <LineChart data={dataOf(props)} {...size} margin={MARGIN} accessibilityLayer={false}>
      {frame(props, FIGURE_WIDTH.line / 2)}
      {series.map(({ key, name }, place) => (
        <Line
          key={key}
          dataKey={key}
          name={name}
          stroke={lookOf(COLOURS, place)}
          strokeDasharray={lookOf(DASHES, place)}
          strokeWidth={2}
          dot={{ r: 3, strokeDasharray: '' }}
          isAnimationActive={false}
        >
          <LabelList valueAccessor={writing(points, key, format, step)} position="top" {...WRITTEN} />
        </Line>
      ))}
    </LineChart>
  );
}

const MARGIN = { top: 24, right: 16, bottom: 4, left: 0 } as const;

/** How many figures fit side by side. */
function labelledPoints(points: number, figureWidth: number, { width }: Size): number {
  return Math.max(1, Math.min(points, Math.floor((width - AXIS_WIDTH) / figureWidth)));
}

/** Writes every `step`-th figure, always the last one; the table below the chart has them all. */
function writing(points: readonly ChartPoint[], key: string, format: (value: number) => string, step: number) {
  return (_entry: unknown, place: number) => {
    const value = points[place]?.values[key];
    const written = (points.length - 1 - place) % step === 0;
    return written && value !== null && value !== undefined ? format(value) : '';
  };
}

function frame({ format, target, highest }: ChartProps, sidePadding: number) {
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      <XAxis
        dataKey="label"
        tick={LABEL}
        tickLine={false}
        stroke="var(--rule-strong)"
        interval="equidistantPreserveStart"
        padding={{ left: sidePadding, right: sidePadding }}
      />
      <YAxis
        tick={{ ...LABEL, fill: 'var(--ink-soft)' }}
        tickFormatter={format}
        tickLine={false}
        axisLine={false}
        width={AXIS_WIDTH}
        domain={[0, highest ?? 'auto']}
      />
      {target && (
        <ReferenceLine y={target.value} stroke="var(--ink)" strokeDasharray={TARGET_DASH} ifOverflow="extendDomain" />
      )}
    </>
  );
}
