import { useState } from 'react';
import type { PartBoard, ReportPartShape } from '#core/reports/authoring/contract.ts';
import { isWithWriter } from '#core/reports/authoring/part.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { proseSection } from '#core/reports/outline.ts';
import { reportPath } from '#web/features/reports/load-reports.ts';
import { capitalised, formatMoment } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { usePathParam, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { DueBadge, StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { DayInput } from './day-input.tsx';
import { type AssignedPart, usePartAct, usePartBoard } from './load-parts.ts';
import { Missing } from './missing-parts.tsx';
import { PART_STATES, writerName } from './part-words.ts';

/** Who writes what by when, and who is missing: the focal officer's desk of a report. */
export function PartsPage() {
  const unit = useUnitSlug();
  const period = usePathParam('period');
  const query = usePartBoard(unit, period);
  return (
    <div className="stack">
      <PageHeader title="Phân công và tiến độ các phần" back={{ href: reportPath(unit, period), label: 'Báo cáo' }}>
        Mỗi mục của đề cương giao cho một bộ phận hoặc một người, có hạn nộp riêng.
      </PageHeader>
      <QueryView query={query} messages={REPORT_MESSAGES} loading="Đang tải bảng phân công…">
        {(board) => <Board unit={unit} period={period} board={board} />}
      </QueryView>
    </div>
  );
}

interface BoardProps {
  readonly unit: string;
  readonly period: string;
  readonly board: PartBoard;
}

type Changes = Readonly<Record<string, AssignedPart>>;

function Board({ unit, period, board }: BoardProps) {
  const [changes, setChanges] = useState<Changes>({});
  const act = usePartAct(unit, period);
  const waiting = board.parts.filter(({ state }) => state === 'handed-in').map(({ code }) => code);
  // A section with several parts hands them in together; who compiles takes them over instead.
  const own = board.mayCompile
    ? []
    : board.parts
        .filter(({ isMine, mayWrite, state }) => isMine && mayWrite && isWithWriter(state))
        .map(({ code }) => code);
  const count = Object.keys(changes).length;
  const edit = (part: ReportPartShape, change: Partial<AssignedPart>) =>
    setChanges((before) => ({ ...before, [part.code]: { ...(before[part.code] ?? given(part)), ...change } }));
  return (
    <div className="stack">
      <Missing board={board} />
      {act.isError && <Callout tone="late">{messageOf(act.error, REPORT_MESSAGES)}</Callout>}
      {own.length > 0 && (
        <div className="row">
          <Button
            busy={act.isPending}
            onClick={() =>
              act.mutate({ act: 'hand-in', codes: own }, { onSuccess: () => notify(`Đã nộp ${own.length} phần`) })
            }
          >
            Nộp {String(own.length)} phần của bạn
          </Button>
          <span className="soft">Phần không phát sinh thì để trống rồi nộp cùng.</span>
        </div>
      )}
      {board.mayCompile && (
        <div className="row">
          <Button
            kind={count > 0 ? 'primary' : 'secondary'}
            busy={act.isPending}
            disabled={count === 0}
            onClick={() =>
              act.mutate(
                { act: 'assign', parts: Object.values(changes) },
                {
                  onSuccess: () => {
                    setChanges({});
                    notify(`Đã lưu phân công ${count} mục`);
                  },
                },
              )
            }
          >
            {count > 0 ? `Lưu phân công (${count} mục)` : 'Lưu phân công'}
          </Button>
          {waiting.length > 0 && (
            <Button
              kind="secondary"
              busy={act.isPending}
              onClick={() =>
                act.mutate(
                  { act: 'take', codes: waiting },
                  { onSuccess: () => notify(`Đã nhận ${waiting.length} phần`) },
                )
              }
            >
              Nhận {String(waiting.length)} phần đã nộp
            </Button>
          )}
        </div>
      )}
      <DataTable
        caption="Phân công các mục của báo cáo"
        columns={columnsOf({ unit, period, board, changes, edit })}
        rows={board.parts}
        rowKey={({ code }) => code}
      />
      <Steps board={board} />
    </div>
  );
}

function given({ code, sectionId, accountId, deadline }: ReportPartShape): AssignedPart {
  return { code, sectionId, accountId, deadline };
}

interface ColumnsProps extends BoardProps {
  readonly changes: Changes;
  readonly edit: (part: ReportPartShape, change: Partial<AssignedPart>) => void;
}

function columnsOf({ unit, period, board, changes, edit }: ColumnsProps): readonly Column<ReportPartShape>[] {
  return [
    {
      key: 'title',
      head: 'Mục',
      main: true,
      wide: true,
      cell: ({ code }) => (
        <Link href={withSearch(reportPath(unit, period), { muc: code })}>
          {code} – {proseSection(code)?.title.replace(/^(?:\d+\.|[a-zđ]\)) /u, '')}
        </Link>
      ),
    },
    {
      key: 'writer',
      head: 'Người viết',
      cell: (part) =>
        board.mayCompile ? (
          <WriterChoice board={board} part={part} wish={changes[part.code] ?? given(part)} edit={edit} />
        ) : (
          writerName(part)
        ),
    },
    {
      key: 'deadline',
      head: 'Hạn nộp phần',
      cell: (part) => {
        const wish = changes[part.code] ?? given(part);
        return board.mayCompile ? (
          <DayInput
            label={`Hạn nộp phần mục ${part.code}`}
            value={wish.deadline}
            onDay={(deadline) => edit(part, { deadline })}
          />
        ) : (
          part.deadline && <DueBadge due={part.deadline} />
        );
      },
    },
    {
      key: 'state',
      head: 'Tình trạng',
      cell: ({ state, changedBy, changedAt, reason, ...part }) =>
        (part.sectionId ?? part.accountId) === null ? (
          <span className="soft">đầu mối viết</span>
        ) : (
          <span className="stack-tight">
            <span>
              <StatusBadge tone={PART_STATES[state].tone}>{PART_STATES[state].words}</StatusBadge>
            </span>
            {state !== 'open' && changedAt && (
              <span className="soft">
                {changedBy}, {formatMoment(changedAt)}
              </span>
            )}
            {state === 'sent-back' && <span>{reason}</span>}
          </span>
        ),
    },
  ];
}

interface WriterChoiceProps {
  readonly board: PartBoard;
  readonly part: ReportPartShape;
  readonly wish: AssignedPart;
  readonly edit: (part: ReportPartShape, change: Partial<AssignedPart>) => void;
}

/** A section of the committee, or one person of it, in one choice. */
function WriterChoice({ board, part, wish, edit }: WriterChoiceProps) {
  const value = wish.accountId === null ? `s${wish.sectionId ?? ''}` : `p${wish.accountId}`;
  return (
    <select
      aria-label={`Người viết mục ${part.code}`}
      value={value}
      style={{ font: 'inherit', minHeight: '2.25rem', width: 'clamp(10rem, 22vw, 20rem)' }}
      onChange={({ target }) => {
        const chosen = target.value.slice(1);
        if (target.value.startsWith('p')) {
          const person = board.people.find(({ accountId }) => accountId === chosen);
          edit(part, { accountId: chosen, sectionId: person?.sectionId ?? null });
          return;
        }
        edit(part, {
          accountId: null,
          sectionId: chosen === '' ? null : Number(chosen),
          deadline: wish.deadline ?? board.proposedDeadline,
        });
      }}
    >
      <option value="s">Đầu mối CCHC</option>
      <optgroup label="Bộ phận">
        {board.sections.map(({ id, name }) => (
          <option key={id} value={`s${id}`}>
            {name}
          </option>
        ))}
      </optgroup>
      <optgroup label="Một người">
        {board.people.map(({ accountId, name }) => (
          <option key={accountId} value={`p${accountId}`}>
            {name}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

const STEP_WORDS: Readonly<Record<string, string>> = {
  assigned: 'phân công',
  'handed-in': 'nộp phần',
  taken: 'nhận phần',
  'sent-back': 'trả lại phần',
};

function Steps({ board: { steps } }: { readonly board: PartBoard }) {
  if (steps.length === 0) {
    return null;
  }
  return (
    <details>
      <summary>Nhật ký các phần ({steps.length})</summary>
      <ul>
        {steps.map(({ code, kind, reason, by, at }) => (
          <li key={`${at}|${kind}|${code}`}>
            {capitalised(formatMoment(at))}: {by} {STEP_WORDS[kind] ?? kind}
            {code === null ? '' : ` ${code}`}
            {reason === '' ? '' : `, lý do: ${reason}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
