import { useState } from 'react';
import type { EvidenceResponse } from '#core/assessments/contract.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { DOCUMENT_FILE_ENDINGS } from '#core/documents/document-file.ts';
import { Button } from '#web/ui/button/button.tsx';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { FileDrop } from '#web/ui/form/file-drop.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { evidenceInWords } from './line-summary.tsx';
import { useEvidence } from './load-sheet.ts';
import { EVIDENCE_MEGABYTES, useUploadEvidence } from './selfscore/upload-evidence.ts';
import classes from './sheet.module.css';
import { sheetFailure } from './sheet-steps.ts';
import { useAddEvidence } from './write-line.ts';

interface EvidenceFieldProps {
  /** The form's `evidence` holds the ids of the chosen pieces, parted by spaces. */
  readonly form: FormState<Record<string, string>>;
  readonly unit: string;
}

type Adding = 'document' | 'file' | 'link';

const ADDING = {
  document: 'Chọn từ sổ văn bản',
  file: 'Tải tệp lên',
  link: 'Thêm đường dẫn',
} as const satisfies Record<Adding, string>;

/** What proves the points: registered documents, files, pages; kept once for the unit, named by any number of lines. */
export function EvidenceField({ form, unit }: EvidenceFieldProps) {
  const evidence = useEvidence(unit);
  const [adding, setAdding] = useState<Adding>();
  const chosen = (form.values.evidence ?? '').split(' ').filter((id) => id !== '');
  const choose = (ids: readonly string[]) => form.set('evidence', [...new Set(ids)].join(' '));
  const added = ({ id }: EvidenceResponse) => {
    choose([...chosen, id]);
    setAdding(undefined);
  };
  const ways = { unit, onAdded: added, onCancel: () => setAdding(undefined) };
  return (
    <fieldset className={classes.documents}>
      <legend>Tài liệu kiểm chứng</legend>
      <QueryView query={evidence} messages={ASSESSMENT_MESSAGES} loading="Đang tải tài liệu…">
        {({ items }) => <Chosen items={items} chosen={chosen} choose={choose} />}
      </QueryView>
      {adding === 'document' && <FromRegister {...ways} />}
      {adding === 'file' && <FromFile {...ways} />}
      {adding === 'link' && <FromLink {...ways} />}
      {adding === undefined && (
        <div className="row">
          {(Object.keys(ADDING) as Adding[]).map((way) => (
            <Button key={way} kind="secondary" size="small" onClick={() => setAdding(way)}>
              {ADDING[way]}
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  );
}

interface ChosenProps {
  readonly items: readonly EvidenceResponse[];
  readonly chosen: readonly string[];
  readonly choose: (ids: readonly string[]) => void;
}

function Chosen({ items, chosen, choose }: ChosenProps) {
  const others = items.filter(({ id }) => !chosen.includes(id));
  return (
    <>
      {items
        .filter(({ id }) => chosen.includes(id))
        .map((one) => (
          <p key={one.id} className={classes.document}>
            <span>{evidenceInWords(one)}</span>
            <Button kind="quiet" size="small" onClick={() => choose(chosen.filter((id) => id !== one.id))}>
              Bỏ<span className="unseen"> {one.title}</span>
            </Button>
          </p>
        ))}
      {others.length > 0 && (
        <label className={classes.picker}>
          <span className="unseen">Chọn tài liệu đã dùng cho tiêu chí khác</span>
          <select value="" onChange={(event) => choose([...chosen, event.target.value])}>
            <option value="">Chọn tài liệu đã có…</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {evidenceInWords(one)}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

interface WayProps {
  readonly unit: string;
  readonly onAdded: (evidence: EvidenceResponse) => void;
  readonly onCancel: () => void;
}

/** A document of the unit's register, found or entered on the spot. */
function FromRegister({ unit, onAdded, onCancel }: WayProps) {
  const add = useAddEvidence(unit);
  const form = useForm({ initial: { document: '' } });
  const { document } = form.values;
  return (
    <div className={classes.newDocument}>
      <DocumentPicker form={form} name="document" label="Văn bản làm minh chứng" unit={unit} />
      {add.isError && <p role="alert">{sheetFailure(add.error)}</p>}
      <div className="row">
        {document !== '' && (
          <Button
            size="small"
            busy={add.isPending}
            onClick={() => add.mutate({ documentId: document }, { onSuccess: onAdded })}
          >
            Dùng văn bản này
          </Button>
        )}
        <Button kind="quiet" size="small" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </div>
  );
}

function FromFile({ unit, onAdded, onCancel }: WayProps) {
  const { upload, share } = useUploadEvidence(unit);
  const [file, setFile] = useState<File>();
  const [asked, setAsked] = useState(false);
  const form = useForm({ initial: { title: '' } });

  function send() {
    setAsked(true);
    if (file) {
      upload.mutate({ file, title: form.values.title }, { onSuccess: onAdded });
    }
  }

  return (
    <div className={classes.newDocument}>
      <TextField form={form} name="title" label="Tên tài liệu" hint="Để trống: lấy tên tệp" />
      <FileDrop
        label="Tệp tài liệu"
        accept={DOCUMENT_FILE_ENDINGS}
        maxMegabytes={EVIDENCE_MEGABYTES}
        file={file}
        onFile={setFile}
        progress={upload.isPending ? share : undefined}
        error={asked && !file ? 'Chọn một tệp rồi tải lên.' : sheetFailure(upload.error)}
      />
      <div className="row">
        <Button size="small" busy={upload.isPending} onClick={send}>
          Tải lên và dùng
        </Button>
        <Button kind="quiet" size="small" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </div>
  );
}

function FromLink({ unit, onAdded, onCancel }: WayProps) {
  const add = useAddEvidence(unit);
  const form = useForm({ initial: { title: '', link: '' }, check });
  return (
    <div className={classes.newDocument}>
      <TextField form={form} name="title" label="Tên trang" required />
      <TextField form={form} name="link" label="Đường dẫn" hint="https://…" required />
      {add.isError && <p role="alert">{sheetFailure(add.error)}</p>}
      <div className="row">
        <Button
          size="small"
          busy={add.isPending}
          onClick={() => form.submit((values) => add.mutate(values, { onSuccess: onAdded }))}
        >
          Thêm đường dẫn
        </Button>
        <Button kind="quiet" size="small" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </div>
  );
}

function check({ title, link }: { title: string; link: string }) {
  return {
    title: title.trim() === '' ? 'Ghi tên trang.' : undefined,
    link: /^https?:\/\/\S+$/u.test(link.trim()) ? undefined : 'Đường dẫn bắt đầu bằng https://',
  };
}
