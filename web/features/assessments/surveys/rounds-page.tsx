import type { SurveyRoundLine } from '#core/assessments/surveys/contract.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { EMPTY, formatMoment } from '#web/lib/format.ts';
import { useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { PAGE_SIZE, pageFrom, SURVEY_SENTENCES, surveysPath, useRounds } from './load-surveys.ts';

const COLUMNS: readonly Column<SurveyRoundLine>[] = [
  { key: 'name', head: 'Đợt điều tra', main: true, wide: true, cell: ({ name }) => name },
  { key: 'year', head: 'Năm', nowrap: true, cell: ({ year, term }) => (term === 'half' ? `6T/${year}` : year) },
  {
    key: 'days',
    head: 'Thời gian',
    cell: ({ opensOn, closesOn }) => `${formatDate(opensOn)} – ${formatDate(closesOn)}`,
  },
  {
    key: 'slips',
    head: 'Số phiếu',
    kind: 'number',
    cell: ({ slips, method }) => (method === 'typed' ? EMPTY : formatCount(slips)),
  },
  { key: 'state', head: 'Trạng thái', cell: (round) => <RoundState round={round} /> },
  {
    key: 'joined',
    head: 'Ghép điểm',
    cell: ({ joinedAt, joinedBy }) => (joinedAt ? `${joinedBy}, ${formatMoment(joinedAt)}` : EMPTY),
  },
];

export function RoundState({ round }: { readonly round: Pick<SurveyRoundLine, 'state'> }) {
  return round.state === 'closed' ? (
    <StatusBadge tone="done">Đã khóa</StatusBadge>
  ) : (
    <StatusBadge tone="act">Đang nhập</StatusBadge>
  );
}

/** The rounds in which a committee asked about the units below it; a commune is asked about and asks nobody. */
export function RoundsPage() {
  return useUnit()?.kind === 'commune' ? (
    <div className="stack">
      <PageHeader title="Điều tra xã hội học" />
      <EmptyState title="Điều tra do cấp trên tổ chức">
        Chọn tỉnh (hoặc huyện) ở góc trên để xem các đợt điều tra; điểm điều tra của xã hiện trên phiếu chấm điểm.
      </EmptyState>
    </div>
  ) : (
    <Rounds />
  );
}

function Rounds() {
  const unit = useUnitSlug();
  const may = useMay();
  const page = pageFrom(useSearchValues().trang);
  const rounds = useRounds(unit, page);
  return (
    <div className="stack">
      <PageHeader
        title="Điều tra xã hội học"
        actions={
          <>
            {may('surveys:manage') && <ButtonLink href={surveysPath(unit, '/moi')}>Mở đợt điều tra</ButtonLink>}
            <ButtonLink kind="secondary" href={surveysPath(unit, '/mau-phieu')}>
              Mẫu phiếu
            </ButtonLink>
          </>
        }
      >
        Nhập phiếu, tính bình quân theo nhóm người trả lời và ghép điểm vào phiếu chấm điểm
      </PageHeader>
      <QueryView query={rounds} messages={SURVEY_SENTENCES} loading="Đang tải các đợt điều tra…">
        {({ items, total }) => (
          <>
            <DataTable
              caption="Các đợt điều tra xã hội học"
              columns={COLUMNS}
              rows={items}
              rowKey={({ id }) => id}
              rowHref={({ id }) => surveysPath(unit, `/${id}`)}
              empty={
                <EmptyState title="Chưa có đợt điều tra nào">
                  Ban hành mẫu phiếu cho từng nhóm người trả lời, rồi mở đợt điều tra.
                </EmptyState>
              }
            />
            {total > PAGE_SIZE && (
              <Pager
                page={page}
                size={PAGE_SIZE}
                total={total}
                noun="đợt"
                href={(to) => surveysPath(unit, '', { trang: to })}
              />
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}
