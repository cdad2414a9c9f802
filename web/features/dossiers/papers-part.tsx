import { useState } from 'react';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { FieldSet } from '#web/ui/form/form.tsx';
import { type FormState, fieldId } from '#web/ui/form/use-form.ts';
import classes from './papers-part.module.css';
import type { Paper, ReceiveValues } from './receive-values.ts';

const COUNTS = [
  ['originals', 'bản chính'],
  ['certifiedCopies', 'chứng thực'],
  ['copies', 'bản sao'],
] as const;

/** What was handed over, paper by paper, as the receipt will list it. */
export function PapersPart({ form }: { readonly form: FormState<ReceiveValues> }) {
  const { papers, procedureId } = form.values;
  const missing = papers.filter(({ required, brought }) => required && !brought);
  const change = (place: number, changes: Partial<Paper>) =>
    form.set(
      'papers',
      papers.map((paper, index) => (index === place ? { ...paper, ...changes } : paper)),
    );
  return (
    <FieldSet
      legend="Thành phần hồ sơ"
      hint={procedureId ? 'Đánh dấu giấy tờ đã nhận và số lượng.' : 'Chọn thủ tục để hiện danh sách giấy tờ.'}
    >
      <ul className={classes.papers}>
        {papers.map((paper, place) => (
          <PaperLine
            key={paper.name}
            id={fieldId(form, `paper-${place}`)}
            paper={paper}
            onChange={(changes) => change(place, changes)}
          />
        ))}
      </ul>
      {papers.some(({ brought }) => brought) && missing.length > 0 && (
        <Callout tone="warn" title="Còn thiếu giấy tờ bắt buộc">
          {missing.map(({ name }) => name).join('; ')}
        </Callout>
      )}
      {procedureId && <AnotherPaper onAdd={(paper) => form.set('papers', [...papers, paper])} />}
    </FieldSet>
  );
}

interface PaperLineProps {
  readonly id: string;
  readonly paper: Paper;
  readonly onChange: (changes: Partial<Paper>) => void;
}

function PaperLine({ id, paper, onChange }: PaperLineProps) {
  return (
    <li className={classes.paper}>
      <label className={classes.name} htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={paper.brought}
          onChange={(event) => onChange({ brought: event.target.checked })}
        />
        <span>
          {paper.name}
          {!paper.required && <span className="soft"> (nếu có)</span>}
        </span>
      </label>
      {paper.brought && (
        <div className={classes.counts}>
          {COUNTS.map(([kind, word]) => (
            <label key={kind}>
              <input
                type="number"
                min={0}
                max={999}
                value={paper[kind]}
                aria-label={`Số ${word}: ${paper.name}`}
                onChange={(event) => onChange({ [kind]: countOf(event.target.value) })}
              />{' '}
              {word}
            </label>
          ))}
          <label>
            <input
              type="checkbox"
              checked={paper.digitised}
              aria-label={`Đã số hóa: ${paper.name}`}
              onChange={(event) => onChange({ digitised: event.target.checked })}
            />{' '}
            đã số hóa
          </label>
        </div>
      )}
    </li>
  );
}

function countOf(text: string): number {
  const count = Math.trunc(Number(text));
  return Number.isFinite(count) ? Math.min(Math.max(count, 0), 999) : 0;
}

function AnotherPaper({ onAdd }: { readonly onAdd: (paper: Paper) => void }) {
  const [name, setName] = useState('');

  function add() {
    const clean = name.normalize('NFC').trim();
    if (clean) {
      const counts = { originals: 0, certifiedCopies: 0, copies: 1 };
      onAdd({ name: clean, required: false, brought: true, digitised: false, ...counts });
      setName('');
    }
  }

  return (
    <div className={classes.adding}>
      <label className={classes.another}>
        Giấy tờ khác
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
        Thêm giấy tờ
      </Button>
    </div>
  );
}
