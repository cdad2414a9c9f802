import { sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { parseDate } from '#core/kernel/dates.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { sheetPath } from './load-sheet.ts';
import { sheetFailure, useSheetStep } from './sheet-steps.ts';

type Values = { number: string; date: string; issuer: string; rank: string; rankOf: string };

/** The decision that makes a result public. */
export function PublishPage() {
  const unit = useUnitSlug();
  const key = usePathParam('sheet');
  const publish = useSheetStep(unit, key, 'publish');
  const form = useForm<Values>({ initial: { number: '', date: '', issuer: '', rank: '', rankOf: '' }, check });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader
        title={`Ghi quyết định công bố kết quả ${sheetKeyInWords(key)}`}
        back={{ href: sheetPath(unit, key), label: 'Phiếu chấm điểm' }}
      />
      <Form
        form={form}
        onSubmit={({ number, date, issuer, rank, rankOf }) =>
          publish.mutate({
            number,
            date: parseDate(date) ?? '',
            issuer,
            rank: rank ? Number(rank) : null,
            rankOf: rankOf ? Number(rankOf) : null,
          })
        }
        submitLabel="Ghi quyết định"
        busy={publish.isPending}
        failure={sheetFailure(publish.error)}
        others={
          <ButtonLink kind="secondary" href={sheetPath(unit, key)}>
            Quay lại
          </ButtonLink>
        }
      >
        <FieldRow>
          <TextField form={form} name="number" label="Số, ký hiệu" hint="Ví dụ: 4006/QĐ-UBND" required />
          <DateField form={form} name="date" label="Ngày ban hành" required />
        </FieldRow>
        <TextField form={form} name="issuer" label="Cơ quan ban hành" required />
        <FieldRow>
          <NumberField form={form} name="rank" label="Xếp hạng" />
          <NumberField form={form} name="rankOf" label="Trên tổng số đơn vị" />
        </FieldRow>
      </Form>
    </div>
  );
}

function check({ number, date, issuer, rank, rankOf }: Values) {
  return {
    number: number.trim() === '' ? 'Ghi số, ký hiệu quyết định.' : undefined,
    date: parseDate(date) ? undefined : 'Ghi ngày ban hành theo mẫu dd/mm/yyyy.',
    issuer: issuer.trim() === '' ? 'Ghi cơ quan ban hành.' : undefined,
    rankOf: rank !== '' && Number(rankOf) < Number(rank) ? 'Ghi tổng số đơn vị, không nhỏ hơn thứ hạng.' : undefined,
  };
}
