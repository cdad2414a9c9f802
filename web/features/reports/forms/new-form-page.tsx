import { useState } from 'react';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import type { FormEntry, FormVersionData } from '#core/reports/form-version.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { today } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { EntryTable } from './entry-table.tsx';
import { FORM_NAMES } from './form-names.ts';
import { useAddForm, useForms } from './load-forms.ts';

/** The next version of a form: begins as the one in force, changed where the decision changes it. */
export function NewFormPage() {
  const unit = useUnitSlug();
  const { bieu } = useSearchValues();
  const query = useForms(unit);
  return (
    <QueryView query={query} messages={REPORT_MESSAGES}>
      {({ items }) => {
        const last =
          items
            .filter(({ code }) => code === bieu)
            .sort((a, b) => a.version - b.version)
            .at(-1) ?? items[0];
        return last ? <NewForm key={`${last.code} ${last.version}`} unit={unit} last={last} /> : null;
      }}
    </QueryView>
  );
}

type Values = {
  readonly number: string;
  readonly title: string;
  readonly basis: string;
  readonly from: string;
};

function NewForm({ unit, last }: { readonly unit: string; readonly last: FormVersionData }) {
  const back = unitPath(unit, 'bao-cao-mau');
  const goTo = useGoTo();
  const add = useAddForm(unit, last.code);
  const [entries, setEntries] = useState<readonly FormEntry[]>(last.entries);
  const form = useForm<Values>({
    initial: { number: last.number, title: last.title, basis: '', from: formatDate(today()) },
    check: (values) => check(values, last),
  });

  function submit({ number, title, basis, from }: Values) {
    const wish = {
      number: number.trim(),
      title: title.trim(),
      basis: basis.trim(),
      from: parseDate(from) ?? '',
      unverified: false,
      unitOfMeasure: last.unitOfMeasure,
      entries,
    };
    add.mutate(wish, {
      onSuccess: () => {
        notify(`Đã ban hành mẫu mới của ${FORM_NAMES[last.code]}`);
        goTo(back);
      },
    });
  }

  return (
    <div className="stack">
      <PageHeader title={`Mẫu mới của ${FORM_NAMES[last.code]}`} back={{ href: back, label: 'Mẫu biểu báo cáo' }}>
        Mẫu đang dùng: lần {last.version}, từ {formatDate(last.from)}, theo {last.basis}. Số liệu lấy theo mã cột: giữ
        mã thì các kỳ vẫn so sánh được.
      </PageHeader>
      <EntryTable entries={entries} onChange={setEntries} />
      <div style={{ maxWidth: 'var(--measure)' }}>
        <Form
          form={form}
          onSubmit={submit}
          submitLabel="Ban hành mẫu mới"
          busy={add.isPending}
          failure={add.isError ? messageOf(add.error, REPORT_MESSAGES) : undefined}
          others={
            <>
              <Button kind="secondary" onClick={() => setEntries(last.entries)}>
                Trở về các cột cũ
              </Button>
              <ButtonLink kind="secondary" href={back}>
                Quay lại, không ban hành
              </ButtonLink>
            </>
          }
        >
          <TextField form={form} name="number" label="Số hiệu biểu" required />
          <TextField form={form} name="title" label="Tên biểu" required />
          <TextField form={form} name="basis" label="Căn cứ" hint="Văn bản ban hành mẫu: số, ký hiệu, ngày" required />
          <DateField form={form} name="from" label="Áp dụng cho kỳ kết thúc từ ngày" required />
        </Form>
      </div>
    </div>
  );
}

function check({ number, title, basis, from }: Values, last: FormVersionData): FormErrors<Values> {
  const day = parseDate(from);
  return {
    number: number.trim() === '' ? 'Nhập số hiệu biểu.' : undefined,
    title: title.trim() === '' ? 'Nhập tên biểu.' : undefined,
    basis: basis.trim().length < 5 ? REPORT_MESSAGES['form-basis-missing'] : undefined,
    from: !day ? 'Nhập ngày, ví dụ 01/07/2026.' : day <= last.from ? REPORT_MESSAGES['form-not-later'] : undefined,
  };
}
