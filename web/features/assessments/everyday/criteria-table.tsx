import type { Scheme } from '#core/assessments/criteria-set.ts';
import type { ProvisionalLine, ProvisionalResponse } from '#core/assessments/everyday/contract.ts';
import { FOOTINGS } from '#core/assessments/everyday/provisional.ts';
import { pointsString } from '#core/assessments/points.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { EMPTY } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { Link } from '#web/ui/link/link.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import classes from './everyday.module.css';
import { isKnown, pointsText, rangeText, subtract } from './everyday-head.tsx';
import { everydayPath } from './load-everyday.ts';

export const LINE_FILTERS = {
  all: 'Tất cả',
  lost: 'Mất điểm',
  unknown: 'Chưa có số liệu',
  moving: 'Dự báo thay đổi',
} as const;
export type EverydayFilter = keyof typeof LINE_FILTERS;

export function isEverydayFilter(text: string | undefined): text is EverydayFilter {
  return text !== undefined && text in LINE_FILTERS;
}

function fits(line: ProvisionalLine, max: string, filter: EverydayFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'lost':
      return line.points !== null && line.points !== max;
    case 'unknown':
      return line.footing === 'unknown';
    case 'moving':
      return line.forecast.window !== line.points || line.forecast.recent !== line.points;
    default:
      return filter satisfies never;
  }
}

interface CriteriaTableProps {
  readonly answer: ProvisionalResponse;
  readonly scheme: Scheme;
  readonly sheet: string;
  readonly filter: EverydayFilter;
}

/** Every criterion with its points of today, why, the way down to its records, and where it is going. */
export function CriteriaTable({ answer, scheme, sheet, filter }: CriteriaTableProps) {
  const maxOf = (code: string) => pointsString(scheme.leafOf.get(code)?.criterion.max ?? 0);
  const shown = new Map(
    answer.lines.filter((line) => fits(line, maxOf(line.code), filter)).map((line) => [line.code, line]),
  );
  const open = new Set(
    [...scheme.below].flatMap(([code, leaves]) =>
      leaves.some(({ criterion }) => shown.has(criterion.code)) ? [code] : [],
    ),
  );
  const nodes = new Map(answer.nodes.map((node) => [node.code, node]));
  return (
    <section aria-labelledby="tung-tieu-chi" className="stack-tight">
      <h2 id="tung-tieu-chi">Từng tiêu chí</h2>
      <Tabs
        label="Lọc tiêu chí"
        tabs={Object.entries(LINE_FILTERS).map(([key, label]) => ({
          href: everydayPath(answer.unit, sheet, '', { loc: key === 'all' ? undefined : key }),
          label,
          count: answer.lines.filter((line) => fits(line, maxOf(line.code), key as EverydayFilter)).length,
          current: key === filter,
        }))}
      />
      {shown.size === 0 ? (
        <p className="soft">Không có tiêu chí nào trong mục “{LINE_FILTERS[filter]}”.</p>
      ) : (
        <table className={classes.table}>
          <caption className="unseen">Điểm tạm tính từng tiêu chí</caption>
          <thead>
            <tr>
              <th scope="col">Tiêu chí</th>
              <th scope="col" className={classes.number}>
                Tạm tính
              </th>
              <th scope="col" className={classes.number}>
                Tối đa
              </th>
              <th scope="col" className={classes.number}>
                Dự báo cuối kỳ
              </th>
            </tr>
          </thead>
          <tbody>
            {scheme.set.criteria.map(({ code, name, level, method }) => {
              const line = shown.get(code);
              if (line) {
                return <LeafRow key={code} unit={answer.unit} name={name} max={maxOf(code)} line={line} />;
              }
              const node = nodes.get(code);
              const isArea = level === 'area' || level === 'part';
              return method === undefined && node && open.has(code) ? (
                <NodeRow key={code} name={name} isArea={isArea} node={node} />
              ) : null;
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface NodeRowProps {
  readonly name: string;
  readonly isArea: boolean;
  readonly node: ProvisionalResponse['nodes'][number];
}

function NodeRow({ name, isArea, node }: NodeRowProps) {
  return (
    <tr className={isArea ? classes.area : classes.criterion}>
      <th scope="row">
        <span className={classes.code}>{node.code}</span> {name}
      </th>
      <td className={classes.number} data-head="Tạm tính">
        {isKnown(node) ? pointsText(node.points) : EMPTY}
        {node.unknown > 0 && <span className={classes.beside}>{formatCount(node.unknown)} chưa có số liệu</span>}
      </td>
      <td className={classes.number} data-head="Tối đa">
        {pointsText(node.max)}
      </td>
      <td className={classes.number} data-head="Dự báo cuối kỳ">
        {isKnown(node) ? rangeText(node.forecast) : EMPTY}
      </td>
    </tr>
  );
}

interface LeafRowProps {
  readonly unit: string;
  readonly name: string;
  readonly max: string;
  readonly line: ProvisionalLine;
}

function LeafRow({ unit, name, max, line }: LeafRowProps) {
  const { code, points, footing, sentence, records, forecast } = line;
  const lost = points === null ? '0.00' : subtract(max, points);
  return (
    <tr className={classes.leaf}>
      <th scope="row">
        <span className={classes.code}>{code}</span> {name}
        <span className={classes.why}>
          {sentence}
          {footing !== 'unknown' && footing !== 'excused' && ` (${FOOTINGS[footing]})`}
        </span>
        {records.some(({ path }) => path !== null) && (
          <span className={classes.records}>
            {records.map(({ label, count, path }) =>
              path === null ? null : (
                <Link key={path} href={unitPath(unit, path)}>
                  {label}: {formatCount(count)}
                </Link>
              ),
            )}
          </span>
        )}
      </th>
      <td className={classes.number} data-head="Tạm tính">
        {points === null ? (
          <span className={classes.unknown}>
            {footing === 'unknown' ? 'chưa có số liệu' : footing === 'proposed' ? 'chờ duyệt' : 'không áp dụng'}
          </span>
        ) : (
          pointsText(points)
        )}
        {lost !== '0.00' && <span className={classes.lost}>−{pointsText(lost)}</span>}
      </td>
      <td className={classes.number} data-head="Tối đa">
        {pointsText(max)}
      </td>
      <td className={classes.number} data-head="Dự báo cuối kỳ">
        <Forecast now={points} forecast={forecast} />
      </td>
    </tr>
  );
}

function Forecast({ now, forecast }: { readonly now: string | null; readonly forecast: ProvisionalLine['forecast'] }) {
  const { window, recent } = forecast;
  if (window === null || recent === null) {
    return EMPTY;
  }
  const [low, high] = [window, recent].sort((a, b) => Number(a) - Number(b));
  const range = rangeText({ low: low ?? window, high: high ?? recent });
  return now !== null && (low !== now || high !== now) ? <strong>{range}</strong> : range;
}
