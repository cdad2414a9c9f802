import { useEffect, useRef, useState } from 'react';
import type { ReportCheckView, TextLineView } from '#core/checks/contract.ts';
import { formatNumber } from '#web/lib/format.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import classes from './checks.module.css';
import { LINES_A_PAGE, useLines } from './load-checks.ts';

interface ReportTextProps {
  readonly unit: string;
  readonly check: ReportCheckView;
  /** The line to show and mark. */
  readonly line: number | undefined;
  readonly quote: string | undefined;
}

/** The text as it was read, with its line numbers; the line asked for is marked and brought into sight. */
export function ReportText({ unit, check, line, quote }: ReportTextProps) {
  const [turned, setTurned] = useState<{ page: number; from: number | undefined }>();
  const asked = turned && turned.from === line ? { page: turned.page } : line === undefined ? {} : { line };
  const lines = useLines(unit, check, asked);
  return (
    <section aria-label="Văn bản đã đọc" className={classes.text}>
      <QueryView query={lines} loading="Đang tải văn bản…">
        {({ items, total, page, unreadPages }) => (
          <>
            {unreadPages.length > 0 && (
              <Callout tone="warn">
                Trang {unreadPages.join(', ')} là bản quét, chưa đọc được vì máy chủ thiếu tesseract-ocr-vie.
              </Callout>
            )}
            <Lines items={items} line={line} quote={quote} />
            {total > LINES_A_PAGE && (
              <p className="row">
                <Button
                  kind="secondary"
                  size="small"
                  disabled={page === 1}
                  onClick={() => setTurned({ page: page - 1, from: line })}
                >
                  Phần trước
                </Button>
                <span>
                  Phần {formatNumber(page)}/{formatNumber(Math.ceil(total / LINES_A_PAGE))}
                </span>
                <Button
                  kind="secondary"
                  size="small"
                  disabled={page * LINES_A_PAGE >= total}
                  onClick={() => setTurned({ page: page + 1, from: line })}
                >
                  Phần sau
                </Button>
              </p>
            )}
          </>
        )}
      </QueryView>
    </section>
  );
}

interface LinesProps {
  readonly items: readonly TextLineView[];
  readonly line: number | undefined;
  readonly quote: string | undefined;
}

function Lines({ items, line, quote }: LinesProps) {
  const marked = useRef<HTMLLIElement>(null);
  const whole = useRef<HTMLOListElement>(null);
  const first = items[0]?.number;
  useEffect(() => {
    const [target, list] = [marked.current, whole.current];
    if (line !== undefined && first !== undefined && target && list) {
      // Inside the text only: the list of findings must not run away under the reader's eyes.
      list.scrollTop = target.offsetTop - list.clientHeight / 4;
      list.scrollIntoView({ block: 'nearest' });
      target.focus({ preventScroll: true });
    }
  }, [line, first]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ol ref={whole} className={classes.lines} tabIndex={0} aria-label="Các dòng của văn bản">
      {items.map((item) => {
        const isMarked = item.number === line;
        return (
          <li
            key={item.number}
            ref={isMarked ? marked : undefined}
            tabIndex={isMarked ? -1 : undefined}
            aria-current={isMarked ? 'true' : undefined}
            className={isMarked ? classes.markedLine : undefined}
          >
            <span className={classes.lineNumber}>{item.number}</span>
            <span className={classes.lineText}>
              {isMarked ? <Quoted text={wordsOf(item)} quote={quote} /> : wordsOf(item)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function wordsOf({ text, cells }: TextLineView): string {
  return cells ? cells.map((cell) => cell || '–').join(' | ') : text;
}

/** The quoted words inside the line; where the quote spans lines, the whole line is marked. */
function Quoted({ text, quote }: { readonly text: string; readonly quote: string | undefined }) {
  const at = quote ? text.indexOf(quote) : -1;
  if (!quote || at < 0) {
    return <mark>{text}</mark>;
  }
  return (
    <>
      {text.slice(0, at)}
      <mark>{quote}</mark>
      {text.slice(at + quote.length)}
    </>
  );
}
