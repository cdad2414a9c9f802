import { DOCUMENT_KINDS, kindName } from '#core/documents/document-kind.ts';
import { contradictsKind, kindsBySymbol, parseSymbol } from '#core/documents/document-symbol.ts';
import { DOCUMENT_MESSAGES } from '#core/documents/messages.ts';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { today } from '#web/lib/format.ts';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import type { FormErrors, FormState } from '#web/ui/form/use-form.ts';

export type NamingTyped = Readonly<Record<'kind' | 'symbol' | 'date' | 'issuer' | 'abstract', string>>;

export const NO_NAMING: NamingTyped = { kind: '', symbol: '', date: '', issuer: '', abstract: '' };

export function namingTyped(naming: NamingTyped): NamingTyped {
  return { ...naming, date: formatDate(naming.date) };
}

/** What is still wrong with the fields, in the words of the server. */
export function namingErrors({ kind, symbol, date, issuer, abstract }: NamingTyped): FormErrors<NamingTyped> {
  const day = parseDate(date);
  return {
    symbol: parseSymbol(symbol) ? undefined : DOCUMENT_MESSAGES['document-symbol-unreadable'],
    kind: kind === '' ? DOCUMENT_MESSAGES['document-kind-unknown'] : undefined,
    date: day === undefined ? 'Ghi ngày ban hành, ví dụ 05/12/2026.' : wrongDay(day),
    issuer: issuer.trim() === '' ? DOCUMENT_MESSAGES['document-issuer-missing'] : undefined,
    abstract: abstract.trim() === '' ? DOCUMENT_MESSAGES['document-abstract-missing'] : undefined,
  };
}

function wrongDay(day: string): string | undefined {
  return day > today() ? DOCUMENT_MESSAGES['document-date-in-future'] : undefined;
}

/** The typed fields as the server takes them; the day was checked before. */
export function namingOf({ kind, symbol, date, issuer, abstract }: NamingTyped): NamingTyped {
  return { kind, symbol, date: parseDate(date) ?? '', issuer, abstract };
}

const KIND_CHOICES = DOCUMENT_KINDS.map(({ code, name }) => ({ value: code, label: name }));

/** Number and symbol, kind, day, issuer, abstract. The kind follows the symbol where that names one. */
export function DocumentFields<V extends NamingTyped>({ form }: { readonly form: FormState<V> }) {
  const plain = form as unknown as FormState<NamingTyped>;
  const { kind, symbol } = plain.values;
  const parsed = parseSymbol(symbol);
  const [named] = parsed ? kindsBySymbol(parsed) : [];
  const proposed = kind === '' && named;
  const contradiction = kind !== '' && parsed && contradictsKind(kind, parsed);
  return (
    <>
      <FieldRow>
        <TextField form={plain} name="symbol" label="Số, ký hiệu" hint="Ví dụ: 15/KH-UBND" width="short" required />
        <DateField form={plain} name="date" label="Ngày ban hành" required />
      </FieldRow>
      <SelectField form={plain} name="kind" label="Loại văn bản" choices={KIND_CHOICES} required />
      {proposed && (
        <p>
          <button type="button" onClick={() => plain.set('kind', proposed.code)}>
            Chọn “{proposed.name}” theo ký hiệu
          </button>
        </p>
      )}
      {contradiction && (
        <p role="status" className="soft">
          ▲ Ký hiệu này thường là của {named ? `“${named.name}”` : 'loại khác'}, không phải “{kindName(kind)}”.
        </p>
      )}
      <TextField form={plain} name="issuer" label="Cơ quan ban hành" required />
      <TextAreaField form={plain} name="abstract" label="Trích yếu nội dung" rows={2} required />
    </>
  );
}
