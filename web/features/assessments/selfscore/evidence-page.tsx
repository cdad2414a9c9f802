import { useState } from 'react';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { SheetEvidence } from '#core/assessments/selfscore/contract.ts';
import { versionsOf } from '#core/assessments/selfscore/evidence-versions.ts';
import { sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { DOCUMENT_FILE_ENDINGS } from '#core/documents/document-file.ts';
import { unitPath, usePathParam, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { FileDrop } from '#web/ui/form/file-drop.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { evidenceInWords } from '../line-summary.tsx';
import { sheetPath } from '../load-sheet.ts';
import { sheetFailure } from '../sheet-steps.ts';
import { EvidenceFiles } from './evidence-files.tsx';
import { useSheetEvidence } from './load-division.ts';
import { EVIDENCE_MEGABYTES, useUploadEvidence } from './upload-evidence.ts';

/** "Danh mục tài liệu kiểm chứng": every piece that the sheet names, its versions, and the criteria it proves. */
export function EvidencePage() {
  const [unit, key] = [useUnitSlug(), usePathParam('sheet')];
  const evidence = useSheetEvidence(unit, key);
  return (
    <div className="stack">
      <PageHeader
        title={`Danh mục tài liệu kiểm chứng ${sheetKeyInWords(key)}`}
        back={{ href: sheetPath(unit, key), label: 'Phiếu chấm điểm' }}
      >
        {evidence.data && `${evidence.data.total} tài liệu`}
      </PageHeader>
      <QueryView query={evidence} messages={ASSESSMENT_MESSAGES} loading="Đang tải danh mục…">
        {(data) => <List unit={unit} sheet={key} evidence={data} />}
      </QueryView>
    </div>
  );
}

type Piece = SheetEvidence['items'][number];

interface ListProps {
  readonly unit: string;
  readonly sheet: string;
  readonly evidence: SheetEvidence;
}

function List({ unit, sheet, evidence: { items, lockedAt } }: ListProps) {
  const may = useMay();
  const [replacing, setReplacing] = useState<Piece>();
  const late = items.filter(({ files }) => versionsOf(files, lockedAt).later.length > 0);
  const columns: readonly Column<Piece>[] = [
    { key: 'name', head: 'Tài liệu', main: true, wide: true, cell: (piece) => <Name unit={unit} piece={piece} /> },
    {
      key: 'codes',
      head: 'Chứng minh cho tiêu chí',
      cell: ({ codes }) =>
        codes.map((code, at) => (
          <span key={code}>
            {at > 0 && ', '}
            <Link href={withSearch(sheetPath(unit, sheet), { dong: code })}>{code}</Link>
          </span>
        )),
    },
    {
      key: 'files',
      head: 'Tệp, phiên bản, mã băm SHA-256',
      wide: true,
      cell: ({ id, files }) => <EvidenceFiles unit={unit} id={id} files={files} lockedAt={lockedAt} />,
    },
    ...(may('assessments:draft')
      ? [
          {
            key: 'replace',
            head: 'Thay tệp',
            cell: (piece: Piece) =>
              piece.kind === 'file' && (
                <Button kind="quiet" size="small" onClick={() => setReplacing(piece)}>
                  Thay tệp<span className="unseen"> {piece.title}</span>
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      {late.length > 0 && (
        <Callout tone="warn" title={`${late.length} tài liệu có tệp thay sau khi nộp phiếu`}>
          Bản lúc nộp vẫn giữ và mở được; người thẩm định thấy cả hai.
        </Callout>
      )}
      {replacing && (
        <Replace
          key={replacing.id}
          unit={unit}
          piece={replacing}
          isLocked={lockedAt !== null}
          onDone={() => setReplacing(undefined)}
        />
      )}
      <DataTable
        caption="Tài liệu kiểm chứng của phiếu"
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Phiếu chưa có tài liệu kiểm chứng nào">Mở từng tiêu chí để thêm tài liệu.</EmptyState>
        }
      />
    </>
  );
}

function Name({ unit, piece }: { readonly unit: string; readonly piece: Piece }) {
  const words = evidenceInWords(piece);
  if (piece.documentId) {
    return <Link href={unitPath(unit, `van-ban/${piece.documentId}`)}>{words}</Link>;
  }
  return piece.link ? (
    <a href={piece.link} target="_blank" rel="noreferrer">
      {words}
    </a>
  ) : (
    words
  );
}

interface ReplaceProps {
  readonly unit: string;
  readonly piece: Piece;
  readonly isLocked: boolean;
  readonly onDone: () => void;
}

function Replace({ unit, piece, isLocked, onDone }: ReplaceProps) {
  const { upload, share } = useUploadEvidence(unit);
  const [file, setFile] = useState<File>();
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({
      reason: reason.trim() === '' ? ASSESSMENT_MESSAGES['evidence-file-reason-missing'] : undefined,
    }),
  });
  return (
    <section className="stack-tight" style={{ maxWidth: '40rem' }} aria-label={`Thay tệp của ${piece.title}`}>
      <h2>Thay tệp: {piece.title}</h2>
      {isLocked && <p>Phiếu đã nộp: tệp mới được giữ thành phiên bản mới và được đánh dấu cho người thẩm định.</p>}
      <TextField form={form} name="reason" label="Lý do thay" required />
      <FileDrop
        label="Tệp mới"
        accept={DOCUMENT_FILE_ENDINGS}
        maxMegabytes={EVIDENCE_MEGABYTES}
        file={file}
        onFile={setFile}
        progress={upload.isPending ? share : undefined}
        error={sheetFailure(upload.error)}
      />
      <div className="row">
        <Button
          size="small"
          busy={upload.isPending}
          onClick={() =>
            form.submit(({ reason }) => {
              if (file) {
                upload.mutate({ file, replaces: { id: piece.id, reason } }, { onSuccess: onDone });
              }
            })
          }
        >
          Thay tệp
        </Button>
        <Button kind="quiet" size="small" onClick={onDone}>
          Thôi
        </Button>
      </div>
    </section>
  );
}
