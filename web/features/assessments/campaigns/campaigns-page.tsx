import type { CampaignSummary } from '#core/assessments/campaigns/contract.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { capitalised } from '#web/lib/format.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { CampaignStateBadge, phaseSentence } from './campaign-words.tsx';
import { CAMPAIGN_WORDS, campaignPath, useCampaigns } from './load-campaigns.ts';

const COLUMNS: readonly Column<CampaignSummary>[] = [
  { key: 'name', head: 'Đợt chấm điểm', cell: ({ name }) => name, main: true, wide: true },
  { key: 'term', head: 'Kỳ', cell: (one) => capitalised(termInWords(one)) },
  { key: 'state', head: 'Tình trạng', cell: ({ state }) => <CampaignStateBadge state={state} /> },
  { key: 'phase', head: 'Mốc hiện tại', cell: (one) => (one.state === 'draft' ? '' : phaseSentence(one)) },
  {
    key: 'done',
    head: 'Đã xong',
    unit: 'đơn vị',
    kind: 'number',
    cell: ({ own, done, units }) => (own ? `${done}/${units}` : ''),
  },
  { key: 'owner', head: 'Cơ quan chấm', cell: ({ ownerName }) => capitalised(ownerName) },
];

/** The campaigns that a committee runs, and those that score it. */
export function CampaignsPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const campaigns = useCampaigns(unit);
  const kind = useUnit()?.kind;
  const runs = may('assessments:campaign') && kind !== 'commune';
  return (
    <div className="stack">
      <PageHeader
        title="Đợt chấm điểm CCHC"
        actions={runs ? <ButtonLink href={campaignPath(unit, 'moi')}>Lập đợt chấm điểm</ButtonLink> : undefined}
      >
        Mỗi đợt có một bộ tiêu chí, các mốc ngày tự mở tự khóa và danh sách đơn vị được chấm
      </PageHeader>
      <QueryView query={campaigns} messages={CAMPAIGN_WORDS} loading="Đang tải các đợt chấm điểm…">
        {({ items }) => (
          <DataTable
            caption="Các đợt chấm điểm"
            columns={COLUMNS}
            rows={items}
            rowKey={({ id }) => id}
            rowHref={({ id }) => campaignPath(unit, id)}
            empty={
              <EmptyState title="Chưa có đợt chấm điểm nào">
                {runs
                  ? 'Lập đợt: chọn bộ tiêu chí, các mốc ngày và đơn vị, rồi bấm “Mở đợt” để mở phiếu cho tất cả.'
                  : 'Khi cấp trên mở đợt chấm điểm, các mốc ngày của đơn vị hiện ở đây.'}
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </div>
  );
}
