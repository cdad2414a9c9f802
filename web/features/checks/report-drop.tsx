import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { FILES_AT_ONCE, REPORT_MEGABYTES } from '#core/checks/contract.ts';
import { formatNumber } from '#web/lib/format.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DropZone } from '#web/ui/form/drop-zone.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { checkFailure } from './check-words.ts';
import classes from './checks.module.css';
import { sendReport } from './load-checks.ts';

const ENDINGS = ['.docx', '.pdf', '.txt', '.doc'];
const MEGABYTE = 1_048_576;

interface Sending {
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused';
  /** 0…1 of the bytes. */
  readonly share: number;
  readonly why?: string;
}

/** Drops up to fifty reports; they are sent one after the other, and one bad file does not stop the others. */
export function ReportDrop({ unit }: { readonly unit: string }) {
  const id = useId();
  const cache = useQueryClient();
  const [queue, setQueue] = useState<readonly Sending[]>([]);
  const [refusal, setRefusal] = useState<string>();
  const busy = useRef(false);

  async function take(files: readonly File[]) {
    if (files.length === 0 || busy.current) {
      return;
    }
    const wrong =
      files.length > FILES_AT_ONCE ? `Mỗi lần không quá ${FILES_AT_ONCE} tệp; bạn chọn ${files.length}.` : undefined;
    setRefusal(wrong);
    if (wrong) {
      return;
    }
    busy.current = true;
    setQueue(files.map(asked));
    for (const [place, file] of files.entries()) {
      const put = (change: Partial<Sending>) =>
        setQueue((before) => before.map((item, at) => (at === place ? { ...item, ...change } : item)));
      if (asked(file).state === 'waiting') {
        put({ state: 'sending' });
        await sendReport(unit, file, (share) => put({ share }))
          .then(() => put({ state: 'sent', share: 1 }))
          .catch((error: unknown) => put({ state: 'refused', why: checkFailure(error) }));
        void cache.invalidateQueries({ queryKey: ['checks', unit, 'list'] });
      }
    }
    busy.current = false;
  }

  const sending = queue.some(({ state }) => state === 'waiting' || state === 'sending');
  return (
    <section aria-labelledby={`${id}-label`} className="stack-tight">
      <h2 id={`${id}-label`} className={classes.dropTitle}>
        Tệp báo cáo
      </h2>
      <p id={`${id}-hint`} className="soft">
        Tệp .docx, .pdf (có chữ hoặc bản quét), .txt; tối đa {FILES_AT_ONCE} tệp một lần, mỗi tệp không quá{' '}
        {REPORT_MEGABYTES} MB. Tệp đã gửi được kiểm tra tiếp dù bạn đóng trang; thả lại cùng tệp không bị kiểm tra hai
        lần.
      </p>
      {refusal && <Callout tone="late">{refusal}</Callout>}
      <DropZone
        id={id}
        choose={sending ? 'Đang gửi…' : 'Chọn tệp để kiểm tra'}
        accept={ENDINGS}
        multiple
        disabled={sending}
        describedBy={`${id}-hint`}
        onFiles={(files) => void take(files)}
      >
        <span className="soft">hoặc kéo các tệp thả vào đây</span>
      </DropZone>
      {queue.length > 0 && <Queue queue={queue} onClear={sending ? undefined : () => setQueue([])} />}
    </section>
  );
}

function asked(file: File): Sending {
  const why = refusalOf(file);
  return { file, state: why ? 'refused' : 'waiting', share: 0, ...(why && { why }) };
}

function refusalOf({ size }: File): string | undefined {
  if (size === 0) {
    return 'Tệp rỗng. Chọn tệp khác.';
  }
  return size > REPORT_MEGABYTES * MEGABYTE
    ? `Tệp lớn hơn ${REPORT_MEGABYTES} MB. Hãy giảm dung lượng ảnh.`
    : undefined;
}

const STATES = {
  waiting: ['wait', 'Chờ gửi'],
  sending: ['wait', 'Đang gửi'],
  sent: ['done', 'Đã gửi'],
  refused: ['late', 'Không gửi được'],
} as const satisfies Record<Sending['state'], readonly [string, string]>;

function Queue({ queue, onClear }: { readonly queue: readonly Sending[]; readonly onClear: (() => void) | undefined }) {
  const done = queue.filter(({ state }) => state === 'sent' || state === 'refused').length;
  const refused = queue.filter(({ state }) => state === 'refused').length;
  const shown = queue.length > 8 && onClear ? queue.filter(({ state }) => state === 'refused') : queue;
  return (
    <div className="stack-tight">
      <p className={classes.total}>
        <progress max={queue.length} value={done} aria-label="Tiến độ gửi tất cả tệp" />
        <span role="status">
          Đã gửi {formatNumber(done - refused)}/{formatNumber(queue.length)} tệp
          {refused > 0 && `, ${formatNumber(refused)} tệp không gửi được`}
        </span>
        {onClear && (
          <Button kind="quiet" size="small" onClick={onClear}>
            Ẩn danh sách gửi
          </Button>
        )}
      </p>
      <ul className={classes.queue}>
        {shown.map(({ file, state, share, why }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be dropped twice, the places never move
          <li key={place}>
            <span className={classes.fileName}>{file.name}</span>
            <StatusBadge tone={STATES[state][0]}>{STATES[state][1]}</StatusBadge>
            {state === 'sending' && <progress max={1} value={share} aria-label={`Đã gửi ${file.name}`} />}
            {why && <span className={classes.why}>{why}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
