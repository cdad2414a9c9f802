import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import type { ChartProps } from './chart-props.ts';
import { COLOURS, DASHES, lookOf, TARGET_DASH } from './series-look.ts';

const LABEL = { fontSize: 13, fill: 'var(--ink)' } as const;
/** A pale rim keeps a figure readable where a line runs behind it. */
const WRITTEN = { ...LABEL, stroke: 'var(--surface)', strokeWidth: 4, style: { paintOrder: 'stroke' } } as const;
/** With more points than this the figures on them would run into each other; the table has them all. */
const LABELLED_POINTS = 26;

/** The drawn part of a chart, in a chunk of its own. */
export function Drawing({ kind, ...props }: ChartProps & { readonly kind: 'bars' | 'line' }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      {kind === 'bars' ? bars(props) : line(props)}
    </ResponsiveContainer>
  );
}

function dataOf({ points }: ChartProps) {
  return points.map(({ label, values }) => ({ label, ...values }));
}

function bars(props: ChartProps) {
  const { series, format, points } = props;
  const labelled = points.length * series.length <= LABELLED_POINTS;
  return (
    <BarChart data={dataOf(props)} margin={{ top: 24, right: 16, bottom: 4, left: 0 }} accessibilityLayer={false}>
      {frame(props, 0)}
      {series.map(({ key, name }, place) => (
        <Bar key={key} dataKey={key} name={name} fill={lookOf(COLOURS, place)} isAnimationActive={false}>
          {labelled && <LabelList dataKey={key} position="top" formatter={written(format)} {...WRITTEN} />}
        </Bar>
      ))}
    </BarChart>
  );
}

function line(props: ChartProps) {
  const { series, format, points } = props;
  const labelled = points.length * series.length <= LABELLED_POINTS;
  return (
    <LineChart data={dataOf(props)} margin={{ top: 24, right: 28, bottom: 4, left: 0 }} accessibilityLayer={false}>
      {frame(props, 32)}
      {series.map(({ key, name }, place) => (
        <Line
          key={key}
          dataKey={key}
          name={name}
          stroke={lookOf(COLOURS, place)}
          strokeDasharray={lookOf(DASHES, place)}
          strokeWidth={2}
          dot={{ r: 3 }}
          isAnimationActive={false}
        >
          {labelled && <LabelList dataKey={key} position="top" formatter={written(format)} {...WRITTEN} />}
        </Line>
      ))}
    </LineChart>
  );
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
        padding={{ left: sidePadding, right: sidePadding }}
      />
      <YAxis
        tick={{ ...LABEL, fill: 'var(--ink-soft)' }}
        tickFormatter={format}
        tickLine={false}
        axisLine={false}
        width={64}
        domain={[0, highest ?? 'auto']}
      />
      {target && (
        <ReferenceLine y={target.value} stroke="var(--ink)" strokeDasharray={TARGET_DASH} ifOverflow="extendDomain" />
      )}
    </>
  );
}

function written(format: (value: number) => string) {
  return (value: unknown) => (typeof value === 'number' ? format(value) : '');
}
