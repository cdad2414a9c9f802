import { useId, useState } from 'react';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { DropZone } from './drop-zone.tsx';
import { FieldNotes, type FieldWords, RequiredMark } from './field-frame.tsx';
import classes from './file-drop.module.css';
import formClasses from './form.module.css';

interface FileDropProps extends FieldWords {
  /** Endings with their dot: ['.xlsx', '.csv']. */
  readonly accept: readonly string[];
  readonly maxMegabytes: number;
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
  /** 0…1 while sending. */
  readonly progress?: number | undefined;
  /** What the server said about the file. */
  readonly error?: string | undefined;
}

const MEGABYTE = 1_048_576;

/** One file, dropped or chosen; a wrong kind or size is said before anything is sent. */
export function FileDrop(props: FileDropProps) {
  const { label, hint, required, accept, maxMegabytes, file, onFile, progress, error } = props;
  const id = useId();
  const [refusal, setRefusal] = useState<string>();
  const wrong = refusal ?? error;

  function take(next: File | undefined) {
    const sentence = next && refusalOf(next, accept, maxMegabytes);
    setRefusal(sentence);
    onFile(sentence ? undefined : next);
  }

  const rule = `Tệp ${accept.join(', ')}; không quá ${maxMegabytes} MB.`;
  return (
    <div className={wrong ? formClasses.wrongField : formClasses.field}>
      <p className={formClasses.label} id={`${id}-label`}>
        {label}
        {required && <RequiredMark />}
      </p>
      <FieldNotes id={id} hint={hint ? [hint, ' ', rule] : rule} error={wrong} />
      <DropZone
        id={id}
        choose={file ? 'Chọn tệp khác' : 'Chọn tệp'}
        accept={accept}
        describedBy={wrong ? `${id}-hint ${id}-error` : `${id}-hint`}
        invalid={wrong !== undefined}
        onFiles={([first]) => take(first)}
      >
        <span className={classes.words}>
          {file ? `${file.name} (${sizeWords(file.size)})` : 'hoặc kéo tệp thả vào đây'}
        </span>
      </DropZone>
      {progress !== undefined && <Progress share={progress} />}
    </div>
  );
}

function refusalOf(file: File, accept: readonly string[], maxMegabytes: number): string | undefined {
  const name = file.name.toLowerCase();
  if (!accept.some((ending) => name.endsWith(ending))) {
    return `Tệp “${file.name}” không đúng loại. Chọn tệp ${accept.join(' hoặc ')}.`;
  }
  if (file.size > maxMegabytes * MEGABYTE) {
    return `Tệp “${file.name}” nặng ${sizeWords(file.size)}, quá mức ${maxMegabytes} MB. Hãy chia nhỏ tệp.`;
  }
  return file.size === 0 ? `Tệp “${file.name}” rỗng. Chọn tệp khác.` : undefined;
}

function sizeWords(bytes: number): string {
  return bytes < MEGABYTE
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${formatDecimal((bytes / MEGABYTE).toFixed(1))} MB`;
}

function Progress({ share }: { readonly share: number }) {
  const percent = Math.round(share * 100);
  return (
    <p className={classes.progress}>
      <progress max={100} value={percent} aria-label="Đã gửi" />
      {percent < 100 ? `Đã gửi ${percent} %` : 'Đã gửi xong, máy chủ đang đọc tệp…'}
    </p>
  );
}
