import { formatDate, parseDate } from '#core/kernel/dates.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useEditFrame } from './change-reports.ts';
import { reportPath, useReport } from './load-reports.ts';

type Values = {
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly place: string;
  readonly recipients: string;
  readonly authority: string;
  readonly signer: string;
};

/** Head and foot of the printed report. */
export function FramePage() {
  const unit = useUnitSlug();
  const query = useReport(unit, usePathParam('period'));
  return (
    <QueryView query={query} messages={REPORT_MESSAGES}>
      {(answer) => <FrameForm key={answer.report.version} unit={unit} answer={answer} />}
    </QueryView>
  );
}

function FrameForm({ unit, answer }: { readonly unit: string; readonly answer: ReportAnswer }) {
  const { period, frame, version, name } = answer.report;
  const back = reportPath(unit, period);
  const goTo = useGoTo();
  const edit = useEditFrame(unit, period);
  const form = useForm<Values>({
    initial: {
      title: frame.title,
      number: frame.number,
      date: frame.documentDate ? formatDate(frame.documentDate) : '',
      place: frame.place,
      recipients: frame.recipients.join('\n'),
      authority: frame.authority.join('\n'),
      signer: frame.signer,
    },
    check,
  });

  function submit(values: Values) {
    const wish = {
      title: values.title.trim(),
      number: values.number.trim(),
      documentDate: parseDate(values.date) ?? null,
      place: values.place.trim(),
      recipients: linesOf(values.recipients),
      authority: linesOf(values.authority),
      signer: values.signer.trim(),
    };
    edit.mutate({ frame: wish, version }, { onSuccess: () => goTo(back) });
  }

  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Tên, nơi nhận, người ký" back={{ href: back, label: `Báo cáo ${name}` }} />
      <Form
        form={form}
        onSubmit={submit}
        submitLabel="Lưu"
        busy={edit.isPending}
        failure={edit.isError ? messageOf(edit.error, REPORT_MESSAGES) : undefined}
        others={
          <ButtonLink kind="secondary" href={back}>
            Quay lại, không lưu
          </ButtonLink>
        }
      >
        <TextAreaField
          form={form}
          name="title"
          label="Trích yếu"
          rows={2}
          hint="{{period.name}} là tên kỳ, {{period.next}} là tên kỳ tới; để như vậy thì tên luôn đúng kỳ."
          required
        />
        <TextField
          form={form}
          name="number"
          label="Số văn bản"
          width="short"
          hint="Để trống khi chưa vào sổ; số dưới 10 được in thêm số 0."
        />
        <DateField form={form} name="date" label="Ngày văn bản" hint="Để trống thì in chỗ chờ ghi tay." />
        <TextField form={form} name="place" label="Địa danh" required />
        <TextAreaField form={form} name="recipients" label="Nơi nhận" hint="Mỗi dòng một nơi nhận." rows={6} required />
        <TextAreaField
          form={form}
          name="authority"
          label="Quyền hạn, chức vụ người ký"
          hint="Mỗi dòng một phần, ví dụ TM. ỦY BAN NHÂN DÂN và CHỦ TỊCH."
          rows={3}
          required
        />
        <TextField form={form} name="signer" label="Họ và tên người ký" />
      </Form>
    </div>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function check({ title, date, place, recipients, authority }: Values): FormErrors<Values> {
  return {
    title: title.trim() === '' ? 'Nhập trích yếu của báo cáo.' : undefined,
    date: date.trim() !== '' && !parseDate(date) ? 'Nhập ngày, ví dụ 05/12/2026, hoặc để trống.' : undefined,
    place: place.trim() === '' ? 'Nhập địa danh.' : undefined,
    recipients: linesOf(recipients).length === 0 ? 'Nhập ít nhất một nơi nhận.' : undefined,
    authority: linesOf(authority).length === 0 ? 'Nhập quyền hạn, chức vụ người ký.' : undefined,
  };
}
