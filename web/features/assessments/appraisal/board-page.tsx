import type { AppraisalBoard } from '#core/assessments/appraisal/across/contract.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { capitalised, formatNumber } from '#web/lib/format.ts';
import { usePathParam, useSearchValues, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { sheetPath } from '../load-sheet.ts';
import { SheetStateBadge } from '../state-badge.tsx';
import { useBoard, workPath } from './load-appraisal.ts';

const VIEWS = { criteria: 'Theo tiêu chí', units: 'Theo đơn vị', bodies: 'Theo cơ quan' } as const;
type View = keyof typeof VIEWS;
const FILTERS = { all: 'Tất cả', waiting: 'Chưa thẩm định' } as const;

const points = (text: string) => formatDecimal(text, true);
const left = (waiting: number) => (waiting === 0 ? '✓ xong' : `○ ${formatNumber(waiting)}`);

/** A term by criterion, by unit and by body: what is still to be looked at, and the way there. */
export function AppraisalBoardPage() {
  const unit = useUnitSlug();
  const sheet = usePathParam('sheet');
  const { bo: set, xem, loc } = useSearchValues();
  const board = useBoard(unit, sheet, set);
  const view: View = xem !== undefined && xem in VIEWS ? (xem as View) : 'criteria';
  const waiting = loc === 'waiting';
  return (
    <QueryView query={board} messages={ASSESSMENT_MESSAGES} loading="Đang tải tiến độ thẩm định…">
      {(data) => (
        <div className="stack">
          <Head unit={unit} board={data} />
          <ViewTabs {...{ unit, sheet, view, waiting, board: data }} />
          {view === 'criteria' && <CriteriaTable {...{ unit, board: data, waiting }} />}
          {view === 'units' && <UnitsTable board={data} waiting={waiting} />}
          {view === 'bodies' && <BodiesTable board={data} />}
        </div>
      )}
    </QueryView>
  );
}

function Head({ unit, board }: { readonly unit: string; readonly board: AppraisalBoard }) {
  const may = useMay();
  const council = board.units.reduce((sum, one) => sum + one.council, 0);
  return (
    <PageHeader
      title={`Thẩm định ${termInWords(board)}`}
      back={{ href: workPath(unit), label: 'Việc thẩm định' }}
      actions={
        <>
          <ButtonLink kind="secondary" href={workPath(unit, `/${board.key}/hoi-dong`, board.criteriaSetId)}>
            {council > 0 ? `Hội đồng thẩm định (${formatNumber(council)})` : 'Hội đồng thẩm định'}
          </ButtonLink>
          {may('assessments:approve') && board.campaign && (
            <ButtonLink href={workPath(unit, `/${board.key}/phe-duyet`)}>Phê duyệt kết quả</ButtonLink>
          )}
        </>
      }
    >
      {board.campaign ? `${board.campaign} · ` : ''}
      {board.setName} · {formatNumber(board.units.length)} đơn vị
    </PageHeader>
  );
}

interface ViewTabsProps {
  readonly unit: string;
  readonly sheet: string;
  readonly view: View;
  readonly waiting: boolean;
  readonly board: AppraisalBoard;
}

function ViewTabs({ unit, sheet, view, waiting, board }: ViewTabsProps) {
  const path = (to: View, filtered: boolean) =>
    withSearch(workPath(unit, `/${sheet}`), {
      bo: board.criteriaSetId,
      xem: to === 'criteria' ? undefined : to,
      loc: filtered ? 'waiting' : undefined,
    });
  return (
    <>
      <Tabs
        label="Cách xem"
        tabs={(Object.keys(VIEWS) as View[]).map((one) => ({
          href: path(one, waiting),
          label: VIEWS[one],
          current: one === view,
        }))}
      />
      {view !== 'bodies' && (
        <Tabs
          label="Lọc"
          tabs={(['all', 'waiting'] as const).map((one) => ({
            href: path(view, one === 'waiting'),
            label: FILTERS[one],
            count: (view === 'criteria' ? board.criteria : board.units).filter(
              (row) => one === 'all' || row.waiting > 0,
            ).length,
            current: (one === 'waiting') === waiting,
          }))}
        />
      )}
    </>
  );
}

type BoardCriterion = AppraisalBoard['criteria'][number];
type BoardUnit = AppraisalBoard['units'][number];

const CRITERION_COLUMNS: readonly Column<BoardCriterion>[] = [
  { key: 'code', head: 'Tiêu chí', cell: ({ code, name }) => `${code} ${name}`, main: true, wide: true },
  { key: 'max', head: 'Tối đa', unit: 'điểm', kind: 'number', cell: ({ max }) => points(max) },
  {
    key: 'body',
    head: 'Cơ quan thẩm định',
    cell: ({ body, mayAppraise }) => `${body ?? 'Chung'}${mayAppraise ? ' (tôi)' : ''}`,
  },
  { key: 'waiting', head: 'Chưa thẩm định', unit: 'đơn vị', kind: 'number', cell: ({ waiting }) => left(waiting) },
  { key: 'full', head: 'Tự chấm đủ điểm', unit: 'đơn vị', kind: 'number', cell: ({ fullClaims }) => fullClaims },
  { key: 'lowered', head: 'Bị trừ', unit: 'đơn vị', kind: 'number', cell: ({ lowered }) => lowered },
  { key: 'asked', head: 'Yêu cầu', unit: 'đơn vị', kind: 'number', cell: ({ asked }) => asked },
];

function CriteriaTable({ unit, board, waiting }: { unit: string; board: AppraisalBoard; waiting: boolean }) {
  return (
    <DataTable
      caption="Tiến độ theo tiêu chí"
      columns={CRITERION_COLUMNS}
      rows={board.criteria.filter((row) => !waiting || row.waiting > 0)}
      rowKey={({ code }) => code}
      rowHref={({ code }) => workPath(unit, `/${board.key}/tieu-chi/${code}`, board.criteriaSetId)}
      empty={<EmptyState title="Không còn tiêu chí nào chưa thẩm định" />}
    />
  );
}

const UNIT_COLUMNS: readonly Column<BoardUnit>[] = [
  { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => capitalised(unitName), main: true },
  {
    key: 'state',
    head: 'Tình trạng',
    cell: ({ state, explanationUntil, approved }) => (
      <>
        <SheetStateBadge state={state} />
        {state === 'explaining' && explanationUntil && ` đến hết ${formatDate(explanationUntil)}`}
        {approved && ' đã phê duyệt'}
      </>
    ),
  },
  { key: 'waiting', head: 'Chưa thẩm định', unit: 'tiêu chí', kind: 'number', cell: ({ waiting }) => left(waiting) },
  { key: 'mine', head: 'Của tôi', unit: 'tiêu chí', kind: 'number', cell: ({ mine }) => mine },
  { key: 'self', head: 'Tự chấm', unit: 'điểm', kind: 'number', cell: ({ self }) => points(self) },
  { key: 'points', head: 'Thẩm định', unit: 'điểm', kind: 'number', cell: (row) => points(row.points) },
  { key: 'lost', head: 'Bị trừ', unit: 'điểm', kind: 'number', cell: ({ lost }) => points(lost) },
  {
    key: 'answered',
    head: 'Giải trình',
    unit: 'tiêu chí',
    kind: 'number',
    cell: ({ answered, asked, lowered }) => (asked + lowered === 0 ? '' : answered),
  },
];

function UnitsTable({ board, waiting }: { readonly board: AppraisalBoard; readonly waiting: boolean }) {
  return (
    <DataTable
      caption="Tiến độ theo đơn vị"
      columns={UNIT_COLUMNS}
      rows={board.units.filter((row) => !waiting || row.waiting > 0)}
      rowKey={({ unit }) => unit}
      rowHref={({ unit, state }) =>
        withSearch(sheetPath(unit, board.key), { loc: state === 'submitted' ? 'waiting' : undefined })
      }
      empty={<EmptyState title="Không còn đơn vị nào chưa thẩm định xong" />}
    />
  );
}

const BODY_COLUMNS: readonly Column<AppraisalBoard['bodies'][number]>[] = [
  { key: 'body', head: 'Cơ quan', cell: ({ body }) => body ?? 'Chung (chưa phân công riêng)', main: true },
  { key: 'criteria', head: 'Tiêu chí', kind: 'number', cell: ({ criteria }) => criteria },
  {
    key: 'progress',
    head: 'Đã thẩm định',
    unit: 'dòng',
    kind: 'number',
    cell: ({ total, waiting }) => `${formatNumber(total - waiting)}/${formatNumber(total)}`,
  },
  { key: 'waiting', head: 'Còn lại', unit: 'dòng', kind: 'number', cell: ({ waiting }) => left(waiting) },
];

function BodiesTable({ board }: { readonly board: AppraisalBoard }) {
  return (
    <DataTable
      caption="Tiến độ theo cơ quan thẩm định"
      columns={BODY_COLUMNS}
      rows={board.bodies}
      rowKey={({ body }) => body ?? ''}
    />
  );
}
