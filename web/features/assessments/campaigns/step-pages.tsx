import { type ReactNode, useState } from 'react';
import type { CampaignResponse, OpenedSheets } from '#core/assessments/campaigns/contract.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import {
  CAMPAIGN_WORDS,
  campaignFailure,
  campaignPath,
  useCampaign,
  useCampaignStep,
  useOpenSheets,
  useRemoveCampaign,
} from './load-campaigns.ts';

interface StepProps {
  readonly unit: string;
  readonly campaign: CampaignResponse;
}

function StepPage({ show }: { readonly show: (props: StepProps) => ReactNode }) {
  const unit = useUnitSlug();
  const query = useCampaign(unit, usePathParam('campaign'));
  return (
    <QueryView query={query} messages={CAMPAIGN_WORDS}>
      {(campaign) => show({ unit, campaign })}
    </QueryView>
  );
}

/** Opens the campaign and the sheets of all its units; goes on where it was cut off. */
export function OpenCampaignPage() {
  return <StepPage show={(props) => <OpenCampaign {...props} />} />;
}

const WHY_LEFT = {
  ended: 'đơn vị đã kết thúc hoạt động',
  'other-campaign': 'phiếu của kỳ này thuộc một đợt khác',
  'other-set': 'phiếu đang chấm theo bộ tiêu chí khác; đơn vị chuyển bộ rồi mở tiếp',
} as const satisfies Record<OpenedSheets['left'][number]['why'], string>;

function OpenCampaign({ unit, campaign }: StepProps) {
  const goTo = useGoTo();
  const [progress, setProgress] = useState<{ readonly opened: number; readonly total: number }>();
  const [left, setLeft] = useState<OpenedSheets['left']>([]);
  const open = useCampaignStep(unit, campaign.id, 'open');
  const sheets = useOpenSheets(unit, campaign.id, (opened, total) => setProgress({ opened, total }));
  const back = campaignPath(unit, campaign.id);
  const isDraft = campaign.state === 'draft';
  const act = isDraft ? 'Mở đợt' : 'Mở tiếp phiếu';

  async function run() {
    if (isDraft) {
      await open.mutateAsync(campaign.revision);
    }
    const done = await sheets.mutateAsync(undefined);
    if (done.left.length > 0) {
      setLeft(done.left);
      return;
    }
    notify(`Đã mở phiếu cho ${done.opened} đơn vị`);
    goTo(campaignPath(unit, campaign.id, 'tien-do'));
  }

  return (
    <ConfirmPage
      title={isDraft ? `Mở đợt: ${campaign.name}` : `Mở tiếp phiếu: ${campaign.name}`}
      act={act}
      busy={open.isPending || sheets.isPending}
      failure={campaignFailure(open.error ?? sheets.error)}
      // The failure is shown from the calls' own state.
      onAct={() => void run().catch(() => undefined)}
      backHref={back}
      consequences={[
        `Phiếu của ${campaign.units - campaign.opened} đơn vị được mở; đơn vị đã có phiếu của kỳ này dùng tiếp phiếu ấy.`,
        `Đơn vị tự chấm được từ ngày ${formatDate(campaign.dates.selfFrom)} đến hết ngày ${formatDate(campaign.dates.selfTo)}, sau đó phiếu tự khóa.`,
        'Năm, kỳ, bộ tiêu chí và danh sách đơn vị không sửa được nữa; các mốc ngày đổi được, kèm lý do.',
      ]}
    >
      <Facts
        items={[
          ['Bộ tiêu chí', campaign.setName],
          ['Đơn vị', `${campaign.units} đơn vị, đã có phiếu ${campaign.opened}`],
        ]}
      />
      {progress && (
        <p role="status">
          Đã mở {progress.opened}/{progress.total} phiếu
          {sheets.isPending ? '… Có thể rời trang này: phần đã mở được giữ, mở tiếp lúc nào cũng được.' : '.'}
        </p>
      )}
      {left.length > 0 && (
        <Callout tone="warn" title={`${left.length} đơn vị chưa vào đợt`}>
          <ul>
            {left.map(({ unit: slug, unitName, why }) => (
              <li key={slug}>
                {unitName}: {WHY_LEFT[why]}
              </li>
            ))}
          </ul>
          <ButtonLink kind="secondary" href={campaignPath(unit, campaign.id, 'tien-do')}>
            Xem tiến độ
          </ButtonLink>
        </Callout>
      )}
    </ConfirmPage>
  );
}

export function CloseCampaignPage() {
  return <StepPage show={(props) => <CloseCampaign {...props} />} />;
}

function CloseCampaign({ unit, campaign }: StepProps) {
  const goTo = useGoTo();
  const close = useCampaignStep(unit, campaign.id, 'close');
  const back = campaignPath(unit, campaign.id);
  return (
    <ConfirmPage
      title={`Kết thúc đợt: ${campaign.name}`}
      act="Kết thúc đợt"
      danger
      busy={close.isPending}
      failure={campaignFailure(close.error)}
      onAct={() =>
        close.mutate(campaign.revision, {
          onSuccess: () => {
            notify('Đã kết thúc đợt chấm điểm');
            goTo(back);
          },
        })
      }
      backHref={back}
      consequences={[
        'Mọi phiếu của đợt bị khóa, kể cả phiếu chưa thẩm định xong; không mở lại được cho đơn vị nào.',
        'Kết quả đã thẩm định vẫn công bố và xếp hạng được.',
      ]}
    />
  );
}

export function RemoveCampaignPage() {
  return <StepPage show={(props) => <RemoveCampaign {...props} />} />;
}

function RemoveCampaign({ unit, campaign }: StepProps) {
  const goTo = useGoTo();
  const remove = useRemoveCampaign(unit, campaign.id);
  return (
    <ConfirmPage
      title={`Bỏ dự thảo: ${campaign.name}`}
      act="Bỏ dự thảo"
      danger
      busy={remove.isPending}
      failure={campaignFailure(remove.error)}
      // Awaited, not called back: the page leaves with what it removes.
      onAct={() => void remove.mutateAsync().then(() => goTo(campaignPath(unit)), noop)}
      backHref={campaignPath(unit, campaign.id)}
      consequences={['Dự thảo cùng danh sách đơn vị và phân công thẩm định bị xóa. Chưa đơn vị nào có phiếu của đợt.']}
    />
  );
}

/** The failure is shown from the call's own state. */
function noop(): void {}
