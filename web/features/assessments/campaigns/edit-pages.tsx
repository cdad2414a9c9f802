import type { CampaignOptions, CampaignResponse } from '#core/assessments/campaigns/contract.ts';
import { ApiRefusal } from '#web/lib/api.ts';
import { today } from '#web/lib/format.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { DateFields, FrameFields, OtherFields } from './campaign-form.tsx';
import { type CampaignText, checkCampaign, newText, planOf, textOf } from './campaign-text.ts';
import {
  CAMPAIGN_WORDS,
  campaignFailure,
  campaignPath,
  useCampaign,
  useChangeCampaign,
  useCreateCampaign,
  useOptions,
} from './load-campaigns.ts';

/** A new campaign: its frame and dates; units and bodies follow on its page. */
export function NewCampaignPage() {
  const unit = useUnitSlug();
  const options = useOptions(unit);
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Lập đợt chấm điểm" back={{ href: campaignPath(unit), label: 'Đợt chấm điểm' }}>
        Lập dự thảo trước; chọn đơn vị và phân công cơ quan thẩm định ở bước sau, rồi mở đợt
      </PageHeader>
      <QueryView query={options} messages={CAMPAIGN_WORDS}>
        {(data) => <NewCampaign unit={unit} options={data} />}
      </QueryView>
    </div>
  );
}

/** What the server names on single fields goes to them. */
function refuseFields(form: FormState<CampaignText>, error: unknown): void {
  if (error instanceof ApiRefusal && Array.isArray(error.detail.fields)) {
    const sentence = campaignFailure(error) ?? '';
    form.refuse(Object.fromEntries(error.detail.fields.map((field) => [String(field), sentence])));
  }
}

function NewCampaign({ unit, options }: { readonly unit: string; readonly options: CampaignOptions }) {
  const goTo = useGoTo();
  const create = useCreateCampaign(unit);
  const form = useForm<CampaignText>({
    initial: newText(Number(today().slice(0, 4)), options),
    check: (text) => checkCampaign(text),
  });
  return (
    <Form
      form={form}
      submitLabel="Lập dự thảo"
      busy={create.isPending}
      failure={campaignFailure(create.error)}
      onSubmit={(text) =>
        create.mutate(planOf(text), {
          onSuccess: ({ id }) => goTo(campaignPath(unit, id, 'don-vi')),
          onError: (error) => refuseFields(form, error),
        })
      }
    >
      <FrameFields form={form} options={options} />
      <DateFields form={form} />
      <OtherFields form={form} />
    </Form>
  );
}

/** A draft is changed freely; a running campaign's dates with a reason. */
export function EditCampaignPage() {
  const unit = useUnitSlug();
  const campaign = useCampaign(unit, usePathParam('campaign'));
  const options = useOptions(unit);
  return (
    <QueryView query={campaign} messages={CAMPAIGN_WORDS}>
      {(data) => (
        <QueryView query={options} messages={CAMPAIGN_WORDS}>
          {(choices) => <EditCampaign unit={unit} campaign={data} options={choices} />}
        </QueryView>
      )}
    </QueryView>
  );
}

interface EditProps {
  readonly unit: string;
  readonly campaign: CampaignResponse;
  readonly options: CampaignOptions;
}

function EditCampaign({ unit, campaign, options }: EditProps) {
  const goTo = useGoTo();
  const change = useChangeCampaign(unit, campaign.id);
  const isDraft = campaign.state === 'draft';
  const back = campaignPath(unit, campaign.id);
  const form = useForm<CampaignText>({ initial: textOf(campaign), check: (text) => checkCampaign(text, campaign) });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader
        title={isDraft ? 'Sửa đợt chấm điểm' : 'Đổi mốc ngày của đợt'}
        back={{ href: back, label: campaign.name }}
      >
        {isDraft
          ? 'Đợt chưa mở nên sửa được mọi nội dung'
          : 'Mốc mới có hiệu lực ngay với mọi đơn vị; đơn vị đọc được mốc cũ, mốc mới và lý do'}
      </PageHeader>
      <Form
        form={form}
        submitLabel={isDraft ? 'Lưu dự thảo' : 'Đổi mốc ngày'}
        busy={change.isPending}
        failure={campaignFailure(change.error)}
        others={
          <ButtonLink kind="secondary" href={back}>
            Quay lại, không sửa
          </ButtonLink>
        }
        onSubmit={(text) =>
          change.mutate(
            { ...planOf(text), revision: campaign.revision, reason: text.reason.trim() },
            {
              onSuccess: () => {
                notify(isDraft ? 'Đã lưu dự thảo' : 'Đã đổi mốc ngày');
                goTo(back);
              },
              onError: (error) => refuseFields(form, error),
            },
          )
        }
      >
        {isDraft && <FrameFields form={form} options={options} />}
        <DateFields form={form} />
        {!isDraft && <TextAreaField form={form} name="reason" label="Lý do đổi mốc" rows={2} required />}
        <OtherFields form={form} />
      </Form>
    </div>
  );
}
