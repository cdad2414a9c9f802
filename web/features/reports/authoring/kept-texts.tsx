import { useState } from 'react';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { textOfFigures } from '#core/reports/figures.ts';
import { proseSection } from '#core/reports/outline.ts';
import { filled, partsOf } from '#core/reports/prose.ts';
import { draftsOf, dropDraft } from '#web/features/reports/section-drafts.ts';
import { useSession } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { notify } from '#web/ui/notice/notice.tsx';

interface KeptTextsProps {
  readonly unit: string;
  readonly answer: ReportAnswer;
}

/** What this person was typing when the report was locked: to read and to copy, as it cannot be saved any more. */
export function KeptTexts({ unit, answer }: KeptTextsProps) {
  const { accountId: account } = useSession();
  const { period, kind, year } = answer.report;
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const saved = new Map(answer.sections.map(({ code, text }) => [code, text]));
  const kept = draftsOf({ account, unit, period }).filter(
    ({ code, text }) => text !== saved.get(code) && !dropped.includes(code),
  );
  if (kept.length === 0) {
    return null;
  }
  const textOf = textOfFigures(answer.figures, { kind, year });
  function drop(code: string) {
    dropDraft({ account, unit, period, code });
    setDropped((before) => [...before, code]);
  }
  return (
    <Callout tone="warn" title="Lời văn bạn gõ chưa kịp lưu khi báo cáo bị khóa">
      <p>Chữ vẫn còn trong máy này. Báo cáo được mở lại thì mục ấy tự đưa ra; cần dùng ngay thì sao chép.</p>
      {kept.map(({ code, text }) => (
        <Kept key={code} code={code} text={filled(partsOf(text), textOf)} onDrop={() => drop(code)} />
      ))}
    </Callout>
  );
}

interface KeptProps {
  readonly code: string;
  readonly text: string;
  readonly onDrop: () => void;
}

function Kept({ code, text, onDrop }: KeptProps) {
  const title = `${code} – ${proseSection(code)?.title ?? code}`;
  const [field, setField] = useState<HTMLTextAreaElement | null>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      notify('Đã sao chép');
    } catch {
      // Without https a browser gives no clipboard: the text is marked for Ctrl+C.
      field?.select();
    }
  }
  return (
    <div className="stack-tight">
      <label className="stack-tight">
        <strong>{title}</strong>
        <textarea ref={setField} readOnly rows={4} value={text} style={{ width: '100%', font: 'inherit' }} />
      </label>
      <div className="row">
        <Button size="small" kind="secondary" onClick={() => void copy()}>
          Sao chép
        </Button>
        <Button size="small" kind="secondary" onClick={onDrop}>
          Bỏ chữ này
        </Button>
      </div>
    </div>
  );
}
