import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { SetAnswer } from '#core/assessments/sets/contract.ts';
import { usePathParam, useSearchValues, useSetSearch, useUnitSlug } from '#web/lib/navigation.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { liveForm } from './live-form.ts';
import { setPath, useSet, useSets } from './load-sets.ts';
import { SetDifferences } from './set-differences.tsx';

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
        <SetDifferences unit={unit} answer={answer} other={other} />
      )}
    </div>
  );
}
