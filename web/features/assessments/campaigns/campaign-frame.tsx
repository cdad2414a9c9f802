import type { ReactNode } from 'react';
import type { CampaignResponse } from '#core/assessments/campaigns/contract.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { unitPath, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { CampaignStateBadge } from './campaign-words.tsx';
import { CAMPAIGN_WORDS, campaignPath, useCampaign } from './load-campaigns.ts';

const PLACES = {
  '': 'Tổng quan',
  'tien-do': 'Tiến độ',
  'don-vi': 'Đơn vị',
  'co-quan': 'Cơ quan thẩm định',
  'khong-ap-dung': 'Không áp dụng',
} as const;
type Place = keyof typeof PLACES;

/** For those who run it only. */
const OWN: ReadonlySet<Place> = new Set<Place>(['don-vi', 'khong-ap-dung']);

interface FrameProps {
  readonly place: Place;
  readonly actions?: (campaign: CampaignResponse) => ReactNode;
  readonly children: (campaign: CampaignResponse, unit: string) => ReactNode;
}

/** The campaign of the address with its name and the ways to its parts. */
export function CampaignFrame({ place, actions, children }: FrameProps) {
  const unit = useUnitSlug();
  const id = usePathParam('campaign');
  const may = useMay();
  const query = useCampaign(unit, id);
  return (
    <QueryView query={query} messages={CAMPAIGN_WORDS} loading="Đang tải đợt chấm điểm…">
      {(campaign) => {
        const runs = campaign.owner === unit && may('assessments:campaign');
        const decides = campaign.owner === unit && campaign.state !== 'draft' && may('assessments:approve');
        const places = (Object.keys(PLACES) as Place[]).filter((one) => runs || !OWN.has(one));
        return (
          <div className="stack">
            <PageHeader
              title={campaign.name}
              back={{ href: campaignPath(unit), label: 'Đợt chấm điểm' }}
              actions={
                runs ? actions?.(campaign) : decides ? <ChairActions campaign={campaign} unit={unit} /> : undefined
              }
            >
              <CampaignStateBadge state={campaign.state} /> {termInWords(campaign)} · {campaign.setName} ·{' '}
              {campaign.ownerName}
            </PageHeader>
            <Tabs
              label="Các phần của đợt"
              tabs={places.map((one) => ({
                href: campaignPath(unit, id, one),
                label: PLACES[one],
                current: one === place,
              }))}
            />
            {children(campaign, unit)}
          </div>
        );
      }}
    </QueryView>
  );
}

/** What the chair of the committee decides: the results of all units, then their publication. */
function ChairActions({ campaign, unit }: { readonly campaign: CampaignResponse; readonly unit: string }) {
  return (
    <>
      <ButtonLink href={unitPath(unit, `tham-dinh/${campaign.key}/phe-duyet`)}>Phê duyệt kết quả</ButtonLink>
      <ButtonLink kind="secondary" href={unitPath(unit, 'xep-hang')}>
        Kết quả, xếp hạng
      </ButtonLink>
    </>
  );
}
