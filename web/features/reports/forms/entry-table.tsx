import { useState } from 'react';
import type { FormEntry } from '#core/reports/form-version.ts';
import { Button } from '#web/ui/button/button.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';

interface EntryTableProps {
  readonly entries: readonly FormEntry[];
  readonly onChange: (entries: readonly FormEntry[]) => void;
}

const LEVELS = ' / ';

/** The columns or lines of a form: their names, their order, what is left out and what is new. */
export function EntryTable({ entries, onChange }: EntryTableProps) {
  const [name, setName] = useState('');
  const replace = (key: string, entry: FormEntry | undefined) =>
    onChange(entries.flatMap((one) => (one.key === key ? (entry ?? []) : [one])));
  const move = (key: string) => {
    const at = entries.findIndex((entry) => entry.key === key);
    const entry = entries[at];
    if (at > 0 && entry) {
      onChange(entries.toSpliced(at, 1).toSpliced(at - 1, 0, entry));
    }
  };
  const addEntry = () => {
    const head = levelsOf(name);
    if (head.length > 0) {
      onChange([...entries, { key: newKey(entries), head, kind: 'count' }]);
      setName('');
    }
  };
  return (
    <section className="stack" aria-labelledby="entries">
      <h2 id="entries">Các cột, dòng của biểu</h2>
      <DataTable
        caption="Các cột, dòng của biểu"
        columns={[
          { key: 'key', head: 'Mã', cell: ({ key }) => <code>{key}</code> },
          {
            key: 'head',
            head: 'Tên (nhóm / cột)',
            main: true,
            wide: true,
            cell: (entry) => (
              <input
                aria-label={`Tên của ${entry.key}`}
                style={{ width: '100%' }}
                value={entry.head.join(LEVELS)}
                onChange={(event) =>
                  replace(entry.key, { ...entry, head: event.target.value.normalize('NFC').split(LEVELS) })
                }
              />
            ),
          },
          { key: 'sum', head: 'Bằng tổng của', cell: ({ sum }) => sum?.join(' + ') },
          {
            key: 'act',
            head: 'Việc',
            nowrap: true,
            cell: ({ key }) => (
              <>
                <Button kind="quiet" size="small" aria-label={`Đưa ${key} lên trên`} onClick={() => move(key)}>
                  Lên
                </Button>
                <Button kind="quiet" size="small" aria-label={`Bỏ ${key}`} onClick={() => replace(key, undefined)}>
                  Bỏ
                </Button>
              </>
            ),
          },
        ]}
        rows={entries}
        rowKey={({ key }) => key}
      />
      <p className="row">
        <label>
          Cột hoặc dòng mới <input value={name} onChange={(event) => setName(event.target.value.normalize('NFC'))} />
        </label>
        <Button kind="secondary" onClick={addEntry}>
          Thêm
        </Button>
      </p>
    </section>
  );
}

function levelsOf(name: string): readonly string[] {
  return name
    .split(LEVELS)
    .map((level) => level.trim())
    .filter(Boolean);
}

/** `extra_1`, `extra_2`, …: a code that no column of the form has. */
function newKey(entries: readonly FormEntry[]): string {
  const numbers = entries.map(({ key }) => Number(/^extra_(\d+)$/u.exec(key)?.[1] ?? 0));
  return `extra_${Math.max(0, ...numbers) + 1}`;
}
