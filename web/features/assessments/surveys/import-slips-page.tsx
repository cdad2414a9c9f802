import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type SlipImportAnswer,
  type SurveyRoundResponse,
  slipImportAnswer,
} from '#core/assessments/surveys/contract.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { upload } from '#web/lib/api.ts';
import { useGoTo, usePathParam, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { FileDrop } from '#web/ui/form/file-drop.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';
import { SURVEY_SENTENCES, surveyFailure, surveysPath, surveyUrl, useRound } from './load-surveys.ts';

type Row = SlipImportAnswer['rows'][number];

const OUTCOMES = {
  new: ['done', 'Thêm mới'],
  changed: ['act', 'Sửa phiếu đã có'],
  same: ['neutral', 'Đã có, không đổi'],
  bad: ['late', 'Không nạp được'],
} as const satisfies Record<Row['outcome'], readonly [Tone, string]>;

const COLUMNS: readonly Column<Row>[] = [
  { key: 'row', head: 'Dòng', kind: 'number', cell: ({ row }) => row },
  { key: 'number', head: 'Số phiếu', main: true, cell: ({ slipNumber }) => slipNumber || '(thiếu)' },
  {
    key: 'outcome',
    head: 'Kết quả',
    cell: ({ outcome }) => <StatusBadge tone={OUTCOMES[outcome][0]}>{OUTCOMES[outcome][1]}</StatusBadge>,
  },
  { key: 'problems', head: 'Cần sửa', wide: true, cell: ({ problems }) => problems.join(' ') },
];

/** Slips from a sheet: looked through first, taken in when the person says so. */
export function ImportSlipsPage() {
  const unit = useUnitSlug();
  const id = usePathParam('round');
  const round = useRound(unit, id);
  return (
    <QueryView query={round} messages={SURVEY_SENTENCES}>
      {(one) => (
        <div className="stack">
          <PageHeader title="Nạp phiếu từ tệp" back={{ href: surveysPath(unit, `/${id}`), label: one.name }} />
          <Importing unit={unit} round={one} />
        </div>
      )}
    </QueryView>
  );
}

function Importing({ unit, round }: { readonly unit: string; readonly round: SurveyRoundResponse }) {
  const cache = useQueryClient();
  const goTo = useGoTo();
  const [file, setFile] = useState<File>();
  const form = useForm({ initial: { formId: round.forms[0]?.form.id ?? '' } });
  const { formId } = form.values;
  const url = (rest: string) => surveyUrl(unit, `survey-rounds/${round.id}/forms/${formId}/${rest}`);
  const send = useMutation({
    mutationFn: ({ chosen, dryRun }: { chosen: File; dryRun: string }) => {
      const body = new FormData();
      body.append('file', chosen);
      return upload(withSearch(url('import'), { dryRun }), body, slipImportAnswer, () => {});
    },
  });
  function look(chosen: File | undefined): void {
    setFile(chosen);
    send.reset();
    if (chosen) {
      send.mutate({ chosen, dryRun: 'true' });
    }
  }
  function take(chosen: File): void {
    send.mutate(
      { chosen, dryRun: 'false' },
      {
        onSuccess: ({ added, changed }) => {
          notify(`Đã thêm ${added}, sửa ${changed} phiếu`);
          void cache.invalidateQueries({ queryKey: ['surveys', unit] });
          goTo(surveysPath(unit, `/${round.id}/phieu`));
        },
      },
    );
  }
  const count = (send.data?.added ?? 0) + (send.data?.changed ?? 0);
  return (
    <>
      {round.forms.length > 1 && (
        <SelectField
          form={form}
          name="formId"
          label="Mẫu phiếu"
          choices={round.forms.map(({ form: one }) => ({ value: one.id, label: `${one.code}, ${one.groupName}` }))}
        />
      )}
      <p>
        Điền vào{' '}
        <a href={url('template')} download>
          tệp mẫu
        </a>{' '}
        rồi chọn tệp. Mỗi phiếu có số riêng nên nạp lại cùng tệp không làm trùng; tệp có công thức hoặc macro không được
        nhận.
      </p>
      <FileDrop label="Tệp phiếu" accept={['.xlsx', '.csv']} maxMegabytes={20} file={file} onFile={look} />
      {send.isError && <ErrorState title="Chưa đọc được tệp">{surveyFailure(send.error)}</ErrorState>}
      {send.data && file && (
        <>
          <Callout tone={send.data.bad > 0 ? 'warn' : 'info'} title={file.name}>
            {formatCount(send.data.added)} phiếu mới, {formatCount(send.data.changed)} sửa,{' '}
            {formatCount(send.data.same)} đã có, {formatCount(send.data.bad)} dòng không nạp được.
          </Callout>
          {count > 0 && (
            <div className="row">
              <Button busy={send.isPending} onClick={() => take(file)}>
                Nạp {formatCount(count)} phiếu
              </Button>
            </div>
          )}
          <DataTable
            caption="Từng dòng của tệp"
            columns={COLUMNS}
            rows={send.data.rows}
            rowKey={({ row }) => String(row)}
          />
        </>
      )}
    </>
  );
}
