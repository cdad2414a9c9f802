import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { SetHead, SetList } from '#core/assessments/sets/contract.ts';
import { today } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, useUnitSlug } from '#web/lib/navigation.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { setPath, useCreateSet, useSets } from './load-sets.ts';
import { ownerInWords } from './set-words.ts';

/** A set begins as a copy: of the template, of an earlier set, or of a level above's set that it adds to. */
export function NewSetPage() {
  const unit = useUnitSlug();
  const query = useSets(unit);
  return (
    <QueryView query={query} messages={ASSESSMENT_MESSAGES} loading="Đang tải các bộ tiêu chí…">
      {(list) => <NewSet unit={unit} list={list} />}
    </QueryView>
  );
}

function NewSet({ unit, list }: { readonly unit: string; readonly list: SetList }) {
  const goTo = useGoTo();
  const create = useCreateSet(unit);
  const supplements = !list.mayCreate;
  const sources = list.items.filter((one) => (supplements ? one.state === 'published' && !one.own && one.owner : true));
  const form = useForm({
    initial: { from: sources[0]?.id ?? '', name: '', year: String(Number(today().slice(0, 4))) },
    check: ({ from, name, year }) => ({
      from: from === '' ? 'Chọn bộ tiêu chí để sao.' : undefined,
      name: name.trim() === '' ? 'Ghi tên bộ tiêu chí.' : undefined,
      year: /^20\d\d$/u.test(year.trim()) ? undefined : 'Ghi năm bằng bốn chữ số, ví dụ 2026.',
    }),
  });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader
        title={supplements ? 'Bổ sung tiêu chí thành phần' : 'Tạo bộ tiêu chí'}
        back={{ href: setPath(unit), label: 'Bộ tiêu chí' }}
      >
        {supplements
          ? 'Thêm tiêu chí thành phần vào bộ tiêu chí đã công bố của cấp trên, ở những chỗ cấp trên cho phép.'
          : 'Bộ mới là bản sao của một bộ có sẵn, ở dạng dự thảo. Sửa xong thì công bố theo quyết định.'}
      </PageHeader>
      {sources.length === 0 ? (
        <EmptyState title="Chưa có bộ tiêu chí để bắt đầu">Cấp trên chưa công bố bộ tiêu chí nào.</EmptyState>
      ) : (
        <Form
          form={form}
          onSubmit={({ from, name, year }) =>
            create.mutate(
              {
                from: from as SetHead['id'],
                as: supplements ? 'supplement' : 'set',
                name: name.trim(),
                effectiveYear: Number(year),
              },
              { onSuccess: ({ head }) => goTo(setPath(unit, head.id)) },
            )
          }
          submitLabel={supplements ? 'Lập phần bổ sung' : 'Tạo bộ tiêu chí'}
          busy={create.isPending}
          failure={create.isError ? messageOf(create.error, ASSESSMENT_MESSAGES) : undefined}
        >
          <SelectField
            form={form}
            name="from"
            label={supplements ? 'Bổ sung vào' : 'Sao từ'}
            choices={sources.map((one) => ({ value: one.id, label: sourceLabel(one) }))}
            required
          />
          <FieldRow>
            <TextField form={form} name="name" label="Tên bộ tiêu chí" required />
            <TextField form={form} name="year" label="Áp dụng từ năm" inputMode="numeric" width="short" required />
          </FieldRow>
        </Form>
      )}
    </div>
  );
}

function sourceLabel(set: SetHead): string {
  return `${set.name}, bản ${set.version}${set.state === 'draft' ? ' (dự thảo)' : ''} – ${ownerInWords(set)}`;
}
