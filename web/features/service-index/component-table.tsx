import { CONFIDENCE_NAMES } from '#core/service-index/component.ts';
import type { ComponentView, GroupView, IndexAnswer } from '#core/service-index/contract.ts';
import { STATE_NAMES } from '#core/service-index/score.ts';
import { formatNumber } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';
import classes from './component-table.module.css';
import { maxWords, pointsWords, sumWords } from './load-service-index.ts';
import { Compared } from './portal-compared.tsx';

interface ComponentTablesProps {
  readonly unit: string;
  readonly groups: readonly GroupView[];
  readonly window: IndexAnswer['window'];
}

/** Every component: the formula, its figures with the way down to the records, points and state. */
export function ComponentTables({ unit, groups, window }: ComponentTablesProps) {
  return groups.map((group) => <GroupTable key={group.group} unit={unit} group={group} window={window} />);
}

interface GroupTableProps {
  readonly unit: string;
  readonly group: GroupView;
  readonly window: IndexAnswer['window'];
}

function GroupTable({ unit, group, window }: GroupTableProps) {
  const title = `Nhóm ${group.group}. ${group.name}`;
  const columns: readonly Column<ComponentView>[] = [
    { key: 'name', head: 'Thành phần', cell: (one) => <Name component={one} />, main: true, wide: true },
    {
      key: 'figures',
      head: 'Số liệu',
      cell: (one) => <Figures unit={unit} component={one} window={window} />,
      wide: true,
    },
    {
      key: 'points',
      head: 'Điểm',
      kind: 'number',
      nowrap: true,
      cell: ({ points, max }) =>
        `${points === null ? '–' : pointsWords(points)} / ${max === null ? '?' : maxWords(max)}`,
    },
    { key: 'state', head: 'Tình trạng', cell: (one) => <State component={one} /> },
  ];
  return (
    <section className="stack-tight" aria-labelledby={`nhom-${group.group}`}>
      <h3 id={`nhom-${group.group}`}>
        {title}: {sumWords(group)}
      </h3>
      {group.portal && (
        <Compared unit={unit} comparison={group.portal} subject={`nhóm ${group.group}`} window={window} />
      )}
      <DataTable caption={title} columns={columns} rows={group.components} rowKey={({ code }) => code} />
    </section>
  );
}

function Name({ component: { code, name, formula, note, confidence } }: { readonly component: ComponentView }) {
  return (
    <>
      <strong>{code}</strong> {name}
      <details className={classes.how}>
        <summary>Cách tính và căn cứ</summary>
        {formula}. {note} <span className="soft">({CONFIDENCE_NAMES[confidence]})</span>
      </details>
    </>
  );
}

const TONES = {
  scored: 'done',
  monitoring: 'neutral',
  'unknown-split': 'warn',
  'unknown-formula': 'warn',
  'no-data': 'act',
  'not-applicable': 'off',
} as const satisfies Record<ComponentView['state'], Tone>;

function State({ component: { state, points, max } }: { readonly component: ComponentView }) {
  const isWhole = state === 'scored' && points === max;
  const words = state === 'scored' ? (isWhole ? 'Đủ điểm' : 'Mất điểm') : STATE_NAMES[state];
  return <StatusBadge tone={state === 'scored' && !isWhole ? 'warn' : TONES[state]}>{words}</StatusBadge>;
}

interface FiguresProps {
  readonly unit: string;
  readonly component: ComponentView;
  readonly window: IndexAnswer['window'];
}

function Figures({ unit, component, window }: FiguresProps) {
  const { code, sentence, parts, sources, state, portal, indicator } = component;
  const open = parts.filter(({ drill, count }) => drill && (count ?? 0) > 0);
  return (
    <div className="stack-tight">
      <span>{sentence}</span>
      {open.length > 0 && (
        <span className="soft">
          Xem hồ sơ:{' '}
          {open.map(({ words, count, drill }, at) => (
            <span key={words}>
              {at > 0 && '; '}
              <Link href={unitPath(unit, 'ho-so', drill ?? {})}>
                {formatNumber(count)} {words}
              </Link>
            </span>
          ))}
        </span>
      )}
      {sources.length > 0 && <span className="soft">Số nhập tay: {sources.join('; ')}.</span>}
      {portal && <Compared unit={unit} comparison={portal} subject={code} indicator={indicator} window={window} />}
      {(state === 'no-data' || state === 'unknown-split') && sources.length === 0 && (
        <span>
          <Link href={unitPath(unit, 'so-lieu/nhap')}>
            Nhập số liệu<span className="unseen"> của {code}</span>
          </Link>
        </span>
      )}
    </div>
  );
}
