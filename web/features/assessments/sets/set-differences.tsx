import { useMemo } from 'react';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { SetAnswer } from '#core/assessments/sets/contract.ts';
import { DIFFERENCE_KINDS, differencesOf, type SetDifference } from '#core/assessments/sets/differences.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useSet } from './load-sets.ts';

const COLUMNS: readonly Column<SetDifference>[] = [
  {
    key: 'place',
    head: 'Tiêu chí',
    cell: ({ code, name }) => (code === '' ? name : `${code} ${name}`),
    main: true,
  },
  {
    key: 'kind',
    head: 'Thay đổi',
    cell: ({ kind, what }) => `${DIFFERENCE_KINDS[kind]}: ${what.toLocaleLowerCase('vi')}`,
  },
  { key: 'before', head: 'Trước', cell: ({ before }) => before },
  { key: 'after', head: 'Bản này', cell: ({ after }) => after },
];

interface SetDifferencesProps {
  readonly unit: string;
  readonly answer: SetAnswer;
  readonly other: string;
}

/** Everything that `answer` says differently from the set `other`, in words, with how much it is. */
export function SetDifferences({ unit, answer, other }: SetDifferencesProps) {
  const query = useSet(unit, other);
  const rows = useMemo(
    () => (query.data ? differencesOf(query.data.draft, answer.draft) : []),
    [query.data, answer.draft],
  );
  return (
    <QueryView query={query} messages={ASSESSMENT_MESSAGES} loading="Đang tải bộ để so…">
      {(before) => (
        <>
          <p role="status">{summary(rows)}</p>
          <DataTable
            caption={`Khác với “${before.head.name}” (bản ${before.head.version})`}
            captionSeen
            columns={COLUMNS}
            rows={rows}
            rowKey={({ code, what, kind }) => `${code} ${kind} ${what}`}
            empty={<EmptyState title="Không có khác biệt">Hai bản giống nhau từng chữ.</EmptyState>}
          />
        </>
      )}
    </QueryView>
  );
}

function summary(rows: readonly SetDifference[]): string {
  const count = (kind: SetDifference['kind']) =>
    new Set(rows.filter((one) => one.kind === kind).map(({ code }) => code)).size;
  return `Thêm ${count('added')} mục, bỏ ${count('removed')} mục, sửa ${count('changed')} mục.`;
}
