import { useState } from 'react';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { SetAnswer } from '#core/assessments/sets/contract.ts';
import type { SetDraft } from '#core/assessments/sets/draft.ts';
import { codesOfBase } from '#core/assessments/sets/supplement.ts';
import { addableLevels, renumbered, withAdded } from '#core/assessments/sets/tree-edits.ts';
import { formatTime } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, useSearchValues } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { FaultList } from './fault-list.tsx';
import { HeadPanel } from './head-panel.tsx';
import { MeetingView } from './meeting-view.tsx';
import { NodePanel } from './node-panel.tsx';
import { nodePath, SetTree } from './set-tree.tsx';
import classes from './sets.module.css';
import { type Editor, useEditor } from './use-editor.ts';

interface SetEditorProps {
  readonly unit: string;
  readonly answer: SetAnswer;
  /** The set of the level above that a supplement adds to. */
  readonly supplemented: SetDraft | undefined;
}

/** A draft under the hands: the tree on the left, what is chosen beside it, faults and saving always in sight. */
export function SetEditor({ unit, answer, supplemented }: SetEditorProps) {
  const editor = useEditor(unit, answer, supplemented);
  const { muc } = useSearchValues();
  const goTo = useGoTo();
  const { id } = answer.head;
  const { draft, change, faults } = editor;
  const open = muc === 'chung' ? '' : muc;
  const node = draft.criteria.find(({ code }) => code === open);
  const select = (code: string | undefined) => goTo(nodePath(unit, id, code), { replace: true });
  const locked = supplemented ? codesOfBase(supplemented) : NONE;
  return (
    <>
      <SaveBar answer={answer} editor={editor} />
      <Failure editor={editor} />
      {editor.meeting && <MeetingView meeting={editor.meeting} settle={editor.settle} />}
      <FaultList faults={faults} href={(code) => nodePath(unit, id, code)} />
      <div className={open === undefined ? classes.whole : classes.split}>
        <div className="stack-tight">
          <SetTree unit={unit} id={id} draft={draft} faults={faults} open={open} />
          {!supplemented && <TopButtons draft={draft} change={change} select={select} />}
        </div>
        {open === '' && <HeadPanel draft={draft} change={change} supplements={supplemented !== undefined} />}
        {node && (
          <NodePanel
            key={node.code}
            draft={draft}
            node={node}
            faults={faults.filter(({ code }) => code === node.code)}
            isLocked={locked.has(node.code)}
            isSupplement={supplemented !== undefined}
            change={change}
            select={select}
          />
        )}
      </div>
    </>
  );
}

const NONE: ReadonlySet<string> = new Set();

function SaveBar({ answer, editor }: { readonly answer: SetAnswer; readonly editor: Editor }) {
  const { isUnsaved, faults, isSaving, save, reset } = editor;
  const { writtenAt, writtenBy } = answer.head;
  const never = faults.some(({ weight }) => weight === 'never');
  return (
    <div className={classes.bar}>
      <p className={classes.grow} role="status">
        {isUnsaved ? <strong>▲ Có phần chưa lưu. </strong> : `Đã lưu lúc ${formatTime(writtenAt)}, ${writtenBy} ghi. `}
        {faults.length === 0 ? '✓ Không còn chỗ phải sửa.' : `${faults.length} chỗ phải sửa trước khi công bố.`}
      </p>
      {isUnsaved && (
        <Button kind="quiet" size="small" onClick={reset}>
          Bỏ phần chưa lưu
        </Button>
      )}
      <Button disabled={!isUnsaved || never} busy={isSaving} onClick={save}>
        {faults.length > 0 ? 'Lưu dở dang' : 'Lưu dự thảo'}
      </Button>
    </div>
  );
}

function Failure({ editor: { error, meeting } }: { readonly editor: Editor }) {
  return error && !meeting ? (
    <ErrorState title="Chưa lưu được">{messageOf(error, ASSESSMENT_MESSAGES)}</ErrorState>
  ) : null;
}

interface TopButtonsProps {
  readonly draft: SetDraft;
  readonly change: (next: SetDraft) => void;
  readonly select: (code: string) => void;
}

function TopButtons({ draft, change, select }: TopButtonsProps) {
  const [sure, setSure] = useState(false);
  const hasParts = draft.criteria.some(({ level }) => level === 'part');
  const levels = addableLevels(draft, null).filter((level) => level !== 'part' || hasParts);
  const add = (level: (typeof levels)[number]) => {
    const added = withAdded(draft, null, level);
    change(added.draft);
    select(added.code);
  };
  return (
    <div className={classes.steps}>
      {levels.map((level) => (
        <Button key={level} kind="secondary" size="small" onClick={() => add(level)}>
          {level === 'part' ? 'Thêm phần' : 'Thêm lĩnh vực'}
        </Button>
      ))}
      {sure ? (
        <Button
          kind="secondary"
          size="small"
          onClick={() => {
            change(renumbered(draft));
            setSure(false);
          }}
        >
          Đánh lại mã cả bộ theo thứ tự
        </Button>
      ) : (
        <Button kind="quiet" size="small" onClick={() => setSure(true)}>
          Đánh lại mã…
        </Button>
      )}
    </div>
  );
}
