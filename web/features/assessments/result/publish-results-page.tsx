import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { RankingAnswer } from '#core/assessments/result/contract.ts';
import { parseDate } from '#core/kernel/dates.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { rankingFileHref, rankingsPath, resultFailure, usePublishResults, useRanking } from './load-results.ts';
import classes from './result.module.css';

type Values = {
  readonly number: string;
  readonly date: string;
  readonly issuer: string;
  readonly signer: string;
  readonly remarks: string;
  readonly missing: string;
  readonly note: string;
  readonly reason: string;
};

/** The chair's act: one decision for every settled result, or an amendment of an earlier one. */
export function PublishResultsPage() {
  const unit = useUnitSlug();
  const key = usePathParam('ranking');
  const ranking = useRanking(unit, key, undefined);
  return (
    <QueryView query={ranking} messages={ASSESSMENT_MESSAGES} loading="Đang tải kết quả…">
      {(data) => <PublishResults unit={unit} ranking={data} />}
    </QueryView>
  );
}

interface PublishProps {
  readonly unit: string;
  readonly ranking: RankingAnswer;
}

function PublishResults({ unit, ranking }: PublishProps) {
  const { key, decision, without, total } = ranking;
  const title = decision ? 'Điều chỉnh kết quả đã công bố' : 'Công bố kết quả';
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title={title} back={{ href: rankingsPath(unit, key), label: ranking.title }}>
        {`${total} đơn vị có kết quả`}
      </PageHeader>
      {total === 0 ? (
        <EmptyState title="Chưa công bố được">Chưa có đơn vị nào thẩm định xong trong kỳ này.</EmptyState>
      ) : (
        <>
          <Callout title="Điểm, thứ hạng được giữ nguyên như quyết định">
            Tất cả phiếu chuyển sang “Đã công bố” cùng lúc, kết quả hiện trên trang công khai. Sửa sau này phải bằng một
            quyết định điều chỉnh; kết quả cũ vẫn xem được.
          </Callout>
          <p className={classes.downloads}>
            <a href={rankingFileHref(unit, key, 'files/docx')} download>
              Dự thảo quyết định kèm phụ lục (DOCX)
            </a>
            <a href={rankingFileHref(unit, key, 'files/pdf')} download>
              Bản PDF
            </a>
          </p>
          {without.length > 0 && (
            <Callout tone="warn" title={`${without.length} đơn vị chưa có kết quả`}>
              {without
                .slice(0, 12)
                .map(({ unitName }) => unitName)
                .join(', ')}
              {without.length > 12 && '…'}
            </Callout>
          )}
          <PublishForm unit={unit} ranking={ranking} />
        </>
      )}
    </div>
  );
}

function PublishForm({ unit, ranking }: PublishProps) {
  const { key, decision, without, ownerName } = ranking;
  const goTo = useGoTo();
  const publish = usePublishResults(unit, key);
  const amends = decision !== null;
  const form = useForm<Values>({
    initial: {
      ...{ number: '', date: '', signer: '', note: '', reason: '', missing: '' },
      issuer: `UBND ${ownerName}`,
      remarks: 'yes',
    },
    check: (values) => problemsOf(values, amends, without.length > 0),
  });
  const send = (values: Values) =>
    publish.mutate(
      {
        number: values.number,
        date: parseDate(values.date) ?? '',
        issuer: values.issuer,
        signer: values.signer,
        title: '',
        withRemarks: values.remarks === 'yes',
        note: values.note,
        leaveOut: values.missing === 'leave-out',
        amends: decision?.id ?? null,
        reason: values.reason,
      },
      {
        onSuccess: ({ key: published }) => {
          notify('Đã công bố kết quả.');
          goTo(rankingsPath(unit, published));
        },
      },
    );
  return (
    <Form
      form={form}
      onSubmit={send}
      submitLabel={amends ? 'Điều chỉnh kết quả' : 'Công bố kết quả'}
      busy={publish.isPending}
      failure={resultFailure(publish.error)}
      others={
        <ButtonLink kind="secondary" href={rankingsPath(unit, key)}>
          Quay lại
        </ButtonLink>
      }
    >
      <DecisionFields form={form} />
      {amends && (
        <TextAreaField form={form} name="reason" label="Lý do điều chỉnh" hint="Hiện trên trang công khai" required />
      )}
      {without.length > 0 && (
        <ChoiceField
          form={form}
          name="missing"
          label="Đơn vị chưa có kết quả"
          required
          choices={[
            { value: 'wait', label: 'Chờ đủ kết quả rồi công bố' },
            { value: 'leave-out', label: 'Công bố không kèm các đơn vị này' },
          ]}
        />
      )}
      <ChoiceField
        form={form}
        name="remarks"
        label="Nhận xét của người thẩm định"
        hint="Số điện thoại, số giấy tờ, địa chỉ thư trong nhận xét được ẩn"
        choices={[
          { value: 'yes', label: 'Công khai lý do trừ điểm của từng tiêu chí' },
          { value: 'no', label: 'Chỉ công khai điểm' },
        ]}
      />
      <TextAreaField form={form} name="note" label="Ghi chú" hint="Hiện dưới kết quả công bố, có thể để trống" />
    </Form>
  );
}

function DecisionFields({ form }: { readonly form: FormState<Values> }) {
  return (
    <>
      <FieldRow>
        <TextField form={form} name="number" label="Số, ký hiệu" hint="Ví dụ: 4006/QĐ-UBND" required />
        <DateField form={form} name="date" label="Ngày ban hành" required />
      </FieldRow>
      <TextField form={form} name="issuer" label="Cơ quan ban hành" required />
      <TextField form={form} name="signer" label="Người ký" hint="Họ và tên Chủ tịch hoặc Phó Chủ tịch ký" required />
    </>
  );
}

function problemsOf({ number, date, issuer, signer, reason, missing }: Values, amends: boolean, asks: boolean) {
  const blank = (text: string) => text.trim() === '';
  return {
    number: blank(number) ? 'Ghi số, ký hiệu quyết định.' : undefined,
    date: parseDate(date) ? undefined : 'Ghi ngày ban hành theo mẫu dd/mm/yyyy.',
    issuer: blank(issuer) ? 'Ghi cơ quan ban hành.' : undefined,
    signer: blank(signer) ? 'Ghi người ký.' : undefined,
    reason: amends && blank(reason) ? 'Ghi lý do điều chỉnh.' : undefined,
    missing:
      asks && missing !== 'leave-out' ? 'Chọn “Công bố không kèm các đơn vị này”, hoặc đợi đủ kết quả.' : undefined,
  };
}
