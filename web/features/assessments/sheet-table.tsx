import { Fragment, type KeyboardEvent, useEffect, useRef } from 'react';
import { isClosed } from '#core/assessments/assessment.ts';
import type { Criterion } from '#core/assessments/criteria-set.ts';
import { formatPoints } from '#core/assessments/points.ts';
import type { MissingKind } from '#core/assessments/selfscore/missing.ts';
import { EMPTY } from '#web/lib/format.ts';
import { withSearch } from '#web/lib/navigation.ts';
import { Link } from '#web/ui/link/link.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { sheetPath } from './load-sheet.ts';
import classes from './sheet.module.css';
import { filteredCodes, LINE_FILTERS, type LineFilter, type SheetModel } from './sheet-model.ts';

interface SheetTableProps {
  readonly model: SheetModel;
  readonly filter: LineFilter;
  /** The line that is open beside the table. */
  readonly open: string | undefined;
}

export function linePath(model: SheetModel, code: string | undefined, filter: string): string {
  const { unit, key } = model.sheet;
  return withSearch(sheetPath(unit, key), { loc: filter === 'all' ? undefined : filter, dong: code });
}

/** All leaves by area, narrow and dense; a line opens beside it. Arrow keys go from line to line. */
export function SheetTable({ model, filter, open }: SheetTableProps) {
  const shown = filteredCodes(model, filter);
  const roots = model.scheme.set.criteria.filter(({ level }) => level === 'area' || level === 'part');
  return (
    <div className={classes.list}>
      <FilterTabs model={model} filter={filter} />
      {shown.size === 0 ? (
        <p className="soft">Không có tiêu chí nào trong mục “{LINE_FILTERS[filter]}”.</p>
      ) : (
        <table className={classes.table} onKeyDown={moveByArrows}>
          <caption className="unseen">Điểm từng tiêu chí</caption>
          <thead>
            <tr>
              <th scope="col">Tiêu chí</th>
              <th scope="col" className={classes.number}>
                Tối đa
              </th>
              {!model.sheet.historical && (
                <th scope="col" className={classes.number}>
                  Tự chấm
                </th>
              )}
              {model.sheet.state !== 'self-scoring' && (
                <th scope="col" className={classes.number}>
                  Thẩm định
                </th>
              )}
              <th scope="col">Tình trạng</th>
            </tr>
          </thead>
          <tbody>
            {roots.map((root) => (
              <AreaRows key={root.code} root={root} {...{ model, filter, open, shown }} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function FilterTabs({ model, filter }: Pick<SheetTableProps, 'model' | 'filter'>) {
  const wanted: readonly LineFilter[] =
    model.sheet.state === 'self-scoring'
      ? ['all', 'missing', 'lost']
      : isClosed(model.sheet)
        ? ['all', 'lost']
        : ['all', 'waiting', 'lost'];
  return (
    <Tabs
      label="Lọc tiêu chí"
      tabs={wanted.map((one) => ({
        href: linePath(model, undefined, one),
        label: LINE_FILTERS[one],
        count: filteredCodes(model, one).size,
        current: one === filter,
      }))}
    />
  );
}

function moveByArrows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLAnchorElement)) {
    return;
  }
  const links = [...event.currentTarget.querySelectorAll('a')];
  const next = links[links.indexOf(event.target) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

interface AreaRowsProps extends SheetTableProps {
  readonly root: Criterion;
  readonly shown: ReadonlySet<string>;
}

/** An area (or a part of areas) with the criteria below it that the filter leaves. */
function AreaRows({ root, shown, ...rest }: AreaRowsProps) {
  const { model } = rest;
  if (root.method !== undefined) {
    return shown.has(root.code) ? <LeafRow criterion={root} {...rest} /> : null;
  }
  const below = model.scheme.set.criteria.filter((criterion) => isBelow(model, criterion, root.code));
  const hasLines = below.some(({ code }) => shown.has(code));
  if (!hasLines) {
    return null;
  }
  const inner = root.level === 'part' ? [] : below;
  return (
    <>
      <SumRow criterion={root} model={model} />
      {inner.map((criterion) => (
        <Fragment key={criterion.code}>
          {criterion.method !== undefined
            ? shown.has(criterion.code) && <LeafRow criterion={criterion} {...rest} />
            : below.some(({ code, parent }) => parent === criterion.code && shown.has(code)) && (
                <SumRow criterion={criterion} model={model} />
              )}
        </Fragment>
      ))}
    </>
  );
}

function isBelow({ scheme }: SheetModel, criterion: Criterion, code: string): boolean {
  let above = criterion.parent;
  while (above !== undefined) {
    if (above === code) {
      return true;
    }
    above = scheme.set.criteria.find((one) => one.code === above)?.parent;
  }
  return false;
}

function SumRow({ criterion, model }: { readonly criterion: Criterion; readonly model: SheetModel }) {
  const sums = model.totals.byNode.get(criterion.code);
  return (
    <tr className={criterion.level === 'criterion' ? classes.criterion : classes.area}>
      <th scope="rowgroup">
        <span className={classes.line}>
          <span className={classes.code}>{criterion.code}</span> {criterion.name}
        </span>
      </th>
      <td className={classes.number}>{formatPoints(sums?.max ?? criterion.max)}</td>
      {!model.sheet.historical && <td className={classes.number}>{formatPoints(sums?.self ?? 0)}</td>}
      {model.sheet.state !== 'self-scoring' && (
        <td className={classes.number}>
          {hasAppraised(model, criterion) ? formatPoints(sums?.appraised ?? 0) : EMPTY}
        </td>
      )}
      <td className={classes.lostSum}>
        {isClosed(model.sheet) && sums && sums.lost > 0 ? `−${formatPoints(sums.lost)}` : ''}
      </td>
    </tr>
  );
}

function LeafRow({ criterion, model, filter, open }: SheetTableProps & { readonly criterion: Criterion }) {
  const { code } = criterion;
  const line = model.lines.get(code);
  const current = open === code;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) {
      row.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [current]);
  const cell = (points: number | undefined) => (points === undefined ? EMPTY : formatPoints(points));
  return (
    <tr ref={row} className={current ? classes.openLeaf : classes.leaf}>
      <th scope="row">
        <Link
          keepScroll
          href={linePath(model, code, filter)}
          aria-current={current ? 'true' : undefined}
          className={classes.line}
        >
          <span className={classes.code}>{code}</span> {criterion.name}
        </Link>
      </th>
      <td className={classes.number}>{formatPoints(criterion.max)}</td>
      {!model.sheet.historical && <td className={classes.number}>{cell(line?.self?.points)}</td>}
      {model.sheet.state !== 'self-scoring' && <td className={classes.number}>{cell(line?.appraisal?.points)}</td>}
      <td>
        <LeafState model={model} criterion={criterion} />
      </td>
    </tr>
  );
}

/** Whether any leaf below has been appraised: before that a sum of 0,00 would read like a result. */
function hasAppraised(model: SheetModel, { code }: Criterion): boolean {
  return model.scheme.leaves.some(
    ({ criterion }) => isBelow(model, criterion, code) && model.lines.get(criterion.code)?.appraisal,
  );
}

interface LeafStateProps {
  readonly model: SheetModel;
  readonly criterion: Criterion;
}

const MISSING_WORDS = {
  points: '○ chưa chấm',
  unconfirmed: '○ chưa xác nhận số liệu',
  proof: '▲ thiếu minh chứng',
} as const satisfies Record<MissingKind, string>;

/** What is to be known of a line in a word: its shape says it again. */
function LeafState({ model, criterion: { code, max } }: LeafStateProps) {
  const line = model.lines.get(code);
  const missing = model.missing.get(code);
  const flag = model.sheet.flags.find((one) => one.code === code);
  if (line && !line.applicable) {
    return <span className="soft">không áp dụng</span>;
  }
  if (missing) {
    return <span className={classes.warn}>{MISSING_WORDS[missing]}</span>;
  }
  if (model.sheet.state === 'submitted' && !line?.appraisal) {
    return <span className={classes.warn}>○ chờ thẩm định</span>;
  }
  const points = line?.appraisal?.points ?? line?.self?.points ?? 0;
  const words = points < max ? `−${formatPoints(max - points)}` : '✓ đủ điểm';
  return (
    <span className={points < max ? classes.lost : classes.full}>
      {words}
      {flag && <span className={classes.warn}> ▲ có lưu ý</span>}
    </span>
  );
}
