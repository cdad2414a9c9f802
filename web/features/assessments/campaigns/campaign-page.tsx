import type { CampaignResponse } from '#core/assessments/campaigns/contract.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { CampaignFrame } from './campaign-frame.tsx';
import { ChangeTable, PhaseSteps, phaseSentence, ReopeningTable } from './campaign-words.tsx';
import { campaignPath } from './load-campaigns.ts';

/** A campaign at a glance: where its dates stand, whom it scores, what was changed on the way. */
export function CampaignPage() {
  return (
    <CampaignFrame place="" actions={(campaign) => <Actions campaign={campaign} />}>
      {(campaign, unit) => <Overview campaign={campaign} unit={unit} />}
    </CampaignFrame>
  );
}

function Actions({ campaign: { owner, id, state, opened, units } }: { readonly campaign: CampaignResponse }) {
  const path = (rest: string) => campaignPath(owner, id, rest);
  if (state === 'closed') {
    return null;
  }
  return (
    <>
      {state === 'draft' && <ButtonLink href={path('mo-dot')}>Mở đợt</ButtonLink>}
      {state === 'running' && opened < units && <ButtonLink href={path('mo-dot')}>Mở tiếp phiếu</ButtonLink>}
      <ButtonLink kind="secondary" href={path('sua')}>
        {state === 'draft' ? 'Sửa' : 'Đổi mốc ngày'}
      </ButtonLink>
      {state === 'running' && (
        <>
          <ButtonLink kind="secondary" href={path('mo-lai')}>
            Mở lại cho đơn vị
          </ButtonLink>
          <ButtonLink kind="secondary" href={path('ket-thuc')}>
            Kết thúc đợt
          </ButtonLink>
        </>
      )}
      {state === 'draft' && (
        <ButtonLink kind="quiet" href={path('bo')}>
          Bỏ dự thảo
        </ButtonLink>
      )}
    </>
  );
}

const points = (text: string) => `${formatDecimal(text, true)} điểm`;

function Overview({ campaign, unit }: { readonly campaign: CampaignResponse; readonly unit: string }) {
  const own = campaign.owner === unit;
  const { state, problems, groups, units, opened, period, changes, reopenings, id } = campaign;
  return (
    <>
      {own && state === 'draft' && problems.length > 0 && (
        <Callout tone="warn" title="Chưa mở được đợt">
          {problems.join(' ')} <Link href={campaignPath(unit, id, 'don-vi')}>Chọn đơn vị</Link>
        </Callout>
      )}
      {state !== 'draft' && <p>{phaseSentence(campaign)}.</p>}
      <PhaseSteps campaign={campaign} />
      <Facts
        items={[
          ['Kỳ số liệu', `${formatDate(period.from)} – ${formatDate(period.to)}`],
          ['Điểm thưởng tối đa', points(campaign.maxBonus)],
          ['Điểm trừ tối đa', points(campaign.maxPenalty)],
          ['Căn cứ', campaign.basis],
          ['Ghi chú', campaign.note],
          ...(own
            ? ([
                ['Đơn vị', `${units} đơn vị${state === 'draft' ? '' : `, đã mở phiếu ${opened}`}${groupWords(groups)}`],
              ] as const)
            : ([['Nhóm của đơn vị', groups[0]?.name ?? '']] as const)),
        ]}
      />
      {changes.length > 0 && <ChangeTable changes={changes} />}
      {reopenings.length > 0 && <ReopeningTable items={reopenings} own={!own} />}
    </>
  );
}

function groupWords(groups: CampaignResponse['groups']): string {
  const named = groups.filter(({ name }) => name !== '');
  return named.length === 0 ? '' : `: ${named.map(({ name, units }) => `${name} ${units}`).join(', ')}`;
}
