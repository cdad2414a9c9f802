import type { CampaignResponse } from '#core/assessments/campaigns/contract.ts';
import { PHASE_NAMES, PHASES, type Phase } from '#core/assessments/campaigns/phases.ts';
import { parseDate } from '#core/kernel/dates.ts';
import { capitalised, today } from '#web/lib/format.ts';
import { usePathParam, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SearchSelectField } from '#web/ui/form/search-select-field.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { ReopeningTable } from './campaign-words.tsx';
import {
  CAMPAIGN_WORDS,
  campaignFailure,
  campaignPath,
  useCampaign,
  useCampaignUnits,
  useReopen,
} from './load-campaigns.ts';

/** Opens a phase again for one unit, with a new last day and the reason that the unit reads. */
export function ReopenPage() {
  const unit = useUnitSlug();
  const id = usePathParam('campaign');
  const campaign = useCampaign(unit, id);
  const units = useCampaignUnits(unit, id);
  return (
    <QueryView query={campaign} messages={CAMPAIGN_WORDS}>
      {(data) => (
        <QueryView query={units} messages={CAMPAIGN_WORDS}>
          {({ items }) => <Reopen unit={unit} campaign={data} members={items.filter(({ chosen }) => chosen)} />}
        </QueryView>
      )}
    </QueryView>
  );
}

interface ReopenProps {
  readonly unit: string;
  readonly campaign: CampaignResponse;
  readonly members: readonly { readonly unit: string; readonly unitName: string }[];
}

function Reopen({ unit, campaign, members }: ReopenProps) {
  const wanted = useSearchValues()['don-vi'] ?? '';
  const reopen = useReopen(unit, campaign.id);
  const back = campaignPath(unit, campaign.id, 'tien-do');
  const phases = PHASES.filter((phase) => campaign.spans.some((span) => span.phase === phase));
  const form = useForm({
    initial: {
      unit: wanted,
      phase: campaign.phase === 'before' || campaign.phase === 'over' ? 'self-scoring' : campaign.phase,
      until: '',
      reason: '',
    } as { unit: string; phase: string; until: string; reason: string },
    check: (values) => ({
      unit: values.unit === '' ? 'Chọn đơn vị.' : undefined,
      until: dayProblem(parseDate(values.until)),
      reason: values.reason.trim().length < 5 ? 'Ghi lý do mở lại; đơn vị được đọc lý do này.' : undefined,
    }),
  });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Mở lại cho đơn vị" back={{ href: back, label: campaign.name }}>
        Chỉ đơn vị được chọn được mở, đến hết ngày ghi dưới đây; các đơn vị khác giữ nguyên mốc
      </PageHeader>
      <Form
        form={form}
        submitLabel="Mở lại"
        busy={reopen.isPending}
        failure={campaignFailure(reopen.error)}
        others={
          <ButtonLink kind="secondary" href={back}>
            Quay lại, không mở
          </ButtonLink>
        }
        onSubmit={(values) =>
          reopen.mutate(
            {
              unit: values.unit,
              phase: values.phase as Phase,
              until: parseDate(values.until) ?? '',
              reason: values.reason.trim(),
            },
            {
              onSuccess: () => {
                notify('Đã mở lại cho đơn vị');
                form.setAll({ ...values, until: '', reason: '' });
              },
            },
          )
        }
      >
        <SearchSelectField
          form={form}
          name="unit"
          label="Đơn vị"
          required
          choices={members.map((one) => ({ value: one.unit, label: capitalised(one.unitName) }))}
        />
        <ChoiceField
          form={form}
          name="phase"
          label="Bước mở lại"
          choices={phases.map((phase) => ({
            value: phase,
            label: PHASE_NAMES[phase],
            ...(phase === 'self-scoring' ? { hint: 'Phiếu đã nộp được trả về cho đơn vị sửa và ký nộp lại' } : {}),
          }))}
        />
        <DateField form={form} name="until" label="Mở đến hết ngày" required />
        <TextAreaField form={form} name="reason" label="Lý do" rows={3} required />
      </Form>
      {campaign.reopenings.length > 0 && <ReopeningTable items={campaign.reopenings} own={false} />}
    </div>
  );
}

function dayProblem(day: string | undefined): string | undefined {
  if (!day) {
    return 'Nhập ngày, ví dụ 05/12/2026.';
  }
  return day < today() ? 'Hạn mới phải từ hôm nay trở đi.' : undefined;
}
