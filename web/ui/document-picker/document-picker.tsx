import { useId, useState } from 'react';
import { type DocumentNaming, documentInWords } from '#core/documents/document-reference.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { FieldNotes, type FieldWords, RequiredMark } from '#web/ui/form/field-frame.tsx';
import formClasses from '#web/ui/form/form.module.css';
import { bindingOf, type FormState, type NamesOf, useForm } from '#web/ui/form/use-form.ts';
import { documentFailure, knownDocument, useAddDocument, useDocument, useDocuments } from './document-calls.ts';
import { DocumentFields, NO_NAMING, namingErrors, namingOf } from './document-fields.tsx';
import classes from './document-picker.module.css';

interface DocumentPickerProps<V> extends FieldWords {
  readonly form: FormState<V>;
  /** The field that holds the chosen document's id; '' is none. */
  readonly name: NamesOf<V, string>;
  /** Slug of the unit in whose register it is looked for. */
  readonly unit: string;
}

/**
 * A registered document as the field of a form: found by number or words, or registered on the spot. Stands inside a
 * `Form`; what is registered stays so when the form around it is left.
 */
export function DocumentPicker<V>({ form, name, unit, label, hint, required }: DocumentPickerProps<V>) {
  const { id, value, error, change } = bindingOf<V, string>(form, name);
  const [adding, setAdding] = useState(false);
  const may = useMay();

  function choose(documentId: string) {
    change(documentId);
    setAdding(false);
  }

  return (
    <fieldset className={`${error ? formClasses.wrongChoiceSet : formClasses.choiceSet} ${classes.picker}`}>
      <legend className={formClasses.label}>
        {label}
        {required && <RequiredMark />}
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {value !== '' && <Chosen unit={unit} id={value} onClear={() => change('')} />}
      {value === '' && !adding && (
        <>
          <Search inputId={id} unit={unit} onChoose={choose} />
          {may('documents:add') && (
            <div className="row">
              <Button kind="quiet" size="small" onClick={() => setAdding(true)}>
                Thêm văn bản mới
              </Button>
            </div>
          )}
        </>
      )}
      {value === '' && adding && <AddInline unit={unit} onAdded={choose} onCancel={() => setAdding(false)} />}
    </fieldset>
  );
}

interface ChosenProps {
  readonly unit: string;
  readonly id: string;
  readonly onClear: () => void;
}

function Chosen({ unit, id, onClear }: ChosenProps) {
  const { data } = useDocument(unit, id);
  return (
    <div className={classes.chosen}>
      <span>{data ? <DocumentWords document={data} /> : 'Đang tải văn bản…'}</span>
      <Button kind="quiet" size="small" onClick={onClear}>
        Chọn văn bản khác
      </Button>
    </div>
  );
}

function DocumentWords({ document }: { readonly document: DocumentNaming }) {
  return (
    <>
      <strong>{documentInWords(document)}</strong>
      <span className={classes.abstract}>{document.abstract}</span>
    </>
  );
}

interface SearchProps {
  readonly inputId: string;
  readonly unit: string;
  readonly onChoose: (id: string) => void;
}

const SHOWN = 6;

function Search({ inputId, unit, onChoose }: SearchProps) {
  const [words, setWords] = useState('');
  const found = useDocuments(unit, { words: words.normalize('NFC').trim(), size: SHOWN });
  const items = found.data?.items ?? [];
  const total = found.data?.total ?? 0;
  return (
    <>
      <label htmlFor={inputId} className="unseen">
        Tìm văn bản theo số, trích yếu hoặc cơ quan
      </label>
      <input
        id={inputId}
        type="search"
        className={formClasses.input}
        placeholder="Số, trích yếu hoặc cơ quan; gõ không dấu cũng được"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul className={classes.found} aria-label="Văn bản tìm thấy">
        {items.map((document) => (
          <li key={document.id}>
            <button type="button" onClick={() => onChoose(document.id)}>
              <DocumentWords document={document} />
            </button>
          </li>
        ))}
      </ul>
      <p className="soft" role="status">
        {found.data && items.length === 0 && 'Không có văn bản nào khớp trong sổ.'}
        {total > items.length && `Còn ${total - items.length} văn bản khác; gõ thêm để thu hẹp.`}
      </p>
    </>
  );
}

interface AddInlineProps {
  readonly unit: string;
  readonly onAdded: (id: string) => void;
  readonly onCancel: () => void;
}

/** Not a form of its own: it stands inside one. */
function AddInline({ unit, onAdded, onCancel }: AddInlineProps) {
  const heading = useId();
  const issuer = issuerOf(useUnit()?.name ?? '');
  const form = useForm({ initial: { ...NO_NAMING, issuer }, check: namingErrors });
  const add = useAddDocument(unit);
  const known = knownDocument(add.error);
  return (
    <section className={classes.add} aria-labelledby={heading}>
      <h3 id={heading}>Ghi văn bản vào sổ</h3>
      <DocumentFields form={form} />
      {known && (
        <div role="alert" className={classes.chosen}>
          <span>
            Số này đã có trong sổ: <DocumentWords document={known} />
          </span>
          <Button size="small" onClick={() => onAdded(known.id)}>
            Dùng văn bản này
          </Button>
        </div>
      )}
      {add.isError && !known && <p role="alert">{documentFailure(add.error)}</p>}
      <div className="row">
        <Button
          kind="secondary"
          busy={add.isPending}
          onClick={() => form.submit((values) => add.mutate(namingOf(values), { onSuccess: ({ id }) => onAdded(id) }))}
        >
          Ghi vào sổ và chọn
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </section>
  );
}

/** "xã Bình Sơn" issues as "UBND xã Bình Sơn". */
export function issuerOf(unitName: string): string {
  return unitName === '' || /^(UBND|Ủy ban)/u.test(unitName) ? unitName : `UBND ${unitName}`;
}
