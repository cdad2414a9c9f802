import type { DossierPage } from '#core/dossiers/contract.ts';
import { RESULT_CHANNEL_NAMES, RESULT_CHANNELS, type ResultChannel } from '#core/dossiers/dossier.ts';
import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import { needsReason, verbOf } from '#core/dossiers/moves.ts';
import { isStatus, STATUS_NAMES, type Status } from '#core/dossiers/statuses.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { ChoiceField, TickField } from '#web/ui/form/choice-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { refusalWords, useMove } from './change-dossier.ts';
import { DossierSummary } from './dossier-summary.tsx';
import { dossierPath, useDossier } from './load-dossiers.ts';

/** What follows from a step, said before it is taken. */
const CONSEQUENCES = {
  1: '',
  2: 'Thời hạn giải quyết bắt đầu tính và ngày hẹn trả được ấn định.',
  3: 'Hồ sơ kết thúc ở đây. In phiếu từ chối (mẫu 03) ở lịch sử hồ sơ và đưa cho người nộp.',
  4: 'Hồ sơ chuyển sang đang xử lý; nếu đang tạm dừng, thời hạn chạy tiếp với phần thời gian còn lại.',
  5: 'Thời hạn tạm dừng cho đến khi nhận đủ giấy tờ. In phiếu yêu cầu (mẫu 02) ở lịch sử hồ sơ và đưa cho người nộp.',
  6: 'Thời hạn tạm dừng cho đến khi công dân thực hiện xong nghĩa vụ tài chính.',
  7: 'Hồ sơ kết thúc theo yêu cầu của công dân và không mở lại được.',
  8: 'Hồ sơ kết thúc, không có kết quả, và không mở lại được.',
  9: 'Ngày hôm nay được ghi là ngày giải quyết xong: trước hạn, đúng hạn hay quá hạn được tính theo ngày này.',
  10: 'Hồ sơ kết thúc. Tên người nhận kết quả được lưu trong hồ sơ.',
} as const satisfies Record<Status, string>;

/** A step of a dossier has a page of its own: what it does, and what must be said with it. */
export function StepPage() {
  const unit = useUnitSlug();
  const dossier = useDossier(unit, usePathParam('dossier'));
  const to = Number(usePathParam('to'));
  return (
    <QueryView query={dossier} messages={DOSSIER_MESSAGES} loading="Đang tải hồ sơ…">
      {(data) => (isStatus(to) ? <Step unit={unit} dossier={data} to={to} /> : null)}
    </QueryView>
  );
}

type Values = {
  readonly reason: string;
  readonly requirements: string;
  readonly attachment: string;
  readonly collectedBy: string;
  readonly collectedHow: string;
  readonly electronic: boolean;
};

interface StepProps {
  readonly unit: string;
  readonly dossier: DossierPage;
  readonly to: Status;
}

function Step({ unit, dossier, to }: StepProps) {
  const verb = verbOf(dossier.status, to);
  const back = dossierPath(unit, dossier.id);
  const move = useMove(unit, dossier.id, `Đã ghi: ${verb}`);
  const form = useForm<Values>({
    initial: {
      reason: '',
      requirements: '',
      attachment: '',
      collectedBy: dossier.applicant.name,
      collectedHow: dossier.resultChannel,
      electronic: dossier.resultElectronic ?? false,
    },
    check: (values) => checkStep(values, to),
  });
  const allowed = dossier.steps.includes(to);
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title={verb} back={{ href: back, label: `Hồ sơ ${dossier.code}` }} />
      <DossierSummary dossier={dossier} />
      {allowed || move.isPending || move.isSuccess ? (
        <Form
          form={form}
          onSubmit={(values) => move.mutate({ version: dossier.version, to, ...saidWith(values, to) })}
          submitLabel={verb}
          busy={move.isPending || move.isSuccess}
          failure={refusalWords(move.error)}
          others={
            <ButtonLink kind="secondary" href={back}>
              Quay lại
            </ButtonLink>
          }
        >
          <Callout title={`Khi bấm “${verb}”`}>{CONSEQUENCES[to]}</Callout>
          <StepFields form={form} to={to} />
        </Form>
      ) : (
        <>
          {move.isError && <ErrorState title="Chưa thực hiện được">{refusalWords(move.error)}</ErrorState>}
          <Callout tone="warn" title={`Không còn bước “${verb}”`}>
            Hồ sơ đang ở trạng thái “{STATUS_NAMES[dossier.status]}”.
          </Callout>
          <div className="row">
            <ButtonLink kind="secondary" href={back}>
              Xem hồ sơ
            </ButtonLink>
          </div>
        </>
      )}
    </div>
  );
}

function StepFields({ form, to }: { readonly form: ReturnType<typeof useForm<Values>>; readonly to: Status }) {
  return (
    <>
      {to === 5 && (
        <TextAreaField
          form={form}
          name="requirements"
          label="Nội dung cần bổ sung"
          hint="Mỗi dòng một nội dung, như sẽ in trên phiếu yêu cầu"
          rows={5}
          required
        />
      )}
      {to !== 10 && (
        <TextAreaField
          form={form}
          name="reason"
          label={needsReason(to) ? 'Lý do' : 'Ghi chú'}
          rows={3}
          required={needsReason(to)}
        />
      )}
      {to === 9 && <TickField form={form} name="electronic" label="Kết quả được cấp bản điện tử" />}
      {to === 10 && (
        <>
          <TextField form={form} name="collectedBy" label="Người nhận kết quả" required />
          <ChoiceField
            form={form}
            name="collectedHow"
            label="Nhận bằng cách"
            choices={RESULT_CHANNELS.map((value) => ({ value, label: RESULT_CHANNEL_NAMES[value] }))}
          />
        </>
      )}
      <TextField
        form={form}
        name="attachment"
        label="Văn bản kèm theo"
        hint="Số, ký hiệu, ngày; để trống nếu không có"
      />
    </>
  );
}

function checkStep(values: Values, to: Status): FormErrors<Values> {
  return {
    requirements: to === 5 && !values.requirements.trim() ? DOSSIER_MESSAGES['requirements-missing'] : undefined,
    reason: needsReason(to) && !values.reason.trim() ? DOSSIER_MESSAGES['reason-missing'] : undefined,
    collectedBy: to === 10 && !values.collectedBy.trim() ? DOSSIER_MESSAGES['collector-missing'] : undefined,
  };
}

function saidWith(values: Values, to: Status) {
  const lines = values.requirements.split('\n').map((line) => line.trim());
  return {
    ...(values.reason.trim() && { reason: values.reason.trim() }),
    ...(to === 5 && { requirements: lines.filter(Boolean) }),
    ...(values.attachment.trim() && { attachment: values.attachment.trim() }),
    ...(to === 9 && { resultElectronic: values.electronic }),
    ...(to === 10 && { collectedBy: values.collectedBy.trim(), collectedHow: values.collectedHow as ResultChannel }),
  };
}
