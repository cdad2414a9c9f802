import { useState } from 'react';
import type { ProcedureComponent } from '#core/procedures/procedure.ts';
import { Button } from '#web/ui/button/button.tsx';
import { FieldNotes } from '#web/ui/form/field-frame.tsx';
import { FieldSet } from '#web/ui/form/form.tsx';
import { type FormState, fieldId } from '#web/ui/form/use-form.ts';
import classes from './component-rows.module.css';
import type { VersionValues } from './version-values.ts';

const COUNTS = [
  ['originals', 'bản chính'],
  ['copies', 'bản sao'],
] as const;
const MOST_OF_ONE = 99;

/** What an applicant brings, paper by paper. */
export function ComponentRows({ form }: { readonly form: FormState<VersionValues> }) {
  const { components } = form.values;
  const set = (rows: readonly ProcedureComponent[]) => form.set('components', rows);
  return (
    <FieldSet legend="Thành phần hồ sơ" hint="Giấy tờ công dân phải nộp hoặc xuất trình, theo thứ tự của quyết định.">
      <FieldNotes id={fieldId(form, 'components')} error={form.errors.components} />
      <ul className={classes.rows}>
        {components.map((component, place) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a paper has no name of its own while it is typed
            key={place}
            place={place}
            component={component}
            onChange={(changes) => set(components.with(place, { ...component, ...changes }))}
            onRemove={() => set(components.toSpliced(place, 1))}
          />
        ))}
      </ul>
      <Adding onAdd={(name) => set([...components, { name, originals: 1, copies: 0, required: true, note: '' }])} />
    </FieldSet>
  );
}

interface RowProps {
  readonly place: number;
  readonly component: ProcedureComponent;
  readonly onChange: (changes: Partial<ProcedureComponent>) => void;
  readonly onRemove: () => void;
}

function Row({ place, component, onChange, onRemove }: RowProps) {
  const number = place + 1;
  return (
    <li className={classes.row}>
      <input
        className={classes.name}
        aria-label={`Tên giấy tờ ${number}`}
        maxLength={500}
        value={component.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      {COUNTS.map(([kind, word]) => (
        <label key={kind}>
          <input
            type="number"
            min={0}
            max={MOST_OF_ONE}
            value={component[kind]}
            aria-label={`Số ${word}, giấy tờ ${number}`}
            onChange={(event) => onChange({ [kind]: countOf(event.target.value) })}
          />{' '}
          {word}
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={component.required}
          aria-label={`Bắt buộc, giấy tờ ${number}`}
          onChange={(event) => onChange({ required: event.target.checked })}
        />{' '}
        bắt buộc
      </label>
      <input
        className={classes.note}
        aria-label={`Ghi chú, giấy tờ ${number}`}
        placeholder="Ghi chú"
        maxLength={500}
        value={component.note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
      <Button kind="quiet" size="small" onClick={onRemove}>
        Bỏ<span className="unseen"> giấy tờ {number}</span>
      </Button>
    </li>
  );
}

function countOf(text: string): number {
  const count = Math.trunc(Number(text));
  return Number.isFinite(count) ? Math.min(Math.max(count, 0), MOST_OF_ONE) : 0;
}

function Adding({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const [name, setName] = useState('');

  function add() {
    const clean = name.normalize('NFC').trim();
    if (clean) {
      onAdd(clean);
      setName('');
    }
  }

  return (
    <div className={classes.adding}>
      <label className={classes.another}>
        Thêm giấy tờ
        <input
          type="text"
          value={name}
          maxLength={500}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
              event.preventDefault();
              add();
            }
          }}
        />
      </label>
      <Button kind="secondary" onClick={add}>
        Thêm
      </Button>
    </div>
  );
}
