import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { SetAnswer } from '#core/assessments/sets/contract.ts';
import { DOCUMENT_MESSAGES } from '#core/documents/messages.ts';
import { parseDate } from '#core/kernel/dates.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DocumentPicker, issuerOf } from '#web/ui/document-picker/document-picker.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { FaultList } from './fault-list.tsx';
import { setPath, usePublishSet, useSet } from './load-sets.ts';
import { nodePath } from './set-tree.tsx';

/** The decision that makes a draft final. */
export function PublishSetPage() {
  const unit = useUnitSlug();
  const id = usePathParam('set');
  const query = useSet(unit, id);
  return (
    <QueryView query={query} messages={ASSESSMENT_MESSAGES} loading="Đang tải bộ tiêu chí…">
      {(answer) => <Publish unit={unit} answer={answer} />}
    </QueryView>
  );
}

type Values = { by: string; document: string; number: string; date: string; issuer: string; year: string };

function Publish({ unit, answer }: { readonly unit: string; readonly answer: SetAnswer }) {
  const { head, faults } = answer;
  const goTo = useGoTo();
  const publish = usePublishSet(unit, head.id);
  const form = useForm<Values>({
    initial: {
      by: 'register',
      document: '',
      number: '',
      date: '',
      issuer: issuerOf(head.owner?.name ?? ''),
      year: head.effectiveYear === null ? '' : String(head.effectiveYear),
    },
    check,
  });
  function submit({ by, document, number, date, issuer, year }: Values) {
    const decision =
      by === 'register' ? { documentId: document } : { number: number.trim(), date: parseDate(date), issuer };
    publish
      .mutateAsync({ revision: head.revision, effectiveYear: Number(year), ...decision })
      .then(() => {
        notify('Đã công bố bộ tiêu chí');
        goTo(setPath(unit, head.id));
      })
      .catch(() => undefined);
  }
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title={`Công bố “${head.name}”`} back={{ href: setPath(unit, head.id), label: 'Bộ tiêu chí' }} />
      {faults.length > 0 ? (
        <FaultList faults={faults} href={(code) => nodePath(unit, head.id, code)} />
      ) : (
        <Form
          form={form}
          onSubmit={submit}
          submitLabel="Công bố"
          busy={publish.isPending}
          failure={
            publish.isError ? messageOf(publish.error, { ...DOCUMENT_MESSAGES, ...ASSESSMENT_MESSAGES }) : undefined
          }
          others={
            <ButtonLink kind="secondary" href={setPath(unit, head.id)}>
              Quay lại, chưa công bố
            </ButtonLink>
          }
        >
          <ChoiceField
            form={form}
            name="by"
            label="Quyết định ban hành"
            choices={[
              { value: 'register', label: 'Chọn trong sổ văn bản' },
              { value: 'typed', label: 'Ghi số, ngày, cơ quan ban hành' },
            ]}
          />
          {form.values.by === 'register' ? (
            <DocumentPicker form={form} name="document" unit={unit} label="Quyết định" required />
          ) : (
            <>
              <FieldRow>
                <TextField form={form} name="number" label="Số, ký hiệu" hint="Ví dụ: 1325/QĐ-UBND" required />
                <DateField form={form} name="date" label="Ngày ban hành" required />
              </FieldRow>
              <TextField form={form} name="issuer" label="Cơ quan ban hành" required />
            </>
          )}
          <TextField form={form} name="year" label="Áp dụng từ năm" inputMode="numeric" width="short" required />
          <Callout tone="warn" title="Khi bấm “Công bố”">
            <ul style={{ margin: 0, paddingLeft: '1.25rem' }}>
              <li>Bản này không sửa, không bỏ được nữa; muốn đính chính phải lập bản mới và công bố bản mới.</li>
              <li>Các đơn vị cấp dưới đọc được bộ tiêu chí này.</li>
              <li>Phiếu đang mở theo bản trước giữ nguyên cho đến khi được chuyển sang bản này.</li>
            </ul>
          </Callout>
        </Form>
      )}
    </div>
  );
}

function check({ by, document, number, date, issuer, year }: Values) {
  const typed = by === 'typed';
  return {
    document: !typed && document === '' ? 'Chọn quyết định trong sổ văn bản.' : undefined,
    number: typed && number.trim() === '' ? 'Ghi số, ký hiệu quyết định.' : undefined,
    date: typed && !parseDate(date) ? 'Ghi ngày ban hành, ví dụ 05/01/2026.' : undefined,
    issuer: typed && issuer.trim() === '' ? 'Ghi cơ quan ban hành.' : undefined,
    year: /^20\d\d$/u.test(year.trim()) ? undefined : 'Ghi năm bằng bốn chữ số, ví dụ 2026.',
  };
}
