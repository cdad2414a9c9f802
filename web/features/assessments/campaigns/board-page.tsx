import { BOARD_STEP_NAMES, BOARD_STEPS, type BoardStep } from '#core/assessments/campaigns/board.ts';
import type { BoardResponse, BoardRow, CampaignResponse } from '#core/assessments/campaigns/contract.ts';
import { PHASE_NAMES } from '#core/assessments/campaigns/phases.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { capitalised } from '#web/lib/format.ts';
import { useSearchValues, useSetSearch, withSearch } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { sheetPath } from '../load-sheet.ts';
import { CampaignFrame } from './campaign-frame.tsx';
import classes from './campaigns.module.css';
import { CAMPAIGN_WORDS, campaignFailure, campaignPath, useAddSuccessors, useBoard } from './load-campaigns.ts';

const SIZE = 50;

/** Unit × phase: how far everybody has come, late ones first to be seen. */
export function BoardPage() {
  return <CampaignFrame place="tien-do">{(campaign, unit) => <Board campaign={campaign} unit={unit} />}</CampaignFrame>;
}

function Board({ campaign, unit }: { readonly campaign: CampaignResponse; readonly unit: string }) {
  const { buoc, tre, nhom, tim, trang } = useSearchValues();
  const query = useBoard(unit, campaign.id, {
    step: buoc,
    late: tre,
    group: nhom,
    q: tim,
    page: Number(trang ?? 1),
    size: SIZE,
  });
  const own = campaign.owner === unit;
  return (
    <QueryView query={query} messages={CAMPAIGN_WORDS} loading="Đang tải tiến độ…">
      {(board) => (
        <>
          {own && <Filters campaign={campaign} unit={unit} board={board} />}
          {own && <Ended campaign={campaign} unit={unit} board={board} />}
          <DataTable
            caption="Tiến độ từng đơn vị"
            columns={columnsOf(campaign, own)}
            rows={board.items}
            rowKey={(row) => row.unit}
            empty={
              <EmptyState title="Không có đơn vị nào">
                {board.all === 0
                  ? 'Đợt chưa có đơn vị, hoặc bạn không được xem các đơn vị cấp dưới.'
                  : 'Không có đơn vị nào khớp với bộ lọc.'}
              </EmptyState>
            }
          />
          <Pager
            page={Number(trang ?? 1)}
            size={SIZE}
            total={board.total}
            noun="đơn vị"
            href={(to) => withSearch(campaignPath(unit, campaign.id, 'tien-do'), { buoc, tre, nhom, tim, trang: to })}
          />
        </>
      )}
    </QueryView>
  );
}

interface BoardProps {
  readonly campaign: CampaignResponse;
  readonly unit: string;
  readonly board: BoardResponse;
}

function Filters({ campaign, unit, board }: BoardProps) {
  const { buoc, tre, nhom, tim } = useSearchValues();
  const setSearch = useSetSearch();
  const path = campaignPath(unit, campaign.id, 'tien-do');
  const steps = board.steps.filter(({ step, units }) => units > 0 || step === buoc);
  return (
    <>
      <Tabs
        label="Lọc theo bước"
        tabs={[
          { href: withSearch(path, { nhom, tim }), label: 'Tất cả', count: board.all, current: !buoc && !tre },
          {
            href: withSearch(path, { nhom, tim, tre: 'true' }),
            label: 'Quá hạn',
            count: board.late,
            current: tre === 'true',
          },
          ...steps.map(({ step, units }) => ({
            href: withSearch(path, { nhom, tim, buoc: step }),
            label: BOARD_STEP_NAMES[step],
            count: units,
            current: buoc === step && !tre,
          })),
        ]}
      />
      <div className="row">
        <label className="row">
          <span>Tìm đơn vị</span>
          <input
            type="search"
            className={classes.search}
            defaultValue={tim ?? ''}
            onChange={(event) => setSearch({ tim: event.target.value, trang: undefined })}
          />
        </label>
        {board.groups.length > 1 && (
          <label className="row">
            <span>Nhóm</span>
            <select
              value={nhom ?? ''}
              onChange={(event) => setSearch({ nhom: event.target.value || undefined, trang: undefined })}
            >
              <option value="">Tất cả các nhóm</option>
              {board.groups
                .filter((one) => one !== '')
                .map((one) => (
                  <option key={one}>{one}</option>
                ))}
            </select>
          </label>
        )}
      </div>
    </>
  );
}

