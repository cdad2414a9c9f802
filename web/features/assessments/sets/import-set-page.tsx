import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { type SetAnswer, type SetImportAnswer, setImportAnswer } from '#core/assessments/sets/contract.ts';
import { setFileSentence } from '#core/assessments/sets/file-messages.ts';
import { ApiRefusal, upload } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { FileDrop } from '#web/ui/form/file-drop.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { FaultList } from './fault-list.tsx';
import { setPath, setUrl, useSet } from './load-sets.ts';
import { nodePath } from './set-tree.tsx';

type Problem = SetImportAnswer['problems'][number];

const COLUMNS: readonly Column<Problem>[] = [
  { key: 'sheet', head: 'Trang', cell: ({ sheet }) => sheet, nowrap: true },
  { key: 'row', head: 'Dòng', kind: 'number', cell: ({ row }) => row },
  { key: 'column', head: 'Cột', cell: ({ column }) => column, nowrap: true },
  { key: 'sentence', head: 'Cần sửa', cell: ({ sentence }) => sentence, main: true, wide: true },
];

/** A workbook in place of a draft: looked through first, taken when the person says so. */
export function ImportSetPage() {
  const unit = useUnitSlug();
  const query = useSet(unit, usePathParam('set'));
  return (
    <QueryView query={query} messages={ASSESSMENT_MESSAGES} loading="Đang tải bộ tiêu chí…">
      {(answer) => <ImportSet unit={unit} answer={answer} />}
    </QueryView>
  );
}

function ImportSet({ unit, answer: { head } }: { readonly unit: string; readonly answer: SetAnswer }) {
  const cache = useQueryClient();
  const goTo = useGoTo();
  const [file, setFile] = useState<File>();
  const send = useMutation({
    mutationFn: ({ chosen, dryRun }: { readonly chosen: File; readonly dryRun: boolean }) => {
      const form = new FormData();
      form.append('file', chosen);
      const query = `revision=${head.revision}&dryRun=${dryRun}`;
      return upload(setUrl(unit, `/${head.id}/import?${query}`), form, setImportAnswer, () => {});
    },
  });
  function look(chosen: File | undefined): void {
    setFile(chosen);
    if (chosen) {
      send.mutate({ chosen, dryRun: true });
    }
  }
  async function take(chosen: File): Promise<void> {
    await send.mutateAsync({ chosen, dryRun: false });
    await cache.invalidateQueries({ queryKey: ['criteria-sets'] });
    notify('Đã nhập tệp vào dự thảo');
    goTo(setPath(unit, head.id));
  }
  const found = send.data;
  return (
    <div className="stack">
      <PageHeader title={`Nhập “${head.name}” từ XLSX`} back={{ href: setPath(unit, head.id), label: 'Bộ tiêu chí' }}>
        Nội dung của tệp thay toàn bộ dự thảo. Tải{' '}
        <a href={setUrl(unit, `/${head.id}/file/xlsx`)} download>
          XLSX của dự thảo
        </a>{' '}
        về, sửa trong Excel rồi nhập lại; nhập hai lần cùng một tệp không thêm gì.
      </PageHeader>
      <FileDrop label="Tệp bộ tiêu chí" accept={['.xlsx']} maxMegabytes={5} file={file} onFile={look} />
      {send.isError && <ErrorState title="Chưa nhận được tệp">{failureOf(send.error)}</ErrorState>}
      {found && found.problems.length > 0 && (
        <>
          <Callout tone="late" title={`${found.problems.length} ô chưa đúng, chưa nhập gì`}>
            Sửa các ô dưới đây trong tệp rồi chọn lại tệp.
          </Callout>
          <DataTable
            caption="Các ô chưa đúng"
            columns={COLUMNS}
            rows={found.problems}
            rowKey={({ sheet, row, column, sentence }) => `${sheet} ${row} ${column} ${sentence}`}
          />
        </>
      )}
      {found && file && found.problems.length === 0 && (
        <>
          <Callout tone="info" title={file.name}>
            {`Thêm ${found.added} mục, sửa ${found.changed}, bỏ ${found.removed}, giữ nguyên ${found.same}.`}
            {found.headChanged && ' Thông tin chung của bộ cũng thay đổi.'}
          </Callout>
          <FaultList faults={found.faults} href={(code) => nodePath(unit, head.id, code)} />
          {found.added + found.changed + found.removed > 0 || found.headChanged ? (
            <div className="row">
              <Button busy={send.isPending} onClick={() => take(file).catch(() => undefined)}>
                Nhập vào dự thảo
              </Button>
            </div>
          ) : (
            <p>Tệp giống hệt dự thảo, không có gì để nhập.</p>
          )}
        </>
      )}
    </div>
  );
}

function failureOf(error: unknown): string {
  const own = error instanceof ApiRefusal ? setFileSentence(error.code, error.detail) : undefined;
  return own ?? messageOf(error, ASSESSMENT_MESSAGES);
}
