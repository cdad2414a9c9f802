import { useState } from 'react';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { GROUP_MAX, GROUP_NAMES, GROUPS, type GroupCode } from '#core/service-index/component.ts';
import type { SaveSetRequest, SetView } from '#core/service-index/contract.ts';
import { maxText } from '#core/service-index/explain.ts';
import { useGoTo } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { failureOf, indexPath, useDropSet, usePublishSet, useSaveSet } from './load-service-index.ts';
import classes from './set-editor.module.css';
import { SetRow } from './set-row.tsx';
import { componentFrom, type DraftRow, newRow, rowFrom } from './set-rows.ts';

interface SetEditorProps {
  readonly unit: string;
  readonly version: SetView;
}

/** A draft: the components group by group with their sums, saved as a whole, then published for good. */
export function SetEditor({ unit, version }: SetEditorProps) {
  const [rows, setRows] = useState<readonly DraftRow[]>(() => version.components.map(rowFrom));
  const save = useSaveSet(unit, version.id);
  const unreadable = rows.filter((row) => componentFrom(row) === undefined).map(({ code }) => code);
  const form = useForm({
    initial: { name: version.name, basis: version.basis, validFrom: formatDate(version.validFrom) },
    check: ({ name, basis, validFrom }) => ({
      name: name.trim().length < 3 ? 'Ghi tên bộ chỉ số.' : undefined,
      basis: basis.trim().length < 3 ? 'Ghi quyết định ban hành.' : undefined,
      validFrom: parseDate(validFrom) ? undefined : 'Ghi ngày áp dụng, ví dụ 01/01/2027.',
    }),
  });

  function submit({ name, basis, validFrom }: { name: string; basis: string; validFrom: string }) {
    const components = rows.flatMap((row) => componentFrom(row) ?? []);
    if (unreadable.length === 0) {
      const body = { revision: version.revision, name, basis, validFrom: parseDate(validFrom) ?? '', components };
      save.mutate(body as SaveSetRequest, { onSuccess: () => notify('Đã lưu bản thảo') });
    }
  }

  const change = (next: DraftRow) => setRows(rows.map((row) => (row.key === next.key ? next : row)));
  return (
    <>
      <Form
        form={form}
        onSubmit={submit}
        submitLabel="Lưu bản thảo"
        busy={save.isPending}
        failure={
          unreadable.length > 0
            ? `Điểm tối đa hoặc chỉ tiêu không đọc được ở ${unreadable.join(', ')}.`
            : failureOf(save.error)
        }
      >
        <TextField form={form} name="name" label="Tên" required />
        <TextField form={form} name="basis" label="Căn cứ" required />
        <DateField form={form} name="validFrom" label="Áp dụng từ ngày" required />
        {GROUPS.map((group) => (
          <GroupRows
            key={group}
            group={group}
            rows={rows.filter(({ component }) => component.group === group)}
            onChange={change}
            onRemove={({ key }) => setRows(rows.filter((row) => row.key !== key))}
            onAdd={() => setRows([...rows, newRow(group, rows)])}
          />
        ))}
      </Form>
      <Publish unit={unit} version={version} />
    </>
  );
}

interface GroupRowsProps {
  readonly group: GroupCode;
  readonly rows: readonly DraftRow[];
  readonly onChange: (row: DraftRow) => void;
  readonly onRemove: (row: DraftRow) => void;
  readonly onAdd: () => void;
}

function GroupRows({ group, rows, onChange, onRemove, onAdd }: GroupRowsProps) {
  const known = rows.reduce((sum, row) => sum + (componentFrom(row)?.maxPoints ?? 0), 0);
  return (
    <fieldset className={classes.group}>
      <legend>
        {group}. {GROUP_NAMES[group]}
      </legend>
      <p className={classes.sum} aria-live="polite">
        Cộng {maxText(known)} trên {maxText(GROUP_MAX[group])} điểm
        {rows.some(({ max }) => max.trim() === '') && ', còn thành phần chưa rõ điểm'}.
      </p>
      <div className={classes.rows}>
        {rows.map((row) => (
          <SetRow key={row.key} row={row} onChange={onChange} onRemove={() => onRemove(row)} />
        ))}
      </div>
      <Button kind="quiet" onClick={onAdd}>
        Thêm thành phần vào nhóm {group}
      </Button>
    </fieldset>
  );
}

function Publish({ unit, version }: SetEditorProps) {
  const goTo = useGoTo();
  const publish = usePublishSet(unit, version.id);
  const drop = useDropSet(unit, version.id);
  const { problems, revision, validFrom } = version;
  return (
    <section className="stack-tight" aria-labelledby="ban-hanh">
      <h2 id="ban-hanh">Ban hành</h2>
      {problems.length > 0 ? (
        <Callout tone="warn" title="Bản đã lưu chưa ban hành được">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Callout>
      ) : (
        <Callout tone="warn" title="Khi bấm “Ban hành”">
          Bản đã lưu áp dụng từ {formatDate(validFrom)} cho tỉnh và mọi xã, không sửa hay xóa được nữa. Muốn đổi phải
          lập bản mới.
        </Callout>
      )}
      {(publish.isError || drop.isError) && (
        <Callout tone="late" title="Chưa thực hiện được">
          {failureOf(publish.error ?? drop.error)}
        </Callout>
      )}
      <div className="row">
        {problems.length === 0 && (
          <Button
            busy={publish.isPending}
            onClick={() => publish.mutate(revision, { onSuccess: () => notify('Đã ban hành bộ chỉ số') })}
          >
            Ban hành
          </Button>
        )}
        <Button
          kind="danger"
          busy={drop.isPending}
          onClick={() =>
            drop.mutate(revision, {
              onSuccess: () => {
                notify('Đã bỏ bản thảo');
                goTo(indexPath(unit, '/bo-chi-so'));
              },
            })
          }
        >
          Bỏ bản thảo
        </Button>
      </div>
    </section>
  );
}