/** Units that are no more, and the way to take in those that came out of them. */
function Ended({ campaign, unit, board }: BoardProps) {
  const may = useMay();
  const add = useAddSuccessors(unit, campaign.id);
  const ended = board.items.filter((row) => row.ended);
  if (ended.length === 0 || campaign.state !== 'running') {
    return null;
  }
  return (
    <Callout tone="warn" title="Có đơn vị đã kết thúc hoạt động giữa kỳ">
      <p>
        Phiếu của các đơn vị này chỉ để xem và không được xếp hạng. Đơn vị mới chấm phần còn lại của kỳ bằng phiếu
        riêng.
      </p>
      {add.isError && <p role="alert">{campaignFailure(add.error)}</p>}
      {may('assessments:campaign') && (
        <Button
          kind="secondary"
          busy={add.isPending}
          onClick={() =>
            add.mutate(undefined, {
              onSuccess: ({ added }) =>
                notify(
                  added > 0
                    ? `Đã thêm ${added} đơn vị mới; mở phiếu ở trang Tổng quan`
                    : 'Các đơn vị mới đã có trong đợt',
                ),
            })
          }
        >
          Thêm đơn vị mới vào đợt
        </Button>
      )}
    </Callout>
  );
}

const STEP_TONES = {
  'not-started': 'neutral',
  'self-scoring': 'act',
  submitted: 'wait',
  'appraisal-1': 'act',
  explanation: 'wait',
  'appraisal-2': 'act',
  done: 'done',
} as const satisfies Record<BoardStep, Tone>;

/** The steps that have a column of their own; "đã nộp" stands in that of the first appraisal. */
const COLUMN_STEPS = ['self-scoring', 'appraisal-1', 'explanation', 'appraisal-2', 'done'] as const;

function columnsOf(campaign: CampaignResponse, own: boolean): readonly Column<BoardRow>[] {
  const second = campaign.dates.explanationTo !== null;
  const steps = COLUMN_STEPS.filter((step) => second || (step !== 'explanation' && step !== 'appraisal-2'));
  return [
    { key: 'unit', head: 'Đơn vị', cell: (row) => <UnitCell row={row} sheet={campaign.key} />, main: true },
    { key: 'group', head: 'Nhóm', cell: ({ group }) => group },
    ...steps.map((step) => ({
      key: step,
      head: BOARD_STEP_NAMES[step === 'self-scoring' ? 'self-scoring' : step].replace('Đang tự chấm', 'Tự chấm'),
      cell: (row: BoardRow) => (place(columnOf(row.step)) < place(step) ? '' : <StepCell row={row} step={step} />),
    })),
    {
      key: 'until',
      head: 'Hạn',
      cell: (row) => <UntilCell row={row} campaign={campaign} own={own} />,
    },
  ];
}

function UnitCell({ row, sheet }: { readonly row: BoardRow; readonly sheet: string }) {
  const name = capitalised(row.unitName);
  return (
    <span className="stack-tight">
      {row.opened ? <Link href={sheetPath(row.unit, sheet)}>{name}</Link> : <span>{name}</span>}
      {row.ended && (
        <span className="soft">
          Kết thúc sau ngày {formatDate(row.ended.on)}
          {row.ended.successors.length > 0 &&
            `, nhập vào ${row.ended.successors.map((one) => one.unitName).join(', ')}`}
        </span>
      )}
      {row.proposed > 0 && <span className="soft">▲ {row.proposed} đề nghị không áp dụng chờ duyệt</span>}
    </span>
  );
}

const place = (step: BoardStep) => BOARD_STEPS.indexOf(step);

function StepCell({ row, step }: { readonly row: BoardRow; readonly step: (typeof COLUMN_STEPS)[number] }) {
  const at = columnOf(row.step);
  if (place(at) > place(step)) {
    return (
      <span aria-label="xong" role="img">
        ✓
      </span>
    );
  }
  const tone = row.late ? 'late' : STEP_TONES[row.step];
  return (
    <span className="stack-tight">
      <StatusBadge tone={tone}>
        {row.late ? `${BOARD_STEP_NAMES[row.step]}, quá hạn` : BOARD_STEP_NAMES[row.step]}
      </StatusBadge>
      {row.step === 'self-scoring' && (
        <span className="soft">
          {row.scored}/{row.leaves} tiêu chí
        </span>
      )}
      {row.step === 'appraisal-1' && (
        <span className="soft">
          {row.appraised}/{row.leaves} tiêu chí
        </span>
      )}
    </span>
  );
}

function columnOf(step: BoardStep): (typeof COLUMN_STEPS)[number] {
  if (step === 'not-started') {
    return 'self-scoring';
  }
  return step === 'submitted' ? 'appraisal-1' : step;
}

function UntilCell({
  row,
  campaign,
  own,
}: {
  readonly row: BoardRow;
  readonly campaign: CampaignResponse;
  readonly own: boolean;
}) {
  const may = useMay();
  const opens = own && may('assessments:campaign') && campaign.state === 'running' && !row.ended && row.step !== 'done';
  return (
    <span className="stack-tight">
      {row.until && <span>{formatDate(row.until)}</span>}
      {row.reopened.map(({ phase, until }) => (
        <span key={phase} className="soft">
          Mở lại {PHASE_NAMES[phase].toLocaleLowerCase('vi')} đến {formatDate(until)}
        </span>
      ))}
      {opens && (
        <Link href={withSearch(campaignPath(campaign.owner, campaign.id, 'mo-lai'), { 'don-vi': row.unit })}>
          Mở lại<span className="unseen"> cho {row.unitName}</span>
        </Link>
      )}
    </span>
  );
}
