import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type DocumentResponse, documentResponse } from '#core/documents/contract.ts';
import { DOCUMENT_FILE_ENDINGS } from '#core/documents/document-file.ts';
import { kindName, kindWord } from '#core/documents/document-kind.ts';
import { documentInWords } from '#core/documents/document-reference.ts';
import { DOCUMENT_MESSAGES, DOCUMENT_WARNING_NAMES } from '#core/documents/messages.ts';
import { formatDate, formatInstant } from '#core/kernel/dates.ts';
import { upload } from '#web/lib/api.ts';
import { formatNumber } from '#web/lib/format.ts';
import { unitPath, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { documentFailure, documentsUrl, useDocument } from '#web/ui/document-picker/document-calls.ts';
import { Facts } from '#web/ui/facts/facts.tsx';
import { FileDrop } from '#web/ui/form/file-drop.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import classes from './documents.module.css';

export function DocumentPage() {
  const unit = useUnitSlug();
  const document = useDocument(unit, usePathParam('document'));
  return (
    <QueryView query={document} messages={DOCUMENT_MESSAGES} loading="Đang tải văn bản…">
      {(data) => <OneDocument unit={unit} document={data} />}
    </QueryView>
  );
}

interface OneDocumentProps {
  readonly unit: string;
  readonly document: DocumentResponse;
}

/** What names a document, what looks wrong about it, its file, and everything that quotes it. */
function OneDocument({ unit, document }: OneDocumentProps) {
  const may = useMay();
  const { id, kind, symbol, date, issuer, abstract, separateReason, addedAt, addedBy } = document;
  return (
    <div className="stack" style={{ maxWidth: '56rem' }}>
      <PageHeader
        title={`${kindWord(kind)} ${symbol}`}
        back={{ href: unitPath(unit, 'van-ban'), label: 'Sổ văn bản' }}
        actions={
          may('documents:edit') && (
            <ButtonLink kind="secondary" href={unitPath(unit, `van-ban/${id}/sua`)}>
              Sửa văn bản
            </ButtonLink>
          )
        }
      >
        {abstract}
      </PageHeader>
      <Warnings unit={unit} document={document} />
      <Facts
        items={[
          ['Loại văn bản', kindName(kind)],
          ['Số, ký hiệu', symbol],
          ['Ngày ban hành', formatDate(date)],
          ['Cơ quan ban hành', issuer],
          ['Trích yếu', abstract],
          ...(separateReason ? [['Lý do ghi riêng dù trùng số', separateReason] as const] : []),
          ['Ghi vào sổ', `${formatInstant(addedAt)}, ${addedBy}`],
        ]}
      />
      <Uses unit={unit} document={document} />
      <Files unit={unit} document={document} />
    </div>
  );
}

function Warnings({ unit, document: { warnings } }: OneDocumentProps) {
  if (warnings.length === 0) {
    return null;
  }
  return (
    <Callout tone="warn" title="Cần kiểm tra lại">
      <ul>
        {warnings.map(({ code, other }) => (
          <li key={`${code} ${other?.id}`}>
            {DOCUMENT_WARNING_NAMES[code]}
            {other && (
              <>
                : <Link href={unitPath(unit, `van-ban/${other.id}`)}>{documentInWords(other)}</Link>, “{other.abstract}”
              </>
            )}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function Uses({ unit, document: { uses } }: OneDocumentProps) {
  return (
    <section className={classes.part} aria-labelledby="uses">
      <h2 id="uses">Được dẫn ở</h2>
      {uses.length === 0 ? (
        <p className="soft">Chưa có nơi nào dẫn văn bản này.</p>
      ) : (
        <ul>
          {uses.map(({ what, title, path }) => (
            <li key={path + title}>
              {what}: <Link href={unitPath(unit, path)}>{title}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Files({ unit, document }: OneDocumentProps) {
  const may = useMay();
  const [newest] = document.files;
  return (
    <section className={classes.part} aria-labelledby="files">
      <h2 id="files">Tệp văn bản</h2>
      {newest ? (
        <>
          <p>
            <a href={documentsUrl(unit, `/${document.id}/file`)} download>
              Tải tệp {newest.name}
            </a>{' '}
            ({formatNumber(Math.max(1, Math.round(newest.size / 1024)))} KB)
          </p>
          <p className="soft">
            Tải lên lúc {formatInstant(newest.at)} bởi {newest.by}. Mã kiểm tra (SHA-256):{' '}
            <span className={classes.hash}>{newest.hash}</span>
          </p>
          {document.files.length > 1 && <p className="soft">Còn giữ {document.files.length - 1} tệp trước đó.</p>}
        </>
      ) : (
        <p className="soft">Chưa có tệp.</p>
      )}
      {may('documents:add') && <UploadForm unit={unit} document={document} />}
    </section>
  );
}

function UploadForm({ unit, document: { id, uploadLimitMb, hasFile } }: OneDocumentProps) {
  const cache = useQueryClient();
  const [file, setFile] = useState<File>();
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (chosen: File) => {
      const form = new FormData();
      form.append('file', chosen);
      return upload(documentsUrl(unit, `/${id}/file`), form, documentResponse, setShare);
    },
    onSuccess: () => {
      setFile(undefined);
      notify('Đã lưu tệp văn bản');
      void cache.invalidateQueries({ queryKey: ['documents', unit] });
    },
  });
  return (
    <form
      className="stack-tight"
      style={{ maxWidth: 'var(--measure)' }}
      onSubmit={(event) => {
        event.preventDefault();
        if (file) {
          send.mutate(file);
        }
      }}
    >
      <FileDrop
        label={hasFile ? 'Thay bằng tệp khác' : 'Tệp văn bản đã ban hành'}
        accept={DOCUMENT_FILE_ENDINGS}
        maxMegabytes={uploadLimitMb}
        file={file}
        onFile={(next) => {
          send.reset();
          setFile(next);
        }}
        progress={send.isPending ? share : undefined}
        error={documentFailure(send.error)}
      />
      <div className="row">
        <Button type="submit" kind="secondary" busy={send.isPending} busyLabel="Đang gửi tệp…" disabled={!file}>
          Lưu tệp
        </Button>
      </div>
    </form>
  );
}
