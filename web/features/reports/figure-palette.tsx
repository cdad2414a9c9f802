import { useId, useState } from 'react';
import { fold } from '#core/kernel/text.ts';
import type { Figure } from '#core/reports/figures.ts';
import classes from './figure-palette.module.css';

interface FigurePaletteProps {
  readonly figures: readonly Figure[];
  readonly onInsert: (code: string) => void;
}

/** Every figure the prose may name, found by its name without diacritics; a press puts it where the caret stands. */
export function FigurePalette({ figures, onInsert }: FigurePaletteProps) {
  const [words, setWords] = useState('');
  const id = useId();
  const wanted = fold(words);
  const found = figures.filter(({ group, label }) => fold(`${group} ${label}`).includes(wanted));
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <section className={classes.palette} aria-label="Bảng số liệu">
      <div className={classes.head}>
        <h3>Chèn số liệu</h3>
        <label htmlFor={id} className="unseen">
          Tìm số liệu
        </label>
        <input
          id={id}
          type="search"
          placeholder="Tìm số liệu, ví dụ quá hạn"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <div className={classes.groups}>
        {groups.map((group) => (
          <div key={group}>
            <h4>{group}</h4>
            <ul>
              {found
                .filter((figure) => figure.group === group)
                .map((figure) => (
                  <li key={figure.code}>
                    <FigureButton figure={figure} onInsert={onInsert} />
                  </li>
                ))}
            </ul>
          </div>
        ))}
        {found.length === 0 && <p className="soft">Không có số liệu nào khớp với “{words}”.</p>}
      </div>
    </section>
  );
}

function FigureButton({ figure, onInsert }: { readonly figure: Figure; readonly onInsert: (code: string) => void }) {
  const { code, label, text, estimate, source } = figure;
  return (
    <button
      type="button"
      className={classes.figure}
      title={source === undefined ? undefined : `Nguồn: ${source}`}
      // The caret stays in the prose.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onInsert(code)}
    >
      <span>
        {label}
        {estimate && <span className={classes.estimate}> (ước)</span>}
      </span>
      <span className={classes.value}>{text ?? 'chưa có'}</span>
    </button>
  );
}
