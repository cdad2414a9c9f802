import { useState } from 'react';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { parseDate } from '#core/kernel/dates.ts';
import { Button } from '#web/ui/button/button.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { evidenceInWords } from './line-summary.tsx';
import { useEvidence } from './load-sheet.ts';
import classes from './sheet.module.css';
import { sheetFailure } from './sheet-steps.ts';
import { useAddEvidence } from './write-line.ts';

interface EvidenceFieldProps {
  /** The form's `evidence` holds the ids of the chosen documents, parted by spaces. */
  readonly form: FormState<Record<string, string>>;
  readonly unit: string;
}

/** The documents that prove the points: kept once for the unit, named by any number of lines. */
export function EvidenceField({ form, unit }: EvidenceFieldProps) {
  const evidence = useEvidence(unit);
  const [adding, setAdding] = useState(false);
  const chosen = (form.values.evidence ?? '').split(' ').filter((id) => id !== '');
  const choose = (ids: readonly string[]) => form.set('evidence', ids.join(' '));
  return (
    <fieldset className={classes.documents}>
      <legend>Tài liệu kiểm chứng</legend>
      <QueryView query={evidence} messages={ASSESSMENT_MESSAGES} loading="Đang tải tài liệu…">
        {({ items }) => (
          <>
            {items
              .filter(({ id }) => chosen.includes(id))
              .map((one) => (
                <p key={one.id} className={classes.document}>
                  <span>{evidenceInWords(one)}</span>
                  <Button kind="quiet" size="small" onClick={() => choose(chosen.filter((id) => id !== one.id))}>
                    Bỏ<span className="unseen"> {one.title}</span>
                  </Button>
                </p>
              ))}
            {items.some(({ id }) => !chosen.includes(id)) && (
              <label className={classes.picker}>
                <span className="unseen">Chọn tài liệu đã có</span>
                <select value="" onChange={(event) => choose([...chosen, event.target.value])}>
                  <option value="">Chọn tài liệu đã có…</option>
                  {items
                    .filter(({ id }) => !chosen.includes(id))
                    .map((one) => (
                      <option key={one.id} value={one.id}>
                        {evidenceInWords(one)}
                      </option>
                    ))}
                </select>
              </label>
            )}
          </>
        )}
      </QueryView>
      {adding ? (
        <NewDocument
          unit={unit}
          onAdded={(id) => {
            choose([...chosen, id]);
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <Button kind="secondary" size="small" onClick={() => setAdding(true)}>
          Thêm tài liệu
        </Button>
      )}
    </fieldset>
  );
}

interface NewDocumentProps {
  readonly unit: string;
  readonly onAdded: (id: string) => void;
  readonly onCancel: () => void;
}

type Values = { title: string; number: string; date: string; issuer: string; link: string };

function NewDocument({ unit, onAdded, onCancel }: NewDocumentProps) {
  const add = useAddEvidence(unit);
  const form = useForm<Values>({ initial: { title: '', number: '', date: '', issuer: '', link: '' }, check });
  const keep = () =>
    form.submit(({ title, number, date, issuer, link }) =>
      add.mutate(
        {
          title,
          documentNumber: number || undefined,
          documentDate: parseDate(date),
          issuer: issuer || undefined,
          link: link || undefined,
        },
        { onSuccess: ({ id }) => onAdded(id) },
      ),
    );
  return (
    <div className={classes.newDocument}>
      <TextField form={form} name="title" label="Tên tài liệu" required />
      <FieldRow>
        <TextField form={form} name="number" label="Số, ký hiệu" hint="Ví dụ: 12/KH-UBND" />
        <DateField form={form} name="date" label="Ngày ban hành" />
      </FieldRow>
      <TextField form={form} name="issuer" label="Cơ quan ban hành" />
      <TextField form={form} name="link" label="Đường dẫn (nếu không có số, ký hiệu)" hint="https://…" />
      {add.isError && <p role="alert">{sheetFailure(add.error)}</p>}
      <div className="row">
        <Button size="small" busy={add.isPending} onClick={keep}>
          Thêm vào danh sách
        </Button>
        <Button kind="quiet" size="small" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </div>
  );
}

function check({ title, number, date, link }: Values) {
  const named = number.trim() !== '' && parseDate(date) !== undefined;
  return {
    title: title.trim() === '' ? 'Ghi tên tài liệu.' : undefined,
    date: date.trim() !== '' && parseDate(date) === undefined ? 'Ngày phải theo mẫu dd/mm/yyyy.' : undefined,
    number: !named && link.trim() === '' ? 'Ghi số, ký hiệu và ngày ban hành, hoặc đường dẫn.' : undefined,
    link: link.trim() !== '' && !/^https?:\/\/\S+$/u.test(link.trim()) ? 'Đường dẫn bắt đầu bằng https://' : undefined,
  };
}
