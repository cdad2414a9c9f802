import { useMemo } from 'react';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { SetAnswer } from '#core/assessments/sets/contract.ts';
import { DIFFERENCE_KINDS, differencesOf, type SetDifference } from '#core/assessments/sets/differences.ts';
import { usePathParam, useSearchValues, useSetSearch, useUnitSlug } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { liveForm } from './live-form.ts';
import { setPath, useSet, useSets } from './load-sets.ts';

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

/** What a version says differently from another one, in words. */
export function DifferencePage() {
  const unit = useUnitSlug();
  const query = useSet(unit, usePathParam('set'));
  return (
    <QueryView query={query} messages={ASSESSMENT_MESSAGES} loading="Đang tải bộ tiêu chí…">
      {(answer) => <Compared unit={unit} answer={answer} />}
    </QueryView>
  );
}

function Compared({ unit, answer }: { readonly unit: string; readonly answer: SetAnswer }) {
  const { voi } = useSearchValues();
  const setSearch = useSetSearch();
  const sets = useSets(unit);
  const other = voi ?? answer.compared?.id ?? '';
  const choices = (sets.data?.items ?? [])
    .filter(({ id }) => id !== answer.head.id)
    .map(({ id, name, version }) => ({ value: id as string, label: `${name} (bản ${version})` }));
  const form = liveForm('voi', { other }, (next) => setSearch({ voi: next.other }));
  return (
    <div className="stack">
      <PageHeader
        title={`Khác biệt của “${answer.head.name}” (bản ${answer.head.version})`}
        back={{ href: setPath(unit, answer.head.id), label: 'Bộ tiêu chí' }}
      />
      <SelectField form={form} name="other" label="So với" choices={choices} />
      {other === '' ? (
        <EmptyState title="Chọn một bộ để so">Danh sách gồm các bộ mà cơ quan bạn đọc được.</EmptyState>
      ) : (
        <Differences unit={unit} answer={answer} other={other} />
      )}
    </div>
  );
}

interface DifferencesProps {
  readonly unit: string;
  readonly answer: SetAnswer;
  readonly other: string;
}

function Differences({ unit, answer, other }: DifferencesProps) {
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
