import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { type TaskImportAnswer, taskImportAnswer } from '#core/plans/reform/contract.ts';
import { upload } from '#web/lib/api.ts';
import { useGoTo, usePathParam, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { FileDrop } from '#web/ui/form/file-drop.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';
import { plansPath, reformFailure, sentenceOf, tasksUrl, useReformPlan } from './load-reform.ts';

type Row = TaskImportAnswer['rows'][number];

const OUTCOMES = {
  new: ['done', 'Thêm mới'],
  changed: ['act', 'Sửa nhiệm vụ đã có'],
  same: ['neutral', 'Đã có, không đổi'],
  bad: ['late', 'Không nạp được'],
} as const satisfies Record<Row['outcome'], readonly [Tone, string]>;

const COLUMNS: readonly Column<Row>[] = [
  { key: 'row', head: 'Dòng', kind: 'number', cell: ({ row }) => row },
  { key: 'title', head: 'Nhiệm vụ', main: true, wide: true, cell: ({ title }) => title },
  {
    key: 'outcome',
    head: 'Kết quả',
    cell: ({ outcome }) => <StatusBadge tone={OUTCOMES[outcome][0]}>{OUTCOMES[outcome][1]}</StatusBadge>,
  },
  { key: 'problems', head: 'Cần sửa', cell: ({ problems }) => problems.join(' ') },
];

/** A sheet of tasks into a plan: looked through first, taken in when the person says so. */
export function ImportTasksPage() {
  const unit = useUnitSlug();
  const id = usePathParam('plan');
  const plan = useReformPlan(unit, id);
  const cache = useQueryClient();
  const goTo = useGoTo();
  const [file, setFile] = useState<File>();
  const send = useMutation({
    mutationFn: ({ chosen, ...query }: { chosen: File; dryRun: string; reason?: string }) => {
      const form = new FormData();
      form.append('file', chosen);
      return upload(
        withSearch(`/api/units/${unit}/reform-plans/${id}/import`, query),
        form,
        taskImportAnswer,
        () => {},
      );
    },
  });
  const amendment = plan.data?.state === 'issued';
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({
      reason: amendment && reason.trim() === '' ? sentenceOf('amendment-reason-missing') : undefined,
    }),
  });

  function look(chosen: File | undefined): void {
    setFile(chosen);
    if (chosen) {
      send.mutate({ chosen, dryRun: 'true' });
    }
  }

  function take({ reason }: { readonly reason: string }): void {
    if (file) {
      send.mutate(
        { chosen: file, dryRun: 'false', reason },
        {
          onSuccess: ({ added, changed }) => {
            notify(`Đã thêm ${added}, sửa ${changed} nhiệm vụ`);
            void cache.invalidateQueries({ queryKey: ['reform', unit] });
            goTo(plansPath(unit, `/${id}`));
          },
        },
      );
    }
  }

  return (
    <QueryView query={plan} messages={PLAN_MESSAGES}>
      {({ title }) => (
        <div className="stack">
          <PageHeader title="Nạp nhiệm vụ từ tệp Excel" back={{ href: plansPath(unit, `/${id}`), label: title }} />
          <p>
            Điền vào{' '}
            <a href={tasksUrl(unit, '/files/template')} download>
              tệp mẫu
            </a>{' '}
            rồi chọn tệp. Hệ thống kiểm tra từng dòng trước; nạp lại cùng tệp không làm trùng nhiệm vụ.
          </p>
          <FileDrop label="Tệp nhiệm vụ" accept={['.xlsx']} maxMegabytes={5} file={file} onFile={look} />
          {send.isError && <ErrorState title="Chưa đọc được tệp">{reformFailure(send.error)}</ErrorState>}
          {send.data && (
            <>
              <Callout tone={send.data.bad > 0 ? 'warn' : 'info'} title={file?.name ?? 'Tệp đã chọn'}>
                {send.data.added} nhiệm vụ mới, {send.data.changed} sửa, {send.data.same} đã có, {send.data.bad} dòng
                không nạp được.
              </Callout>
              <DataTable
                caption="Từng dòng của tệp"
                columns={COLUMNS}
                rows={send.data.rows}
                rowKey={({ row }) => String(row)}
              />
              {send.data.added + send.data.changed > 0 && (
                <Form
                  form={form}
                  submitLabel={`Nạp ${send.data.added + send.data.changed} nhiệm vụ`}
                  busy={send.isPending}
                  onSubmit={take}
                >
                  {amendment && <TextAreaField form={form} name="reason" label="Lý do điều chỉnh" rows={2} required />}
                </Form>
              )}
            </>
          )}
        </div>
      )}
    </QueryView>
  );
}
