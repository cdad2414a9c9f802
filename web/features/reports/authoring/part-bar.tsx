import { useId, useState } from 'react';
import type { PartBoard, ReportPartShape } from '#core/reports/authoring/contract.ts';
import { isWithWriter } from '#core/reports/authoring/part.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { formatMoment } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { DueBadge, StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { type PartWish, usePartAct } from './load-parts.ts';
import { PART_STATES, writerName } from './part-words.ts';

interface PartBarProps {
  readonly unit: string;
  readonly period: string;
  readonly board: PartBoard;
  readonly part: ReportPartShape;
  /** Saves what is still being typed, before the part leaves these hands; false where it could not be saved. */
  readonly beforeHandIn: () => Promise<boolean>;
}

/** Whose part this is, by when, and the next step: hand in, take over, send back. */
export function PartBar({ unit, period, board, part, beforeHandIn }: PartBarProps) {
  const act = usePartAct(unit, period);
  const [sendingBack, setSendingBack] = useState(false);
  const { code, state, deadline, changedBy, changedAt, reason } = part;
  const { tone, words } = PART_STATES[state];
  const isGiven = (part.sectionId ?? part.accountId) !== null;
  const run = (wish: PartWish, done: string) =>
    act.mutate(wish, {
      onSuccess: () => {
        notify(done);
        setSendingBack(false);
      },
    });
  if (!isGiven) {
    return null;
  }
  return (
    <div className="stack-tight">
      <div className="row">
        <StatusBadge tone={tone}>{words}</StatusBadge>
        <span>
          Người viết: <strong>{writerName(part)}</strong>
        </span>
        {deadline && isWithWriter(state) && (
          <span>
            Hạn nộp phần: <DueBadge due={deadline} />
          </span>
        )}
        {!isWithWriter(state) && changedBy && changedAt && (
          <span className="soft">
            {changedBy}, {formatMoment(changedAt)}
          </span>
        )}
      </div>
      {state === 'sent-back' && (
        <Callout tone="warn" title={`${changedBy ?? 'Đầu mối'} trả lại phần này`}>
          {reason}
        </Callout>
      )}
      {act.isError && <Callout tone="late">{messageOf(act.error, REPORT_MESSAGES)}</Callout>}
      <div className="row">
        {isWithWriter(state) && part.isMine && part.mayWrite && (
          <Button
            size="small"
            busy={act.isPending}
            onClick={() =>
              void beforeHandIn().then(
                (saved) => saved && run({ act: 'hand-in', codes: [code] }, 'Đã nộp phần cho đầu mối CCHC'),
              )
            }
          >
            Nộp phần
          </Button>
        )}
        {board.mayCompile && state === 'handed-in' && (
          <Button size="small" busy={act.isPending} onClick={() => run({ act: 'take', codes: [code] }, 'Đã nhận phần')}>
            Nhận phần
          </Button>
        )}
        {board.mayCompile && !isWithWriter(state) && !sendingBack && (
          <Button size="small" kind="secondary" onClick={() => setSendingBack(true)}>
            Trả lại phần
          </Button>
        )}
      </div>
      {sendingBack && (
        <SendBack
          busy={act.isPending}
          onCancel={() => setSendingBack(false)}
          onSend={(why) => run({ act: 'send-back', codes: [code], reason: why }, 'Đã trả lại phần')}
        />
      )}
    </div>
  );
}

interface SendBackProps {
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onSend: (reason: string) => void;
}

function SendBack({ busy, onCancel, onSend }: SendBackProps) {
  const [reason, setReason] = useState('');
  const id = useId();
  return (
    <div className="stack-tight">
      <label htmlFor={id}>Lý do trả lại phần (người viết đọc nguyên văn câu này)</label>
      <textarea
        id={id}
        rows={2}
        style={{ width: '100%', font: 'inherit' }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row">
        <Button size="small" kind="danger" busy={busy} onClick={() => onSend(reason)}>
          Trả lại phần
        </Button>
        <Button size="small" kind="secondary" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </div>
  );
}
