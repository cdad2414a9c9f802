import type { Criterion, Leaf } from '#core/assessments/criteria-set.ts';
import { formatPoints } from '#core/assessments/points.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { proposalsOf, type SheetModel } from '../sheet-model.ts';
import { linePath } from '../sheet-table.tsx';
import type { Desk } from './desk.ts';
import type { Duties } from './duties.ts';
import classes from './grid.module.css';
import { GRID_FILTERS, type GridFilter } from './grid-filters.ts';
import { moveInGrid } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';

interface ScoreGridProps {
  readonly model: SheetModel;
  readonly desk: Desk;
  readonly duties: Duties;
  readonly shown: ReadonlySet<string>;
  readonly filter: GridFilter;
  /** The line that is open beside the table. */
  readonly open: string | undefined;
}

/** Every criterion a row, every figure a cell; the keys of a spreadsheet go from cell to cell. */
export function ScoreGrid(props: ScoreGridProps) {
  const { model, shown, filter } = props;
  const areas = areasOf(model, shown);
  if (areas.length === 0) {
    return <EmptyState title={`Không có tiêu chí nào trong mục “${GRID_FILTERS[filter]}”`} />;
  }
  return (
    <>
      <nav aria-label="Đến lĩnh vực" className={classes.anchors}>
        {areas.map(({ area, leaves }) => (
          <a key={area.code} href={`#linh-vuc-${area.code}`} title={area.name}>
            {area.code}. <span className={classes.anchorName}>{area.name}</span> ({leaves.length})
          </a>
        ))}
      </nav>
      <table className={classes.grid} onKeyDown={moveInGrid}>
        <caption className="unseen">
          Bảng tự chấm điểm. Phím Enter và mũi tên đi từ ô này sang ô khác; rời dòng là lưu.
        </caption>
        <thead>
          <tr>
            <th scope="col">Tiêu chí, bộ phận chấm</th>
            <th scope="col">Số liệu</th>
            <th scope="col" className={classes.points}>
              Điểm
            </th>
            <th scope="col" className={classes.proof}>
              Minh chứng, giải trình
            </th>
            <th scope="col">Tình trạng</th>
          </tr>
        </thead>
        {areas.map((area) => (
          <Area key={area.area.code} {...props} {...area} />
        ))}
      </table>
    </>
  );
}

interface AreaOfLeaves {
  readonly area: Criterion;
  readonly leaves: readonly Leaf[];
}

/** The areas that have something to show, in the order of the set; a leaf without an area stands for itself. */
function areasOf({ scheme }: SheetModel, shown: ReadonlySet<string>): readonly AreaOfLeaves[] {
  const areas = scheme.set.criteria.filter(({ level, method }) => level === 'area' || (level === 'part' && method));
  return areas.flatMap((area) => {
    const leaves = (scheme.below.get(area.code) ?? []).filter(({ criterion }) => shown.has(criterion.code));
    return leaves.length > 0 ? [{ area, leaves }] : [];
  });
}

function Area({ area, leaves, model, desk, duties, filter, open }: ScoreGridProps & AreaOfLeaves) {
  const sums = model.totals.byNode.get(area.code);
  const { unit, period } = model.sheet;
  return (
    <tbody>
      <tr id={`linh-vuc-${area.code}`} className={classes.area}>
        <th scope="rowgroup" colSpan={2}>
          {area.code}. {area.name}
        </th>
        <td className={classes.points}>
          {formatPoints(sums?.self ?? 0)}
          <span className={classes.max}>/{formatPoints(sums?.max ?? area.max)}</span>
        </td>
        <td colSpan={2} />
      </tr>
      {leaves.map((leaf) => {
        const { code } = leaf.criterion;
        return (
          <GridRow
            key={code}
            desk={desk}
            leaf={leaf}
            line={model.lines.get(code)}
            proposals={proposalsOf(model.sheet, code)}
            missing={model.missing.get(code)}
            section={duties.sectionOf(code)}
            mayWrite={duties.mayWrite(code)}
            isOpen={open === code}
            href={linePath(model, code, filter)}
            unit={unit}
            period={period}
          />
        );
      })}
    </tbody>
  );
}
