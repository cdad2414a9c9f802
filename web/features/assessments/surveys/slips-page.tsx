import { useState } from 'react';
import {
  respondentResponse,
  type SurveyRoundResponse,
  type SurveySlipLine,
} from '#core/assessments/surveys/contract.ts';
import { CHANNEL_NAMES, SEX_NAMES } from '#core/assessments/surveys/slip.ts';
import { EMPTY, formatMoment } from '#web/lib/format.ts';
import { usePathParam, useSearchValues, useSetSearch, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import {
  PAGE_SIZE,
  pageFrom,
  SURVEY_SENTENCES,
  surveyFailure,
  surveysPath,
  useRound,
  useSlips,
  useSurveyCall,
} from './load-surveys.ts';
import { SlipFilters } from './slip-filters.tsx';

const STATES = [
  [undefined, 'Tất cả'],
  ['valid', 'Đã trả lời'],
  ['unanswered', 'Không trả lời'],
  ['voided', 'Đã hủy'],
] as const;

/** The slips of a round; names of respondents stay masked until somebody opens one. */
export function SlipsPage() {
  const unit = useUnitSlug();
  const id = usePathParam('round');
  const round = useRound(unit, id);
  return (
    <QueryView query={round} messages={SURVEY_SENTENCES}>
      {(one) => (
        <div className="stack">
          <PageHeader title="Danh sách phiếu" back={{ href: surveysPath(unit, `/${id}`), label: one.name }} />
          <SlipList unit={unit} round={one} />
        </div>
      )}
    </QueryView>
  );
}

function SlipList({ unit, round }: { readonly unit: string; readonly round: SurveyRoundResponse }) {
  const { trang, trangthai: state, donvi, mau } = useSearchValues();
  const setSearch = useSetSearch();
  const page = pageFrom(trang);
  const slips = useSlips(unit, round.id, { page, state, unit: donvi, form: mau });
  const path = (search: Record<string, string | number | undefined>) =>
    surveysPath(unit, `/${round.id}/phieu`, { trangthai: state, donvi, mau, ...search });
  return (
    <>
      <Tabs
        label="Lọc phiếu"
        tabs={STATES.map(([value, label]) => ({
          href: path({ trangthai: value, trang: undefined }),
          label,
          current: state === value,
        }))}
      />
      <SlipFilters
        round={round}
        unit={donvi}
        form={mau}
        onChange={(changes) => setSearch({ ...changes, trang: undefined })}
      />
      <QueryView query={slips} messages={SURVEY_SENTENCES} loading="Đang tải phiếu…">
        {({ items, total }) => (
          <>
            <DataTable
              caption="Phiếu của đợt"
              columns={columnsFor(unit, round)}
              rows={items}
              rowKey={(slip) => slip.id}
              empty={<EmptyState title="Không có phiếu nào">Nhập phiếu hoặc nạp từ tệp Excel.</EmptyState>}
            />
            {total > PAGE_SIZE && (
              <Pager page={page} size={PAGE_SIZE} total={total} noun="phiếu" href={(to) => path({ trang: to })} />
            )}
          </>
        )}
      </QueryView>
    </>
  );
}

function columnsFor(unit: string, round: SurveyRoundResponse): readonly Column<SurveySlipLine>[] {
  return [
    { key: 'number', head: 'Số phiếu', main: true, nowrap: true, cell: ({ slipNumber }) => slipNumber },
    { key: 'form', head: 'Mẫu', nowrap: true, cell: ({ formCode }) => formCode },
    { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => unitName },
    {
      key: 'who',
      head: 'Người trả lời',
      cell: (slip) => (
        <>
          {[
            slip.anonymous ? 'Ẩn danh' : slip.respondent,
            slip.sex && SEX_NAMES[slip.sex],
            slip.age && `${slip.age} tuổi`,
            slip.education,
            slip.position,
          ]
            .filter(Boolean)
            .join(', ')}
          {!slip.anonymous && <OpenName unit={unit} round={round.id} slip={slip} />}
        </>
      ),
    },
    { key: 'channel', head: 'Hình thức', cell: ({ channel }) => CHANNEL_NAMES[channel] },
    {
      key: 'answers',
      head: 'Trả lời',
      cell: ({ answered, answers, voided }) =>
        voided ? (
          <StatusBadge tone="off">{`Đã hủy: ${voided.reason}`}</StatusBadge>
        ) : answered ? (
          Object.entries(answers)
            .map(([key, option]) => `${key}: ${option}`)
            .join(', ')
        ) : (
          'Không trả lời'
        ),
    },
    {
      key: 'entered',
      head: 'Nhập',
      cell: ({ enteredBy, enteredAt, fromFile }) =>
        `${enteredBy}, ${formatMoment(enteredAt)}${fromFile ? ' (từ tệp)' : ''}`,
    },
    ...(round.state === 'collecting'
      ? [
          {
            key: 'void',
            head: 'Hủy',
            cell: (slip: SurveySlipLine) =>
              slip.voided ? EMPTY : <VoidSlip unit={unit} round={round.id} slip={slip} />,
          },
        ]
      : []),
  ];
}

interface SlipProps {
  readonly unit: string;
  readonly round: string;
  readonly slip: SurveySlipLine;
}

/** Asked for on purpose, never by looking at the list: the server writes down who opened it. */
function OpenName({ unit, round, slip }: SlipProps) {
  const may = useMay();
  const call = useSurveyCall(unit, respondentResponse);
  if (!may('surveys:respondents')) {
    return null;
  }
  if (call.data) {
    const { name, email, phone } = call.data;
    return <p>{[name, email, phone].filter(Boolean).join(', ')}</p>;
  }
  return (
    <Button
      kind="quiet"
      size="small"
      busy={call.isPending}
      aria-label={`Xem tên người trả lời phiếu ${slip.slipNumber}`}
      onClick={() => call.mutate({ method: 'GET', rest: `survey-rounds/${round}/slips/${slip.id}/respondent` })}
    >
      Xem tên (ghi nhật ký)
    </Button>
  );
}

function VoidSlip({ unit, round, slip }: SlipProps) {
  const may = useMay();
  const call = useSurveyCall(unit);
  const [open, setOpen] = useState(false);
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? 'Ghi lý do hủy phiếu.' : undefined }),
  });
  if (!may('surveys:enter')) {
    return null;
  }
  return open ? (
    <Form
      form={form}
      submitLabel="Hủy phiếu"
      busy={call.isPending}
      failure={surveyFailure(call.error)}
      onSubmit={({ reason }) =>
        call.mutate(
          { rest: `survey-rounds/${round}/slips/${slip.id}/void`, body: { reason } },
          { onSuccess: () => notify(`Đã hủy phiếu ${slip.slipNumber}`) },
        )
      }
    >
      <TextField form={form} name="reason" label="Lý do" required />
    </Form>
  ) : (
    <Button kind="quiet" size="small" aria-label={`Hủy phiếu ${slip.slipNumber}`} onClick={() => setOpen(true)}>
      Hủy
    </Button>
  );
}
