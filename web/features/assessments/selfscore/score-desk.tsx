import { useMemo } from 'react';
import { emptyLine } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { isUnconfirmed } from '#core/assessments/selfscore/confirmed-values.ts';
import type { DivisionResponse } from '#core/assessments/selfscore/contract.ts';
import { useSearchValues } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { LinePanel } from '../line-panel.tsx';
import sheetClasses from '../sheet.module.css';
import { proposalsOf, type SheetModel } from '../sheet-model.ts';
import { linePath } from '../sheet-table.tsx';
import type { Desk } from './desk.ts';
import { type Duties, dutiesOf } from './duties.ts';
import classes from './grid.module.css';
import { GRID_FILTERS, type GridFilter, gridCodes, isGridFilter } from './grid-filters.ts';
import { useConfirmValues, useDivision } from './load-division.ts';
import { PartBar } from './part-bar.tsx';
import { ScoreGrid } from './score-grid.tsx';
import { useDesk, useUnsaved } from './use-desk.ts';

/** The sheet while the unit scores itself: every figure a cell, one line open beside them, nothing typed ever lost. */
export function ScoreDesk({ model }: { readonly model: SheetModel }) {
  const { unit, key } = model.sheet;
  const division = useDivision(unit, key);
  return (
    <QueryView query={division} messages={ASSESSMENT_MESSAGES} loading="Đang tải phân công…">
      {(data) => <Desktop model={model} division={data} />}
    </QueryView>
  );
}

function Desktop({ model, division }: { readonly model: SheetModel; readonly division: DivisionResponse }) {
  const { dong: code, loc } = useSearchValues();
  const desk = useDesk(model);
  const duties = useMemo(() => dutiesOf(division), [division]);
  const codes = useMemo(() => gridCodes(model, duties.mine), [model, duties]);
  const filter: GridFilter = isGridFilter(loc) ? loc : 'all';
  const leaf = code === undefined ? undefined : model.scheme.leafOf.get(code);
  return (
    <>
      <div className="stack-tight">
        <PartBar model={model} division={division} />
        <DeskBar model={model} desk={desk} duties={duties} />
      </div>
      <div className={leaf ? `${sheetClasses.split} ${classes.beside}` : undefined}>
        <div className={sheetClasses.list}>
          <Filters model={model} filter={filter} codes={codes} hasOwn={duties.mine.size > 0} />
          <ScoreGrid
            model={model}
            desk={desk}
            duties={duties}
            shown={codes[filter]}
            filter={filter}
            open={leaf?.criterion.code}
          />
        </div>
        {leaf && (
          <LinePanel
            key={leaf.criterion.code}
            model={model}
            leaf={leaf}
            filter={filter}
            codes={codes[filter]}
            scoring={{ desk, mayWrite: duties.mayWrite(leaf.criterion.code) }}
          />
        )}
      </div>
    </>
  );
}

interface FiltersProps {
  readonly model: SheetModel;
  readonly filter: GridFilter;
  readonly codes: ReturnType<typeof gridCodes>;
  readonly hasOwn: boolean;
}

function Filters({ model, filter, codes, hasOwn }: FiltersProps) {
  const shown = (Object.keys(GRID_FILTERS) as GridFilter[]).filter((one) => one !== 'mine' || hasOwn);
  return (
    <Tabs
      label="Lọc tiêu chí"
      tabs={shown.map((one) => ({
        href: linePath(model, undefined, one),
        label: GRID_FILTERS[one],
        count: codes[one].size,
        current: one === filter,
      }))}
    />
  );
}

/** What is in hand and not saved, and the figures that wait to be confirmed all at once. */
function DeskBar({ model, desk, duties }: { model: SheetModel; desk: Desk; duties: Duties }) {
  const unsaved = useUnsaved(desk);
  const { unit, key } = model.sheet;
  const confirm = useConfirmValues(unit, key);
  const waiting = model.scheme.leaves.filter(
    (leaf) => duties.mayWrite(leaf.criterion.code) && waits(model, leaf) && !desk.entryOf(leaf.criterion.code),
  );
  if (waiting.length === 0 && unsaved === 0) {
    return null;
  }
  return (
    <div className={classes.bar}>
      {waiting.length > 0 && (
        <>
          <span>
            {waiting.length} tiêu chí có số liệu của hệ thống chưa xác nhận. Xem số, kỳ và hồ sơ phía sau ở từng dòng
            trước khi xác nhận.
          </span>
          <Button
            kind="secondary"
            size="small"
            busy={confirm.isPending}
            onClick={() => confirm.mutate({ confirmations: waiting.map((leaf) => seen(model, leaf)) })}
          >
            Xác nhận tất cả
          </Button>
        </>
      )}
      {unsaved > 0 && (
        <span role="status" className={classes.warn}>
          ▲ {unsaved} dòng chưa lưu, đang giữ trên máy này.
        </span>
      )}
    </div>
  );
}

function waits({ lines, sheet }: SheetModel, leaf: Leaf): boolean {
  const { code } = leaf.criterion;
  return isUnconfirmed(leaf, lines.get(code) ?? emptyLine(code), proposalsOf(sheet, code));
}

/** The figures of one line as they are on the screen. */
function seen({ sheet }: SheetModel, leaf: Leaf) {
  const { code } = leaf.criterion;
  const proposals = proposalsOf(sheet, code);
  const values = leaf.asked.flatMap(({ name }) => (proposals[name] ? [[name, proposals[name].value] as const] : []));
  return { code, values: Object.fromEntries(values) };
}
