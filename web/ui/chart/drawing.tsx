import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import type { ChartProps } from './chart.tsx';

const COLOURS = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)', 'var(--series-5)'];
/** Lines differ by more than colour. */
const DASHES = ['', '6 3', '2 3', '8 3 2 3', '1 4'];
const LABEL = { fontSize: 13, fill: 'var(--ink)' } as const;
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
      {frame(props)}
      {series.map(({ key, name }, place) => (
        <Bar key={key} dataKey={key} name={name} fill={COLOURS[place % COLOURS.length] ?? ''} isAnimationActive={false}>
          {labelled && <LabelList dataKey={key} position="top" formatter={written(format)} {...LABEL} />}
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
      {frame(props)}
      {series.map(({ key, name }, place) => (
        <Line
          key={key}
          dataKey={key}
          name={name}
          stroke={COLOURS[place % COLOURS.length] ?? ''}
          strokeDasharray={DASHES[place % DASHES.length] ?? ''}
          strokeWidth={2}
          dot={{ r: 3 }}
          isAnimationActive={false}
        >
          {labelled && <LabelList dataKey={key} position="top" formatter={written(format)} {...LABEL} />}
        </Line>
      ))}
    </LineChart>
  );
}

function frame({ series, format, target }: ChartProps) {
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      <XAxis dataKey="label" tick={LABEL} tickLine={false} stroke="var(--rule-strong)" interval="preserveStartEnd" />
      <YAxis
        tick={{ ...LABEL, fill: 'var(--ink-soft)' }}
        tickFormatter={format}
        tickLine={false}
        axisLine={false}
        width={64}
        domain={[0, (highest: number) => Math.max(highest, target?.value ?? 0)]}
      />
      {series.length > 1 && <Legend verticalAlign="top" align="left" iconType="plainline" height={32} />}
      {target && (
        <ReferenceLine
          y={target.value}
          stroke="var(--ink)"
          strokeDasharray="5 4"
          label={{ value: target.label, position: 'insideBottomRight', ...LABEL }}
        />
      )}
    </>
  );
}

function written(format: (value: number) => string) {
  return (value: unknown) => (typeof value === 'number' ? format(value) : '');
}
