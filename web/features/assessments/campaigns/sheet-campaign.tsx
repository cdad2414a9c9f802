import { DATE_NAMES } from '#core/assessments/campaigns/campaign.ts';
import type { SheetCampaign } from '#core/assessments/campaigns/contract.ts';
import { PHASE_NAMES } from '#core/assessments/campaigns/phases.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { dueWords } from '#web/lib/format.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { phaseSentence } from './campaign-words.tsx';
import { campaignPath, useCampaigns, useSheetCampaign } from './load-campaigns.ts';

/** Over a sheet: until when the work that waits is open, or why it is locked and who can open it. */
export function SheetCampaignNote({ unit, sheet }: { readonly unit: string; readonly sheet: string }) {
  const { data } = useSheetCampaign(unit, sheet);
  if (!data?.campaign) {
    return null;
  }
  const { campaign, lock, waitsFor, until, reopenings, changes } = data;
  const link = <Link href={campaignPath(unit, campaign.id)}>{campaign.name}</Link>;
  const again = reopenings.find(({ phase }) => phase === waitsFor);
  const [changed] = changes;
  return (
    <Callout tone={lock ? 'warn' : 'info'} title={lock ?? openTitle(data)}>
      <p>
        Đợt: {link}.
        {!lock && again && waitsFor && until === again.until && ` Mở lại riêng cho đơn vị, lý do: ${again.reason}.`}
        {changed &&
          ` Đổi mốc: ${changed.changes
            .map(({ field, after }) => `${DATE_NAMES[field]} ${after ? formatDate(after) : 'không có'}`)
            .join('; ')} (${changed.reason}).`}
      </p>
    </Callout>
  );
}

function openTitle({ waitsFor, until, campaign }: SheetCampaign): string {
  if (!waitsFor || !until) {
    return campaign?.state === 'closed' ? 'Đợt chấm điểm đã kết thúc' : 'Phiếu đã có kết quả thẩm định';
  }
  return `${PHASE_NAMES[waitsFor]} đến hết ngày ${formatDate(until)}, ${dueWords(until).words}`;
}

/** On the page of the years: the campaigns that run for the unit, and what is next. */
export function UnitCampaigns({ unit }: { readonly unit: string }) {
  const campaigns = useCampaigns(unit);
  const running = (campaigns.data?.items ?? []).filter(({ state, own }) => state === 'running' && !own);
  return running.map((one) => (
    <Callout key={one.id} title={phaseSentence(one)}>
      <p>
        Đợt: <Link href={campaignPath(unit, one.id)}>{one.name}</Link> do {one.ownerName} tổ chức.
      </p>
    </Callout>
  ));
}
